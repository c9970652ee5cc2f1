"""Closed items made fit to publish: they stay as treatments, their title, numbers and content are nowhere.

A new item is made of the few things a closed item may show, rather than the secret ones being taken out, so that a
field which is added to the model one day is left out until somebody decides otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from casegraph.model import AgendaItem, Case, Link, Place, Thread
from casegraph.order import item_key

CLOSED_TITLE = "Behandlet som lukket punkt"
"""What stands in the place of a closed item's title, in the language of the minutes."""


def closed_ids(items: Iterable[AgendaItem]) -> dict[str, str]:
    """Closed item → the id it gets: its meeting's with a count behind, so that not even its number is in it."""
    counts: Counter[str] = Counter()
    ids: dict[str, str] = {}
    for item in sorted((one for one in items if one.closed), key=item_key):
        counts[item.meeting] += 1
        ids[item.id] = f"{item.meeting}:closed-{counts[item.meeting]}"
    return ids


def without_content(item: AgendaItem, new_id: str) -> AgendaItem:
    """A closed item with nothing left but that it was treated, by whom, when, and in which document."""
    return AgendaItem(
        id=new_id,
        municipality=item.municipality,
        document=item.document,
        meeting=item.meeting,
        meeting_kind=item.meeting_kind,
        body=item.body,
        body_id=item.body_id,
        body_kind=item.body_kind,
        date=item.date,
        number=None,
        title=CLOSED_TITLE,
        source=Place(item.source.line, item.source.page, item.source.last),
        closed=True,
        layout=item.layout,
    )


def open_versions(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Versions of items with nothing of the closed ones left but that they were treated."""
    known = list(items)
    ids = closed_ids(known)
    return [without_content(one, ids[one.id]) if one.closed else open_item(one, ids) for one in known]


def open_item(item: AgendaItem, ids: Mapping[str, str]) -> AgendaItem:
    """An open item; where a closed one decided it, by the id that one has now."""
    decided_in = ids.get(item.decided_in or "")
    return replace(item, decided_in=decided_in) if decided_in else item


def open_case(case: Case, items: Mapping[str, AgendaItem], ids: Mapping[str, str]) -> Case:
    """A case with the titles and numbers of its open items only; its closed items by the ids they have now."""
    if not any(item in ids for item in case.items):
        return case
    seen = sorted((items[item] for item in case.items if item in items and not items[item].closed), key=item_key)
    printed = {number.printed for item in seen for number in item.case_numbers}
    titles = tuple(dict.fromkeys(item.title for item in seen))
    return replace(
        case,
        title=titles[-1] if titles else CLOSED_TITLE,
        titles=titles or (CLOSED_TITLE,),
        case_numbers=tuple(number for number in case.case_numbers if number in printed),
        threads=tuple(_open_thread(thread, items, ids) for thread in case.threads),
    )


def _open_thread(thread: Thread, items: Mapping[str, AgendaItem], ids: Mapping[str, str]) -> Thread:
    titles = [items[item].title for item in thread.items if item in items and not items[item].closed]
    members = tuple(ids.get(item, item) for item in thread.items)
    return Thread(thread.id, titles[-1] if titles else CLOSED_TITLE, members)


def open_links(links: Iterable[Link], ids: Mapping[str, str]) -> list[Link]:
    """The links between open items: evidence quotes what it compares, so those with a closed item go as a whole."""
    return [link for link in links if link.a not in ids and link.b not in ids]
