"""Text from documents made safe to show: nothing in it moves a cursor, hides a word or turns the line around."""

from __future__ import annotations

import re
import textwrap

# C0 and C1 controls, bidirectional marks, overrides and isolates, zero-width characters, line and paragraph
# separators, interlinear and tag characters, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_BLANKS = re.compile(r"\s+")


def one_line(text: str | None) -> str:
    """``text`` on one line: unsafe characters are taken out, breaks and runs of blanks become one blank."""
    return _BLANKS.sub(" ", _UNSAFE.sub("", _BREAKS.sub(" ", text or ""))).strip()


def paragraphs(text: str | None) -> list[str]:
    """The lines of ``text``, each made safe; empty ones are left out."""
    return [line for line in map(one_line, (text or "").split("\n")) if line]


def wrap(text: str, width: int) -> list[str]:
    """``text``, already safe, in lines of at most ``width`` columns; a longer word is broken."""
    return textwrap.wrap(text, max(width, 8), break_on_hyphens=False) or [""]


def shorten(text: str, length: int) -> str:
    """``text`` cut at a word to at most ``length`` characters, with an ellipsis where something is gone."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ") if text[length - 1] != " " else -1
    return (cut[:space] if space > length // 2 else cut).rstrip(" ,;:–-") + "…"
