"""What is told where something is wrong: our errors, and misuse of the command line, in the reader's language.

A misuse may be found before options are read, so the language is looked for among the words that were typed
(:func:`casegraph.cli.helping.spoken`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from casegraph.cli.helping import names, spoken
from casegraph.errors import CasegraphError, DocumentError, RuleError, RuleFault
from casegraph.privacy import mask
from casegraph.reason import N_

if TYPE_CHECKING:
    from casegraph.words import Words

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
def told() -> Iterator[None]:
    """Whatever click finds misused inside is told in the reader's language."""
    try:
        yield
    except Misuse:
        raise
    except click.UsageError as error:
        raise Misuse(error) from error


class Misuse(click.UsageError):
    """A misuse that shows itself in the language of who typed it."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.format_message(), error.ctx)
        self.hint = _hint(error)

    def show(self, file: IO[Any] | None = None) -> None:
        """Usage, where help is, and what is wrong, on stderr."""
        words = spoken(self.ctx)
        say = words.gettext
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), err=True)
            help_asked = say("Try '{command}' for help.").format(command=f"{self.ctx.command_path} --help")
            click.echo(f"{help_asked}\n", err=True)
        wrong = words.heard(self.format_message()).replace(self.hint, names(self.hint, words.helped))
        click.echo(say("Error: {message}").format(message=mask(wrong)[0]), err=True)


def _hint(error: click.UsageError) -> str:
    """The name of the argument that is wrong, as click says it; nothing where it is an option or no argument."""
    wrong = getattr(error, "param", None)
    return str(wrong.get_error_hint(error.ctx)) if isinstance(wrong, click.Argument) and error.ctx else ""


def error_text(error: CasegraphError, words: Words) -> str:
    """One of our errors as it is told: in the reader's language, without CPR numbers."""
    if isinstance(error, DocumentError):
        said = f"{error.document}: {words.heard(error.reason)}; {words.heard(error.advice)}"
    elif isinstance(error, RuleError):
        said = "\n".join(fault_text(fault, words) for fault in error.faults)
    else:
        said = words.heard(error.args[0] if error.args else "")
    return mask(said)[0]


def fault_text(fault: RuleFault, words: Words) -> str:
    """A fault in the rules, the settings or the answers: its place, what is wrong and what is allowed."""
    wrong, allowed = words.heard(fault.wrong), words.heard(fault.allowed)
    known = f" ({words.gettext('allowed: {allowed}').format(allowed=allowed)})" if allowed else ""
    return f"{fault.file}:{fault.line}: {fault.key}: {wrong}{known}"
