"""Help in the reader's language: commands and options hold English, and are translated when help is shown.

click makes the page; what it writes goes through :class:`Page`, which finds each paragraph, option and name of an
argument in the catalogue ``help.po``. A context that is not :class:`Asked` (the command reference) stays English.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casegraph.reason import N_

if TYPE_CHECKING:
    from casegraph.words import Words

LANGUAGES = ("da", "en")
LANG = "casegraph.lang"
"""Under this key the language stands in ``Context.meta`` once it is known."""
LANG_VARIABLE = "CASEGRAPH_LANG"
TYPED = "casegraph.typed"
"""Under this key the words that were typed stand in ``Context.meta``."""

# What click itself writes on a page of help.
PAGE = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("default"),
    N_("env var"),
)
_NAME = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
Say = Callable[[str], str]


def in_words(text: str, say: Say) -> str:
    """A text of help said by ``say``, paragraph by paragraph; where lines are kept (``\\b``) each that is no example.

    A paragraph is handed over as one line, so that it is the same message however it is wrapped in the code.
    """
    return "\n\n".join(_paragraph(part, say) for part in inspect.cleandoc(text).split("\n\n"))


def _paragraph(text: str, say: Say) -> str:
    if not text.startswith("\b"):
        return say(" ".join(text.split()))
    lines = text.splitlines()[1:]
    return "\n".join(["\b", *(line if line.startswith(" ") else say(line) for line in lines)])


def names(text: str, say: Say) -> str:
    """A shape of what is typed, such as ``[OPTIONS] CASE...``, with every name of an argument said by ``say``."""
    return _NAME.sub(lambda name: say(name[0]), text)


class Page(click.HelpFormatter):
    """A page of help whose every part is said in one language."""

    def __init__(self, words: Words, **sizes: Any) -> None:
        super().__init__(**sizes)
        self.say = words.helped

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, names(args, self.say), f"{self.say('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """A heading above options or commands."""
        super().write_heading(self.say(heading))

    def write_text(self, text: str) -> None:
        """What a command does."""
        super().write_text(in_words(text, self.say))

    def write_dl(self, rows: Iterable[tuple[str, str]], *columns: int, **more: int) -> None:
        """Options and commands, each with what it does; a command's name is typed and stays."""
        super().write_dl([(names(name, self.say), self._described(help)) for name, help in rows], *columns, **more)

    def _described(self, text: str) -> str:
        """The help of an option; click has put its default and such in brackets behind it."""
        help, space, extra = text.partition("  [")
        facts = (fact.partition(": ") for fact in extra.removesuffix("]").split("; ") if fact)
        said = "; ".join(f"{self.say(fact)}{colon}{value}" for fact, colon, value in facts)
        return self.say(help) + (f"{space}{said}]" if space else "")


class Asked(click.Context):
    """A command as somebody typed it, whose help is shown in their language."""

    def make_formatter(self) -> click.HelpFormatter:
        """A page in the language that was asked for."""
        return Page(spoken(self), width=self.terminal_width, max_width=self.max_content_width)


class Command(click.Command):
    """A command with help in the reader's language."""

    context_class = Asked


class Group(click.Group):
    """A group of commands with help in the reader's language."""

    context_class = Asked
    command_class = Command


def spoken(ctx: click.Context | None) -> Words:
    """The language of who typed this: as asked for, else the variable's, else the database's settings', else …"""
    from casegraph.words import Words, choose_language

    typed: Sequence[str] = ctx.meta.get(TYPED, ()) if ctx else ()
    known = (ctx.meta.get(LANG) if ctx else None) or _following(typed, "--lang") or os.environ.get(LANG_VARIABLE)
    return Words(known if known in LANGUAGES else choose_language(_settings(typed)))


def _settings(typed: Sequence[str]) -> str | None:
    """The language that the settings in the database ask for, where there is one that can be read."""
    db = Path(_following(typed, "--db") or os.environ.get("CASEGRAPH_DB") or "casegraph.db")
    if not db.exists():
        return None
    from casegraph.pipeline import language_of

    return language_of(db)


def _following(typed: Sequence[str], option: str) -> str | None:
    """What was typed as the value of an option, before options are read."""
    for word, following in pairwise((*typed, "")):
        name, given, value = word.partition("=")
        if name == option:
            return value if given else following
    return None
