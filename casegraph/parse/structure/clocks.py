"""Times of day as minutes print them: "kl. 13.00", "9:30"."""

from __future__ import annotations

import re

from casegraph.danish import find_dates

TIME = re.compile(r"(?<![\d.,:/])(?P<h>[0-2]?\d)[.:](?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)")
_CLOCK = re.compile(r"\bkl(?:okken)?\.?\s*\Z", re.IGNORECASE)
HOUR = re.compile(r"\bkl\.?\s*(?P<h>[0-2]?\d)(?![\d.:])", re.IGNORECASE)


def clocks(text: str) -> list[str]:
    """The times of day in ``text`` in order, dates left out; what "kl." stands before is none ("kl. 18.10.")."""
    for date in find_dates(text):
        if _CLOCK.search(text[: date.start]):
            continue
        text = text[: date.start] + "#" * (date.end - date.start) + text[date.end :]
    found = [*TIME.finditer(text), *HOUR.finditer(text)]
    found.sort(key=re.Match.start)
    return [f"{int(one['h']):02}:{one['m'] if 'm' in one.groupdict() else '00'}" for one in found if int(one["h"]) < 25]
