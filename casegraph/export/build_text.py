"""What a build read, linked and did not understand, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from casegraph.export.changes_text import change_lines
from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, shorten
from casegraph.kinds import NOT_UNDERSTOOD
from casegraph.pipeline.report import BuildReport
from casegraph.words import Words

if TYPE_CHECKING:
    from casegraph.views.reading import ReadingRow, Spot

_SHOWN = 10
_MANY = 1000
_LONGEST = 400


class BuildText(TextExporter[BuildReport]):
    """Counts first, then what needs a person: unreadable documents, whose minutes, doubts, and what linking changed."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.width = width

    def write_text(self, data: BuildReport, stream: TextIO) -> None:
        """Write the report."""
        for line in self._lines(data):
            indent = line[: len(line) - len(line.lstrip(" "))]
            stream.write(indent + shorten(one_line(line), _LONGEST) + "\n")

    def _lines(self, data: BuildReport) -> Iterator[str]:
        yield from self._counts(data)
        yield from self._troubles(data)
        yield from self._understanding(data)
        yield from self._changes(data)
        if data.reading:
            yield from self._account(data.reading)
        yield from self._seconds(data)

    def _counts(self, data: BuildReport) -> Iterator[str]:
        say, many = self.words.gettext, self._many
        yield say("{read}, {unchanged} unchanged, {gone} gone; {meetings}, {items}").format(
            read=many("{count} document read", "{count} documents read", len(data.read)),
            unchanged=len(data.unchanged),
            gone=len(data.gone),
            meetings=many("{count} meeting", "{count} meetings", data.meetings),
            items=many("{count} item", "{count} items", data.items),
        )
        for name, (items, cases, links) in sorted(data.linked.items()):
            yield say("{municipality}: {items} in {cases}, {links}").format(
                municipality=name,
                items=many("{count} item", "{count} items", items),
                cases=many("{count} case", "{count} cases", cases),
                links=many("{count} link", "{count} links", links),
            )

    def _many(self, one: str, several: str, count: int) -> str:
        return self.words.ngettext(one, several, count).format(count=count)

    def _troubles(self, data: BuildReport) -> Iterator[str]:
        say = self.words.gettext
        for failure in data.failed:
            yield say("not read: {document}: {reason}").format(
                document=failure.document, reason=self.words.heard(failure.reason)
            )
            if failure.advice:
                yield f"  {one_line(self.words.heard(failure.advice))}"
            yield from (f"  {line}" for line in (failure.traceback or "").splitlines())
        if data.failed:
            yield self.words.ngettext(
                "{count} document could not be read", "{count} documents could not be read", len(data.failed)
            ).format(count=len(data.failed))
        yield from self._listed(say("looks like minutes, but no item was found"), data.no_items)
        yield from self._listed(say("no minutes"), data.not_minutes)
        yield from self._listed(say("does not say whose minutes it is (--municipality, or casegraph.yaml)"), data.whose)
        doubts = [
            f"{document}:{doubt.place.line if doubt.place else '-'}: {self.words.heard(doubt.text)}"
            for document, doubt in data.doubts
            if doubt.kind != NOT_UNDERSTOOD
        ]
        yield from self._listed(say("in doubt"), doubts)
        yield from (one_line(self.words.say(note)) for note in data.notes)

    def _understanding(self, data: BuildReport) -> Iterator[str]:
        """One line on what was read now, where something in it was not understood."""
        lines = sum(doubt.kind == NOT_UNDERSTOOD for _, doubt in data.doubts)
        if (lines or data.undecided) and not data.reading:
            yield self.words.gettext(
                "of what was read now: {undecided} of {items} items without a decision, {lines} lines not understood"
                " (--report names them)"
            ).format(undecided=data.undecided, items=data.told, lines=lines)

    def _account(self, row: ReadingRow) -> Iterator[str]:
        """How well all documents were read, in full."""
        say = self.words.gettext
        none = say("no overlay")
        overlays = ", ".join(f"{none if one['name'] == '-' else one['name']} {one['n']}" for one in row["overlays"])
        yield say("how {documents} documents were read; meetings by overlay: {overlays}").format(
            documents=row["documents"], overlays=overlays or "0"
        )
        undecided = say("items without a decision, of {items}").format(items=row["items"])
        yield from self._listed(undecided, map(_at, row["undecided"]), _MANY)
        yield from self._listed(say("lines not understood"), map(_at, row["unread"]), _MANY)
        bodies = (f"{one['name']} ({one['n']})" for one in row["bodies"])
        yield from self._listed(say("bodies that no rule knows"), bodies, _MANY)
        yield from self._listed(say("case numbers in an odd form"), map(_at, row["numbers"]), _MANY)
        yield from self._listed(say("in doubt"), map(_at, row["doubts"]), _MANY)

    def _listed(self, heading: str, lines: Iterable[str], shown: int = _SHOWN) -> Iterator[str]:
        """A heading with the number of lines, then the first of them."""
        known = [one_line(line) for line in lines]
        if known:
            yield f"{heading}: {len(known)}"
            yield from (f"  {line}" for line in known[:shown])
        if len(known) > shown:
            yield "  " + self.words.gettext("… and {count} more").format(count=len(known) - shown)

    def _changes(self, data: BuildReport) -> Iterator[str]:
        for change in filter(None, data.changes):
            yield from self._listed(
                self.words.gettext("changed in {municipality}").format(municipality=change.municipality),
                change_lines(self.words, change),
            )

    def _seconds(self, data: BuildReport) -> Iterator[str]:
        yield from (f"{stage} {seconds:.1f} s" for stage, seconds in data.seconds.items())


def _at(spot: Spot) -> str:
    return f"{spot['document']}:{spot['line'] or '-'}: {spot['text']}"
