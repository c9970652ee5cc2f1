"""Linking one municipality anew and putting the outcome into its database: for a build, and after a person's answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.collector import collector_paused
from casegraph.errors import StoreError
from casegraph.pipeline.changes import State, compare, published
from casegraph.pipeline.fingerprint import joined
from casegraph.pipeline.people import discreet, entries_of
from casegraph.pipeline.report import Changes
from casegraph.reason import Reason, reason
from casegraph.store import Store, Writer
from casegraph.store.codec import from_data, to_data, to_json

if TYPE_CHECKING:
    from casegraph.link import Linked, LinkRules
    from casegraph.link.answers.answers import Answers
    from casegraph.model import AgendaItem

LINKED = "linked:{municipality}"
NOTES = "notes:{municipality}"
RULES = "link-rules"
BASIS = "link-basis"
"""The facts that are kept of linking: on what it rests, what it noticed, and the rules it went by."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking a municipality gave: how many items, cases and accepted links, and what is other than before."""

    municipality: str
    counts: tuple[int, int, int]
    changes: Changes | None = None

    def published(self, items: Iterable[AgendaItem]) -> Relinked:
        """The same without anything of closed items; ``items`` are those of the municipality."""
        return replace(self, changes=(published(self.changes, items) or None) if self.changes else None)


def linked_items(
    store: Store, municipality: str, link: Callable[[Sequence[AgendaItem]], Linked]
) -> tuple[list[AgendaItem], Linked]:
    """The items of a municipality and what ``link`` makes of them."""
    with collector_paused():
        items = list(store.items_as_parsed(municipality))
        return items, link(items)


def put_anew(
    shelf: tuple[Store, Writer], municipality: str, items: Sequence[AgendaItem], linked: Linked, answers: Answers
) -> Relinked:
    """Put the links and cases of a municipality in place of the former ones, and say what changed."""
    store, writer = shelf
    before = State.of(store.cases(municipality), store.links(municipality))
    writer.put_linked(municipality, linked)
    notes = [*linked.notes, *_orphaned_marks(answers, items)]
    writer.put_meta(NOTES.format(municipality=municipality), _packed(notes))
    accepted = sum(link.status == "accepted" for link in linked.links)
    counts = len(items), len(linked.cases), accepted
    after = State.of(linked.cases, linked.links)
    changes = compare(municipality, before, after, {item.id: item.title for item in items}) if before else None
    return Relinked(municipality, counts, changes or None)


def put_basis(writer: Writer, basis: str, rules: LinkRules) -> None:
    """Keep what linking goes by, so that an answer can be followed without the folder of rules."""
    writer.put_meta(BASIS, basis)
    writer.put_meta(RULES, to_json(to_data(rules)))


def kept_rules(store: Store) -> LinkRules:
    """The rules that the last build linked by; :class:`StoreError` where it kept none."""
    from casegraph.link import LinkRules  # noqa: PLC0415

    kept = store.meta(RULES)
    if kept is None:
        raise StoreError(
            reason("{db} does not hold what it was linked by; run casegraph build again", db=str(store.path))
        )
    return from_data(LinkRules, json.loads(kept))


def link_anew(shelf: tuple[Store, Writer], municipality: str, answers: Answers, *, open_only: bool = False) -> Relinked:
    """Link a municipality by the rules of the last build and the ``answers`` that count, and keep the outcome.

    With ``open_only`` what changed is told without anything of closed items.
    """
    from casegraph.link import link_items  # noqa: PLC0415

    store, writer = shelf
    rules, said = kept_rules(store), discreet(answers, store)
    items, linked = linked_items(store, municipality, lambda found: link_items(found, rules, said))
    relinked = put_anew(shelf, municipality, items, linked, said)
    writer.put_meta(LINKED.format(municipality=municipality), linked_basis(store.meta(BASIS) or "", answers))
    return relinked.published(items) if open_only else relinked


def linked_basis(basis: str, answers: Answers) -> str:
    """What a linking rests on, as one text: the program and its rules (``basis``), and people's answers."""
    return joined(basis, entries_of(answers))


def notes_of(store: Store, municipality: str, *, open_only: bool = False) -> list[Reason]:
    """What the last linking of a municipality noticed; with ``open_only`` without naming items, which may be closed."""
    kept = json.loads(store.meta(NOTES.format(municipality=municipality)) or "[]")
    hidden = dict.fromkeys(("items", "one", "other"), "–") if open_only else {}
    return [
        Reason(message, {name: hidden.get(name, value) for name, value in values.items()}) for message, values in kept
    ]


def _packed(notes: Iterable[Reason]) -> str:
    return to_json([[note.message, dict(note.values)] for note in notes])


def _orphaned_marks(answers: Answers, items: Sequence[AgendaItem]) -> tuple[Reason, ...]:
    if not any(answer.verb == "mark" for answer in answers.entries):
        return ()
    from casegraph.link.answers.marks import recall_marks  # noqa: PLC0415

    return recall_marks(answers, items)[1]
