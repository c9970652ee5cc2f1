"""How much the evidence on a pair can come to at best, so that only pairs that may come to something are weighed.

Every ceiling is read from the table of weights: the weight itself where a column tells the level, else the greatest
weight of the levels that are still possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from casegraph.link.alike import Alike, Wordings
from casegraph.link.arrays import Flags, Floats, Ints, Ragged, member, numbered, places
from casegraph.link.compare import Sameness
from casegraph.link.evidence import (
    CONTAINED,
    COVERED,
    DAYS,
    DIFFERENCE,
    INFORMATION,
    SAMENESS,
    Sources,
)
from casegraph.link.pairing import mention_codes
from casegraph.link.table import Table
from casegraph.link.weights import PRIOR, WEIGHTS

Steps = Sequence[tuple[float, str]]
STEPS = ("same body", "other body", "up", "down")


def best(name: str, start: str = "") -> float:
    """The greatest weight of the levels of a piece of evidence whose names begin with ``start``."""
    return max((weight for level, weight in WEIGHTS[name].items() if level.startswith(start)), default=0.0)


def grade(values: Floats, steps: Steps) -> Ints:
    """The index of the first step that each value is below, the number of steps where it is below none."""
    return np.searchsorted([limit for limit, _ in steps], values, side="right").astype(np.int64)


def title_ceiling(alike: Alike, count: int) -> Floats:
    """The most that the titles of pairs of wordings can weigh; ``count`` titles make the corpus."""
    with np.errstate(invalid="ignore", divide="ignore"):
        contained = np.where(alike.shared > 0.0, alike.shared / (alike.shared + alike.least), 0.0)
        covered = np.where(alike.shared > 0.0, alike.shared / (alike.shared + alike.most), 0.0)
    said = grade(contained, CONTAINED)
    said += np.where(said == len(CONTAINED), grade(covered, COVERED), 0)
    total = _words_table()[grade(alike.shared / log(count), INFORMATION), said]
    total = total + _difference_table()[grade(alike.least, DIFFERENCE)] + best("phase")
    for name in ("numbers", "years", "periods"):
        total = total + _sameness(name)[getattr(alike, name)]
    return np.asarray(total + np.where(alike.near, best("names"), _sameness("names")[alike.names]))


def _words_table() -> Floats:
    """The weight of "words" by how much is shared and how much of the titles it is; never less further on."""
    rows = [*(name for _, name in INFORMATION), "full"]
    columns = [*(name for _, name in CONTAINED), *(f"all, {name}" for name in (*(n for _, n in COVERED), "equal"))]
    table = np.array([[best("words", f"{row}/{column}") for column in columns] for row in rows])
    return np.maximum.accumulate(np.maximum.accumulate(table, 0), 1)


def _difference_table() -> Floats:
    """The weight of "difference" by how much differs; never more further on."""
    table = np.array([best("difference", name) for name in (*(name for _, name in DIFFERENCE), "two things")])
    return np.maximum.accumulate(table[::-1])[::-1]


def _sameness(name: str) -> Floats:
    return np.array([best(name, SAMENESS[level]) for level in Sameness])


class Ceiling:
    """The ceilings of pairs of items of one table, and which pairs are worth weighing."""

    def __init__(self, sources: Sources) -> None:
        table = sources.table
        self._table = table
        self._wordings = Wordings(table.signs, table.words)
        self._journal, self._role = _filled(table.journal), _filled(table.role)
        self._rank = np.array(table.rank, np.int64)
        self._course = np.array(
            [[best("course", f"{step}, {name}") for name in (*(n for _, n in DAYS), "years")] for step in STEPS]
        )
        other = best("repetition", "other wording")
        self._again = np.array(
            [max(best("repetition", step), best("repetition", f"drawn out, {step}"), other) for step in STEPS]
        )
        self._papers = Papers(table)
        self._mentioned = mention_codes(list(sources.mentions.levels), len(table.items))
        self._read = np.array([bool(item.sections) for item in table.items], np.bool_)

    def hopeful(self, first: Ints, second: Ints, least: float, late: tuple[float, float]) -> Flags:
        """Which pairs can come to ``least`` in all; ``late`` are the early sums between which prose is read."""
        width = len(self._wordings.signs)
        codes, place = places(self._wordings.of[first] * width + self._wordings.of[second])
        alike = self._wordings.alike(*np.divmod(codes, width))
        titles, contained = title_ceiling(alike, self._table.words.count), alike.contained
        early = PRIOR + titles[place] + self._items(first, second, contained[place])
        read = self._read[first] & self._read[second]
        told = np.where(early > late[0], best("prose"), 0.0)
        enough = early + np.where(read, told, WEIGHTS["prose"]["none"]) >= least - 1e-6
        return np.asarray(enough | member(self._mentioned, first * len(self._read) + second), np.bool_)

    def _items(self, first: Ints, second: Ints, contained: Flags) -> Floats:
        """The most that all but titles and prose can weigh."""
        table, rank = self._table, self._rank
        days = np.where((table.days[first] > 0) & (table.days[second] > 0), table.days[second] - table.days[first], 0)
        same = table.bodies[first] == table.bodies[second]
        later, before = rank[second], rank[first]
        step = np.where(same, 0, np.where(before == later, 1, np.where(later > before, 2, 3)))
        number = max(weight for level, weight in WEIGHTS["number"].items() if level != "same")
        return np.asarray(
            self._course[step, grade(days.astype(np.float64), DAYS)]
            + np.where(contained, self._again[step], best("repetition", "other wording"))
            + _equal("journal", self._journal, first, second)
            + _equal("recommender", self._role, first, second)
            + np.where(
                self._papers.shared(first, second),
                best("documents"),
                max(best("documents", "none"), best("documents", "other")),
            )
            + number
            + best("number year")
            + WEIGHTS["mention"]["none"]
        )


def _filled(column: Iterable[str]) -> Ints:
    """A number for each text, 0 for none."""
    return numbered(["", *column])[1:]


def _equal(name: str, column: Ints, first: Ints, second: Ints) -> Floats:
    one, other = column[first], column[second]
    said = np.where(one == other, best(name, "same"), best(name, "other"))
    return np.where((one == 0) | (other == 0), best(name, "none"), said)


class Papers:
    """The attachments of items, by number and by title."""

    def __init__(self, table: Table) -> None:
        known: dict[tuple[str, str], int] = {}
        held = [
            [
                known.setdefault(paper, len(known))
                for paper in (*(("number", n) for n in sorted(numbers)), *(("file", f) for f in sorted(files)))
            ]
            for numbers, files in zip(table.documents, table.files, strict=True)
        ]
        self._held, self._width = Ragged.of(held), max(len(known), 1)
        self._keys = self._held.keys(self._width)

    def shared(self, first: Ints, second: Ints) -> Flags:
        """Which pairs have an attachment in common."""
        row, paper = self._held.rows(first)
        found = np.zeros(len(first), np.bool_)
        found[row[member(self._keys, second[row] * self._width + paper)]] = True
        return found
