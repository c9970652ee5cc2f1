"""What people say: ``judge`` two items, ``mark`` a follow-up; and ``explain``, what the machine says of two items."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import (
    DAY,
    answers_option,
    db_option,
    lang_option,
    municipality_option,
    open_only_option,
    output_option,
    read_options,
    who_option,
)
from casegraph.cli.session import manner_of, opened, today, words, write

if TYPE_CHECKING:
    from casegraph.pipeline import Reading

WORDS = ("done", "not-a-task", "snooze", "owner")
VERDICTS = ("yes", "no", "unsure")


@click.command(cls=Command, short_help="Why two items are one case, or are not.")
@click.argument("item")
@click.argument("other", metavar="ITEM")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The format.")
@open_only_option
@lang_option
@output_option
@read_options
def explain(
    item: str, other: str, form: str, open_only: bool, lang: str | None, output: Path | None, reading: Reading
) -> None:
    """Why two items are one case, or are not: all evidence with both values, and what would change the outcome.

    ITEM is the id of an item, or an end of it that no other item has; `search --format json` and `export items` show
    ids.

    \b
    Examples:
      casegraph explain eksempel:dir:2024-01-15:3 eksempel:oeu:2024-02-19:5
      casegraph explain dir:2024-01-15:3 oeu:2024-02-19:5
    """
    from casegraph.pipeline.explaining import explain_pair

    with opened(reading, None, open_only, lang) as session:
        session.write("explain", form, explain_pair(session.store, (item, other), session.scope, session.as_of), output)


@click.command(cls=Command, short_help="Say whether two items are one case.")
@click.argument("item")
@click.argument("other", metavar="ITEM")
@click.argument("word", type=click.Choice(VERDICTS), required=False)
@click.option("--note", metavar="TEXT", help="Why; kept with the answer.")
@who_option
@click.option("--undo", is_flag=True, help="Take back the last answer on this pair.")
@click.option("--no-link", is_flag=True, help="Only record it; the next build links anew.")
@open_only_option
@municipality_option
@answers_option
@db_option
@lang_option
@click.pass_context
def judge(
    ctx: click.Context,
    item: str,
    other: str,
    word: str | None,
    note: str | None,
    who: str | None,
    undo: bool,
    no_link: bool,
    open_only: bool,
    municipality: str | None,
    answers: Path | None,
    db: Path,
    lang: str | None,
) -> None:
    """Record that two items are one case (yes), are not (no), or that you cannot tell (unsure).

    ITEM is the id of an item, or an end of it that no other item has. The answer is added to the file of answers and
    binds from today on, whatever the evidence; the municipality is linked anew at once, and what changed is told.

    \b
    Examples:
      casegraph judge dir:2024-01-15:3 oeu:2024-02-19:5 yes --note "samme havn, nyt navn"
      casegraph judge dir:2024-01-15:3 oeu:2024-02-19:5 --undo
    """
    from casegraph.pipeline.judging import Place, Verdict
    from casegraph.pipeline.judging import judge as record

    if not word and not undo:
        raise click.UsageError(f"say what of it: {', '.join(VERDICTS)}, or --undo", ctx)
    manner = manner_of(db, municipality, open_only, lang)
    place = Place(db, answers, manner.scope, not no_link)
    judged = record(place, (item, other), Verdict(word or "", today(), note, who, undo))
    write("judged", "text", judged, None, manner.lang)


@click.command(cls=Command, short_help="Say that a follow-up is done, or put it off.")
@click.argument("followup")
@click.argument("word", type=click.Choice(WORDS), required=False)
@click.argument("value", required=False)
@click.option("--note", metavar="TEXT", help="Why; kept with the answer.")
@who_option
@click.option("--undo", is_flag=True, help="Take back the last word on this follow-up.")
@open_only_option
@answers_option
@db_option
@lang_option
@click.pass_context
def mark(
    ctx: click.Context,
    followup: str,
    word: str | None,
    value: str | None,
    note: str | None,
    who: str | None,
    undo: bool,
    open_only: bool,
    answers: Path | None,
    db: Path,
    lang: str | None,
) -> None:
    """Record a person's WORD on a FOLLOWUP: done, not-a-task, snooze DATE, owner NAME.

    The id of a follow-up stands in the list; its last part is enough. Words are kept in a file of their own, count from
    today on, survive every rebuild and can be taken back.

    \b
    Examples:
      casegraph mark d4f2a9c done --note "sendt 3. marts"
      casegraph mark d4f2a9c snooze 2025-09-01
      casegraph mark d4f2a9c --undo
    """
    from casegraph.pipeline.marking import Saying
    from casegraph.pipeline.marking import mark as record
    from casegraph.words import FOLLOWUP_STATUS

    if not word and not undo:
        raise click.UsageError(f"say what of it: {', '.join(WORDS)}, or --undo", ctx)
    day = DAY.convert(value, None, ctx) if word == "snooze" and value and not undo else value
    manner = manner_of(db, None, open_only, lang)
    said = Saying(word or "", today(), day, note, who, undo)
    row = record(db, followup, said, answers, open_only=manner.scope.open_only)
    say = words(manner.lang)
    status = say.word(FOLLOWUP_STATUS, row["status"])
    click.echo(say.gettext("{id}: {what} ({status})").format(id=row["id"], what=row["what"], status=status))
