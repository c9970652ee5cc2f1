"""Headings of sections that stand beside their text, in a column of their own: "Indstilling | Vi indstiller …".

A table of two columns or a list of terms prints them so, and what reads a file may leave a tab between the two, or no
more than a blank. Then only the page as a whole tells the heading from a sentence that begins with the same word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casegraph.kinds import SectionRole
from casegraph.model import Line
from casegraph.parse.lexicon import key_of
from casegraph.parse.structure.house_cells import lone_case
from casegraph.parse.structure.rows import CAP, Row
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.sections import SectionRule

_TELLING: frozenset[SectionRole] = frozenset({"decision", "presentation", "recommendation", "summary"})
_FEWEST = 2  # roles that a page prints beside their text, and times that it does so with only a blank between
_MARK = re.compile(r"\(?[\da-zæøå]{1,3}[.)]?|[-–—•*]")
# The first half of a heading in a column of its own beside the text, and the second half on the line below.
_BESIDE = re.compile(r"(?P<label>[A-ZÆØÅ][a-zæøåé]+)(?:\t\s*|\s{3,})(?P<text>\S.*)", re.DOTALL)
_LAST_HALF = re.compile(r"(?P<label>[a-zæøåé]+(?: [a-zæøåé]+)?)(?:\s*:\s*|\t\s*|\s{3,}|\s*\Z)")
_LEADERS = re.compile(r"(?P<label>[A-ZÆØÅ][\w /-]{1,24}?\.?)\s*\.{2,}\s*:\s*")
# "Sagsnr.: 19/003417 Beslutningsforløb:", or with the signs that pages print between two such boxes.
_BEHIND_NUMBER = re.compile(
    r"(?P<number>[^\W\d_][^:\n]{2,30}:\s*(?:(?=\S{0,12}\d)[\w./-]{1,30}[ ,;]+){1,3}?)(?:[|•·–-]\s+)?"
    r"(?P<label>[A-ZÆØÅ][a-zæøå ]{3,30}):\s"
)
_BEGINS = re.compile(r"[A-ZÆØÅÉ\d\"'”“«»(]|[-–—](?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class SideLabel:
    """A heading as printed, its rule, and the text beside it; ``cell`` where a tab divides the two."""

    rule: SectionRule
    heading: str
    text: str
    cell: bool


class SideLabels:
    """The headings that one page prints beside their text: none where it prints them above it.

    ``roles`` are those it prints so at least as often as in any other way.
    """

    def __init__(self, vocabulary: Vocabulary, roles: frozenset[SectionRole], headings: frozenset[str]) -> None:
        self._words = vocabulary
        self._roles = roles
        self._headings = headings

    @classmethod
    def of(cls, rows: Sequence[Row], vocabulary: Vocabulary) -> SideLabels:
        """Those of the page that ``rows`` are."""
        beside: Counter[SectionRole] = Counter()
        above: Counter[SectionRole] = Counter()
        headings: Counter[str] = Counter()
        found = [label for row in rows if (label := _label(row, vocabulary))]
        for label in found:
            headings[key_of(label.heading)] += 1
        often = frozenset(key for key, count in headings.items() if count >= _FEWEST)
        for label in found:
            beside[label.rule.role] += label.cell or key_of(label.heading) in often
        for row in rows:
            rule = _heads_alone(row, vocabulary)
            if rule:
                above[rule.role] += 1
        roles = frozenset(role for role, count in beside.items() if count >= max(above[role], 1))
        known = len(roles) >= _FEWEST and not roles.isdisjoint(_TELLING)
        return cls(vocabulary, roles if known else frozenset(), often)

    def read(self, row: Row) -> SideLabel | None:
        """The heading that ``row`` begins with, and the text beside it."""
        label = _label(row, self._words) if self._roles else None
        if label is None or label.cell:
            return label
        return label if label.rule.role in self._roles and key_of(label.heading) in self._headings else None


def with_whole_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` with the labels in their margin as they are written elsewhere.

    A heading in a narrow column that breaks over two lines stands whole before its text: "Udvalgets     Godkendt."
    above "beslutning:" is "Udvalgets beslutning: Godkendt."; what stands beside the second line stays a line of its
    own. The leaders of "Sagsnr. ....: 05/4417" go.
    """
    made = [_undotted(line) for line in lines]
    for at, (line, below) in enumerate(pairwise(lines)):
        first = _BESIDE.fullmatch(line.text[:CAP]) if line.number + 1 == below.number else None
        second = _LAST_HALF.match(below.text) if first else None
        heading = f"{first['label']} {second['label']}" if first and second else ""
        if first and second and vocabulary.sections.whole(heading) and not vocabulary.sections.whole(first["label"]):
            made[at] = replace(line, text=f"{heading}: {line.text[first.start('text') :]}")
            made[at + 1] = replace(below, text=below.text[second.end() :])
    return made if any(one is not other for one, other in zip(made, lines, strict=True)) else lines


def with_routes_apart(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """``lines`` with a route behind an item's numbers as a line of its own: "Sagsnr.: 19/341 Sagsgang: ØU"."""
    return [part for line in lines for part in _route_apart(line, vocabulary)]


def _route_apart(line: Line, vocabulary: Vocabulary) -> Iterator[Line]:
    found = _BEHIND_NUMBER.match(line.text[:CAP])
    rule = vocabulary.sections.whole(found["label"]) if found else None
    if found and rule and rule.role == "route" and vocabulary.number_labels.before_colon(line.text):
        yield replace(line, text=found["number"])
        yield replace(line, text=line.text[found.start("label") :])
    else:
        yield line


def _undotted(line: Line) -> Line:
    found = _LEADERS.match(line.text) if ".." in line.text[:CAP] else None
    return replace(line, text=f"{found['label']}: {line.text[found.end() :]}") if found else line


def _heads_alone(row: Row, vocabulary: Vocabulary) -> SectionRule | None:
    """The rule of a heading that has its line to itself, or a colon behind it."""
    labelled = vocabulary.sections.before_colon(row.text)
    return labelled[0] if labelled else vocabulary.sections.whole(row.text)


def _label(row: Row, vocabulary: Vocabulary) -> SideLabel | None:
    if row.wrapped or row.bullet:
        return None
    cells = [cell.strip() for cell in row.line.text[:CAP].split("\t")]
    if len(cells) > 1:
        rule = vocabulary.sections.whole(cells[0])
        # A number or a list mark has a cell of its own now and then; more cells are the values of a table.
        apart = len(cells) == 2 or (len(cells) == 3 and _MARK.fullmatch(cells[1]))
        return SideLabel(rule, cells[0], " ".join(cells[1:]), cell=True) if rule and apart and cells[-1] else None
    found = vocabulary.sections.beginning(row.text)
    if found is None or not _BEGINS.match(found[2]) or not row.text[len(found[1]) :].startswith(" "):
        return None
    if lone_case(found[2].split(" ", 1)[0], vocabulary):
        return None  # "Ref. 00.01.00-A21-1-13"
    return SideLabel(found[0], found[1], found[2], cell=False)
