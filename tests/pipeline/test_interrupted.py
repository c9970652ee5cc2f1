"""Whatever ends a build, and whenever, the database is as it was before or as it is after, and nothing lives on."""

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

from casegraph.store import Store

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
        assert wait_for((tmp_path / "a.db-wal").exists)
        os.killpg(build.pid, signal.SIGINT)  # as a terminal does: every process of the command gets it
        said = build.stderr.read()
    assert said.splitlines() == ["casegraph: afbrudt; det, der ikke blev færdigt, efterlader intet spor"]
    assert build.returncode == 130
    with Store.open(tmp_path / "a.db") as store:
        assert store.documents() == []
        assert store.counts() == (0, 0)
