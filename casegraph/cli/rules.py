"""``casegraph rules``: look after the rules that say what minutes look like."""

from __future__ import annotations

import json
from pathlib import Path

import click

from casegraph.cli.options import rules_option


@click.group()
def rules() -> None:
    """Check, list and describe the rules: vocabulary, bodies, notations, layouts."""


@rules.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, directory: Path | None) -> None:
    """Name every fault in the rules, those in DIRECTORY too; exit status 1 if there is one.

    \b
    Example:
      casegraph rules check my-rules/
    """
    from casegraph.rulebook.check import check_rules

    faults = check_rules(directory)
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{len(faults)} faults" if faults else "no faults", err=True)
    if faults:
        ctx.exit(1)


@rules.command("list")
@click.argument("directory", required=False, type=click.Path(path_type=Path))
def list_rules(directory: Path | None) -> None:
    """What is loaded: a line a file, with its kind and how much it holds."""
    from casegraph.rulebook.check import list_rules as rows_of

    for row in rows_of(directory):
        click.echo("\t".join(str(value) for value in row))


@rules.command()
def schema() -> None:
    """The JSON Schema of rules files, for editors that check while you write."""
    from casegraph.rulebook.check import rules_schema

    click.echo(json.dumps(rules_schema(), ensure_ascii=False, indent=2, sort_keys=True))


@rules.command()
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
@click.pass_context
def new(
    ctx: click.Context, name: str, documents: tuple[Path, ...], folder: Path, rules: Path | None, force: bool
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
    click.echo(f"{target}: {len(found)} words that no rule knows; look through it", err=True)
    for fault in failed:
        click.echo(f"casegraph: {fault}", err=True)
    if failed:
        ctx.exit(1)
