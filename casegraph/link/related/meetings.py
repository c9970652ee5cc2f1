"""What the prose tells of other meetings: which of their items a sentence is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casegraph.link.items.mention_targets import RARE, most_alike
from casegraph.link.items.mentions import MOST_ITEMS
from casegraph.link.related.prose_reader import ProseReader, Way
from casegraph.link.related.succession import Succession
from casegraph.link.related.ties import Tied
from casegraph.link.words.compare import CONTRADICT, SAME, compare
from casegraph.model import Reference
from casegraph.reason import N_

MEETING: Way = (3.0, "meeting", N_("the prose tells what was decided on the other"))


@dataclass(frozen=True)
class Meetings:
    """Finds the items of other meetings that the prose tells of."""

    prose: ProseReader
    succession: Succession

    def ties(self) -> Iterator[Tied]:
        """A sentence tells what a meeting did, on what only one item of it can be."""
        for position in self.prose.written:
            for reference in self.prose.ground.sources.table.items[position].references:
                other = self._spoken_of(position, reference)
                if other is not None:
                    yield self.prose.tie(position, other, reference.quote, MEETING)

    def _spoken_of(self, position: int, reference: Reference) -> int | None:
        """The one item of the meeting that is named that can be meant; none where the case itself was treated there."""
        table, of = self.prose.ground.sources.table, self.prose.ground.case_of
        items = table.meetings.get((reference.body_id or "", reference.date or ""), ())
        aside = reference.about == "other"
        if len(items) > MOST_ITEMS or (not aside and any(of[one] == of[position] for one in items)):
            return None
        others = [one for one in items if not table.standing[one]]
        said = self.prose.said(reference.quote) - self.prose.said(reference.body or "")
        found = self.prose.meant(said, others, position)
        if found is None or self._elsewhere(position, found, said):
            found = self._stage_before(others, position)
        return self._alike(others, position, said if aside else None) if found is None else found

    def _elsewhere(self, own: int, other: int, said: set[int]) -> bool:
        """Whether another item is of another place than this one, and the sentence does not name that."""
        table = self.prose.ground.sources.table
        names = compare(table.signs[own], table.signs[other], table.words).names
        return names is CONTRADICT and said.isdisjoint(table.signs[other].names)

    def _stage_before(self, others: Sequence[int], own: int) -> int | None:
        """The one item of a meeting by whose title it is a stage before this one, of what may be the same."""
        of = self.prose.ground.case_of
        told = ((one, self.succession.told(of[one], of[own])) for one in others)
        found = [one for one, marks in told if marks and marks[1].case == of[own]]
        return found[0] if len({of[one] for one in found}) == 1 else None

    def _alike(self, others: Sequence[int], own: int, said: set[int] | None) -> int | None:
        """The one item of a meeting whose title is like that of the item that names the meeting; where the sentence is
        of another matter, it must say so too, unless both are named the same.
        """
        table = self.prose.ground.sources.table
        best = most_alike(table, own, others)
        if best is None:
            return None
        one, other = table.signs[own], table.signs[others[best]]
        likeness = compare(one, other, table.words)
        told = said is None or likeness.names is SAME or self.prose.worth(said & other.bag) >= RARE
        return others[best] if told and likeness.names is not CONTRADICT and not likeness.contradicted else None
