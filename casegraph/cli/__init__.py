"""The command line: options in, one library call, text out.

Commands are imported only when they are used, so that ``casegraph --help`` and a query start at once. Every error of
the :class:`casegraph.errors.CasegraphError` family becomes one line on stderr and an exit status here, and only here.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from casegraph import __version__
from casegraph.cli.faults import LANG, error_text, told
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


class Commands(click.Group):
    """The group of all commands, each imported when it is first asked for."""

    _typed: Sequence[str] = ()

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

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> Any:
        """Run as a program; what was typed tells in which language a misuse is told."""
        self._typed = list(sys.argv[1:] if args is None else args)
        return super().main(args, *more, **settings)

    def make_context(self, *given: Any, **settings: Any) -> click.Context:
        """As of any group; a misuse is told in the reader's language."""
        with told(self._typed):
            return super().make_context(*given, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours becomes a message for people and an exit status."""
        try:
            with told(self._typed):
                return super().invoke(ctx)
        except CasegraphError as error:
            click.echo(f"casegraph: {error_text(error, ctx.meta.get(LANG))}", err=True)
            ctx.exit(MISUSE if isinstance(error, (UsageError, RuleError)) else IN_PART)
        except KeyboardInterrupt:
            click.echo("casegraph: interrupted; what was not finished leaves no trace", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="casegraph")
def casegraph() -> None:
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
