"""A build reads what changed, drops what is gone, and says what became of everything."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casegraph.errors import RuleError, StoreError, UsageError
from casegraph.pipeline import BuildOptions, Reading, build, load_graph, opened, read_into_memory
from casegraph.store import Store


def test_the_first_build_reads_and_links_everything(town):
    report = town.build()
    assert report.read == ["2021/a.txt", "2022/b.txt", "c.txt"]
    assert (report.meetings, report.items) == (3, 4)
    assert report.linked == {"bakkeby": (4, 3, 1)}
    assert report.changes == []
    assert report.complete
    assert {"find", "read", "store", "link", "finish"} <= set(report.seconds)


def test_what_did_not_change_is_not_read_again_and_nothing_is_written(town):
    town.build()
    before = town.db.read_bytes()[100:]  # SQLite counts in the first hundred how often the file was opened for writing
    report = town.build()
    assert (town.calls, report.read, report.linked) == ([], [], {})
    assert report.unchanged == ["2021/a.txt", "2022/b.txt", "c.txt"]
    assert report.items == 4
    assert town.db.read_bytes()[100:] == before


def test_only_what_changed_is_read_and_the_report_says_which_cases_moved(town):
    town.build()
    town.write("c.txt", "direktionen 2022-03-07", "1;Vejen;22-2")
    report = town.build()
    assert town.calls == ["c.txt"]
    (changes,) = report.changes
    assert changes.cases_gone == (("bakkeby:direktionen:2022-03-07:1", "Vejen"),)
    assert [(moved.item, moved.after) for moved in changes.moved] == [
        ("bakkeby:direktionen:2022-03-07:1", ("bakkeby:22-2", "Vejen"))
    ]
    assert [(link.a, link.b) for link in changes.links_new] == [
        ("bakkeby:direktionen:2021-01-05:2", "bakkeby:direktionen:2022-03-07:1")
    ]
    assert changes.links_gone == ()


def test_a_case_that_only_got_another_id_is_told_as_such(town):
    town.build()
    town.write("2021/a.txt", "direktionen 2021-01-05", "1;Havnen;22-1", "2;Skolen;23-9")
    (changes,) = town.build().changes
    assert changes.cases_renamed == (("bakkeby:22-2", "bakkeby:23-9"),)
    assert not (changes.moved or changes.cases_new or changes.cases_gone or changes.links_new)
    with Store.open(town.db) as store:
        assert store.case("bakkeby:22-2").id == "bakkeby:23-9"


@pytest.mark.parametrize("change", ["rebuild", "rules", "municipality"])
def test_everything_is_read_again_when_asked_or_when_the_rules_or_the_settings_changed(town, tmp_path, change):
    rules = tmp_path / "rules"
    rules.mkdir()
    town.build(rules=rules)
    (rules / "standing.yaml").write_text("titles: [Nyt]" if change == "rules" else "", encoding="utf-8")
    if change != "rules":
        (rules / "standing.yaml").unlink()
    options = {"rebuild": {"rebuild": True}, "rules": {}, "municipality": {"municipality": "Aaby"}}[change]
    assert len(town.build(rules=rules, **options).read) == 3
    assert len(town.calls) == 3
    assert {item.municipality for item in Store.open(town.db).items()} == {
        "aaby" if "municipality" in options else "bakkeby"
    }


def test_the_setting_of_a_folder_says_whose_minutes_they_are(town):
    town.write("2022/casegraph.yaml", "municipality: Aaby")
    town.build()
    with Store.open(town.db) as store:
        assert store.municipalities() == {"aaby": "Aaby", "bakkeby": "Bakkeby"}
        assert store.named("Aaby Kommune") == "aaby"
        with pytest.raises(UsageError, match="Aaby, Bakkeby"):
            store.named("Ceby")
    # The folder's word changed: its documents are read again, the others are not.
    town.write("2022/casegraph.yaml", "municipality: Ceby")
    town.build()
    assert town.calls == ["2022/b.txt"]
    with Store.open(town.db) as store:
        assert list(store.municipalities()) == ["bakkeby", "ceby"]
        assert list(store.cases("aaby")) == []


def test_documents_that_do_not_say_whose_they_are_are_named(town):
    town.write("d.txt", "direktionen 2022-05-05 nobody", "1;Broen;22-1")
    for _ in range(2):
        report = town.build()
        assert report.whose == ["d.txt"]
    with Store.open(town.db) as store:
        # Their numbers never mix with those of anybody else.
        assert [len(case.items) for case in store.find_case("22-1")] == [2, 1]


# What is gone


def test_what_is_gone_from_a_folder_goes_from_the_database(town):
    town.build()
    (town.folder / "2022/b.txt").unlink()
    report = town.build()
    assert report.gone == ["2022/b.txt"]
    assert town.calls == []
    assert [item.document for item in Store.open(town.db).items()] == ["2021/a.txt", "2021/a.txt", "c.txt"]
    assert Store.open(town.db).search("igen") == []


@pytest.mark.parametrize(
    ("named", "gone"),
    [
        # A named file says nothing of its neighbours.
        (["c.txt"], []),
        # A named folder says what is in it, and nothing of other folders.
        (["2021"], []),
        (["2022"], ["2022/b.txt"]),
        (["c.txt", "2022"], ["2022/b.txt"]),
        (["."], ["2022/b.txt"]),
    ],
)
def test_only_documents_of_the_named_folders_can_be_gone(town, named, gone):
    town.build()
    (town.folder / "2022/b.txt").unlink()
    assert town.build(*(town.folder / name for name in named)).gone == gone


def test_a_document_named_alone_or_with_its_folder_is_one_document(town):
    town.build(town.folder / "2021/a.txt")
    town.build()
    town.build(town.folder / "2021")
    assert town.calls == []
    assert len(Store.open(town.db).documents()) == 3


def test_a_link_to_the_folder_leads_to_the_same_documents(town, tmp_path):
    town.build()
    (tmp_path / "link").symlink_to(town.folder)
    assert len(town.build(tmp_path / "link").unchanged) == 3
    assert town.calls == []


def test_documents_and_database_may_be_moved_together(town, tmp_path):
    town.build()
    shutil.move(town.folder, tmp_path / "elsewhere/minutes")
    shutil.move(town.db, tmp_path / "elsewhere/minutes.db")
    town.folder, town.db = tmp_path / "elsewhere/minutes", tmp_path / "elsewhere/minutes.db"
    assert len(town.build().unchanged) == 3
    assert town.calls == []


def test_the_database_may_lie_among_the_documents(town):
    town.db = town.folder / "minutes.db"
    town.build()
    (town.folder / "c.txt").unlink()
    report = town.build()
    assert (report.gone, len(report.unchanged)) == (["c.txt"], 2)


def test_what_lies_in_a_folder_that_cannot_be_listed_is_not_gone(town, monkeypatch):
    town.build()
    real = Path.iterdir

    def refused(folder):
        if folder.name == "2022":
            raise PermissionError
        return real(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    report = town.build()
    assert report.gone == []
    assert [failure.document for failure in report.failed] == ["2022"]


def test_a_source_that_is_not_there_changes_nothing_and_makes_no_database(town):
    with pytest.raises(UsageError):
        town.build(town.folder / "nowhere")
    assert not town.db.exists()


def test_faulty_rules_change_nothing_and_make_no_database(town, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/standing.yaml").write_text("tittles: [Eventuelt]", encoding="utf-8")
    with pytest.raises(RuleError, match=r"standing\.yaml:1: tittles"):
        build([town.folder], town.db, BuildOptions(rules=tmp_path / "rules"))
    assert not town.db.exists()


# What goes wrong


def bad_documents(town):
    town.write("x1.txt", "unreadable")
    town.write("x2.txt", "crash")
    town.write("x3.txt", "direktionen 2022-09-09 odd")
    town.write("x4.txt", "Kære Hanne", "Tak for sidst.")
    town.write("x5.txt", "direktionen 2022-10-10 cancelled")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_document_never_stops_the_run_and_never_passes_unseen(town, jobs):
    bad_documents(town)
    for _ in range(2):  # in the second build nothing changed, and still all of it is said
        report = town.build(jobs=jobs)
        assert not report.complete
        assert [(failure.document, failure.reason, failure.advice) for failure in report.failed] == [
            ("x1.txt", "the file is damaged", "fetch it again"),
            ("x2.txt", "casegraph failed on it (ZeroDivisionError: an accident)", report.failed[1].advice),
        ]
        assert (report.no_items, report.not_minutes) == (["x3.txt"], ["x4.txt"])
        assert (len(report.read + report.unchanged), report.items) == (4, 4)
    assert report.failed[0].traceback is None
    town.write("x1.txt", "direktionen 2022-11-11", "1;Broen;")
    assert [failure.document for failure in town.build().failed] == ["x2.txt"]


def test_a_traceback_is_kept_only_when_asked_for(town):
    bad_documents(town)
    assert [failure.traceback for failure in town.build().failed] == [None, None]
    assert "ZeroDivisionError" in town.build(debug=True).failed[1].traceback


def test_an_accident_that_quotes_the_document_gives_nobody_away(town):
    town.write("q.txt", "quoted 010203-1234 " + "x" * 9999)
    (failure,) = town.build().failed
    assert failure.reason.startswith("casegraph failed on it (ValueError: cannot read quoted ")
    assert "010203" not in failure.reason
    assert len(failure.reason) < 400
    assert b"010203" not in town.db.read_bytes()


def test_doubts_are_told_with_their_document_once(town):
    bad_documents(town)
    assert [(document, doubt.kind) for document, doubt in town.build().doubts] == [("x3.txt", "odd")]


def test_an_interrupted_build_leaves_the_database_as_it_was(town):
    town.build()
    before = town.dump()
    town.write("2021/a.txt", "direktionen 2021-01-05", "1;Noget helt andet;22-1")
    town.write("z.txt", "interrupt")
    with pytest.raises(KeyboardInterrupt):
        town.build()
    assert town.dump() == before


KILLED = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
town = conftest.Town(Path(sys.argv[2]) / "minutes", Path(sys.argv[2]) / "minutes.db")
def link(items, rules, answers, step, jobs):
    print("linking", flush=True)
    time.sleep(60)
conftest.link = link
town.build(jobs=2)
"""


def test_a_build_that_is_killed_leaves_the_database_as_it_was(town, tmp_path):
    town.build()
    before = town.dump()
    (town.folder / "2022/b.txt").unlink()
    town.write("c.txt", "direktionen 2022-03-07", "1;Noget helt andet;22-2")
    command = [sys.executable, "-c", KILLED, str(Path(__file__).parent), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout.readline() == "linking\n"
        killed.kill()
    assert town.dump() == before
    report = town.build()
    assert (report.gone, report.read) == (["2022/b.txt"], ["c.txt"])


def test_a_second_build_is_told_to_wait(town):
    town.build()
    with Store.open(town.db) as other, other.writing():
        started = time.monotonic()
        with pytest.raises(StoreError, match="another casegraph is writing"):
            town.build()
        assert time.monotonic() - started < 5


def test_a_document_that_kills_its_reader_is_named_and_the_rest_is_read(town):
    for number in range(12):
        town.write(f"many/{number:02}.txt", f"direktionen 2023-01-{number + 1:02}", "1;Skolen;22-2")
    town.write("many/05.txt", "killed")
    report = town.build(jobs=2)
    assert [failure.document for failure in report.failed] == ["many/05.txt"]
    assert "ended" in report.failed[0].reason
    assert len(report.read) == 14


# The same whatever the way


def test_two_processes_give_what_one_gives(town, tmp_path):
    bad_documents(town)
    town.build(jobs=2)
    several = town.dump()
    town.db = tmp_path / "other.db"
    town.build(jobs=1)
    assert town.dump() == several


def test_one_by_one_gives_what_all_at_once_gives(town, tmp_path):
    town.write("late.txt", "direktionen 2021-01-05", "1;Havnen;22-1", "2;Skolen;22-2", "3;Broen;22-9")
    town.build()
    at_once = town.dump()[1:]
    for order in (sorted, lambda paths: sorted(paths, reverse=True)):
        town.db = tmp_path / f"{order}.db"
        for path in order(town.folder.rglob("*.txt")):
            hidden = [other for other in town.folder.rglob("*.txt") if other > path] if order is sorted else []
            for other in hidden:
                other.rename(other.with_name("." + other.name))
            town.build()
            for other in hidden:
                other.with_name("." + other.name).rename(other)
        assert town.dump()[1:] == at_once


def test_documents_can_be_asked_without_a_database(town):
    store, report = read_into_memory([town.folder], BuildOptions(jobs=1), stages=town.stages())
    with store:
        assert report.items == len(list(store.items())) == 4
    assert not town.db.exists()


# Answers


ANSWER = """
- standing: no
  about: {item: "bakkeby:direktionen:2021-01-05:1", title: Havnen, date: 2021-01-05}
  date: 2024-05-01
"""


def test_answers_are_copied_and_link_everything_anew(town):
    town.build()
    (town.db.parent / "answers.yaml").write_text(ANSWER, encoding="utf-8")
    report = town.build()
    assert (town.calls, list(report.linked), report.notes) == ([], ["bakkeby"], ["noted"])
    assert len(report.changes[0].links_gone) == 1
    with Store.open(town.db) as store:
        assert [entry["standing"] for entry in store.answers()] == ["no"]
    assert town.build().linked == {}
    # It counts from its day on.
    assert len(town.build(as_of="2024-04-30").changes[0].links_new) == 1


def test_answers_may_lie_elsewhere(town, tmp_path):
    file = tmp_path / "said.yaml"
    file.write_text(ANSWER, encoding="utf-8")
    town.build(answers=file)
    assert len(Store.open(town.db).answers()) == 1


# Questions


def test_a_store_is_opened_or_said_to_be_missing(town, tmp_path):
    with pytest.raises(StoreError, match="casegraph build"), opened(Reading(tmp_path / "none.db")):
        pass
    town.build()
    with opened(Reading(town.db)) as (store, _):
        graph = load_graph(store, "bakkeby")
        assert (len(graph.meetings), len(graph.items), len(graph.cases), len(graph.links)) == (3, 4, 3, 1)
        own = load_graph(store, case="bakkeby:22-1")
        assert (len(own.meetings), sorted(own.cases), len(own.items), len(own.links)) == (3, ["bakkeby:22-1"], 2, 1)
        assert load_graph(store, case="bakkeby:nothing").cases == {}


LIGHT = """
import sys
from pathlib import Path
from casegraph.pipeline import Reading, load_graph, marks_of, opened
with opened(Reading(Path(sys.argv[1]))) as (store, _):
    assert store.find_case("22-1") and store.search("havnen") and store.meeting("bakkeby:byraadet:2022-02-06")
    assert load_graph(store).cases and marks_of(store, "2024-01-01") == ()
print(*sorted({"yaml", "pydantic", "re2", "networkx", "numpy", "rapidfuzz", "babel"} & set(sys.modules)))
"""


def test_a_question_loads_neither_rules_nor_what_only_reading_and_linking_need(town):
    town.build()
    done = subprocess.run([sys.executable, "-c", LIGHT, str(town.db)], capture_output=True, check=True, text=True)
    assert done.stdout.split() == []


# The real rooms

MINUTES = """# Referat Direktionen den 5. maj 2022

Bakkeby Kommune

## Punkt 1: Udvidelse af havnen

22-003813

### Beslutning

Godkendt.

### Sagsfremstilling

Havnen er for lille. Direktionen ønsker en status om tre måneder.

## Punkt 2: Eventuelt

### Beslutning

Intet.
"""

WHOLE = """
import json, sys
from pathlib import Path
from casegraph.pipeline import BuildOptions, build
from casegraph.store import Store
from casegraph.store.codec import to_data
build([Path(sys.argv[1])], Path(sys.argv[2]), BuildOptions(jobs=int(sys.argv[3])))
with Store.open(sys.argv[2]) as store:
    parts = (store.meetings(), store.items(), store.cases(), store.links(), store.search("havnen"))
    print(json.dumps([[to_data(one) for one in part] for part in parts]))
"""


def test_the_real_rooms_give_the_same_whatever_the_hash_seed_and_the_jobs(tmp_path):
    for number in (5, 6):
        text = MINUTES.replace("5. maj", f"{number}. maj")
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    outputs = set()
    for seed, jobs in (("1", "1"), ("2", "2")):
        command = [sys.executable, "-c", WHOLE, str(tmp_path), str(tmp_path / f"{seed}.db"), jobs]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        )
        outputs.add(done.stdout)
    (output,) = outputs
    meetings, items, *_ = json.loads(output)
    assert [meeting["date"] for meeting in meetings] == ["2022-05-05", "2022-05-06"]
    assert [item["title"] for item in items] == ["Udvidelse af havnen", "Eventuelt"] * 2


def test_the_real_minutes_are_read_whole(shared, tmp_path):
    started = time.process_time()
    db = tmp_path / "real.db"
    report = build([shared / "minutes"], db, BuildOptions(jobs=1))
    first = time.process_time() - started
    assert (report.meetings, report.items, report.failed, report.no_items) == (5, 58, [], [])
    assert sorted(report.linked) == ["kalundborg", "norddjurs"]
    started = time.process_time()
    assert len(build([shared / "minutes"], db, BuildOptions(jobs=1)).unchanged) == 5
    assert time.process_time() - started < first / 10
    with Store.open(db) as store:
        (case,) = store.find_case("22/3813")
        assert len(case.items) == 2
