"""One contender in a process of its own: what it took, and what it decided."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.linkbench.corpus import Corpus
from benchmarks.linkbench.score import Score
from benchmarks.linkspeed import by_splink, by_tfidf
from benchmarks.linkspeed.rows import Row, make_rows
from benchmarks.linkspeed.truth import Scored, as_labels, best, score_labels, true_labels
from casegraph.collector import collector_paused
from casegraph.link import LinkRules, link_items
from casegraph.link.answers.recall import Recalled
from casegraph.link.engine import in_order, worth
from casegraph.link.municipality import decide
from casegraph.link.titles.reader import TitleReader
from casegraph.model import AgendaItem
from casegraph.rulebook.book import load_rulebook

MIB = 1 << 20
# Seconds between two looks at how much memory is held.
PAUSE = 0.3
# This process, and those beside it that have ended.
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
# What the rivals import, before their clock starts.
LIBRARIES = {
    "Splink": ("pandas", "duckdb", "splink", "splink.comparison_library"),
    "TF-IDF": ("sklearn.feature_extraction.text", "sparse_dot_topn", "scipy.sparse.csgraph"),
}


@dataclass(frozen=True)
class Measured:
    """What a contender took: seconds by the clock and of the processors, and memory in MiB.

    ``held`` is what the process held before, the items among it; ``peak`` the most it ever held, with as much more as
    the largest process beside it held at most, if all of that was new; or, where it was watched, the most that all of
    them held together.
    """

    name: str
    clock: float
    processor: float
    held: float
    peak: float
    score: Score
    how: str = ""


# What was decided, told when the clock has stopped, as what the pairs of the rivals connect is then too: the thread of
# every item by some name; an item in none is one of its own.
Told = Callable[[], list[str]]


def by_casegraph(items: Sequence[AgendaItem], rules: LinkRules, jobs: int) -> Told:
    """All that linking makes."""
    linked = link_items(items, rules, jobs=jobs)
    return lambda: _named(items, (thread.items for case in linked.cases for thread in case.threads))


def by_cases_alone(items: Sequence[AgendaItem], rules: LinkRules, jobs: int) -> Told:
    """The same decided and no more, as the rivals do: no evidence is kept, and nothing said of what is related."""
    with collector_paused():
        ordered = in_order(items)
        outcome = decide(ordered, TitleReader(rules), Recalled(), jobs=worth(len(ordered), jobs))
    matters = [matter for case in outcome.cases for matter in case.matters]
    return lambda: _named(items, ([ordered[item].id for item in matter] for matter in matters))


def _named(items: Sequence[AgendaItem], threads: Iterable[Iterable[str]]) -> list[str]:
    name = {item: str(at) for at, thread in enumerate(threads) for item in thread}
    return [name.get(item.id, f"-{item.id}") for item in items]


OURS = {"casegraph": by_casegraph, "cases alone": by_cases_alone}


def measure(name: str, corpus: Corpus, jobs: int, *, watched: bool = False) -> Measured:
    """Run one contender in a process of its own, with items of its own; casegraph by so many processes (the others take
    every processor there is). To be ``watched`` makes it slower: then its memory counts, not its time.
    """
    mine, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(target=_child, args=(name, corpus, jobs, theirs))
    child.start()
    theirs.close()
    most = _held_together(child.pid or 0) if watched else 0.0
    while watched and not mine.poll(PAUSE):
        most = max(most, _held_together(child.pid or 0))
    try:
        found: Measured = mine.recv()
    except EOFError as error:
        raise SystemExit(f"{name} came to no end: its process ended with status {child.exitcode}") from error
    child.join()
    return replace(found, peak=most) if watched else found


def _child(name: str, corpus: Corpus, jobs: int, pipe: Connection) -> None:
    true = true_labels(corpus)
    decide = _prepared(name, corpus, jobs)
    held, clock, processor = _held(), time.perf_counter(), _processor()
    found = decide()
    clock, processor = time.perf_counter() - clock, _processor() - processor
    own, beside = _most_held(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    peak = own + max(0.0, beside - held)
    score, how = best(found, true) if isinstance(found, Scored) else (score_labels(as_labels(found()), true), "")
    pipe.send(Measured(name, clock, processor, held, peak, score, how))


def _prepared(name: str, corpus: Corpus, jobs: int) -> Callable[[], Told | Scored]:
    """The contender with what it starts from in memory."""
    if name in OURS:
        rules, link = LinkRules.from_book(load_rulebook()), OURS[name]
        return lambda: link(corpus.items, rules, jobs)
    for library in LIBRARIES[name]:
        importlib.import_module(library)
    rows: list[Row] = make_rows(corpus.items)
    return (lambda: by_splink.link(rows)) if name == "Splink" else (lambda: by_tfidf.link(rows))


def _processor() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, WHO))


def _most_held() -> float:
    """The most memory this process has held, in MiB; not by its usage, which counts what began it too."""
    with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) / 1024


def _held_together(process: int) -> float:
    """The memory a process and those it began hold now, in MiB, a page that several have counted once."""
    with suppress(OSError):  # it may end at any time
        begun = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        own = next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0) / 1024
        return own + sum(map(_held_together, map(int, begun)))
    return 0.0


def _held() -> float:
    """The memory this process holds now, in MiB."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
