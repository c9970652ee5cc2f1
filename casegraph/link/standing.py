"""Fixed points of an agenda told by how they behave: on nearly every agenda of a body, with no number that lasts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict

from casegraph.link.table import Table

# A title on this share of a body's agendas, over at least so many meetings, is a fixed point of it.
SHARE = 0.6
MEETINGS = 5
# A title that is a fixed point of so many bodies is one everywhere.
BODIES = 2
Shape = tuple[frozenset[int], frozenset[str]]


def behaves_as_standing(table: Table) -> list[bool]:
    """For each item whether its title is a fixed point where it stands.

    A title with a year or a period is a report and no fixed point; a title whose items print one number over and over
    is a case that takes long.
    """
    agendas = _agendas(table)
    shapes: dict[str, Counter[Shape]] = defaultdict(Counter)
    spans: dict[tuple[str, Shape], list[int]] = {}
    numbers: defaultdict[tuple[str, Shape], set[str]] = defaultdict(set)
    items: Counter[tuple[str, Shape]] = Counter()
    for position, sign in enumerate(table.signs):
        day, body = table.day[position], table.body[position]
        if day is None or sign.years or sign.periods:
            continue
        shape = (sign.bag, sign.numbers)
        span = spans.setdefault((body, shape), [day, day])
        span[1] = max(span[1], day)
        shapes[body][shape] += 1
        items[body, shape] += 1
        numbers[body, shape].update(table.keys[position][:1])
    fixed = {
        (body, shape)
        for body, counts in shapes.items()
        for shape, count in counts.items()
        if _is_fixed(count, spans[body, shape], agendas[body]) and len(numbers[body, shape]) != 1
    }
    everywhere = {shape for shape, bodies in Counter(shape for _, shape in fixed).items() if bodies >= BODIES}
    return [
        ((sign.bag, sign.numbers) in everywhere or (table.body[position], (sign.bag, sign.numbers)) in fixed)
        and not (sign.years or sign.periods)
        for position, sign in enumerate(table.signs)
    ]


def _agendas(table: Table) -> dict[str, list[int]]:
    """The days each body met."""
    days: defaultdict[str, set[int]] = defaultdict(set)
    for body, day in zip(table.body, table.day, strict=True):
        if day is not None:
            days[body].add(day)
    return {body: sorted(met) for body, met in days.items()}


def _is_fixed(count: int, span: list[int], days: list[int]) -> bool:
    return count >= MEETINGS and count >= SHARE * (bisect_right(days, span[1]) - bisect_left(days, span[0]))
