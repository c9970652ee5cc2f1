"""What stands in a margin or in brackets below a title, each on lines of its own: labels of a house's words beside the
text, and an item's numbers: ``[pkt. 10 | sag EMN-2022-01743 | Plan og Trafik]``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casegraph.model import Line
from casegraph.parse.structure.rows import CAP
from casegraph.parse.vocabulary import Vocabulary

SIDE = "side_label"
_LABEL = re.compile(r"(?P<label>[A-ZÆØÅ][^\d:()|\t]{2,24}?)(?P<gap>\s{2,})(?P<text>\S.*)")
_BULLET = re.compile(r"(?P<mark>[-–—•*▪])\s+")
_CELLS = re.compile(r"\S\s{3,}\S")
_FEWEST, _NARROWEST = 2, 10
_BRACKETS = re.compile(r"\[(?P<square>[^\[\]]{5,120})\]|\((?P<round>[^()]{5,120})\)")
_PARTS = re.compile(r"\s+[|·•–]\s+|\s*;\s+")
_ITEM = re.compile(r"(?:dagsordens)?(?:pkt|punkt)\.?\s*(?:nr\.?\s*)?\d{1,4}", re.IGNORECASE)
_CASE = re.compile(r"sag(?:s?nr)?\.?:?\s+(?P<number>(?=\S*\d)\S+)", re.IGNORECASE)


def with_side_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` with labels that no rule knows and that come again in a column beside the text as lines above it.

    They are marked by :data:`SIDE`. Only a column beside which most of the text stands holds labels.
    """
    found = {at: label for at, line in enumerate(lines) if (label := _beside(line, vocabulary))}
    column = _column(lines, [_begin(lines[at], label) for at, label in found.items()])
    placed = {at: label for at, label in found.items() if _begin(lines[at], label) == column}
    times = Counter(label["label"] for label in placed.values())
    if column is None or not any(count >= _FEWEST for count in times.values()):
        return lines
    return [part for at, line in enumerate(lines) for part in _parted(line, placed.get(at), column)]


def _beside(line: Line, vocabulary: Vocabulary) -> re.Match[str] | None:
    """A label that no rule knows, and the text beside it; no row of a table."""
    found = _LABEL.fullmatch(line.text) if len(line.text) <= CAP and not line.bullet else None
    if found is None or _CELLS.search(found["text"]) or vocabulary.sections.whole(found["label"]):
        return None
    known = (vocabulary.meeting_labels, vocabulary.number_labels, vocabulary.item_labels)
    return None if any(words.whole(found["label"]) for words in known) else found


def _begin(line: Line, label: re.Match[str]) -> int:
    return line.indent + label.start("text")


def _column(lines: Sequence[Line], begins: Sequence[int]) -> int | None:
    """The column at which the text beside labels begins: that of most lines."""
    often = Counter(begins).most_common(1)
    if not often or often[0][1] < _FEWEST or often[0][0] < _NARROWEST:
        return None
    column = often[0][0]
    text = sum(line.indent >= column for line in lines if line.text)
    return column if text * 2 > sum(bool(line.text) for line in lines) and text > often[0][1] * 2 else None


def _parted(line: Line, label: re.Match[str] | None, column: int) -> Iterator[Line]:
    if label is None:
        yield line
    else:
        yield replace(line, text=label["label"], field=SIDE)
        marked = _BULLET.match(label["text"])
        text = label["text"][marked.end() :] if marked else label["text"]
        yield replace(line, text=text, indent=column, bullet=marked["mark"] if marked else "")


def with_numbers_below(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with the numbers of items out of their brackets, each on a line of its own, where they come again."""
    found = {at: parts for at, line in enumerate(lines) if (parts := _numbers(line.text))}
    if len(found) < _FEWEST:
        return lines
    return [part for at, line in enumerate(lines) for part in _opened(line, found.get(at, ()))]


def _opened(line: Line, parts: Sequence[str]) -> Sequence[Line]:
    return [replace(line, text=part, bullet="") for part in parts] or [line]


def _numbers(text: str) -> list[str]:
    """The parts of a line in brackets that begins with the number of an item, or has it among them; else nothing."""
    found = _BRACKETS.fullmatch(text.strip()) if len(text) <= CAP else None
    parts = _PARTS.split(found["square"] or found["round"]) if found else []
    item = next((part for part in parts if _ITEM.fullmatch(part.strip())), None)
    if item is None:
        return []
    rest = [_labelled(part.strip()) for part in parts if part is not item]
    return [item.strip().capitalize(), *rest]


def _labelled(part: str) -> str:
    case = _CASE.fullmatch(part)
    if case:
        return f"Sagsnr.: {case['number']}"
    return part.capitalize() if " " not in part else f"Center: {part}"
