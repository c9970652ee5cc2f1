r"""Marks inside a paragraph of Markdown: taken off, with what they said of the text kept.

Each step is one pass from left to right. Marks without a partner stay, apart from stars at the edge of a line, which
are never words. What is escaped (``1\.``, ``\*``) or stands in a code span is carried through the passes in the private
area of Unicode, which clean text does not use.
"""

from __future__ import annotations

import html
import re
import string
from dataclasses import dataclass

from casegraph.documents.clean import clean_text

_HIDDEN = 0xE000
_ON, _OFF = "\uf8f0", "\uf8f1"
_SHOW = {_HIDDEN + code: chr(code) for code in range(128)}
_TAGS = (
    "a|abbr|article|b|big|blockquote|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|ins|kbd|li|mark"
    "|o:p|ol|p|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul"
)
_LITERAL = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?P<code>[^`\n]{1,500})(?P=ticks)(?!`)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_LINK = re.compile(
    r"!?\[(?P<label>[^\[\]\n]{0,500})\](?:\((?P<target>[^()\s]{0,2000})(?:\s+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\)|\[[^\[\]\n]{0,80}\])"
)
_ADDRESS = re.compile(r"<(?P<target>(?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,500}})?/?>", re.IGNORECASE)
_RUN = re.compile(r"\*+|_+|~~")
_LOST = re.compile(r"^[ \t]*\*{2,3}[ \t]*|[ \t]*\*{2,3}[ \t]*$", re.MULTILINE)
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Plain:
    """A line without its marks; ``bold`` where all of it was; ``url`` is the first web address it links to."""

    text: str
    bold: bool
    url: str | None


@dataclass(slots=True)
class _Run:
    """A run of equal signs: the half-open range of those that have no partner yet, and what it may do."""

    start: int
    end: int
    opens: bool
    closes: bool


def plain_lines(lines: list[str]) -> list[Plain]:
    """The lines of one paragraph (clean text) without their inline marks, which may reach over line ends."""
    urls = [_first_url(line) for line in lines]
    text = _LITERAL.sub(_hide, "\n".join(lines))
    text = _TAG.sub("", _ADDRESS.sub(_shown_address, _LINK.sub(r"\g<label>", text)))
    text = _LOST.sub("", _without_emphasis(text))
    depth = 0
    plain = []
    for line, url in zip(text.split("\n"), urls, strict=True):
        bold, depth = _is_bold(line, depth)
        bare = line.replace(_ON, "").replace(_OFF, "").translate(_SHOW)
        plain.append(Plain(bare.strip(" \t"), bold, url))
    return plain


def _hide(found: re.Match[str]) -> str:
    if found["entity"]:
        literal = clean_text(html.unescape(found["entity"])).replace("\n", " ")
    else:
        literal = found["escaped"] or found["code"]
    return "".join(chr(_HIDDEN + ord(sign)) if sign in string.punctuation else sign for sign in literal)


def _first_url(line: str) -> str | None:
    targets = [found["target"] or "" for pattern in (_LINK, _ADDRESS) for found in pattern.finditer(line)]
    return next((target for target in targets if target.startswith(_WEB)), None)


def _shown_address(found: re.Match[str]) -> str:
    return found["target"].removeprefix("mailto:")


def _without_emphasis(text: str) -> str:
    """``text`` without paired stars, underscores and tildes; where strong text begins and ends is marked."""
    edits: dict[int, str] = {}
    waiting: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    for found in _RUN.finditer(text):
        run = _run(text, found)
        openers = waiting[text[run.start]]
        while run.closes and run.start < run.end and openers:
            _pair(openers[-1], run, edits)
            if openers[-1].start == openers[-1].end:
                openers.pop()
        if run.opens and run.start < run.end:
            openers.append(run)
    return "".join(edits.get(index, sign) for index, sign in enumerate(text)) if edits else text


def _pair(opener: _Run, closer: _Run, edits: dict[int, str]) -> None:
    """Take two signs of either run, or one where one has no more."""
    strong = min(opener.end - opener.start, closer.end - closer.start) >= 2
    width = 2 if strong else 1
    for offset in range(width):
        edits[opener.end - width + offset] = _ON if strong and not offset else ""
        edits[closer.start + offset] = _OFF if strong and not offset else ""
    opener.end -= width
    closer.start += width


def _run(text: str, found: re.Match[str]) -> _Run:
    """What a run may do by its neighbours, as CommonMark has it; never between digits, nor ``_`` inside a word."""
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    if before.isdigit() and after.isdigit():
        return _Run(found.start(), found.end(), opens=False, closes=False)
    left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
    right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
    if found.group()[0] == "_":
        left, right = left and (not right or _is_sign(before)), right and (not left or _is_sign(after))
    return _Run(found.start(), found.end(), opens=left, closes=right)


def _is_sign(character: str) -> bool:
    return not (character.isalnum() or character.isspace())


def _is_bold(line: str, depth: int) -> tuple[bool, int]:
    """Whether every word of ``line`` is strong, given how many strong spans are open before it; and how many after."""
    strong: list[bool] = []
    for piece in re.split(f"([{_ON}{_OFF}])", line):
        if piece in {_ON, _OFF}:
            depth += 1 if piece == _ON else -1
        elif piece.strip():
            strong.append(depth > 0)
    return bool(strong) and all(strong), depth
