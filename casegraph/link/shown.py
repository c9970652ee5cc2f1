"""Evidence as people read it: both values as they were compared, and a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from casegraph.danish import stem
from casegraph.link.evidence import EARLY, LATE, Sources
from casegraph.link.pairing import Pair
from casegraph.link.scoring import Levels
from casegraph.model import Evidence

Shown = Callable[[Sources, int, int], str]


def evidence(sources: Sources, pair: Pair, found: Levels) -> tuple[Evidence, ...]:
    """Every piece of evidence that weighs anything on one pair, in the order of the table."""
    return every(sources, pair, {name: row for name, row in found.items() if row[1]})


def every(sources: Sources, pair: Pair, found: Levels) -> tuple[Evidence, ...]:
    """The pieces of evidence on one pair with both values, the item of the smaller id first."""
    items = sources.table.items
    a, b = pair if items[pair[0]].id < items[pair[1]].id else pair[::-1]
    return tuple(
        Evidence(name, SHOWN[name](sources, a, b), SHOWN[name](sources, b, a), weight, said(name, level))
        for name, (level, weight) in found.items()
    )


def said(name: str, level: str) -> str:
    """A piece of evidence as a sentence: what it looks at, and what it found."""
    return f"{described(name)}: {level}"


@cache
def described(name: str) -> str:
    """What a piece of evidence looks at: the first part of its function's docstring."""
    text = " ".join(({**EARLY, **LATE}[name].__doc__ or name).split())
    return text.partition(":")[0].partition(". ")[0].rstrip(".")


def _title(sources: Sources, item: int, other: int) -> str:
    return sources.table.items[item].title


def _own_words(sources: Sources, item: int, other: int) -> str:
    """The words one title has and the other lacks."""
    words = sources.table.words
    mine, theirs = sources.table.signs[item], sources.table.signs[other]
    alone = [word for word in mine.title.words if words.ids.get(stem(word)) not in theirs.bag]
    return " ".join(alone)


def _names(sources: Sources, item: int, other: int) -> str:
    sign = sources.table.signs[item]
    return ", ".join(sorted(sources.table.words.stems[word] for word in sign.names))


def _course(sources: Sources, item: int, other: int) -> str:
    found = sources.table.items[item]
    return f"{found.body} {found.date or ''}".strip()


def _prose(sources: Sources, item: int, other: int) -> str:
    """The rarest words both texts have."""
    return sources.prose.telling(item, other)


def _documents(sources: Sources, item: int, other: int) -> str:
    table = sources.table
    numbers = table.documents[item] & table.documents[other]
    files = table.files[item] & table.files[other]
    return ", ".join(sorted(numbers or files or table.files[item]))


def _mention(sources: Sources, item: int, other: int) -> str:
    """The sentence that names the other item's meeting, or the item's own meeting."""
    spoken, named = sources.table.items[item], sources.table.items[other]
    for reference in spoken.references:
        if (reference.body_id, reference.date) == (named.body_id, named.date):
            return reference.quote
    return _course(sources, item, other)


SHOWN: dict[str, Shown] = {
    "number": lambda sources, item, other: sources.table.items[item].case_number or "",
    "words": _title,
    "difference": _own_words,
    "numbers": lambda sources, item, other: ", ".join(sorted(sources.table.signs[item].numbers)),
    "years": lambda sources, item, other: ", ".join(sources.table.signs[item].title.years),
    "periods": lambda sources, item, other: ", ".join(sources.table.signs[item].title.periods),
    "names": _names,
    "course": _course,
    "repetition": _title,
    "phase": _title,
    "journal": lambda sources, item, other: sources.table.items[item].journal_number or "",
    "recommender": lambda sources, item, other: sources.table.items[item].recommended_by or "",
    "documents": _documents,
    "number year": lambda sources, item, other: sources.table.items[item].case_number or _course(sources, item, other),
    "mention": _mention,
    "prose": _prose,
}
