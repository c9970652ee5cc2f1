"""From groups of items to cases: ids that last, titles, numbers, threads."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from casegraph.danish import fold
from casegraph.link.deciding.numbers import Threads
from casegraph.model import AgendaItem, Case, Thread

_SAFE = re.compile(r"[A-Za-z0-9._-]*")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "AE", "Ø": "OE", "Å": "AA"})


def make_cases(
    items: Sequence[AgendaItem], groups: Sequence[Threads], series: Mapping[int, str] | None = None
) -> tuple[Case, ...]:
    """The cases of one municipality, sorted by id.

    ``groups`` hold positions in ``items``, which are in time order; ``series`` names the series of a group by its
    index.
    """
    cases = [_case(items, group, (series or {}).get(index)) for index, group in enumerate(groups)]
    return tuple(sorted(_distinct(cases), key=lambda case: case.id))


def _case(items: Sequence[AgendaItem], group: Threads, series: str | None) -> Case:
    matters = [[items[position] for position in sorted(matter)] for matter in group.matters]
    members = matters[0]
    if len(matters) > 1:
        members = [items[position] for position in sorted(chain.from_iterable(group.matters))]
    open_ = [item for item in members if not item.closed]
    numbers = _numbers(members)
    case_id = _case_id(members, open_, numbers if len(open_) == len(members) else _numbers(open_))
    threads = tuple(
        Thread(case_id if len(matters) == 1 else f"{case_id}:t{number}", matter[-1].title, tuple(i.id for i in matter))
        for number, matter in enumerate(matters, 1)
    )
    return Case(
        id=case_id,
        municipality=members[0].municipality,
        title=_title(members),
        titles=_titles(members),
        case_numbers=numbers,
        collective=group.collective,
        threads=threads,
        series=series,
        aliases=_aliases(members, open_, case_id),
    )


def _title(members: Sequence[AgendaItem]) -> str:
    """What a case is called last; by a fixed point of the agenda ("Eventuelt") only where it is nothing else."""
    return next((item.title for item in reversed(members) if not item.standing), members[-1].title)


def _titles(members: Sequence[AgendaItem]) -> tuple[str, ...]:
    """Each title once, however its letters and blanks are printed, as printed last; in order of the first."""
    printed = tuple(dict.fromkeys(item.title for item in members))
    return printed if len(printed) == 1 else tuple({fold(item.title): item.title for item in members}.values())


def _numbers(members: Sequence[AgendaItem]) -> tuple[str, ...]:
    """Each number once, as first printed."""
    first: dict[str, str] = {}
    for item in members:
        for number in item.case_numbers:
            first.setdefault(number.key, number.printed)
    return tuple(first.values())


def _case_id(members: Sequence[AgendaItem], open_: Sequence[AgendaItem], numbers: Sequence[str]) -> str:
    """The id of a case: the first of the ``numbers`` its open items print, else its earliest open item, else an opaque
    one.

    Closed items never give their number or place to an id: it must be fit to print where they are left out.
    """
    if not open_:
        return _opaque(members[0])
    return f"{open_[0].municipality}:{slug_number(numbers[0])}" if numbers else open_[0].id


def _aliases(members: Sequence[AgendaItem], open_: Sequence[AgendaItem], case_id: str) -> tuple[str, ...]:
    """Every id the case has had, or would have had, while fewer of its items were loaded."""
    printed = {(item.municipality, number.printed) for item in open_ for number in item.case_numbers}
    ids = {f"{municipality}:{slug_number(number)}" for municipality, number in printed}
    ids |= {item.id for item in open_ if not item.case_numbers}
    if len(open_) < len(members):
        ids |= {_opaque(item) for item in members if item.closed}
    return tuple(sorted(ids - {case_id}))


def _opaque(item: AgendaItem) -> str:
    """An id that says nothing of a closed item; the title goes in, so that the number cannot be tried out."""
    basis = "\0".join((item.id, item.case_number or "", fold(item.title)))
    return f"{item.municipality}:x{hashlib.sha256(basis.encode()).hexdigest()[:12]}"


def slug_number(printed: str) -> str:
    """A case number as part of an id, of ``[A-Za-z0-9._-]``: ``00.30.10-Ø00-4-16`` gives ``00.30.10-OE00-4-16``."""
    if _SAFE.fullmatch(printed):
        return printed
    text = re.sub(r"[\s/–—]+", "-", printed.strip().translate(_LETTERS))
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found.group()):x}", text)


def _distinct(cases: list[Case]) -> list[Case]:
    """Give a suffix to the later of two cases that would bear one id."""
    seen: Counter[str] = Counter()
    distinct: list[Case] = []
    for case in sorted(cases, key=lambda case: (case.id, case.threads[0].items)):
        seen[case.id] += 1
        distinct.append(case if seen[case.id] == 1 else _renamed(case, f"{case.id}.{seen[case.id]}"))
    return distinct


def _renamed(case: Case, new: str) -> Case:
    threads = tuple(Thread(new + thread.id[len(case.id) :], thread.title, thread.items) for thread in case.threads)
    return replace(case, id=new, threads=threads)
