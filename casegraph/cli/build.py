"""``casegraph build``: documents into the database, and links between them."""

from __future__ import annotations

from pathlib import Path

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import (
    SOURCE,
    answers_option,
    db_option,
    lang_option,
    municipality_option,
    open_only_option,
    rules_option,
)
from casegraph.cli.progress import Bar
from casegraph.cli.session import tell, today


@click.command(cls=Command, short_help="Read minutes into the database and link them into cases.")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True, type=SOURCE)
@db_option
@rules_option
@municipality_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that read and link; default as many as it is worth.",
)
@answers_option
@click.option("--rebuild", is_flag=True, help="Read unchanged documents too.")
@click.option("--debug", is_flag=True, help="Show the traceback of a document that could not be read.")
@open_only_option
@click.option("--report", is_flag=True, help="Tell in full how well all documents were read.")
@lang_option
@click.pass_context
def build(
    ctx: click.Context,
    sources: tuple[Path, ...],
    db: Path,
    rules: Path | None,
    municipality: str | None,
    jobs: int | None,
    answers: Path | None,
    rebuild: bool,
    debug: bool,
    open_only: bool,
    report: bool,
    lang: str | None,
) -> None:
    """Read SOURCE, files and folders of minutes, into the database and link them into cases.

    Unchanged files are skipped; what is gone from a named folder goes from the database. What was read, linked and not
    understood is told on stderr, with --open-only nothing of closed items; --report names every line, item, body and
    case number to look at. Exit status 1 if a document could not be read.

    \b
    Examples:
      casegraph build minutes/
      casegraph build minutes/ --db cases.db --municipality Kalundborg
    """
    from casegraph.pipeline import BuildOptions
    from casegraph.pipeline import build as run

    options = BuildOptions(rules, municipality, jobs, answers, rebuild, today(), debug, open_only, report)
    with Bar() as bar:
        done = run(sources, db, options, bar)
    tell("build", done, lang)
    if not done.complete:
        ctx.exit(1)
