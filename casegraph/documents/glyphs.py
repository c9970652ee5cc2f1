"""Glyphs that a text extraction left behind: lone letters on lines of their own, and letters torn from their word.

Only what can be nothing else is taken away. A lone ``-`` is a decision, a number is a number, two letters with an ASCII
one among them are a body (``ØU``), and a lone letter beside other lone lines is a list of parties. ``Ø`` and ``Å`` are
parties too: either goes only where it stands alone more than once without anything that announces it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from casegraph.model import Doubt, Line, Place

_STRAY = re.compile(r"[^\W\d_\x00-\x7f]{1,2}|[¤¦¨¯¸¬¶\ufffd]{1,2}")
_TORN = re.compile(r"(?<!\w)([ÆØÅ])(?:\.\.\.|…)(?=[a-zæøå]{2})")
_PARTIES = {"Ø", "Å"}
_ANNOUNCES = (":", ",", ";", " og")
_NAMED = 10


def mend_glyphs(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """``lines`` with stray lines emptied and torn words mended, and a doubt for either with the lines it concerns."""
    stray = _stray_lines(lines)
    torn = {index for index, line in enumerate(lines) if _TORN.search(line.text)}
    mended = list(lines)
    for index in stray:
        mended[index] = replace(lines[index], text="", bullet="")
    for index in torn:
        mended[index] = replace(lines[index], text=_TORN.sub(r"\1", lines[index].text))
    doubts = (
        _doubt("stray_glyph", "single letters without meaning were left out", lines, sorted(stray)),
        _doubt("torn_word", "letters torn from their word were put back", lines, sorted(torn)),
    )
    return mended, [doubt for doubt in doubts if doubt]


def _stray_lines(lines: Sequence[Line]) -> set[int]:
    filled = [index for index, line in enumerate(lines) if line.text]
    lone: dict[str, set[int]] = {}
    unannounced: Counter[str] = Counter()
    for position, index in enumerate(filled):
        text = lines[index].text
        if not _STRAY.fullmatch(text) or lines[index].bullet:
            continue
        before, after = filled[max(0, position - 1) : position], filled[position + 1 : position + 2]
        if all(len(lines[near].text) > 2 or lines[near].text == text for near in (*before, *after)):
            lone.setdefault(text, set()).add(index)
            unannounced[text] += not any(lines[near].text.endswith(_ANNOUNCES) for near in before)
    return {index for text in lone if text not in _PARTIES or unannounced[text] > 1 for index in lone[text]}


def _doubt(kind: str, says: str, lines: Sequence[Line], indices: Sequence[int]) -> Doubt | None:
    if not indices:
        return None
    numbers = [str(lines[index].number) for index in indices]
    rest = f" … (+ {len(numbers) - _NAMED})" if len(numbers) > _NAMED else ""
    first = lines[indices[0]]
    return Doubt(kind, f"{says}: line {', '.join(numbers[:_NAMED])}{rest}", Place(first.number, first.page))
