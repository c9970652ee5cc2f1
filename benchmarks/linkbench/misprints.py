"""Misprints as people and text extraction make them: never in a figure, which would make it another one."""

from __future__ import annotations

import random
import re

_NEIGHBOURS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "n": "m",
    "s": "d",
    "t": "r",
    "d": "f",
    "r": "t",
    "g": "h",
    "l": "k",
    "o": "p",
}


def misprint(text: str, rng: random.Random) -> str:
    """``text`` with one word of five letters or more misprinted; as it is where there is none."""
    words = list(re.finditer(r"[^\W\d_]{5,}", text))
    if not words:
        return text
    found = rng.choice(words)
    return text[: found.start()] + _wrong(found.group(), rng) + text[found.end() :]


def _wrong(word: str, rng: random.Random) -> str:
    """One letter dropped, doubled, swapped with the next, or its neighbour on the keyboard; or a space inside."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.choice(("drop", "double", "swap", "swap", "neighbour", "neighbour", "split"))
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "split":
        return f"{word[:at]} {word[at:]}"
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), "e") + word[at + 1 :]
