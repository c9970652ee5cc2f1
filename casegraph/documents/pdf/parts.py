"""The text of a page in its printed lines: where each begins and ends, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

HYPHEN = "\ufffe"
"""Where pdfium mends a word divided at the end of a line it leaves this sign for the hyphen and the line end."""
_END = "\r\n"
_OTHER_END = re.compile(f"[\r\n\f\v]|{HYPHEN}")

Part = tuple[int, int, str]
"""A line in the text of a page: the index of its first and of its last letter, and its words."""


def parts_of(text: str) -> list[Part]:
    """The filled lines of ``text``, outer white space left out; where a word is divided stands a hyphen."""
    printed = text.split(_END)
    rare = _has_other_ends(text, len(printed) - 1)
    placed: list[Part] = []
    begin = 0
    for part in printed:
        end = begin + len(part)
        placed.append((begin, end - 1, part))
        begin = end + len(_END)
    if not rare and all(printed) and printed == [part.strip() for part in printed]:
        return placed
    parts: list[Part] = []
    for start, _, part in placed:
        bare = part.strip()
        if rare and _OTHER_END.search(part):
            parts += _smaller(part, start)
        elif bare:
            first = start + len(part) - len(part.lstrip())
            parts.append((first, first + len(bare) - 1, bare))
    return parts


def _has_other_ends(text: str, ends: int) -> bool:
    """Whether a line of ``text`` ends other than by the usual ``ends``; to count is quicker than to search."""
    return text.count("\n") != ends or text.count("\r") != ends or HYPHEN in text or "\f" in text or "\v" in text


def _smaller(part: str, position: int) -> Iterator[Part]:
    begin = 0
    for end in (*(found.start() for found in _OTHER_END.finditer(part)), len(part)):
        piece = part[begin:end]
        bare = piece.strip()
        if bare:
            start = position + begin + len(piece) - len(piece.lstrip())
            yield start, start + len(bare) - 1, bare + "-" if part[end : end + 1] == HYPHEN else bare
        begin = end + 1
