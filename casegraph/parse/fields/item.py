"""One item: from its block on the page to every field that does not need its prose read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from casegraph.danish import fold
from casegraph.kinds import BodyKind, IsoDate, MeetingKind, SectionRole
from casegraph.model import AgendaItem, Attachment, Line, Place, RouteStop, Treatment
from casegraph.parse.draft import CASE_NUMBER, Block, SectionDraft
from casegraph.parse.fields.attachments import files_in, merge_attachments, read_attachments
from casegraph.parse.fields.clauses import by_clause, kind_of
from casegraph.parse.fields.course import decision_text, listed, merged, notes, recorded, treatment
from casegraph.parse.fields.decision import Sitting, other_decisions, own_decisions
from casegraph.parse.fields.dissent import dissent
from casegraph.parse.fields.header import (
    ItemHead,
    is_label_row,
    read_head,
    read_inner_head,
    read_leading_head,
    read_row,
    read_title,
    without_bar,
    without_closed_flag,
    without_presenter,
)
from casegraph.parse.fields.outcome import is_verdict, names_another_item
from casegraph.parse.fields.paragraphs import Paragraph, section_paragraphs
from casegraph.parse.fields.recommendation import find_in_prose, read_headed
from casegraph.parse.fields.route import body_stop, read_route, said_route, unique_stops, whole_rows, with_dates
from casegraph.parse.fields.sections import (
    concluded,
    divided,
    head_section,
    joined,
    keep_sections,
    prepared,
    prose_apart,
    restored,
    spoken,
    tables_apart,
    told_in_title,
    undecided,
    with_decider,
)
from casegraph.parse.tools import Tools
from casegraph.rulebook.standing import is_standing

_WITH_HEADS: frozenset[SectionRole] = frozenset({"header", "summary", "presentation", "other", "case_type"})
_PROSE: frozenset[SectionRole] = frozenset({"header", "summary", "presentation", "recommendation", "other"})
_SHORT = 200


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What every item of a meeting takes from it."""

    id: str
    municipality: str
    document: str
    kind: MeetingKind
    sitting: Sitting
    layout: str | None = None
    inferred: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def body(self) -> tuple[str, str, BodyKind]:
        """Name, id and kind of the body; an unknown one has no name."""
        body = self.sitting.body
        return (body.name, body.id, body.kind) if body else ("", "unknown", "other")

    @property
    def date(self) -> IsoDate | None:
        """The day of the meeting."""
        return self.sitting.date


class ItemReader:
    """Reads one block; each ``_read_*`` fills the values and places of some fields."""

    def __init__(self, block: Block, facts: MeetingFacts, tools: Tools) -> None:
        self.block = block
        self.facts = facts
        self.tools = tools
        self.values: dict[str, Any] = {}
        self.places: dict[str, Place] = dict(block.places)
        rules = tools.book.decisions
        self.title, told = block.title, None
        if not block.sections and not block.toc_only and facts.kind == "minutes":
            self.title, told = told_in_title(block.title, block.heading, rules)
        drafts = [told] if told else [with_decider(one, tools.bodies) for one in block.sections]
        self.sections = tables_apart(divided(restored(joined(drafts), rules), rules), tools.book)
        self.sections = prepared(prose_apart(self.sections, tools.book.fields), tools.book.fields)
        if facts.kind == "agenda":
            self.sections = undecided(self.sections)
        else:
            self.sections = spoken(concluded(self.sections, self._is_of_the_body, rules), rules)
        self.files: list[tuple[Attachment, Place]] = []
        self.head = ItemHead()
        self.presenter = ""

    def _is_of_the_body(self, text: str) -> bool:
        """Whether a paragraph begins with the body itself."""
        body, first = self.facts.sitting.body, next(iter(self.tools.bodies.find(text)), None)
        own = first and first.start == 0 and not first.noun and body and first.body.id == body.id
        return bool(own or self.tools.book.references.phrases["own_body"].match(text))

    def read(self, item_id: str) -> AgendaItem:
        """The item, with ``item_id`` as its id."""
        self._read_head()
        self._read_recommendation()
        self._read_decision()
        self._read_course()
        self._read_route()
        self._read_attachments()
        self._read_closed()
        return self._item(item_id)

    def _keep(self, name: str, value: Any, place: Place | None) -> None:
        """Take ``value`` for the field ``name`` where there is one, with its place."""
        if value:
            self.values[name] = value
            if place:
                self.places.setdefault(name, place)

    def _of(self, *roles: SectionRole) -> list[SectionDraft]:
        return [section for section in self.sections if section.role in roles]

    def _paragraphs(self, *roles: SectionRole) -> list[Paragraph]:
        return [paragraph for section in self._of(*roles) for paragraph in section_paragraphs(section)]

    def _read_head(self) -> None:
        files, lines = files_in(self.block.header, self.tools.book.fields)
        self.files = [*self.block.attachments, *files]
        self.head = read_head(lines, self.tools, self._named_head())
        self.sections = [self._without_head(section) for section in self.sections]
        head = self.head
        self.title = without_bar(head, self.title, self.block.heading, self.tools, marked=self.block.closed)
        if not head.numbers:
            self.title = read_title(head, self.title, self.block.heading, self.tools)
        self.title, closed = without_closed_flag(self.title, self.tools)
        self.title, self.presenter = without_presenter(self.title)
        self._keep("closed", closed or head.closed, self.block.heading)
        self._keep("case_numbers", tuple(head.numbers), head.places.get("case_number"))
        for name in ("journal_number", "document_number"):
            self._keep(name, getattr(head, name), head.places.get(name))
        self._keep("case_type", head.case_type, head.places.get("case_type"))
        for paragraph in self._paragraphs("case_type")[:1]:
            self._keep("case_type", paragraph.text.rstrip(". "), paragraph.place)
            self.places["case_type"] = paragraph.place
        if head.numbers:
            self.places["case_number"] = head.places["case_number"]

    def _named_head(self) -> ItemHead:
        """The head as far as the source itself names its numbers."""
        place = self.block.places.get("case_number", self.block.heading)
        named = list(self.block.case_numbers)
        return ItemHead(numbers=named, places={"case_number": place} if named else {})

    def _without_head(self, section: SectionDraft) -> SectionDraft:
        """The section without the lines in it that belong to the item's head, which are read."""
        if any(line.field == CASE_NUMBER for line in section.lines):
            read_head((line for line in section.lines if line.field == CASE_NUMBER), self.tools, self.head)
            section = replace(section, lines=tuple(line for line in section.lines if line.field != CASE_NUMBER))
        if section.role not in _WITH_HEADS:
            return section
        lines = list(section.lines)
        if lines and is_label_row(section.heading, self.tools) and read_row(lines[0], self.tools, self.head):
            return replace(section, heading="", lines=tuple(lines[1:]))
        if not section.heading:
            lines = read_leading_head(lines, self.tools, self.head)
        return replace(section, lines=tuple(read_inner_head(lines, self.tools, self.head)))

    def _read_recommendation(self) -> None:
        rules = self.tools.book.fields
        sections = self._of("recommendation")
        read = [read_headed(one.heading, self._without_notes(section_paragraphs(one)), rules) for one in sections]
        found = next((one for one in read if one.by), None) or next((one for one in read if one.clauses), None)
        if found is None:
            told = self._without_notes(self._paragraphs("header", "summary"))
            found = find_in_prose(told, rules)
        if not found.by and not sections:
            found = find_in_prose(self._without_notes(self._paragraphs("presentation")), rules, at_start=True)
        self._keep("recommended_by", found.by, found.by_place)
        self._keep("recommendations", found.texts, _whole(found.clauses))

    def _without_notes(self, paragraphs: list[Paragraph]) -> list[Paragraph]:
        """The paragraphs without decisions of other bodies noted at their end."""
        cuts = {paragraph.place: start for paragraph, start, _ in reversed(list(notes(paragraphs, self.tools)))}
        cut = [replace(p, text=p.text[: cuts.get(p.place, len(p.text))].rstrip()) for p in paragraphs]
        return [paragraph for paragraph in cut if paragraph.text]

    def _read_decision(self) -> None:
        rules = self.tools.book.decisions
        paragraphs = self._decided()
        text = decision_text(paragraphs, self.tools)
        if text is None:
            return
        own = [self.block.number] if self.block.number else []
        place = _whole([paragraph for paragraph in paragraphs if paragraph.text])
        found = by_clause(text, rules, len(self.values.get("recommendations", ())), own)
        self._keep("decision", text, place)
        self._keep("decisions", found, place)
        self._keep("decision_kind", kind_of(found, rules), place)
        self._keep("dissent", dissent([paragraph.printed for paragraph in paragraphs], rules), place)

    def _decided(self) -> list[Paragraph]:
        """The paragraphs of this meeting's decision: its section, its entry in "Sagens forløb", or a lone verdict."""
        if self._own:
            return _distinct(section_paragraphs(section) for section in self._own)
        for entry in self._entries():
            if entry.decision and self._is_own(entry):
                return [Paragraph(line, entry.place) for line in entry.decision.split("\n")]
        return self._told()

    def _told(self) -> list[Paragraph]:
        """A lone verdict on top of the one section that an item has: "Foretoges."."""
        prose = self._of("presentation", "summary", "header")
        if len(prose) != 1 or self._of("decision", "earlier", "course", "recommendation"):
            return []
        first = section_paragraphs(prose[0])[:1]
        return [paragraph for paragraph in first if is_verdict(paragraph.text, self.tools.book.decisions)]

    @cached_property
    def _own(self) -> list[SectionDraft]:
        """The sections that hold this meeting's decision."""
        return own_decisions(self.sections, self.facts.sitting)

    def _entries(self) -> list[Treatment]:
        """The treatments under "Sagens forløb"; a row of a table that only dates this very meeting is none."""
        found = [entry for section in self._of("course") for entry in self._entries_of(section)]
        found += [one for section in self._of("route") for one in listed(self._route_lines(section), self.tools)]
        return [
            entry for entry in found if entry.decision or not self.values.get("decision") or not self._is_own(entry)
        ]

    def _is_own(self, entry: Treatment) -> bool:
        """Whether a treatment is the one of this meeting."""
        body = self.facts.sitting.body
        return (body is None or entry.body_id == body.id) and entry.date is not None and entry.date == self.facts.date

    def _entries_of(self, section: SectionDraft) -> list[Treatment]:
        paragraphs = section_paragraphs(section)
        if section.body is None:
            return recorded(paragraphs, self.tools)
        return [treatment(section.body, section.date, section.item_number, (paragraphs, section.place), self.tools)]

    def _read_course(self) -> None:
        dated = [section for section in self._own if section.date]
        headed = [*dated, *other_decisions(self.sections, self._own)]
        loose = [paragraph for section in self._of(*_PROSE) for paragraph in section_paragraphs(section)]
        found = [
            self._entries(),
            [entry for section in headed for entry in self._block(section)],
            [entry for _, _, entry in notes(loose, self.tools)],
        ]
        course = merged(entry for entries in found for entry in entries)
        self._keep("course", course, _span([entry.place for entry in course]))

    def _block(self, section: SectionDraft) -> list[Treatment]:
        """The treatment of one headed block; without a date its text must decide something to be one."""
        body = section.body or self.facts.sitting.body
        if body is None:
            return []
        said = (section_paragraphs(section), section.place)
        found = treatment(body, section.date, section.item_number, said, self.tools)
        return [found] if section.date or found.decision_kind not in {"other", "none"} else []

    def _read_route(self) -> None:
        competence = self.tools.book.fields.compiled["competence"]
        sections = self._of("route")
        last = [section for section in sections if competence.fullmatch(section.heading.strip(" :."))]
        first = [section for section in sections if section not in last]
        printed = self._stops(first[:1])
        known = {stop.body_id for stop in printed}
        # "Sagsgang: …" may stand beside "Sagen sendes til: …", which names one of its bodies once more.
        more = unique_stops(self._stops([*first[1:], *last]))
        route = (*printed, *(stop for stop in more if stop.body_id not in known))
        asked, told = self._paragraphs("recommendation"), self._paragraphs("summary", "presentation")
        route = route or said_route(asked, told, self.tools, self.facts.date) or self._head_stops()
        decided = [paragraph for section in self._own for paragraph in section_paragraphs(section)]
        dated = with_dates(route, decided, self.facts.date, self.tools)
        self._keep("route", dated, _span([stop.place for stop in route]))

    def _stops(self, sections: Sequence[SectionDraft]) -> tuple[RouteStop, ...]:
        read = (read_route(self._route_lines(section), self.tools, self.facts.date) for section in sections)
        return tuple(stop for route in read for stop in route)

    def _route_lines(self, section: SectionDraft) -> list[Line]:
        """The lines of a route; an item type that stands among them is taken out."""
        types = self.tools.book.fields.compiled["case_types"]
        lines = [Line(section.place.line, section.inline, section.place.page)] if section.inline else []
        lines += section.lines
        typed = [line for line in lines if types.fullmatch(line.text.strip(" ."))]
        for line in typed[:1]:
            if "case_type" not in self.values:
                self._keep("case_type", line.text.strip(" ."), Place(line.number, line.page))
        return whole_rows([line for line in lines if line not in typed], self.tools)

    def _head_stops(self) -> tuple[RouteStop, ...]:
        """The bodies that stand beside the item's number."""
        return tuple(body_stop(body, self.head.places["body"]) for body in self.head.bodies)

    def _read_attachments(self) -> None:
        lists = [self.files]
        for section in self._of("attachments"):
            lines = [Line(section.place.line, section.inline, section.place.page)] if section.inline else []
            lists.append(read_attachments([*lines, *section.lines], self.tools.book.fields))
        kept = merge_attachments(*lists)
        self._keep("attachments", tuple(attachment for attachment, _ in kept), _span([place for _, place in kept]))

    def _read_closed(self) -> None:
        if self.head.closed:
            self._keep("closed", True, self.head.places["closed"])
        closed = self.tools.book.fields.compiled["closed"]
        texts = [*self.head.rest, *(line for section in self.sections for line in section.lines)]
        short = [line for line in texts if len(line.text) <= _SHORT]
        said = next((line for line in short if closed.search(line.text) and not self._of_another(line.text)), None)
        if not self.block.closed and said and len(texts) <= 4:
            self._keep("closed", True, Place(said.number, said.page))

    def _of_another(self, text: str) -> bool:
        number = self.block.number
        return names_another_item(text, self.tools.book.decisions, [number] if number else [])

    def _item(self, item_id: str) -> AgendaItem:
        block, facts = self.block, self.facts
        body, body_id, body_kind = facts.body
        text = "\n".join(line.text for section in self._of("summary", "presentation") for line in section.lines)
        listed, _ = without_presenter(read_title(ItemHead(), block.toc_title or "", block.heading, self.tools))
        listed = listed if _wording(listed) not in {_wording(self.title), _wording(block.title)} else ""
        fixed: dict[str, Any] = {
            "closed": block.closed,
            "toc_title": listed or None,
            "sections": (*head_section(self.head.rest, self.presenter, block.heading), *keep_sections(self.sections)),
            "standing": is_standing(self.tools.book.standing, self.title, text),
        }
        item = AgendaItem(
            id=item_id,
            municipality=facts.municipality,
            document=facts.document,
            meeting=facts.id,
            meeting_kind=facts.kind,
            body=body,
            body_id=body_id,
            body_kind=body_kind,
            date=facts.date,
            number=block.number,
            title=self.title or block.toc_title or "",
            source=block.source,
            toc_only=block.toc_only,
            layout=facts.layout,
            inferred=facts.inferred,
            url=block.url,
            **{**fixed, **self.values},
        )
        return replace(item, places=self._places_of(item))

    def _places_of(self, item: AgendaItem) -> dict[str, Place]:
        """The places of the fields of ``item`` that have a value, sorted by name."""
        whole = {name: place for name, place in self.facts.places.items() if name in {"body", "date"}}
        places = {"title": self.block.heading, **whole, **self.places}
        return {name: places[name] for name in sorted(places) if getattr(item, name, None)}


def _wording(title: str) -> str:
    """A title as it is compared with the contents list's: a last full stop is swallowed by the dot leaders, and
    capitals are another way of printing the same words.
    """
    return fold(title).strip(" .…")


def _distinct(sections: Iterable[Sequence[Paragraph]]) -> list[Paragraph]:
    """The paragraphs of several decision sections in order; a section repeated word for word counts once."""
    kept: list[Paragraph] = []
    seen: set[tuple[str, ...]] = set()
    for paragraphs in sections:
        texts = tuple(paragraph.text for paragraph in paragraphs)
        if texts not in seen:
            kept.extend(paragraphs)
            seen.add(texts)
    return kept


def _whole(paragraphs: Sequence[Paragraph]) -> Place | None:
    return _span([paragraph.place for paragraph in paragraphs])


def _span(places: Sequence[Place]) -> Place | None:
    """One place from the first of ``places`` to the end of the last; ``None`` for none."""
    if not places:
        return None
    last = max(place.last or place.line for place in places)
    first = min(places, key=lambda place: place.line)
    return replace(first, last=last if last != first.line else None)
