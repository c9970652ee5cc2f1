"""The file: ours or not, old or new, one writer, interrupted, and free of what was deleted."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casegraph.errors import StoreError
from casegraph.store import DocumentRecord, Store, meeting_rows
from casegraph.store.migrate import APPLICATION_ID, Migration, migrate, packaged

OLD = Path(__file__).parent / "databases"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "minutes.db"


@pytest.fixture
def filled(path, make_item, make_meeting, put_into):
    with Store.open(path, create=True) as store:
        put_into(store, make_meeting(make_item("1", "Havnen", text="Storm ventes.")))
    return path


def test_at_rest_it_is_one_file_that_says_whose_it_is(filled):
    assert [entry.name for entry in filled.parent.iterdir()] == ["minutes.db"]
    raw = sqlite3.connect(filled)
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert raw.execute("PRAGMA user_version").fetchone()[0] == packaged()[-1].number
    assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [row[0] for row in raw.execute("SELECT number FROM migrations")] == [one.number for one in packaged()]


def test_a_query_makes_no_file(path):
    with pytest.raises(StoreError, match="casegraph build"):
        Store.open(path)
    assert not path.exists()


def foreign_sqlite(path):
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE songs (name)")
    raw.commit()
    raw.close()


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "make",
    [
        foreign_sqlite,
        lambda path: path.write_text("Referat af møde", encoding="utf-8"),
        lambda path: path.write_bytes(os.urandom(5000)),
        lambda path: path.write_bytes(b"S"),
    ],
    ids=["another program's database", "a text", "anything", "one byte"],
)
def test_what_is_not_ours_stays_as_it_is(path, make, create):
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a casegraph database; nothing was changed"):
        Store.open(path, create=create)
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


def test_an_empty_file_may_be_built_into_but_not_asked(path):
    path.touch()
    with pytest.raises(StoreError, match="no database here yet"):
        Store.open(path)
    Store.open(path, create=True).close()
    assert path.stat().st_size


@pytest.mark.parametrize("where", [".", "missing/minutes.db"])
def test_a_folder_is_no_file_and_a_missing_folder_is_said(tmp_path, where):
    with pytest.raises(StoreError, match="folder"):
        Store.open(tmp_path / where, create=True)


def test_a_newer_database_is_left_alone(filled):
    raw = sqlite3.connect(filled)
    raw.execute("PRAGMA user_version = 9999")
    raw.close()
    before = filled.read_bytes()
    for create in (True, False):
        with pytest.raises(StoreError, match="newer casegraph"):
            Store.open(filled, create=create)
    assert filled.read_bytes() == before


def test_a_damaged_database_is_said_to_be(filled):
    content = bytearray(filled.read_bytes())
    content[8192 * 2 :] = b"\xff" * (len(content) - 8192 * 2)
    filled.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), Store.open(filled) as store:
        list(store.items())


def test_a_read_only_file_can_be_asked(filled):
    filled.chmod(0o444)
    filled.parent.chmod(0o555)
    try:
        with Store.open(filled) as store:
            assert store.search("storm")
    finally:
        filled.parent.chmod(0o755)


# Migrations


@pytest.mark.parametrize("dump", sorted(OLD.glob("*.sql")), ids=lambda dump: dump.stem)
def test_an_old_database_is_upgraded(path, dump):
    """Every older schema: a dump of a database of that time, opened by the program of today."""
    raw = sqlite3.connect(path)
    raw.executescript(dump.read_text(encoding="utf-8"))
    raw.close()
    with Store.open(path) as store:
        assert [item.title for item in store.items()] == ["Udvidelse af havnen", "Delberedskabsplaner"]
        assert [hit.item for hit in store.search("beredskab")] == ["bakkeby:direktionen:2022-03-21:2"]
        assert [case.id for case in store.find_case("22/3813")] == ["bakkeby:22-003813"]
        assert [link.evidence[0].text for link in store.links()] == ["lidt ens"]
        with store.writing() as writer:
            writer.drop_document("a.txt")
        assert store.search("havnen") == []
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA user_version").fetchone()[0] == packaged()[-1].number


def test_every_older_schema_has_its_database():
    assert [int(dump.stem) for dump in sorted(OLD.glob("*.sql"))] == [one.number for one in packaged()[:-1]]


def test_a_migration_that_fails_leaves_no_trace(path):
    raw = sqlite3.connect(path, isolation_level=None)
    good = Migration(
        1, "0001_good.sql", "CREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\nDELETE FROM a;\nEND;"
    )
    bad = Migration(
        2, "0002_bad.sql", "CREATE TABLE b (x);\nINSERT INTO b VALUES (1);\nINSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(sqlite3.OperationalError):
        migrate(raw, "x", (good, bad))
    assert {row[0] for row in raw.execute("SELECT name FROM sqlite_master")} == {"a", "t", "migrations"}
    assert raw.execute("PRAGMA user_version").fetchone()[0] == 1
    assert raw.execute("SELECT number, name FROM migrations").fetchall() == [(1, "0001_good.sql")]
    assert not raw.in_transaction


def test_migrations_are_numbered_without_a_gap():
    assert [one.number for one in packaged()] == list(range(1, len(packaged()) + 1))


# One writer, many readers


def test_a_second_writer_is_told_at_once_and_readers_read_on(filled):
    with Store.open(filled) as first, Store.open(filled) as second, Store.open(filled) as reader:
        with first.writing() as writer:
            writer.drop_document("a.txt")
            started = time.monotonic()
            with pytest.raises(StoreError, match="another casegraph is writing"), second.writing():
                pass
            assert len(list(reader.items())) == 1
            with Store.open(filled) as late:
                assert late.search("storm")
            assert time.monotonic() - started < 5
        assert list(reader.items()) == []
        with second.writing() as writer:
            writer.put_meta("a", "b")
    assert [entry.name for entry in filled.parent.iterdir()] == ["minutes.db"]


KILLED = """
import sys, time
from casegraph.store import DocumentRecord, Store, meeting_rows
with Store.open(sys.argv[1]) as store, store.writing() as writer:
    writer.drop_document("a.txt")
    for number in range(2000):  # more than fits into memory, so that pages have gone to the disk
        writer.put_document(DocumentRecord(f"{number}.txt", "x" * 50000, "fp"), [])
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_build_that_is_killed_leaves_the_database_as_it_was(filled):
    with subprocess.Popen([sys.executable, "-c", KILLED, str(filled)], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout.readline() == "ready\n"
        assert sum(entry.stat().st_size for entry in filled.parent.iterdir()) > 10_000_000
        build.send_signal(signal.SIGKILL)
    with Store.open(filled) as store:
        assert [item.title for item in store.items()] == ["Havnen"]
        assert [record.path for record in store.documents()] == ["a.txt"]
        assert store.search("storm")
        with store.writing() as writer:
            writer.put_meta("a", "b")
    assert [entry.name for entry in filled.parent.iterdir()] == ["minutes.db"]
    assert filled.stat().st_size < 1_000_000


# Nothing is left of what was deleted


def test_deleted_words_are_gone_from_the_bytes(path, make_item, make_meeting, put_into):
    secret = {
        "title": "Zyxtitelord",
        "decision": "Zyxvedtagelse",
        "text": "Zyxbilledtekst af qwortmærkeligt",
        "case": "93-777123",
    }
    meetings = [
        make_meeting(
            make_item(str(number), f"Sag {number}", text="almindelig tekst " * 50),
            document=f"{number}.txt",
            date=f"2021-01-{number:02}",
        )
        for number in range(1, 29)
    ]
    with Store.open(path, create=True) as store:
        put_into(store, *meetings[:14], make_meeting(make_item("1", **secret), document="z.txt"), *meetings[14:])
    # The index cuts words into prefix and rest, so that the rest of a word is looked for too.
    traces = [b"zyx", b"titelord", b"vedtagelse", b"billedtekst", b"qwort", b"rkeligt", b"777123"]
    assert all(trace in path.read_bytes().lower() for trace in traces)
    with Store.open(path) as store:
        with store.writing() as writer:
            writer.drop_document("z.txt")
        assert len(list(store.items())) == 28
    content = path.read_bytes().lower()
    assert [trace for trace in traces if trace in content] == []
    assert [entry.name for entry in path.parent.iterdir()] == ["minutes.db"]


def test_what_was_replaced_is_gone_too(path, make_item, make_meeting, put_into):
    with Store.open(path, create=True) as store:
        put_into(store, make_meeting(make_item("1", "Zyxtitelord")))
        put_into(store, make_meeting(make_item("1", "Havnen")))
        assert store.search("havnen")
        assert not store.search("zyxtitelord")
    assert b"zyx" not in path.read_bytes().lower()


def test_a_file_that_lost_most_of_its_pages_shrinks(path, make_item, make_meeting, put_into):
    with Store.open(path, create=True) as store:
        put_into(store, make_meeting(make_item("1", "Havnen", text=" ".join(map(str, range(60000))))))
        big = path.stat().st_size
        with store.writing() as writer:
            writer.put_document(DocumentRecord("a.txt", "a.txt", "fp"), [])
    assert path.stat().st_size < big / 4


def test_the_index_is_gathered_in_memory_while_documents_come_in(path, make_item, make_meeting):
    """A statement that SQLite may have to undo by itself would write the index out with every document."""
    seen = []
    with Store.open(path, create=True) as store:
        store._connection.set_trace_callback(seen.append)
        for title in ("Havnen", "Skolen"):  # new documents, then other ones in their place
            with store.writing() as writer:
                seen.clear()
                for day in range(1, 20):
                    meeting = make_meeting(make_item("1", title), document=f"{day}.txt", date=f"2022-01-{day:02}")
                    writer.put_document(DocumentRecord(f"{day}.txt", f"{day}.txt", "fp"), [meeting_rows(meeting)])
                assert sum("INSERT INTO search " in statement for statement in seen) >= 19
                assert not any("REPLACE INTO 'main'.'search_data'" in statement for statement in seen)
        assert len(store.search("skolen")) == 19
        assert not store.search("havnen")
