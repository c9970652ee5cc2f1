"""An item that begins with a box of labels and values whose lines are gone: "Punkt nr.    3", "Sagstitel    Ny havn".

The label stands before its value in a column of its own, or above it, as the print had it; a value may go on below,
and a label too. The box is told by its first label, the number of the item, and by the title that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from casegraph.danish import join_wrapped
from casegraph.model import Line
from casegraph.parse.vocabulary import Vocabulary

_ROW = re.compile(r"(?P<label>[A-ZÆØÅ][^\t]{1,38}?)(?:\t\s*|\s{2,})(?P<value>\S.*)")
_NUMBER = re.compile(r"\d{1,4}\.?")
_MARKED = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)|[-–—•*])\s")
_NOTHING = frozenset({"", "-", "–", "—"})
_MOST_ROWS = 30
# From so far in on a line stands in the column of values.
_COLUMN = 8


@dataclass
class _Entry:
    """A label with its value; ``at`` is the place of its line."""

    at: int
    label: str
    value: list[str] = field(default_factory=list)
    listed: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The value on one line."""
        whole = ""
        for part in self.value:
            whole = join_wrapped(whole, part) if whole else part
        return whole


def with_boxes_opened(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` with the box that an item begins with as a heading, and a label with its value on each line."""
    opener = _Opener(lines, vocabulary)
    boxes = [box for at in range(len(lines)) if (box := opener.box(at))]
    if not boxes:
        return lines
    made = list(lines)
    for entries, end in boxes:
        for at in range(entries[0].at, end):
            made[at] = replace(lines[at], text="", bullet="", heading=0)
        for at, text, heading in opener.told(entries):
            made[at] = replace(lines[at], text=text, heading=heading, indent=0, bullet="")
        for at, text in (listed for entry in entries for listed in entry.listed):
            made[at] = replace(lines[at], text=text, heading=0)
    return made


class _Opener:
    """Reads the boxes of one document."""

    def __init__(self, lines: Sequence[Line], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._words = vocabulary
        self._item_word = re.compile(rf"(?:{vocabulary.item_words})\.?(?:\s+nr\.?)?", re.IGNORECASE)

    def box(self, start: int) -> tuple[list[_Entry], int] | None:
        """The entries of a box that begins on a line, and where it ends; nothing where there is none."""
        if not self._lines[start].text[:1].isupper() or not self._numbers(self._row(start)[0]):
            return None
        entries: list[_Entry] = []
        half = ""
        end = start
        while end < min(start + _MOST_ROWS, len(self._lines)) and self._lines[end].text.strip():
            half = self._take(end, half, entries)
            end += 1
        numbered = bool(entries) and _NUMBER.fullmatch(entries[0].text) is not None
        titled = any(entry.text and self._words.title_labels.whole(entry.label) for entry in entries[1:])
        return (entries, end) if numbered and titled else None

    def _take(self, at: int, half: str, entries: list[_Entry]) -> str:
        """Take in one line of a box; the first half of a label that goes on below."""
        label, value = self._row(at)
        text = " ".join(self._lines[at].text.split())
        if half:
            label = half[:-1] + label
        if entries and not entries[-1].value and self._words.flags.whole(text) is not None:
            entries[-1].value.append(text)  # "Lukket/Åben" above "Lukket"
        elif self._known(label) or (value and not self._inside(at)):
            entries.append(_Entry(at, label, [value] if value else []))
        elif not value and label.endswith("-") and not self._inside(at) and self._begins(label[:-1]):
            return label
        elif entries and (_MARKED.match(text) or self._lines[at].bullet or entries[-1].listed):
            entries[-1].listed.append((at, text))  # a list stays one
        elif entries:
            entries[-1].value.append(text)
        return ""

    def _row(self, at: int) -> tuple[str, str]:
        """The label and the value of a line; all of it a label where nothing is set apart."""
        text = self._lines[at].text.strip()
        found = _ROW.fullmatch(text)
        return (found["label"].strip(), " ".join(found["value"].split())) if found else (" ".join(text.split()), "")

    def _inside(self, at: int) -> bool:
        """Whether a line stands in the column of values."""
        return self._lines[at].indent >= _COLUMN

    def _numbers(self, label: str) -> bool:
        return self._item_word.fullmatch(label) is not None

    def _known(self, label: str) -> bool:
        """Whether a label is known, or each of the two that a stroke divides."""
        words = self._words
        known = (words.title_labels, words.case_labels, words.sections, words.item_labels, words.flags)
        parts = [part.strip() for part in label.split("/")]
        return self._numbers(label) or all(
            any(one.whole(text) is not None for one in known) for text in ([label] if len(parts) < 2 else parts)
        )

    def _begins(self, half: str) -> bool:
        """Whether a known label begins so."""
        return self._words.sections.starts(half) or self._words.item_labels.starts(half)

    def told(self, entries: Sequence[_Entry]) -> Iterator[tuple[int, str, int]]:
        """What stands on which line instead: the heading, then each label before its value, and a mark alone."""
        number, *rest = entries
        title = next(entry for entry in rest if entry.text and self._words.title_labels.whole(entry.label))
        yield number.at, f"Punkt {number.text.rstrip('.')}: {title.text}", 1
        for entry in rest:
            if entry is title or entry.text in _NOTHING:
                continue
            if self._words.flags.whole(entry.text) is not None:
                yield title.at, entry.text, 0  # a mark belongs to the head, above what the box says of the matter
            else:
                yield entry.at, f"{entry.label}: {entry.text}", 0
