"""What may go wrong with one question to a site, each by what is to be done about it."""

from __future__ import annotations

from casegraph.errors import CasegraphError


class NoAnswer(CasegraphError):
    """One question got no usable answer, also when it was asked again; the run goes on."""


class Gone(NoAnswer):
    """There is nothing at this address, or nothing any more."""


class Refused(NoAnswer):
    """The site does not let everybody see this."""


class AgainError(Exception):
    """An answer that may be better the next time; ``after`` are the seconds that the site asks to wait."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after
