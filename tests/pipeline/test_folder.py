"""A folder of databases, one a municipality, answers as one database with all of them does."""

import json

import pytest

from casegraph.errors import StoreError
from casegraph.pipeline import Reading, load_graph, opened
from casegraph.pipeline.target import FolderTarget
from casegraph.store import Scope, Store, StoreFolder
from casegraph.store.folder import staging_of


def divide(town):
    """Two municipalities and a document of nobody, built into one database and into a folder."""
    town.write("aaby/casegraph.yaml", "municipality: Aaby")
    town.write("aaby/d.txt", "byraadet 2021-06-01", "1;Havnen i Aaby;22-1")
    town.write("e.txt", "byraadet 2021-07-01 nobody", "1;Havnen;22-1")
    town.write("f.txt", "Kære Hanne")
    town.build()
    town.one, town.db = town.db, town.db.parent / "folder"
    town.db.mkdir()
    town.report = town.build()
    return town


@pytest.fixture
def divided(town):
    """One that a test may change."""
    return divide(town)


@pytest.fixture(scope="module")
def both(lasting_town):
    """One that tests only look at."""
    return divide(lasting_town)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_each_municipality_has_its_own_database(both):
    assert names(both.db) == ["aaby.db", "bakkeby.db", "catalogue.db", "unknown.db"]
    assert (both.report.meetings, both.report.items, sorted(both.report.linked)) == (
        5,
        6,
        ["aaby", "bakkeby", "unknown"],
    )
    with Store.open(both.db / "aaby.db") as store:
        assert [item.document for item in store.items()] == ["aaby/d.txt"]
        assert [record.document for record in store.documents()] == ["aaby/d.txt"]


ASKED = {
    "documents": lambda store: [record.document for record in store.documents()],
    "municipalities": lambda store: store.municipalities(),
    "counts": lambda store: store.counts(),
    "meetings": lambda store: list(store.meetings()),
    "meetings of one": lambda store: list(store.meetings("aaby")),
    "items": lambda store: list(store.items(all_versions=True)),
    "items of one": lambda store: list(store.items("bakkeby", sections=False)),
    "items of none": lambda store: list(store.items("ceby")),
    "some items": lambda store: list(
        store.items_of(["aaby:byraadet:2021-06-01:1", "bakkeby:direktionen:2022-03-07:1"])
    ),
    "item": lambda store: store.item("aaby:byraadet:2021-06-01:1"),
    "no item": lambda store: store.item("aaby:byraadet:2021-06-01:9"),
    "meeting": lambda store: store.meeting("aaby:byraadet:2021-06-01"),
    "links": lambda store: list(store.links()),
    "links of": lambda store: list(store.links_of(["bakkeby:direktionen:2021-01-05:1"])),
    "cases": lambda store: list(store.cases()),
    "case": lambda store: store.case("bakkeby:22-1"),
    "case of": lambda store: store.case_of("unknown:byraadet:2021-07-01:1"),
    "find by number": lambda store: sorted(case.id for case in store.find_case("22-1")),
    "find in one": lambda store: [case.id for case in store.find_case("havnen", "aaby")],
    "search": lambda store: sorted(hit.item for hit in store.search("havnen")),
    "search in one": lambda store: [hit.item for hit in store.search("havnen", scope=Scope("aaby"))],
    "settings": lambda store: (store.is_open_only(), store.language(), store.meta("nothing"), store.answers()),
    "slug": lambda store: store.named("Aaby Kommune"),
}


@pytest.mark.parametrize("question", ASKED)
def test_it_answers_as_one_database_does(both, question):
    ask = ASKED[question]
    with Store.open(both.one) as one, opened(Reading(both.db)) as (several, _):
        assert isinstance(several, StoreFolder)
        assert ask(several) == ask(one)


def test_the_graph_is_the_same(both):
    with Store.open(both.one) as one, opened(Reading(both.db)) as (several, _):
        for graph in (load_graph, lambda store: load_graph(store, case="bakkeby:22-1")):
            assert graph(one).items == graph(several).items
            assert graph(one).cases == graph(several).cases


def test_nothing_is_read_twice_and_what_is_gone_goes_from_its_database(divided):
    report = divided.build()
    assert (divided.calls, len(report.unchanged), report.not_minutes) == ([], 5, ["f.txt"])
    (divided.folder / "c.txt").unlink()
    (divided.folder / "aaby/d.txt").unlink()
    assert divided.build().gone == ["aaby/d.txt", "c.txt"]
    assert names(divided.db) == ["bakkeby.db", "catalogue.db", "unknown.db"]
    with opened(Reading(divided.db)) as (store, _):
        assert [item.document for item in store.items()] == ["2021/a.txt", "2021/a.txt", "e.txt", "2022/b.txt"]


def test_a_document_whose_municipality_is_told_moves_to_its_database(divided):
    divided.write("e.txt", "byraadet 2021-07-01", "1;Havnen;22-1")
    divided.build()
    assert names(divided.db) == ["aaby.db", "bakkeby.db", "catalogue.db"]
    with opened(Reading(divided.db)) as (store, _):
        assert store.case("bakkeby:22-1").items[1] == "bakkeby:byraadet:2021-07-01:1"


ANSWERS = """
- standing: no
  about: {item: "aaby:byraadet:2021-06-01:1", title: Havnen i Aaby, date: 2021-06-01}
- collective: no
  municipality: bakkeby
  number: 22-1
"""


def test_each_database_holds_only_what_people_said_of_it(divided):
    (divided.db / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    divided.build()
    for name, said in (("aaby", ["standing"]), ("bakkeby", ["collective"]), ("unknown", [])):
        with Store.open(divided.db / f"{name}.db") as store:
            assert [next(iter(entry)) for entry in store.answers()] == said


def test_an_empty_folder_says_that_nothing_was_built(tmp_path):
    with pytest.raises(StoreError, match="nothing was built"), opened(Reading(tmp_path)):
        pass


def test_two_builds_at_once_do_not_mix(divided):
    before = {path.name: path.read_bytes() for path in divided.db.iterdir()}
    with FolderTarget(divided.db).writing(), pytest.raises(StoreError, match="another casegraph is writing"):
        divided.build()
    assert {path.name: path.read_bytes() for path in divided.db.iterdir()} == before
    with opened(Reading(divided.db)) as (store, _), pytest.raises(StoreError), store.writing():
        pass


def test_what_nothing_changed_in_is_not_touched(divided):
    seen = {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in divided.db.iterdir()}
    divided.build()
    assert {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in divided.db.iterdir()} == seen
    divided.write("aaby/d.txt", "byraadet 2021-06-01", "1;Havnen og broen;22-1")
    divided.build()
    changed = {path.name for path in divided.db.iterdir() if path.stat().st_ino != seen[path.name][0]}
    assert changed == {"aaby.db", "catalogue.db"}


def test_a_database_that_somebody_writes_to_by_itself_is_not_replaced(divided):
    divided.write("aaby/d.txt", "byraadet 2021-06-01", "1;Havnen og broen;22-1")
    with Store.open(divided.db / "aaby.db") as alone, alone.writing(), pytest.raises(StoreError, match="in use"):
        divided.build()
    assert divided.build().read == ["aaby/d.txt"]
    assert names(divided.db) == ["aaby.db", "bakkeby.db", "catalogue.db", "unknown.db"]


def test_readers_see_all_of_a_change_that_was_decided_while_it_is_being_made(divided):
    """A build that ended between two files, in a folder that its reader must not write in."""
    divided.write("aaby/d.txt", "byraadet 2021-06-01", "1;Broen;22-1")
    divided.write("e.txt", "byraadet 2021-07-01 nobody", "1;Broen;22-1")
    (divided.folder / "c.txt").unlink()
    before = {path.name: path.read_bytes() for path in divided.db.iterdir()}
    divided.build()
    staging = staging_of(divided.db)
    with staging.held():
        for name in ("bakkeby.db", "catalogue.db", "unknown.db"):
            (divided.db / name).rename(staging.path / name)
            (divided.db / name).write_bytes(before[name])
        (divided.db / "gone.db").write_bytes(before["aaby.db"])
        plan = {"replace": ["aaby.db", "bakkeby.db", "catalogue.db", "unknown.db", "../x.db"], "remove": ["gone.db"]}
        (staging.path / "plan.json").write_text(json.dumps(plan), encoding="ascii")
        with opened(Reading(divided.db)) as (store, _):
            assert sorted({item.title for item in store.items()}) == ["Broen", "Havnen", "Havnen igen", "Skolen"]
            assert [record.path for record in store.documents() if "c.txt" in record.path] == []
    with opened(Reading(divided.db)) as (store, _):  # the next that may write brings everything to its place
        assert store.counts() == (4, 5)
    assert names(divided.db) == ["aaby.db", "bakkeby.db", "catalogue.db", "unknown.db"]
