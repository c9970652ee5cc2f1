"""The matters under one number: what hangs together there, and where a chain of likenesses must be cut.

An ordinary case drifts: its last title need share nothing with its first, so single likenesses are enough to hold it
together. A number that stands for very many matters only seems to drift: words that all of them have (*ansøgning*,
*tilskud*, the name of a fund) tie each to the next. What gives it away is what cannot be one matter: unlike items of
one meeting, plan and house numbers that contradict each other, the same said of one name and of another. Where these
show three matters or more, words say the less the more titles under the number have them, and an item must agree with
most of its group and contradict none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import log

from casegraph.link.items.sources import Sources
from casegraph.link.words.compare import CONTRADICT, compare, contradict, sameness
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign
from casegraph.rulebook.phrases import Phrases

Groups = list[list[int]]
Ties = dict[tuple[int, int], float]
# Two unlike matters may be one with a sideline; from so many on a number stands for unlike matters.
MANY = 3
# Nats of shared words, and the share of the shorter title, that make titles alike where words are weighed by how
# many titles under the number have them; and the wordings that are taken to be there at least.
SHARED, CONTAINED, LEAST_WORDINGS = 1.0, 0.4, 10
# The share of pairs between two groups that must be alike for them to be one matter.
AGREE = 0.5
# Nats that a figure in common says, and the share of a text that makes it the same text.
FIGURE, SAME_TEXT = 4.0, 0.75
MAX_ROUNDS = 6
# How a sum of money ends.
MONEY = "kr"


def groups(items: Sequence[int], sources: Sources, alike: Callable[[int, int], bool]) -> tuple[tuple[int, ...], ...]:
    """The items of one number by matter, oldest first; ``alike`` says whether two of them may be one matter."""
    loose = _hanging(items, alike)
    contrary = _Contrary(sources, alike)
    if not any(map(contrary.suspected, loose)):
        return _sorted(loose)
    parts = [_cut(group, contrary, alike) for group in loose]
    if sum(map(len, parts)) < MANY:
        return _sorted(loose)
    strict = _Strict(sources, items)
    found = (
        strict.matters(group, contrary) if len(cut) > 1 else [group] for group, cut in zip(loose, parts, strict=True)
    )
    return _sorted([matter for matters in found for matter in matters])


def _sorted(found: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted(tuple(sorted(group)) for group in found))


def _hanging(items: Iterable[int], alike: Callable[[int, int], bool]) -> Groups:
    """Items that hang together by single likenesses."""
    found: Groups = []
    for item in items:
        like = [group for group in found if any(alike(item, other) for other in group)]
        if len(like) == 1:
            like[0].insert(0, item)  # as most do
            continue
        found = [group for group in found if group not in like]
        found.append([item, *(member for group in like for member in group)])
    return found


def _cut(group: Sequence[int], contrary: _Contrary, alike: Callable[[int, int], bool]) -> Groups:
    """The same without what cannot be one matter in one group."""
    against = contrary.pairs(group)
    if not against:
        return [list(group)]
    return _grown(group, {pair: 1.0 for pair in combinations(sorted(group), 2) if alike(*pair)}, against, 0.0)


@dataclass(frozen=True)
class _Contrary:
    """Tells which items under one number cannot be one matter."""

    sources: Sources
    alike: Callable[[int, int], bool]

    def suspected(self, group: Sequence[int]) -> bool:
        """Whether some may be there: without this look every ordinary case would be gone through pair by pair."""
        signs, meeting = [self.sources.table.signs[item] for item in group], self.sources.known.meeting
        figures = {_figures(sign) for sign in signs if sign.numbers} - {frozenset()}
        if len(figures) > 1 or len({meeting[item] for item in group}) < len(group):
            return True
        return len({sign.names for sign in signs if sign.names}) >= MANY

    def pairs(self, group: Sequence[int]) -> defaultdict[int, set[int]]:
        """The items of a group that each cannot be one matter with."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for a, b in combinations(sorted(group), 2) if self.suspected(group) else ():
            if self._apart(a, b):
                found[a].add(b)
                found[b].add(a)
        return found

    def _apart(self, a: int, b: int) -> bool:
        table = self.sources.table
        one, other = table.signs[a], table.signs[b]
        at_once = self.sources.known.meeting[a] == self.sources.known.meeting[b]
        figures = [_figures(sign) if at_once else self._lasting(sign) for sign in (one, other)]
        if sameness(*figures) is CONTRADICT or _of_another(one, other, table.words):
            return True
        return at_once and not self.alike(a, b)

    def _lasting(self, sign: Sign) -> frozenset[str]:
        """The figures of a title without the letter of a part: *Skema A*, then *B*, are of one building."""
        figures = _figures(sign)
        lettered = any(figure.isalpha() for figure in figures) and any(map(self._parts.fullmatch, sign.title.words))
        return frozenset(figure for figure in figures if not figure.isalpha()) if lettered else figures

    @cached_property
    def _parts(self) -> Phrases:
        return Phrases(self.sources.table.rules.sequence)


# Of a million items most have no documents and no text, and processes that share them copy what they only look at.


def one_document(a: int, b: int, sources: Sources) -> bool:
    """Whether two items carry a document of one number."""
    held = sources.known.documents.any
    return bool(held[a] and held[b]) and not sources.table.documents[a].isdisjoint(sources.table.documents[b])


def shared_text(a: int, b: int, sources: Sources) -> float:
    """How much of what is written under two items they share, as :meth:`Prose.shared`; 0 where that cannot be told."""
    told = sources.known.told
    return (sources.prose.shared(a, b) or 0.0) if told[a] and told[b] else 0.0


def _figures(sign: Sign) -> frozenset[str]:
    """The numbers of a title but for sums of money, which change while a matter runs."""
    if not any(figure.endswith(MONEY) for figure in sign.numbers):
        return sign.numbers
    return frozenset(figure for figure in sign.numbers if not figure.endswith(MONEY))


def _of_another(one: Sign, other: Sign, words: Words) -> bool:
    """Whether two titles say the same of two names: *Tilskud til Ældre Sagen*, *Tilskud til Roklubben*."""
    mine, theirs = one.names - other.bag, other.names - one.bag
    if not mine or not theirs or any(not theirs.isdisjoint(words.kin.get(name, ())) for name in mine):
        return False
    said, also = one.bag - one.names, other.bag - other.names
    # What is said may itself be a name: "Kulturpuljen 2020: Boldklubben", "Kulturpuljen 2020: Ældre Sagen".
    return bool(one.bag & other.bag) and (said <= also or also <= said)


@dataclass
class _Strict:
    """Splits what a number shown to be collective holds together; ``items`` are all of the number."""

    sources: Sources
    items: Sequence[int]
    _compared: dict[tuple[int, int], float] = field(default_factory=dict)

    def matters(self, group: Sequence[int], contrary: _Contrary) -> Groups:
        """The matters in a group that only seemed to be one."""
        against = contrary.pairs(group)
        signs = self.sources.table.signs
        for a, b in combinations(sorted(group), 2):
            if b not in against[a] and contradict(signs[a], signs[b]):
                against[a].add(b)
                against[b].add(a)
        return _grown(group, dict(self._ties(group)), against, AGREE)

    def _ties(self, group: Sequence[int]) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs that are alike, each with how alike it is."""
        for pair in combinations(sorted(group), 2):
            likeness = self._likeness(*pair)
            if likeness:
                yield pair, likeness

    def _likeness(self, a: int, b: int) -> float:
        table = self.sources.table
        key = (id(table.signs[a]), id(table.signs[b]))
        if key not in self._compared:
            self._compared[key] = self._titles(table.signs[a], table.signs[b])
        return max(self._compared[key], float(self._bound(a, b)))

    def _bound(self, a: int, b: int) -> bool:
        """Whether more than titles ties two items: a document, one naming the other, one text."""
        sources = self.sources
        named = one_document(a, b, sources) or sources.mentions.of(a, b) == "item"
        return named or shared_text(a, b, sources) >= SAME_TEXT

    def _titles(self, one: Sign, other: Sign) -> float:
        """The share of the shorter title that the other has, words weighed by how they set the matters apart."""
        if one.bag == other.bag:
            return 1.0
        words = self.sources.table.words
        likeness = compare(one, other, words)
        if likeness.names is CONTRADICT:
            return 0.0
        near = [(words.weight[a] * self._tells(a), a, b) for a, b in likeness.near if b in words.kin.get(a, ())]
        shared = self._sum(likeness.common) + sum(worth for worth, _, _ in near)
        own = one.bag - likeness.common - {a for _, a, _ in near}
        others = other.bag - likeness.common - {b for _, _, b in near}
        shared += FIGURE * sum(map(self._tells, sorted(one.numbers & other.numbers)))
        alone = min(self._sum(own), self._sum(others))
        share = shared / (shared + alone) if shared else 0.0
        return share if shared >= SHARED and share >= CONTAINED else 0.0

    def _sum(self, some: Iterable[int]) -> float:
        words = self.sources.table.words
        return sum(sorted(words.weight[word] * self._tells(word) for word in some))

    def _tells(self, word: int | str) -> float:
        """How well a word or figure sets matters apart: 1 for that of one title under the number, 0 for that of all."""
        count, often = self._often
        return log(count / often[word]) / log(count)

    @cached_property
    def _often(self) -> tuple[int, Counter[int | str]]:
        """How many wordings there are under the number, and how many of them have each word and figure."""
        signs = self.sources.table.signs
        wordings = {id(signs[item]): signs[item] for item in self.items}.values()
        often: Counter[int | str] = Counter()
        for sign in wordings:
            often.update(sign.bag)
            often.update(sign.numbers)
        return max(len(wordings), LEAST_WORDINGS), often


def _grown(items: Sequence[int], ties: Ties, against: defaultdict[int, set[int]], agree: float) -> Groups:
    """Groups grown by ties, the closest first: none holds two items that are ``against`` each other, and of the pairs
    between two groups that become one a share ``agree`` must be tied.
    """
    of = {item: {item} for item in sorted(items)}
    tied: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in ties:
        tied[a].add(b)
        tied[b].add(a)
    ordered = sorted(ties, key=lambda pair: (-ties[pair], pair[1] - pair[0], pair))
    for _ in range(MAX_ROUNDS):
        before = len(ordered)
        ordered = [pair for pair in ordered if not _joined(pair, of, (tied, against), agree)]
        if len(ordered) == before:
            break
    return [sorted(group) for group in {id(group): group for group in of.values()}.values()]


Relations = tuple[defaultdict[int, set[int]], defaultdict[int, set[int]]]


def _joined(pair: tuple[int, int], of: dict[int, set[int]], known: Relations, agree: float) -> bool:
    """Whether the groups of two items are one, after joining them where that may be."""
    one, other = of[pair[0]], of[pair[1]]
    if one is other:
        return True
    tied, against = known
    small, large = (one, other) if len(one) < len(other) else (other, one)
    if any(against[item] & large for item in small):
        return False
    if sum(len(tied[item] & large) for item in small) < agree * len(small) * len(large):
        return False
    large |= small
    for item in small:
        of[item] = large
    return True
