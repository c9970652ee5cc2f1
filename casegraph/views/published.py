"""Follow-ups made fit to publish: roles in place of the names of staff, and no remarks made among colleagues.

The sentence of the minutes stays what it is, but where it names the owner it names the role too. Ids are those of the
full list, so that an entry of a published list can be marked.
"""

from __future__ import annotations

import re

from casegraph.model import FollowUp
from casegraph.views.rows import FollowUpRow

EMPLOYEE = "medarbejder"
"""What stands where the text names a person and no role, in the language of the minutes."""

# A name behind a role: capitalised words or initials, two to four of them.
_NAME = r"(?:,?\s(?:[A-ZÆØÅ][\w'’-]+|[A-ZÆØÅ]\.)(?:\s(?:[A-ZÆØÅ][\w'’-]+|[A-ZÆØÅ]\.)){1,3})?"


def for_publication(row: FollowUpRow, followup: FollowUp) -> FollowUpRow:
    """``row``, which tells of ``followup``, with the owner as a role; an owner that a person named is not published."""
    printed, role = followup.owner or "", followup.owner_role or EMPLOYEE
    shown: FollowUpRow = {**row, "note": None}
    if row["owner"]:
        shown["owner"] = role if row["owner"] == printed else EMPLOYEE
    if printed:
        shown["what"] = unnamed(row["what"], printed, role)
        shown["quote"] = unnamed(row["quote"], printed, role)
    return shown


def unnamed(text: str, printed: str, role: str) -> str:
    """``text`` with the owner as a role; of "Teknisk chef Anne Holm" the name goes too where only the role was read."""
    return re.sub(rf"{re.escape(printed)}{_NAME}", lambda _: role, text)
