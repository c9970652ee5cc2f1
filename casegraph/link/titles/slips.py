"""Slips of the finger: whether two words may be one, mistyped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

# From this length on a vowel in the place of a consonant is a slip: no two words differ like that.
MIN_MANGLED = 8
# From this length on any other letter is a slip in a word that is no name, but for one of the first letters: many words
# differ there only (*ansættelse* and *afsættelse*, *indkørsel* and *indførsel*).
MIN_PLAIN, ALIKE = 8, 4
_VOWELS = frozenset("aeiouyæøå")
_KEYBOARD = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")


def slip(a: str, b: str, *, plain: bool = False) -> bool:
    """Whether two words may be one with a slip of the finger.

    Same first letter, and one letter dropped, added or swapped with the next, or its neighbour on the keyboard, or (in
    a longer word) a vowel in the place of a consonant, which makes no word. Another vowel, or a far consonant for a
    consonant, is no slip: *Hostrup* and *Hastrup* are two villages. Where neither is a name (``plain``) it is one, in
    words that are long enough: *hjemmetjælp*, *skolovej*; and so is a letter *a* too many, which is read as an *å*.
    """
    plain = plain and len(a) >= MIN_PLAIN
    if plain and a != b and a.replace("å", "a") == b.replace("å", "a"):
        return True
    if a == b or a[0] != b[0] or abs(len(a) - len(b)) > 1 or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    if len(a) != len(b):
        return True
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) == 2 or _neighbours(*differing[0]) or (plain and a[:ALIKE] == b[:ALIKE]):
        return True
    return len(a) >= MIN_MANGLED and _mangled(*differing[0])


def forms(word: str) -> set[str]:
    """A word, and what it is with one letter out: two that are one slip apart have one of these in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def by_form(words: Iterable[str]) -> dict[str, list[str]]:
    """Words in their order by each of their :func:`forms`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in forms(word):
            found[form].append(word)
    return dict(found)


def slipped(word: str, near: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Those of the words in ``near`` (:func:`by_form`) that may be one slip from a word, each once, in alphabetical
    order; more of them than are.
    """
    yield from sorted({one for form in forms(word) for one in near.get(form, ())})


def _mangled(x: str, y: str) -> bool:
    return (x in _VOWELS) != (y in _VOWELS)


def _neighbours(x: str, y: str) -> bool:
    return any(abs(row.find(x) - row.find(y)) == 1 for row in _KEYBOARD if x in row and y in row)
