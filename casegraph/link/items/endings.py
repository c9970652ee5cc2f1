"""Case numbers that one house prints in full and another without their subject: *00.30.10-G01-2-24* and *G01-2-24*.

Serial numbers begin anew under every subject code, so several numbers can end so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

# Facet, serial number and year of a case number after KLE, and the whole of it: folded (*00-30-10-G01-2-24*).
_ENDING = re.compile(r"[A-ZÆØÅ]\d{2}-\d+-\d{2,4}")
_WHOLE = re.compile(r"\d\d-\d\d-\d\d-(?P<ending>[A-ZÆØÅ]\d{2}-\d+-\d{2,4})")


def wholes_of(keys: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Of each of the ``keys`` of case numbers that is an ending alone, the whole ones that end so."""
    found: dict[str, set[str]] = {key: set() for key in keys if _ENDING.fullmatch(key)}
    for key in keys if found else ():
        whole = _WHOLE.fullmatch(key)
        if whole and whole["ending"] in found:
            found[whole["ending"]].add(key)
    return {ending: frozenset(wholes) for ending, wholes in found.items()}
