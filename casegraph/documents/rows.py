"""The lines of a text as an editor numbers them, with pages where form feeds divide them.

Only line feed, carriage return and the two together begin a new number. A form feed, a vertical tab (Word's manual
line break), NEL and the Unicode separators also end a line of text, but an editor counts none of them: what stands
after one has the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casegraph.errors import DocumentError

MAX_LINE = 100_000
MAX_LINES = 1_000_000

_NUMBERED = re.compile(r"\r\n|\r|\n")
# "Ã" and NEL together are the letter Å, twice encoded, and no line break.
_WITHIN = re.compile("(\f)|[\v\x1c-\x1e\u2028\u2029]|(?<!Ã)\x85")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text before cleaning: its 1-based number and its page (``None`` where the text has none).

    ``cut`` where the line was longer than :data:`MAX_LINE` characters and only its beginning is here.
    """

    number: int
    page: int | None
    text: str
    cut: bool = False


def split_rows(text: str, document: str) -> list[Row]:
    """The rows of ``text``; raise :class:`DocumentError` where there are more than :data:`MAX_LINES`."""
    # Counted before anything is split: a file of nothing but line feeds must not fill the memory.
    if sum(map(text.count, "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029")) - text.count("\r\n") > MAX_LINES:
        reason = f"the file has more than {MAX_LINES:,} lines, which no minutes have"
        raise DocumentError(document, reason, "divide it into one file a meeting")
    lines = _NUMBERED.split(text)
    if not lines[-1]:
        lines.pop()
    return list(_rows(lines, 1 if "\f" in text else None))


def line_at(text: str, offset: int) -> int:
    """The 1-based number of the line of ``text`` in which the character at ``offset`` stands."""
    return 1 + len(_NUMBERED.findall(text, 0, offset))


def _rows(lines: list[str], page: int | None) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        start = 0
        for sign in _WITHIN.finditer(line):
            if sign.start() > start or sign.group(1) is None:
                yield _row(number, page, line[start : sign.start()])
            page = page + 1 if page is not None and sign.group(1) else page
            start = sign.end()
        yield _row(number, page, line[start:])


def _row(number: int, page: int | None, text: str) -> Row:
    return Row(number, page, text[:MAX_LINE], len(text) > MAX_LINE)
