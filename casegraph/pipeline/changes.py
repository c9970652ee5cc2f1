"""What a new linking changed against the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casegraph.closed import CLOSED_TITLE
from casegraph.model import AgendaItem, Case, Link
from casegraph.pipeline.report import Changes, Moved

LinkKey = tuple[str, str, str, str]


@dataclass(frozen=True)
class State:
    """The cases and links of one municipality at one time."""

    cases: Mapping[str, Case]
    links: Mapping[LinkKey, Link]

    @classmethod
    def of(cls, cases: Iterable[Case], links: Iterable[Link]) -> State:
        """The state that these cases and links are."""
        return cls(
            {case.id: case for case in cases},
            {(link.a, link.b, link.kind, link.status): link for link in links},
        )

    def __bool__(self) -> bool:
        return bool(self.cases or self.links)


def compare(municipality: str, before: State, after: State, titles: Mapping[str, str]) -> Changes:
    """Everything that differs, sorted; ``titles`` has the title of every item that is there now."""
    renamed = _renamed(before, after)
    gone = [case for key, case in before.cases.items() if key not in after.cases and key not in renamed]
    kept = ((before.cases[key], case) for key, case in after.cases.items() if key in before.cases)
    new = [case for key, case in after.cases.items() if key not in before.cases and key not in renamed.values()]
    return Changes(
        municipality,
        cases_new=_named(new),
        cases_gone=_named(gone),
        cases_renamed=tuple(sorted(renamed.items())),
        cases_changed=_named(case for was, case in kept if was != case),
        moved=tuple(_moved(before, after, renamed, titles)),
        links_new=tuple(after.links[key] for key in sorted(after.links.keys() - before.links.keys())),
        links_gone=tuple(before.links[key] for key in sorted(before.links.keys() - after.links.keys())),
    )


def _named(cases: Iterable[Case]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((case.id, case.title) for case in cases))


def _renamed(before: State, after: State) -> dict[str, str]:
    """Cases that have another id now, and all of their items still."""
    cases = _by_item(after)
    renamed: dict[str, str] = {}
    for key, case in before.cases.items():
        heirs = {cases.get(item) for item in case.items}
        heir = heirs.pop() if len(heirs) == 1 else None
        if key not in after.cases and heir and heir not in before.cases and heir not in renamed.values():
            renamed[key] = heir
    return renamed


def _moved(before: State, after: State, renamed: Mapping[str, str], titles: Mapping[str, str]) -> Iterable[Moved]:
    old, new = _by_item(before), _by_item(after)
    for item in sorted(titles):
        was, now = old.get(item), new.get(item)
        if item in old and was is not None and renamed.get(was, was) != now:
            yield Moved(item, titles[item], _name(before, was), _name(after, now))


def _by_item(state: State) -> dict[str, str]:
    return {item: case.id for case in state.cases.values() for item in case.items}


def _name(state: State, case: str | None) -> tuple[str, str] | None:
    return (case, state.cases[case].title) if case else None


def published(changes: Changes, items: Iterable[AgendaItem]) -> Changes:
    """The same changes with nothing of closed items: neither their titles nor their ids.

    ``items`` are those that are there now. What is no more may have been closed, so that only titles which an open item
    still has are told.
    """
    seen = {item.id: item.title for item in items if not item.closed}
    titles = set(seen.values())

    def named(cases: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((case, title if title in titles else CLOSED_TITLE) for case, title in cases)

    def among(links: Iterable[Link]) -> tuple[Link, ...]:
        return tuple(link for link in links if link.a in seen and link.b in seen)

    return replace(
        changes,
        cases_new=named(changes.cases_new),
        cases_gone=named(changes.cases_gone),
        moved=tuple(moved for moved in changes.moved if moved.item in seen),
        links_new=among(changes.links_new),
        links_gone=among(changes.links_gone),
    )
