"""``casegraph evaluate``: how right the reading is, against truth made by people."""

from __future__ import annotations

import json
from pathlib import Path

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import SOURCE, lang_option, rules_option
from casegraph.cli.progress import Bar
from casegraph.cli.session import words


@click.command(cls=Command, short_help="How right the reading is, against truth made by people.")
@click.argument("gold", nargs=-1, required=True, type=SOURCE)
@click.option("--documents", type=click.Path(path_type=Path), metavar="DIR", help="Where the documents are.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text or JSON.")
@rules_option
@lang_option
@click.pass_context
def evaluate(
    ctx: click.Context, gold: tuple[Path, ...], documents: Path | None, form: str, rules: Path | None, lang: str | None
) -> None:
    """Precision and recall against GOLD: files or folders of truth.

    The documents stand beside the truth, else in GOLD/../minutes, else where --documents says.

    \b
    Example:
      casegraph evaluate gold/ --documents minutes/
    """
    from casegraph.evaluate.report import as_data, as_text
    from casegraph.evaluate.run import evaluate as score
    from casegraph.rulebook.book import load_rulebook

    with Bar() as bar:
        evaluation = score(gold, documents, load_rulebook(rules), bar)
    if form == "json":
        click.echo(json.dumps(as_data(evaluation), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(evaluation, words(lang)), nl=False)
    if evaluation.scores.failed:
        ctx.exit(1)
