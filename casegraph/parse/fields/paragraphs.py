"""From lines to paragraphs: soft wraps joined, list marks apart, every paragraph with its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casegraph.danish import breaks_off, join_wrapped
from casegraph.danish.months import MONTHS
from casegraph.model import Line, Place
from casegraph.parse.draft import SectionDraft

_BULLET = re.compile(r"(?:[-–—•·▪▫◦‣⁃●○■□►▶➢✓*\u0335§]{1,2}|o(?=\s{2}|\t))(?=\s|$)\s*")
_NUMBER = re.compile(r"(\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)](?=\s|$)\s*")
_TABLE_RULE = re.compile(r"[\s|\-–—_=:+]{3,}")
_ROW = 3  # cells at the least: a number and a tab begin many a line of prose
_SENTENCE_END = ".!?:;"
# A line this long that ends in the middle of a sentence, and whose next line goes on in a small letter, was cut by a
# page break even where a blank line stands between.
_FULL_LINE = 60
# So many lines apart are the halves of a sentence that the foot of a page stood between.
_PAGE_CUT = 5
# What a full stop shortens though a line ends there: "… på 6,4 mio. kr." / "godkendes".
_SHORTENED = re.compile(
    r"\b(?:kr|mio|mia|pct|stk|nr|jf|ca|inkl|ekskl|bl\.a|m\.v|mv|m\.m|mm|evt|vedr|pga|mht)\.\Z", re.IGNORECASE
)
# So many letters has a full line of wrapped text; and a label at most.
_RUN_OUT, _LABEL = (75, 130), 30
# So much shorter than those above it is a line that had room for the next word.
_ROOM = 20
_MEMBER = re.compile(r"[A-ZÆØÅ][^\s(]*(?:\s[^\s(]+){0,4}\s\([A-ZÆØÅ]{1,3}\)")
# "… bemyndiges til" and a line that begins with "at": one clause; between two clauses of a list no such word stands.
_CARRIES_ON = re.compile(r"\b(?:til|om|for|ved|på|med|af|i|henblik på|efter|uden|så)$|\bhenblik på,$")
# A day that a line break cuts: "senest den" / "1. juni 2024", "den 1." / "juni 2024", "den 1. juni" / "2024"; and any
# other ordinal: "i løbet af 4." / "kvartal".
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_CUT_DAYS = tuple(
    (re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for before, after in (
        (r"(?:\b(?:den|senest|inden|dag|til|fra|pr)|\bd\.)\Z", rf"\d{{1,2}}\.?\s*{_MONTH}\b"),
        (r"(?<!\d)\d{1,2}\.\Z", rf"{_MONTH}\b|(?-i:(?!at\b)[a-zæøå]{{3}})"),
        (rf"(?<!\d)\d{{1,2}}\.?\s*{_MONTH}\Z", r"(?:19|20)\d\d(?!\d)"),
    )
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as printed: ``mark`` is its list mark (``-``, ``1.``, ``a)``) or empty and is not in ``text``."""

    text: str
    place: Place
    mark: str = ""
    indent: int = 0

    @property
    def numbered(self) -> bool:
        """Whether the list mark is a number or letter rather than a bullet."""
        return any(sign.isalnum() for sign in self.mark)

    @property
    def printed(self) -> str:
        """The text with a number or letter in front, as printed; bullets are dropped."""
        return f"{self.mark} {self.text}".strip() if self.numbered else self.text


def section_paragraphs(section: SectionDraft) -> list[Paragraph]:
    """The paragraphs of a section, the text glued to its heading first."""
    lines = list(section.lines)
    if section.inline.strip():
        first = Line(section.place.line, section.inline.strip(), section.place.page)
        lines.insert(0, first)
    return paragraphs(lines)


_AT = re.compile(r"(?:og\s|samt\s)?at\b")
# "Byrådet godkender", before a list of what it is to approve.
_ORDERS = re.compile(r"\b(?:indstill|anbefal|foreslå|godkend|beslutt|vedtag|tiltræd)e?r\s*\Z", re.IGNORECASE)


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """The paragraphs of ``lines`` (blank ones may be left out already; a gap in their numbers tells the same)."""
    kept = [line for line in lines if line.text.strip() or line.bullet]
    width = _wrap_width(kept)
    found: list[Paragraph] = []
    previous: Line | None = None
    for line in kept:
        if _TABLE_RULE.fullmatch(line.text) and not line.bullet and len(line.text.strip()) > 2:
            previous = None
            continue
        if (
            previous is not None
            and found
            and _goes_on(previous, line, width)
            and not _is_next(found[-1], previous, line)
        ):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(_begin(line))
        previous = line
    return found


def spaced(text: str) -> str:
    """``text`` with runs of white space as single blanks."""
    return " ".join(text.split())


def strip_mark(text: str) -> tuple[str, str]:
    """A list mark and the text behind it: ``("1.", "at planen godkendes")``; an empty mark where there is none."""
    bullet = _BULLET.match(text)
    if bullet:
        mark, rest = strip_mark(text[bullet.end() :])
        return (mark, rest) if mark and mark[0].isalnum() else (bullet.group().strip(), text[bullet.end() :].strip())
    number = _NUMBER.match(text)
    if number and number.end() < len(text):
        return number.group().strip(), text[number.end() :].strip()
    return "", text.strip()


def _begin(line: Line) -> Paragraph:
    mark, text = (line.bullet, line.text.strip()) if line.bullet else strip_mark(line.text.strip())
    if not text and not any(sign.isalnum() for sign in mark):
        mark, text = "", line.text.strip() or mark
    return Paragraph(_row_or_prose(text), Place(line.number, line.page), mark, line.indent)


def _row_or_prose(text: str) -> str:
    """Text with single blanks; the cells of a table's row stay parted by tabs, which a list of actions is read by."""
    cells = text.split("\t")
    return "\t".join(map(spaced, cells)) if len(cells) >= _ROW and all(map(str.strip, cells)) else spaced(text)


def _joined(paragraph: Paragraph, line: Line) -> Paragraph:
    place = replace(paragraph.place, last=line.number)
    return replace(paragraph, text=join_wrapped(paragraph.text, spaced(line.text)), place=place)


def _begins_clause(before: str, text: str) -> bool:
    """Whether a clause of its own begins behind a blank line: "indstiller, at Byrådet godkender" / / "at hallen
    bygges," / / "at kajen renses". Anywhere else "at" goes on with the sentence.
    """
    return _AT.match(text) is not None and (_ORDERS.search(before) is not None or _AT.match(before) is not None)


def _goes_on(previous: Line, line: Line, width: int) -> bool:
    """Whether ``line`` continues the paragraph of ``previous``."""
    text, before = line.text.strip(), previous.text.strip()
    if _cuts_a_day(before, text) and not line.bullet and line.number - previous.number == 1:
        return True
    if _begins(line, text, before) or not before or "\t" in text or "\t" in before:
        return False
    shortened = len(before) >= _FULL_LINE and text[0].islower() and _SHORTENED.search(before) is not None
    open_end = (before[-1] not in _SENTENCE_END or shortened) and not _next_clause(before, text)
    if line.wrapped is not None and line.number - previous.number == 1:
        return line.wrapped and not _next_clause(before, text)
    if line.number - previous.number > 1:
        full = len(before) >= _FULL_LINE
        near = line.number - previous.number == 2 and text[0].islower() and not _begins_clause(before, text)
        paged = line.number - previous.number >= _PAGE_CUT or line.page != previous.page
        return open_end and full and (near or (paged and _CARRIES_ON.search(before) is not None))
    if re.fullmatch(r"\d[-/]", before[-2:]) and text[0].isdigit():
        return True
    if before.count("(") > before.count(")") and open_end:
        return True
    if open_end and (text[0].islower() or breaks_off(before) or _runs_out(before, text)):
        return True
    return (
        bool(width) and len(before) >= 0.8 * width and (open_end or _mid_wrap(text)) and not _next_clause(before, text)
    )


def _runs_out(before: str, text: str) -> bool:
    """Whether a line is full and ends in a small letter, so that the next goes on though it begins with a name.

    A member with a party ("Kaj Gade (O) stemte imod") begins a line of its own.
    """
    if ":" in text[:_LABEL] or _MEMBER.match(text):
        return False
    return _RUN_OUT[0] <= len(before) <= _RUN_OUT[1] and before[-1].islower()


def _cuts_a_day(before: str, text: str) -> bool:
    """Whether the break between two lines stands inside a date."""
    last, first = before[-20:], text[:20]
    return any(one.search(last) and other.match(first) for one, other in _CUT_DAYS)


def _begins(line: Line, text: str, before: str) -> bool:
    """Whether marks say that ``line`` begins something new."""
    if line.bullet or line.heading or line.boundary or not text:
        return True
    return bool(strip_mark(text)[0]) and not (line.wrapped and _is_ordinal(before, text))


def _is_ordinal(before: str, text: str) -> bool:
    """Whether a number at the beginning of a line belongs to its sentence ("… oversendes til" / "2. behandling")."""
    return before[-1].isalnum() and re.match(r"\d{1,2}\.\s+(?!at\b)[a-zæøå]", text) is not None


def _next_clause(before: str, text: str) -> bool:
    """Whether a line that begins with "at" is the next clause of a list rather than the rest of a sentence."""
    if not text.startswith("at "):
        return False
    if _CARRIES_ON.search(before[-12:]):
        return False
    if text.startswith("at  ") and "  " not in text[4:].lstrip():
        return True  # set before the clause like the mark of a list, and not for an even margin
    return before.startswith("at ") or re.search(r"(?:[,;:.]|\b(?:og|samt|at))$", before[-6:]) is not None


def _is_next(begun: Paragraph, previous: Line, line: Line) -> bool:
    """Whether a clause with "at" begins beneath the last line of another that ends well before the lines above it."""
    first, before = begun.place.line, previous.text.strip()
    clauses = begun.text.startswith("at ") and line.text.strip().startswith("at ")
    if not clauses or previous.number == first or _CARRIES_ON.search(before):
        return False
    return len(before) + _ROOM < (len(begun.text) - len(before)) / (previous.number - first)


def _mid_wrap(text: str) -> bool:
    """Whether a line could be a paragraph's next sentence rather than a new paragraph: it is prose of some length."""
    return len(text) > 40 or text[:1].islower()


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which this text was wrapped; 0 where its lines are whole paragraphs."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b.number - a.number == 1]
    wraps = [a for a, b in pairs if a.text[-1:] not in _SENTENCE_END and b.text[:1].islower() and not b.bullet]
    wraps = [line for line in wraps if len(line.text) >= 40]
    longest = max((len(line.text) for line in lines), default=0)
    return longest if wraps and longest <= 160 else 0
