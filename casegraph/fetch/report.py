"""What a run fetched, or would fetch, for people and for the exit status."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class FetchReport:
    """Meetings are named by day, body and what the document is called.

    ``fetched`` were saved (with ``dry_run``: would be), ``removed`` were taken out of the folder because they were
    withdrawn or closed, ``failed`` pairs a meeting with what is wrong. ``stopped`` says why the run ended early, with
    ``left`` meetings still to be fetched.
    """

    site: str
    folder: str
    listed: int = 0
    unchanged: int = 0
    fetched: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    stopped: str | None = None
    left: int = 0
    dry_run: bool = False

    @property
    def complete(self) -> bool:
        """Whether everything that was wanted is here; otherwise the exit status is 1."""
        return not self.failed and self.stopped is None
