"""What a graph shows of cases, items, meetings and links, whether they come as records or straight from a database."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from casegraph.kinds import IsoDate
from casegraph.model import AgendaItem, Case, Link, Meeting


class CaseFacts(NamedTuple):
    """What a graph shows of a case; ``id`` is its node's, ``first`` and ``last`` the dates of its treatments."""

    id: str
    key: str
    municipality: str
    title: str
    case_number: str
    collective: str
    series: str | None
    first: IsoDate | None
    last: IsoDate | None


class ItemFacts(NamedTuple):
    """What a graph shows of an item, and what sorts it; ``case`` is the id of its case, which knows of its series."""

    id: str
    municipality: str
    body_id: str
    date: IsoDate | None
    number: str | None
    title: str
    case_number: str
    body: str
    body_kind: str
    meeting_kind: str
    decision_kind: str
    closed: bool
    standing: bool
    thread: str | None
    document: str
    line: int
    url: str | None
    case: str | None


class MeetingFacts(NamedTuple):
    """What a graph shows of a meeting."""

    id: str
    municipality: str
    body: str
    body_id: str
    body_kind: str
    date: IsoDate | None
    meeting_kind: str
    document: str
    url: str | None


class LinkFacts(NamedTuple):
    """What a graph shows of an accepted link, from the earlier item to the later; ``date`` is the later one's.

    What is part of a larger matter points at that, whichever is earlier.
    """

    source: str
    target: str
    kind: str
    relation: str | None
    decided_by: str
    score: float
    date: IsoDate | None

    def directed(self, subject: str | None) -> LinkFacts:
        """The same, turned round where the target is the part (``subject``) and the source the whole."""
        if self.relation == "part_of" and self.target == subject:
            return self._replace(source=self.target, target=self.source)
        return self


def together(case_numbers: Iterable[str]) -> str:
    """Case numbers as the one text that a graph shows."""
    return "|".join(case_numbers)


def case_node_id(case_id: str, items: Container[str]) -> str:
    """The node of a case: its own id, but for a case that is named after its earliest item, whose id the item has."""
    return f"{case_id}:case" if case_id in items else case_id


def case_facts(case: Case, node_id: str, items: Sequence[AgendaItem]) -> CaseFacts:
    """What a graph shows of a case whose loaded items, oldest first, are given."""
    dates = sorted(item.date for item in items if item.date)
    first, last = (items[0].date if items else None), (dates[-1] if dates else None)
    numbers = together(case.case_numbers)
    return CaseFacts(
        node_id, case.id, case.municipality, case.title, numbers, case.collective, case.series, first, last
    )


def item_facts(item: AgendaItem, case: Case | None, thread: str | None, standing: bool) -> ItemFacts:
    """What a graph shows of an item, which belongs to that case and thread of it."""
    return ItemFacts(
        item.id,
        item.municipality,
        item.body_id,
        item.date,
        item.number,
        item.title,
        together(number.printed for number in item.case_numbers),
        item.body,
        item.body_kind,
        item.meeting_kind,
        item.decision_kind,
        item.closed,
        standing,
        thread,
        item.document,
        item.source.line,
        item.url,
        case.id if case else None,
    )


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """What a graph shows of a meeting."""
    return MeetingFacts(
        meeting.id,
        meeting.municipality,
        meeting.body,
        meeting.body_id,
        meeting.body_kind,
        meeting.date,
        meeting.kind,
        meeting.document,
        meeting.url,
    )


def link_facts(link: Link, a: AgendaItem, b: AgendaItem) -> LinkFacts:
    """What a graph shows of a link between two items, of which ``a`` is the earlier."""
    facts = LinkFacts(a.id, b.id, link.kind, link.relation, link.by, link.score, b.date)
    return facts.directed(link.subject)
