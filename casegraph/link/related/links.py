"""Related matters: cases that are not one but that the text ties together.

A case follows another (*Skema B* after *Skema A*), is part of a larger one, or is its background. Only with evidence in
the text; one link a pair of cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain

from casegraph.kinds import LinkRelation, LinkStatus
from casegraph.link.related.background import Background
from casegraph.link.related.meetings import MEETING
from casegraph.link.related.numbers import NUMBER
from casegraph.link.related.succession import Succession
from casegraph.link.related.ties import Ground, Tie, Tied
from casegraph.link.related.wholes import Wholes
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.weights import score
from casegraph.model import Evidence, Link
from casegraph.processes import Beside
from casegraph.rulebook.phrases import Phrases

# Of several ways in which two cases belong together the first counts.
CLOSEST: Sequence[LinkRelation] = ("follows", "part_of", "background")
# What is read off titles alone; everything else is prose.
BY_TITLE = frozenset({"sequence", "stage", "edition", "part"})

# What prose says of another matter that may be a stage of the same.
BY_PROSE = frozenset({NUMBER[1], MEETING[1]})


def _ties(finder: Succession | Wholes | Background) -> list[Tied]:
    return list(finder.ties())


@dataclass(frozen=True)
class Related:
    """Finds what is related among the cases of one municipality."""

    ground: Ground

    def begun(self, jobs: int) -> Beside:
        """What follows other cases or is part of them, to be asked for by :meth:`links`.

        It is looked for meanwhile where there are several processes: it takes long, and little is handed back.
        """
        return Beside(jobs, *(partial(_ties, finder) for finder in (self._succession, Wholes(self.ground))))

    def links(self, known: frozenset[Pair], begun: Beside) -> list[Link]:
        """The links between related cases, without the pairs that are ``known`` to be linked already.

        One link a pair of cases: the next stage before a part (*erfaringer fra pilotprojektet*), what is background
        last; then the surest, then the earliest.
        """
        best: dict[Pair, tuple[int, float, Pair, Tie]] = {}
        for told, tie in chain(begun.found(), begun.found(), self._told()):
            one, other = sorted(map(self._side, told))
            pair = self._free(told, tie, known)
            if one == other or pair is None:
                continue
            rank = (CLOSEST.index(tie.relation), -tie.weight, pair, tie)
            if (one, other) not in best or rank[:3] < best[one, other][:3]:
                best[one, other] = rank
        return [self._link(pair, tie) for _, _, pair, tie in sorted(best.values(), key=lambda rank: rank[2])]

    def _side(self, item: int) -> int:
        """The case of an item; a fixed point tells something else every time, whatever number it prints."""
        return -1 - item if self.ground.sources.table.standing[item] else self.ground.case_of[item]

    @cached_property
    def _succession(self) -> Succession:
        return Succession(self.ground)

    @cached_property
    def _likened(self) -> Phrases:
        return Phrases(self.ground.sources.table.rules.likened)

    def _told(self) -> list[Tied]:
        """What the text ties together: a later stage of the other where the titles say so, else its background."""
        found = _ties(Background(self.ground, self._succession))
        return [(pair, self._staged(pair, tie)) for pair, tie in found]

    def _staged(self, pair: Pair, tie: Tie) -> Tie:
        of, succession = self.ground.case_of, self._succession
        told = tie.name in BY_PROSE and not any(map(self._likened.search, tie.values))
        marks = succession.told(of[pair[0]], of[pair[1]]) if told else None
        if marks is None:
            return tie
        status: LinkStatus = "accepted" if succession.sure(*marks) else "suggested"
        return replace(tie, relation="follows", status=status, subject=pair[of[pair[1]] == marks[1].case])

    def _free(self, pair: Pair, tie: Tie, known: frozenset[Pair]) -> Pair | None:
        """The pair, or where it is linked already another of the same cases, of which ``tie`` holds as well."""
        if pair not in known or tie.subject is None:
            return None if pair in known else pair
        other = pair[0] if tie.subject == pair[1] else pair[1]
        members = self.ground.members[self.ground.case_of[other]]
        pairs = ((min(tie.subject, item), max(tie.subject, item)) for item in members)
        in_order = (pair[0] < pair[1]) == (tie.subject > other)
        return next((one for one in pairs if one not in known and (one[1] == tie.subject) == in_order), None)

    def _link(self, pair: Pair, tie: Tie) -> Link:
        items = self.ground.sources.table.items
        (a, mine), (b, theirs) = sorted(zip((items[item].id for item in pair), tie.values, strict=True))
        return Link(
            a=a,
            b=b,
            kind="related",
            status=tie.status,
            by="title" if tie.name in BY_TITLE else "reference",
            score=round(score(tie.weight), 4),
            evidence=(Evidence(tie.name, mine, theirs, tie.weight, tie.text),),
            relation=tie.relation,
            subject=None if tie.subject is None else items[tie.subject].id,
        )
