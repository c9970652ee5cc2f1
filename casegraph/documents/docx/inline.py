"""The letters of a paragraph as Word shows them: what was inserted is there, what was deleted or hidden is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from casegraph.documents.docx.package import Related, W
from casegraph.documents.docx.styles import Styles, toggle, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH = {f"{_MATH_TEXT[:-1]}{name}" for name in ("oMath", "oMathPara", "r")}
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr")}
_THROUGH = {
    *(
        f"{W}{name}"
        for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
    ),
    *_MATH,
}
_SIGNS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad", f"{W}ptab": "\t"}
_SHOWN = {f"{W}t", f"{W}sym", *_SIGNS}
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"(https?://[^"\s]{1,2000})"', re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DEEPEST = 60


@dataclass
class Letters:
    """What a paragraph holds: its lines, each as runs of letters with whether they are bold, and what hangs on it."""

    lines: list[list[tuple[str, bool]]] = field(default_factory=lambda: [[]])
    url: str | None = None
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _Field:
    """A field that is open: what it asks for, and whether its result has begun."""

    asks: str = ""
    shown: bool = False


class InlineReader:
    """Reads paragraphs of one part; ``related`` are the addresses that its links refer to."""

    def __init__(self, styles: Styles, related: dict[str, Related]) -> None:
        self._styles = styles
        self._related = related
        self._fields: list[_Field] = []

    def read(self, paragraph: etree._Element, bold: bool) -> Letters:
        """The letters of ``paragraph``, ``bold`` where its style makes them so."""
        letters = Letters()
        for run in self._runs(paragraph, letters, 0):
            self._read_run(run, letters, bold)
        return letters

    def _runs(self, node: etree._Element, letters: Letters, depth: int) -> Iterator[etree._Element]:
        for child in node if depth < _DEEPEST else ():
            tag = child.tag
            if tag in {f"{W}r", _MATH_TEXT}:
                yield child
            elif tag == f"{W}fldSimple":
                if not _PAGE_FIELD.match(child.get(f"{W}instr") or ""):
                    yield from self._runs(child, letters, depth + 1)
            elif tag in _THROUGH:
                if tag == f"{W}hyperlink":
                    self._link(child, letters)
                yield from self._runs(child, letters, depth + 1)

    def _link(self, link: etree._Element, letters: Letters) -> None:
        target = self._related.get(link.get(_RELATION) or "")
        if target and target.outside and target.target.startswith(("http://", "https://")):
            letters.url = letters.url or target.target

    def _read_run(self, run: etree._Element, letters: Letters, bold: bool) -> None:
        if run.tag == _MATH_TEXT:
            letters.lines[-1].append((run.text or "", False))
            return
        properties = run.find(f"{W}rPr")
        style = value(properties, "rStyle")
        own = toggle(properties, "b")
        bold = own if own is not None else bold or (style is not None and self._styles.get(style).bold)
        if toggle(properties, "vanish"):
            return
        for child in run:
            self._read_sign(child, letters, bool(bold))

    def _read_sign(self, child: etree._Element, letters: Letters, bold: bool) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self._read_field(child.get(f"{W}fldCharType") or "", letters)
        elif tag == f"{W}instrText":
            self._ask(child.text or "")
        elif tag in {f"{W}br", f"{W}cr"}:
            letters.lines.append([])
        elif tag in _SHOWN:
            letters.lines[-1].append((self._shown(child), bold))
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            letters.notes.append(f"{tag[len(W) :].removesuffix('Reference')}:{child.get(f'{W}id')}")
        elif tag not in _GONE:
            letters.boxes += _boxes(child)

    def _shown(self, child: etree._Element) -> str:
        """What a sign, or a run of letters, looks like; the number of a page, which a field has put there, is gone."""
        if child.tag == f"{W}t":
            return "" if self._is_page() else child.text or ""
        return _symbol(child) if child.tag == f"{W}sym" else _SIGNS[child.tag]

    def _ask(self, text: str) -> None:
        if self._fields:
            self._fields[-1].asks += text

    def _read_field(self, kind: str, letters: Letters) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
            found = _LINK_FIELD.match(self._fields[-1].asks)
            letters.url = letters.url or (found.group(1) if found else None)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_page(self) -> bool:
        return any(_PAGE_FIELD.match(one.asks) for one in self._fields if one.shown)


def _symbol(sign: etree._Element) -> str:
    try:
        return chr(int(sign.get(f"{W}char") or "", 16))
    except (ValueError, OverflowError):
        return ""


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, each once: Word keeps another copy of each for older programs."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.tag == f"{W}txbxContent":
            yield one
        elif one.tag == f"{_MC}AlternateContent":
            choice = one.find(f"{_MC}Choice")
            best = choice if choice is not None and choice.find(f".//{W}txbxContent") is not None else None
            other = one.find(f"{_MC}Fallback")
            waiting += [part for part in (best if best is not None else other,) if part is not None]
        else:
            waiting += reversed(one)
