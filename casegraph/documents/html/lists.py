"""The marks of lists: what a browser prints before each item."""

from __future__ import annotations

from dataclasses import dataclass

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 40


@dataclass
class HtmlList:
    """A list that is open: its kind of mark, and the number of the item that comes next."""

    ordered: bool
    style: str = ""
    next: int = 1

    def mark(self) -> str:
        """The mark of the next item."""
        number, self.next = self.next, self.next + 1
        return numbered(number, self.style) if self.ordered else "-"


def numbered(number: int, style: str) -> str:
    """``number`` as a list mark: ``a`` and ``A`` count in letters, ``i`` and ``I`` in Roman numbers."""
    shown = str(number)
    if style in {"a", "A"} and 0 < number <= 26:
        shown = chr(ord(style) + number - 1)
    elif style in {"i", "I"} and 0 < number < _MOST_ROMAN:
        shown = roman(number) if style == "i" else roman(number).upper()
    return f"{shown}."


def roman(number: int) -> str:
    """``number`` (up to 39) in small Roman letters."""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def count(text: str | None, otherwise: int = 1) -> int:
    """The number an attribute gives, ``otherwise`` where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else otherwise
