"""A build: what changed is read, what is gone is dropped, and the cases of every touched municipality are linked anew.

All of it is one transaction. Whatever interrupts it leaves the database as it was.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.pipeline.again import ANSWERS, basis_of, to_keep
from casegraph.pipeline.bodies import KEY
from casegraph.pipeline.fingerprint import content_print, joined, stage_print
from casegraph.pipeline.linking import LINKED, linked_basis, linked_items, notes_of, put_anew, put_basis
from casegraph.pipeline.options import BuildOptions
from casegraph.pipeline.paths import Places
from casegraph.pipeline.people import answers_of_one, discreet, orphans_elsewhere, put_answers
from casegraph.pipeline.reading import DocumentReader, Outcome, read_all
from casegraph.pipeline.report import BuildReport
from casegraph.pipeline.stages import Stages
from casegraph.pipeline.target import Target
from casegraph.progress import Progress, Step
from casegraph.store import DocumentRecord
from casegraph.views.reading import ReadingRow, reading_report

if TYPE_CHECKING:
    from casegraph.documents import DocumentFile
    from casegraph.link.answers.answers import Answers

WORTH_A_PROCESS = 100_000
"""Bytes of documents below which another process costs more than it saves."""
UNKNOWN = "unknown"
PARTS = 10
"""Into how many parts the linking of one municipality is divided where it is told how far it is."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document that was named, under the key and with the fingerprints it is stored with."""

    file: DocumentFile
    key: str
    content: str | None
    size: int
    fingerprint: str


class Run:
    """One build: what it was asked to do, and what it reports. Call :meth:`find`, then :meth:`build`, once."""

    def __init__(self, sources: Sequence[Path], options: BuildOptions, stages: Stages, progress: Progress) -> None:
        self.sources = tuple(sources)
        self.options = options
        self.stages = stages
        self.progress = progress
        self.report = BuildReport()
        self.reader = DocumentReader(stages, options)
        self.files: Sequence[DocumentFile] = ()
        self.target: Target

    def find(self) -> None:
        """See which documents there are; nothing is opened yet, so that a wrong path does no harm."""
        with self.seconds("find"):
            self.files = self.stages.find(self.sources)

    def build(self, target: Target) -> BuildReport:
        """Bring ``target`` up to the documents that were found."""
        self.target = target
        places = Places(target.base, self.sources)
        with target.writing():
            with self.seconds("compare"):
                stored = {record.path: record for record in target.documents()}
                named = self._named(places)
                fresh = [one for one in named if not self._is_unchanged(one, stored.get(one.key))]
            self._read(fresh)
            self._drop(places.gone(stored, [file.path for file in self.files]), stored)
            with self.seconds("store"):
                target.settle()
            self._link()
            self._tell(named, {one.key for one in fresh})
            self._keep(places, named)
            if self.options.account:
                self.report.reading = self._account()
            finish = time.perf_counter()
        self.report.seconds["finish"] = time.perf_counter() - finish
        return self.report

    @contextmanager
    def seconds(self, stage: str) -> Iterator[None]:
        """Add the time that the block takes to a stage of the report."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.report.seconds[stage] = self.report.seconds.get(stage, 0.0) + time.perf_counter() - started

    # Which documents

    def _named(self, places: Places) -> list[Named]:
        basis = stage_print("read", self.options.rules)
        named: dict[str, Named] = {}
        keys = places.keys(file.path for file in self.files)
        for file, key in zip(self.files, keys, strict=True):
            content, size = content_print(file.path)
            fingerprint = joined(basis, content, self.options.municipality, file.settings)
            named.setdefault(key, Named(file, key, content, size, fingerprint))
        return list(named.values())

    def _is_unchanged(self, one: Named, record: DocumentRecord | None) -> bool:
        if self.options.rebuild or record is None or one.content is None:
            return False
        return record.fingerprint == one.fingerprint and record.status != "failed"

    # Reading

    def _read(self, fresh: Sequence[Named]) -> None:
        outcomes = read_all([one.file for one in fresh], self.reader, self._jobs(fresh))
        for done, one in enumerate(fresh):
            self.progress("read", done, len(fresh))
            with self.seconds("read"):
                outcome = next(outcomes)
            with self.seconds("store"):
                self._put(one, outcome)
        if fresh:
            self.progress("read", len(fresh), len(fresh))

    def _jobs(self, fresh: Sequence[Named]) -> int:
        if self.options.jobs is not None:
            return self._most_jobs()
        worth = sum(one.size for one in fresh) // WORTH_A_PROCESS
        return max(1, min(self._most_jobs(), worth, len(fresh)))

    def _most_jobs(self) -> int:
        jobs = os.cpu_count() if self.options.jobs is None else self.options.jobs
        return max(1, jobs or 1)

    def _put(self, one: Named, outcome: Outcome) -> None:
        failure, document, settings = outcome.failure, one.file.document, one.file.settings
        record = DocumentRecord(
            path=one.key,
            document=document,
            fingerprint=one.fingerprint,
            status=outcome.status,
            size=one.size,
            content=one.content,
            message=f"{failure.reason}; {failure.advice}" if failure else None,
            open_only=settings.open_only,
            lang=settings.lang,
            doubts=outcome.doubts,
        )
        self.target.put(record, outcome.rows, outcome.calendar)
        if failure:
            self.report.failed.append(failure)
        self.report.told += outcome.told
        self.report.undecided += outcome.undecided
        self.report.doubts += [(document, doubt) for doubt in outcome.doubts]

    def _drop(self, gone: Sequence[str], stored: dict[str, DocumentRecord]) -> None:
        with self.seconds("store"):
            for key in gone:
                self.target.drop(key)
                self.report.gone.append(stored[key].document)

    # Linking

    def _link(self) -> None:
        with self.seconds("link"):
            answers = self.stages.load_answers(self.options.answers or self.target.base / ANSWERS)
            counted = answers.as_of(self.options.as_of) if self.options.as_of else answers
            basis = stage_print("link", self.options.rules)
            own = {slug: answers_of_one(counted, slug) for slug in sorted(self.target.municipalities())}
            due = [slug for slug in own if self._is_due(slug, linked_basis(basis, own[slug]))]
        put_answers(self.target, answers)
        for done, municipality in enumerate(due):
            self._link_one(municipality, own[municipality], basis, partial(self._linking, done, len(due)))
        if due:
            self._linking(len(due), len(due), 0, 1)
        self.report.notes += orphans_elsewhere(counted, own)

    def _is_due(self, municipality: str, basis: str) -> bool:
        if municipality in self.target.changed():
            return True
        return self.target.look(municipality).meta(LINKED.format(municipality=municipality)) != basis

    def _linking(self, done: int, total: int, part: int, parts: int) -> None:
        """Tell that ``done`` of ``total`` municipalities are linked, and ``part`` of ``parts`` of the next one."""
        self.progress("link", PARTS * done + PARTS * part // parts, PARTS * total)

    def _link_one(self, municipality: str, answers: Answers, basis: str, step: Step) -> None:
        shelf = store, writer = self.target.shelf(municipality)
        rules, said = self.options.rules, discreet(answers, store)
        step(0, 1)
        with self.seconds("link"):
            jobs, link = self._most_jobs(), self.stages.link
            items, linked = linked_items(store, municipality, lambda found: link(found, rules, said, step, jobs))
            bodies = self.stages.name_bodies(items, rules, municipality)
        with self.seconds("store"):
            relinked = put_anew(shelf, municipality, items, linked, said)
            writer.put_meta(KEY.format(municipality=municipality), bodies)
            put_basis(writer, basis, self.stages.link_rules(rules))
            writer.put_meta(LINKED.format(municipality=municipality), linked_basis(basis, answers))
        relinked = relinked.published(items) if self._is_open_only() else relinked
        self.report.linked[municipality] = relinked.counts
        self.report.changes += [relinked.changes] if relinked.changes else []

    def _is_open_only(self) -> bool:
        """Whether the report must tell nothing of closed items."""
        return self.options.open_only or any(one.settings.open_only for one in self.files)

    # Telling

    def _tell(self, named: Sequence[Named], fresh: set[str]) -> None:
        """Sort the named documents by what became of them, now or in an earlier build."""
        report, keys = self.report, {one.key for one in named}
        for record in self.target.documents():
            if record.path not in keys:
                continue
            if record.status == "ok":
                (report.read if record.path in fresh else report.unchanged).append(record.document)
            elif record.status != "failed":
                getattr(report, record.status).append(record.document)
        for store in self.target.stores():
            for slug in sorted(store.municipalities()):
                report.notes += notes_of(store, slug, open_only=self._is_open_only())
            report.whose += sorted({meeting.document for meeting in store.meetings(UNKNOWN, all_versions=True)})
            meetings, items = store.counts()
            report.meetings, report.items = report.meetings + meetings, report.items + items
        for names in (report.read, report.unchanged, report.gone, report.no_items, report.not_minutes):
            names.sort()
        report.failed.sort(key=lambda failure: failure.document)

    def _keep(self, places: Places, named: Sequence[Named]) -> None:
        """Leave what the next build needs to see that nothing has changed; a document that failed is read again."""
        if self.report.failed or not self.target.keeps or self.stages != Stages():
            return
        basis = basis_of(places, self.options, [(one.file, one.key, one.content) for one in named])
        if basis:
            self.target.keep(lambda revision: to_keep(basis, revision, self.report))

    def _account(self) -> ReadingRow:
        stores = self.target.stores()
        doubts = [(record.document, record.doubts) for record in self.target.documents() if record.status != "failed"]
        meetings = [meeting for store in stores for meeting in store.meetings()]
        items = [item for store in stores for item in store.items(sections=False)]
        return reading_report(doubts, meetings, items)
