"""The one family of errors that casegraph raises on purpose.

Every message names the file, line and key (or the place) and says what to do next, because the person who reads it
is a secretary at a terminal, not a programmer at a debugger. The command line turns each class into an exit status:
:class:`UsageError` and :class:`RuleError` are misuse (2), everything else is a job done in part (1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class CasegraphError(Exception):
    """Base class: anything casegraph refuses, with a message made for people."""


class UsageError(CasegraphError):
    """The caller asked for something that cannot be: an unknown format, a path that is not there."""


class NotFound(CasegraphError):
    """Nothing fits what was asked for, or several things do: the message lists them."""


class DocumentError(CasegraphError):
    """One document cannot be read; the run goes on without it.

    ``document`` is the path the person knows, ``reason`` what is wrong and ``advice`` what to do about it.
    """

    def __init__(self, document: str, reason: str, advice: str) -> None:
        super().__init__(f"{document}: {reason}; {advice}")
        self.document = document
        self.reason = reason
        self.advice = advice


@dataclass(frozen=True, slots=True, order=True)
class RuleFault:
    """One fault in a rules file: where it is, which key, what is wrong and what is allowed there."""

    file: str
    line: int
    key: str
    wrong: str
    allowed: str = ""

    def __str__(self) -> str:
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        return f"{self.file}:{self.line}: {self.key}: {self.wrong}{allowed}"


class RuleError(CasegraphError):
    """Every fault found in the rules in one run, sorted by file and line."""

    def __init__(self, faults: Iterable[RuleFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class StoreError(CasegraphError):
    """The database cannot be used: newer than the program, locked by another build, or not one of ours."""


class AnswerError(CasegraphError):
    """The answers file cannot be read, or an answer names something that is not there."""


class FetchError(CasegraphError):
    """A site cannot be fetched from, or no longer: the run ends, and what was saved stays."""
