"""``casegraph inspect``: how a document was understood."""

from __future__ import annotations

from pathlib import Path

import click

from casegraph.cli.faults import error_text
from casegraph.cli.helping import Command
from casegraph.cli.options import SOURCE, lang_option, open_only_option, output_option, rules_option
from casegraph.cli.session import words, write


@click.command(cls=Command, short_help="How each line of a document was understood.")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=SOURCE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text or JSON.")
@rules_option
@open_only_option
@lang_option
@output_option
@click.pass_context
def inspect(
    ctx: click.Context,
    files: tuple[Path, ...],
    form: str,
    rules: Path | None,
    open_only: bool,
    lang: str | None,
    output: Path | None,
) -> None:
    """Show how each line of FILE was understood: its role, item and section, what was read out of it, and what was not.

    \b
    Example:
      casegraph inspect referat.txt | less
    """
    from casegraph.pipeline.inspecting import inspect_documents
    from casegraph.rulebook.book import load_rulebook

    documents, failed = inspect_documents(files, load_rulebook(rules), open_only=open_only)
    write("inspect", form, documents, output, lang)
    for fault in failed:
        click.echo(f"casegraph: {error_text(fault, words(lang))}", err=True)
    if failed:
        ctx.exit(1)
