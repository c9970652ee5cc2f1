"""Options that several commands share, each with one name, one type and one help text."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from click.core import ParameterSource

from casegraph.cli.helping import LANG, LANG_VARIABLE, LANGUAGES

Command = TypeVar("Command", bound=Callable[..., Any])
SOURCE = click.Path(exists=False, path_type=Path)


# Newer versions of click make this class generic, older ones know no brackets.
if TYPE_CHECKING:
    _Day = click.ParamType[str]
else:
    _Day = click.ParamType


class Day(_Day):
    """A day as ``2022-03-21`` or, as Danes write it, ``21-03-2022`` or ``21.3.2022``; given on as ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in ISO 8601, or misuse that shows how to write one."""
        parts = str(value).replace(".", "-").replace("/", "-").split("-")
        if len(parts) == 3 and len(parts[0]) <= 2:
            parts.reverse()
        try:
            year, month, day = (int(part) for part in parts)
            return Date(year, month, day).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2022-03-21 or 21-03-2022", param, ctx)


DAY = Day()


def db_option(command: Command) -> Command:
    """Which database."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        envvar="CASEGRAPH_DB",
        default="casegraph.db",
        show_default=True,
        show_envvar=True,
        help="The database file; a folder means one a municipality.",
    )(command)


def municipality_option(command: Command) -> Command:
    """Which municipality."""
    return click.option("--municipality", metavar="NAME", help="Only this municipality; when reading, whose minutes.")(
        command
    )


def from_option(command: Command) -> Command:
    """Documents instead of a database."""
    return click.option(
        "--from",
        "sources",
        type=SOURCE,
        multiple=True,
        metavar="PATH",
        help="Read these documents into memory instead of a database; may be repeated.",
    )(command)


def rules_option(command: Command) -> Command:
    """Rules of one's own."""
    return click.option(
        "--rules",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder of rules of your own, laid over those that come with casegraph.",
    )(command)


def lang_option(command: Command) -> Command:
    """The language of what people read."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar=LANG_VARIABLE,
        show_envvar=True,
        callback=_keep_lang,
        help="The language of what people read; else as the documents' settings say, else by locale, else Danish.",
    )(command)


def _keep_lang(ctx: click.Context, param: click.Parameter, lang: str | None) -> str | None:
    """Keep the language for the case that something goes wrong; what was typed before the command's name holds too."""
    if ctx.get_parameter_source("lang") is not ParameterSource.COMMANDLINE:
        lang = ctx.meta.get(LANG) or lang
    ctx.meta[LANG] = lang
    return lang


def as_of_option(command: Command) -> Command:
    """The day from which it is seen."""
    return click.option(
        "--as-of",
        type=DAY,
        metavar="DATE",
        help="Later meetings are unseen, also for closing; default today in Copenhagen.",
    )(command)


def open_only_option(command: Command) -> Command:
    """Without what is in closed items."""
    return click.option(
        "--open-only", is_flag=True, help="Leave out title, number and content of closed items, whatever they printed."
    )(command)


def output_option(command: Command) -> Command:
    """Where to write."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write to this file instead of to the terminal; it appears whole or not at all.",
    )(command)


def answers_option(command: Command) -> Command:
    """The file of people's answers."""
    return click.option(
        "--answers",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The file with people's answers; default answers.yaml beside the database.",
    )(command)


def who_option(command: Command) -> Command:
    """Who says so."""
    return click.option(
        "--who", metavar="NAME", envvar="CASEGRAPH_USER", show_envvar=True, help="Who says so; kept with the answer."
    )(command)


def read_options(command: Command) -> Command:
    """Where the meetings come from, a database or documents, and of which municipality: all as one ``reading``."""

    @functools.wraps(command)
    def gathered(*args: Any, **kwargs: Any) -> Any:
        from casegraph.pipeline import Reading

        given = {name: kwargs.pop(name) for name in ("db", "sources", "municipality", "rules")}
        return command(*args, reading=Reading(**given), **kwargs)

    for option in (rules_option, municipality_option, from_option, db_option):
        gathered = option(gathered)
    return cast(Command, gathered)
