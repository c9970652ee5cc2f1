"""Days printed as ``19/6`` with no word before them. By themselves they could be fractions: only who knows that a body
and an act stand beside them may take them for days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casegraph.danish.dates import DateMention, anchored, resolve_year
from casegraph.danish.months import iso
from casegraph.kinds import IsoDate

_LOOK_BACK = 50
_BARE = re.compile(
    r"(?<![\w§/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=$|[.,;:)](?!\d)|\s(?!\d|af\b|del|time|år|stilling|dag|mio|liter))"
)
# What is done on a day ("afleveres 13/3"), unless it is something that is shared out ("dækkes 1/3 af …").
_DONE = re.compile(
    r"(?<!\w)(?!(?:finansier|dækk|betal|del|fordel|nedsætt|reducer|udgør)e?s\b)[a-zæøå]{3,}es\s$", re.IGNORECASE
)
_TERM = re.compile(
    r"(?<!\w)\w{0,30}(?:frist|deadline|møde)(?:en|et|t)?(?:\s(?:er|bliver|var))?[\s:]{1,2}$", re.IGNORECASE
)


def find_days_of_acts(text: str, known: Sequence[DateMention], meeting: IsoDate) -> list[DateMention]:
    """The bare days of ``text`` on which something is to be done, the first such day not before ``meeting``.

    Right behind what is done, or behind a term: behind other words the same signs are a fraction, the number of a
    drawing or that of a room. The year is not printed.
    """
    return [
        replace(day, date=resolve_year(day.month, day.day, meeting=meeting, tense="planned"))
        for day in find_bare_days(text, known, None)
        if day.month and day.day and _is_of_an_act(text, day)
    ]


def _is_of_an_act(text: str, day: DateMention) -> bool:
    before = text[max(0, day.start - _LOOK_BACK) : day.start]
    return bool(_DONE.search(before) or _TERM.search(before))


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
