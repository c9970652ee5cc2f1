"""A build of what has not changed loads next to nothing; whatever did change is noticed, and built as ever."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from casegraph.pipeline import BuildOptions, again, asking, build, fingerprint
from casegraph.pipeline.fingerprint import program_state
from casegraph.pipeline.judging import Place, Verdict, judge
from casegraph.store import Store
from casegraph.store.glance import TOLD

MINUTES = """# Økonomiudvalget
Fjordlund Kommune
Møde den {day}. maj 2024

## 1. Lokalplan 17 for havnen
Sagsnr.: 24-000{day}11
### Beslutning
Godkendt.

## 2. Renovering af skolen
### Beslutning
Udsat.
"""
ANSWERED = {"as_of": "2024-06-01"}


class Town:
    """Two documents, their database, and how often everything was looked at."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.minutes, self.db, self.rules = folder / "minutes", folder / "cases.db", folder / "rules"
        self.answers = folder / "answers.yaml"
        self.minutes.mkdir()
        self.rules.mkdir()
        for day in (5, 6):
            self.write(day)
        self.looked, self.monkeypatch = 0, monkeypatch
        anew = asking.build_anew

        def counted(*given):
            self.looked += 1
            return anew(*given)

        monkeypatch.setattr(asking, "build_anew", counted)

    def write(self, day, text=MINUTES):
        (self.minutes / f"{day}.md").write_text(text.format(day=day), encoding="utf-8")

    def judge(self):
        with Store.open(self.db) as store:
            one, other = [item.id for item in store.items()][:2]
        judge(Place(self.db, self.answers), (one, other), Verdict("no", "2024-05-07"))

    def build(self, **options):
        """The report, and whether everything was looked at for it."""
        before = self.looked
        report = build([self.minutes], self.db, BuildOptions(**{"rules": self.rules, **options}))
        return report, self.looked > before


@pytest.fixture
def town(tmp_path, monkeypatch):
    return Town(tmp_path, monkeypatch)


def told(report):
    return {name: value for name, value in vars(report).items() if name not in {"seconds", "read", "linked"}}


def test_what_did_not_change_is_told_as_if_everything_had_been_looked_at(town):
    first, _ = town.build()
    assert first.read == ["5.md", "6.md"]
    before = town.db.read_bytes()
    short, looked = town.build()
    assert not looked
    assert short.unchanged == ["5.md", "6.md"]
    assert town.db.read_bytes() == before
    long = asking.build_anew([town.minutes], town.db, BuildOptions(rules=town.rules), lambda *_: None, None)
    assert told(long) == told(short)
    assert {name: told(short)[name] for name in ("meetings", "items", "notes", "whose")} == {
        name: told(first)[name] for name in ("meetings", "items", "notes", "whose")
    }


CHANGES = {
    "a document": lambda town: town.write(6, MINUTES.replace("Udsat", "Godkendt")),
    "a document of the same size and time": lambda town: same_size_and_time(town.minutes / "5.md"),
    "a new document": lambda town: town.write(7),
    "a document that is gone": lambda town: (town.minutes / "5.md").unlink(),
    "a document of another name": lambda town: (town.minutes / "5.md").rename(town.minutes / "4.md"),
    "settings": lambda town: (town.minutes / "casegraph.yaml").write_text("municipality: Aaby\n"),
    "a rule": lambda town: (town.rules / "standing.yaml").write_text("titles: [Nyt]\n"),
    "answers": lambda town: town.answers.write_text("[]\n"),
    "an answer that was followed": Town.judge,
    "the program": lambda town: town.monkeypatch.setattr(again, "program_state", lambda: "another"),
    "a database that is gone": lambda town: town.db.unlink(),
    "a database that nobody has finished writing to": lambda town: Path(f"{town.db}-wal").touch(),
}


def same_size_and_time(path):
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Udsat", "Afvis"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_noticed_once(town, change):
    town.build(**ANSWERED)
    assert not town.build(**ANSWERED)[1]
    CHANGES[change](town)
    assert town.build(**ANSWERED)[1]
    assert not town.build(**ANSWERED)[1]


@pytest.mark.parametrize(
    "options",
    [{"municipality": "Aaby"}, {"open_only": True}, {"rebuild": True}, {"account": True}, {"rules": None}],
)
def test_other_options_are_noticed(town, options):
    (town.rules / "standing.yaml").write_text("titles: [Nyt]\n")
    town.build()
    assert town.build(**options)[1]


@pytest.mark.parametrize("change", ["text", "name", "deeper"])
def test_every_file_of_the_program_counts(tmp_path, monkeypatch, change):
    package = SimpleNamespace(__path__=[str(tmp_path)])
    monkeypatch.setattr(fingerprint, "import_module", lambda name: package)
    (tmp_path / "inner").mkdir()
    for name in ("a.py", "inner/b.yaml", "other.txt"):
        (tmp_path / name).write_text("1")
    before = program_state()
    assert program_state() == before
    (tmp_path / "other.txt").write_text("22")
    assert program_state() == before
    if change == "text":
        (tmp_path / "a.py").write_text("22")
    elif change == "name":
        (tmp_path / "a.py").rename(tmp_path / "c.py")
    else:
        os.utime(tmp_path / "inner" / "b.yaml", ns=(1, 1))
    assert program_state() != before


def test_another_day_counts_where_there_are_answers(town):
    town.build(as_of="2024-05-08")
    assert not town.build(as_of="2024-05-09")[1]
    town.judge()
    town.build(as_of="2024-05-08")
    assert not town.build(as_of="2024-05-08")[1]
    assert town.build(as_of="2024-05-06")[1]


def test_a_document_that_failed_is_read_again(town):
    town.write(7, "%PDF-1.7 broken {day}")
    assert town.build()[0].failed
    report, looked = town.build()
    assert looked
    assert not report.complete


def test_what_is_kept_to_be_told_names_nothing_that_is_gone(town):
    town.write("hemmelig", MINUTES.replace("Fjordlund Kommune\n", ""))
    town.build()
    (town.minutes / "hemmelig.md").unlink()
    town.build()
    with Store.open(town.db) as store:
        assert "hemmelig" not in store.meta(TOLD)
    assert b"hemmelig" not in town.db.read_bytes()


LOADED = """
import sys
sys.argv = ["casegraph", "build", {minutes!r}, "--db", {db!r}]
from casegraph.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules))
"""
HEAVY = ("yaml", "networkx", "numpy", "pydantic", "pypdfium2", "rapidfuzz", "re2", "tempfile", "casegraph.model")
ROOMS = ("casegraph.parse", "casegraph.link", "casegraph.rulebook", "casegraph.store.store", "casegraph.danish")


def test_an_unchanged_build_loads_next_to_nothing(tmp_path):
    minutes = tmp_path / "minutes"
    minutes.mkdir()
    (minutes / "5.md").write_text(MINUTES.format(day=5), encoding="utf-8")
    (minutes / "casegraph.yaml").write_text("municipality: Fjordlund\n")
    code = LOADED.format(minutes=str(minutes), db=str(tmp_path / "cases.db"))
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True) for _ in range(2)]
    first, again_ = (set(run.stdout.split()) for run in runs)
    assert {"yaml", "casegraph.model", *ROOMS} <= first
    assert not {*HEAVY, *ROOMS} & again_, runs[1].stderr
