"""What was fetched, or would be, for reading in a terminal."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line, shorten
from casegraph.fetch.report import FetchReport
from casegraph.words import Words

_LONGEST = 400


class FetchText(TextExporter[FetchReport]):
    """Counts first, then what was removed and what failed, each meeting by name."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.width = width

    def write_text(self, data: FetchReport, stream: TextIO) -> None:
        """Write the report."""
        for line in self._lines(data):
            stream.write(shorten(one_line(line), _LONGEST) + "\n")

    def _lines(self, data: FetchReport) -> Iterator[str]:
        say = self.words.gettext
        yield _counted(
            data, say("{site}: {listed} meetings listed; {fetched} fetched, {unchanged} unchanged, {removed} removed")
        )
        yield from (say("removed: {meeting}").format(meeting=meeting) for meeting in data.removed)
        for meeting, reason in data.failed:
            yield say("not fetched: {meeting}: {reason}").format(meeting=meeting, reason=self.words.heard(reason))
        if data.stopped:
            stopped = self.words.heard(data.stopped)
            yield say("stopped with {left} meetings left: {reason}").format(left=data.left, reason=stopped)
        if data.fetched or data.removed:
            yield say("now read them: casegraph build {folder}").format(folder=shlex.quote(data.folder))


class PlanText(FetchText):
    """What would be done: a line a meeting, the newest first, then the counts."""

    def _lines(self, data: FetchReport) -> Iterator[str]:
        say = self.words.gettext
        yield from (say("would fetch: {meeting}").format(meeting=meeting) for meeting in data.fetched)
        yield from (say("would remove: {meeting}").format(meeting=meeting) for meeting in data.removed)
        for meeting, reason in data.failed:
            yield say("cannot be fetched: {meeting}: {reason}").format(meeting=meeting, reason=self.words.heard(reason))
        yield _counted(
            data,
            say("{site}: {listed} meetings listed; {fetched} to fetch, {unchanged} unchanged, {removed} to remove"),
        )


def _counted(data: FetchReport, message: str) -> str:
    """The line of counts."""
    counts = {"fetched": len(data.fetched), "unchanged": data.unchanged, "removed": len(data.removed)}
    return message.format(site=data.site, listed=data.listed, **counts)
