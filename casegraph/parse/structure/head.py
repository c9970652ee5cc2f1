"""The head of the document: its labels and their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from casegraph.parse.structure.attendance import (
    Named,
    cells_of,
    column_of,
    in_columns,
    is_boxed,
    person_of,
    read_attendance,
    unticked,
)
from casegraph.parse.structure.clocks import clocks
from casegraph.parse.structure.page import Page
from casegraph.rulebook.labels import MeetingField

# Where a label may begin.
_BEGINS = re.compile(r"(?<!\S)[A-ZÆØÅ]")
_MOST_PEOPLE = 60
_FEWEST_BOXES = 2
# "Til stede var borgmester Ida Bro, …"
_TITLED = re.compile(r"[a-zæøå]+\s[A-ZÆØÅ]\S+\s[A-ZÆØÅ]")
# From so far in on a line stands in the column of values.
_COLUMN = 12
_UNLABELLED: frozenset[MeetingField] = frozenset(
    {"body", "date", "time", "place", "participants", "absent", "start", "end"}
)
_MANY: frozenset[MeetingField] = frozenset({"participants", "absent"})
_NO_PEOPLE = frozenset({"furniture", "contents", "group", "tail"})
_INSIDE_TITLES = frozenset({"for", "og", "af", "i"})


@dataclass(frozen=True, slots=True)
class Value:
    """A labelled value: the rows it stands on and the texts of it, one a row; of a table each is one thing."""

    field: MeetingField
    rows: tuple[int, ...]
    texts: tuple[str, ...]
    table: bool = False

    @property
    def text(self) -> str:
        """The value on one line."""
        return " ".join(self.texts)


@dataclass
class Head:
    """The rows before the first item, with their labelled values."""

    page: Page
    rows: Sequence[int]
    values: list[Value] = field(default_factory=list)

    def first(self, *fields: MeetingField) -> Value | None:
        """The first filled value of one of the fields."""
        return next((value for value in self.values if value.field in fields and value.text), None)

    @property
    def labelled(self) -> set[int]:
        """Every row that a labelled value takes."""
        return {row for value in self.values for row in value.rows}


def read_head(page: Page, stop: int) -> Head:
    """The head of the document: everything before row ``stop`` but the contents list."""
    head = Head(page, page.active(0, stop))
    at = 0
    while at < len(head.rows):
        at = _take(head, at)
    for row in head.rows:
        page.said.setdefault(row, "header")
    return head


def _take(head: Head, at: int) -> int:
    """Read the label at place ``at`` with its value, or several labels of one row; the place behind."""
    behind = _take_columns(head, at) or _take_attendance(head, at) or _take_boxes(head, at)
    if behind:
        return behind
    found = _label(head, at)
    several = _several(head, head.rows[at])
    if several and (found or len(several) == 1):
        head.values += [Value(one, (head.rows[at],), (text,) if text else ()) for one, text in several]
        return at + 1
    if found is None:
        return at + 1
    name, rest = found
    if not rest and (behind := _take_attendance(head, at + 1)):
        return behind
    rows, texts = [head.rows[at]], [rest] if rest else []
    most = _MOST_PEOPLE if name in _MANY else 1
    following = at + 1
    while following < len(head.rows) and len(texts) < most and _is_value(head, following, name, texts):
        rows.append(head.rows[following])
        line = head.page.rows[head.rows[following]].line
        texts.append(person_of(line.text) if name in _MANY else " ".join(line.text.split()))
        following += 1
    columns = in_columns([head.page.rows[row].line.text for row in rows[-len(texts) :]]) if name in _MANY else []
    head.values.append(Value(name, tuple(rows), tuple(columns or texts), table=bool(columns)))
    return following


def _take_attendance(head: Head, at: int) -> int:
    """Read a table of who was there that begins at place ``at``; the place behind it, 0 where there is none."""
    rows = head.rows[at : at + 1 + _MOST_PEOPLE]
    table = read_attendance([head.page.rows[row].line.text for row in rows], head.page.vocabulary.attendance)
    for name, people in _sides(table):
        head.values.append(
            Value(name, tuple(rows[one.at] for one in people), tuple(one.name for one in people), table=True)
        )
    return at + 1 + table[-1].at if table else 0


def _take_boxes(head: Head, at: int) -> int:
    """Read names behind boxes to tick that begin at place ``at``, whatever stands above; the place behind, or 0."""
    rows: list[tuple[int, str]] = []
    for row in head.rows[at : at + _MOST_PEOPLE]:
        text = head.page.rows[row].line.text
        if not is_boxed(text) or not _is_person(text):
            break
        rows.append((row, text))
    if len(rows) < _FEWEST_BOXES:
        return 0
    found, texts = zip(*rows, strict=True)
    head.values.append(Value("participants", found, texts))
    return at + len(rows)


def _sides(table: Sequence[Named]) -> list[tuple[MeetingField, list[Named]]]:
    """Those of a table who came, and those who did not, where there are any."""
    came, stayed = [one for one in table if one.came], [one for one in table if not one.came]
    sides: list[tuple[MeetingField, list[Named]]] = [("participants", came), ("absent", stayed)]
    return [side for side in sides if side[1]]


def _take_columns(head: Head, at: int) -> int:
    """Read people in columns, each under a label of its own: "Til stede:      Afbud:"; the place behind them, or 0.

    In a column another label may follow: those away beneath those who sent word.
    """
    heads = _column_heads(head, head.rows[at])
    begins, under = [begin for begin, _ in heads], [name for _, name in heads]
    labels = head.page.vocabulary.meeting_labels
    people: dict[MeetingField, list[tuple[int, str]]] = {name: [] for name in under}
    behind = at + 1
    for row in head.rows[behind : behind + _MOST_PEOPLE] if len(heads) > 1 else ():
        line = head.page.rows[row].line
        cells = [(column_of(line.indent + begin, begins), text) for begin, text in cells_of(line.text)]
        if not _goes_on_in_columns(head, row, [text for _, text in cells]):
            # Marks behind names are no people in a column: "Ida Bro (A)      x".
            apart = head.page.rows[row].gap or head.rows[behind - 1] != row - 1
            behind = at if len(cells) > 1 and ("(" in cells[0][1] or not apart) else behind
            break
        for column, text in cells:
            name = labels.whole(text)
            if name in _MANY and text.lower() in head.page.rows[head.rows[at]].text.lower():
                return 0  # the head again is a mark, too
            if name in _MANY:
                under[column] = name
            elif not head.page.vocabulary.attendance.is_nobody(text):
                people.setdefault(under[column], []).append((row, text))
        behind += 1
    if behind == at or not any(people.values()):
        return 0
    for name, told in people.items():
        rows, texts = zip(*told, strict=True) if told else ((head.rows[at],), ())
        head.values.append(Value(name, rows, texts, table=True))
    return behind


def _column_heads(head: Head, row: int) -> list[tuple[int, MeetingField]]:
    """Where each column of people begins, and who they are; with colons behind the labels, or without."""
    apart = _labels_apart(head, row)
    if len(apart) > 1:
        return [] if any(name not in _MANY or text for _, name, text in apart) else [one[:2] for one in apart]
    line, labels = head.page.rows[row].line, head.page.vocabulary.meeting_labels
    cells = [(line.indent + begin, labels.whole(text)) for begin, text in cells_of(line.text)]
    return [(begin, name) for begin, name in cells if name in _MANY] if all(name in _MANY for _, name in cells) else []


def _goes_on_in_columns(head: Head, row: int, cells: Sequence[str]) -> bool:
    """Whether a row names people in columns, or nobody; behind a blank line each must have a party or be a label."""
    rules, labels = head.page.vocabulary.attendance, head.page.vocabulary.meeting_labels
    if head.page.facts[row].kind in _NO_PEOPLE or any(":" in text for text in cells):
        return False
    if head.page.rows[row].gap:
        return all((text.count("(") == 1 and _is_person(text)) or labels.whole(text) in _MANY for text in cells)
    return all(_is_person(text) or rules.is_nobody(text) or labels.whole(text) in _MANY for text in cells)


def _several(head: Head, row: int) -> list[tuple[MeetingField, str]]:
    """The labels of a row that has several, each with what stands behind it: "Dato: 3. maj  Sted: Rådhuset"; or the one
    label of the right of two columns: "Torvet 4        Sted: Rådhuset".
    """
    apart = _labels_apart(head, row)
    alone = len(apart) == 1 and apart[0][0] > head.page.rows[row].line.indent and apart[0][2]
    return [(name, text) for _, name, text in apart] if len(apart) > 1 or alone else []


def _labels_apart(head: Head, row: int) -> list[tuple[int, MeetingField, str]]:
    """The labels of a row: where each begins, and what stands behind it up to the next; where there is one alone, it
    begins the row or stands far behind what does.
    """
    line, labels = head.page.rows[row].line, head.page.vocabulary.meeting_labels
    text = line.text.strip()
    begun = [(at.start(), found) for at in _BEGINS.finditer(text) if (found := labels.before_colon(text[at.start() :]))]
    apart = [one for one in begun if one[1][0] != "other" or text[: one[0]].endswith(("  ", "\t")) or not one[0]]
    if len(apart) == 1 and apart[0][0] and not text[: apart[0][0]].endswith(("   ", "\t")):
        return []
    parts = (text[at:end] for at, end in pairwise((*(at for at, _ in apart), len(text))))
    read = zip(apart, parts, strict=True)
    return [(line.indent + at, found[0], part.partition(":")[2].strip(" \t|")) for (at, found), part in read]


def _label(head: Head, at: int, *, alone: bool = False) -> tuple[MeetingField, str] | None:
    """The label at the beginning of a row, and what stands behind it on the row; ``alone`` asks for a sure one."""
    line, labels = head.page.rows[head.rows[at]].line.text, head.page.vocabulary.meeting_labels
    text = " ".join(line.split())
    found = labels.before_colon(text)
    if found:
        return found[0], found[2].strip(" |")
    # A row of a table: "Tid\tkl. 18.00 - 20.50".
    cell, _, value = line.strip().partition("\t")
    whole = labels.whole(cell if value else text)
    if whole:
        return whole, " ".join(value.split())
    begun = None if alone else labels.beginning(text)
    if begun and begun[0] in _UNLABELLED and len(begun[1]) > 3 and _may_be_value(begun[0], begun[2]):
        return begun[0], begun[2]
    return None


def _may_be_value(name: MeetingField, rest: str) -> bool:
    """Whether what follows a word without a colon is its value rather than the rest of a sentence."""
    if name in {"start", "end", "time"}:
        return bool(clocks(rest)) and len(rest) < 40
    titled = name in _MANY and _TITLED.match(rest) is not None
    return rest[:1].isalnum() and (titled or not rest[:1].islower())


def _is_value(head: Head, at: int, name: MeetingField, texts: Sequence[str]) -> bool:
    """Whether the row goes on with, or is, the value of the label before it."""
    row = head.rows[at]
    line, fact = head.page.rows[row], head.page.facts[row]
    if _label(head, at, alone=not texts) is not None or fact.kind in {"contents", "group", "tail"}:
        return False
    if name not in _MANY:
        return not texts and fact.kind not in {"numbers", "flag"}
    if line.text in head.page.furniture:
        return False
    if texts and (line.wrapped or (line.line.indent >= _COLUMN and not line.gap)):
        return True
    if texts and line.gap and not (len(texts) < 2 and not texts[0]):
        return line.line.number <= head.page.rows[row - 1].line.number + 2 and _is_person(line.text)
    return _is_person(line.text) or (bool(texts) and not line.gap and "," in texts[-1])


def _is_person(text: str) -> bool:
    """Whether a line may name one or several people."""
    text, _ = unticked(text)
    words = [word for word in text.split() if word not in _INSIDE_TITLES]
    if not text[:1].isupper() or len(text) > 300 or text[-1] in ".:?" or re.search(r"\d{3}", text):
        return False
    capitals = sum(word[:1].isupper() or word.startswith("(") for word in words)
    return (len(words) >= 2 and capitals * 3 >= len(words) * 2) or "(" in text
