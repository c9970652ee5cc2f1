"""Where fixed points of agendas tell of a case: messages (*Meddelelser*), which are no steps of it."""

from __future__ import annotations

from collections.abc import Iterator

from casegraph.graph import CaseGraph
from casegraph.model import AgendaItem, Case, Link, Place
from casegraph.order import NO_DATE
from casegraph.views.records import cited_row
from casegraph.views.rows import MentionedRow
from casegraph.views.step import Cited

# The evidence of a link by which a message tells of a case.
MESSAGE = "message"


def mentioned(graph: CaseGraph, case: Case) -> list[MentionedRow]:
    """Every message that tells of a case, oldest first."""
    rows = (_row(link, item) for link in graph.links if (item := teller(graph, case, link)))
    return sorted(rows, key=lambda row: (row["source"]["date"] or NO_DATE, row["source"]["item"], row["quote"]))


def teller(graph: CaseGraph, case: Case, link: Link) -> AgendaItem | None:
    """The fixed point that tells of a case, where a link is of one that does."""
    own = [end for end in (link.a, link.b) if end in case.items]
    if link.kind != "related" or len(own) != 1 or all(one.name != MESSAGE for one in link.evidence):
        return None
    other = graph.items.get(link.b if own[0] == link.a else link.a)
    return other if other and graph.is_standing(other) and not graph.is_standing(graph.items[own[0]]) else None


def _row(link: Link, item: AgendaItem) -> MentionedRow:
    (evidence,) = (one for one in link.evidence if one.name == MESSAGE)
    quote = evidence.a if item.id == link.a else evidence.b
    return {"title": item.title, "quote": quote, "source": cited_row(Cited(item, _place(item, quote)))}


def _place(item: AgendaItem, quote: str) -> Place:
    """Where a sentence stands under an item; its own place where that cannot be told."""
    return next(_places(item, quote), item.source)


def _places(item: AgendaItem, quote: str) -> Iterator[Place]:
    for section in item.sections:
        for line, paragraph in zip(section.lines, section.text.splitlines(), strict=False):
            if quote in paragraph:
                yield Place(line, section.place.page)
