"""What is known of items beside their titles, as columns: who treats them, when, and under which number."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np

from casegraph.kinds import Basis, BodyKind, DecisionKind
from casegraph.link.arrays import Flags, Ints, Ragged, Small, looked_up, numbered
from casegraph.link.items.misprinted import Misprinted
from casegraph.link.items.presentations import ROLES
from casegraph.link.items.renumbering import RENEWING, Systems
from casegraph.link.items.treatments import Treatments
from casegraph.link.titles.brought import brought_by
from casegraph.model import AgendaItem

# How far along its way a matter is in a body of each kind: the Direktion prepares, the council decides.
RANK: Mapping[BodyKind, int] = {
    "executive_board": 0,
    "staff_council": 1,
    "advisory": 1,
    "special_committee": 1,
    "standing_committee": 1,
    "other": 1,
    "finance_committee": 2,
    "council": 3,
}
# Bodies that are heard on what others decide, before or after them.
HEARD: frozenset[BodyKind] = frozenset({"advisory", "staff_council"})
# A hearing that is decided, or recommended and not turned down.
_ORDERED: frozenset[Basis] = frozenset({"decision", "recommendation"})
# The share of all recommendations, of at least so many, from which on it says nothing who makes them.
MOST_ROLE, LEAST_ROLES = 0.25, 20
_SENT_ON: frozenset[DecisionKind] = frozenset({"referred", "returned"})
_SETTLED: frozenset[DecisionKind] = frozenset({"approved", "rejected", "noted"})
_NOT_SENT: frozenset[DecisionKind] = frozenset({"postponed", "returned", "rejected", "withdrawn", "none"})


class Circumstances:
    """A value an item; in columns of names, numbers and years nought stands for nothing.

    ``meeting`` is the meeting, ``year`` that of treatment; ``closed`` are items behind closed doors, ``put_off`` those
    that were postponed, ``elected`` those by which somebody was elected, ``settled`` those with which the body was
    done, ``sent_out`` those that were sent to a hearing, ``body`` is the body and ``sent_to`` the one that the matter
    was sent to; ``told`` are those that likeness of prose is read from, ``heard`` those of bodies that are only heard,
    ``rank`` is how far up the route the body is, ``committee`` its id where it is one, ``called`` as it is printed;
    ``journal`` the subject code, ``role`` who brings it, but for those who bring nearly everything; ``keyed`` are items
    with a case number, ``number`` the first of these in the ``form`` it has, ``numbers`` all of them, ``misprinted``
    tells which may be one, ``born`` the earliest year they tell. ``documents`` and ``files`` are the
    attachments by number and by title.
    """

    def __init__(self, treatments: Treatments, systems: Systems) -> None:
        items = treatments.items
        self.closed = np.array([item.closed for item in items], np.bool_)
        self.put_off = np.array([item.decision_kind == "postponed" for item in items], np.bool_)
        self.elected = np.array([item.decision_kind == "elected" for item in items], np.bool_)
        self.sent_out = np.array([_sent_out(item) for item in items], np.bool_)
        self.settled = np.array([item.decision_kind in _SETTLED for item in items], np.bool_) & ~self.sent_out
        bodies = filled(chain(treatments.body, map(_sent_to, items)))
        self.body, self.sent_to = bodies[: len(items)], bodies[len(items) :]
        self.told = np.array([_told(item) for item in items], np.bool_)
        self.heard = np.array([item.body_kind in HEARD for item in items], np.bool_)
        self.rank = np.array([RANK[item.body_kind] for item in items], np.int32)
        self.meeting = looked_up(treatments.meeting)
        whose = zip(items, treatments.body, strict=True)
        self.committee = [body if item.body_kind == "standing_committee" else "" for item, body in whose]
        names: dict[str, str] = {}
        printed = zip(items, self.committee, strict=True)
        self.called = [names.setdefault(item.body, item.body) if body else "" for item, body in printed]
        self.journal = filled(item.journal_number or "" for item in items)
        brought = list(map(brought_by, items))
        roles = {role: " ".join(role.lower().split()) for role in set(brought)}
        self.role = _telling(filled(map(roles.__getitem__, brought)))
        self.number = numbered([-1, *(keys[0] if keys else -1 for keys in treatments.keys)])[1:]
        self.keyed = np.array([bool(keys) for keys in treatments.keys], np.bool_)
        self.numbers = Shared(treatments.keys)
        self.misprinted = Misprinted(items, self.number)
        years = {when: int(when[:4]) if when else 0 for when in {item.date for item in items}}
        self.year = np.array([years[item.date] for item in items], np.int32)
        self.born = np.array([_born(item) if item.case_numbers else 0 for item in items], np.int32)
        self.documents, self.files = Shared(treatments.documents), Shared(treatments.files)
        self._switches = systems.switches
        self.form = numbered(systems.forms).astype(np.int32)
        self._names = {form: at for at, form in enumerate(dict.fromkeys(systems.forms))}

    def crosses(self, first: Ints, second: Ints) -> Flags:
        """As :meth:`Systems.crosses`."""
        found = np.zeros(len(first), np.bool_)
        for switch in self._switches:
            found |= (self.form[first] == self._names[switch.old]) & (self.form[second] == self._names[switch.new])
        return found

    def renewed(self, item: Ints, year: Small, told: Flags) -> Flags:
        """Whether the number of each item, of ``year``, may be one that a running case got when its system changed; a
        little later where it is ``told`` that the case ran before.
        """
        found = np.zeros(len(item), np.bool_)
        for switch in self._switches:
            late = told & (year > max(switch.years)) & (year <= max(switch.years) + RENEWING)
            found |= (self.form[item] == self._names[switch.new]) & (np.isin(year, list(switch.years)) | late)
        return found


def _telling(role: Small) -> Small:
    """The roles without those that recommend so many items that they tell none from another (*Forvaltningen*)."""
    times = np.bincount(role, minlength=1)
    times[0] = 0
    return np.where(times[role] > MOST_ROLE * max(int(times.sum()), LEAST_ROLES), 0, role).astype(np.int32)


def _sent_out(item: AgendaItem) -> bool:
    """Whether the meeting sent the matter to a hearing, after which it comes back."""
    if item.decision_kind in _NOT_SENT:
        return False
    return any(one.kind == "hearing" and one.basis in _ORDERED for one in item.followups)


def _sent_to(item: AgendaItem) -> str:
    """The id of the body that the meeting sent the matter to, undecided; nothing where it is not named."""
    if item.decision_kind not in _SENT_ON:
        return ""
    return next((one.to_body_id for one in item.followups if one.kind == "next_body" and one.to_body_id), "")


def _told(item: AgendaItem) -> bool:
    return any(section.role in ROLES and section.text for section in item.sections)


def _born(item: AgendaItem) -> int:
    if len(item.case_numbers) == 1:
        return item.case_numbers[0].year or 0  # as nearly all have
    return min([number.year for number in item.case_numbers if number.year], default=0)


class Shared:
    """Sets of things, one an item: which items have any, and which two have one in common."""

    def __init__(self, sets: Sequence[Collection[Hashable]]) -> None:
        known: dict[Hashable, int] = {}
        self._held = Ragged.of([[known.setdefault(one, len(known)) for one in own] if own else () for own in sets])
        self._width = max(len(known), 1)
        self._keys = self._held.keys(self._width)
        self.any = np.diff(self._held.start) > 0

    def common(self, first: Ints, second: Ints) -> Flags:
        """Which pairs have one in common."""
        found = np.zeros(len(first), np.bool_)
        if not len(first):
            return found
        row, held = self._held.rows(first)
        found[row[self._keys.has(second[row] * self._width + held)]] = True
        return found


def filled(column: Iterable[str]) -> Small:
    """A number for each text, equal texts the same, nought for none."""
    return numbered(["", *column])[1:].astype(np.int32)
