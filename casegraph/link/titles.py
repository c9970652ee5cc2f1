"""A title read for comparison: its words, and the numbers, years, periods and parts that tell matters apart.

Words of order (*1. behandling*, *endelig vedtagelse*) are taken off first: they say where a matter stands, never what
it is. What is left is read into kinds, because they are compared differently: a mistyped word is still the word, a
mistyped plan number is another plan.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from casegraph.danish import ordinal_word, stem
from casegraph.danish.months import MONTHS, full_year, month_number
from casegraph.link.few import few
from casegraph.link.order import OrderWords, lex
from casegraph.link.rules import LinkRules
from casegraph.rulebook.phrases import Phrases

_MONTH = "|".join(MONTHS)
# Alternatives stand from the longest reading to the shortest; no quantifier is nested in another.
_TOKENS = re.compile(
    rf"""
    (?P<company>\b[AIKP]/S\b)
  | (?P<amount>\d[\d.,]{{0,14}}\s?(?:(?:mio|mia|t)\.?\s?)?kr\b)
  | (?P<date>\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|\b\d{{1,2}}\.\s?(?:{_MONTH})\b)
  | (?P<span>\b(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b)
  | (?P<year>\b(?:19|20)\d\d\b)
  | (?P<period>\b[1-4]\.?\s?(?:kvartal|halvår|tertial)\b|\buge\s?\d{{1,2}}\b)
  | (?P<dotted>\b\d+(?:\.\d+)+[a-zA-ZæøåÆØÅ]?\b)
  | (?P<ordinal>\b\d{{1,2}}\.(?=\s?[a-zæøå]))
  | (?P<number>\b\d+[a-zA-ZæøåÆØÅ]?\b)
  | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_END = frozenset(".:;!?-–—/|\"”“»«'")
_ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])
# "(I)", "(O)", "(B)": the reading or the kind of item, printed behind the title.
_MARK = re.compile(r"\(\s?(?:[IVX]{1,4}|[A-ZÆØÅ])\s?\)\s*$")
# Words of grammar: they stand in every title and say nothing.
_GRAMMAR = """
    af alle at da de den der det dette disse en er et eller for fra fx han har herunder hos i ift ikke in inkl jf kan
    med mellem mht mm mod mv nr og om over per på pr samt sig ser sin som stk så til ud under uden ved vedr vedrørende
    vil være
"""
GRAMMAR = frozenset(_GRAMMAR.split())
SEASONS = ("forår", "sommer", "efterår", "vinter")
MAX_TITLE = 600
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Title:
    """One title read for comparison.

    ``words`` are folded, in order; ``names`` those of them printed with a capital inside a clause, which Danish keeps
    for names, and ``plain`` those printed small (a word that begins a clause may be either). ``numbers`` are plan and
    house numbers and letters of parts, ``years`` as printed (``2021-2024`` for a span), ``periods`` months, quarters
    and the like, ``order`` the phrases of order that were taken off. ``phase`` is where in its life the title puts the
    matter (an index into the phases of the rules), ``None`` where it does not say.
    """

    printed: str
    words: tuple[str, ...]
    names: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    phase: int | None = None

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of the words, in order."""
        return tuple(stem(word) for word in self.words)

    @property
    def matter(self) -> str:
        """What the title names, whatever year, period and order: equal for the reports of one series."""
        return " ".join((*self.stems, *sorted(self.numbers)))


class TitleReader:
    """Reads titles by one set of rules; titles repeat along a route, so each wording is read once."""

    def __init__(self, rules: LinkRules) -> None:
        self.rules = rules
        self._order = OrderWords(rules.order)
        self._periods = OrderWords(rules.periods)
        self._phases = [OrderWords(phrases) for phrases in rules.phases]
        self._standing = Phrases(rules.standing)
        self.read = lru_cache(maxsize=None)(self._read)

    def is_standing(self, title: str) -> bool:
        """Whether the rules name ``title`` as a fixed point of an agenda."""
        return self._standing.fullmatch(title) is not None

    def _read(self, printed: str) -> Title:
        text = unicodedata.normalize("NFC", printed[:MAX_TITLE])
        lexed = lex(text)
        rest, order = _without(text, self._order.spans(text, lexed))
        mark = _MARK.search(rest)
        if mark:
            rest, order = rest[: mark.start()], (*order, mark.group().strip())
        title = _tokens(printed, rest, order, self._periods.spans(rest, lexed if rest == text else None))
        title = title if title.words or title.numbers else _tokens(printed, text, (), [])
        told = [phase for phase, words in enumerate(self._phases) if words.spans(text, lexed)]
        return replace(title, phase=told[-1]) if told else title


def _without(text: str, spans: list[Span]) -> tuple[str, tuple[str, ...]]:
    """``text`` without the spans, a dash in the place of each, and what was taken out."""
    taken = tuple(text[start:end].lower() for start, end in spans)
    for start, end in reversed(spans):
        text = f"{text[:start]} - {text[end:]}"
    return text, taken


def _tokens(printed: str, text: str, order: tuple[str, ...], periods: list[Span]) -> Title:
    words: list[str] = []
    kinds: dict[str, list[str]] = {"names": [], "plain": [], "numbers": [], "years": [], "periods": []}
    capitals = text.isupper()
    for start, end in periods:
        kinds["periods"] += _named_period(text[start:end].lower())
    for found in _TOKENS.finditer(text):
        kind, token = str(found.lastgroup), found.group()
        if kind == "company":
            continue  # "A/S" is no part A
        if kind != "word":
            _figure(kind, token, kinds)
        elif _month(token):
            kinds["periods"].append(str(_month(token)))
        elif not any(start <= found.start() < end for start, end in periods):
            _word(token, capitals or _begins_clause(text, found.start()), words, kinds)
    return Title(
        printed,
        tuple(words),
        few(kinds["names"]),
        few(kinds["plain"]),
        few(kinds["numbers"]),
        tuple(dict.fromkeys(kinds["years"])),
        tuple(dict.fromkeys(kinds["periods"])),
        order,
    )


def _named_period(phrase: str) -> list[str]:
    """The label of a period named in words (*første kvartal*, *foråret*); *årlig* and *pr.* label nothing."""
    first, _, rest = phrase.partition(" ")
    if first.startswith(SEASONS):
        return [next(season for season in SEASONS if first.startswith(season))]
    order = ordinal_word(first) if first.isalpha() else None
    return [f"{order}{rest}"] if order and rest else []


def _month(token: str) -> int | None:
    """The month a word names, whole or misprinted; short forms are too often other words."""
    return month_number(token) if len(token) > 4 or token.lower() in MONTHS else None


def _word(token: str, first: bool, words: list[str], kinds: dict[str, list[str]]) -> None:
    """A word goes to the words, but for a letter or Roman number of a part (*Skema A*), which goes to the numbers."""
    folded = token.lower()
    if token in _ROMAN or (len(token) == 1 and token.isupper() and not first):
        kinds["numbers"].append(folded)
    elif len(token) > 1 and folded not in GRAMMAR:
        words.append(folded.replace("aa", "å"))
        if not first or token.islower():
            kinds["plain" if token.islower() else "names"].append(words[-1])


def _figure(kind: str, token: str, kinds: dict[str, list[str]]) -> None:
    folded = re.sub(r"\s", "", token.lower())
    if kind == "span":
        years = re.findall(r"\d+", folded)
        end = full_year(years[1]) if len(years[1]) == 4 else int(years[0][:2] + years[1])
        kinds["years"].append(f"{years[0]}-{end}")
    elif kind == "date":
        _date(token.lower(), kinds)
    elif kind in {"period", "ordinal"}:
        kinds["periods"].append(folded.replace(".", ""))
    else:
        kinds["years" if kind == "year" else "numbers"].append(folded)


def _date(token: str, kinds: dict[str, list[str]]) -> None:
    """A date in a title is the period of a report (*pr. 31. oktober*): its day and month, and its year if printed."""
    parts = re.findall(r"\d+|[a-zæøå]+", token)
    month = month_number(parts[1]) if parts[1].isalpha() else int(parts[1])
    kinds["periods"].append(f"{int(parts[0])}/{month}")
    if len(parts) > 2:
        kinds["years"].append(str(full_year(parts[2]) or parts[2]))


def _begins_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip(" (")
    return not before or before[-1] in _CLAUSE_END
