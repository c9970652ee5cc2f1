"""From a draft to a meeting: ids, the fields of every item, and what one item decides about another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casegraph.model import AgendaItem, AgendaMove, Meeting, Place, Source
from casegraph.parse.draft import Draft, HeaderDraft
from casegraph.parse.fields.decision import Sitting
from casegraph.parse.fields.ids import UNKNOWN, item_ids, meeting_id
from casegraph.parse.fields.item import ItemReader, MeetingFacts
from casegraph.parse.fields.shared_tables import shared_out
from casegraph.parse.municipality import Municipality
from casegraph.parse.tools import Tools


def build_meeting(source: Source, draft: Draft, whose: tuple[Municipality | None, bool], tools: Tools) -> Meeting:
    """The meeting that a draft shows, its items with every field but the prose's.

    ``whose`` is the municipality and whether it is inferred rather than given.
    """
    header, municipality = draft.header, whose[0]
    slug = municipality.slug if municipality else UNKNOWN
    body_id = header.body.id if header.body else None
    facts = MeetingFacts(
        id=meeting_id(slug, body_id, header.date, source.document),
        municipality=slug,
        document=source.document,
        kind=header.kind,
        sitting=Sitting(header.body, header.date),
        layout=draft.layout,
        inferred=_inferred(header, municipality is not None and whose[1]),
        places=dict(header.places),
    )
    name, facts_id, kind = facts.body
    ids = item_ids(facts.id, (block.number for block in draft.blocks))
    blocks = zip(shared_out(draft.blocks, tools.book), ids, strict=True)
    return Meeting(
        id=facts.id,
        municipality=slug,
        municipality_name=municipality.name if municipality else "",
        document=source.document,
        format=source.format,
        kind=header.kind,
        body=name,
        body_id=facts_id,
        body_kind=kind,
        date=header.date,
        items=tuple(ItemReader(block, facts, tools).read(item_id) for block, item_id in blocks),
        start=header.start,
        end=header.end,
        place=header.place,
        participants=header.participants,
        absent=header.absent,
        cancelled=header.cancelled,
        layout=draft.layout,
        inferred=facts.inferred,
        doubts=(*source.doubts, *draft.doubts),
        places=dict(sorted(header.places.items())),
        url=source.url,
        released=header.released,
        supplement=header.supplement,
    )


def apply_moves(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items, those without a decision of their own decided by the item that moves them: postponed, withdrawn …"""
    movers: dict[str, tuple[AgendaItem, AgendaMove]] = {}
    for item in items:
        for move in item.moves:
            movers.setdefault(move.number, (item, move))
    return tuple(_moved(item, movers.get(item.number or "")) for item in items)


def _moved(item: AgendaItem, by: tuple[AgendaItem, AgendaMove] | None) -> AgendaItem:
    if by is None or item.decision is not None or by[0].id == item.id or by[1].kind in {"other", "none"}:
        return item
    places: dict[str, Place] = {**item.places, "decision_kind": by[1].place, "decided_in": by[1].place}
    return replace(item, decided_in=by[0].id, decision_kind=by[1].kind, places=dict(sorted(places.items())))


def _inferred(header: HeaderDraft, municipality: bool) -> tuple[str, ...]:
    return tuple(sorted({*header.inferred, *(("municipality",) if municipality else ())}))
