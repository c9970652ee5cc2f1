"""The items of one municipality as columns of numbers: what evidence reads for many pairs at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property

import numpy as np

from casegraph.link.arrays import Flags, Ints, Ragged, member, numbered
from casegraph.link.mentions import EXACT, LEVELS, Mentions
from casegraph.link.prose import ROLES
from casegraph.link.renumbering import Systems
from casegraph.link.sequels import Sequels, Treated
from casegraph.link.table import HEARD, RANK, Table


class Columns:
    """What evidence is read from, a number an item; nought stands for nothing."""

    def __init__(self, table: Table, mentions: Mentions, systems: Systems) -> None:
        self.table = table
        items = table.items
        titles = [sign.title for sign in table.distinct]
        phases = [-1 if title.phase is None else title.phase for title in titles]
        self.phase = np.array(phases, np.int64)[table.wording]
        self.resumed = np.array([title.resumed for title in titles], np.bool_)[table.wording]
        self.put_off = np.array([item.decision_kind == "postponed" for item in items], np.bool_)
        self.heard = np.array([item.body_kind in HEARD for item in items], np.bool_)
        self.rank = np.array([RANK[item.body_kind] for item in items], np.int64)
        self.journal = filled(item.journal_number or "" for item in items)
        self.role = filled(" ".join((item.recommended_by or "").lower().split()) for item in items)
        self.keyed = np.array([bool(keys) for keys in table.keys], np.bool_)
        self.numbers = Shared(table.keys)
        self._mentions, self._systems = mentions, systems

    def prepare(self, *, but: str) -> None:
        """Make all that is made when it is first asked for, but one: before other processes share it."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property) and name != but:
                getattr(self, name)

    @cached_property
    def sequels(self) -> Sequels:
        """What usually comes after what."""
        return make_sequels(self.table, self._systems)

    @cached_property
    def documents(self) -> Shared:
        """The document numbers of the attachments."""
        return Shared(self.table.documents)

    @cached_property
    def files(self) -> Shared:
        """The folded titles of the attachments."""
        return Shared(self.table.files)

    @cached_property
    def told(self) -> Flags:
        """Which items have anything written under them that likeness of prose is read from."""
        return np.array([any(s.role in ROLES and s.text for s in item.sections) for item in self.table.items], np.bool_)

    @cached_property
    def year(self) -> Ints:
        """The year of treatment."""
        years = {when: int(when[:4]) if when else 0 for when in {item.date for item in self.table.items}}
        return np.array([years[item.date] for item in self.table.items], np.int64)

    @cached_property
    def born(self) -> Ints:
        """The year that the case number tells, the earliest where there are several."""
        found = [min([n.year for n in item.case_numbers if n.year], default=0) for item in self.table.items]
        return np.array(found, np.int64)

    @cached_property
    def _forms(self) -> tuple[Ints, dict[str, int]]:
        """The form of each item's number, and the number each form goes by."""
        forms = self._systems.forms
        return numbered(forms), {form: at for at, form in enumerate(dict.fromkeys(forms))}

    def crosses(self, first: Ints, second: Ints) -> Flags:
        """As :meth:`Systems.crosses`."""
        form, names = self._forms
        found = np.zeros(len(first), np.bool_)
        for switch in self._systems.switches:
            found |= (form[first] == names[switch.old]) & (form[second] == names[switch.new])
        return found

    def open(self, first: Ints, second: Ints) -> Flags:
        """Which pairs numbers leave open: one has none, the system changed in between, or prose ties the items."""
        found = ~(self.keyed[first] & self.keyed[second])
        rest = np.flatnonzero(~found)
        first, second = first[rest], second[rest]
        found[rest] = self.crosses(first, second) | self.exact(first, second)
        return np.asarray(found, np.bool_)

    def renewed(self, item: Ints, year: Ints) -> Flags:
        """As :meth:`Systems.renewed`."""
        form, names = self._forms
        found = np.zeros(len(item), np.bool_)
        for switch in self._systems.switches:
            found |= (form[item] == names[switch.new]) & (year == int(switch.first[:4]))
        return found

    def mentioned(self, first: Ints, second: Ints) -> Ints:
        """As :meth:`Mentions.at`, for pairs of positions."""
        return self._mentions.at(first * self._mentions.count + second)

    def exact(self, first: Ints, second: Ints) -> Flags:
        """Whether the one item names the very other."""
        return np.isin(self.mentioned(first, second), [LEVELS.index(level) for level in sorted(EXACT)])


def make_sequels(table: Table, systems: Systems) -> Sequels:
    """What usually comes after what among the items of one municipality."""
    number = filled([keys[0] if keys else "" for keys in table.keys])
    form = np.zeros(int(number.max(initial=0)) + 1, np.int64)
    form[number] = numbered(systems.forms)
    day = np.where(np.array(table.standing, np.bool_), 0, table.days)
    return Sequels(table.distinct, table.words, Treated(table.wording, day, number, form))


class Shared:
    """Sets of things, one an item: which items have any, and which two have one in common."""

    def __init__(self, sets: Sequence[Iterable[Hashable]]) -> None:
        known: dict[Hashable, int] = {}
        self._held = Ragged.of([sorted([known.setdefault(one, len(known)) for one in own]) for own in sets])
        self._width = max(len(known), 1)
        self._keys = self._held.keys(self._width)
        self.any = np.diff(self._held.start) > 0

    def common(self, first: Ints, second: Ints) -> Flags:
        """Which pairs have one in common."""
        row, held = self._held.rows(first)
        found = np.zeros(len(first), np.bool_)
        found[row[member(self._keys, second[row] * self._width + held)]] = True
        return found


def filled(column: Iterable[str]) -> Ints:
    """A number for each text, equal texts the same, nought for none."""
    return numbered(["", *column])[1:]
