"""A line taken apart into what a heading may hold: a number or letter, a title, the number of a case, a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casegraph.parse.structure.house_numbers import is_subject, may_be_case
from casegraph.parse.vocabulary import Vocabulary

_LONGEST = 160
_ENCLOSED = 2  # parts in brackets before a title: a number, a mark
_SIGN = re.compile(r"(?P<sign>>>|»|►|▶|■|●|→|§§|\+)\s+")
_BEFORE = re.compile(r"[\[(<⟨{](?P<inner>[^\[\]()<>⟨⟩{}]{1,30})[\])>⟩}](?:\s+|\Z)")
_BEHIND = re.compile(r"\s*[\[(<⟨{](?P<inner>[^\[\]()<>⟨⟩{}]{1,40})[\])>⟩}]\Z")
# "── 3 ── Ny mole", "Ny mole [3]"
_DRAWN = re.compile(r"[─━═–—]{1,4}\s(?P<inner>[^─━═–—]{1,30})\s[─━═–—]{1,4}(?:\s+|\Z)")
_LAST_NUMBER = re.compile(r"\s+\[(?P<number>\d{1,3})\]\Z")
# "Ny mole Punkt 2 af 7"
_OF_SO_MANY = re.compile(r"\s*\b(?P<inner>[^\W\d_]{2,20}\s\d{1,3})\saf\s\d{1,3}\Z")
_SEPARATOR = re.compile(r"\s*[|·→»]\s*|\s+[–—-]\s+|\s+/\s+|\.{4,}|\t+|\s{2,}")
_NUMBER = re.compile(r"(?:(?P<word>§|[^\W\d_]{1,20}\.?(?:\s?nr\.?)?)\s?)?(?P<number>\d{1,3})(?:\saf\s\d{1,3})?[.):]?")
_LETTER = re.compile(r"(?P<letter>[A-ZÆØÅ])[.):]?")
_LETTERED = re.compile(r"(?P<letter>[A-ZÆØÅ])[.):]\s+(?=[A-ZÆØÅ])")
_CASE = re.compile(
    r"(?P<label>[^\W\d_]{1,12}[.:]?(?:[- ]?(?:nr|sag|id)\.?)?:?\s)?"
    r"(?P<case>(?=(?:\D*\d){5})[\dA-Za-zÆØÅæøå][\w./-]{4,30}\w)"
)
_NUMBERED = re.compile(r"(?P<before>(?:[^\W\d_]{1,20}\.?\s)?\d{1,3}[.):])\s+(?=[A-ZÆØÅ\"”»])")


@dataclass(frozen=True, slots=True)
class Cells:
    """The parts of a line: ``word`` stands before its number, which stands ``behind`` the title or before it, maybe
    ``enclosed`` in brackets; ``sign`` begins the line, and the ``case`` stands ``before`` the title, or the
    code of its subject does.
    """

    title: str = ""
    number: str = ""
    letter: str = ""
    word: str = ""
    case: str = ""
    flag: str = ""
    sign: str = ""
    before: bool = False
    behind: bool = False
    enclosed: bool = False


def read_cells(text: str, vocabulary: Vocabulary) -> Cells | None:
    """The parts of a line; ``None`` where it has none that could head an item."""
    text = text.strip()
    if not 3 <= len(text) <= _LONGEST:
        return None
    sign = _SIGN.match(text)
    cells = Cells(sign=sign["sign"] if sign else "")
    rest = text[sign.end() :] if sign else text
    for _ in range(_ENCLOSED):
        before = _BEFORE.match(rest) or _DRAWN.match(rest)
        parts = _SEPARATOR.split(before["inner"]) if before else []
        filled = _with_all(cells, parts, vocabulary, behind=False) if parts else None
        if before and filled:
            cells, rest = replace(filled, enclosed=True), rest[before.end() :]
    counted = counted_in(cells)
    lettered = None if counted else _LETTERED.match(rest)
    numbered = None if counted or lettered else _NUMBERED.match(rest)
    if lettered:
        cells, rest = replace(cells, letter=lettered["letter"]), rest[lettered.end() :]
    if numbered:
        filled = _with(cells, numbered["before"], vocabulary, behind=False)
        cells, rest = (filled, rest[numbered.end() :]) if filled else (cells, rest)
    number = None if counted_in(cells) else _LAST_NUMBER.search(rest)
    if number and number.start():
        cells, rest = replace(cells, number=str(int(number["number"])), behind=True), rest[: number.start()]
    last = _BEHIND.search(rest) or _OF_SO_MANY.search(rest)
    filled = _with_all(cells, last["inner"].split(","), vocabulary, behind=True) if last and last.start() else None
    if last and filled:
        marked = replace(filled, flag=cells.flag) == cells  # a mark alone is no form of heading
        enclosed = cells.enclosed or not (marked or counted_in(cells))
        cells, rest = replace(filled, enclosed=enclosed), rest[: last.start()]
    cells = _split(cells, rest, vocabulary)
    if cells.flag and not cells.title and _is_all_title(cells, vocabulary):
        cells = replace(cells, title=cells.flag, flag="")
    return cells if (counted_in(cells) or cells.case) and _may_head(cells) else None


def _is_all_title(cells: Cells, vocabulary: Vocabulary) -> bool:
    """Whether a mark beside no title is in its stead: "Lukket (sag 24/00313)", "[3] Lukket dagsorden"; not in a line of
    numbers ("24/00313      Åbent").
    """
    if counted_in(cells):
        return vocabulary.groups.whole(cells.flag) is not None
    return bool(cells.sign or cells.enclosed) and bool(vocabulary.flags.whole(cells.flag))


def counted_in(cells: Cells) -> str:
    """The number or letter by which a line counts; empty where it has none."""
    return cells.number or cells.letter


def bare_of_sign(text: str) -> str:
    """A line without the sign that begins it."""
    return _SIGN.sub("", text.strip(), count=1)


def lone_case(text: str, vocabulary: Vocabulary) -> str:
    """The number of a case that a text is and nothing else, whatever its label; empty where it is none."""
    found = _number_alone(text)
    return found["case"] if found and may_be_case(found["label"] or "", found["case"], vocabulary) else ""


def _lone_subject(text: str) -> str:
    """The code of a subject that a text is and nothing else but its label; empty where it is none."""
    found = _number_alone(text)
    return found["case"] if found and is_subject(found["case"]) else ""


def _number_alone(text: str) -> re.Match[str] | None:
    return _CASE.fullmatch(text.strip()) if len(text) <= _LONGEST else None


def is_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the title of a heading is one, and has neither the number of a case beside it nor only that."""
    cells = _split(Cells(number="0"), text, vocabulary)
    return bool(cells.title) and not cells.case


def _may_head(cells: Cells) -> bool:
    """Whether what is left may be a title; or nothing is but a number with more than itself, a letter with a mark."""
    if not cells.title:
        return bool(cells.letter and cells.flag) or (
            bool(cells.number) and bool(cells.word or cells.case or cells.flag or cells.enclosed)
        )
    if cells.title[-1] in ".;" or (cells.title[-1] == "," and not (cells.case or cells.flag)):
        return False
    return cells.title[0].isupper() or cells.title[0].isdigit() or cells.title[0] in '"”»'


def _split(cells: Cells, rest: str, vocabulary: Vocabulary) -> Cells:
    """The cells of what is not in brackets: those before the title and behind it, and the title between them."""
    if not cells.flag and rest[:1].isalpha() and vocabulary.flags.whole(rest.strip()) is not None:
        return replace(cells, flag=rest.strip())  # "Lukket - personsag"
    spans = list(_spans(rest))
    low, high = 0, len(spans)
    while low < high and (filled := _with(cells, _at(rest, spans[low]), vocabulary, behind=False)):
        cells, low = filled, low + 1
    while low < high and (filled := _with(cells, _at(rest, spans[high - 1]), vocabulary, behind=True)):
        cells, high = filled, high - 1
    title = rest[spans[low][0] : spans[high - 1][1]].strip() if low < high else ""
    return replace(cells, title=" ".join(title.split()))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _SEPARATOR.finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _with_all(cells: Cells, texts: Sequence[str], vocabulary: Vocabulary, *, behind: bool) -> Cells | None:
    """The cells with some more; ``None`` where one of them is no such."""
    filled: Cells | None = cells
    for text in texts:
        filled = _with(filled, text, vocabulary, behind=behind) if filled else None
    return filled


def _at(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]].strip()


def _with(cells: Cells, text: str, vocabulary: Vocabulary, *, behind: bool) -> Cells | None:
    """The cells with one more, where it is a number, a letter, a case or a mark, and there is none such yet."""
    text = text.strip().strip("`*")
    if vocabulary.flags.whole(text) is not None:
        return None if cells.flag else replace(cells, flag=text)
    number = _NUMBER.fullmatch(text) if not (cells.number or cells.letter) else None
    if number and number["word"] and vocabulary.not_item_words.whole(number["word"]) is not None:
        return None
    if number and (number["word"] or not behind):
        return replace(cells, number=str(int(number["number"])), word=number["word"] or "", behind=behind)
    letter = _LETTER.fullmatch(text) if not (cells.number or cells.letter or behind) else None
    if letter:
        return replace(cells, letter=letter["letter"])
    case = "" if cells.case else lone_case(text, vocabulary) or _lone_subject(text)
    return replace(cells, case=case, before=not behind) if case else None
