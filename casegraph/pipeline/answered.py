"""A database as people's answers had shaped its cases by an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casegraph.kinds import IsoDate
from casegraph.pipeline.linking import link_anew
from casegraph.pipeline.people import answers_of, answers_of_one
from casegraph.progress import Progress, silent
from casegraph.store import Store, StoreFolder


def as_answered(store: Store, day: IsoDate, progress: Progress = silent) -> Store:
    """``store`` with the cases that follow from the answers given up to ``day``; the caller closes what comes back.

    That is the store itself where no later answer shapes its cases, else a copy in memory that is linked anew; the
    store is then closed. Words on follow-ups are left alone: they are seen from their day on wherever they are asked.
    """
    if isinstance(store, StoreFolder):
        return store.replaced(lambda part: as_answered(part, day, progress))
    if not any(_shapes_after(entry, day) for entry in store.answers()):
        return store
    with store:
        made = store.in_memory()
    said = answers_of(made).as_of(day)
    names = sorted(made.municipalities())
    with made.writing() as writer:
        for done, name in enumerate(names):
            progress("link", done, len(names))
            link_anew((made, writer), name, answers_of_one(said, name))
    return made


def _shapes_after(entry: Mapping[str, Any], day: IsoDate) -> bool:
    """Whether an entry was made after a day and says something that cases are linked by."""
    return (entry.get("date") or "") > day and "mark" not in (*entry, entry.get("undo"))
