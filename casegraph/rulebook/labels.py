"""The rules of labels: words before a value in the head of a meeting or of an item ("Mødested: …", "Initialer: …")."""

from __future__ import annotations

from typing import Literal

from casegraph.rulebook.schema import RuleModel, Term

MeetingField = Literal["body", "date", "time", "start", "end", "place", "participants", "absent", "kind", "other"]


class MeetingLabel(RuleModel):
    """Labels of one field of the meeting; ``other`` are labels whose value is not kept (the secretary, the page)."""

    id: str
    field: MeetingField
    terms: tuple[Term, ...] = ()


class LabelsFile(RuleModel):
    """``labels.yaml``: labels in the head of the meeting, and of what stands beside an item's numbers.

    The labels of case, journal and document numbers stand in ``numbers.yaml``.
    """

    meeting: tuple[MeetingLabel, ...] = ()
    item: tuple[Term, ...] = ()
