"""The label before a number: what the words in front of it say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from casegraph.rulebook.numbers import NumbersFile
from casegraph.rulebook.schema import Term

LabelKind = Literal["case", "weak", "journal", "document", "other"]

_REACH = 40  # characters looked back: the longest label with its white space
_SIGNS = re.compile(r"[\s.:;#=|*_(\[>–-]*$")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label in front of a number: what kind of number it announces, and the label as printed."""

    kind: LabelKind
    text: str


class Labels:
    """Every label of the rules, compared by its letters alone."""

    def __init__(self, book: NumbersFile) -> None:
        self._kinds: dict[str, LabelKind] = {}
        self._add("other", book.other_labels)
        self._add("document", book.document_labels)
        self._add("journal", book.journal_labels)
        self._add("weak", book.weak_labels)
        self._add("case", book.case_labels)

    def _add(self, kind: LabelKind, terms: Iterable[Term]) -> None:
        self._kinds.update((letters(term.term), kind) for term in terms)

    def kind(self, text: str) -> LabelKind | None:
        """What a label given whole announces, or ``None`` where it is no label of the rules."""
        return self._kinds.get(letters(text))

    def before(self, text: str, start: int) -> Label | None:
        """The label that ends right before ``start``, nothing but signs and white space between; the longest wins."""
        low = max(0, start - _REACH)
        window = text[low:start]
        bare = _SIGNS.sub("", window)
        words = list(_WORD.finditer(bare))
        if not words or words[-1].end() != len(bare):
            return None
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            first = words[-count].start()
            label = bare[first:]
            kind = None if any(map(str.isdigit, label)) else self._kinds.get(letters(label))
            if kind and not (first == 0 and low) and _reaches(kind, window[len(bare) :]):
                return Label(kind, (bare[first:] + window[len(bare) :]).strip(" \t\r\n:|*_([#=>-–"))
        return None


def _reaches(kind: LabelKind, between: str) -> bool:
    """Whether a label reaches over what stands between it and the number: the end of a line stops an ordinary word."""
    return "\n" not in between or ":" in between or kind in {"case", "journal"}


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """The letters of ``text`` in lower case, nothing between them."""
    return "".join(filter(str.isalpha, text.lower()))
