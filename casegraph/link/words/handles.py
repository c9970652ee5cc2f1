"""What wordings are looked up by: their words, their figures, and the telling parts of their compounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from casegraph.link.arrays import Floats, Ints, Ragged, distinct
from casegraph.link.words.compare import PART_WORTH
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import Sign

# Nats that a part of a compound must say to be looked up by.
TELLING_PART = 1.2


@dataclass(frozen=True, slots=True)
class Handles:
    """A number a handle: the words go by their ids, the figures and the parts of compounds behind them.

    ``holds`` are those of each wording: its words, the most telling first, its figures and its parts in alphabetical
    order. ``near`` has each handle with the misprints of its word behind it, ``worth`` what each says, in nats.
    """

    holds: Ragged
    near: Ragged
    worth: Floats


def make_handles(signs: Sequence[Sign], words: Words) -> Handles:
    """The handles of distinct wordings."""
    own = Ragged.of([sign.words for sign in signs])
    figures, parts = _figures(signs), _parts(own, words)
    first_figure = len(words.stems)
    first_part = first_figure + int(figures.values.max(initial=-1)) + 1
    holds = own.beside(figures.raised(first_figure), parts.raised(first_part))
    times = np.bincount(holds.values, minlength=first_part)
    # Not by numpy, whose logarithm may differ in the last bit.
    rarity = np.array([log(words.count / min(max(n, 1), words.count)) for n in times[first_figure:].tolist()])
    rarity[first_part - first_figure :] *= PART_WORTH
    kin = words.kin
    near = [(handle, *kin[handle]) if handle in kin else (handle,) for handle in range(len(times))]
    return Handles(holds, Ragged.of(near), np.concatenate((words.weight, rarity)))


def _figures(signs: Sequence[Sign]) -> Ragged:
    """The figures of each wording, a number each."""
    known: dict[str, int] = {}
    return Ragged.of(
        [[known.setdefault(one, len(known)) for one in sorted(sign.numbers)] if sign.numbers else () for sign in signs]
    )


def _parts(own: Ragged, words: Words) -> Ragged:
    """The telling parts of the words of each wording, each once, numbered by the alphabet."""
    telling = {
        word: [part for part, worth in parts.items() if worth >= TELLING_PART] for word, parts in words.parts.items()
    }
    place = {part: at for at, part in enumerate(sorted({part for parts in telling.values() for part in parts}))}
    of_word = Ragged.of([[place[part] for part in telling.get(word, ())] for word in range(len(words.stems))])
    count, width = len(own.start) - 1, max(len(place), 1)
    at, part = of_word.rows(own.values)
    codes: Ints = distinct(own.owner[at] * width + part)
    holder, part = np.divmod(codes, width)
    return Ragged(part, np.searchsorted(holder, np.arange(count + 1)))
