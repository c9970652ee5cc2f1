"""Works shared out among processes come to what they would come to here, whatever becomes of the processes."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph import processes
from casegraph.processes import LEAD, Beside, ahead, at_once, dealt, shares


@pytest.fixture(autouse=True)
def _forking(monkeypatch):
    """Runners of tests have threads of their own, which keep a process from being forked elsewhere."""
    monkeypatch.setattr(processes, "can_fork", lambda: sys.platform == "linux")


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")


def work(number):
    return number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_works_come_back_in_their_order(jobs):
    found = at_once([partial(work, number) for number in range(5)], jobs)
    assert [number for number, _ in found] == list(range(5))
    assert len({pid for _, pid in found}) == (min(jobs, 5) if sys.platform == "linux" else 1)
    assert found[0][1] == os.getpid()


def test_no_work_comes_to_nothing():
    assert at_once([], 3) == []


def test_what_is_found_comes_one_by_one():
    beside = Beside(2, partial(work, 1), partial(work, 2))
    first, second = beside.found(), beside.found()
    assert (first[0], second[0]) == (1, 2)
    assert first[1] == second[1] != os.getpid()


def test_one_job_works_only_when_asked(tmp_path):
    beside = Beside(1, (tmp_path / "made").mkdir)
    assert not (tmp_path / "made").exists()
    beside.found()
    assert (tmp_path / "made").exists()


def dies_elsewhere(leader, number):
    if os.getpid() != leader:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_the_work_of_a_process_that_was_killed_is_done_here():
    leader = os.getpid()
    beside = Beside(2, partial(work, 1), partial(dies_elsewhere, leader, 2), partial(work, 3))
    assert beside.found()[0] == 1  # handed back in time, or lost with the process and done here
    assert beside.found() == 2
    assert beside.found() == (3, leader)


def fails():
    raise ValueError("no such thing")


def test_an_error_elsewhere_is_seen_here():
    with pytest.raises(ValueError, match="no such thing"):
        at_once([partial(work, 1), fails], 2)


def test_what_cannot_be_handed_back_is_worked_out_here():
    assert at_once([dict, threading.Lock], 2)[1].acquire(blocking=False)


WHETHER = """
import multiprocessing, threading
from casegraph.processes import can_fork
done = threading.Event()
print(can_fork())
thread = threading.Thread(target=done.wait)
thread.start()
print(can_fork())
done.set()
thread.join()
print(can_fork())
daemon = multiprocessing.get_context("fork").Process(target=lambda: print(can_fork(), flush=True), daemon=True)
daemon.start()
daemon.join()
"""


@LINUX
def test_neither_a_process_with_threads_nor_a_daemon_is_forked():
    ran = subprocess.run([sys.executable, "-u", "-c", WHETHER], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "False", "True", "False"]


@pytest.mark.parametrize(("module", "refused"), [(multiprocessing, "Pipe"), (os, "fork")])
def test_where_no_process_is_to_be_had_the_work_is_done_here(monkeypatch, module, refused):
    def refuse(*args, **kwargs):
        raise BlockingIOError

    monkeypatch.setattr(module, refused, refuse)
    assert at_once([partial(work, number) for number in range(3)], 3) == [(n, os.getpid()) for n in range(3)]


def assert_all_end():
    """They are told to, and are not waited for."""
    until = time.monotonic() + 10
    while multiprocessing.active_children():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize(("count", "jobs"), [(5, 1), (5, 2), (5, 3), (1, 2), (1, 3), (0, 2)])
def test_a_process_goes_on_with_what_comes_then(count, jobs):
    found, beside = ahead([partial(work, number) for number in range(count)], jobs, partial(work, 7), partial(work, 8))
    assert [number for number, _ in found] == list(range(count))
    (one, its), (other, also) = beside.found(), beside.found()
    assert (one, other) == (7, 8) and its == also
    assert (its == os.getpid()) == (jobs == 1 or sys.platform != "linux")
    assert {its, os.getpid()} >= {pid for _, pid in found[:2]}
    assert_all_end()


def test_with_nothing_to_go_on_with_no_process_is_begun_for_it(monkeypatch):
    monkeypatch.setattr(processes, "_begun", lambda works: pytest.fail("there is nothing to do"))
    assert at_once([partial(work, 1)], 3) == [(1, os.getpid())]


@given(st.lists(st.integers(0, 1000), max_size=40), st.integers(1, 9))
def test_things_are_dealt_evenly(sizes, jobs):
    found = dealt(sizes, jobs)
    assert len(found) == len(sizes) and set(found) <= set(range(jobs))
    loads = [sum(size for size, at in zip(sizes, found, strict=True) if at == job) for job in range(jobs)]
    assert max(loads) - min(loads) <= max(sizes, default=0)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_shares_are_all_things_in_their_order(things, jobs):
    found = shares(things, jobs)
    assert len(found) == jobs
    assert [thing for share in found for thing in share] == things
    lengths = [len(share) for share in found]
    assert max(lengths[1:], default=0) <= lengths[0] + 1
    assert lengths[0] <= LEAD * len(things) / jobs + 1


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_no_process_lives_on_when_the_work_done_here_fails(error):
    def fail():
        raise error

    with pytest.raises(error):
        ahead([fail, partial(time.sleep, 600), partial(time.sleep, 600)], 3, partial(time.sleep, 600))
    assert_all_end()


def test_no_process_lives_on_when_nobody_can_ask_for_what_it_finds():
    assert_all_end()
    beside = Beside(2, partial(time.sleep, 600))
    assert len(multiprocessing.active_children()) == (sys.platform == "linux")
    del beside
    gc.collect()
    assert_all_end()


ENDLESS = """
import os, sys, time
from casegraph.processes import Beside
def endless():
    print(os.getpid(), flush=True)
    time.sleep(600)
beside = Beside(2, endless)
beside.found()
"""


@LINUX
@pytest.mark.parametrize("end", [os.kill, os.killpg])
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_no_process_lives_on_when_the_one_that_leads_is_ended(sign, end):
    """By itself, or with all that were begun at one terminal."""
    command = [sys.executable, "-c", ENDLESS]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    with subprocess.Popen(command, **pipes) as leader:
        child = int(leader.stdout.readline())
        end(leader.pid, sign)
        told = leader.stderr.read()
    assert told.count("Traceback") == (sign == signal.SIGINT)  # of the one that leads
    assert leader.returncode != 0
    assert ends(child)


def ends(pid):
    for _ in range(500):
        with suppress(FileNotFoundError), open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            if file.read().split()[2] != "Z":
                time.sleep(0.02)
                continue
        return True
    return False


def begins_a_file(path):
    path.touch()
    return bytes(1 << 20)  # more than a pipe holds


def test_a_process_goes_on_before_what_it_found_is_asked_for(tmp_path):
    beside = Beside(2, partial(begins_a_file, tmp_path / "one"), partial(begins_a_file, tmp_path / "two"))
    for _ in range(200):
        if (tmp_path / "two").exists():
            break
        time.sleep(0.05)
    assert sys.platform != "linux" or (tmp_path / "two").exists()
    assert len(beside.found()) == len(beside.found()) == 1 << 20
