"""Items as the rows that general record linkage works on: words, figures, number, body and day; and the truth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casegraph.model import AgendaItem

# A title on more items than this is a fixed point of the agenda: an expert blocks on it no more than on its words.
COMMON_TITLE = 200
# A word in more distinct titles than this finds nothing.
COMMON_WORD = 300
# The rarest words of a title that it is looked up by.
RARE = 4
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d+(?:[./-]\d+)*")


@dataclass(frozen=True)
class Row:
    """One item; ``whole`` is its title unless many have it, ``words`` all words of it, ``rare`` the rarest of them and

    ``key`` the very rarest, ``figures`` its numbers as one text.
    """

    name: int
    title: str
    whole: str | None
    words: tuple[str, ...]
    rare: tuple[str, ...]
    key: str | None
    figures: str | None
    number: str | None
    body: str
    day: date | None


def make_rows(items: Sequence[AgendaItem]) -> list[Row]:
    """The rows of ``items``, numbered in their order: titles folded, and what is too common to block on left out."""
    titles = [" ".join(item.title.lower().split()) for item in items]
    times = Counter(titles)
    words = {title: tuple(dict.fromkeys(_WORD.findall(title))) for title in times}
    holders = Counter(word for found in words.values() for word in found)
    return [
        Row(
            name=name,
            title=title,
            whole=title if times[title] <= COMMON_TITLE else None,
            words=words[title],
            rare=_rare(words[title], holders) if times[title] <= COMMON_TITLE else (),
            key=next(iter(_rare(words[title], holders)), None),
            figures=" ".join(sorted(set(_FIGURE.findall(title)))) or None,
            number=item.case_numbers[0].key if item.case_numbers else None,
            body=item.body_id,
            day=date.fromisoformat(item.date) if item.date and len(item.date) == 10 else None,
        )
        for name, (item, title) in enumerate(zip(items, titles, strict=True))
    ]


def _rare(words: Sequence[str], holders: Counter[str]) -> tuple[str, ...]:
    rare = sorted((word for word in words if 1 < holders[word] <= COMMON_WORD), key=lambda word: (holders[word], word))
    return tuple(rare[:RARE])
