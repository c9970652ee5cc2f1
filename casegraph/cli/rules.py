"""``casegraph rules``: look after the rules that say what minutes look like."""

from __future__ import annotations

import json
from pathlib import Path

import click

from casegraph.cli.faults import error_text, fault_text
from casegraph.cli.helping import Group
from casegraph.cli.options import lang_option, rules_option
from casegraph.cli.session import words


@click.group(cls=Group, short_help="Check, list and draft the rules for reading minutes.")
def rules() -> None:
    """Check, list and describe the rules: vocabulary, bodies, notations, layouts."""


@rules.command(short_help="Name every fault in the rules.")
@click.argument("directory", required=False, type=click.Path(path_type=Path))
@lang_option
@click.pass_context
def check(ctx: click.Context, directory: Path | None, lang: str | None) -> None:
    """Name every fault in the rules, those in DIRECTORY too; exit status 1 if there is one.

    \b
    Example:
      casegraph rules check my-rules/
    """
    from casegraph.rulebook.check import check_rules

    faults = check_rules(directory)
    say = words(lang)
    for fault in faults:
        click.echo(fault_text(fault, say))
    told = say.ngettext("{count} fault", "{count} faults", len(faults)).format(count=len(faults))
    click.echo(told if faults else say.gettext("no faults"), err=True)
    if faults:
        ctx.exit(1)


@rules.command("list", short_help="What is loaded: a line a file.")
@click.argument("directory", required=False, type=click.Path(path_type=Path))
def list_rules(directory: Path | None) -> None:
    """What is loaded: a line a file, with its kind and how much it holds."""
    from casegraph.rulebook.check import list_rules as rows_of

    for row in rows_of(directory):
        click.echo("\t".join(str(value) for value in row))


@rules.command(short_help="The JSON Schema of rules files, for editors.")
def schema() -> None:
    """The JSON Schema of rules files, for editors that check while you write."""
    from casegraph.rulebook.check import rules_schema

    click.echo(json.dumps(rules_schema(), ensure_ascii=False, indent=2, sort_keys=True))


@rules.command(short_help="Draft an overlay from documents of one kind.")
@click.argument("name")
@click.argument("documents", metavar="DOC…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="rules",
    show_default=True,
    metavar="DIR",
    help="The folder of your own rules; the draft is layouts/NAME.yaml in it.",
)
@rules_option
@click.option("--force", is_flag=True, help="Overwrite an overlay of that name.")
@lang_option
@click.pass_context
def new(
    ctx: click.Context,
    name: str,
    documents: tuple[Path, ...],
    folder: Path,
    rules: Path | None,
    force: bool,
    lang: str | None,
) -> None:
    """Draft an overlay called NAME from documents of one kind, files or folders: what comes again and no rule knows.

    The draft tells of every word how often and where it was seen. Look it through, then use it with --rules DIR.

    \b
    Example:
      casegraph rules new nyby referater/ -o my-rules
      casegraph inspect referater/1.txt --rules my-rules
    """
    from casegraph.pipeline.drafting import draft_overlay

    target, found, failed = draft_overlay(name, documents, folder, rules, force=force)
    say = words(lang)
    told = say.gettext("{file}: {count} words that no rule knows; look through it")
    click.echo(told.format(file=target, count=len(found)), err=True)
    for fault in failed:
        click.echo(f"casegraph: {error_text(fault, say)}", err=True)
    if failed:
        ctx.exit(1)
