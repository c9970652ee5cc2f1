"""Cases that the prose cites by what they are about: "jf. sagen om budget 2024-2027"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from casegraph.link.items.mention_targets import FIGURE, LEAD, RARE
from casegraph.link.related.prose_reader import ProseReader, Way
from casegraph.link.related.ties import Tied
from casegraph.link.titles.hints import Hinted
from casegraph.link.words.signs import Sign
from casegraph.reason import N_

# How far what is cited reaches, and how many citations of one text are looked at.
_REACH, MOST_CITED = 80, 50
_ENDS = re.compile(r"[.,;:()\n]|\s(?:på|som|der|og|fra)\s")
_SPAN = re.compile(r"((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)")
_FIGURE = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?|\d+(?:\.\d+)*[a-zæøå]?")
_NAME = re.compile(r"\b[A-ZÆØÅ][^\W\d_]{2,}")
_HERE = re.compile(r"[^.;\n]{0,60}\b(?:dagens|samme|dette|denne)\s(?:dagsorden|møde)", re.IGNORECASE)
# Days between the two items, at most.
NEAR = 2 * 366
CITED: Way = (3.0, "agenda", N_("the prose names the other item"))


@dataclass(frozen=True)
class Cited:
    """Finds the one case that a citation is of."""

    prose: ProseReader

    def ties(self) -> Iterator[Tied]:
        """Every item with the cases that it cites so."""
        phrases = Hinted(self.prose.ground.sources.table.rules.cited)
        for position in self.prose.written:
            text = self.prose.text(position)
            for hit in islice(phrases.find(text), MOST_CITED):
                other = self._meant(position, text[hit.end : hit.end + _REACH])
                if other is not None:
                    yield self.prose.tie(position, other, self.prose.around(text, hit.start, hit.end), CITED)

    def _meant(self, position: int, behind: str) -> int | None:
        """The last item of the one case whose title has all that is cited, before or on the day of who cites it."""
        ground, end = self.prose.ground, _ENDS.search(behind)
        cited = _SPAN.sub(_whole_span, behind[: end.start()] if end else behind)
        words = ground.sources.table.words.in_text(cited)
        if any(not ground.sources.table.words.in_text(name) for name in _NAME.findall(cited)):
            return None  # what no title is of
        figures = frozenset(_FIGURE.findall(cited))
        found: dict[int, tuple[float, int]] = {}
        for item in self._candidates(position, words, here=_HERE.match(behind) is not None):
            worth = self._worth(ground.sources.table.signs[item], words, figures)
            case = ground.case_of[item]
            found[case] = max(found.get(case, (0.0, item)), (worth, item))
        ranked = sorted(found.values(), reverse=True)
        if not ranked or ranked[0][0] < RARE:
            return None
        return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LEAD else None

    def _worth(self, sign: Sign, words: set[int], figures: frozenset[str]) -> float:
        """What is said of a title by words and figures, all of which it must have; nothing where it lacks one."""
        own = sign.title.numbers | {year.replace("–", "-") for year in sign.title.years}
        telling = words - self.prose.ground.sources.table.words.weak
        if not (telling or figures) or not words <= sign.bag or not figures <= own:
            return 0.0
        return self.prose.worth(words) + FIGURE * len(figures)

    def _candidates(self, position: int, words: set[int], *, here: bool) -> Iterator[int]:
        """Items of other cases, near in time, that have a word of what is cited; of the same meeting where it is said
        to stand ``here``.
        """
        ground, table = self.prose.ground, self.prose.ground.sources.table
        own, day = ground.case_of[position], table.day[position] or 0
        meeting = (table.body[position], table.items[position].date)
        for item in sorted({one for word in words for one in self._titled.get(word, ())}):
            same = (table.body[item], table.items[item].date) == meeting
            near = 0 <= day - (table.day[item] or 0) <= NEAR
            if ground.case_of[item] != own and near and (same or not here) and not table.standing[item]:
                yield item

    @cached_property
    def _titled(self) -> dict[int, Sequence[int]]:
        """The items by the words of their titles."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item, sign in enumerate(self.prose.ground.sources.table.signs):
            for word in sign.bag:
                found[word].append(item)
        return dict(found)


def _whole_span(found: re.Match[str]) -> str:
    """A span of years as titles are read: "2024-27" is *2024-2027*."""
    first, last = found.groups()
    return f"{first}-{last if len(last) > 2 else first[:2] + last}"
