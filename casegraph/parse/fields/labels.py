"""Labels before the values in the head of an item: "Sagsnr.:", "Sags ID", "Dok.nr."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from casegraph.parse.number_labels import letters
from casegraph.parse.tools import Tools

Kind = Literal["case", "document", "journal", "type", "other"]

_WORD = re.compile(r"[^\W\d_]+\.?")
_MOST_WORDS = 3
_GAP = re.compile(r"[ \t]*[-./]{0,2}[ \t]*")
_BEFORE = " \t\n(|*"
_COLON = re.compile(r"[\s.]*[:;]")
_NUMBER = re.compile(r"[\s.]*(?:[A-ZÆØÅ]{1,5}-?)?\d")
_AFTER = re.compile(r"[\s.:;]*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label with the text up to the next: ``text[start:value]`` is the label, ``text[value:end]`` its value."""

    kind: Kind
    label: str
    start: int
    value: int
    end: int


def label_kind(text: str, tools: Tools) -> Kind | None:
    """What a label given whole announces, compared by its letters alone; ``None`` where it is none of the rules."""
    kind = tools.number_labels.kind(text)
    if kind is None:
        bare = letters(text)
        return "type" if bare in tools.type_labels else "other" if bare in tools.item_labels else None
    return "case" if kind == "weak" else kind


def labels(text: str, tools: Tools) -> Iterator[Labelled]:
    """The labels of ``text`` in order; a word that neither a colon nor a number follows is none."""
    found = list(_labels(text, tools))
    for index, (start, end, kind) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else len(text)
        gap = _AFTER.match(text, end)
        yield Labelled(kind, text[start:end].strip(), start, min(gap.end() if gap else end, until), until)


def _labels(text: str, tools: Tools) -> Iterator[tuple[int, int, Kind]]:
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        start = words[index].start()
        free = start == 0 or text[start - 1] in _BEFORE
        size, kind = _longest(text, words[index : index + _MOST_WORDS], tools) if free else (0, None)
        if kind:
            yield start, words[index + size - 1].end(), kind
        index += max(size, 1)


def _longest(text: str, words: list[re.Match[str]], tools: Tools) -> tuple[int, Kind | None]:
    """How many of ``words`` make the longest label that a colon or number follows, and its kind."""
    for size in range(len(words), 0, -1):
        end = words[size - 1].end()
        colon = _COLON.match(text, end) is not None
        if not colon and not _NUMBER.match(text, end):
            continue
        gaps = (text[a.end() : b.start()] for a, b in pairwise(words[:size]))
        kind = label_kind(text[words[0].start() : end], tools)
        if kind and (colon or kind not in {"other", "type"}) and all(_GAP.fullmatch(gap) for gap in gaps):
            return size, kind
    return 0, None
