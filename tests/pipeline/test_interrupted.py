"""Whatever ends a build, and whenever, the database is as it was before or as it is after, and nothing lives on."""

import fcntl
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from casegraph.errors import StoreError
from casegraph.store import StoreFolder

BUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
town = conftest.Town(Path(sys.argv[2]) / "minutes", Path(sys.argv[2]) / "minutes.db")
print("ready", flush=True)
town.build(jobs=int(sys.argv[3]))
"""


def write_town(town_of, folder, year):
    """Sixty meetings; of another year, other matters."""
    town = town_of(folder / "minutes", folder / "minutes.db")
    for number in range(60):
        day = f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        items = [f"{n};Sag {year} {n} {'med mange ord ' * 30};{year % 100}-{n * number % 97}" for n in range(1, 9)]
        town.write(f"{number:02}.txt", f"direktionen {day}", *items)
    return town


@pytest.fixture(scope="module")
def both(tmp_path_factory, town_of):
    """A folder with a database of last year's documents beside those of this year, and both contents of it."""
    folder = tmp_path_factory.mktemp("before")
    town = write_town(town_of, folder, 2021)
    town.build()
    before = town.dump()
    write_town(town_of, folder, 2022)
    (town.folder / "07.txt").unlink()
    town.write("new.txt", "byraadet 2022-02-02", "1;Havnen;22-1")
    after = town_of(town.folder, folder / "after.db")
    shutil.copy(town.db, after.db)
    started = time.monotonic()
    after.build()
    return folder, before, after.dump(), time.monotonic() - started


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_build_ended_at_a_random_moment_did_everything_or_nothing(both, town_of, tmp_path, sign, seed):
    folder, before, after, seconds = both
    shutil.copytree(folder / "minutes", tmp_path / "minutes")
    shutil.copy(folder / "minutes.db", tmp_path / "minutes.db")
    command = [sys.executable, "-c", BUILD, str(Path(__file__).parent), str(tmp_path), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as build:
        assert build.stdout.readline() == b"ready\n"
        time.sleep(random.Random(f"{seed}{sign}").uniform(0, seconds * 1.2))
        build.send_signal(sign)
    town = town_of(tmp_path / "minutes", tmp_path / "minutes.db")
    assert town.dump() in (before, after)
    with sqlite3.connect(town.db) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    town.build()
    assert town.dump() == after
    assert sorted(path.name for path in tmp_path.iterdir()) == ["minutes", "minutes.db"]


STATEMENTS = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
from casegraph.store import connection
opened, count = connection._ready, 0
def traced(made, path):
    made = opened(made, path)
    def seen(statement):
        global count
        count += 1
        if count == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
    made.set_trace_callback(seen)
    return made
connection._ready = traced
conftest.Town(Path(sys.argv[2]) / "minutes", Path(sys.argv[2]) / "minutes.db").build()
print(count)
"""


def test_a_build_killed_before_any_of_its_last_statements_did_everything_or_nothing(town_of, tmp_path):
    """The end is where it matters: the commit, and the log brought into the file."""
    town = write_town(town_of, tmp_path, 2021)
    town.build()
    shutil.copy(town.db, tmp_path / "before.db")
    before = town.dump()
    (town.folder / "01.txt").unlink()

    def run(statement):
        command = [sys.executable, "-c", STATEMENTS, str(Path(__file__).parent), str(tmp_path), str(statement)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    total = int(run(0).stdout)
    after = town.dump()
    seen = []
    for last in (1, 2, 3, 4, 5, 6, 8, 12, total // 2):
        for path in tmp_path.glob("minutes.db*"):
            path.unlink()
        shutil.copy(tmp_path / "before.db", town.db)
        assert run(total + 1 - last).returncode == -signal.SIGKILL
        seen.append(town.dump())
    assert all(one in (before, after) for one in seen)
    assert before in seen
    assert after in seen


def kill_at(change, town):
    """Build in a process that is killed before its change of that number to the names of files.

    How it ended: -9 where it was killed, else how many changes it made.
    """
    process = multiprocessing.get_context("fork").Process(target=build_counted, args=(change, town))
    process.start()
    process.join()
    return process.exitcode


def build_counted(last, town):
    count = 0

    def counted(change):
        def changed(*arguments, **options):
            nonlocal count
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*arguments, **options)

        return changed

    for name in ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync", "open", "close"):
        setattr(os, name, counted(getattr(os, name)))
    town.build()
    os._exit(count)


def write_region(town):
    """Documents of four municipalities."""
    for name in ("Aaby", "Bakkeby", "Ceby", "Deby"):
        town.write(f"{name}/casegraph.yaml", f"municipality: {name}")
        town.write(f"{name}/a.txt", "byraadet 2021-06-01", f"1;Havnen i {name};22-1")
        town.write(f"{name}/b.txt", "byraadet 2021-07-01", f"1;Havnen i {name} igen;22-1")
    return town


def change_region(town):
    """One municipality gains, one loses, one goes and one comes."""
    town.write("Aaby/c.txt", "byraadet 2021-08-01", "1;Broen;22-9")
    (town.folder / "Bakkeby/b.txt").unlink()
    shutil.rmtree(town.folder / "Ceby")
    town.write("Eby/casegraph.yaml", "municipality: Eby")
    town.write("Eby/a.txt", "byraadet 2021-06-01", "1;Skolen i Eby;22-1")


def dump_folder(folder):
    """Everything that a folder of databases answers; none where nothing was built."""
    try:
        with StoreFolder.open(folder) as store:
            asked = (store.documents, store.meetings, store.items, store.cases, store.links)
            return [list(ask()) for ask in asked]
    except StoreError:
        return None


@pytest.mark.parametrize("first", [True, False], ids=["a first build", "a later build"])
def test_a_folder_is_as_before_or_as_after_wherever_its_build_is_killed(town_of, tmp_path, first):
    """Before every single change to the files of the folder, those between the databases' taking their places too."""
    town = write_region(town_of(tmp_path / "minutes", tmp_path / "all"))
    town.db.mkdir()
    if not first:
        town.build()
        change_region(town)
    kept = shutil.copytree(town.db, tmp_path / "kept")
    before = dump_folder(town.db)
    total = kill_at(0, town)
    after = dump_folder(town.db)
    assert before != after
    seen = []
    for change in range(1, total + 1):
        shutil.rmtree(town.db)
        shutil.copytree(kept, town.db)
        assert kill_at(change, town) == -signal.SIGKILL
        seen.append(dump_folder(town.db))
        assert seen[-1] in (before, after), change
        if change % 5 == 0:  # the next build does the rest and leaves nothing behind
            town.build()
            assert dump_folder(town.db) == after
            assert not [path.name for path in town.db.iterdir() if path.suffix != ".db"]
    assert seen.index(after) == seen.count(before)  # from one moment on it is done
    assert 3 < seen.count(before) < total - 3


def test_a_first_build_that_is_killed_leaves_no_database(town_of, tmp_path):
    town = write_region(town_of(tmp_path / "minutes", tmp_path / "minutes.db"))
    total = kill_at(0, town)
    after = town.dump()
    made = []
    for change in range(1, total + 1):
        town.db.unlink(missing_ok=True)
        shutil.rmtree(tmp_path / ".minutes.db.new", ignore_errors=True)
        assert kill_at(change, town) == -signal.SIGKILL
        made.append(town.db.exists())
        assert not made[-1] or town.dump() == after
    assert made == sorted(made)
    assert 3 < made.count(False) < total
    town.build()
    assert town.dump() == after
    assert sorted(path.name for path in tmp_path.iterdir()) == ["minutes", "minutes.db"]


def test_a_first_build_that_ends_early_leaves_nothing_at_all(town_of, tmp_path):
    town = write_region(town_of(tmp_path / "minutes", tmp_path / "minutes.db"))
    town.write("z.txt", "interrupt")
    with pytest.raises(KeyboardInterrupt):
        town.build()
    assert [path.name for path in tmp_path.iterdir()] == ["minutes"]
    town.db = tmp_path / "all"
    town.db.mkdir()
    with pytest.raises(KeyboardInterrupt):
        town.build()
    assert list(town.db.iterdir()) == []


@pytest.mark.parametrize("db", ["minutes.db", "all"])
def test_two_first_builds_at_once_do_not_mix(town_of, tmp_path, db):
    town = write_region(town_of(tmp_path / "minutes", tmp_path / db))
    if db == "all":
        town.db.mkdir()
    town.write("z.txt", "asleep")
    other = multiprocessing.get_context("fork").Process(target=town.build)
    other.start()
    lock = tmp_path / (".minutes.db.new/lock" if db == "minutes.db" else "all/.casegraph-build/lock")
    assert wait_for(lambda: is_held(lock))
    with pytest.raises(StoreError, match="another casegraph is writing"):
        town.build(town.folder / "Aaby")
    other.kill()
    other.join()
    (town.folder / "z.txt").unlink()
    assert town.build().failed == []


def test_readers_do_not_outlive_the_build_that_is_killed(town_of, tmp_path):
    town = write_town(town_of, tmp_path, 2021)
    for number in range(60):
        town.write(f"{number:02}.txt", f"direktionen 2021-01-{number % 28 + 1:02}", "1;Havnen;22-1", "asleep")
    command = [sys.executable, "-c", BUILD, str(Path(__file__).parent), str(tmp_path), "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as build:
        build.stdout.readline()
        readers = wait_for(lambda: (found := children(build.pid)) and len(found) == 2 and found)
        build.kill()
    assert wait_for(lambda: not any(map(is_alive, readers)))


def children(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(found) for found in listed.stdout.split()]


def is_alive(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return not Path(f"/proc/{pid}/stat").exists() or ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    return False


def is_held(lock):
    """Whether another process holds a lock: its file is there a moment before."""
    with suppress(FileNotFoundError), lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def wait_for(seen):
    """What ``seen`` gives, as soon as it gives something; false where that takes half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if found := seen():
            return found
        time.sleep(0.05)
    return False


MINUTES = """# Referat Direktionen den {day}. maj 2022

Bakkeby Kommune

## Punkt 1: Udvidelse af havnen

22-003813

### Beslutning

Godkendt.

### Sagsfremstilling

Havnen er for lille. Direktionen ønsker en status om tre måneder.
"""


def test_ctrl_c_prints_one_line_and_leaves_no_database_half_made(tmp_path):
    for day in range(1, 29):
        (tmp_path / f"{day}.md").write_text(MINUTES.format(day=day) * 20, encoding="utf-8")
    command = [sys.executable, "-m", "casegraph", "build", str(tmp_path), "--db", str(tmp_path / "a.db"), "--jobs", "2"]
    command += ["--lang", "da"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as build:
        assert wait_for((tmp_path / ".a.db.new" / "a.db-wal").exists)
        os.killpg(build.pid, signal.SIGINT)  # as a terminal does: every process of the command gets it
        said = build.stderr.read()
    assert said.splitlines() == ["casegraph: afbrudt; det, der ikke blev færdigt, efterlader intet spor"]
    assert build.returncode == 130
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".md"]
