"""Other processes that read documents, a few documents ahead of what has been taken from them."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from casegraph.pipeline.reading import AHEAD, DocumentReader, Outcome
from casegraph.pipeline.report import Failure
from casegraph.processes import follow, forked_quietly

if TYPE_CHECKING:
    from casegraph.documents import DocumentFile


def together(files: Sequence[DocumentFile], reader: DocumentReader, jobs: int) -> Iterator[Outcome]:
    """Outcomes in order by ``jobs`` processes, up to the first file that no process lived to read."""
    waiting: deque[Future[Outcome]] = deque()
    rest = iter(files)
    with _pool(reader, jobs) as pool:
        try:
            with forked_quietly():
                waiting.extend(pool.submit(_read_here, file) for file in islice(rest, jobs * AHEAD))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(_read_here, file) for file in islice(rest, 1))
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def alone(file: DocumentFile, reader: DocumentReader) -> Outcome:
    """The outcome of one file read by a process of its own, also where that process is ended by it."""
    with _pool(reader, 1) as pool:
        try:
            with forked_quietly():
                outcome = pool.submit(_read_here, file)
            return outcome.result()
        except BrokenProcessPool:
            reason = "the process that read it was ended, for want of memory or by a fault in a library"
            return Outcome("failed", failure=Failure(file.document, reason, "divide it or leave it out"))


def _pool(reader: DocumentReader, jobs: int) -> ProcessPoolExecutor:
    # A forked process has the rules already and starts at once; elsewhere each loads them anew.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_adopt, initargs=(reader,))


_reader: DocumentReader | None = None  # the reader of a worker process


def _adopt(reader: DocumentReader) -> None:
    global _reader  # noqa: PLW0603 - a worker process has no other place to keep what it is started with
    _reader = reader
    follow()


def _read_here(file: DocumentFile) -> Outcome:
    assert _reader is not None
    return _reader(file)
