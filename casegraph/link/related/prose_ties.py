"""What the prose names of another matter: its case number, its place on the agenda, what one of its meetings did, its
plan by number; and what messages tell of one.

Each points at one loaded item and no other; what could mean several ties nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from casegraph.link.related.agenda import Agenda
from casegraph.link.related.cited import Cited
from casegraph.link.related.meetings import Meetings
from casegraph.link.related.messages import Messages
from casegraph.link.related.numbers import Numbers
from casegraph.link.related.prose_reader import ProseReader, Way
from casegraph.link.related.succession import Succession
from casegraph.link.related.ties import Tied
from casegraph.link.titles.plans import Plan, PlanReader
from casegraph.reason import N_

PLAN: Way = (3.0, "plan", N_("the prose names the plan of the other"))


@dataclass(frozen=True)
class ProseTies:
    """Finds what the prose of one municipality's items names of other matters."""

    prose: ProseReader
    succession: Succession

    def ties(self) -> Iterator[Tied]:
        """Every tie, those that rest on more before those that rest on less."""
        meetings = Meetings(self.prose, self.succession)
        messages = Messages(self.prose)
        yield from chain(
            Numbers(self.prose).ties(),
            Agenda(self.prose).ties(),
            Cited(self.prose).ties(),
            meetings.ties(),
            self._plans(),
            messages.ties(),
        )

    def _plans(self) -> Iterator[Tied]:
        """The prose names by its number a plan that is in the titles of one other case alone."""
        if not self.prose.written:
            return
        table, of = self.prose.ground.sources.table, self.prose.ground.case_of
        reader = PlanReader(table.rules)
        titled: defaultdict[Plan, dict[int, int]] = defaultdict(dict)
        for position, item in enumerate(table.items):
            for plan in reader.named(item.title):
                titled[plan].setdefault(of[position], position)
        own = {plan: next(iter(cases.items())) for plan, cases in titled.items() if len(cases) == 1}
        for position in self.prose.written if own else ():
            for plan, said in reader.named(self.prose.text(position)).items():
                case, other = own.get(plan, (of[position], position))
                if case != of[position]:
                    yield self.prose.tie(position, other, said, PLAN)
