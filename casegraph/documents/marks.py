"""What stands before the words of a line: its indentation and the mark of a list."""

from __future__ import annotations

import re

TAB = 8

# "o" is a list mark only where a tab or two spaces follow it: Word's inner level, pasted as text.
_BULLET = re.compile(r"([-–—•●▪■□○◦‣⁃·∙*+̵➢➤►]|o(?=\t| {2}))[ \t]+(?=\S)")
BULLETS = frozenset("-–—•●▪■□○◦‣⁃·∙*+\u0335➢➤►o")
"""What a list mark may begin with."""
_ALONE = "•●▪■□○◦‣⁃∙̵➢➤►"


def take_indent(text: str) -> tuple[int, str]:
    """The columns of white space before ``text`` (a tab reaches to the next multiple of eight) and the text bare."""
    bare = text.lstrip(" \t")
    margin = text[: len(text) - len(bare)]
    return len(margin.expandtabs(TAB)), bare.rstrip(" \t")


def take_bullet(text: str) -> tuple[str, str]:
    """The list mark that ``text`` begins with (empty for none) and the text after it.

    A lone ``-`` is no list mark but words: "no decision". Numbers stay in the text, since they may be item numbers.
    """
    if text[:1] not in BULLETS:
        return "", text
    mark = _BULLET.match(text)
    if mark:
        return mark.group(1), text[mark.end() :]
    return (text, "") if text and text in _ALONE else ("", text)
