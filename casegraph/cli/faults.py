"""What is told where something is wrong: our errors, and misuse of the command line, in the reader's language.

The language is that which was typed (``--lang``), else the settings' or the locale's; a misuse is found before options
are read, so it is looked for among the words that were typed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from casegraph.errors import CasegraphError, DocumentError
from casegraph.privacy import mask
from casegraph.reason import N_

if TYPE_CHECKING:
    from casegraph.words import Words

LANGUAGES = ("da", "en")
LANG = "casegraph.lang"
"""Under this key the language stands in ``Context.meta`` once it is known."""

# What click says where it is misused; found by the phrasebook when it is told.
MISUSE = (
    N_("No such option: {name}"),
    N_("No such option: {name} Did you mean {possibility}?"),
    N_("{message} (Did you mean {possibility}?)"),
    N_("{message} (Did you mean one of: {possibilities}?)"),
    N_("No such option {name}."),
    N_("No such option {name}. Did you mean {possibility}?"),
    N_("No such command {name}."),
    N_("No such command {name}. Did you mean {possibility}?"),
    N_("Missing argument {name}."),
    N_("Missing argument {name}. Choose from:{choices}"),
    N_("Missing option {name}."),
    N_("Missing command."),
    N_("Option {name} requires an argument."),
    N_("Option {name} does not take a value."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Invalid value for {name}: {message}"),
    N_("Invalid value: {message}"),
    N_("{value} is not one of {choices}."),
    N_("{value} is not a valid {kind}."),
    N_("{value} is not in the range {range}."),
    N_("Could not open file {name}: {message}"),
)


@contextmanager
def told(args: Sequence[str] = ()) -> Iterator[None]:
    """Whatever click finds misused inside is told in the reader's language."""
    try:
        yield
    except Misuse:
        raise
    except click.UsageError as error:
        raise Misuse(error, _typed(args)) from error


class Misuse(click.UsageError):
    """A misuse that shows itself in the language of who typed it."""

    def __init__(self, error: click.UsageError, lang: str | None) -> None:
        super().__init__(error.format_message(), error.ctx)
        self.lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        """Usage, where help is, and what is wrong, on stderr."""
        words = _words(self.lang)
        say = words.gettext
        if self.ctx is not None:
            click.echo(self.ctx.get_usage().replace("Usage:", say("Usage:"), 1), err=True)
            help_asked = say("Try '{command}' for help.").format(command=f"{self.ctx.command_path} --help")
            click.echo(f"{help_asked}\n", err=True)
        wrong = mask(words.heard(self.format_message()))[0]
        click.echo(say("Error: {message}").format(message=wrong), err=True)


def error_text(error: CasegraphError, lang: str | None) -> str:
    """One of our errors as it is told: in the reader's language, without CPR numbers."""
    words = _words(lang)
    if isinstance(error, DocumentError):
        said = f"{error.document}: {words.heard(error.reason)}; {words.heard(error.advice)}"
    else:
        said = words.heard(error.args[0] if error.args else "")
    return mask(said)[0]


def _words(lang: str | None) -> Words:
    from casegraph.words import Words, choose_language

    return Words(choose_language(lang))


def _typed(args: Sequence[str]) -> str | None:
    """The language among words that were typed, where it is one of ours."""
    words = list(args) or sys.argv[1:]
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == "--lang" and (value or following) in LANGUAGES:
            return value or following
    return None
