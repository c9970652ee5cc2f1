"""Case numbers that stand in the prose of other cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casegraph.link.answers.answers import bare_number
from casegraph.link.related.prose_reader import ProseReader, Way
from casegraph.link.related.ties import Tied
from casegraph.reason import N_

NUMBER: Way = (4.0, "case number", N_("the prose names the case number of the other"))
# What may be a case number, and the digits it has at least.
_NUMBER = re.compile(r"(?<![\w./-])(?:[^\W\d_]{1,6}[./-]?)?\d[\w./-]{3,38}(?<=\w)")
_DIGITS = 5
# What looks like one and is a day, a span of years, an amount or a number of something else.
_OTHER = re.compile(
    r"\d{1,3}-\d{1,3}000|"
    r"\d{1,2}[./-](?:\d{1,2}(?:[./-]\d{2,4})?|(?:19|20)\d\d)|(?:19|20)\d\d-\d\d-\d\d"
    r"|(?:19|20)\d\d[/-](?:(?:19|20)\d\d|\d\d)|\d{1,3}(?:\.\d{3})+"
)
_COUNTED = re.compile(
    r"\s?(?:kr(?:oner)?|mio|mia|stk|pct|m2|m²|km|ha|tons?|timer|dage|år|(?:ind)?byggere|borgere|biler|besøgende|personer"
    r"|medarbejdere|elever|boliger|pladser|stemmer)\b|\s?%|\s?indbyggere\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"(?:\blov\w*|\bLBK|\bBEK|\bL|\bUfR|\bFOB|\bEU|forordning\w*|direktiv\w*|\bside|\bvare\w*|\bdok\w*|\bprojekt\w*"
    r"|\bejerlav\w*|\w*tal|bekendtgørelse\w*|cirkulære\w*|vejledning\w*|matr\w*|tlf|telefon\w*|mobil|ean|cvr|p|konto\w*|post\w*)"
    r"\W{0,3}(?:nr|nummer)?\W{0,3}$",
    re.IGNORECASE,
)
# A number without any sign in it is one where the text says so.
_CASE = re.compile(r"\b(?:sag|sagen|sags\w*|journal\w*|j)\W{0,3}(?:nr|nummer)?\W{0,3}$", re.IGNORECASE)
_BEFORE = 24


@dataclass(frozen=True)
class Numbers:
    """Finds the cases whose numbers the prose names."""

    prose: ProseReader

    def ties(self) -> Iterator[Tied]:
        """Every item with the cases that its prose names by their numbers."""
        of, holders = self.prose.ground.case_of, self._holders
        for position in self.prose.written if holders else ():
            text = self.prose.text(position)
            for found in _NUMBER.finditer(text):
                other = holders.get(bare_number(found.group()))
                if other is not None and of[other] != of[position] and _is_number(found):
                    yield self.prose.tie(position, other, self.prose.around(text, found.start(), found.end()), NUMBER)

    @cached_property
    def _holders(self) -> dict[str, int]:
        """The first item of the case that has a number; of what is several cases, or one of unlike matters, none."""
        ground = self.prose.ground
        holders: dict[str, int] = {}
        cases: dict[str, set[int]] = {}
        for position, item in enumerate(ground.sources.table.items if self.prose.written else ()):
            case = ground.case_of[position]
            if case < 0 or not ground.members[case]:
                continue
            for number in item.case_numbers:
                holders.setdefault(bare_number(number.printed), position)
                cases.setdefault(bare_number(number.printed), set()).add(case)
        return {number: item for number, item in holders.items() if len(cases[number]) == 1}


def _is_number(found: re.Match[str]) -> bool:
    """Whether what stands in prose like the number of a case is meant as one."""
    printed, text = found.group(), found.string
    before = text[max(found.start() - _BEFORE, 0) : found.start()]
    if sum(map(str.isdigit, printed)) < _DIGITS or _OTHER.fullmatch(printed) or _COUNTED.match(text, found.end()):
        return False
    return bool(_CASE.search(before)) if printed.isdigit() else not _OF_ANOTHER.search(before)
