"""The command line: options in, one library call, text out.

Commands are imported only when they are used, so that ``casegraph --help`` and a query start at once. Every error of
the :class:`casegraph.errors.CasegraphError` family becomes one line on stderr and an exit status here, and only here.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from casegraph import __version__
from casegraph.cli.faults import error_text, told
from casegraph.cli.helping import TYPED, Group, spoken
from casegraph.cli.options import lang_option
from casegraph.errors import CasegraphError, RuleError, UsageError

COMMANDS = {
    "fetch": ("casegraph.cli.fetch", "fetch"),
    "build": ("casegraph.cli.build", "build"),
    "history": ("casegraph.cli.query", "history"),
    "search": ("casegraph.cli.query", "search"),
    "followups": ("casegraph.cli.query", "followups"),
    "stats": ("casegraph.cli.stats", "stats"),
    "explain": ("casegraph.cli.people", "explain"),
    "review": ("casegraph.cli.review", "review"),
    "judge": ("casegraph.cli.people", "judge"),
    "mark": ("casegraph.cli.people", "mark"),
    "export": ("casegraph.cli.export", "export"),
    "inspect": ("casegraph.cli.inspect", "inspect"),
    "rules": ("casegraph.cli.rules", "rules"),
    "evaluate": ("casegraph.cli.evaluate", "evaluate"),
}
DONE, IN_PART, MISUSE, INTERRUPTED = 0, 1, 2, 130


class Commands(Group):
    """The group of all commands, each imported when it is first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def make_context(self, *given: Any, **settings: Any) -> click.Context:
        """As of any group; a misuse is told in the reader's language."""
        with told():
            return super().make_context(*given, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As of any group; what was typed tells in which language help and misuse are told, wherever it stands."""
        ctx.meta[TYPED] = tuple(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours becomes a message for people and an exit status."""
        try:
            with told():
                return super().invoke(ctx)
        except CasegraphError as error:
            click.echo(f"casegraph: {error_text(error, spoken(ctx))}", err=True)
            ctx.exit(MISUSE if isinstance(error, (UsageError, RuleError)) else IN_PART)
        except KeyboardInterrupt:
            said = spoken(ctx).gettext("interrupted; what was not finished leaves no trace")
            click.echo(f"casegraph: {said}", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="casegraph", message="%(prog)s %(version)s")
@lang_option
def casegraph(lang: str | None) -> None:
    """Follow cases (sager) through the meetings of a Danish municipality.

    Read minutes with `build`, then ask: what has happened to this case (`history`), what must somebody do now
    (`followups`), how do cases move (`export`). Exit status: 0 done, 1 done in part or nothing found, 2 misuse.
    """


def main() -> None:
    """The entry point of the console script; a closed pipe (``| head``) is no error."""
    try:
        casegraph()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
