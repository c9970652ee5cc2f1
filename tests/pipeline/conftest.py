"""A small town whose documents are read by a few lines of code, so that only the pipeline itself is tested.

A document is a line for its meeting and one for each item: ``direktionen 2022-03-21`` and ``1;Havnen;22-3813``. Some
words make it a document that goes wrong.
"""

import os
import signal
import time
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from casegraph.calendar import Calendar
from casegraph.errors import DocumentError
from casegraph.model import AgendaItem, Case, CaseNumber, Doubt, Evidence, Line, Link, Meeting, Place, Source, Thread
from casegraph.pipeline import BuildOptions, Stages, build
from casegraph.reason import plain_reason
from casegraph.store import Store


@dataclass
class Parsed:
    """What reading a source gave."""

    meetings: tuple = ()
    not_minutes: bool = False
    calendar: Calendar = field(default_factory=Calendar)
    certain: bool = False


@dataclass
class Linked:
    """What linking gave."""

    links: tuple = ()
    cases: tuple = ()
    standing: frozenset = frozenset()
    notes: tuple = ()


def read(file):
    """The lines of a file, or what is wrong with it."""
    text = file.path.read_text(encoding="utf-8")
    if "unreadable" in text:
        raise DocumentError(file.document, "the file is damaged", "fetch it again")
    if "quoted" in text:
        raise ValueError(f"cannot read\n{text}")
    if "crash" in text:
        raise ZeroDivisionError("an accident")
    if "interrupt" in text:
        raise KeyboardInterrupt
    if "asleep" in text:
        time.sleep(60)
    if "killed" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
    doubts = (Doubt("odd", "an odd line"),) if "odd" in text else ()
    return [Source(file.document, "text", lines, doubts=doubts)]


def parse(source, tools, municipality):
    """One meeting a document; a document without a date is no minutes."""
    assert tools == "tools"
    head, *rest = [line.text for line in source.lines]
    if " 20" not in head:
        return Parsed((), not_minutes=True)
    body, date = head.split()[:2]
    whose = (municipality or ("unknown" if "nobody" in head else "bakkeby")).lower()
    day = f"{whose}:{body}:{date}"
    items = tuple(
        make_item(line.split(";"), place, day, source.document) for place, line in enumerate(rest, 2) if ";" in line
    )
    basis = {"municipality": whose, "municipality_name": whose.title(), "document": source.document, "format": "text"}
    of = {"kind": "minutes", "body": body, "body_id": body, "body_kind": "other", "date": date, "items": items}
    return Parsed((Meeting(id=day, **basis, **of, cancelled="cancelled" in head, doubts=source.doubts),))


def make_item(cells, line, day, document):
    """An item of a line ``number;title;case number``."""
    number, title, case = cells
    whose, body, date = day.split(":")
    numbers = (CaseNumber(case, case),) if case else ()
    where = {"municipality": whose, "document": document, "meeting": day, "body": body, "body_id": body, "date": date}
    kinds = {"meeting_kind": "minutes", "body_kind": "other"}
    return AgendaItem(
        id=f"{day}:{number}", number=number, title=title, source=Place(line), case_numbers=numbers, **where, **kinds
    )


def link(items, rules, answers, step, jobs):
    """One case a number; a "no" of anybody takes all links away."""
    groups = defaultdict(list)
    for item in items:
        groups[item.case_number or item.id].append(item)
    cases, links = [], []
    for key, group in sorted(groups.items()):
        case = f"{group[0].municipality}:{key}" if group[0].case_numbers else key
        thread = Thread(case, group[0].title, tuple(item.id for item in group))
        cases.append(Case(case, group[0].municipality, group[-1].title, (), (key,), "no", (thread,)))
        pairs = pairwise(group)
        links += [
            Link(
                *sorted((a.id, b.id)), "same_case", "accepted", "number", 1.0, (Evidence("number", key, key, 9.0, ""),)
            )
            for a, b in pairs
        ]
    return Linked(tuple(() if answers else links), tuple(cases), notes=(plain_reason("noted"),) if answers else ())


@dataclass
class Town:
    """A folder of documents and a database, and what was called."""

    folder: Path
    db: Path
    calls: list = field(default_factory=list)

    def write(self, name, *lines):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def stages(self):
        def counted(source, tools, municipality):
            self.calls.append(source.document)
            return parse(source, tools, municipality)

        return Stages(
            read=read, load_tools=lambda rules: "tools", parse=counted, unread=lambda source, parsed: (), link=link
        )

    def build(self, *sources, **options):
        """Build, with one process unless something else is said; what was parsed stands in ``calls``."""
        self.calls.clear()
        chosen = BuildOptions(**{"jobs": 1, **options})
        return build([Path(s) for s in sources or (self.folder,)], self.db, chosen, stages=self.stages())

    def dump(self):
        """Everything in the database that anybody can ask for."""
        with Store.open(self.db) as store:
            parts = (
                store.documents(),
                store.meetings(all_versions=True),
                store.items(all_versions=True),
                store.cases(),
                store.links(),
            )
            return [list(part) for part in parts]


def make_town(folder):
    """Three meetings, two of them with the same case."""
    made = Town(folder / "minutes", folder / "minutes.db")
    made.write("2021/a.txt", "direktionen 2021-01-05", "1;Havnen;22-1", "2;Skolen;22-2")
    made.write("2022/b.txt", "byraadet 2022-02-06", "1;Havnen igen;22-1")
    made.write("c.txt", "direktionen 2022-03-07", "1;Vejen;")
    return made


@pytest.fixture
def town(tmp_path):
    """A town of its own for each test."""
    return make_town(tmp_path)


@pytest.fixture(scope="module")
def lasting_town(tmp_path_factory):
    """A town for tests that only look at it."""
    return make_town(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def town_of():
    """Makes a town of a folder of documents and a database."""
    return Town
