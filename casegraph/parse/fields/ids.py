"""Ids: ASCII, beginning with the municipality, the same from run to run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from casegraph.danish import slug
from casegraph.kinds import IsoDate

UNKNOWN = "unknown"
_NOT_ID = re.compile(r"[^A-Za-z0-9._-]+")


def meeting_id(municipality: str, body_id: str | None, date: IsoDate | None, document: str) -> str:
    """``municipality:body:date``; a meeting without a date has eight hex digits of its document's name instead."""
    day = date or f"undated-{hashlib.sha1(document.encode(), usedforsecurity=False).hexdigest()[:8]}"
    return f"{municipality or UNKNOWN}:{body_id or UNKNOWN}:{day}"


def item_ids(meeting: str, numbers: Iterable[str | None]) -> list[str]:
    """The ids of a meeting's items in printed order: ``meeting:number``, or ``meeting:o<ordinal>`` without a number.

    A number that the same document prints twice (open and closed items counted apart) has the ordinal behind it.
    """
    taken: set[str] = set()
    ids: list[str] = []
    for ordinal, number in enumerate(numbers, 1):
        own = _printed(number)
        candidate = f"{meeting}:{own}" if own else f"{meeting}:o{ordinal}"
        if candidate in taken:
            candidate = f"{candidate}:o{ordinal}"
        taken.add(candidate)
        ids.append(candidate)
    return ids


def _printed(number: str | None) -> str:
    """A printed item number as part of an id: "7 a" gives ``7-a``."""
    plain = (number or "").strip()
    return plain if plain and not _NOT_ID.search(plain) else slug(plain)
