"""Why two items are linked or not, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from casegraph.export.common import TextExporter
from casegraph.export.compared import Comparing
from casegraph.export.plain import one_line, wrap
from casegraph.views.explained_rows import AnswerRow, BetweenRow, ExplainRow
from casegraph.words import ANSWERS, LINK_KINDS, LINK_STATUS, OUTCOMES, RELATED_AS, RELATIONS, Words


class ExplainText(TextExporter[ExplainRow]):
    """Both items, what came of them, all evidence with weights that add up, and what would change the outcome."""

    suffix = ".txt"
    terminal = True

    def __init__(self, words: Words, width: int = 80) -> None:
        self.words = words
        self.comparing = Comparing(words, width)

    def write_text(self, data: ExplainRow, stream: TextIO) -> None:
        """Write the page."""
        for line in self._lines(data):
            stream.write(line.rstrip() + "\n")

    def _lines(self, row: ExplainRow) -> Iterator[str]:
        _ = self.words.gettext
        yield from self._wrapped(self._outcome(row))
        if row["between"]:
            yield from self._wrapped(self._between(row["between"]))
        if row["answer"]:
            yield from self._wrapped(_("A person said: {answer}").format(answer=answer_said(self.words, row["answer"])))
        yield ""
        yield from self.comparing.items(row["a"], row["b"])
        yield ""
        yield _("Evidence").upper()
        telling = sorted((one for one in row["evidence"] if one["weight"]), key=lambda one: -abs(one["weight"]))
        yield f"  {self.words.signed(row['prior']):>5}  {_('before any evidence: two items that share a rare word')}"
        yield from self.comparing.evidence(telling)
        total = row["prior"] + sum(piece["weight"] for piece in telling)
        yield f"  {self.words.signed(total):>5}  {self._sum(row)}"
        silent = [self.words.say(piece["text"]) for piece in row["evidence"] if not piece["weight"]]
        if silent:
            yield from self._wrapped(_("Says nothing here: {evidence}").format(evidence="; ".join(silent)))
        yield ""
        yield _("What would change it").upper()
        for change in row["change"]:
            yield from (f"  {line}" for line in self._wrapped(f"- {self.words.say(change)}", 2))

    def _outcome(self, row: ExplainRow) -> str:
        said = self.words.word(OUTCOMES, row["status"] or "")
        why = f" ({self.words.say(row['why'])})" if row["why"] else ""
        return f"{said[:1].upper()}{said[1:]}{why}"

    def _between(self, row: BetweenRow) -> str:
        """What the second case is to the first, or how the two belong together, and why."""
        known = row["related_as"]
        kind = self.words.word(LINK_KINDS, row["kind"])
        said = self.words.word(RELATED_AS, known) if known else self.words.word(RELATIONS, row["relation"] or "")
        why = "; ".join(self.words.say(one["text"]) for one in row["evidence"])
        _ = self.words.gettext
        told = _("Two cases: the second {relation}") if known else _("Two cases: {relation}")
        status = self.words.word(LINK_STATUS, row["status"])
        return f"{told.format(relation=said if row['kind'] == 'related' else kind)} ({status}: {why})"

    def _sum(self, row: ExplainRow) -> str:
        message = self.words.gettext("in all: {score} likely to be one case; {accept} is enough to link")
        return message.format(score=percent(row["score"]), accept=percent(row["accept"]))

    def _wrapped(self, text: str, margin: int = 0) -> list[str]:
        return wrap(one_line(text), self.comparing.width - margin)


def percent(share: float) -> str:
    """A probability as people say it; what is nearly sure is not rounded to certainty."""
    if 0.995 <= share < 1.0:
        return "> 99 %"
    return "< 1 %" if 0.0 < share < 0.005 else f"{share:.0%}".replace("%", " %")


def answer_said(words: Words, answer: AnswerRow) -> str:
    """What a person said: the word, who, when and why."""
    signed = " ".join(filter(None, (answer["who"], words.date(answer["date"]))))
    note = f": {answer['note']}" if answer["note"] else ""
    return one_line(f"{words.word(ANSWERS, answer['word'])}{f' ({signed})' if signed else ''}{note}")
