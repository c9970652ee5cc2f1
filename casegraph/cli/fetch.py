"""``casegraph fetch``: a municipality's published meetings into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import DAY, lang_option
from casegraph.cli.progress import Bar
from casegraph.cli.session import tell, write


@click.command(cls=Command, short_help="Save the meetings that a municipality publishes.")
@click.argument("url")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder to save in, one site a folder; it is made where it is not there.",
)
@click.option("--since", type=DAY, metavar="DATE", help="Only meetings of this day and later.")
@click.option(
    "--body",
    "bodies",
    multiple=True,
    metavar="NAME",
    help="Only meetings of this body (its name or a part of it); may be repeated.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="The rest between two questions; half a second at least.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be fetched and removed.")
@lang_option
@click.pass_context
def fetch(
    ctx: click.Context,
    url: str,
    folder: Path,
    since: str | None,
    bodies: tuple[str, ...],
    pause: float,
    dry_run: bool,
    lang: str | None,
) -> None:
    """Save the meetings that a municipality publishes at URL, as `casegraph build DIR` reads them.

    URL is any page of a site that runs FirstAgenda Publication. One question is asked at a time; what is here and was
    not published anew is skipped, what was withdrawn is removed, and an interrupted run goes on where it ended. Exit
    status 1 if some meetings could not be fetched; they are named on stderr.

    \b
    Examples:
      casegraph fetch https://dagsordener.example.dk -o referater
      casegraph fetch dagsordener.example.dk -o referater --since 2022-01-01 --body Økonomiudvalget --dry-run
      casegraph build referater
    """
    from casegraph.fetch import FetchOptions, Wanted
    from casegraph.fetch import fetch as run

    options = FetchOptions(Wanted(since, bodies), pause, dry_run)
    with Bar() as bar:
        report = run(url, folder, options, bar)
    if dry_run:
        write("plan", "text", report, None, lang)
    else:
        tell("fetch", report, lang)
    if not report.complete:
        ctx.exit(1)
