"""Linking from end to end: items to cases, municipality by municipality, whole and in one go.

Linking is never incremental: what an item belongs to may depend on an item that was loaded later, and a result that
depends on the order of loading could not be trusted. Everything is sorted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from casegraph.collector import collector_paused
from casegraph.link.answers.answers import Answers
from casegraph.link.answers.recall import Recalled, recall
from casegraph.link.linked import Linked
from casegraph.link.municipality import link_municipality
from casegraph.link.rules import LinkRules
from casegraph.link.titles.reader import TitleReader
from casegraph.model import AgendaItem
from casegraph.processes import can_fork
from casegraph.progress import Step, still

# Items of one municipality for each process that links them: fewer are linked sooner than handed over. And the most of
# these processes: each takes room of its own.
WORTH_A_PROCESS, MOST_PROCESSES = 1_000, 8


def link_items(
    items: Sequence[AgendaItem], rules: LinkRules, answers: Answers | None = None, step: Step = still, jobs: int = 1
) -> Linked:
    """The links and cases of ``items``, municipality by municipality, whatever their order.

    Of two items with one id (two versions of a sitting) the one of the minutes is taken. ``answers`` bind: what a
    person joined or kept apart stays so. ``step`` is told how far the municipality in hand has come.
    ``jobs`` is how many processes may link, of which no more are taken than a municipality is worth; the outcome is the
    same.
    """
    with collector_paused():
        return _linked(in_order(items), rules, answers, step, jobs)


def _linked(ordered: Sequence[AgendaItem], rules: LinkRules, answers: Answers | None, step: Step, jobs: int) -> Linked:
    recalled = recall(answers, ordered) if answers else Recalled()
    reader = TitleReader(rules)
    rooms = groupby(ordered, key=lambda item: item.municipality)
    parts = [_one(list(room), reader, recalled, step, jobs) for _, room in rooms]
    return Linked(
        links=tuple(
            sorted((link for part in parts for link in part.links), key=lambda link: (link.a, link.b, link.kind))
        ),
        cases=tuple(case for part in parts for case in part.cases),
        standing=frozenset().union(*(part.standing for part in parts)),
        notes=(*(note for part in parts for note in part.notes), *recalled.orphans),
    )


def _one(items: Sequence[AgendaItem], reader: TitleReader, recalled: Recalled, step: Step, jobs: int) -> Linked:
    return link_municipality(items, reader, recalled, step, worth(len(items), jobs))


def worth(count: int, jobs: int) -> int:
    """How many processes link so many items of one municipality, where there may be ``jobs``."""
    return max(1, min(jobs, count // WORTH_A_PROCESS, MOST_PROCESSES)) if can_fork() else 1


def in_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Every item once, by municipality, date (undated ones last), body and number."""
    once: dict[str, AgendaItem] = {}
    for item in items:
        other = once.setdefault(item.id, item)
        if other is not item:
            once[item.id] = min(other, item, key=_version)
    return sorted(once.values(), key=time_order)


def _version(item: AgendaItem) -> tuple[bool, str]:
    """The key that puts the version of minutes before that of an agenda."""
    return item.meeting_kind == "agenda", item.document


def time_order(item: AgendaItem) -> tuple[str, str, str, int, str, str]:
    """The key that puts items of one municipality in the order of treatment."""
    printed = item.number or ""
    digits = printed if printed.isdigit() else "".join(filter(str.isdigit, printed))
    number = int(digits) if digits.isascii() and 0 < len(digits) < 9 else 0
    return item.municipality, item.date or "~", item.body_id, number, printed, item.id
