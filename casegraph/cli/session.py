"""What every question needs: meetings to ask of, a day, a language and somewhere to write."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from casegraph.cli.helping import LANG
from casegraph.cli.progress import Bar

if TYPE_CHECKING:
    from casegraph.elements import GraphElements
    from casegraph.graph import CaseGraph
    from casegraph.model import AgendaItem
    from casegraph.pipeline import Reading
    from casegraph.store import Scope, Store
    from casegraph.words import Words


Row = TypeVar("Row")


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
    """An open store and how it is looked at: whose, on which day, with or without closed items, in what language."""

    store: Store
    municipality: str | None
    as_of: str
    open_only: bool = False
    lang: str | None = None
    bar: Bar = field(default_factory=Bar)

    @cached_property
    def graph(self) -> CaseGraph:
        """Everything seen on the day."""
        from casegraph.pipeline import load_graph

        loaded = load_graph(self.store, self.municipality, progress=self.bar)
        graph = loaded.as_of(self.as_of, coming=self.as_of >= today())
        return graph.open_only() if self.open_only else graph

    def drawn(self) -> GraphElements:
        """The nodes and edges of everything seen on the day, made while they are written."""
        from casegraph.pipeline import draw
        from casegraph.store import Seen

        seen = Seen(self.municipality, self.as_of, self.as_of >= today())
        return draw(self.store, seen, open_only=self.open_only)

    def versions(self) -> list[AgendaItem]:
        """Every version of every item seen on the day: agendas too, where minutes of the same sitting are there."""
        from casegraph.closed import open_versions

        known = self.store.items(self.municipality, all_versions=True, sections=False)
        seen = [item for item in known if not item.date or item.date <= self.as_of or item.meeting_kind == "agenda"]
        return open_versions(seen) if self.open_only else seen

    @property
    def scope(self) -> Scope:
        """Which items may be named."""
        from casegraph.store import Scope

        return Scope(self.municipality, self.open_only)

    def marks(self) -> Any:
        """What people said of follow-ups, up to the day."""
        from casegraph.pipeline import marks_of

        return marks_of(self.store, self.as_of)

    def write(self, kind: str, form: str, data: Any, output: Path | None) -> None:
        """Write rows in a format to a file or the terminal."""
        self.bar.finish()
        write(kind, form, data, output, self.lang)

    def watched(self, rows: Iterable[Row], total: int, output: Path | None, every: int | None = None) -> Iterable[Row]:
        """Some ``total`` rows with a bar while they are written, unless they go to the terminal themselves."""
        from casegraph.progress import counted

        if output is None and sys.stdout.isatty():
            return rows
        return counted(rows, self.bar, "write", total, every)

    def say(self, message: str) -> str:
        """A message in the words of the person who asks."""
        return words(self.lang).gettext(message)


@contextmanager
def opened(
    reading: Reading, as_of: str | None = None, open_only: bool = False, lang: str | None = None
) -> Iterator[Session]:
    """A session on a database, or on documents read into memory; it is closed behind.

    What the documents' own folders ask for (``casegraph.yaml``: open items only, a language) holds
    unless more is asked.

    Documents that could not be read are named on stderr; the answer is still given, and the exit status is then 1.
    """
    from casegraph.pipeline import opened as open_store

    with Bar() as bar, open_store(reading, bar, as_of) as (store, report):
        whose = store.named(reading.municipality) if reading.municipality else None
        lang = lang or store.language()
        click.get_current_context().meta[LANG] = lang
        yield Session(store, whose, as_of or today(), open_only or store.is_open_only(), lang, bar)
    if report and not report.complete:
        tell("build", report, lang)
        click.get_current_context().exit(1)


@dataclass(frozen=True)
class Manner:
    """How a database is to be spoken of: which items may be named, and in what language."""

    scope: Scope
    lang: str | None


def manner_of(db: Path, municipality: str | None, open_only: bool, lang: str | None) -> Manner:
    """The manner that was asked for, or that the settings of the documents' folders ask for."""
    from casegraph.pipeline import Reading

    with opened(Reading(db, municipality=municipality), None, open_only, lang) as session:
        return Manner(session.scope, session.lang)


def write(kind: str, form: str, data: Any, output: Path | None, lang: str | None) -> None:
    """Write rows in a format to a file or the terminal."""
    from casegraph.export import exporter, save

    save(exporter(kind, form, words(lang), width()), data, output)


def show(kind: str, data: Any, lang: str | None) -> None:
    """Write rows as text to the terminal."""
    write(kind, "text", data, None, lang)


def tell(kind: str, data: Any, lang: str | None) -> None:
    """Write rows as text to stderr, where messages go."""
    from casegraph.export import exporter
    from casegraph.export.common import TextExporter

    sys.stdout.flush()
    writer = exporter(kind, "text", words(lang), width())
    assert isinstance(writer, TextExporter)
    writer.show(data, sys.stderr)
