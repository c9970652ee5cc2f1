"""The foot of a web page with the address of the house over several lines, behind which nothing belongs to an item."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from casegraph.parse.structure.rows import Row

# "Torvet 1" over "9999 Nyby".
STREET = re.compile(r"[A-ZÆØÅ][^\W\d][^\d:]{1,40}\s\d{1,3}\s?[A-Za-z]?")
TOWN = re.compile(r"\d{4}\s[A-ZÆØÅ][\w .-]{1,30}")
_HOUSE = re.compile(r"(?:[A-ZÆØÅ][\w-]+\s){1,2}[Kk]ommune|[A-ZÆØÅ][\w-]*\s?[Rr]ådhus(?:et)?")
_REACHED = re.compile(r"(?:telefon|tlf|mail|e-mail|cvr|ean|www|http|digital post)\b|\S+@\S+\.\w+", re.IGNORECASE)
# Rows behind the address, at most.
_MOST = 6


def foot_rows(rows: Sequence[Row], buttons: Set[int]) -> set[int]:
    """The indices of the rows from the house's address at the end of the page on; none where it ends in none.

    Behind it stand ``buttons`` and ways to reach the house alone: an address may be of what an item is about.
    """
    for at in range(len(rows) - 1, max(2, len(rows) - 2 - _MOST), -1):
        if TOWN.fullmatch(rows[at].text):
            begin = at - 2
            house = _HOUSE.fullmatch(rows[begin].text) is not None and rows[begin].gap
            told = house and STREET.fullmatch(rows[at - 1].text) is not None
            return {row.index for row in rows[begin:]} if told else set()
        if rows[at].index not in buttons and not _REACHED.match(rows[at].text):
            return set()
    return set()
