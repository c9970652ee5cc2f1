"""Work done beside this process, by forked ones.

A forked process has everything in memory already, so nothing is handed to it; only what it found is handed back. Where
no process can be forked, or one of them came to no end, its work is done here: the outcome is the same, only later.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from heapq import heapreplace
from itertools import pairwise
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import finalize

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Found = TypeVar("Found")
Thing = TypeVar("Thing")
# How much more of a work the process that leads it does: what another finds is handed back, and where it writes, pages
# that both have are copied.
LEAD = 1.2
# Behind the last of what is handed back.
_END = object()


class Beside:
    """Works, one after another, that another process has begun, or that this one will do when asked: where there is one
    job only, or no process to be had.

    What the other process changes in memory is lost, but for what the works return. It is ended with the last of them,
    by ``end``, and where nobody can ask for more.
    """

    def __init__(self, jobs: int, *works: Callable[[], object]) -> None:
        self._works = deque(works)
        self._other = _begun(works) if jobs > 1 and can_fork() else None
        self.end = finalize(self, _ended, *self._other) if self._other else _nothing

    def found(self) -> Any:
        """What the next of the works came to."""
        work = self._works.popleft()
        if self._other is None:
            return work()
        try:
            found = self._other[1].recv()
        except (EOFError, OSError):
            child, self._other = self._other[0], None
            self.end()
            child.join()  # its work is done anew here
            return work()
        except BaseException:
            self.end()
            raise
        if not self._works:
            self.end()
        return found


def at_once(works: Sequence[Callable[[], Found]], jobs: int) -> list[Found]:
    """What each of the works comes to, in their order: shared out among ``jobs`` processes, the first done here."""
    return ahead(works, jobs)[0]


def ahead(works: Sequence[Callable[[], Found]], jobs: int, *then: Callable[[], object]) -> tuple[list[Found], Beside]:
    """The same, and what one of the processes goes on with by itself, once its share is done."""
    queues = [(*works[part::jobs], *(then if part == 1 else ())) for part in range(1, jobs)]
    others = [Beside(jobs, *queue) for queue in queues if queue]
    beside = others[0] if others else Beside(1, *then)
    try:
        own = [work() for work in works[::jobs]]
        found = [others[at % jobs - 1].found() if at % jobs else own[at // jobs] for at in range(len(works))]
    except BaseException:
        beside.end()
        raise
    finally:
        for other in others[1:]:
            other.end()
    return found, beside


def shares(things: Sequence[Thing], jobs: int, lead: float = LEAD) -> list[Sequence[Thing]]:
    """The things in as many parts as there are jobs, to be worked on at once; the first part, which is done here, is so
    many times as large as the others.
    """
    each = len(things) / (lead + jobs - 1)
    return [things[low:high] for low, high in pairwise((0, *(round(each * (lead + part)) for part in range(jobs))))]


def dealt(sizes: Sequence[int], jobs: int) -> list[int]:
    """For each of some things, by their sizes, the number of the job that it is for: the largest are dealt first, each
    to the job that has least.
    """
    loads = [(0, job) for job in range(jobs)]
    found = [0] * len(sizes)
    for thing in sorted(range(len(sizes)), key=lambda thing: -sizes[thing]):
        load, job = loads[0]
        heapreplace(loads, (load + sizes[thing], job))
        found[thing] = job
    return found


def can_fork() -> bool:
    """Whether a process may be forked here: not one with threads (of Python), which may hold a lock for ever."""
    return sys.platform == "linux" and threading.active_count() == 1 and not multiprocessing.current_process().daemon


@contextmanager
def forked_quietly() -> Iterator[None]:
    """Processes begin in here: whoever interrupts the run is heard afterwards, by the process that leads it alone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield  # where there are no such masks, processes are not forked either
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begun(works: Iterable[Callable[[], object]]) -> tuple[ForkProcess, Connection] | None:
    """A process that does the works, and where it hands back what it found; ``None`` where there is no room for one."""
    try:
        receiver, sender = multiprocessing.Pipe(duplex=False)
    except OSError:
        return None
    child = multiprocessing.get_context("fork").Process(target=_hand_back, args=(works, sender), daemon=True)
    try:
        with forked_quietly():
            child.start()
    except OSError:
        receiver.close()
        return None
    finally:
        sender.close()
    return child, receiver


def _ended(child: ForkProcess, receiver: Connection) -> None:
    """It has handed back all it found, or nobody waits for it any more.

    It is not waited for: giving up the memory of a large one takes a while. The next one begun clears it away.
    """
    receiver.close()
    child.kill()


def _nothing() -> None:
    """There is no process to end."""


def follow() -> None:
    """Make this process one that another leads: it leaves interruptions to that one, and ends when that one is killed.

    It would go on for nothing, and keep the database locked meanwhile.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_leader, daemon=True).start()


def _end_with_the_leader() -> None:
    leader = multiprocessing.parent_process()
    if leader is not None:
        wait([leader.sentinel])
        os._exit(1)


def _hand_back(works: Iterable[Callable[[], object]], sender: Connection) -> None:
    """Do the works and hand back what each came to, while the next is done: the leading process asks when it can.

    What one work came to is not to be changed by a later one, which may run before it is handed back.
    """
    done: SimpleQueue[object] = SimpleQueue()
    handing = threading.Thread(target=_hand_over, args=(done, sender), daemon=True)
    failed = False
    try:
        follow()
        handing.start()
        for work in works:
            done.put(work())
    except Exception:  # noqa: BLE001 - the work is done again by the process that leads, where its error is seen
        failed = True
    done.put(_END)
    with suppress(RuntimeError):  # it never began, where there is no room for a thread
        handing.join()
    os._exit(int(failed))  # nothing that the leading process would do at its end is done here


def _hand_over(done: SimpleQueue[object], sender: Connection) -> None:
    """Hand back one thing after another, until there is no more, or one that cannot be handed on."""
    with suppress(Exception):
        while (found := done.get()) is not _END:
            sender.send(found)
    sender.close()
