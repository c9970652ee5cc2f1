"""The doubtful pairs for reading in a terminal: the whole queue as a list, and one question at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.compared import Comparing
from casegraph.export.explain_text import percent
from casegraph.export.plain import one_line, shorten
from casegraph.views.explained_rows import ComparedItemRow, QuestionRow, ReviewRow
from casegraph.words import Words

_TELLING = 6
_LEAST = 0.3


class ReviewText(TextExporter[ReviewRow]):
    """The queue: three lines a question, the most valuable first."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.width = max(60, min(width, 130))

    def write_text(self, data: ReviewRow, stream: TextIO) -> None:
        """Write the list."""
        count = len(data["questions"])
        said = self.words.ngettext("{count} doubtful pair", "{count} doubtful pairs", count)
        stream.write(said.format(count=count) + "\n")
        for number, question in enumerate(data["questions"], 1):
            for line in self._lines(number, question):
                stream.write(shorten(line, self.width).rstrip() + "\n")

    def _lines(self, number: int, question: QuestionRow) -> Iterator[str]:
        yield f"{number:>4}  {percent(question['score']):>6}  {self._item(question['a'])}"
        yield f"{'':>4}  {'':>6}  {self._item(question['b'])}"
        yield f"{'':>4}  {'':>6}  {question['a']['item']} {question['b']['item']}"

    def _item(self, item: ComparedItemRow) -> str:
        return one_line(
            f"{self.words.date(item['date'])} {item['body']} · {item['case_number'] or '–'} · {item['title']}"
        )


class QuestionText(TextExporter[QuestionRow]):
    """One question: how likely, what an answer is worth, both items side by side, and the evidence that tells."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.comparing = Comparing(words, width)

    def write_text(self, data: QuestionRow, stream: TextIO) -> None:
        """Write the question."""
        for line in self._lines(data):
            stream.write(line.rstrip() + "\n")

    def _lines(self, row: QuestionRow) -> Iterator[str]:
        yield self.words.gettext("{score} likely to be one case").format(score=percent(row["score"]))
        yield ""
        yield from self.comparing.items(row["a"], row["b"])
        yield ""
        telling = [piece for piece in row["evidence"] if abs(piece["weight"]) >= _LEAST][:_TELLING]
        yield from self.comparing.evidence(telling)
