"""How a document was understood, for reading in a terminal: a line a line, what was read out of it beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from casegraph.export.colours import DIM, Style, painted, wants_colour
from casegraph.export.common import TextExporter
from casegraph.export.inspected_words import ABOUT, FIELDS, LINE_ROLES, MEETINGS, SECTIONS
from casegraph.export.plain import one_line, shorten
from casegraph.reason import N_
from casegraph.views.understood import UnderstoodDocument, UnderstoodLine, UnreadLine
from casegraph.words import DECISIONS, FOLLOWUP_KINDS, Words

_MARGIN = 37
_ROLES: Mapping[str, Style] = {
    "header": {"fg": "cyan"},
    "contents": DIM,
    "furniture": DIM,
    "group": DIM,
    "tail": DIM,
    "item": {"bold": True, "underline": True},
    "number": {"fg": "magenta"},
    "section": {"fg": "blue", "bold": True},
    "unknown": {"fg": "red", "bold": True},
}
_SECTIONS: Mapping[str, Style] = {
    "decision": {"fg": "green"},
    "recommendation": {"fg": "yellow"},
    "earlier": {"fg": "bright_green"},
    "course": {"fg": "cyan"},
    "route": {"fg": "cyan"},
    "other": {"fg": "red"},
}
_FIELD: Style = {"fg": "green"}
_ALARM: Style = {"fg": "red", "bold": True}
_TITLE: Style = {"bold": True}
_WHY = (N_("belongs to no item"), N_("stands in no section of its item"))  # what the parser says of a line


class InspectText(TextExporter[list[UnderstoodDocument]]):
    """The roles in a margin of fixed width, the text cut to what is left of the line; in colour on a terminal."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.width = max(width, _MARGIN + 40)
        self.colour = False

    def show(self, data: list[UnderstoodDocument], stream: TextIO) -> None:
        """Write to a terminal or pipe, in colour where that is wanted."""
        self.colour = wants_colour(stream)
        super().show(data, stream)

    def write_text(self, data: list[UnderstoodDocument], stream: TextIO) -> None:
        """Write every document."""
        for document in data:
            for line in self._document(document):
                stream.write(line.rstrip() + "\n")

    def _paint(self, text: str, style: Style) -> str:
        return painted(text, style) if self.colour else text

    def _document(self, document: UnderstoodDocument) -> Iterator[str]:
        say = self.words.gettext
        layout = document["layout"] or say("no overlay")
        yield self._paint(one_line(f"{document['document']} ({document['format']}, {layout})"), _TITLE)
        if not document["minutes"]:
            yield "  " + self._paint(say("These are no minutes."), _ALARM)
        for name, value in document["meeting"].items():
            if value:
                yield f"  {self._field(name)}: {self._value(name, value)}"
        why = {line["line"]: line["why"] for line in document["not_understood"]}
        for line in document["lines"]:
            if line["role"] != "blank":
                yield from self._line(line, line["line"] in why)
        for doubt in document["doubts"]:
            yield "  ? " + one_line(self.words.heard(doubt))
        yield from self._unread(document["not_understood"], sum(line["role"] != "blank" for line in document["lines"]))
        yield ""

    def _line(self, line: UnderstoodLine, unread: bool) -> Iterator[str]:
        style = _ALARM if unread else _ROLES.get(line["role"], {})
        item = f"#{line['item']}" if line["item"] else ""
        role = self._paint(f"{self.words.word(LINE_ROLES, line['role']):<9.9}", style)
        section = line["section"] or ""
        within = self._paint(f"{self.words.word(SECTIONS, section):<14.14}", _SECTIONS.get(section, {}))
        text = shorten(one_line(line["text"]), self.width - _MARGIN - 2)
        mark = self._paint("?", _ALARM) if unread else "│"
        place = self._paint(f"{line['line']:>5}", DIM)
        yield f"{place} {role} {item:<5.5} {within} {mark} {self._paint(text, style)}"
        for name, value in sorted(line["fields"].items()):
            label = self._field(name)
            shown = shorten(self._value(name, value), self.width - _MARGIN - len(label) - 4)
            yield f"{'':<{_MARGIN}}└ {self._paint(f'{label}: {shown}', _FIELD)}"

    def _field(self, name: str) -> str:
        return self.words.word(FIELDS, name)

    def _value(self, name: str, value: str) -> str:
        """A value as it was read; the fixed words in it as people say them."""
        if name in {"decision_kind", "kind"}:
            return self.words.word(DECISIONS if name == "decision_kind" else MEETINGS, value)
        if name == "followup":
            kind, _, rest = value.partition(" · ")
            return one_line(f"{self.words.word(FOLLOWUP_KINDS, kind)} · {rest}")
        if name == "reference":
            where, _, about = value.rpartition(" ")
            return one_line(f"{where} ({self.words.word(ABOUT, about)})")
        if name == "inferred":
            return ", ".join(self._field(field) for field in value.split(", "))
        return one_line(value)

    def _unread(self, lines: list[UnreadLine], among: int) -> Iterator[str]:
        """What a person who writes rules looks for: every line that could not be placed, and why."""
        if not among:
            return
        heading = self.words.gettext("not understood: {count} of {lines} lines").format(count=len(lines), lines=among)
        yield self._paint("  " + heading, _ALARM if lines else _FIELD)
        for line in lines:
            text = shorten(one_line(line["text"]), self.width - 40)
            yield f"  {line['line']:>5} {self.words.gettext(line['why'])}: {text}"
