"""What belongs to the page and not to its text: page numbers, running heads, rules, buttons and menus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from casegraph.danish import find_dates, fold
from casegraph.model import Line
from casegraph.parse.structure.margins import SIDE
from casegraph.parse.structure.page_foot import foot_rows
from casegraph.parse.structure.rows import Row
from casegraph.parse.vocabulary import Vocabulary

RULE = re.compile(r"[-–—=_*~.\s\t|═─━╔╗╚╝┌┐└┘╭╮╰╯┏┓┗┛]{3,}")
_PAGE = re.compile(
    r"(?:-\s*)?(?:side|s\.|page|pag\.|blad\s+nr\.)\s*:?\s*\d{1,4}(?:\s*(?:af|/|of|-)\s*\d{1,4})?(?:\s*-)?|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_PAGE_WORDS = 3  # of two lines with a page number each: fewer may be a reference ("Se side 3")
_APART = re.compile(r"\s{2,}|\t")  # body, page number: set apart from each other, as no sentence is
_LATER_PAGE = re.compile(r"\bside\s*(?:[2-9]|\d\d)\b", re.IGNORECASE)
_PAGE_INSIDE = re.compile(r"\b(?:side|s\.)\s*:?\s*\d{1,4}(?:\s*(?:af|/)\s*\d{1,4})?\s*\Z", re.IGNORECASE)
_BARE = re.compile(r"[^\W\d].*\S\s{4,}(?P<number>\d{1,3})\Z")
# "side 1 af 2" at the end of a line; set apart from what stands before, the numbers alone: "Nyby Kommune       1/2".
_OF_ALL = re.compile(
    r"(?:\b(?:side|s\.)\s*:?\s*|\S\s{4,})(?P<page>\d{1,4})\s*(?:af|/)\s*(?P<pages>\d{1,4})\s*\Z", re.IGNORECASE
)
_SAYS_PAGE = re.compile(r"\b(?:side|s\.)\s*:?\s*\d", re.IGNORECASE)
_MANY = 3  # pages that count on
_FIRST = 2  # the first page that has its number, at most
# What the foot of a page names: whose meeting it is.
_OF_MEETING = re.compile(
    r"kommune|udvalg|råd\b|rådet|direktion|bestyrelse|referat|protokol|dagsorden|møde", re.IGNORECASE
)
_ICON = re.compile(r"application/pdf icon|\bpdf icon\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[|·•/]\s+")
# What stands behind the words of a button: how many there are ("Vis bilag (3)"), a sign to unfold ("Læs mere +").
_COUNT = re.compile(r"\s*(?:\(\d{1,3}\)|[+–-])\s*\Z")
_ARROWS = " \t«»‹›<>←→|·•"
_ROW = 80  # of buttons
_LONGEST = 140
_LEAST_ABOVE = 20  # rows over the foot of a page
_TITLED = re.compile(r"(?:(?:punkt|pkt|sag)\.?\s*(?:nr\.?\s*)?)?(?P<number>\d{1,3})[.:)]\s+[A-ZÆØÅ]", re.IGNORECASE)
_LEAST_APART = 5  # rows from one number to the next, where items stand between
_LEAST_BETWEEN = 3  # rows from the foot of one page to that of the next
_BLOCK = 3
_EDGE = 5  # rows of a page


def without_spoken(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` without what a page says behind a heading to those who only hear it.

    "Ny halKlik her for at folde ud og læse mere om Ny hal" is the heading alone.
    """
    spoken = vocabulary.spoken
    return [replace(line, text=line.text[: at.start()]) if (at := spoken.search(line.text)) else line for line in lines]


def furniture_rows(rows: Sequence[Row], vocabulary: Vocabulary) -> set[int]:
    """The indices of the rows that are furniture; a running head's first row stays, since it may name the meeting."""
    pages = {row.index for row in rows if is_page_number(row)}
    own = {row.index for row in rows if RULE.fullmatch(row.text) or _is_button(row.text, vocabulary)}
    own |= foot_rows(rows, own)
    if any(row.line.wrapped is not None for row in rows):
        return pages | own  # who knows where the lines stand on the paper has taken off what stands on every page
    bare = _bare_feet(rows) | _bare_numbers(rows)
    found = pages | own | _running_heads(rows, pages) | bare
    return found | _behind_feet(rows, found, bare) | _above_numbers(rows, found)


def is_page_number(row: Row) -> bool:
    """Whether the row is nothing but the number of a page."""
    text = f"{row.bullet} {row.text}" if row.bullet in {"-", "–"} else row.text
    return _PAGE.fullmatch(text) is not None


def _page_inside(row: Row) -> str | None:
    """The number of a page that a row ends with, or that stands apart from all else in it, as printed."""
    found = _PAGE_INSIDE.search(row.text)
    if found:
        return found.group()
    parts = _APART.split(row.line.text.strip())
    return next(filter(_PAGE.fullmatch, parts), None) if len(parts) > 1 else None


def _is_button(text: str, vocabulary: Vocabulary) -> bool:
    if text[:1].islower() and text.endswith("."):
        return False  # the last word of a sentence: "… har taget ansøgningen" / "tilbage."
    counted = _COUNT.sub("", text)
    buttons = _BETWEEN.split(counted if " " in counted else text)  # "Vis bilag (3)", but not "Del (2)"
    if _ICON.search(text) or all(vocabulary.furniture.whole(button) is not None for button in buttons):
        return True
    if _is_row_of_buttons(text, vocabulary):
        return True
    return "cook" in text.lower() and vocabulary.boilerplate.inside(text) is not None


def _is_row_of_buttons(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but the words of buttons, one after the other: "Del punkt « Forrige punkt"."""
    rest = text if len(text) <= _ROW else ""
    while rest := rest.strip(_ARROWS):
        found = vocabulary.furniture.beginning(rest) if rest[0].isupper() else None
        if found is None:
            return False
        rest = found[2]
    return 0 < len(text) <= _ROW


def _running_heads(rows: Sequence[Row], pages: set[int]) -> set[int]:
    """Lines that the printer repeats on every page, all but the first of each, unless that is of a later page."""
    seen: dict[str, list[Row]] = {}
    beside = _beside(rows, pages)
    edges = _edges(rows)
    for row in rows:
        if len(row.text) <= _LONGEST and row.line.field != SIDE:
            seen.setdefault(_form(row.text), []).append(row)
    repeated: set[int] = set()
    for form, same in seen.items():
        if _runs(form, same, beside, edges):
            counted = _are_all_pages(same)
            last = counted and (same[-1].index == rows[-1].index or same[0].index >= _EDGE)
            below = last or _LATER_PAGE.search(same[0].text) is not None or _closes_page(same[0])
            repeated.update(row.index for row in (same if below else same[1:]))
    return repeated


def _bare_feet(rows: Sequence[Row]) -> set[int]:
    """Feet of pages that end in nothing but a number, set apart: "Nyby - Havneudvalget 07.05.2024          2".

    They count on from page to page, with all of a page above the first; one alone names a day, and no first page.
    """
    seen: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        found = _BARE.search(row.line.text.strip()) if row.gap and len(row.text) <= _LONGEST else None
        if found and _OF_MEETING.search(row.text):
            seen.setdefault(fold(found.group()[: found.start("number")]), []).append((row.index, int(found["number"])))
    feet: set[int] = set()
    for same in seen.values():
        numbers = [number for _, number in same]
        counted = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        counted = counted and all(other[0] - one[0] >= _LEAST_BETWEEN for one, other in pairwise(same))
        alone = len(same) == 1 and numbers[0] > 1 and find_dates(rows[same[0][0]].text)
        if counted and (len(same) > 1 or alone):
            feet.update(index for index, number in same if number > 1 or (len(same) > 1 and index >= _LEAST_ABOVE))
    return feet


def _bare_numbers(rows: Sequence[Row]) -> set[int]:
    """Numbers of pages that stand by themselves, one after another, in a document whose items are numbered otherwise:
    "2. Ny mole" … "3. Ny hal". Else they may be those of the items.
    """
    behind = [*(row.gap for row in rows[1:]), True]
    alone = [
        row.index
        for row, gap in zip(rows, behind, strict=False)
        if row.gap and gap and not row.bullet and row.text.isdecimal() and len(row.text) <= len("999")
    ]
    numbers = [int(rows[index].text) for index in alone]
    counted = len(alone) >= _MANY and numbers[0] <= _FIRST and numbers == [*range(numbers[0], numbers[-1] + 1)]
    apart = counted and alone[-1] - alone[0] >= _LEAST_APART * (len(alone) - 1)
    # The pages go on to the end, and no number answers what stands above it: "For stemte:".
    whole = apart and alone[0] * 2 <= len(rows) and (len(rows) - alone[-1]) * (len(alone) - 1) <= 2 * len(rows)
    asked = any(rows[index - 1].text.endswith(":") for index in alone if index)
    return set(alone) if whole and not asked and _numbers_items(rows) else set()


def _numbers_items(rows: Sequence[Row]) -> bool:
    """Whether titles count on through the document, each with lines below it."""
    last, count = -_LEAST_APART, 0
    for row in rows:
        found = _TITLED.match(row.text)
        if found and int(found["number"]) == count + 1 and row.index - last >= _LEAST_APART:
            last, count = row.index, count + 1
    return count > _MANY


def _closes_page(row: Row) -> bool:
    """Whether the first of running lines is the foot of the first page: it has the number, and all of a page above."""
    return row.index >= _LEAST_ABOVE and _page_inside(row) is not None and row.gap


def _behind_feet(rows: Sequence[Row], found: set[int], bare: set[int]) -> set[int]:
    """Lines that stand word for word right behind the feet of most pages and hardly anywhere else: heads of the pages.

    One that is not set apart, as body and day are, may be what happens to come first on some pages: it is a head where
    the document itself begins with it. The first of the heads stays where nothing above says what it begins with.
    """
    feet = sorted(index for index in found if index in bare or _page_inside(rows[index]) or _of_all(rows[index]))
    behind: dict[str, list[int]] = {}
    for row in (row for index in feet for row in _block(rows, index + 1, found)):
        if len(row.text) <= _LONGEST:
            behind.setdefault(fold(row.text), []).append(row.index)
    heads: set[int] = set()
    top = {fold(row.text) for row in rows[:_BLOCK]}
    for same in _of_most_pages(behind, len(feet), rows):
        if _is_of_parts(rows[same[0]]) or fold(rows[same[0]].text) in top:
            heads.update(same if _is_said_above(rows, same[0]) else same[1:])
    return heads


def _is_of_parts(row: Row) -> bool:
    """Whether a line has parts set apart, as body and day are ("Nyby Kommune · Havneudvalget · 7. maj")."""
    return _APART.search(row.line.text.strip()) is not None or _BETWEEN.search(row.text) is not None


def _block(rows: Sequence[Row], start: int, found: set[int]) -> Iterator[Row]:
    """The rows of the block that begins at ``start``, up to a blank line, and no more than a head has."""
    for row in rows[start : start + _BLOCK]:
        if row.index in found or (row.gap and row.index > start):
            return
        yield row


def _above_numbers(rows: Sequence[Row], found: set[int]) -> set[int]:
    """Lines that begin a block whose next line is the head of a page with its number, on most pages and hardly anywhere
    else: the first of two lines of that head ("Nyby Kommune"). It stays where nothing above begins with it.
    """
    numbered = {index for index in found if _page_inside(rows[index]) and not rows[index].gap}
    above: dict[str, list[int]] = {}
    for index in sorted(numbered):
        row = rows[index - 1] if index and index - 1 not in found else None
        if row and row.gap and not row.bullet and len(row.text) <= _LONGEST:
            above.setdefault(fold(row.text), []).append(row.index)
    heads: set[int] = set()
    for same in _of_most_pages(above, len(numbered), rows):
        form = fold(rows[same[0]].text)
        said = any(fold(row.text).startswith(form) for row in rows[: same[0]])
        heads.update(same if said else same[1:])
    return heads


def _of_most_pages(places: Mapping[str, list[int]], pages: int, rows: Sequence[Row]) -> Iterator[list[int]]:
    """Of the places where lines of one form stand beside pages, those of forms that do so on most and hardly stand
    anywhere else.
    """
    times = Counter(fold(row.text) for row in rows if len(row.text) <= _LONGEST) if places else {}
    for form, same in places.items():
        if len(same) > 1 and len(same) * 2 >= pages and len(same) * 3 >= times[form] * 2:
            yield same


def _is_said_above(rows: Sequence[Row], index: int) -> bool:
    """Whether a line above says what the row begins with, before what is set apart from it, or all of it."""
    said = {fold(_APART.split(rows[index].line.text.strip())[0]), fold(rows[index].text)}
    return any(fold(row.text) in said for row in rows[:index])


def _edges(rows: Sequence[Row]) -> set[int]:
    """The first and the last rows of every page: what stands in the middle of one is no head or foot of it."""
    pages: dict[int | None, list[int]] = {}
    for row in rows:
        pages.setdefault(row.line.page, []).append(row.index)
    return {at for places in pages.values() for at in (*places[:_EDGE], *places[-_EDGE:])}


def _runs(form: str, same: Sequence[Row], beside: Counter[str], edges: set[int]) -> bool:
    """Whether lines of one form are the head or foot of the pages rather than text that comes again."""
    if len(same) < 2:
        return False
    if beside[form] >= 2 and beside[form] * 3 >= len(same) * 2:
        return True
    if _are_all_pages(same):
        return True
    printed = {found for row in same if (found := _page_inside(row))}
    if len(same) < 3:
        apart = all(_APART.search(row.line.text.strip()) for row in same)
        return apart and len(printed) == len(same) and len(same[0].text.split()) > _PAGE_WORDS
    numbers = [row.line.page for row in same]
    paged = None not in numbers and len(set(numbers)) == len(numbers) and same[0].text[:1].isupper()
    paged = paged and sum(row.index in edges for row in same) * 3 >= len(same) * 2
    return _page_inside(same[0]) is not None or (paged and same[0].text[-1] not in ".:;")


def _are_all_pages(same: Sequence[Row]) -> bool:
    """Whether lines count all the pages, one after another ("… - side 1 af 2", "… - side 2 af 2"), or many of them."""
    told = [(int(found["page"]), int(found["pages"])) for row in same if (found := _of_all(row))]
    pages = [page for page, _ in told]
    if len(told) < len(same) or len({count for _, count in told}) > 1:
        return False
    first, many = pages[0], len(pages) >= _MANY
    if not all(_SAYS_PAGE.search(row.text) for row in same):
        # "3/9" may be a day, or votes.
        named = all(_OF_MEETING.search(row.text) for row in same) and first <= _FIRST
        apart = all(low.index + _LEAST_BETWEEN <= high.index for low, high in pairwise(same))
        return many and named and apart and pages == list(range(first, first + len(pages)))
    rising = all(low < high for low, high in pairwise(pages)) and pages[-1] <= told[0][1]
    return pages == list(range(1, told[0][1] + 1)) or (many and rising)


def _of_all(row: Row) -> re.Match[str] | None:
    """The number of a page and of how many there are, at the end of a row."""
    return _OF_ALL.search(row.line.text.strip())


def _beside(rows: Sequence[Row], pages: set[int]) -> Counter[str]:
    """How often each form of line stands in one block with a page number, no blank line between."""
    beside: Counter[str] = Counter()
    for page in pages:
        above = page
        while above > 0 and page - above < _BLOCK and not rows[above].gap:
            above -= 1
            beside[_form(rows[above].text)] += 1
        below = page + 1
        while below < len(rows) and below - page <= _BLOCK and not rows[below].gap:
            beside[_form(rows[below].text)] += 1
            below += 1
    return beside


def _form(text: str) -> str:
    """A line with its digits left out, as it comes again on another page."""
    return re.sub(r"\d+", "#", fold(text))
