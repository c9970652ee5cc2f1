"""Linking from end to end: items of one municipality to cases, whole and in one go.

Linking is never incremental: what an item belongs to may depend on an item that was loaded later, and a result that
depends on the order of loading could not be trusted. Everything is sorted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from casegraph.link.answers import Answers
from casegraph.link.assemble import Assembly
from casegraph.link.cases import make_cases
from casegraph.link.clusters import Clusters
from casegraph.link.evidence import Sources
from casegraph.link.linked import Linked
from casegraph.link.links import make_links
from casegraph.link.mentions import find_mentions
from casegraph.link.numbers import Threads, split
from casegraph.link.pairing import all_pairs
from casegraph.link.prose import Prose
from casegraph.link.recall import Recalled, recall
from casegraph.link.rules import LinkRules
from casegraph.link.scoring import Scores
from casegraph.link.standing import behaves_as_standing
from casegraph.link.table import make_table
from casegraph.link.titles import TitleReader
from casegraph.model import AgendaItem


def link_items(items: Sequence[AgendaItem], rules: LinkRules, answers: Answers | None = None) -> Linked:
    """The links and cases of ``items``, municipality by municipality, whatever their order.

    Of two items with one id (two versions of a sitting) the one of the minutes is taken. ``answers`` bind: what a
    person joined or kept apart stays so.
    """
    ordered = in_order(items)
    recalled = recall(answers, ordered) if answers else Recalled()
    reader = TitleReader(rules)
    rooms = groupby(ordered, key=lambda item: item.municipality)
    parts = [_link_municipality(make_sources(list(room), reader, recalled), recalled) for _, room in rooms]
    return Linked(
        links=tuple(sorted((link for part in parts for link in part.links), key=lambda link: (link.a, link.b))),
        cases=tuple(case for part in parts for case in part.cases),
        standing=frozenset().union(*(part.standing for part in parts)),
        notes=(*(note for part in parts for note in part.notes), *recalled.orphans),
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


def make_sources(items: Sequence[AgendaItem], reader: TitleReader, recalled: Recalled) -> Sources:
    """What evidence is read from, for the items of one municipality in time order."""
    table = make_table(items, reader, recalled.bodies)
    for position, fixed in enumerate(behaves_as_standing(table)):
        table.standing[position] |= fixed
    return Sources(table, find_mentions(table), Prose(items))


def _link_municipality(sources: Sources, recalled: Recalled) -> Linked:
    table = sources.table
    groups = _by_number(sources)
    matters = [matter for group in groups for matter in group.matters]
    numbered = {item for matter in matters for item in matter}
    alone = [(item,) for item in range(len(table.items)) if item not in numbered and not table.standing[item]]
    clusters = Clusters(table, (*matters, *alone))
    scores = Scores(sources)
    scores.add([pair for pair in all_pairs(sources) if not (table.keys[pair[0]] and table.keys[pair[1]])])
    assembly = Assembly(scores, clusters)
    assembly.run()
    found = _cases(groups, clusters)
    return Linked(
        links=tuple(make_links(assembly, found)),
        cases=make_cases(table.items, found),
        standing=frozenset(item.id for item, fixed in zip(table.items, table.standing, strict=True) if fixed),
    )


def _by_number(sources: Sources) -> list[Threads]:
    table = sources.table
    by_number: dict[str, list[int]] = {}
    for position, keys in enumerate(table.keys):
        if keys:
            by_number.setdefault(keys[0], []).append(position)
    titles = [sign.title for sign in table.signs]
    return [split(members, titles, table.standing) for members in by_number.values()]


def _cases(groups: Sequence[Threads], clusters: Clusters) -> list[Threads]:
    """Every case: the threads of one number, grown by what joined them, and the matters without a number."""
    found: list[Threads] = []
    seen: set[int] = set()
    for group in groups:
        threads = {id(cluster): cluster for matter in group.matters for cluster in [clusters.of[matter[0]]]}
        if not seen & set(threads):
            matters = tuple(tuple(cluster.items) for cluster in threads.values())
            found.append(Threads(matters, group.collective))
        seen |= set(threads)
    rest = [cluster for cluster in clusters.all() if id(cluster) not in seen]
    return found + [Threads((tuple(cluster.items),), "no") for cluster in rest]
