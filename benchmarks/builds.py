"""How much faster a second build is than a first, and what a second process adds.

``python -m benchmarks.builds`` writes minutes of the invented municipality into a temporary folder, as text and (with
``--pages``) as PDF, and builds them, in processes of their own as a person would. Figures of one and two processes are
taken in turn, so that whatever else the machine does befalls both alike. A quarter of an hour takes:
``python -m benchmarks.builds --read --megabytes 50 --pages 2000 --turns 1``.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.town import write_minutes, write_pdfs
from casegraph.documents import find_documents
from casegraph.pipeline import BuildOptions, Stages
from casegraph.pipeline.reading import DocumentReader, read_all

MEGABYTE = 1_000_000
TIMES_FASTER = 10.0
SHARE_OF_ONE = 0.65


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 where one of them misses its mark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=2.0, metavar="N", help="how much text; default 2")
    parser.add_argument("--pages", type=int, default=0, metavar="N", help="how many pages of PDF; default none")
    parser.add_argument("--turns", type=int, default=3, metavar="N", help="how often each is measured; default 3")
    parser.add_argument("--read", action="store_true", help="measure files to items only, no builds")
    asked = parser.parse_args(arguments)
    fine = []
    with tempfile.TemporaryDirectory() as folder:
        if asked.megabytes:
            written = write_minutes(_made(folder, "minutes"), int(asked.megabytes * MEGABYTE))
            print(f"{sum(path.stat().st_size for path in written) / MEGABYTE:.1f} MB in {len(written)} documents")
            fine += [] if asked.read else [_again(written[0].parent, asked.turns)]
            fine.append(_together(written[0].parent, asked.turns))
        if asked.pages:
            written = write_pdfs(_made(folder, "printed"), asked.pages)
            print(f"at least {asked.pages} pages of PDF in {len(written)} documents")
            fine.append(_together(written[0].parent, asked.turns))
    return 0 if all(fine) else 1


def _made(folder: str, name: str) -> Path:
    path = Path(folder) / name
    path.mkdir()
    return path


def _again(minutes: Path, turns: int) -> bool:
    """A first build, then builds of the same documents."""
    db = minutes.with_name("cases.db")
    command = [sys.executable, "-m", "casegraph", "build", str(minutes), "--db", str(db), "--jobs", "1"]
    first = _seconds(lambda: _run(command))
    again = median(_seconds(lambda: _run(command)) for _ in range(turns))
    times = first / again
    print(
        f"first build {first:.2f} s, again {again:.2f} s: {times:.0f} times faster (at least {TIMES_FASTER})",
        flush=True,
    )
    return times >= TIMES_FASTER


def _together(minutes: Path, turns: int) -> bool:
    """Files to items by one process and by two, in turn.

    The share by the processor is what two idle processors would take: all work of the two divided by two.
    """
    seconds: dict[int, list[float]] = {1: [], 2: []}
    worked: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(turns):
        for jobs in (1, 2):
            before = _worked()
            seconds[jobs].append(_seconds(partial(_read_apart, minutes, jobs)))
            worked[jobs].append(_worked() - before)
    one, two, work_of_one, work_of_two = (median(figures[jobs]) for figures in (seconds, worked) for jobs in (1, 2))
    share, ideal = two / one, work_of_two / 2 / work_of_one
    print(f"files to items: {one:.2f} s, by two {two:.2f} s: {share:.2f} (at most {SHARE_OF_ONE})", flush=True)
    print(f"by the processor: {work_of_one:.2f} s and {work_of_two:.2f} s: {ideal:.2f} on two idle ones")
    return share <= SHARE_OF_ONE


def _worked() -> float:
    """Seconds that this process's finished children have used of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _read_apart(minutes: Path, jobs: int) -> None:
    code = "import sys; from benchmarks.builds import read; read(sys.argv[1], int(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, str(minutes), str(jobs)], check=True)


def read(minutes: str, jobs: int) -> None:
    """Read every document, as a build does before it stores what they gave."""
    reader = DocumentReader(Stages(), BuildOptions())
    for outcome in read_all(find_documents([Path(minutes)]), reader, jobs):
        assert outcome.status == "ok", outcome


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
