"""What became of a person's answer on a pair, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.changes_text import change_lines
from casegraph.export.common import TextExporter
from casegraph.export.plain import one_line
from casegraph.pipeline.judging import Followed, Judged
from casegraph.words import ANSWERS, Words


class JudgedText(TextExporter[Judged]):
    """The answer and where it is kept; then what it changed, or that the next build follows it."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words

    def write_text(self, data: Judged, stream: TextIO) -> None:
        """Write the report."""
        stream.write(self._head(data) + "\n")
        FollowedText(self.words).write_text(data.followed, stream)

    def _head(self, data: Judged) -> str:
        a, b = (subject.item for subject in data.entry.subjects)
        said = self.words.gettext("{a} and {b}: {word} (in {file})")
        word = self.words.word(ANSWERS, data.now) if data.now else self.words.gettext("no answer any more")
        return one_line(said.format(a=a, b=b, word=word, file=data.file))


class FollowedText(TextExporter[Followed]):
    """What linking anew changed, or that the next build does it, and what it noticed."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words

    def write_text(self, data: Followed, stream: TextIO) -> None:
        """Write the report."""
        for line in self._lines(data):
            stream.write(line + "\n")

    def _lines(self, data: Followed) -> Iterator[str]:
        say = self.words.gettext
        if data.relinked is None:
            yield say("The cases are as before; the next build follows the answers.")
            return
        changes = [one.changes for one in data.relinked if one.changes]
        for change in changes:
            yield say("changed in {municipality}").format(municipality=change.municipality) + ":"
            yield from (f"  {one_line(line)}" for line in change_lines(self.words, change))
        if not changes:
            yield say("No case and no link changed.")
        yield from (one_line(self.words.say(note)) for note in data.notes)
