"""What follows what: cases with numbers of their own that are stages of one longer course.

Both titles must name the same thing, the stages (:mod:`casegraph.link.titles.stages`) must come in order, and so must
the days. Where the text of the one names the other, the titles need not have all in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise, product
from typing import NamedTuple

from casegraph.danish import stem
from casegraph.kinds import LinkStatus
from casegraph.link.items.mention_targets import FIGURE
from casegraph.link.related.ties import Ground, Tie, Tied
from casegraph.link.titles.editions import MIDWAY, Years, next_edition, years_of
from casegraph.link.titles.reader import Title
from casegraph.link.titles.stages import DOCUMENT, Stage, StageReader, ladder_of
from casegraph.link.words.compare import CONTRADICT, compare, sameness, worth
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# Titles that share a telling word are compared where they are at most so many.
MOST_ALIKE = 60
# The words of a title that it is looked for by.
KEYS = 2
# How much of what the one title names the other must name too.
COVERED = 0.5
# Names, such as a street and a builder, that two parts of one matter have where what tells most stands in one title.
ENOUGH_NAMES = 2
# The shortest word that another one is made with.
SHORTEST = 3
# A stage comes at most so long after the one before it.
LONGEST = 6 * 366
WEIGHT = 3.5


class Mark(NamedTuple):
    """A case at a stage: the wording that says so by its first item, and what the wording names beside the stage."""

    case: int
    item: int
    stage: Stage
    subject: tuple[int, ...]
    numbers: frozenset[str]
    years: frozenset[str]
    label: tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Succession:
    """Finds what follows what among the cases of one municipality."""

    ground: Ground

    def ties(self) -> Iterator[Tied]:
        """Each case with the latest one that it follows, of each kind of course."""
        best: dict[tuple[int, str], tuple[tuple[int, int, int], Mark, Mark]] = {}
        for earlier, later in chain.from_iterable(map(self._in_time, self._alike())):
            if self._follows(earlier, later):
                rank = (self.ground.first[earlier.case], earlier.stage.step, -earlier.item)
                key = (later.case, later.stage.ladder)
                best[key] = max(best.get(key, (rank, earlier, later)), (rank, earlier, later), key=lambda one: one[0])
        for _, earlier, later in (best[key] for key in sorted(best)):
            yield self._tie(earlier, later)

    def _in_time(self, alike: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
        """The pairs of two cases, the one that was met first before the other."""
        days = [(self.ground.first[mark.case], mark) for mark in alike]
        return [
            (earlier, later)
            for after, later in days
            for before, earlier in days
            if before <= after and earlier.case != later.case
        ]

    def _alike(self) -> list[list[Mark]]:
        """Marks of one kind of course that share a telling word, where they are not too many."""
        found: defaultdict[tuple[str, int], list[Mark]] = defaultdict(list)
        for mark in chain.from_iterable(map(self._marks, range(len(self.ground.cases)))):
            for word in mark.subject[:KEYS]:
                found[mark.stage.ladder, word].append(mark)
        return [marks for _, marks in sorted(found.items()) if 1 < len(marks) <= MOST_ALIKE]

    @cached_property
    def _marks(self) -> Callable[[int], list[Mark]]:
        """The stages that the titles of a case name; each is read once."""
        return cache(self._read)

    def _read(self, case: int) -> list[Mark]:
        signs = self.ground.sources.table.signs
        told = ((item, *self._staged(signs[item])) for item in self.ground.worded(case))
        return [
            _mark(case, item, stage, subject, signs[item])
            for item, stages, subject in told
            for stage in stages
            if subject
        ]

    def _staged(self, sign: Sign) -> tuple[tuple[Stage, ...], tuple[int, ...]]:
        """The stages that a wording names, and what it names beside them."""
        if id(sign) not in self._known:
            stages = self._reader.read(sign.title.printed)
            words = self.ground.sources.table.words
            self._known[id(sign)] = (stages, _subject(sign, self._reader, words) if stages else ())
        return self._known[id(sign)]

    @cached_property
    def _known(self) -> dict[int, tuple[tuple[Stage, ...], tuple[int, ...]]]:
        return {}

    @cached_property
    def _reader(self) -> StageReader:
        return StageReader(self.ground.sources.table.rules)

    def _steps(self, case: int, ladder: str) -> set[int]:
        """The steps of a ladder that the titles of a case name."""
        return {mark.stage.step for mark in self._marks(case) if mark.stage.ladder == ladder}

    def _years(self, case: int) -> Years:
        """The years that the titles of a case with a document name."""
        signs = self.ground.sources.table.signs
        titles = (signs[mark.item].title for mark in self._marks(case) if mark.stage.ladder == DOCUMENT)
        return frozenset(chain.from_iterable(map(years_of, titles)))

    def told(self, one: int, other: int) -> tuple[Mark, Mark] | None:
        """Where of two cases that the text ties together one is a later stage of the other, the titles that say so, the
        earlier first. They need not name all the same then, but something, and nothing that contradicts it.
        """
        earlier, later = sorted((one, other), key=lambda case: self.ground.first[case] if case >= 0 else 0)
        pairs = product(self._marks(earlier), self._marks(later))
        return next((pair for pair in pairs if self._may_follow(*pair)), None)

    def _may_follow(self, earlier: Mark, later: Mark) -> bool:
        if earlier.stage.ladder != later.stage.ladder or set(earlier.subject).isdisjoint(later.subject):
            return False
        if not self._next(earlier, later) or self._two_things(earlier, later):
            return False
        table = self.ground.sources.table
        return compare(table.signs[earlier.item], table.signs[later.item], table.words).names is not CONTRADICT

    def _two_things(self, earlier: Mark, later: Mark) -> bool:
        """Whether each of two titles has what may be a name, or of works anything, that the other lacks: one builder or
        one street has more than one thing.
        """
        words, signs = self.ground.sources.table.words, self.ground.sources.table.signs
        one, other = map(set, self._own_words(earlier, later))
        if later.stage.ladder.startswith("part"):
            return bool(one - _small(signs[earlier.item], words) and other - _small(signs[later.item], words))
        near = {(a, b) for a, b in product(one, other) if _begins(words.stems[a], words.stems[b])}
        return bool(one - {a for a, _ in near} and other - {b for _, b in near})

    def _own_words(self, earlier: Mark, later: Mark) -> tuple[list[int], list[int]]:
        """What each of two titles names that the other does not."""
        words, one, other = self.ground.sources.table.words, earlier.subject, later.subject
        return (
            [word for word in one if not _in(word, other, words)],
            [word for word in other if not _in(word, one, words)],
        )

    def _opposed(self, earlier: Mark, later: Mark) -> bool:
        """Whether two titles say the opposite of each other."""
        wording = self.ground.sources.table.wording
        one, other = (wording[mark.item : mark.item + 1] for mark in (earlier, later))
        return bool(self.ground.sources.columns.opposites.between(one, other)[0])

    def _follows(self, earlier: Mark, later: Mark) -> bool:
        """Whether of two cases, in time order, the one is the next stage of the other."""
        return self._next(earlier, later) and self._same_subject(earlier, later)

    def _next(self, earlier: Mark, later: Mark) -> bool:
        """Whether a stage comes next if it is of the same: in order, of one place, no report, not the opposite."""
        gap = self.ground.first[later.case] - self.ground.first[earlier.case]
        in_order = self._in_order(earlier, later, gap) and not self.ground.one_series(earlier.case, later.case)
        return in_order and self._same_place(earlier, later) and not self._opposed(earlier, later)

    def _in_order(self, earlier: Mark, later: Mark, gap: int) -> bool:
        """Whether stages and days come in the order they should."""
        ladder = earlier.stage.ladder
        before, after = self._steps(earlier.case, ladder), self._steps(later.case, ladder)
        if ladder == DOCUMENT:
            ends = (self._years(earlier.case), self._years(later.case))
            return earlier.numbers == later.numbers and next_edition(max(before), max(after), ends, gap)
        if not 0 <= gap <= LONGEST or CONTRADICT in (
            sameness(earlier.numbers, later.numbers),
            sameness(earlier.years, later.years),
        ):
            return False
        if ladder.startswith("part"):
            return later.stage.step == earlier.stage.step + 1 and not before & after and earlier.label == later.label
        return gap > 0 and max(before) < min(after)

    def _same_subject(self, earlier: Mark, later: Mark) -> bool:
        """Whether two titles name the same thing: neither has a word of its own, or one says a little less.

        What tells most must be in both; of parts (*Skema B*) names may do in its place, such as a street and a builder.
        """
        words, one, other = self.ground.sources.table.words, earlier.subject, later.subject
        left, right = self._own_words(earlier, later)
        if (left and right) or ((one[0] in left or other[0] in right) and not self._named_alike(earlier, later)):
            return False
        longer, missing = (one, left) if left else (other, right)
        said = worth(longer, words.rarity) + FIGURE * len(earlier.numbers & later.numbers)
        return worth(missing, words.rarity) <= (1.0 - COVERED) * said

    def _named_alike(self, earlier: Mark, later: Mark) -> bool:
        """Whether two parts have the same names, and several of them; words that stand together are one name."""
        table = self.ground.sources.table
        one, other = table.signs[earlier.item], table.signs[later.item]
        parts = later.stage.ladder.startswith("part") and one.names == other.names
        return parts and min(_names_of(sign, table.words) for sign in (one, other)) >= ENOUGH_NAMES

    def _same_place(self, earlier: Mark, later: Mark) -> bool:
        """Whether no name of the one is but a piece of a name of the other: *Ørby* and *Øster Ørby* are two places."""
        signs = self.ground.sources.table.signs
        one, other = signs[earlier.item].title, signs[later.item].title
        return not (_longer_name(one, other) or _longer_name(other, one))

    def _tie(self, earlier: Mark, later: Mark) -> Tied:
        items = self.ground.sources.table.items
        document = later.stage.ladder == DOCUMENT
        parts = later.stage.ladder.startswith("part")
        text = EDITION_SAID if document else PART_SAID if parts else STAGE_SAID
        name = "edition" if document else "sequence" if parts else "stage"
        pair = (min(earlier.item, later.item), max(earlier.item, later.item))
        values = (items[pair[0]].title, items[pair[1]].title)
        status: LinkStatus = "accepted" if self.sure(earlier, later) else "suggested"
        return pair, Tie("follows", status, WEIGHT, name, values, text, later.item)

    def sure(self, earlier: Mark, later: Mark) -> bool:
        """Whether the later stage is surely a case of its own."""
        parts = later.stage.ladder.startswith("part")
        return parts or self._own(earlier.stage, later.stage) or self._apart(earlier, later)

    def _own(self, earlier: Stage, later: Stage) -> bool:
        """Whether the later stage is another case for certain: an evaluation half way, what follows a tender."""
        if later.ladder == DOCUMENT:
            return later.step == MIDWAY
        own = self.ground.sources.table.rules.stages.own
        return any((earlier.ladder, earlier.step) == (ladder_of(number), step) for number, step in own)

    def _apart(self, earlier: Mark, later: Mark) -> bool:
        """Whether the two are not one case: they print different numbers or years, or nobody need be asked."""
        keys = self.ground.sources.table.keys
        cases = (earlier.case, later.case)
        one, other = ({key for item in self.ground.members[case] for key in keys[item][:1]} for case in cases)
        differ = bool(one and other and not one & other)
        return differ or sameness(earlier.years, later.years) is CONTRADICT or not self.ground.asked(*cases)


PART_SAID = "the next part of the same"
STAGE_SAID = "the next stage of the same matter"
EDITION_SAID = "the document is evaluated, or made anew"


def _subject(sign: Sign, reader: StageReader, words: Words) -> tuple[int, ...]:
    """What a title names beside its stage, the most telling first; a strategy is another thing than a policy."""
    framing = reader.framing(sign.title.printed)
    kept = reader.kinds(sign.title.printed)
    named = [word for word in sign.words if words.stems[word] not in framing]
    return tuple(word for word in named if word not in words.weak or words.stems[word] in kept) or tuple(named)


def _mark(case: int, item: int, stage: Stage, subject: tuple[int, ...], sign: Sign) -> Mark:
    """The mark of a wording; the figure of a part is no number of the matter."""
    own = {stage.figure}
    return Mark(case, item, stage, subject, sign.numbers - own, sign.years, (sign.years, sign.periods))


def _longer_name(one: Title, other: Title) -> bool:
    """Whether a name in ``one`` goes on, before or behind, with a word that ``other`` has not."""
    mine = frozenset(other.words)
    names = frozenset(one.names)
    return any(
        {left, right} <= names and (left in mine) != (right in mine) and f"{left} {right}" in one.printed.lower()
        for left, right in pairwise(one.words)
    )


def _names_of(sign: Sign, words: Words) -> int:
    """How many names a title has: *Elkær Almene Boliger* is one."""
    printed = sign.title.printed.lower()
    told = zip(words.told(sign.title), sign.title.words, strict=True)
    together = sum(
        {one, other} <= sign.names and f"{left} {right}" in printed for (one, left), (other, right) in pairwise(told)
    )
    return len(sign.names) - together


def _in(word: int, others: Iterable[int], words: Words) -> bool:
    """Whether a word is among others: as it is, mistyped, or as what a compound of them is made of."""
    return word in others or any(
        other in words.kin.get(word, ()) or words.stems[word] in words.made.get(other, ()) for other in others
    )


def _small(sign: Sign, words: Words) -> set[int]:
    """The words of a title that are printed small, and so no names."""
    small = map(stem, sign.title.plain)
    return {words.ids[name] for name in small if name in words.ids} - sign.names


def _begins(one: str, other: str) -> bool:
    """Whether of two words the one begins with the other: *tag*, *tagudskiftning*."""
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and long.startswith(short)
