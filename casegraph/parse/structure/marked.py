"""The structure of a source that names its own fields, such as an API answer: taken as it is said, nothing guessed.

Every filled line of such a source has a ``field`` (see :mod:`casegraph.documents.firstagenda`). The words of the rules
say which role a section has; what the publisher classed it as decides where they know no such heading. Only inside a
decision, and in an item without any heading, are lines looked at as those of a plain page are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from casegraph.kinds import MeetingKind, SectionRole
from casegraph.model import Attachment, Place, Source
from casegraph.parse.calendar import named_body
from casegraph.parse.draft import Block, Draft, HeaderDraft, LineRole, SectionDraft
from casegraph.parse.structure.blocks import read_sections
from casegraph.parse.structure.context import Context
from casegraph.parse.structure.entries import Contents
from casegraph.parse.structure.facts import Fact, LineReader, SectionHit
from casegraph.parse.structure.meeting import is_own
from casegraph.parse.structure.numbering import Numbering
from casegraph.parse.structure.page import Page
from casegraph.parse.structure.reading import settle_block
from casegraph.parse.structure.rows import Row, make_rows
from casegraph.parse.structure.side_labels import SideLabels
from casegraph.parse.structure.titles import strip_marks
from casegraph.parse.tools import Tools
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

_PREPARED: frozenset[SectionRole] = frozenset({"presentation", "recommendation", "summary"})
_HEAD = {"label", "numbers", "flag"}
_SECTION = "section"


def is_marked(source: Source) -> bool:
    """Whether every filled line of the source says which field it is."""
    filled = [line for line in source.lines if line.text]
    return bool(filled) and all(line.field for line in filled)


def read_marked(source: Source, tools: Tools) -> Draft:
    """The structure of a source that names its own fields."""
    page = _open_page(source, tools)
    starts = [row.index for row in page.rows if row.line.boundary]
    head = {row.line.field or "": row for row in reversed(page.rows[: starts[0] if starts else None])}
    ends = [*starts[1:], len(page.rows)][: len(starts)]  # a cancelled meeting has no items
    items = [page.rows[start:end] for start, end in zip(starts, ends, strict=True)]
    plain: SectionRole = "presentation" if any(fact.role in _PREPARED for fact in page.facts) else "decision"
    blocks = [_block(page, rows, plain, tools) for rows in items]
    header = _header(page, head, blocks, tools)
    blocks = [settle_block(block, header.body, header.date) for block in blocks]
    return Draft(header, () if header.cancelled else tuple(blocks), roles=_roles(page, source, blocks))


# What each line is


def _open_page(source: Source, tools: Tools) -> Page:
    """The source as a page whose facts are those it names itself."""
    # Titles are lines here even where they are empty, and no line holds a heading run into another.
    lines = [line if line.text or not line.boundary else replace(line, text="-") for line in source.lines]
    rows = make_rows(lines, lambda _: False)
    vocabulary = tools.vocabulary
    reader = LineReader(vocabulary, tools.bodies, Numbering.of(rows, vocabulary), SideLabels.of(rows, vocabulary))
    named = [_named(row, reader, vocabulary) for row in rows]
    open_rows = _unnamed(rows, named)
    seen = [
        name or (reader.read(row) if row.index in open_rows else Fact()) for row, name in zip(rows, named, strict=True)
    ]
    guessed = Context(rows, seen, vocabulary, tools.bodies).settled() if open_rows else seen
    kept = [_kept(guess, open_rows.get(row.index)) for row, guess in zip(rows, guessed, strict=True)]
    facts = [name or guess for name, guess in zip(named, kept, strict=True)]
    return Page(rows, facts, Contents(), vocabulary, tools.bodies, lines)


def _named(row: Row, reader: LineReader, vocabulary: Vocabulary) -> Fact | None:
    """The fact of a line that heads a section."""
    field, _, word = (row.line.field or "").partition(":")
    if field != _SECTION:
        return None
    fact = reader.read(replace(row, wrapped=False))
    if fact.kind in {"section", "treatment"}:
        return fact
    rule = vocabulary.sections.whole(word) if word else None
    return Fact("section", section=SectionHit(rule or SectionRule(id="named", role="other"), row.text))


def _unnamed(rows: Sequence[Row], named: Sequence[Fact | None]) -> dict[int, bool]:
    """The rows of text that are looked at: in a decision (true), and before the first heading of an item (false)."""
    found: dict[int, bool] = {}
    role: SectionRole | None = None
    for row, fact in zip(rows, named, strict=True):
        if row.line.boundary:
            role = None
        if fact:
            role = fact.role
        elif row.line.field == "text" and (role is None or role in {"decision", "earlier", "course"}):
            found[row.index] = role is not None
    return found


def _kept(guess: Fact, decided: bool | None) -> Fact:
    """What counts of a guess: in a decision who was absent, and whose it is; before all headings labels as well."""
    if decided is None:
        return Fact()
    if decided and guess.kind != "treatment" and guess.role != "participants":
        return Fact()
    kinds = {"section", "treatment"} if decided else {"section", "treatment", *_HEAD}
    return guess if guess.kind in kinds else Fact()


# The meeting


def _header(page: Page, head: Mapping[str, Row], blocks: Sequence[Block], tools: Tools) -> HeaderDraft:
    told = {name: row.line.text for name, row in head.items()}
    body = named_body(told["body"], tools) if "body" in told else None
    words = " ".join(told.get(name, "") for name in ("name", "place", "note"))
    supplement = "supplement" in told or page.vocabulary.supplements.inside(told.get("name", "")) is not None
    people = {name: [row for row in page.rows if row.line.field == name] for name in ("participant", "absent")}
    places = {name: page.place(row.index) for name, row in head.items() if name in {"body", "date", "place"}}
    places |= {
        name: page.place(rows[0].index, rows[-1].index)
        for name, rows in (("participants", people["participant"]), ("absent", people["absent"]))
        if rows
    }
    draft = HeaderDraft(
        body=body,
        date=told.get("date"),
        start=told.get("start"),
        end=told.get("end"),
        place=told.get("place"),
        participants=tuple(row.line.text for row in people["participant"]),
        absent=tuple(row.line.text for row in people["absent"]),
        cancelled=page.vocabulary.cancelled.search(words) is not None,
        places=dict(sorted(places.items())),
        released=told.get("released"),
        supplement=supplement,
    )
    return replace(draft, kind=_kind(page, told, draft, blocks))


def _kind(page: Page, told: Mapping[str, str], header: HeaderDraft, blocks: Sequence[Block]) -> MeetingKind:
    """Minutes by their name, else where the meeting is over or anything of it is decided."""
    name = told.get("name", "")
    sections = [section for block in blocks for section in block.sections]
    decided = any(is_own(one, header.body, header.date) and _says_anything(one) for one in sections)
    if page.vocabulary.minutes_words.inside(name):
        return "minutes"
    if page.vocabulary.agenda_words.inside(name) or header.supplement:
        return "minutes" if "finished" in told and decided else "agenda"
    return "minutes" if "finished" in told or decided else "agenda"


def _says_anything(section: SectionDraft) -> bool:
    return bool(" ".join([section.inline, *(line.text for line in section.lines)]).strip(" .-–"))


# Its items


def _block(page: Page, rows: Sequence[Row], plain: SectionRole, tools: Tools) -> Block:
    told = {row.line.field or "": row for row in reversed(rows)}
    first = rows[0]
    title, marked = strip_marks(first.line.text if first.line.text != "-" else "")
    content = [row.index for row in rows if row.line.field == "text" or (row.line.field or "").startswith(_SECTION)]
    head = list(takewhile(lambda row: page.facts[row].kind in _HEAD, content))
    fields = {"title": "title", "number": "number", "case_number": "case_number", "closed": "closed"}
    return Block(
        number=told["number"].line.text if "number" in told else None,
        title=title,
        toc_title=None,
        toc_only=False,
        closed="closed" in told or marked is True,
        heading=page.place(first.index),
        source=page.place(first.index, rows[-1].index),
        header=tuple(page.rows[row].line for row in head),
        sections=tuple(read_sections(page, content[len(head) :], plain, title)),
        url=first.line.url,
        places={name: page.place(told[key].index) for name, key in fields.items() if key in told},
        case_numbers=tools.numbers.named(told["case_number"].line.text) if "case_number" in told else (),
        attachments=tuple(_attachment(page, row) for row in rows if row.line.field == "attachment"),
    )


def _attachment(page: Page, row: Row) -> tuple[Attachment, Place]:
    return Attachment(row.line.text), page.place(row.index)


# How it was understood


def _roles(page: Page, source: Source, blocks: Sequence[Block]) -> tuple[LineRole, ...]:
    """One role a line of the source."""
    kinds = {"title": "item", "number": "number", "case_number": "number", "closed": "number", _SECTION: "section"}
    sections = {line.number: one.role for block in blocks for one in block.sections for line in one.lines}
    sections |= {one.place.line: one.role for block in blocks for one in block.sections}
    sections |= {place.line: "attachments" for block in blocks for _, place in block.attachments}
    roles: list[LineRole] = []
    item: str | None = None
    at = -1
    for line in source.lines:
        name = (line.field or "").partition(":")[0]
        if line.boundary:
            at += 1
            item = (blocks[at].number if at < len(blocks) else None) or f"o{at + 1}"
        kind = "blank" if not line.text else "header" if item is None else kinds.get(name, "text")
        roles.append(LineRole(line.number, kind, item, sections.get(line.number)))
    return tuple(roles)
