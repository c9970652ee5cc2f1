"""Case numbers in text: every notation, and nothing that only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass

import re2

from casegraph.model import CaseNumber
from casegraph.rulebook.numbers import NumbersFile


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A case number in a text: where, which, in what notation, behind which label, and its municipality code."""

    start: int
    end: int
    number: CaseNumber
    notation: str
    label: str | None = None
    code: str | None = None


def fold_number(text: str) -> str:
    """The key a number is looked up by: separators and leading zeros fold, suffix letters stay."""
    runs = re.findall(r"[^\W\d_]+\d*|\d+", text.upper())
    return "-".join(run.lstrip("0") or "0" if len(run) > 2 else run for run in runs)


class NumberIndex:
    """Every notation of a case number, compiled once."""

    def __init__(self, book: NumbersFile) -> None:
        self._notations = [(notation, re2.compile(rf"\b(?:{notation.pattern})\b")) for notation in book.notations]

    def find(self, text: str, label: str | None = None) -> list[NumberMention]:
        """Every case number in ``text``; ``label`` is the label the caller found before it."""
        mentions: list[NumberMention] = []
        for notation, pattern in self._notations:
            for found in pattern.finditer(text):
                if any(m.start < found.end() and found.start() < m.end for m in mentions):
                    continue
                parts = found.groupdict()
                number = CaseNumber(found.group(), fold_number(found.group()), parts.get("prefix"))
                mentions.append(
                    NumberMention(found.start(), found.end(), number, notation.id, label, parts.get("code"))
                )
        return sorted(mentions, key=lambda mention: mention.start)
