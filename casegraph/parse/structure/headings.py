"""From chosen headings to items: where each begins and ends, its whole title, and where the title is printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import zip_longest

from casegraph.danish import breaks_off, join_wrapped
from casegraph.parse.structure.candidate import Candidate
from casegraph.parse.structure.entries import Entry
from casegraph.parse.structure.facts import OF_EVERY_ITEM
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.refining import refined
from casegraph.parse.structure.rows import CAP
from casegraph.parse.structure.scene import FILE
from casegraph.parse.structure.signatures import signed_from
from casegraph.parse.structure.titles import SAME, likeness, strip_marks, title_key
from casegraph.parse.structure.treatments import in_small_letters

_DASHES = frozenset("-–—")
_REPEAT_WITHIN = 9
_MOST_LINES = 5
_LONGEST = 600
_ITEM = re.compile(r"punkt|sag\b|dagsorden", re.IGNORECASE)
_LONG = 40  # letters of a title that may fill its line
# A mark at the right edge: "2025-2027                    ÅBEN".
_FAR_OUT = re.compile(r"\S(?:\t|\s{4,})\S{3,12}\Z")


def headings(page: Page, chain: Sequence[Candidate]) -> list[Heading]:
    """The headings of the chosen candidates, each with its extent."""
    found = [_whole(page, candidate, _next_first(chain, at, page)) for at, candidate in enumerate(chain)]
    found = _without_marks(page, found)
    found = _without_parents(
        page, refined(page, _with_rows_above(page, _with_rows_above(page, found, "numbers"), "flag"))
    )
    _note_bodies(page, found)
    return [replace(heading, stop=_stop(page, heading, found, at)) for at, heading in enumerate(found)]


def _next_first(chain: Sequence[Candidate], at: int, page: Page) -> int:
    return chain[at + 1].first if at + 1 < len(chain) else len(page.rows)


def _whole(page: Page, candidate: Candidate, limit: int) -> Heading:
    title, first, last = _title(page, candidate, limit)
    repeats = _repeats(page, title, candidate, last, limit)
    return Heading(
        candidate.number,
        candidate.value,
        title,
        candidate.row,
        first,
        max(last, candidate.last),
        limit,
        candidate.style,
        candidate.entry,
        repeats=tuple(repeats),
    )


def _title(page: Page, candidate: Candidate, limit: int) -> tuple[str, int, int]:
    """The whole title with the rows it stands on: lines cut by a soft wrap are put together again."""
    title, first, last = _full(page, candidate), candidate.first, candidate.last
    if candidate.style == "untitled":
        return "", first, last
    if candidate.style == "title_first":
        return candidate.title, first, last
    for row in page.active(candidate.row + 1, min(limit, candidate.row + _MOST_LINES)):
        if row != last + 1 or not _goes_on(page, candidate, title, row, limit) or len(title) > _LONGEST:
            break
        title, last = join_wrapped(title, _printed(page, row)), row
    return title, first, last


def _full(page: Page, candidate: Candidate) -> str:
    """The title from its line, uncapped: what is looked at may be cut, what is said may not."""
    line = page.rows[candidate.row].line.text
    if len(line) <= CAP or not candidate.title:
        return candidate.title
    return f"{candidate.title}{' '.join(line[CAP:].split())}"


def _goes_on(page: Page, candidate: Candidate, title: str, row: int, limit: int) -> bool:
    """Whether a title goes on in ``row``."""
    entry = page.contents.entries[candidate.entry] if candidate.entry is not None else None
    text, fact = page.rows[row].text, page.facts[row]
    longer = join_wrapped(title, _printed(page, row))
    if fact.kind in {"group", "flag", "numbers", "treatment", "tail", "contents"}:
        return False
    if fact.role in OF_EVERY_ITEM and page.vocabulary.flags.whole(title) is not None:
        return False  # "Lukket punkt" / "Beslutning"
    if _agrees(longer, title, entry) or _stands_again(page, longer, row, limit):
        return True
    if page.rows[row].bullet:
        apart = _printed(page, row) == text or fact.kind != "plain" or not text[:1].islower()
        return not apart and _before_numbers(page, row, limit)
    numbered = fact.numbered and (not page.rows[row].wrapped or not fact.numbered.title[:1].islower())
    if page.rows[row].gap or fact.kind != "plain" or numbered:
        # "… UDSENDELSE I" / "OFFENTLIG HØRING"
        known = fact.kind == "section" and not page.rows[row].gap and fact.role not in OF_EVERY_ITEM
        return known and breaks_off(title) and _in_capitals(title, text)
    if entry and likeness(entry.title, title) >= SAME and title_key(entry.title) == title_key(title):
        return False
    if breaks_off(title) or not strip_marks(title)[0]:  # "Pkt. 10 (lukket)": what it is about stands below
        return True
    return _marked_last(page, candidate, title, row) or _wraps(page, candidate, title, row, limit)


def _wraps(page: Page, candidate: Candidate, title: str, row: int, limit: int) -> bool:
    """Whether a plain row right below a title is what a line break cut off."""
    text = page.rows[row].text
    small = text[:1].islower() or (text[0] == "(" and not text.endswith(".)"))  # which is a sentence
    if page.rows[row].wrapped and not small:
        return (
            candidate.value is not None and not title_key(title).startswith(title_key(text)) and not FILE.search(text)
        )
    return page.rows[row].wrapped or (small and title[-1:] not in ".:!?" and _short_next(page, row, limit))


def _in_capitals(title: str, text: str) -> bool:
    """Whether a long title in capitals is followed by more capitals."""
    return len(title) >= _LONG and title.isupper() and strip_marks(text)[0].isupper()


def _marked_last(page: Page, candidate: Candidate, title: str, row: int) -> bool:
    """Whether the mark of an item, open or closed, stands far out behind the last line of its title."""
    if len(title) < _LONG or candidate.value is None or _FAR_OUT.search(page.rows[candidate.row].line.text):
        return False
    mark = page.rows[row].text.rpartition(" ")[2]
    return _FAR_OUT.search(page.rows[row].line.text) is not None and page.vocabulary.flags.whole(mark) is not None


def _printed(page: Page, row: int) -> str:
    """The text of a row, with the dash that it begins with where that was taken for a bullet."""
    dash = page.rows[row].bullet
    return f"{dash} {page.rows[row].text}" if dash in _DASHES else page.rows[row].text


def _before_numbers(page: Page, row: int, limit: int) -> bool:
    """Whether a row stands right above the numbers of the item."""
    following = page.active(row + 1, min(row + 2, limit))
    close = bool(following) and not page.rows[row].gap and not page.rows[following[0]].gap
    return close and page.facts[following[0]].kind == "numbers"


def _agrees(longer: str, title: str, entry: Entry | None) -> bool:
    """Whether the contents list has the longer wording of the title."""
    if entry is None:
        return False
    listed = title_key(entry.title)
    key = title_key(longer)
    return listed != title_key(title) and (listed == key or (len(key) > 12 and listed.startswith(key)))


def _stands_again(page: Page, longer: str, row: int, limit: int) -> bool:
    """Whether the longer wording is printed again right below, on one line."""
    for other in page.active(row + 1, min(limit, row + 4)):
        numbered = page.facts[other].numbered
        text = numbered.title if numbered and numbered.title else page.rows[other].text
        if len(longer) > 12 and title_key(text) == title_key(longer):
            return True
    return False


def _short_next(page: Page, row: int, limit: int) -> bool:
    """Whether the line behind a title's second line begins something else: a gap, a section, numbers, the next item."""
    following = page.active(row + 1, row + 2)
    if not following or following[0] >= limit:
        return True
    return page.rows[following[0]].gap or page.facts[following[0]].kind != "plain"


def _repeats(page: Page, title: str, candidate: Candidate, last: int, limit: int) -> list[int]:
    """Rows below the heading that print its title again, or its number alone, before anything is said."""
    found: list[int] = []
    rows = page.active(max(last, candidate.last) + 1, min(limit, last + 1 + 2 * _REPEAT_WITHIN))[:_REPEAT_WITHIN]
    for at, row in enumerate(rows):
        if row in found:
            continue
        numbered, role = page.facts[row].numbered, page.facts[row].role
        text = numbered.title if numbered else page.rows[row].text
        same_number = numbered is not None and candidate.value is not None and numbered.value == candidate.value
        if numbered and candidate.value is not None and not same_number:
            break
        if numbered and not numbered.title:
            found.append(row)
            continue
        lines = next((n for n in range(1, 5) if _says(page, text, rows[at : at + n], title)), 0)
        found.extend(rows[at : at + lines])
        # Only a presentation's heading may stand between the two printings, as a wrapper around the whole item.
        if not lines and role is not None and (role != "presentation" or not _is_next(page, rows, at, title)):
            break
    return found


def _is_next(page: Page, rows: Sequence[int], at: int, title: str) -> bool:
    """Whether the row behind the one at ``at`` prints the title."""
    if at + 1 >= len(rows):
        return False
    numbered = page.facts[rows[at + 1]].numbered
    return _says(page, numbered.title if numbered else page.rows[rows[at + 1]].text, rows[at + 1 : at + 2], title)


def _says(page: Page, text: str, rows: Sequence[int], title: str) -> bool:
    """Whether ``text`` with the lines behind it is the title."""
    joined = reduce(join_wrapped, (page.rows[row].text for row in rows[1:]), text)
    return bool(title) and likeness(joined, title) >= SAME and abs(len(joined) - len(title)) <= max(6, len(title) // 8)


def _with_rows_above(page: Page, found: list[Heading], kind: str) -> list[Heading]:
    """Rows of one kind above headings go to the item below, where most headings of the document have one.

    A mark of closed items does that is no other's.
    """
    above = [_above(page, heading, kind, behind=bool(at)) for at, heading in enumerate(found)]
    if kind == "numbers" and _end_items(page, found, above):
        return found
    if sum(map(bool, above)) * 2 <= len(found):
        if kind != "flag":
            return found
        above = [
            rows if rows and _closes_below(page, rows[-1], heading, found[at - 1] if at else None) else ()
            for at, (rows, heading) in enumerate(zip(above, found, strict=True))
        ]
    return [replace(heading, before=(*rows, *heading.before)) for heading, rows in zip(found, above, strict=True)]


def _end_items(page: Page, found: Sequence[Heading], above: Sequence[tuple[int, ...]]) -> bool:
    """Whether numbers above headings end the items before: the first heading, of more than a fixed point, has none
    above, and the last item ends with one; so do they above headings of the source where the second has none either.
    """
    if len(found) < 2 or above[0]:
        return False
    fixed = page.vocabulary.standing.whole(found[0].title) is not None
    if page.rows[found[0].row].line.heading:
        return not above[1] or not fixed
    last = page.active(found[-1].last + 1, _stop(page, found[-1], found, len(found) - 1))
    ends = len(last) > 1 and page.facts[last[-1]].kind == "numbers" and page.facts[last[-2]].kind != "numbers"
    return ends and not fixed


def _closes_below(page: Page, row: int, heading: Heading, other: Heading | None) -> bool:
    """Whether a mark of closed items right above a heading is the heading's: it begins a block with it, or stands by
    itself behind all that is written under the ``other`` heading above.
    """
    if not page.facts[row].closed or not page.rows[row].gap:
        return False
    if not page.rows[min(heading.before, default=heading.first)].gap:
        return True
    named = _ITEM.search(page.rows[row].text) is not None  # "Lukket" may be the last word of what was decided
    return named and other is not None and bool(page.active(other.last + 1, row))


def _without_marks(page: Page, found: Sequence[Heading]) -> list[Heading]:
    """``found`` without marks of closed items that are no items without a title, but of the heading right below: that
    says so itself, or most headings have a mark right above.
    """
    marked = sum(bool(_above(page, heading, "flag", behind=bool(at))) for at, heading in enumerate(found))
    kept: list[Heading] = []
    for heading, following in zip_longest(found, found[1:]):
        mark = heading.style == "untitled" and page.facts[heading.row].kind == "flag"
        titled = following is not None and following.title and not page.active(heading.last + 1, following.first)
        if not (mark and titled and (marked * 2 > len(found) or strip_marks(following.title)[1])):
            kept.append(heading)
    return kept


def _without_parents(page: Page, found: list[Heading]) -> list[Heading]:
    """``found`` without headings that only head others: "1. Formalia" right above "1.1 Godkendelse af dagsorden"."""
    kept: list[Heading] = []
    for heading, following in zip_longest(found, found[1:]):
        parts = following is not None and following.style == "parts" and heading.style != "parts"
        if parts and int(following.value or 0) == heading.value and not page.active(heading.last + 1, following.start):
            page.said[heading.row] = "group"
        else:
            kept.append(heading)
    return kept


def _above(page: Page, heading: Heading, kind: str, *, behind: bool) -> tuple[int, ...]:
    """The row of that kind right above a heading that has none below it; maybe ``behind`` another item."""
    first = min(heading.before, default=heading.first)
    rows = page.active(max(first - 3, 0), first)
    if not rows or page.facts[rows[-1]].kind != kind:
        return ()
    if behind and kind == "numbers" and _lines_above(page, rows[-1]) < _lines_above(page, first):
        return ()  # it ends the item above
    below = page.active(heading.last + 1, heading.last + 3)
    return () if any(page.facts[row].kind == kind for row in below) else (rows[-1],)


def _lines_above(page: Page, row: int) -> int:
    """How many lines a row stands below the one before."""
    return page.rows[row].line.number - page.rows[row - 1].line.number if row else 1


def _note_bodies(page: Page, found: Sequence[Heading]) -> None:
    """Take committees in capitals above headings ("BØRNEUDVALGET") for what heads runs of items, where several do, each
    once.
    """
    rows = [row for heading in found for row in page.active(max(heading.start - 3, 0), heading.start)[-1:]]
    named = [row for row in rows if page.rows[row].gap and _is_body(page, row) and not _is_listed(page, row)]
    if len(named) > 1 and len({page.rows[row].text for row in named}) == len(named):
        page.said.update(dict.fromkeys(named, "group"))


def _is_body(page: Page, row: int) -> bool:
    """Whether a line in capitals is the name of a body."""
    text = page.rows[row].text
    alone = text.isupper() and page.facts[row].kind == "plain"
    return alone and page.bodies.resolve(in_small_letters(text)) is not None


def _is_listed(page: Page, row: int) -> bool:
    """Whether the name of a body is a value under a heading, or the last of a list."""
    facts = (page.facts[at] for at in range(row - 1, -1, -1))
    above = next((fact for fact in facts if fact.kind in {"section", "treatment"}), None)
    right_above = page.facts[row - 1].kind in {"section", "label"} if row else False
    listed = above is not None and above.role in {"route", "course"}
    return right_above or listed or (row > 0 and _is_body(page, row - 1))


def _is_between(page: Page, row: int) -> bool:
    """Whether a row above a heading heads a run of items or is furniture."""
    return page.facts[row].kind in {"group", "furniture"} or page.said.get(row) == "group"


def _stop(page: Page, heading: Heading, found: Sequence[Heading], at: int) -> int:
    """The row behind the item: the next heading, the group it stands under, or what belongs to no item."""
    stop = found[at + 1].start if at + 1 < len(found) else len(page.rows)
    while stop - 1 > heading.last and _is_between(page, stop - 1):
        stop -= 1
    if at + 1 == len(found):
        below = page.active(heading.last + 1, stop)
        if below and page.vocabulary.next_meeting.before_colon(page.rows[below[0]].text):
            below = below[1:]  # the item itself names the day
        stop = next((row for row in below if page.facts[row].kind == "tail"), stop)
        stop = signed_from(page, range(found[0].start), range(heading.last + 1, stop)) or stop
    return stop
