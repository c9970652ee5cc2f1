"""Days printed as ``19/6`` with no word before them. By themselves they could be fractions: only who knows that a body
and an act stand beside them may take them for days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegraph.danish.dates import DateMention, anchored
from casegraph.danish.months import iso
from casegraph.kinds import IsoDate

_BARE = re.compile(
    r"(?<![\w§/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=$|[.,;:)](?!\d)|\s(?!\d|af\b|del|time|år|stilling|dag|mio|liter))"
)


def find_bare_days(text: str, known: Sequence[DateMention], anchor: IsoDate | None) -> list[DateMention]:
    """The days in ``text`` written as two numbers and a slash that are none of the ``known`` dates, left to right.

    ``anchor`` gives each the nearest year, as in :func:`casegraph.danish.find_dates`.
    """
    found: list[DateMention] = []
    for match in _BARE.finditer(text):
        day, month = int(match["d"]), int(match["m"])
        taken = any(other.start < match.end() and match.start() < other.end for other in known)
        if taken or iso(2024, month, day) is None:
            continue
        mention = DateMention(match.start(), match.end(), match.group(), None, "day", False, month, day)
        found.append(anchored(mention, anchor))
    return found
