"""Distinct wordings: items that go along a route mostly repeat their title, so titles are compared once a wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from casegraph.danish import stem
from casegraph.link.few import each_once, few
from casegraph.link.titles.figures import endings
from casegraph.link.titles.reader import Title
from casegraph.link.words.corpus import Words


@dataclass(slots=True, eq=False)
class Sign:
    """One wording of a title as sets of numbers, ready to be compared; told by its identity, as the title is.

    ``words`` are ids in :class:`Words`, rarest first; ``names`` those that are names. ``years`` are the years as
    printed, a span by its first year too; ``periods`` months, quarters and the like by what ends with them; ``figured``
    whether there is any figure.
    """

    title: Title
    words: tuple[int, ...]
    bag: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[str]
    years: frozenset[str]
    periods: frozenset[str]
    weight: float
    figured: bool

    @property
    def label(self) -> tuple[frozenset[str], frozenset[str]]:
        """What sets the reports of one series apart: their years and periods."""
        return self.years, self.periods


def make_signs(titles: Sequence[Title], words: Words) -> list[Sign]:
    """The sign of every title, the same object for equal titles."""
    return each_once(titles, lambda title: _sign(title, words))


def _names(title: Title, bag: frozenset[int], words: Words) -> frozenset[int]:
    """The names among the words of a title.

    Words with a capital inside a clause that stand before another are part of its name, whatever they are elsewhere
    (*Ny Rye*, *Gammel Rye*).
    """
    known = words.names & bag
    if len(title.names) < 2:
        return few(known)
    names = frozenset(title.names)
    return known.union(
        words.ids[stem(word)] for word, after in pairwise(title.words) if names.issuperset((word, after))
    )


def _sign(title: Title, words: Words) -> Sign:
    bag = words.bag(title)
    ids = words.in_order(bag)
    return Sign(
        title=title,
        words=ids,
        bag=bag,
        names=_names(title, bag, words),
        numbers=title.numbers,
        years=few([year[:4] for year in title.years]),
        periods=few(chain.from_iterable(map(endings, title.periods)) if title.periods else ()),
        weight=sum(map(words.weight.__getitem__, ids)),
        figured=bool(title.numbers or title.years or title.periods),
    )
