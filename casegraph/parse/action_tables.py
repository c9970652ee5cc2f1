"""Lists of actions printed as a table: the cells of a row, and the row of heads (Opgave, Ansvarlig, Frist); or as
lines in parts: "Forslaget offentliggøres – Plan og By – senest 6. oktober 2023".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casegraph import danish
from casegraph.rulebook.followups import FollowupsFile

_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_MOST_CELLS = 8
_PARTS, _SLASHES = re.compile(r"\s[–—-]\s+"), re.compile(r"\s/\s+")
# Who has it: a name, an office (*fagudvalgene*), and no clause.
_WHO = re.compile(r"(?=.{2,45}\Z)(?:[A-ZÆØÅ][^\d.:;()]*|[a-zæøå]{4,}(?:ne|en|et))")
_CLAUSE = re.compile(r"\b(?!og\b|for\b)[a-zæøå]{2,}(?:te|ede|er|r|t|s)\b")
_LONGEST_WHEN = 60
_NAME = 60  # letters that the name of a list may have
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


Parts = tuple[str, str, str]


def parts_of(printed: str) -> Parts | None:
    """What is to be done, by whom and when, of a line in three such parts; ``None`` where it has no such."""
    text = printed.strip()
    cuts = [*_PARTS.finditer(text)][-2:]
    cuts = cuts or [*_SLASHES.finditer(text)][-2:]
    if len(cuts) < 2:
        return None
    what, who, when = text[: cuts[0].start()], text[cuts[0].end() : cuts[1].start()], text[cuts[1].end() :]
    timed = len(when) <= _LONGEST_WHEN and (danish.find_due(when, None) or danish.find_recurring(when))
    return (what, who, when) if timed and _is_task(what, who) else None


def in_parts(lines: Sequence[str]) -> list[Parts | None]:
    """The parts of each line; a line in two is what and who where it stands among lines in three."""
    found = [parts_of(line) for line in lines]
    for at, line in enumerate(lines):
        beside = found[max(at - 1, 0) : at + 2]
        what, dash, who = line.rpartition(" – ")
        if found[at] is None and any(beside) and dash and _is_task(what, who.strip()):
            found[at] = what.strip(), who.strip(), ""
    return found


def _is_task(what: str, who: str) -> bool:
    named = _WHO.fullmatch(who) is not None and not _CLAUSE.search(who)
    return named and re.search(r"\w{3,}", what) is not None


def is_name(text: str) -> bool:
    """Whether a line above a list may be its name: "Hvem gør hvad", "Opgaveliste efter mødet", "Opfølgning:"."""
    return text[:1].isupper() and len(text) <= _NAME and text[-1] not in ".,;"
