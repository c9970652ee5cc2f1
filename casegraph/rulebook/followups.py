"""The rules of follow-ups: the words by which a decision or a presentation orders something to be done."""

from __future__ import annotations

from casegraph.rulebook.schema import RuleModel


class FollowupsFile(RuleModel):
    """``followups.yaml``."""
