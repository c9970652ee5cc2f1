"""From a database, or from documents in memory, to what questions are asked of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import StoreError
from casegraph.kinds import IsoDate
from casegraph.pipeline.answered import as_answered
from casegraph.pipeline.building import Run
from casegraph.pipeline.options import BuildOptions, Reading
from casegraph.pipeline.report import BuildReport
from casegraph.pipeline.stages import Stages
from casegraph.pipeline.target import FolderTarget, Target
from casegraph.progress import Progress, counted, silent
from casegraph.store import Scope, SearchHit, Store, StoreFolder, created

if TYPE_CHECKING:
    from casegraph.graph import CaseGraph
    from casegraph.model import AgendaItem, Case, Link


def build_anew(
    sources: Sequence[Path], db: Path, options: BuildOptions, progress: Progress, stages: Stages | None
) -> BuildReport:
    """As :func:`casegraph.pipeline.build`, whatever the last build left: every document and every case is looked at."""
    run = Run(sources, options, stages or Stages(), progress)
    run.find()
    if db.is_dir():
        return run.build(FolderTarget(db))
    with created(db) as store:
        return run.build(Target(store))


def read_into_memory(
    sources: Sequence[Path],
    options: BuildOptions | None = None,
    progress: Progress = silent,
    stages: Stages | None = None,
) -> tuple[Store, BuildReport]:
    """The documents in a database of their own in memory, which the caller closes, and what became of them."""
    run = Run(sources, options or BuildOptions(), stages or Stages(), progress)
    run.find()
    store = Store.memory()
    try:
        return store, run.build(Target(store))
    except BaseException:
        store.close()
        raise


@contextmanager
def opened(
    reading: Reading, progress: Progress = silent, as_of: IsoDate | None = None
) -> Iterator[tuple[Store, BuildReport | None]]:
    """The store that a question is asked of, closed at the end: a database, or documents read into memory.

    With ``as_of`` its cases are those that follow from the answers people had given by that day. Of documents comes
    what became of them too, so that one that could not be read does not pass unseen.
    """
    report = None
    if reading.sources:
        options = BuildOptions(rules=reading.rules, municipality=reading.municipality)
        store, report = read_into_memory(reading.sources, options, progress)
    else:
        store = StoreFolder.open(reading.db) if reading.db.is_dir() else Store.open(reading.db)
        if as_of:
            store = as_answered(store, as_of, progress)
    with store:
        yield store, report


def language_of(db: Path) -> str | None:
    """The language that the settings in a database ask for; ``None`` where they ask for none, or cannot be read."""
    try:
        with opened(Reading(db)) as (store, _):
            return store.language()
    except StoreError:
        return None


def load_graph(
    store: Store, municipality: str | None = None, *, case: str | None = None, progress: Progress = silent
) -> CaseGraph:
    """All meetings, items, cases and links of one municipality (a slug) or of all; items without their sections, but
    for messages that tell of a case.

    With ``case`` (an id) only what the history of that case needs is loaded: all meetings, but of items and cases only
    its own, those of its series, and those its items are linked to.
    """
    from casegraph.graph import CaseGraph  # noqa: PLC0415

    if case is not None:
        items, cases, links = _around(store, case)
    else:
        found = store.items(municipality, sections=False)
        items = list(counted(found, progress, "load", store.counts()[1]))
        cases, links = list(store.cases(municipality)), list(store.links(municipality))
    standing = frozenset(item.id for item in items if item.standing)
    return CaseGraph(store.meetings(municipality), _with_messages(store, items, links), cases, links, standing)


def _around(store: Store, case_id: str) -> tuple[list[AgendaItem], list[Case], list[Link]]:
    """A case, what it is linked to, and its series."""
    own = store.case(case_id)
    if own is None:
        return [], [], []
    links = list(store.links_of(own.items))
    linked = (store.case_of(item) for link in links for item in (link.a, link.b))
    series = store.series(own.series) if own.series else ()
    cases = {one.id: one for one in (own, *linked, *series) if one}
    ids = {item for one in cases.values() for item in one.items} | {item for link in links for item in (link.a, link.b)}
    return list(store.items_of(ids, sections=False)), [cases[key] for key in sorted(cases)], links


def _with_messages(store: Store, items: Iterable[AgendaItem], links: Iterable[Link]) -> list[AgendaItem]:
    """The items, those of them with their sections that are fixed points and related to a case: what is told there of a
    case is cited by its line.
    """
    ends = {end for link in links if link.kind == "related" for end in (link.a, link.b)}
    items = list(items)
    told = {item.id: item for item in store.items_of(item.id for item in items if item.standing and item.id in ends)}
    return [told.get(item.id, item) for item in items] if told else items


def found_items(
    store: Store, words: str, limit: int, where: tuple[str | None, bool]
) -> Iterator[tuple[SearchHit, AgendaItem, Case | None]]:
    """What full text finds, with each item and its case; ``where`` is a municipality or none, and open items only."""
    for hit in store.search(words, limit, Scope(*where)):
        item = store.item(hit.item)
        if item is None:
            raise StoreError(f"{hit.item}: the index names an item that is not there; build with --rebuild")
        yield hit, item, store.case_of(hit.item)
