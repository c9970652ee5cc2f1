"""The foot of a web page with the address of the house over several lines, behind which nothing belongs to an item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegraph.parse.structure.rows import Row

# "Torvet 1" over "9999 Nyby".
STREET = re.compile(r"[A-ZÆØÅ][^\W\d][^\d:]{1,40}\s\d{1,3}\s?[A-Za-z]?")
TOWN = re.compile(r"\d{4}\s[A-ZÆØÅ][\w .-]{1,30}")
_HOUSE = re.compile(r"(?:[A-ZÆØÅ][\w-]+\s){0,2}[Kk]ommune|Rådhuset")
# Of the last so many rows the address is one; those behind it are telephone numbers and links.
_LAST, _LONGEST = 9, 90


def foot_rows(rows: Sequence[Row]) -> set[int]:
    """The indices of the rows from the address at the end of the page on; none where it ends in none."""
    first = max(1, len(rows) - _LAST)
    for at in range(len(rows) - 1, first, -1):
        if TOWN.fullmatch(rows[at].text) and STREET.fullmatch(rows[at - 1].text):
            named = at > 1 and _HOUSE.fullmatch(rows[at - 2].text) is not None
            begin = at - 1 - named
            apart = rows[begin].gap and all(len(row.text) <= _LONGEST for row in rows[at:])
            return {row.index for row in rows[begin:]} if apart else set()
    return set()
