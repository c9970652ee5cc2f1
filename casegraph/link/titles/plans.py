"""What titles name by its number: *lokalplan 4.12* is one plan in a municipality, *Skovvej 18* one house, whatever else
is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegraph.link.few import few
from casegraph.link.rules import LinkRules
from casegraph.link.titles.slips import slip
from casegraph.rulebook.phrases import Phrases, to_regex

# A number with its parts, and the letters before or behind it; a year is none.
_NUMBER = (
    r"(?:\s+(?:nr\.?|nummer))?\s+"
    r"(?P<number>(?!(?:19|20)\d\d\b)(?-i:[A-ZÆØÅ]{1,2}[ -]?)?\d{1,4}(?:[.\-]\d{1,3})*(?-i:[A-ZÆØÅ])?)\b"
    r"(?!\.\s?[a-zæøå])(?!\s[a-zæøå]{0,30}(?:boliger|pladser|parceller|lejligheder|enheder|møller|værelser|grunde|huse)\b)"
)
# A house by its number, and letter; "parken 2. etape" is none, nor is "Skovvej 2024".
# Nor is "Børnehaven 12 nye pladser": what is counted follows.
_HOUSE = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÆØÅ][\w.]{0,30}\s)?(?P<street>[A-ZÆØÅ][^\W\d_]{3,40})\s+(?P<house>\d{1,3}(?:\s?[A-Z]\b|[a-z]\b)?)"
    r"(?![\w-])(?!\.\s?[a-zæøå])"
    r"(?!\s(?!(?:samt|eller|mellem|under|over|efter|uden|inden)\b|[a-zæøå]+ing\b)[a-zæøå]{3,}(?<!\bfor)(?<!\btil)(?<!\bved)(?<!\bmed)(?<!\bfra)\b)"
)
# A word that may be the street of one: so few titles have one before a figure that the rest need no closer look.
_BEFORE_FIGURE = re.compile(r"(?<![\w-])([A-ZÆØÅ][^\W\d_]{3,40})\s+\d")
# Words that may stand between what is beside a plan and the plan: "fra den bevarende lokalplan 97".
_BETWEEN = r"\s+(?-i:[a-zæøå]+\s+){0,2}\Z"
_REACH = 60
# A long word before a number, which may be a plan's, mistyped.
_BEFORE_NUMBER = re.compile(r"(?<![\w-])[^\W\d_]{8,40}(?=\.?(?:\s+(?:nr\.?|nummer))?\s+(?-i:[A-ZÆØÅ]{1,2}[ -]?)?\d)")
# What sort of plan it is, and its number.
Plan = tuple[str, str]
# The street in small letters, and the number of the house.
House = tuple[str, str]


class PlanReader:
    """Finds plans with their numbers in texts, by the rules; *lokalplanforslag* and *LP* are sorts of *lokalplan*."""

    def __init__(self, rules: LinkRules) -> None:
        known = Phrases(rules.plans)
        short = {form: word for form, word in rules.short if known.fullmatch(word)}
        bases = sorted({term.strip("*") for term in rules.plans}, key=lambda base: (len(base), base))
        self._bases = bases
        self._short = short
        self._hinted = re.compile("|".join(map(re.escape, (*bases, *short))) or r"(?!)")
        plans = "|".join(map(to_regex, (*rules.plans, *sorted(short))))
        self._named = re.compile(rf"\b(?P<what>{plans})\.?{_NUMBER}", re.IGNORECASE) if plans else None
        beside = "|".join(map(to_regex, rules.plan_beside))
        self._beside = re.compile(rf"(?<!\w)(?:{beside}){_BETWEEN}", re.IGNORECASE) if beside else None
        self._used = Phrases(rules.plan_used)

    def named(self, text: str) -> dict[Plan, str]:
        """The plans that a text names, with the words."""
        return {self._plan(found): found.group() for found in self._found(text)}

    def of(self, title: str) -> frozenset[Plan]:
        """The plans that a title is of: none where it only tells that what it is of lies in the area of one."""
        found = self._found(title) or self._found(_BEFORE_NUMBER.sub(self._mended, title))
        if not found or (self._used and self._used.search(title)):
            return few(())
        return few([self._plan(one) for one in found if not self._stands_beside(one)])

    def _found(self, text: str) -> Sequence[re.Match[str]]:
        if self._named is None or not self._hinted.search(text.lower()):
            return ()
        return list(self._named.finditer(text))

    def _mended(self, found: re.Match[str]) -> str:
        """The plan that a word is a slip of (*lokasplan*), or the word as it is."""
        word = found.group()
        return next((base for base in self._bases if slip(word.lower(), base, plain=True)), word)

    def _plan(self, found: re.Match[str]) -> Plan:
        what = found["what"].lower()
        what = self._short.get(what, what)
        sort = next((base for base in self._bases if base in what), what)
        return sort, found["number"].lower().replace(" ", "")

    def _stands_beside(self, found: re.Match[str]) -> bool:
        before = found.string[max(found.start() - _REACH, 0) : found.start()]
        return self._beside is not None and self._beside.search(before) is not None


class AddressReader:
    """Finds houses in titles, by their streets and numbers; what a street is the rules tell by its ending."""

    def __init__(self, rules: LinkRules) -> None:
        self._streets = Phrases(rules.streets)
        self._endings = frozenset(term.strip("*") for term in rules.streets)
        self._known: dict[str, bool] = {}

    def of(self, title: str) -> frozenset[House]:
        """The houses that a title names."""
        if not any(self._is_street(word.lower()) for word in _BEFORE_FIGURE.findall(title)):
            return few(())
        found = ((self._street(one), one["house"]) for one in _HOUSE.finditer(title))
        return few([(street, house.lower().replace(" ", "")) for street, house in found if street])

    def _street(self, found: re.Match[str]) -> str:
        """The name of a street in small letters, both words of "Andersens Gade"; nothing where it is no street."""
        word, first = found["street"].lower(), found["first"]
        if not self._is_street(word):
            return ""
        if word not in self._endings:
            return word
        return f"{first.strip().lower()} {word}" if first else ""

    def _is_street(self, word: str) -> bool:
        """Whether a word ends as streets do; looked at once, since titles repeat their words."""
        if word not in self._known:
            self._known[word] = self._streets.fullmatch(word) is not None
        return self._known[word]
