"""The closed vocabularies of the model: every kind, state and status that a record may carry.

What each word means is told in ``docs/data-model.md``; the words themselves are promises to scripts and other tools.
"""

from __future__ import annotations

from typing import Literal

IsoDate = str
"""A date as ``2021-12-24``, or partial as ``2021-12`` or ``2021``."""

MeetingKind = Literal["minutes", "agenda"]
BodyKind = Literal[
    "executive_board",
    "finance_committee",
    "council",
    "standing_committee",
    "special_committee",
    "advisory",
    "staff_council",
    "other",
]
DecisionKind = Literal[
    "approved",
    "recommended",
    "noted",
    "discussed",
    "postponed",
    "referred",
    "returned",
    "rejected",
    "withdrawn",
    "stopped",
    "elected",
    "other",
    "none",
]
Tense = Literal["past", "planned"]
About = Literal["this", "other", "unknown"]
ReferenceKind = Literal["approved", "decided", "discussed", "recommended", "treated"]
FollowUpKind = Literal["task", "report_back", "deadline", "hearing", "next_body", "postponed", "agenda"]
Basis = Literal["decision", "recommendation", "presentation", "route"]
DuePrecision = Literal["day", "month", "quarter", "season", "approximate"]
OwnerFrom = Literal["text", "recommender"]
LinkKind = Literal["same_case", "series", "related"]
LinkRelation = Literal["follows", "part_of", "background"]
# What a related case is to the one at hand.
RelatedAs = Literal["earlier", "later", "whole", "part"]
LinkStatus = Literal["accepted", "suggested", "rejected"]
LinkedBy = Literal["number", "reference", "title", "person"]
Collective = Literal["no", "suspected", "yes"]
StepState = Literal["planned", "scheduled", "treated", "recorded", "mentioned"]
StepRole = Literal["prepares", "heard", "recommends", "decides", "informed"]
SectionRole = Literal[
    "header",
    "summary",
    "presentation",
    "recommendation",
    "decision",
    "earlier",
    "route",
    "course",
    "attachments",
    "economy",
    "hearing",
    "case_type",
    "participants",
    "other",
]

NOT_UNDERSTOOD = "not_understood"
"""The kind of doubt that is a line which no part of the parser could place."""

PRESENTED_BY = "v/"
"""The heading of the part of an item's header that says who presents it."""
