"""The rules of labels: words before a value in the head of a meeting or of an item ("Mødested: …", "Initialer: …")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from casegraph.danish import fold
from casegraph.rulebook.schema import RuleModel, Term

MeetingField = Literal["body", "date", "time", "start", "end", "place", "participants", "absent", "kind", "other"]


class MeetingLabel(RuleModel):
    """Labels of one field of the meeting; ``other`` are labels whose value is not kept (the secretary, the page)."""

    id: str
    field: MeetingField
    terms: tuple[Term, ...] = ()


class AttendanceRules(RuleModel):
    """Words of a table of who was there: heads of its columns, marks of those who were ``away``, and what stands among
    those for ``nobody``.
    """

    name: tuple[Term, ...] = ()
    present: tuple[Term, ...] = ()
    absent: tuple[Term, ...] = ()
    away: tuple[Term, ...] = ()
    nobody: tuple[Term, ...] = ()

    def column(self, head: str) -> str:
        """What a column is by its head: ``name``, ``present``, ``absent``, or nothing known."""
        kinds = {"name": self.name, "present": self.present, "absent": self.absent}
        return next((kind for kind, terms in kinds.items() if _is_one_of(head, terms)), "")

    def is_nobody(self, mark: str) -> bool:
        """Whether what stands among those who stayed away names nobody."""
        return _is_one_of(mark, self.nobody) or not mark.strip(" .-–")

    def is_away(self, mark: str) -> bool:
        """Whether a mark among those who came says that somebody did not."""
        first = re.split(r"[\s(,:]", fold(mark).strip(), maxsplit=1)[0]
        return _is_one_of(mark, self.away) or (len(first) > 1 and _is_one_of(first, self.away))


def _is_one_of(text: str, terms: Iterable[Term]) -> bool:
    folded = fold(text)
    return folded.strip(" .:()") in {fold(term.term) for term in terms}


class LabelsFile(RuleModel):
    """``labels.yaml``: labels in the head of the meeting, and of what stands beside an item's numbers.

    The labels of case, journal and document numbers stand in ``numbers.yaml``. ``types`` are those of an item's type
    where it stands on one line with other labels.
    """

    meeting: tuple[MeetingLabel, ...] = ()
    attendance: AttendanceRules = AttendanceRules()
    item: tuple[Term, ...] = ()
    types: tuple[Term, ...] = ()
