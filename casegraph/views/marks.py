"""A person's word on a follow-up, laid over what the minutes say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from casegraph.kinds import IsoDate
from casegraph.reason import reason
from casegraph.views.rows import FollowUpRow


class Mark(Protocol):
    """What a person said: ``word`` is done, not-a-task, snooze or owner; ``value`` the day or the name."""

    @property
    def followup(self) -> str: ...  # noqa: D102
    @property
    def word(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> str | None: ...  # noqa: D102
    @property
    def date(self) -> IsoDate | None: ...  # noqa: D102
    @property
    def note(self) -> str | None: ...  # noqa: D102


def apply_marks(row: FollowUpRow, marks: Iterable[Mark], as_of: IsoDate) -> None:
    """Change ``row`` by the marks that hang on it and count by ``as_of``, the newest last."""
    for mark in sorted(marks, key=lambda mark: mark.date or ""):
        if mark.followup == row["id"] and (mark.date is None or mark.date <= as_of):
            _apply(row, mark, as_of)


def _apply(row: FollowUpRow, mark: Mark, as_of: IsoDate) -> None:
    row["note"] = mark.note or row["note"]
    if mark.word == "owner":
        row["owner"], row["owner_from"] = mark.value, None
    elif mark.word == "snooze":
        row["snoozed_until"] = mark.value
        if row["status"] in {"overdue", "unknown"} and (mark.value or "") >= as_of:
            row["status"] = "open"
    elif mark.word in {"done", "not-a-task"}:
        done = mark.word == "done"
        row["status"] = "done" if done else "superseded"
        row["closed_by"], row["closed_on"] = "person", mark.date
        row["closed_why"] = reason("marked as done") if done else reason("marked as no task")
