"""What a paragraph inherits from its style: whether it is a heading, whether it is bold, which list it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from casegraph.documents.docx.package import W

_HEADING = re.compile(r"(?:heading|overskrift)\s?([1-9])\b", re.IGNORECASE)
_TITLE = {"title", "titel"}
_DEEPEST = 6
_CHAIN = 20  # styles based on one another
_VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits; ``level`` is that of a heading, ``list_id`` and ``list_level`` say its list."""

    level: int = 0
    bold: bool = False
    hidden: bool = False
    list_id: str | None = None
    list_level: int = 0


@dataclass(frozen=True, slots=True)
class _Raw:
    based_on: str | None
    level: int | None
    bold: bool | None
    hidden: bool | None
    list_id: str | None
    list_level: int | None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        raw = {} if root is None else {one.get(f"{W}styleId", ""): _raw(one) for one in root.iter(f"{W}style")}
        default = None if root is None else _default(root)
        self._raw = raw
        self._whole: dict[str, Style] = {}
        self._default = self._named(default or "") or Style()

    def get(self, name: str | None) -> Style:
        """The style of that id; the usual one for none."""
        return self._default if name is None else self._named(name) or self._default

    def _named(self, name: str) -> Style | None:
        if name in self._raw and name not in self._whole:
            self._whole[name] = _whole(name, self._raw)
        return self._whole.get(name)


def level_of(properties: etree._Element | None) -> int | None:
    """The level of a heading that the properties of a paragraph give it (0: none); ``None`` where they do not say."""
    outline = value(properties, "outlineLvl")
    if outline is None or not outline.isdecimal() or len(outline) > 2:
        return None
    return min(int(outline) + 1, _DEEPEST) if int(outline) < 9 else 0


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; ``None`` where it is not there."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else (found.get(f"{W}val") or "1").lower() not in _OFF


def value(properties: etree._Element | None, path: str) -> str | None:
    """The value of a property; ``None`` where it is not there. Steps of ``path`` are divided by ``/``."""
    found = properties.find(_steps(path)) if properties is not None else None
    return None if found is None else found.get(_VAL)


@lru_cache(maxsize=64)
def _steps(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))


def _default(root: etree._Element) -> str | None:
    for one in root.iter(f"{W}style"):
        if one.get(f"{W}type") == "paragraph" and (one.get(f"{W}default") or "0") not in _OFF:
            return one.get(f"{W}styleId")
    return None


def _raw(style: etree._Element) -> _Raw:
    paragraph, run = style.find(f"{W}pPr"), style.find(f"{W}rPr")
    name = (value(style, "name") or "").strip().lower()
    named = _HEADING.match(name)
    level = min(int(named[1]), _DEEPEST) if named else 1 if name in _TITLE else level_of(paragraph)
    depth = value(paragraph, "numPr/ilvl")
    return _Raw(
        value(style, "basedOn"),
        level,
        toggle(run, "b"),
        toggle(run, "vanish"),
        value(paragraph, "numPr/numId"),
        int(depth) if depth and depth.isdecimal() and len(depth) < 3 else None,
    )


def _whole(name: str, raw: dict[str, _Raw]) -> Style:
    """A style with what it inherits from those it is based on, the nearest first."""
    chain: list[_Raw] = []
    at: str | None = name
    while at in raw and len(chain) < _CHAIN:
        chain.append(raw[at])
        at = raw[at].based_on
    whole = Style()
    for one in reversed(chain):
        whole = replace(
            whole,
            level=whole.level if one.level is None else one.level,
            bold=whole.bold if one.bold is None else one.bold,
            hidden=whole.hidden if one.hidden is None else one.hidden,
            list_id=whole.list_id if one.list_id is None else one.list_id,
            list_level=whole.list_level if one.list_level is None else one.list_level,
        )
    return whole
