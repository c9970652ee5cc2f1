"""The words of an item's title, looked for in what is told under it: inflected, or inside compounds."""

from __future__ import annotations

import re

from casegraph import danish
from casegraph.parse.context import ItemContext

_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")


def in_title(context: ItemContext, word: str) -> bool:
    """Whether the title has a word, inflected or inside a compound."""
    stem = danish.stem(word)
    return any(same_word(stem, danish.stem(other.lower())) for other in _WORD.findall(context.item.title))


def shared_words(context: ItemContext, text: str) -> float:
    """The share (0–1) of the title's own words that stand in ``text``, inflected or inside compounds."""
    empty = context.tools.book.references.empty
    words = {word.lower() for word in _WORD.findall(context.item.title)}
    title = {danish.stem(word) for word in words if not empty.tag(word)}
    if not title:
        return 0.0
    stems = {danish.stem(word) for word in _WORD.findall(text)}
    return sum(any(same_word(stem, other) for other in stems) for stem in title) / len(title)


def same_word(a: str, b: str) -> bool:
    """Whether two stems are one word, or one is a compound's part of the other."""
    short, long = sorted((a, b), key=len)
    if len(short) == 4 and long.startswith(short) and len(long) - len(short) <= 2:
        return True  # "budget" loses its end to the stemmer, "budgettet" does not
    return short == long or (len(short) >= 5 and (long.startswith(short) or long.endswith(short)))
