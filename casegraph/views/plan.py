"""What is still to come in a round: the stops that routes, planned treatments and decisions have announced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from casegraph.graph import CaseGraph
from casegraph.kinds import BodyKind, IsoDate
from casegraph.model import AgendaItem, Place, RouteStop
from casegraph.order import agree, last_day
from casegraph.views.events import Event
from casegraph.views.step import Cited

POLITICAL: frozenset[BodyKind] = frozenset(
    {"council", "finance_committee", "standing_committee", "special_committee", "other"}
)
"""Bodies whose decision can end a round, where the route ends with them."""


@dataclass(slots=True, eq=False)
class Stop:
    """A treatment that was announced and has not been seen; ``passed`` where the case has gone on beyond it.

    ``printed`` where a route says so; else it is a sentence or a follow-up.
    """

    body: str
    body_id: str
    body_kind: BodyKind
    cited: Cited
    date: IsoDate | None = None
    date_inferred: bool = False
    reading: int | None = None
    quote: str | None = None
    round: int = 1
    printed: bool = False
    passed: bool = False
    before: Event | None = None


@dataclass(slots=True)
class Plan:
    """The stops of a thread that were announced and not walked yet, in the order they are to be walked."""

    stops: list[Stop] = field(default_factory=list)

    @property
    def coming(self) -> list[Stop]:
        """The stops still ahead."""
        return [stop for stop in self.stops if not stop.passed]

    @property
    def next(self) -> Stop | None:
        """The stop to be walked first: the first on the list, unless it has a date and another an earlier one."""
        coming = self.coming
        if not coming or coming[0].date is None:
            return coming[0] if coming else None
        return min((stop for stop in coming if stop.date), key=lambda stop: last_day(stop.date or ""))

    def walk(self, event: Event) -> Stop | None:
        """Take out the stop that ``event`` fulfils; what its route named before it, or was due before, is passed.

        A stop that was passed and is walked after all was not missed.
        """
        found = next((stop for stop in self._fulfilled(event) if not stop.passed), None)
        found = found or next(self._fulfilled(event), None)
        before = self.stops[: self.stops.index(found)] if found else []
        for stop in self.coming:
            on_route = found is not None and stop in before and stop.cited.item.id == found.cited.item.id
            due = stop.date is not None and event.date is not None and last_day(stop.date) < event.date
            if stop is not found and (due or (on_route and stop.date is None)):
                stop.passed, stop.before = True, event
        self.stops = [stop for stop in self.stops if stop is not found and not self._late(stop, event)]
        return found

    def _late(self, stop: Stop, event: Event) -> bool:
        return stop.passed and stop.body_id == event.body_id and stop.before is not event

    def _fulfilled(self, event: Event) -> Iterator[Stop]:
        """The stops of the event's body that its date does not come too early for."""
        for stop in self.stops:
            early = stop.date and event.date and event.date < stop.date and not agree(event.date, stop.date)
            if stop.body_id == event.body_id and not early:
                yield stop

    def close(self, event: Event) -> None:
        """The round is decided: what has no date will not be walked any more, unless the decision itself names it."""
        own = {item.id for item in event.sayings}
        for stop in self.coming:
            if stop.date is None and (stop.printed or stop.cited.item.id not in own):
                stop.passed, stop.before = True, event

    def revive(self, stop: Stop, before: Collection[str] = ()) -> None:
        """Add a stop in the place of a passed one of its body: it is still to come after all.

        It stands before what is to come at the bodies with the ids ``before``, else last.
        """
        self.stops = [known for known in self.stops if not (known.passed and known.body_id == stop.body_id)]
        later = (at for at, known in enumerate(self.stops) if not known.passed and known.body_id in before)
        self.stops.insert(next(later, len(self.stops)), stop)

    def put_first(self, body_id: str) -> None:
        """Let what is to come at a body be what comes first."""
        found = next((stop for stop in self.coming if stop.body_id == body_id), None)
        if found:
            self.stops.remove(found)
            self.stops.insert(0, found)

    def announce(self, stop: Stop) -> None:
        """Add a stop, or give its date to the one of the same body that has none."""
        for known in self.coming:
            if known.body_id != stop.body_id or (stop.reading and known.reading and stop.reading != known.reading):
                continue
            if known.date is None or stop.date is None or agree(known.date, stop.date):
                known.quote = known.quote or stop.quote
                if stop.date and len(stop.date) > len(known.date or ""):
                    known.date, known.date_inferred, known.cited = stop.date, stop.date_inferred, stop.cited
                return
        self.revive(stop)


def announce(plan: Plan, graph: CaseGraph, item: AgendaItem, walked: Sequence[Event], number: int) -> None:
    """Put on the plan what an item says is to come: its route, planned treatments, and the next body it names.

    ``walked`` are the events of the round so far, the item's own the last of them; ``number`` is the round.
    """
    _announce_route(plan, item, walked, number)
    back = item.decision_kind == "returned"
    put_off = item.decision_kind == "postponed"
    for stop in _planned(graph, item):
        again = put_off and stop.body_id == item.body_id
        done = (
            not back
            and not again
            and any(event.body_id == stop.body_id and _meant(event, stop, item) for event in walked)
        )
        if not done:
            stop.round = number
            plan.announce(stop)
            if back or again:
                plan.put_first(stop.body_id)


def _meant(event: Event, stop: Stop, item: AgendaItem) -> bool:
    """Whether an event walked already is the announced treatment."""
    if event.date and stop.date:
        return agree(event.date, stop.date)
    return stop.date is None and event.item is not item and event.body_id != item.body_id


def _announce_route(plan: Plan, item: AgendaItem, walked: Sequence[Event], number: int) -> None:
    """Add the stops of the printed route that are neither walked nor on the plan, the later of equal ones."""
    own = _position(item, walked)
    since = _since_return(walked)
    have = Counter(event.body_id for event in since)
    have.update(stop.body_id for stop in plan.coming)
    met: Counter[str] = Counter()
    for index, printed in enumerate(item.route):
        met[printed.body_id] += 1
        stop = _of_route(item, printed, _reading(item.route, index))
        stop.round = number
        if met[printed.body_id] <= have[printed.body_id]:
            if printed.date and any(known.body_id == printed.body_id for known in plan.coming):
                plan.announce(stop)
            continue
        if index < own:
            stop.passed, stop.before = True, walked[-1]
            known = any(s.passed and s.body_id == stop.body_id and s.round == number for s in plan.stops)
            plan.stops.extend([] if known else [stop])
        else:
            anew = item.route[index + 1 :] if len(since) < len(walked) else ()
            plan.revive(stop, {later.body_id for later in anew})


def _since_return(walked: Sequence[Event]) -> Sequence[Event]:
    """What was walked since the case was last sent back: from there the route is walked anew."""
    sent_back = [at for at, event in enumerate(walked[:-1]) if event.decision_kind == "returned"]
    return walked[sent_back[-1] + 1 :] if sent_back else walked


def own_reading(item: AgendaItem, walked: Sequence[Event]) -> int | None:
    """The reading that an item's own place on its route says it is, where its body stands there more than once."""
    own = [index for index, stop in enumerate(item.route) if stop.body_id == item.body_id]
    return _reading(item.route, _position(item, walked)) if own else None


def _position(item: AgendaItem, walked: Sequence[Event]) -> int:
    """Where on its own route the item stands: at its reading, else as often as its body has treated the round."""
    own = [index for index, stop in enumerate(item.route) if stop.body_id == item.body_id]
    if not own:
        return 0
    times = item.reading or sum(event.body_id == item.body_id for event in walked)
    return own[min(max(times, 1), len(own)) - 1]


def _reading(route: Sequence[RouteStop], index: int) -> int | None:
    """The reading of a stop: as printed, else its count where a council or finance committee stands there twice."""
    stop = route[index]
    times = [other.body_id for other in route].count(stop.body_id)
    if stop.reading or times < 2:
        return stop.reading
    return [other.body_id for other in route[: index + 1]].count(stop.body_id)


def _of_route(item: AgendaItem, printed: RouteStop, reading: int | None) -> Stop:
    return Stop(
        body=printed.body,
        body_id=printed.body_id,
        body_kind=printed.body_kind,
        cited=Cited(item, printed.place),
        date=printed.date,
        reading=reading,
        printed=True,
    )


def _planned(graph: CaseGraph, item: AgendaItem) -> Iterator[Stop]:
    """The treatments to come that an item's prose and follow-ups name, by date."""
    stops = [*_of_references(graph, item), *_of_followups(graph, item)]
    yield from sorted(stops, key=lambda stop: (last_day(stop.date or "9999"), stop.cited.place.line, stop.body_id))


def _of_references(graph: CaseGraph, item: AgendaItem) -> Iterator[Stop]:
    for reference in item.references:
        if reference.about != "this" or reference.tense != "planned" or not reference.body_id:
            continue
        if reference.date and item.date and last_day(reference.date) <= item.date:
            continue
        yield Stop(
            body=reference.body or reference.body_id,
            body_id=reference.body_id,
            body_kind=_kind(graph, item, reference.body_id, reference.body_kind),
            cited=Cited(item, reference.place),
            date=reference.date,
            date_inferred=reference.date_inferred,
            quote=_unless_decided(item, reference.quote),
        )


def _of_followups(graph: CaseGraph, item: AgendaItem) -> Iterator[Stop]:
    for followup in item.followups:
        exact = followup.due if followup.due_precision == "day" else None
        # When an item comes back that was put off is worth planning; that it does, the status says.
        announces = followup.kind == "next_body" or (followup.kind == "postponed" and exact)
        if not announces or not followup.to_body_id:
            continue
        yield Stop(
            body=followup.to_body or followup.to_body_id,
            body_id=followup.to_body_id,
            body_kind=_kind(graph, item, followup.to_body_id, followup.to_body_kind),
            cited=Cited(item, Place(followup.place.line, followup.place.page)),
            date=exact,
            quote=None if followup.basis == "route" else _unless_decided(item, followup.quote),
        )


def _unless_decided(item: AgendaItem, quote: str) -> str | None:
    """A sentence to quote, unless it stands in the decision, which the item's own step shows already."""
    return None if quote in (item.decision or "") else quote


def _kind(graph: CaseGraph, item: AgendaItem, body_id: str, told: BodyKind | None) -> BodyKind:
    return told or graph.body_kind(item.municipality, body_id) or "other"
