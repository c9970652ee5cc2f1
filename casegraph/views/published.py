"""Follow-ups made fit to publish: roles in place of the names of staff, and no remarks made among colleagues.

The sentence of the minutes stays what it is, but where it names the owner it names the role too. Ids are those of the
full list, so that an entry of a published list can be marked.
"""

from __future__ import annotations

from casegraph.model import FollowUp
from casegraph.reason import Reason
from casegraph.views.rows import FollowUpRow

EMPLOYEE = "medarbejder"
"""What stands where the text names a person and no role, in the language of the minutes."""


def for_publication(row: FollowUpRow, followup: FollowUp) -> FollowUpRow:
    """``row``, which tells of ``followup``, with the owner as a role; an owner that a person named is not published."""
    printed, role = followup.owner or "", followup.owner_role or EMPLOYEE
    shown: FollowUpRow = {**row, "note": None}
    if row["owner"]:
        shown["owner"] = role if row["owner"] == printed else EMPLOYEE
    if printed and role != printed:
        shown["what"] = row["what"].replace(printed, role)
        shown["quote"] = row["quote"].replace(printed, role)
    if row["closed_why"] and not isinstance(row["closed_why"], Reason):
        shown["closed_why"] = row["closed_why"].replace(printed, role) if printed else row["closed_why"]
    return shown
