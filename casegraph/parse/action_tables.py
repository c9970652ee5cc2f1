"""Lists of actions printed as a table: the cells of a row, and the row of heads (Opgave, Ansvarlig, Frist)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.rulebook.followups import FollowupsFile

_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_MOST_CELLS = 8
_NAMES = ("tasked", "assigned", "dated", "states")


@dataclass(frozen=True, slots=True)
class Heads:
    """Which column tells what: indexes, -1 where there is no such column."""

    what: int
    who: int
    when: int


def cells_of(printed: str) -> list[str]:
    """The cells of a row, empty where the line has too many to be one."""
    cells = [cell.strip() for cell in _CELLS.split(printed.strip().strip("|"))]
    return cells if len(cells) <= _MOST_CELLS else []


def heads_of(cells: list[str], rules: FollowupsFile) -> Heads | None:
    """The columns, where a row is all labels and tells at least what is to be done and by whom or when."""
    if len(cells) < 2 or not all(not cell or any(is_label(cell, name, rules) for name in _NAMES) for cell in cells):
        return None
    what, who, when = (_column(cells, name, rules) for name in _NAMES[:3])
    return Heads(what, who, when) if what >= 0 and max(who, when) >= 0 else None


def _column(cells: list[str], name: str, rules: FollowupsFile) -> int:
    return next((index for index, cell in enumerate(cells) if is_label(cell, name, rules)), -1)


def is_label(text: str, name: str, rules: FollowupsFile, *others: str) -> bool:
    """Whether ``text`` as a whole is one of the labels of the lists called ``name`` and ``others``."""
    return any(rules.phrases[each].fullmatch(text.strip(" :.*")) is not None for each in (name, *others))
