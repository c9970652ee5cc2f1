"""What every question needs: meetings to ask of, a day, a language and somewhere to write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from casegraph.graph import CaseGraph
    from casegraph.pipeline import Reading
    from casegraph.store import Store
    from casegraph.words import Words


def today() -> str:
    """Today's date where the minutes are written."""
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date().isoformat()


def width() -> int:
    """The columns of the terminal, within what can be read."""
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))


def words(lang: str | None) -> Words:
    """The language of what people read."""
    from casegraph.words import Words, choose_language

    return Words(choose_language(lang))


@dataclass(frozen=True)
class Session:
    """An open store and how it is looked at: of which municipality, on which day, with or without closed items."""

    store: Store
    municipality: str | None
    as_of: str
    open_only: bool = False

    @cached_property
    def graph(self) -> CaseGraph:
        """Everything seen on the day."""
        from casegraph.pipeline import load_graph

        graph = load_graph(self.store, self.municipality).as_of(self.as_of, coming=self.as_of >= today())
        return graph.open_only() if self.open_only else graph

    def marks(self) -> Any:
        """What people said of follow-ups, up to the day."""
        from casegraph.pipeline import marks_of

        return marks_of(self.store, self.as_of)


@contextmanager
def opened(reading: Reading, as_of: str | None = None, open_only: bool = False) -> Iterator[Session]:
    """A session on a database, or on documents read into memory; it is closed behind."""
    from casegraph.pipeline import opened as open_store

    with open_store(reading) as store:
        yield Session(store, reading.municipality, as_of or today(), open_only)


def write(kind: str, form: str, data: Any, output: Path | None, lang: str | None) -> None:
    """Write rows in a format to a file or the terminal."""
    from casegraph.export import exporter, save

    save(exporter(kind, form, words(lang), width()), data, output)
