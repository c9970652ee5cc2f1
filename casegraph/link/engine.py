"""Linking from end to end: items of one municipality to cases, whole and in one go.

Linking is never incremental: what an item belongs to may depend on an item that was loaded later, and a result that
depends on the order of loading could not be trusted. Everything is sorted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from casegraph.link.cases import make_cases
from casegraph.link.linked import Linked
from casegraph.link.numbers import Threads, split
from casegraph.link.rules import LinkRules
from casegraph.link.titles import TitleReader
from casegraph.model import AgendaItem, Evidence, Link


def link_items(items: Sequence[AgendaItem], rules: LinkRules, answers: object | None = None) -> Linked:
    """The links and cases of ``items``, municipality by municipality, whatever their order.

    Of two items with one id (two versions of a sitting) the one of the minutes is taken.
    """
    reader = TitleReader(rules)
    rooms = groupby(in_order(items), key=lambda item: item.municipality)
    parts = [_link_municipality(list(room), reader) for _, room in rooms]
    return Linked(
        links=tuple(sorted((link for part in parts for link in part.links), key=lambda link: (link.a, link.b))),
        cases=tuple(case for part in parts for case in part.cases),
        standing=frozenset().union(*(part.standing for part in parts)),
        notes=tuple(note for part in parts for note in part.notes),
    )


def in_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Every item once, by municipality, date (undated ones last), body and number."""
    once: dict[str, AgendaItem] = {}
    for item in sorted(items, key=lambda item: (item.id, item.meeting_kind == "agenda", item.document)):
        once.setdefault(item.id, item)
    return sorted(once.values(), key=time_order)


def time_order(item: AgendaItem) -> tuple[str, str, str, int, str, str]:
    """The key that puts items of one municipality in the order of treatment."""
    digits = "".join(filter(str.isdigit, item.number or ""))
    number = int(digits) if digits.isascii() and 0 < len(digits) < 9 else 0
    return item.municipality, item.date or "~", item.body_id, number, item.number or "", item.id


def _link_municipality(items: list[AgendaItem], reader: TitleReader) -> Linked:
    titles = [reader.read(item.title) for item in items]
    standing = [item.standing or reader.is_standing(item.title) for item in items]
    by_number: dict[str, list[int]] = {}
    alone: list[int] = []
    for position, item in enumerate(items):
        if item.case_numbers:
            by_number.setdefault(item.case_numbers[0].key, []).append(position)
        elif not standing[position]:
            alone.append(position)
    groups = [split(members, titles, standing) for members in by_number.values()]
    groups += [Threads(((position,),), "no") for position in alone]
    return Linked(
        links=tuple(_links(items, groups)),
        cases=make_cases(items, groups),
        standing=frozenset(item.id for item, fixed in zip(items, standing, strict=True) if fixed),
    )


def _links(items: list[AgendaItem], groups: list[Threads]) -> Iterable[Link]:
    for group in groups:
        for matter in group.matters:
            for earlier, later in pairwise(matter):
                yield by_number_link(items[earlier], items[later])


def by_number_link(one: AgendaItem, other: AgendaItem) -> Link:
    """The link of two items that print one number."""
    a, b = sorted((one, other), key=lambda item: item.id)
    text = "Same case number"
    evidence = Evidence("number", a.case_number or "", b.case_number or "", 12.0, text)
    return Link(a.id, b.id, "same_case", "accepted", "number", 0.999, (evidence,))
