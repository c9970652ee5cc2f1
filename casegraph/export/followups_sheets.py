"""Which follow-ups stand on which sheet of a workbook, and what the sheets are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casegraph.export.followups_table import in_parts
from casegraph.export.plain import one_line
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import Words

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST = 31
_RESERVED = "history"


@dataclass(frozen=True)
class Sheet:
    """A sheet: a name that every program takes, and its rows."""

    name: str
    rows: Sequence[FollowUpRow]


def sheets(data: FollowUpsRow, words: Words) -> list[Sheet]:
    """All of a list on one sheet, then a sheet a body where there are several; closed items' tasks on their own.

    A list for a sitting is one body's already and keeps its parts together.
    """
    rows = in_parts(data)
    shut = [row for row in rows if row["section"] == "closed_items"]
    plain = [row for row in rows if row["section"] != "closed_items"]
    parts = [(words.gettext("Follow-up"), plain)]
    bodies = [] if data["sitting"] else _bodies(plain, words)
    parts += bodies if len(bodies) > 1 else []
    parts += [(words.gettext("Closed items"), shut)] if shut else []
    names = _names([name for name, _ in parts])
    return [Sheet(name, found) for name, (_, found) in zip(names, parts, strict=True)]


def _bodies(rows: Sequence[FollowUpRow], words: Words) -> list[tuple[str, list[FollowUpRow]]]:
    """The rows of each body by its name, in alphabetical order; of several municipalities by theirs first."""
    several = len({row["municipality"] for row in rows}) > 1
    groups: dict[tuple[str, str], list[FollowUpRow]] = {}
    for row in rows:
        groups.setdefault((row["municipality"], row["body_id"]), []).append(row)
    named = [
        (f"{town} {found[-1]['body']}" if several else found[-1]["body"], found) for (town, _), found in groups.items()
    ]
    return sorted(named, key=lambda part: words.order(part[0]))


def _names(wanted: Sequence[str]) -> Iterator[str]:
    """Names as spreadsheets allow them: short, without some characters, each once whatever its case."""
    taken = {_RESERVED}
    for name in wanted:
        plain = _NOT_IN_NAMES.sub(" ", one_line(name)).strip(" '") or "–"
        made, count = plain[:_LONGEST].strip(" '"), 1
        while made.casefold() in taken:
            count += 1
            tail = f" {count}"
            made = plain[: _LONGEST - len(tail)].strip(" '") + tail
        taken.add(made.casefold())
        yield made
