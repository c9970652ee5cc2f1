"""What follows what: cases with numbers of their own that are stages of one longer course.

Three kinds of course are known by the words of their titles (``linking.yaml``): the parts of a matter (*Skema A*, *B*),
ladders of stages (*forundersøgelse*, *licitation*, *anlægsregnskab*), and documents that are made anew after some years
(a strategy, its evaluation half way, the next strategy). Both titles must name the same thing, the stages must come in
order, and so must the days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from casegraph.danish import ordinal_word, stem
from casegraph.kinds import LinkStatus
from casegraph.link.compare import CONTRADICT, sameness
from casegraph.link.editions import EDITION, MIDWAY, Years, next_edition, years_of
from casegraph.link.hints import Hinted, Told
from casegraph.link.parts import ORDINAL
from casegraph.link.rules import LinkRules
from casegraph.link.signs import Sign
from casegraph.link.ties import Ground, Tie, Tied
from casegraph.link.titles import Title
from casegraph.link.words import Words
from casegraph.rulebook.phrases import to_regex

# Titles that share a telling word are compared where they are at most so many.
MOST_ALIKE = 60
# The words of a title that it is looked for by.
KEYS = 2
# How much of what the one title names the other must name too.
COVERED = 0.5
# Names, such as a street and a builder, that two parts of one matter have where what tells most stands in one title.
ENOUGH_NAMES = 2
# A stage comes at most so long after the one before it.
LONGEST = 6 * 366
DOCUMENT = "document"
WEIGHT = 3.5
_TOKEN = re.compile(r"[^\W\d_]+")


class Stage(NamedTuple):
    """A stage that a title names: the step of a ladder, the words that name it, and the figure of a part."""

    ladder: str
    step: int
    figure: str = ""


class Mark(NamedTuple):
    """A case at a stage: the wording that says so by its first item, and what the wording names beside the stage."""

    case: int
    item: int
    stage: Stage
    subject: tuple[int, ...]
    numbers: frozenset[str]
    years: frozenset[str]
    label: tuple[frozenset[str], frozenset[str]]


class StageReader:
    """Reads stages off titles by the rules."""

    def __init__(self, rules: LinkRules) -> None:
        stages, told = rules.stages, Told()
        terms = [term for ladder in stages.ladders for step in ladder for term in step]
        self._ladders = [[Hinted(step, told) for step in ladder] for ladder in stages.ladders]
        self._steps = Hinted(terms, told)
        self._documents, self._others = Hinted(stages.documents, told), Hinted(stages.not_documents, told)
        self._midway, self._renewed = Hinted(stages.midway, told), Hinted(stages.renewed, told)
        self._sequence = Hinted(rules.sequence, told)
        self._parts = [(Hinted([word], told), _part(word)) for word in rules.sequence]
        self._any = Hinted([*terms, *stages.documents, *rules.sequence], told)
        self._framing = [Hinted([*terms, *stages.frame], told), self._midway, self._renewed, self._sequence]

    def read(self, printed: str) -> tuple[Stage, ...]:
        """The stages that a title names, one of each ladder at most."""
        if not self._any.hinted(printed):
            return ()
        found = [*self._of_parts(printed), *self._of_ladders(printed)]
        document = self._of_document(printed)
        return (*found, document) if document else tuple(found)

    def _of_parts(self, printed: str) -> Iterator[Stage]:
        for number, hit in self._named_parts(printed):
            figure = hit.group(1) or hit.group(2) or hit.group(3)
            step = _counted(figure)
            if step is not None:
                yield Stage(f"part {number}", step, figure.lower())

    def _named_parts(self, printed: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Where a title names a part, with the number of the word for it."""
        for number, (word, pattern) in enumerate(self._parts if self._sequence.hinted(printed) else ()):
            hit = pattern.search(printed) if word.hinted(printed) else None
            if hit:
                yield number, hit

    def _of_ladders(self, printed: str) -> Iterator[Stage]:
        if not self._steps.hinted(printed):
            return
        for number, steps in enumerate(self._ladders):
            told = [step for step, phrases in enumerate(steps) if phrases.stands(printed)]
            if told:
                yield Stage(ladder_of(number), told[-1])

    def _of_document(self, printed: str) -> Stage | None:
        if not self.is_document(printed):
            return None
        if self._midway.stands(printed):
            return Stage(DOCUMENT, MIDWAY)
        return Stage(DOCUMENT, EDITION + 2 * self._renewed.stands(printed))

    def is_document(self, printed: str) -> bool:
        """Whether a title names a document that is adopted and made anew (a strategy, a plan)."""
        return self._documents.stands(printed) and not self._others.stands(printed)

    def framing(self, printed: str) -> set[str]:
        """The stems of the words of a title that say its stage, and so not what the matter is."""
        texts = [hit.text for phrases in self._framing for hit in phrases.find(printed)]
        return _stems((*texts, *(hit.group() for _, hit in self._named_parts(printed))))

    def part(self, printed: str) -> Stage | None:
        """The part of a matter that a title names, if any."""
        return next(self._of_parts(printed), None)

    def kinds(self, printed: str) -> set[str]:
        """The stems of the words of a title that say what kind of document it is about."""
        return _stems(hit.text for hit in self._documents.find(printed))


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word.replace("aa", "å")) for text in texts for word in _TOKEN.findall(text.lower())}


def ladder_of(number: int) -> str:
    """The name of a ladder by its place in the rules."""
    return f"ladder {number}"


def _part(word: str) -> re.Pattern[str]:
    """A part by its number or letter: *etape 2*, *2. etape*, *anden etape*."""
    name = to_regex(word)
    return re.compile(
        rf"\b(?:{name}\s+(\d{{1,2}}|[A-ZÆØÅ]|[IVX]+)\b|(\d{{1,2}})\.\s*{name}\b|({ORDINAL})\s+{name}\b)",
        re.IGNORECASE,
    )


def _counted(figure: str) -> int | None:
    """The place of a part in its row: a number, an ordinal word, or a letter."""
    if figure.isdecimal():
        return int(figure)
    if len(figure) == 1:
        return ord(figure.upper()) - ord("A") + 1
    return ordinal_word(figure.lower())


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
        for mark in self._marks:
            for word in mark.subject[:KEYS]:
                found[mark.stage.ladder, word].append(mark)
        return [marks for _, marks in sorted(found.items()) if 1 < len(marks) <= MOST_ALIKE]

    @cached_property
    def _marks(self) -> list[Mark]:
        """Every case with the stages that its titles name."""
        table = self.ground.sources.table
        reader = StageReader(table.rules)
        read: dict[int, tuple[tuple[Stage, ...], tuple[int, ...]]] = {}
        found: list[Mark] = []
        for case, item in self.ground.wordings:
            sign = table.signs[item]
            if id(sign) not in read:
                stages = reader.read(sign.title.printed)
                read[id(sign)] = (stages, _subject(sign, reader, table.words) if stages else ())
            stages, subject = read[id(sign)]
            found += [_mark(case, item, stage, subject, sign) for stage in stages if subject]
        return found

    @cached_property
    def _steps(self) -> dict[tuple[int, str], set[int]]:
        """The steps of each ladder that the titles of each case name."""
        found: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
        for mark in self._marks:
            found[mark.case, mark.stage.ladder].add(mark.stage.step)
        return found

    @cached_property
    def _years(self) -> dict[int, Years]:
        """The years that the titles of each case with a document name."""
        signs = self.ground.sources.table.signs
        found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for mark in self._marks:
            if mark.stage.ladder == DOCUMENT:
                found[mark.case] |= years_of(signs[mark.item].title)
        return {case: frozenset(years) for case, years in found.items()}

    def _follows(self, earlier: Mark, later: Mark) -> bool:
        """Whether of two cases, in time order, the one is the next stage of the other."""
        if self.ground.one_series(earlier.case, later.case):
            return False
        gap = self.ground.first[later.case] - self.ground.first[earlier.case]
        in_order = self._in_order(earlier, later, gap)
        return in_order and self._same_subject(earlier, later) and self._same_place(earlier, later)

    def _in_order(self, earlier: Mark, later: Mark, gap: int) -> bool:
        """Whether stages and days come in the order they should."""
        ladder = earlier.stage.ladder
        before, after = self._steps[earlier.case, ladder], self._steps[later.case, ladder]
        if ladder == DOCUMENT:
            ends = (self._years[earlier.case], self._years[later.case])
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
        left = [word for word in one if not _in(word, other, words)]
        right = [word for word in other if not _in(word, one, words)]
        if (left and right) or ((one[0] in left or other[0] in right) and not self._named_alike(earlier, later)):
            return False
        longer, missing = (one, left) if left else (other, right)
        return _weight(missing, words) <= (1.0 - COVERED) * _weight(longer, words)

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
        sure = parts or self._own(earlier.stage, later.stage) or self._apart(earlier, later)
        status: LinkStatus = "accepted" if sure else "suggested"
        return pair, Tie("follows", status, WEIGHT, name, values, text, later.item)

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
    return word in others or any(kin in others for kin in words.kin.get(word, ()))


def _weight(some: Iterable[int], words: Words) -> float:
    return sum(sorted(words.rarity[word] for word in some))
