"""Works shared out among processes come to what they would come to here, whatever becomes of the processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial

import pytest

from casegraph import processes
from casegraph.processes import Beside, at_once


@pytest.fixture(autouse=True)
def _forking(monkeypatch):
    """Runners of tests have threads of their own, which keep a process from being forked elsewhere."""
    monkeypatch.setattr(processes, "_can_fork", lambda: sys.platform == "linux")


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
    assert beside.found()[1] != leader
    assert beside.found() == 2
    assert beside.found() == (3, leader)


def fails():
    raise ValueError("no such thing")


def test_an_error_elsewhere_is_seen_here():
    with pytest.raises(ValueError, match="no such thing"):
        at_once([partial(work, 1), fails], 2)


def test_what_cannot_be_handed_back_is_worked_out_here():
    assert at_once([dict, threading.Lock], 2)[1].acquire(blocking=False)


def test_a_process_with_threads_is_not_forked(monkeypatch):
    monkeypatch.undo()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    found = at_once([partial(work, number) for number in range(2)], 2)
    done.set()
    thread.join()
    assert [pid for _, pid in found] == [os.getpid()] * 2


ENDLESS = """
import os, sys, time
from casegraph.processes import Beside
def endless():
    print(os.getpid(), flush=True)
    time.sleep(600)
beside = Beside(2, endless)
beside.found()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_no_process_lives_on_when_the_one_that_leads_is_ended(sign):
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as leader:
        child = int(leader.stdout.readline())
        leader.send_signal(sign)
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
