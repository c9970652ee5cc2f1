"""Slips of the finger: whether two words may be one, mistyped."""

from __future__ import annotations

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


def shortened(word: str) -> set[str]:
    """A word, and the forms it has with one letter out: two that are one slip apart have one of them in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _mangled(x: str, y: str) -> bool:
    return (x in _VOWELS) != (y in _VOWELS)


def _neighbours(x: str, y: str) -> bool:
    return any(abs(row.find(x) - row.find(y)) == 1 for row in _KEYBOARD if x in row and y in row)
