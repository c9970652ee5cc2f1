"""The numbers and list marks that Word prints before paragraphs and does not keep in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from casegraph.documents.clean import clean_text
from casegraph.documents.docx.package import W
from casegraph.documents.docx.styles import value
from casegraph.documents.html.lists import roman

_PLACE = re.compile(r"%([1-9])")
_LETTERS = 26
_DEEPEST = 9
_ROMAN_MOST = 39


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    shape: str = "decimal"
    text: str = ""


@dataclass
class _List:
    """A list: whose counting it shares, its levels, and where it begins to count anew."""

    shared: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of every list as they come."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists = {} if root is None else _lists(root)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def mark(self, list_id: str | None, level: int) -> str:
        """What is printed before the next paragraph of a list; a bullet, a number in its signs, or nothing."""
        found = self._lists.get(list_id or "")
        shape = found.levels.get(level) if found else None
        if found is None or shape is None or list_id is None:
            return ""
        counts = self._counts[found.shared]
        if level in found.restarts and (list_id, level) not in self._begun:
            counts[level] = found.restarts[level] - 1
        self._begun.add((list_id, level))
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if shape.shape == "bullet":
            return _bullet(shape.text)
        return _PLACE.sub(lambda place: _shown(int(place[1]) - 1, found, counts), shape.text).strip()


def _bullet(text: str) -> str:
    sign = clean_text(text).strip()
    return sign if len(sign) == 1 and not sign.isalnum() else "•"


def _shown(level: int, found: _List, counts: dict[int, int]) -> str:
    """The number of a level as the list shows it."""
    shape = found.levels.get(level, _Level())
    number = counts.get(level, shape.start)
    kind = shape.shape
    if kind in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS % 3 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"} and 0 < number <= _ROMAN_MOST:
        return roman(number) if kind == "lowerRoman" else roman(number).upper()
    if kind == "none":
        return ""
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _lists(root: etree._Element) -> dict[str, _List]:
    shapes = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iter(f"{W}abstractNum")}
    lists: dict[str, _List] = {}
    for one in root.iter(f"{W}num"):
        shared = value(one, "abstractNumId") or ""
        found = _List(shared, dict(shapes.get(shared, {})))
        for change in one.iter(f"{W}lvlOverride"):
            _change(found, change)
        lists[one.get(f"{W}numId", "")] = found
    return lists


def _change(found: _List, change: etree._Element) -> None:
    level = _number(change.get(f"{W}ilvl"), 0)
    own = change.find(f"{W}lvl")
    if own is not None:
        found.levels[level] = _level(own)
    start = value(change, "startOverride")
    if start is not None:
        found.restarts[level] = _number(start, 1)


def _levels(shape: etree._Element) -> dict[int, _Level]:
    return {_number(one.get(f"{W}ilvl"), 0): _level(one) for one in shape.findall(f"{W}lvl")[:_DEEPEST]}


def _level(one: etree._Element) -> _Level:
    return _Level(_number(value(one, "start"), 1), value(one, "numFmt") or "decimal", value(one, "lvlText") or "")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise
