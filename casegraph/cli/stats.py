"""``casegraph stats``: how long it takes, by which routes, and how sure that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import as_of_option, lang_option, open_only_option, output_option, read_options
from casegraph.cli.session import opened
from casegraph.errors import UsageError

if TYPE_CHECKING:
    from casegraph.pipeline import Reading

PLOTS = {".svg": "svg", ".png": "png"}


@click.command(cls=Command, short_help="How long cases take, by which routes, how sure that is.")
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The format.")
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw it too, as FILE.svg or FILE.png (needs matplotlib).",
)
@open_only_option
@lang_option
@output_option
@read_options
def stats(
    as_of: str | None,
    form: str,
    plot: Path | None,
    open_only: bool,
    lang: str | None,
    output: Path | None,
    reading: Reading,
) -> None:
    """Throughput and waiting time, routes, what is held back, stalled cases, workload, and what it all rests on.

    Days are counted from treatment to treatment; what is still open counts as at least so long (Kaplan–Meier).

    \b
    Examples:
      casegraph stats
      casegraph stats --as-of 2025-06-30 --plot statistik.svg
    """
    from casegraph.views.stats import stats as stats_of

    if plot and plot.suffix.lower() not in PLOTS:
        raise UsageError(f"{plot}: a drawing is written as .svg or .png")
    with opened(reading, as_of, open_only, lang) as session:
        row = stats_of(session.graph, session.as_of, session.municipality, session.marks())
        if plot:
            session.write("stats", PLOTS[plot.suffix.lower()], row, plot)
        session.write("stats", form, row, output)
