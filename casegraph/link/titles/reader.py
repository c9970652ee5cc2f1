"""A title read for comparison: its words, and the numbers, years, periods and parts that tell matters apart.

Words of order (*1. behandling*, *endelig vedtagelse*) are taken off first: they say where a matter stands, never what
it is. What is left is read into kinds, because they are compared differently: a mistyped word is still the word, a
mistyped plan number is another plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import chain
from operator import attrgetter

from casegraph.danish import stem
from casegraph.danish.months import MONTHS
from casegraph.link.few import few
from casegraph.link.rules import LinkRules
from casegraph.link.titles.figures import Counting, on_day, period, spanned_years
from casegraph.link.titles.lexed import LETTERS, Lexed, Lexicon, Span
from casegraph.link.titles.order import OrderWords
from casegraph.link.titles.periods import dated, named_period, with_periods
from casegraph.link.titles.printed import GRAMMAR, PrintedWords
from casegraph.processes import Beside, ahead, shares
from casegraph.rulebook.phrases import Phrases

_MONTH = "|".join(MONTHS)
# Alternatives stand from the longest reading to the shortest; no quantifier is nested in another. Words come before
# figures, which begin with a digit: most of a title is words.
_TOKENS = re.compile(
    rf"""
    (?P<company>\b[AIKPaikp]/[Ss]\b|\b[^\W\d_](?=(?:19|20)\d\d\b)|\b[^\W\d_]\s?&\s?[^\W\d_]\b)
  | (?P<week>\b[Uu][Gg][Ee]\s?\d{{1,2}}\b)
  | (?P<word>[^\W\d_]+)
  | (?=\d)(?i:
    (?P<amount>\d[\d.,]{{0,14}}\s?(?:(?:mio|mia|t)\.?\s?)?kr\b)
  | (?P<date>\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|\b\d{{1,2}}\.\s?(?:{_MONTH})\b)
  | (?P<span>(?<!\d)(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b)
  | (?P<year>(?<!\d)(?:19|20)\d\d\b)
  | (?P<period>\b[1-4]\.?\s?(?:kvartal|kvt|halvår|tertial)\b)
  | (?P<dotted>\b\d+(?:\.\d+)+[a-zA-ZæøåÆØÅ]?\b)
  | (?P<ordinal>(?-i:\b\d{{1,2}}\.(?=\s?[a-zæøå])|(?<![a-zæøå]{{3}}\s)\b\d{{1,2}}\.(?=\s?[A-ZÆØÅ])))
  | (?P<number>\b\d+[a-zA-ZæøåÆØÅ]?\b)
  )
  | (?P<plot>\b\d+[A-ZÆØÅ]{{2,3}}\b)
  | (?P<code>(?<!CO)(?<=[A-ZÆØÅ])\d{{1,2}}\b)
    """,
    re.VERBOSE,
)
# A plot of land: "matr.nr. 9 ax", "matrikel 9ax".
_PLOT = re.compile(r"\b(matr(?:ikel)?\.?\s?(?:(?:nr|nummer)\.?)?\s?\d{1,4})\s?([a-zæøå]{1,3})\b", re.IGNORECASE)
# Text without any of these holds nothing but words.
_FIGURES = re.compile(r"[\d/&]")
_WORDS = re.compile(rf"{LETTERS}|[^\w ]|_")
_CLAUSE_END = frozenset(".:;!?-–—/|\"”“»«'")
# "SKATEPARK I NØRBY": in capitals it is no Roman number.
_PREPOSITION = frozenset("I")
# "(I)", "(O)", "(B)": the reading or the kind of item, printed behind the title.
_MARK = re.compile(r"\(([^()]{1,40})\)\s*$")
_READING = re.compile(r"\s?(?:[IVX]{1,4}|[A-ZÆØÅ])\s?")
# "forslag fra Anna Friis (A) og Bo Dam (V)": who brought a matter is no name of it, which would contradict another, and
# the letter of a party no part.
_PARTY = re.compile(r"\s\([A-ZÆØÅ]{1,2}\)")
_PERSON = r"[A-ZÆØÅ][\w.'-]+(?:\s(?:[a-z]{2,3}\s){0,2}[A-ZÆØÅ][\w.'-]+){1,3}"
_BROUGHT_BY = re.compile(
    r"\b(?i:\w{0,20}forslag|\w{0,20}initiativ|initiativsag|anmodning|forespørgsel|spørgsmål|indbragt|rejst|stillet|fremsat)"
    rf"\s(?:fra|af|ved)\s(?:[a-zæøå]+\s){{0,2}}{_PERSON}(?:{_PARTY.pattern})?(?:(?:,|\sog)\s{_PERSON}){{0,3}}{_PARTY.pattern}"
)
# Where a title breaks off, with what is left of a figure or with one letter, which say nothing then.
_STUB = re.compile(r"(?:\d\S*|(?<!\w)[^\W\d_])?\s?(?:…|\.\.\.+)\s*$")
# A word that a title breaks off in, or that a full stop shortens.
_BEGUN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+)(?:\s?(?:…|\.\.\.+)\s*$|\.(?=\s))")
# Titles that the leading process reads for each that another does, which goes on with other works.
LEAD = 1.7
MAX_TITLE = 600


@dataclass(slots=True, eq=False)
class Title:
    """One title read for comparison; each wording is read once, and so is told by its identity.

    ``words`` are folded, in order; ``names`` those of them printed with a capital inside a clause, which Danish keeps
    for names, and ``plain`` those printed small (a word that begins a clause may be either). ``numbers`` are plan and
    house numbers and letters of parts, ``years`` as printed (``2021-2024`` for a span), ``periods`` months, quarters
    and the like, ``order`` the phrases of order that were taken off. ``phase`` is where in its life the title puts the
    matter (an index into the phases of the rules), ``None`` where it does not say; ``resumed`` that it takes the matter
    up again. ``begun`` are those of the words that may be printed in part, ``cut`` that the title breaks off.
    """

    printed: str
    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    phase: int | None = None
    resumed: bool = False
    begun: tuple[str, ...] = ()
    cut: bool = False

    def __reduce__(self) -> tuple[type[Title], tuple[object, ...]]:
        """How another process is handed it: by its fields alone, which takes half the time of their names too."""
        return Title, _FIELDS(self)

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of the words, in order."""
        return tuple(stem(word) for word in self.words)

    @property
    def matter(self) -> str:
        """What the title names, whatever year, period and order: equal for the reports of one series."""
        return " ".join((*self.stems, *sorted(self.numbers)))


_FIELDS = attrgetter(*(field.name for field in fields(Title)))


# What a token may begin, a bit for each: a phrase of order, of a period, of taking up again; what is counted; a plot of
# land; and a phrase of each phase from the first one on.
_ORDER, _PERIOD, _AGAIN, _COUNTED, _LAND, _PHASE = 1, 2, 4, 8, 16, 32


class TitleReader:
    """Reads titles by one set of rules; titles repeat along a route, so each wording is read once."""

    def __init__(self, rules: LinkRules) -> None:
        self.rules = rules
        self._order = OrderWords(rules.order)
        self._periods = OrderWords(rules.periods)
        phases = [OrderWords(phrases) for phrases in rules.phases]
        self._late_first = list(enumerate(phases))[::-1]
        self._resumed = OrderWords(rules.again)
        self._counting = Counting(rules.sequence, rules.reports)
        ordered = [words.begins for words in (self._order, self._periods, self._resumed)]
        begins = [*ordered, self._counting.counts, _is_land, *(words.begins for words in phases)]
        known = (word for words in (self._order, self._periods, *phases) for word in words.tokens)
        self._lexicon, self._unmended = Lexicon(known, begins), Lexicon((), begins)
        self._marks = Phrases(rules.marks)
        self._words = PrintedWords(rules.short, rules.nameless)
        self._before_names = {f"{short}.": word for short, word in rules.before_names}
        shorts = "|".join(short.capitalize() for short, _ in rules.before_names)
        self._named = re.compile(rf"\b(?:{shorts})\.(?=\s?[A-ZÆØÅ][a-zæøå]{{2}})")
        self._known: dict[str, Title] = {}

    def read(self, printed: str) -> Title:
        """The title printed so."""
        if printed not in self._known:
            self._known[printed] = self._read(printed)
        return self._known[printed]

    def read_all(self, printed: Iterable[str], jobs: int = 1, *then: Callable[[], object]) -> Beside:
        """Read many titles by so many processes, to be asked for afterwards; one of those goes on with other works."""
        new = [title for title in dict.fromkeys(printed) if title not in self._known]
        found, beside = ahead([partial(self._read_share, share) for share in shares(new, jobs, LEAD)], jobs, *then)
        for title, read in zip(new, chain.from_iterable(found), strict=True):
            read.printed = title  # another process hands back a copy
            self._known[title] = read
        return beside

    def _read_share(self, printed: Iterable[str]) -> list[Title]:
        return list(map(self._read, printed))

    def _read(self, printed: str) -> Title:
        whole = _whole(unicodedata.normalize("NFC", printed[:MAX_TITLE]))
        if self._before_names and "." in whole:
            whole = self._named.sub(self._in_full, whole)
        lexed = self._lexed(_BROUGHT_BY.sub(_small, whole) if "(" in whole else whole)
        text, may = lexed.text, lexed.may
        spans = self._order.spans(lexed, lexed.places(_ORDER)) if may & _ORDER else []
        rest, taken = _without(text, spans) if spans else (text, ())
        rest, mark = self._unmarked(rest)
        taken = (*taken, *mark)
        rest, named = self._with_periods(rest, lexed) if may & _PERIOD else (rest, [])
        phase = self._phase(lexed) if may >= _PHASE else None
        resumed = bool(taken and may & _AGAIN and self._resumed.stands(lexed, lexed.places(_AGAIN)))
        title = _parts(rest, named, self._words).title(printed, taken, phase, resumed)
        if not (title.words or title.numbers):
            title = _parts(text, [], self._words).title(printed, (), phase, resumed)
        return _short(title, text) if ". " in text or "…" in text or "..." in text else title

    def _lexed(self, printed: str) -> Lexed:
        """The tokens of a title with its figures written in one way."""
        lexed = Lexed(printed, self._lexicon)
        text = self._counting.in_one_way(printed) if lexed.may & _COUNTED else printed
        text = dated(_PLOT.sub(_plot, text) if lexed.may & _LAND else text)
        return lexed if text == printed else Lexed(text, self._lexicon)

    def _in_full(self, short: re.Match[str]) -> str:
        """The word that a short form before a name stands for (*Nr. Borum*)."""
        return f"{self._before_names[short[0].lower()]} "

    def _unmarked(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The title without the mark in brackets behind it, and the mark."""
        mark = _MARK.search(text) if text.rstrip().endswith(")") else None
        if not mark or not (_READING.fullmatch(mark[1]) or self._marks.fullmatch(mark[1])):
            return text, ()
        return text[: mark.start()], (mark.group().strip(),)

    def _with_periods(self, text: str, whole: Lexed) -> tuple[str, list[Span]]:
        """A title with words of periods set right, and where those stand; not before a hyphen
        (*Vinter- og renholdelsesregulativ*).
        """
        text = with_periods(text)
        # Behind other words of order a word one letter from a period's is itself: "valgperioden".
        lexed = whole if text == whole.text else Lexed(text, self._unmended)
        found = self._periods.spans(lexed, lexed.places(_PERIOD))
        return text, [span for span in found if not text.startswith("- ", span[1])]

    def _phase(self, lexed: Lexed) -> int | None:
        """The last phase that the title tells of."""
        for phase, words in self._late_first:
            places = lexed.places(_PHASE << phase)
            if places and words.stands(lexed, places):
                return phase
        return None


def _whole(text: str) -> str:
    """``text`` without the figure or the letter that it breaks off in."""
    return _STUB.sub("…", text) if text.rstrip().endswith(("…", "...")) else text


def _small(found: re.Match[str]) -> str:
    """Who brought a matter in small letters, without the party."""
    return _PARTY.sub("", found[0]).lower()


def _is_land(token: str) -> bool:
    """Whether a token may be the word before the number of a plot of land."""
    return token.startswith("matr")


def _plot(found: re.Match[str]) -> str:
    """A plot of land by its number and letters in one piece, large, which tells it from ten kilometres (*10km*)."""
    return found[0] if found[2].lower() in GRAMMAR else found[1] + found[2].upper()


def _short(title: Title, text: str) -> Title:
    """The title with what may be printed in part marked: some of its words, or all of it."""
    found = few([folded for word in _BEGUN.findall(text) if (folded := word.lower().replace("aa", "å")) in title.words])
    cut = text.rstrip().endswith(("…", "..."))
    return replace(title, begun=tuple(sorted(found)), cut=cut) if found or cut else title


def spelled(printed: str) -> str:
    """A title as it is printed but for capitals and spaces."""
    return " ".join(unicodedata.normalize("NFC", printed[:MAX_TITLE]).lower().split())


def beginning(printed: str) -> str:
    """What is left of a title that breaks off, without the figure or the letter that it breaks off in, spelled so."""
    return spelled(_STUB.sub("", printed[:MAX_TITLE]))


def _without(text: str, spans: list[Span]) -> tuple[str, tuple[str, ...]]:
    """``text`` without the spans, a dash in the place of each, and what was taken out."""
    taken = tuple(text[start:end].lower() for start, end in spans)
    for start, end in reversed(spans):
        text = f"{text[:start]} - {text[end:]}"
    return text, taken


class _Parts:
    """The tokens of a title sorted into kinds."""

    __slots__ = ("laws", "names", "numbers", "periods", "plain", "words", "years")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.names: list[str] = []
        self.plain: list[str] = []
        self.numbers: list[str] = []
        self.laws: list[str] = []
        self.years: list[str] = []
        self.periods: list[str] = []

    def title(self, printed: str, order: tuple[str, ...], phase: int | None, resumed: bool) -> Title:
        """The title that these are the parts of."""
        return Title(
            printed,
            tuple(self.words),
            tuple(self.names),
            tuple(self.plain),
            few(self.numbers or self.laws),  # a house goes by its own number, whatever paragraph it is about
            tuple(dict.fromkeys(self.years)),
            tuple(dict.fromkeys(self.periods)),
            order,
            phase,
            resumed,
        )


def _parts(text: str, periods: list[Span], known: PrintedWords) -> _Parts:
    parts = _Parts()
    capitals = text.isupper()
    if not periods and not _FIGURES.search(text):
        _plain_parts(text, capitals, known, parts)
        return parts
    last = False
    for start, end in periods:
        parts.periods += named_period(text[start:end].lower())
    for found in _TOKENS.finditer(text):
        kind, token = found.lastgroup, found.group()
        if kind == "word":
            sort, folded = known[token]
            if sort == "plain" and not periods:
                parts.words.append(folded)
                parts.plain.append(folded)
            elif sort == "month" and last:
                parts.periods[-1] = f"{parts.periods[-1].rstrip('.')}/{folded}"  # "30. septemebr": a date all the same
            elif sort == "month":
                parts.periods.append(folded)
            elif (
                sort
                and not (capitals and token in _PREPOSITION)
                and not any(start <= found.start() < end for start, end in periods)
            ):
                blind = capitals and sort != "letter"  # where all is printed large, no word shows that it is a name
                _add_word(sort, folded, sort != "plain" and (blind or _begins_clause(text, found.start())), parts)
        elif kind:
            _figure(kind, found, parts)
        last = kind == "ordinal" or (last and kind == "company")
    return parts


def _plain_parts(text: str, capitals: bool, known: PrintedWords, parts: _Parts) -> None:
    """The parts of a text that holds nothing but words: most do."""
    before = "."
    words, plain = parts.words, parts.plain
    for piece in _WORDS.findall(text):
        sort, folded = known[piece]
        if sort == "plain":
            words.append(folded)
            plain.append(folded)
        elif sort == "month":
            parts.periods.append(folded)
        elif sort and not (capitals and piece in _PREPOSITION):
            _add_word(sort, folded, (capitals and sort != "letter") or before in _CLAUSE_END, parts)
        before = piece if piece != "(" else before


def _add_word(sort: str, folded: str, first: bool, parts: _Parts) -> None:
    if sort == "part":
        parts.numbers.append(folded)
    elif first and sort in {"letter", "given"}:
        return
    elif sort == "letter":
        parts.numbers.append(folded)
    else:
        parts.words.append(folded)
        if sort == "plain":
            parts.plain.append(folded)
        elif not first:
            parts.names.append(folded)


def _figure(kind: str, found: re.Match[str], parts: _Parts) -> None:
    token, before = found.group(), found.string[max(found.start() - 2, 0) : found.start()]
    if kind == "company":  # "A/S" is no part A, nor "B2024" a part B
        parts.words += [token.lower()] if "&" in token else []
    elif kind == "span":
        parts.years.append(spanned_years(token))
    elif kind == "date":
        when, years = on_day(token.lower())
        parts.periods.append(when)
        parts.years += years
    elif kind == "ordinal":
        parts.periods.append(token)  # with its full stop: "3." is no March
    elif kind in {"period", "week"}:
        parts.periods.append(period(token))
    elif "§" in before:
        parts.laws.append(token.lower())
    else:
        (parts.years if kind == "year" else parts.numbers).append(re.sub(r"\s", "", token.lower()))


def _begins_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip(" (")
    return not before or before[-1] in _CLAUSE_END
