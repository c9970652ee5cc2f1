"""``casegraph review``: the doubtful pairs, asked one by one in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import (
    answers_option,
    db_option,
    lang_option,
    municipality_option,
    open_only_option,
    output_option,
    who_option,
)
from casegraph.cli.session import manner_of, show, today, words, write

if TYPE_CHECKING:
    from casegraph.pipeline.reviewing import Review

KEYS = {
    "yes": ("y", "yes", "j", "ja"),
    "no": ("n", "no", "nej"),
    "unsure": ("u", "unsure", "usikker"),
    "skip": ("s", "skip", "spring"),
    "undo": ("b", "back", "undo", "f", "fortryd"),
    "explain": ("e", "explain", "h", "hvorfor"),
    "quit": ("q", "quit", "a", "afslut"),
}
"""What a person may type, in both languages; what stands behind it on the line is the note of the answer."""


@click.command(cls=Command, short_help="Answer, pair by pair, what is in doubt.")
@click.option("--list", "listed", is_flag=True, help="Only show the queue, and ask nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json shows the queue.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many pairs.")
@who_option
@click.option("--no-link", is_flag=True, help="Only record the answers; the next build links anew.")
@open_only_option
@municipality_option
@answers_option
@db_option
@lang_option
@output_option
def review(
    listed: bool,
    form: str,
    limit: int | None,
    who: str | None,
    no_link: bool,
    open_only: bool,
    municipality: str | None,
    answers: Path | None,
    db: Path,
    lang: str | None,
    output: Path | None,
) -> None:
    """Walk through the pairs of items that may be one case, the most valuable question first.

    Every answer is written to the file of answers at once, so that you can stop at any time and go on later. At the end
    the cases are linked anew, and what changed is told. A note may stand behind the letter: n another road.

    \b
    Examples:
      casegraph review --who Anne
      casegraph review --list
      casegraph review --format json | jq .questions
    """
    from casegraph.pipeline.judging import Place
    from casegraph.pipeline.reviewing import Review

    manner = manner_of(db, municipality, open_only, lang)
    found = Review.begin(Place(db, answers, manner.scope, not no_link), today())
    if listed or form == "json":
        write("review", form, found.rows(limit), output, manner.lang)
        return
    Dialogue(found, manner.lang, who).run(limit)


class Dialogue:
    """One sitting at the terminal: shows a question, takes what is typed, and tells at the end what it changed."""

    def __init__(self, found: Review, lang: str | None, who: str | None) -> None:
        self.review = found
        self.lang = lang
        self.who = who
        self.say = words(lang)

    def run(self, limit: int | None) -> None:
        """Ask until the questions or the person's patience end; whatever ends it, the answers are followed."""
        count = min(len(self.review.questions), limit or len(self.review.questions))
        try:
            number: int | None = 0
            while number is not None and number < count:
                number = self._ask(number, count)
        except (click.Abort, EOFError, KeyboardInterrupt):
            click.echo()
        self._finish(count)

    def _ask(self, number: int, count: int) -> int | None:
        """Show a question and do what is typed; the number of the question to go on with, ``None`` to stop."""
        head = self.say.gettext("Question {number} of {count}").format(number=number + 1, count=count)
        click.echo(click.style(f"\n{head}", bold=True) + "  ", nl=False)
        show("question", self.review.row(number), self.lang)
        while True:
            word, note = self._typed()
            if word in {"yes", "no", "unsure"}:
                self.review.answer(number, word, (today(), self.who, note))
                return number + 1
            if word == "undo":
                return self._undo(number)
            if word == "explain":
                self._explain(number)
            elif word:
                return number + 1 if word == "skip" else None

    def _typed(self) -> tuple[str | None, str | None]:
        """The word that was typed and the note behind it; ``None`` where it means nothing, with the keys shown."""
        asked = self.say.gettext("One case? [y]es [n]o [u]nsure · [s]kip [b]ack [e]xplain [q]uit")
        typed = click.prompt(click.style(asked, bold=True), default="", show_default=False, prompt_suffix=" > ")
        letter, _, note = str(typed).strip().partition(" ")
        word = next((word for word, keys in KEYS.items() if letter.lower() in keys), None)
        if letter and word is None:
            click.echo(self.say.gettext("Type one of the letters in brackets; a note may stand behind it."))
        return word, note.strip() or None

    def _undo(self, number: int) -> int:
        back = self.review.undo(today(), self.who)
        if back is None:
            click.echo(self.say.gettext("Nothing was answered yet that could be taken back."))
            return number
        return back

    def _explain(self, number: int) -> None:
        show("explain", self.review.explained(number, today()), self.lang)

    def _finish(self, count: int) -> None:
        given = len(self.review.given)
        if not count:
            click.echo(self.say.gettext("No pair is in doubt."))
        if not given:
            return
        told = self.say.ngettext("{count} answer in {file}", "{count} answers in {file}", given)
        click.echo(told.format(count=given, file=self.review.place.file))
        show("followed", self.review.finish(today()), self.lang)
