"""Ids of follow-ups: ASCII, and the same from run to run as long as the sentence they stand in is the same."""

from __future__ import annotations

import hashlib
from collections import Counter

from casegraph.danish import fold
from casegraph.model import AgendaItem, FollowUp

_INITIALS = {
    "task": "t",
    "report_back": "r",
    "deadline": "d",
    "hearing": "h",
    "next_body": "n",
    "postponed": "p",
    "agenda": "a",
}


def followup_ids(item: AgendaItem) -> tuple[str, ...]:
    """The ids of ``item.followups``, in their order: the item's id, a letter for the kind and seven hex digits.

    The digits come from the words themselves and not from the position, because a person's "done" hangs on the id and
    must never slip to another task when one more is found before it. The item is in them too, so that letter and
    digits are enough to name a follow-up by. Equal ones get ``.2``, ``.3`` … behind.
    """
    seen: Counter[str] = Counter()
    ids = []
    for followup in item.followups:
        tail = _INITIALS[followup.kind] + _digest(item, followup)
        seen[tail] += 1
        again = f".{seen[tail]}" if seen[tail] > 1 else ""
        ids.append(f"{item.id}:{tail}{again}")
    return tuple(ids)


def _digest(item: AgendaItem, followup: FollowUp) -> str:
    words = "\0".join(fold(part or "") for part in (item.id, followup.what, followup.quote, followup.to_body_id))
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:7]
