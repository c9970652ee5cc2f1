"""The command reference, written from the commands themselves: ``make docs`` writes it, a test compares it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from casegraph.cli import casegraph

HEAD = """# Commands

This page is written from `casegraph --help` (`make docs`); a test fails when it is out of date. Data goes to stdout,
messages to stderr. Exit status: 0 done; 1 done in part or nothing found, the message says what; 2 misuse.
"""


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below ``command``, with its full name."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from commands(found, f"{name} {child}")


def reference() -> str:
    """The whole page."""
    parts = [HEAD]
    for name, command in commands(casegraph, "casegraph"):
        shape = {"max_content_width": 100, "terminal_width": 100, "help_option_names": ["-h", "--help"]}
        with click.Context(command, info_name=name, **shape) as context:
            parts.append(f"## `{name}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(reference(), end="")
