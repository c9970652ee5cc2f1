"""Minutes printed as a table, a row an item ("Nr. | Emne | Referat"): each row becomes the lines it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from casegraph.kinds import SectionRole
from casegraph.model import Line
from casegraph.parse.structure.titles import title_key
from casegraph.parse.vocabulary import Vocabulary

Use = Literal["number", "title", "section", "label", "case", "time"]
_TELLING: frozenset[SectionRole] = frozenset({"decision", "presentation", "recommendation", "summary"})
_NUMBER = re.compile(r"\A\W*(?:[a-zæøå]+\W+)?\d{1,4}\W+", re.IGNORECASE)
_SLASH = re.compile(r"\s*(?:/|\n|,|\bog\b)\s*")
_LONE = re.compile(r"\d{1,4}[a-zA-Z]?[.)]?")
_FEWEST_CELLS = 3
_NOTHING = frozenset({"-", "–", "—"})
_LONGEST_HEAD = 40
_MOST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of one column are; ``head`` is its printed name, ``listed`` says that they list attachments."""

    use: Use
    head: str
    listed: bool = False


Row = tuple[Line, Sequence[str], Sequence[Column]]


def unfolded(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` with every row of a table of items as a heading and its sections, all at the place of the row.

    A table of items is known by its head: a column of titles, and one of what a section holds (a decision, a
    presentation); beside numbers also one of case numbers or attachments, as an agenda has, or one of hours.
    Other tables stay as they are, and so does a list of what was decided about items printed elsewhere.
    """
    if not any("\t" in line.text for line in lines):
        return lines
    rows = list(_rows(lines, vocabulary))
    titles = [title_key(_told(cells, columns)["title"].split("\n")[0]) for _, cells, columns in rows if columns]
    printed = {title_key(_NUMBER.sub("", line.text)) for line, _, columns in rows if not columns}
    if 2 * sum(title in printed for title in titles) > len(titles):
        return lines
    return tuple(made for row in rows for made in (_item(*row) if row[2] else (row[0],)))


def _rows(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Row]:
    """Every line with its cells and the columns of the table of items it is a row of; their heads are left out."""
    columns: tuple[Column, ...] = ()
    apart: tuple[Column, ...] = ()
    for line in lines:
        if not line.text.strip():
            yield line, [], ()
            continue
        cells = [cell.strip() for cell in _with_breaks(line).split("\t")]
        head = _columns(cells, vocabulary)
        if _is_row(cells, apart):
            columns, apart = apart, ()
        if head:
            columns, apart = head, ()
        elif 1 < len(cells) <= len(columns) and _is_item(cells, columns):
            # A line has no white space at its end, so that the last cells are missing where they are empty.
            yield line, [*cells, *[""] * (len(columns) - len(cells))], columns
        else:
            # Behind a line of the table that was read apart only a row with its number is one for certain.
            apart, columns = columns or apart, ()
            yield line, cells, ()


def _is_item(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a row of the table is an item: a programme by the hour is one of items where it numbers its points."""
    if columns[0].use != "time":
        return True
    titles = (cell for cell, column in zip(cells, columns, strict=False) if column.use == "title")
    return any(map(_NUMBER.match, titles))


def _is_row(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a line is a whole row of the table that was left: a number in the column of numbers, and other cells."""
    numbered = bool(columns) and columns[0].use == "number" and _LONE.fullmatch(cells[0]) is not None
    return numbered and _FEWEST_CELLS <= len(cells) <= len(columns)


def _with_breaks(line: Line) -> str:
    """The text of a row with a line feed where another paragraph of one cell begins."""
    text = line.text
    for at in line.breaks:
        text = f"{text[:at]}\n{text[at + 1 :]}"
    return text


def _columns(cells: Sequence[str], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns that ``cells`` head; none where this is not the head of a table of items."""
    if not 2 <= len(cells) <= _MOST_COLUMNS or any(len(cell) > _LONGEST_HEAD for cell in cells):
        return ()
    uses = [_use(cell, at, vocabulary) for at, cell in enumerate(cells)]
    if uses.count("title") == 0 and uses[0] == "number" and "section" in uses[1:]:
        uses[0] = "title"  # "Punkt | Referat": the word for items heads their titles
    roles = [_role(cell, vocabulary) for use, cell in zip(uses, cells, strict=True) if use == "section"]
    numbers = {"number", "case"}.issubset(uses)
    telling = not _TELLING.isdisjoint(roles) or numbers or ("number" in uses and "attachments" in roles)
    telling = telling or "time" in uses
    if uses.count("title") != 1 or uses.count("number") > 1 or not telling:
        return ()
    listed = (_role(cell, vocabulary) == "attachments" for cell in cells)
    return tuple(Column(*column) for column in zip(uses, cells, listed, strict=True))


def _use(cell: str, at: int, vocabulary: Vocabulary) -> Use:
    if at == 0 and (vocabulary.number_columns.whole(cell) is not None or not cell.strip(" #.")):
        return "number"
    if at == 0 and vocabulary.meeting_labels.whole(cell) == "time":
        return "time"
    if at < 2 and vocabulary.title_columns.whole(cell) is not None:
        return "title"
    if vocabulary.case_labels.whole(cell) is not None:
        return "case"
    return "section" if _role(cell, vocabulary) else "label"


def _role(cell: str, vocabulary: Vocabulary) -> SectionRole | None:
    rule = vocabulary.sections.whole(cell)
    return rule.role if rule else None


def _item(line: Line, cells: Sequence[str], columns: Sequence[Column]) -> Iterator[Line]:
    """The lines of one row: its title with its number, then each section under its own heading."""
    told = _told(cells, columns)
    number, (title, *more) = told.get("number", "").rstrip(" .):"), told["title"].split("\n")
    plain = replace(line, heading=0, bold=False, bullet="", breaks=())
    if not title:
        yield from (replace(plain, text=part) for cell in cells for part in cell.split("\n") if part)
        return
    counted = number if _LONE.fullmatch(number) else ""
    # Without a number, or with one that does not count ("20-15"), nothing but the table itself says that it is a title.
    yield replace(plain, text=f"{counted}. {title}" if counted else title, heading=1, boundary=not counted)
    yield from (replace(plain, text=part) for part in more)
    if told.get("case"):
        yield replace(plain, text=f"{_head_of('case', columns)}: {told['case']}")
    for column, cell in zip(columns, cells, strict=True):
        if column.use == "section" and cell:
            yield replace(plain, text=column.head)
            # In a column of attachments each is one, whatever it is called.
            mark = "•" if column.listed else ""
            yield from (replace(plain, text=part, bullet=mark) for part in cell.split("\n"))
        elif column.use in {"label", "time"} and cell and column.head:
            yield from (replace(plain, text=text) for text in _labelled(column.head, cell))


def _head_of(use: Use, columns: Sequence[Column]) -> str:
    return next(column.head for column in columns if column.use == use)


def _labelled(head: str, cell: str) -> Iterator[str]:
    """Labels and values of one cell: "Ansvarlig / frist" above "Jura / 1. maj" are two of each."""
    if cell in _NOTHING:
        return
    heads, values = _SLASH.split(head), _SLASH.split(cell)
    if 1 < len(values) == len(heads):
        yield from (f"{label[:1].upper()}{label[1:]}: {value}" for label, value in zip(heads, values, strict=True))
    else:
        yield f"{head if len(values) > 1 else heads[0]}: {cell}"


def _told(cells: Sequence[str], columns: Sequence[Column]) -> dict[Use, str]:
    """The cells by what they are; of several sections or labels the last."""
    return {column.use: cell for column, cell in zip(columns, cells, strict=True)}
