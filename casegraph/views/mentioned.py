"""Where fixed points of agendas tell of a case: messages (*Meddelelser*), which are no steps of it."""

from __future__ import annotations

from collections.abc import Iterator

from casegraph.graph import CaseGraph
from casegraph.model import AgendaItem, Case, Link, Place
from casegraph.order import NO_DATE
from casegraph.views.records import cited_row
from casegraph.views.rows import MentionedRow
from casegraph.views.step import Cited


def mentioned(graph: CaseGraph, case: Case) -> list[MentionedRow]:
    """Every message that tells of a case, oldest first."""
    rows = (_row(link, item) for link in graph.links if (item := teller(graph, case, link)))
    return sorted(rows, key=lambda row: (row["source"]["date"] or NO_DATE, row["source"]["item"], row["quote"]))


def teller(graph: CaseGraph, case: Case, link: Link) -> AgendaItem | None:
    """The fixed point that tells of a case, where a link is of one that does."""
    if link.kind != "related" or link.status != "accepted" or not link.evidence:
        return None
    own = [end for end in (link.a, link.b) if end in case.items]
    if len(own) != 1:
        return None
    other = graph.items.get(link.b if own[0] == link.a else link.a)
    told = other and graph.is_standing(other) and not graph.is_standing(graph.items[own[0]])
    return other if other and told and _said(link, other) != other.title else None


def _said(link: Link, item: AgendaItem) -> str:
    """What the evidence says of the item; its title, where the other one speaks of it."""
    (evidence,) = link.evidence[:1]
    return evidence.a if item.id == link.a else evidence.b


def _row(link: Link, item: AgendaItem) -> MentionedRow:
    quote = _said(link, item)
    return {"title": item.title, "quote": quote, "source": cited_row(Cited(item, _place(item, quote)))}


def _place(item: AgendaItem, quote: str) -> Place:
    """Where a sentence stands under an item; its own place where that cannot be told."""
    return next(_places(item, quote), item.source)


def _places(item: AgendaItem, quote: str) -> Iterator[Place]:
    for section in item.sections:
        for line, paragraph in zip(section.lines, section.text.splitlines(), strict=False):
            if quote.partition(" … ")[0] in paragraph:
                yield Place(line, section.place.page)
