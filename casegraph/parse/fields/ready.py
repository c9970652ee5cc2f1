"""A meeting that its reader handed over whole: what it says stays, and what follows from that is added.

Ids, the parts of case numbers, who a body is, which clauses a decision is on: these are worked out as for every other
meeting, so that the same item has the same id however it came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from casegraph.danish import slug
from casegraph.kinds import BodyKind
from casegraph.model import AgendaItem, Body, Decision, Line, Meeting, Reference, RouteStop, Treatment
from casegraph.parse.fields.clauses import by_clause, kind_of
from casegraph.parse.fields.dissent import dissent
from casegraph.parse.fields.ids import UNKNOWN, item_ids, meeting_id
from casegraph.parse.municipality import Municipality, named_municipality
from casegraph.parse.tools import Tools
from casegraph.rulebook.standing import is_standing

Named = TypeVar("Named", RouteStop, Treatment, Reference)


def finish_ready(meeting: Meeting, whose: tuple[Municipality | None, bool], tools: Tools) -> Meeting:
    """``meeting`` with the ids, kinds and flags that every other meeting has.

    ``whose`` is the municipality that a person named (and ``False``), or that was inferred for meetings which name none
    (and ``True``).
    """
    municipality, is_inferred = _municipality(meeting, whose, tools)
    body = _body(meeting.body, meeting.body_id, meeting.body_kind, tools)
    own = meeting_id(municipality.slug, body.id, meeting.date, meeting.document)
    ids = item_ids(own, (item.number for item in meeting.items))
    former = {item.id: new for item, new in zip(meeting.items, ids, strict=True) if item.id}
    inferred = ("municipality",) if is_inferred else ()
    whole = replace(
        meeting,
        id=own,
        municipality=municipality.slug,
        municipality_name=municipality.name,
        body=body.name,
        body_id=body.id,
        body_kind=body.kind,
        inferred=tuple(sorted({*meeting.inferred, *inferred})),
    )
    items = [_of(item, whole, inferred) for item in meeting.items]
    finished = [_finished(replace(item, id=new), former, tools) for item, new in zip(items, ids, strict=True)]
    return replace(whole, items=tuple(finished))


def ready_lines(meetings: tuple[Meeting, ...]) -> Iterator[Line]:
    """The texts of meetings that name no municipality, as lines that may tell whose they are."""
    items = (item for meeting in meetings if not meeting.municipality for item in meeting.items)
    for item in items:
        numbers = (number.printed for number in item.case_numbers)
        yield from (Line(item.source.line, text) for text in (item.title, *numbers, item.decision or ""))


def _municipality(meeting: Meeting, whose: tuple[Municipality | None, bool], tools: Tools) -> tuple[Municipality, bool]:
    """Whose meeting it is, and whether that is inferred: a person's word counts first, then the file's own."""
    given, is_inferred = whose
    if given and not is_inferred:
        return given, False
    if meeting.municipality:
        known = named_municipality(meeting.municipality, tools.book.municipalities)
        return known or Municipality(slug(meeting.municipality) or UNKNOWN, meeting.municipality), False
    return (given, True) if given else (Municipality(UNKNOWN, ""), False)


def _body(name: str, body_id: str | None, kind: BodyKind | None, tools: Tools) -> Body:
    """The body of that name; what the file says of one that no rule knows is taken, and so is a kind that it names."""
    said = kind or "other"
    known = tools.bodies.resolve(name) if name else None
    if known is None:
        return Body(body_id or slug(name) or UNKNOWN, name, said)
    return replace(known, kind=known.kind if said == "other" else said)


def _of(item: AgendaItem, meeting: Meeting, inferred: tuple[str, ...]) -> AgendaItem:
    """``item`` as one of ``meeting``."""
    return replace(
        item,
        municipality=meeting.municipality,
        meeting=meeting.id,
        body=meeting.body,
        body_id=meeting.body_id,
        body_kind=meeting.body_kind,
        inferred=tuple(sorted({*item.inferred, *inferred})),
    )


def _finished(item: AgendaItem, former: Mapping[str, str], tools: Tools) -> AgendaItem:
    numbers = {number.key: number for one in item.case_numbers for number in tools.numbers.named(one.printed)}
    text = "\n".join(section.text for section in item.sections if section.role in {"summary", "presentation"})
    decided = item.decided_in
    return _decided(
        replace(
            item,
            case_numbers=tuple(numbers.values()),
            route=tuple(_with_body(stop, tools) for stop in item.route),
            course=tuple(_with_body(one, tools) for one in item.course),
            references=tuple(_with_body(one, tools) for one in item.references),
            standing=item.standing or is_standing(tools.book.standing, item.title, text),
            decided_in=former.get(decided, decided) if decided else None,
        ),
        tools,
    )


def _decided(item: AgendaItem, tools: Tools) -> AgendaItem:
    """The item with the kinds that follow from the words of its decision, where it names none."""
    rules = tools.book.decisions
    if item.decision is None:
        return item
    own = [item.number] if item.number else []
    found = item.decisions or by_clause(item.decision, rules, len(item.recommendations), own)
    kind = item.decision_kind if item.decision_kind != "none" else kind_of(found, rules)
    if not item.decisions and len(found) == 1:
        found = (Decision(kind, found[0].text, found[0].clauses),)
    quotes = item.dissent or dissent(item.decision.split("\n"), rules)
    return replace(item, decisions=found, decision_kind=kind, dissent=quotes)


def _with_body(one: Named, tools: Tools) -> Named:
    """A stop, a treatment or a mention with its body as the rules know it; one that names no body as it is."""
    if not one.body:
        return one
    body = _body(one.body, one.body_id, one.body_kind, tools)
    return replace(one, body=body.name, body_id=body.id, body_kind=body.kind)
