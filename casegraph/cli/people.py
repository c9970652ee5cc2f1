"""What people say: ``mark`` a follow-up."""

from __future__ import annotations

from pathlib import Path

import click

from casegraph.cli.options import DAY, answers_option, db_option, lang_option
from casegraph.cli.session import today, words

WORDS = ("done", "not-a-task", "snooze", "owner")


@click.command()
@click.argument("followup")
@click.argument("word", type=click.Choice(WORDS), required=False)
@click.argument("value", required=False)
@click.option("--note", metavar="TEXT", help="Why; kept with the answer.")
@click.option(
    "--who", metavar="NAME", envvar="CASEGRAPH_USER", show_envvar=True, help="Who says so; kept with the answer."
)
@click.option("--undo", is_flag=True, help="Take back the last word on this follow-up.")
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

    if not word and not undo:
        raise click.UsageError(f"say what of it: {', '.join(WORDS)}, or --undo", ctx)
    day = DAY.convert(value, None, ctx) if word == "snooze" and value and not undo else value
    row = record(db, followup, Saying(word or "", today(), day, note, who, undo), answers)
    say = words(lang)
    click.echo(say.gettext("{id}: {what} ({status})").format(id=row["id"], what=row["what"], status=row["status"]))
