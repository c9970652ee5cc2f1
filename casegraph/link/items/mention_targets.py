"""Which item of a meeting a mention means, where it does not say: the one whose title is like that of who mentions it.

A mention of a meeting is one of all its items. Where the title of one of them is alike and that of no other is, the
mention says far more of that one; and a recorded course says less of those that are unlike who has it: the one that is
meant may not be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import numpy as np

from casegraph.link.arrays import Ints
from casegraph.link.items.mentions import LEVELS, SPOKEN_OF, Mentions
from casegraph.link.items.presentations import Prose
from casegraph.link.items.sentence_words import SentenceWords
from casegraph.link.items.table import Table
from casegraph.link.items.text_targets import TextTargets
from casegraph.link.words.compare import CONTRADICT, compare, in_common, worth
from casegraph.model import Reference
from casegraph.rulebook.phrases import Phrases

# Nats of words that two titles must have in common, and by how many the one that is meant leads.
ALIKE, LEAD = 2.0, 1.5
# How rare a word must be (nats), whether it is likely to stay or not, to tell which of several matters is meant.
RARE = 2.5
# What several words of a title must say together, where a sentence has them and the other title has none.
MUCH = 5.0
# What one number in common is worth: plans and houses are named by theirs.
FIGURE = 2.0
TOLD, MEANT, ALONE = (LEVELS.index(level) for level in ("told", "meant", "course alone"))
SOFT, COURSE = (LEVELS.index("this"), LEVELS.index("unknown")), (LEVELS.index("course"),)


def with_meant(mentions: Mentions, table: Table, prose: Prose, meeting: Ints) -> Mentions:
    """The mentions with those of one item that is surely meant marked; ``meeting`` is each item's, as a number."""
    words = SentenceWords(table.words, table.rules.nameless)
    level, sentences = mentions.level.copy(), Sentences(table, words)
    texts = TextTargets(table, prose, words, Phrases(table.rules.likened))
    for own, items, rows in _whole_meetings(mentions, SOFT, table, meeting):
        spoken = sentences.of(own, items[0])
        best = most_alike(table, own, items, spoken.words)
        if best is not None:
            sure = _is_sure(table, own, items[best], spoken)
            level[rows[best]] = min(level[rows[best]], TOLD if sure else MEANT)
        by_text = texts.told(own, items, spoken.own)
        if by_text is not None and best in {None, by_text} and not _is_beside(table, own, items[by_text], spoken):
            level[rows[by_text]] = SPOKEN_OF
    for own, items, rows in _whole_meetings(mentions, COURSE, table, meeting):
        best = texts.of(own, items)
        if best is not None:
            level[rows[best]] = SPOKEN_OF
        unlike = np.array([_unlike(table, own, item) for item in items], np.bool_)
        level[rows[unlike & (level[rows] != SPOKEN_OF)]] = ALONE
    return replace(mentions, level=level)


def _is_sure(table: Table, speaker: int, item: int, spoken: Spoken) -> bool:
    """Whether sentences on a matter of its own are surely of an item, not of another matter in the same place."""
    said = spoken.words or frozenset()
    return bool(spoken.own) and _of_one(table, speaker, item, said) and not _is_apart(table, speaker, item, spoken)


def _is_apart(table: Table, speaker: int, item: int, spoken: Spoken) -> bool:
    """Whether sentences name another matter in the same place, and do not say in so many words that it is the own."""
    said = spoken.words or frozenset()
    return not spoken.so_said and _unlike(table, speaker, item) and _names_apart(table, speaker, item, said)


def _is_beside(table: Table, speaker: int, item: int, spoken: Spoken) -> bool:
    """Whether that is so of two matters whose titles share a name: much is written alike of one place."""
    shared = not table.signs[speaker].names.isdisjoint(table.signs[item].names)
    return shared and _is_apart(table, speaker, item, spoken)


def _of_one(table: Table, speaker: int, item: int, said: frozenset[int]) -> bool:
    """Whether a title has something in common with that of who speaks of it, or much with what is said of it, and
    neither names nor figures say that they are of two matters.
    """
    likeness = compare(table.signs[speaker], table.signs[item], table.words)
    contradicted = likeness.contradicted or likeness.names is CONTRADICT
    rarity, told = table.words.rarity, said & table.signs[item].bag
    alike = any(rarity[word] >= RARE for word in likeness.common) or bool(likeness.near)
    much = len(told) > 1 and worth(told, rarity) >= MUCH
    return (alike or much) and not contradicted


def _names_apart(table: Table, speaker: int, item: int, said: frozenset[int]) -> bool:
    """Whether what is said of an item is much that the title of who speaks has not.

    *Skema A for familieboligerne på Molegrunden* is another matter than *Vejadgang til Molegrunden*.
    """
    own, other = table.signs[speaker], table.signs[item]
    return worth(said & other.bag - own.bag - other.names, table.words.rarity) >= RARE


def _unlike(table: Table, speaker: int, item: int) -> bool:
    """Whether two titles have no word in common, nor a number, nor any word that might be meant to be the same; names
    apart, since much is done in one place.
    """
    own, other = table.signs[speaker], table.signs[item]
    if own.bag & other.bag - own.names - other.names or own.numbers & other.numbers:
        return False
    return not compare(own, other, table.words).near


class Spoken(NamedTuple):
    """What an item says of a meeting: the words of titles in its sentences (``None`` where those are no help), and
    what it says of its own matter there, maybe in so many words (``so_said``): whatever it was called there.
    """

    words: frozenset[int] | None = None
    own: Sequence[Reference] = ()
    so_said: bool = False


class Sentences:
    """The sentences by which items speak of meetings."""

    def __init__(self, table: Table, words: SentenceWords) -> None:
        self._table, self._sentence_words = table, words
        self._aftermath, self._aside = Phrases(table.rules.aftermath), Phrases(table.rules.aside)
        self._own_matter = Phrases(table.rules.own_matter)

    def of(self, speaker: int, item: int) -> Spoken:
        """What an item says of the meeting of another, but for what it says of other matters.

        What tells what came of a matter speaks of how that was decided whether it is the same or not.
        """
        spoken, key = self._table.items[speaker], (self._table.body[item], self._table.items[item].date)
        told = [one for one in spoken.references if (one.body_id, one.date) == key and one.about != "other"]
        if not told or self._aftermath.search(spoken.title):
            return Spoken()
        own = [one for one in told if one.about == "this"]
        words = (
            self._sentence_words.of(self._before_aside(one.quote)) - self._sentence_words.of(one.body or "")
            for one in own or told
        )
        so_said = any(self._own_matter.search(one.quote) is not None for one in own)
        return Spoken(frozenset(chain.from_iterable(words)), own, so_said)

    def _before_aside(self, sentence: str) -> str:
        """A sentence up to where it is of other matters too."""
        aside = self._aside.search(sentence)
        return sentence[: aside.start] if aside else sentence


def _whole_meetings(
    mentions: Mentions, levels: Sequence[int], table: Table, meeting: Ints
) -> Iterator[tuple[int, list[int], Ints]]:
    """An item, all items of a meeting that it speaks of at one of some levels, and their rows among the mentions."""
    rows = np.flatnonzero(np.isin(mentions.level, levels))
    if not len(rows):
        return
    one, other = np.divmod(mentions.codes[rows], mentions.count)
    size = np.bincount(meeting[~np.array(table.standing, np.bool_)], minlength=int(meeting.max()) + 1)
    for speaker, item in ((one, other), (other, one)):
        for group in _whole(speaker, item, meeting, size):
            yield int(speaker[group[0]]), item[group].tolist(), rows[group]


def _whole(speaker: Ints, item: Ints, meeting: Ints, size: Ints) -> Iterator[Ints]:
    """The rows by which an item speaks of each item of a meeting, where it speaks of all that; ``size`` is how many
    items each meeting has.
    """
    keys = speaker * len(size) + meeting[item]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    counts = np.diff(starts, append=len(order))
    first = order[starts]
    kept = counts == size[meeting[item[first]]]
    # Rather the later item, alone at its meeting, speaks of the earlier one.
    kept &= (counts > 1) | (size[meeting[speaker[first]]] <= 1) | (item[first] < speaker[first])
    for start, count in zip(starts[kept].tolist(), counts[kept].tolist(), strict=True):
        yield order[start : start + count]


def most_alike(table: Table, speaker: int, items: Sequence[int], said: frozenset[int] | None = None) -> int | None:
    """Which of the items, by its place among them, has a title like that of the one who mentions their meeting, or like
    what it has ``said`` of it, where it is the only one.
    """
    own, signs = table.signs[speaker], [table.signs[one] for one in items]
    bag = own.bag | (said or frozenset())
    alike = [
        (worth(bag & sign.bag, table.words.weight) if said is None else in_common(bag, sign.bag, table.words))
        + FIGURE * len(own.numbers & sign.numbers)
        for sign in signs
    ]
    first, *rest = sorted(alike, reverse=True) if alike else (0.0,)
    return alike.index(first) if first >= ALIKE and first - max(rest, default=0.0) >= LEAD else None
