"""Items with their sections: what stands between one heading and the next, put where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from casegraph.kinds import SectionRole
from casegraph.model import Line, Place
from casegraph.parse.draft import Block, SectionDraft
from casegraph.parse.structure.facts import Fact
from casegraph.parse.structure.heading import Heading
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.titles import SAME, likeness, strip_marks, title_key

_SHORT = 60
# A person has two names or a party; one capital word alone may be a decision.
_NAME = r"[A-ZÆØÅ][\w.'’-]*"
_PARTY = r"\s*\([^()]{1,25}\)"
_PERSON = rf"(?:{_NAME}(?:\s+(?:(?:van|von|der|den|de|la)\s+)*{_NAME}){{1,4}}(?:{_PARTY})?|{_NAME}{_PARTY})"
_NAMES = re.compile(rf"(?:Ingen|-|{_PERSON}(?:(?:\s*[,;]\s*|\s+og\s+|\s+samt\s+){_PERSON}){{0,30}})[.;]?")
_ASIDE: frozenset[SectionRole] = frozenset({"participants"})


@dataclass
class _Open:
    """A section while it is read."""

    role: SectionRole
    heading: str
    place: Place
    fact: Fact | None = None
    inline: str = ""
    lines: list[Line] = field(default_factory=list)

    def draft(self) -> SectionDraft:
        treatment = self.fact.treatment if self.fact else None
        return SectionDraft(
            self.role,
            self.heading,
            tuple(self.lines),
            replace(self.place, last=max([self.place.line, *(line.number for line in self.lines)])),
            treatment.body if treatment else None,
            treatment.date if treatment else None,
            treatment.item_number if treatment else self._item(),
            self.inline,
        )

    def _item(self) -> str | None:
        """The item that the heading of a list of attachments names."""
        section = self.fact.section if self.fact else None
        return section.item or None if section and self.role == "attachments" else None


def block_of(page: Page, heading: Heading, closed_group: bool | None, plain_role: SectionRole) -> Block:
    """The item under ``heading``; ``plain_role`` is the role of text that stands under no section heading."""
    rows = [row for row in page.active(heading.last + 1, heading.stop) if row not in heading.repeats]
    rows = _without_wrapper(page, heading, rows)
    if heading.style == "untitled":
        rows = [heading.row, *rows]
    head = _head_rows(page, rows)
    for row in (*heading.before, *rows[:head]):
        page.said.setdefault(row, "number")
    below = _without_titles(page, heading, rows[head:])
    sections = read_sections(page, below, plain_role, strip_marks(heading.title)[0])
    if heading.decided:
        decided = replace(page.rows[heading.row].line, text=heading.decided)
        sections.insert(0, SectionDraft("decision", "", (decided,), page.place(heading.row)))
    title, marked = strip_marks(heading.title)
    entry = page.contents.entries[heading.entry] if heading.entry is not None else None
    listed, listed_mark = strip_marks(entry.title) if entry else (None, None)
    # "84." / "Lukket" / "Ny bro", "84 - Lukket" / "Ny bro": the mark stands within the heading.
    rows_of_heading = range(heading.first, heading.last + 1)
    within = [row for row in rows_of_heading if page.facts[row].kind == "flag" or row < heading.row]
    flag = _flag(page, (*heading.before, *within, *rows[:head]))
    return Block(
        heading.number,
        title,
        listed,
        False,
        _is_closed(flag, marked, listed_mark, closed_group),
        page.place(heading.first, heading.last),
        Place(page.rows[heading.start].line.number, page.rows[heading.start].line.page, _last_line(page, heading)),
        (*_number_line(page, heading), *(page.rows[row].line for row in (*heading.before, *rows[:head]))),
        tuple(sections),
        page.rows[heading.row].line.url,
        _places(page, heading, flag),
    )


def _number_line(page: Page, heading: Heading) -> tuple[Line, ...]:
    """The case number that stood before the title, as a line of its own."""
    return (replace(page.rows[heading.row].line, text=heading.numbers),) if heading.numbers else ()


def _is_closed(flag: int | None, *said: bool | None) -> bool:
    """Closed or not: what the item's own mark says goes before its title, the contents list and its group."""
    if flag is not None:
        return flag > 0
    return any(said[:2]) or (bool(said[2]) and not any(mark is False for mark in said[:2]))


def _flag(page: Page, rows: Sequence[int]) -> int | None:
    """The row (from 1) whose mark says that the item is closed, its negative where open, ``None`` without a mark."""
    for row in rows:
        closed = page.facts[row].closed if page.facts[row].kind == "flag" else _flag_beside(page, row)
        if closed is not None:
            return row + 1 if closed else -row - 1
    return None


def _flag_beside(page: Page, row: int) -> bool | None:
    """The mark at the end of a line of numbers ("Sagsnr.: …  Dok.nr.: …  Åbent"), or beside the number of an item."""
    numbered = page.facts[row].numbered
    if numbered and page.facts[row].kind == "plain":
        return page.vocabulary.flags.whole(numbered.title)
    if page.facts[row].kind not in {"numbers", "label"}:
        return None
    words = page.rows[row].text.split()
    for size in (1, 2, 3):
        closed = page.vocabulary.flags.whole(" ".join(words[-size:])) if len(words) > size else None
        if closed is not None:
            return closed
    return None


def _places(page: Page, heading: Heading, flag: int | None) -> dict[str, Place]:
    last = max(heading.row, heading.last - (heading.style == "title_first"))
    places = {"title": page.place(heading.row, last)}
    if heading.number is not None:
        number = heading.last if heading.style == "title_first" else heading.first
        places["number"] = page.place(number)
    if heading.entry is not None:
        rows = page.contents.entries[heading.entry].rows
        places["toc_title"] = page.place(rows[0], rows[-1])
    if flag is not None:
        places["closed"] = page.place(abs(flag) - 1)
    return places


def _last_line(page: Page, heading: Heading) -> int:
    """The last source line of an item: the line before the row behind it."""
    if heading.stop < len(page.rows):
        return max(page.rows[heading.stop].line.number - 1, page.rows[heading.last].line.number)
    return page.lines[-1].number


def _without_wrapper(page: Page, heading: Heading, rows: list[int]) -> list[int]:
    """``rows`` without section headings between the heading and its repeat: they head nothing but the item itself."""
    if not heading.repeats:
        return rows
    for row in [row for row in rows if row < heading.repeats[-1] and page.facts[row].kind == "section"]:
        page.said[row] = "item"
        rows = [other for other in rows if other != row]
    return rows


def _head_rows(page: Page, rows: Sequence[int]) -> int:
    """How many of the rows are the item's head: numbers, marks, labels, and short values among them."""
    head = 0
    for at, row in enumerate(rows):
        fact, text = page.facts[row], page.rows[row].text
        if fact.kind in {"section", "treatment"}:
            return at if fact.role != "participants" or not head else head
        if fact.kind in {"numbers", "flag", "label", "group"}:
            head = at + 1
        elif (
            len(text) > _SHORT
            or text[-1] in ".?!:"
            or page.rows[row].bullet
            or page.vocabulary.verdict_words.match(text)
        ):
            return head
    return head


def _without_titles(page: Page, heading: Heading, rows: Sequence[int]) -> list[int]:
    """``rows`` without the later lines of a title that the heading of a decision repeats."""
    kept: list[int] = []
    pending = ""
    title = title_key(heading.title)
    for row in rows:
        text = title_key(page.rows[row].text)
        if pending and pending.startswith(text):
            pending = pending[len(text) :].strip()
            continue
        section = page.facts[row].section
        said = title_key(section.inline) if section and section.item else ""
        pending = title[len(said) :].strip() if said and title.startswith(said) else ""
        kept.append(row)
    return kept


def read_sections(page: Page, rows: Sequence[int], plain_role: SectionRole, title: str) -> list[SectionDraft]:
    """The sections of an item called ``title`` on ``rows``, by what the facts of the page say of each row."""
    sections: list[_Open] = []
    main: _Open | None = None
    for row in rows:
        fact, line = page.facts[row], page.rows[row].line
        if fact.kind in {"section", "treatment"}:
            main = _open(page, row, main, sections, title)
            continue
        if fact.kind == "group":
            page.said.setdefault(row, "group")
            continue
        if main and not main.lines and _names_item(fact, title):
            page.said.setdefault(row, "item")
            continue
        if main is None:
            main = _Open(_plain_role(page, row, plain_role), "", page.place(row))
            sections.append(main)
        if _names_absent(sections[-1], main, line):
            sections[-1].lines.append(line)
        else:
            main.lines.append(line)
    return [section.draft() for section in sections]


def _names_item(fact: Fact, title: str) -> bool:
    """Whether a line only says which item it is that the section is of: "Dagsordenspunkt 2: " and its title."""
    numbered = fact.numbered
    return numbered is not None and numbered.form == "word" and _is_title(numbered.title, title)


def _names_absent(aside: _Open, main: _Open, line: Line) -> bool:
    """Whether a line goes on with who was absent, which was set aside from the section around it."""
    if aside.role not in _ASIDE or aside is main or (aside.inline and aside.inline[-1] not in ",;"):
        return False
    return _NAMES.fullmatch(line.text[:300]) is not None


def _open(page: Page, row: int, main: _Open | None, sections: list[_Open], title: str) -> _Open:
    """Begin the section that ``row`` heads; who was absent is set aside, and the section before goes on behind it."""
    fact = page.facts[row]
    treatment, section = fact.treatment, fact.section
    inline = treatment.inline if treatment else section.inline if section else ""
    heading = section.heading if section else page.rows[row].text
    if section and section.item and _is_title(inline, title):
        inline = ""
    if treatment and inline:
        heading = heading[: len(heading) - len(inline)].rstrip()
    full = page.rows[row].line.text
    if inline:
        inline = full[full.find(inline[:40]) :].strip() if inline[:40] in full else inline
    opened = _Open(fact.role or "other", heading, page.place(row), fact, inline)
    sections.append(opened)
    page.said.setdefault(row, "section")
    aside = opened.role in _ASIDE and main is not None and main.role in {"decision", "earlier"}
    return main if aside and main else opened


def _is_title(inline: str, title: str) -> bool:
    """Whether the text behind a heading is the item's title, or the beginning of it."""
    said = title_key(inline)
    return bool(said) and (title_key(title).startswith(said) or likeness(inline, title) >= SAME)


def _plain_role(page: Page, row: int, role: SectionRole) -> SectionRole:
    """The role of text without a heading: a verdict is a decision whatever else the document has."""
    return "decision" if page.vocabulary.verdict_words.match(page.rows[row].text) else role
