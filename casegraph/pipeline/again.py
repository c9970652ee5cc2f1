"""A build again: where nothing has changed since the last one, that is seen without loading what reads and links.

The last build leaves in the database what it rested on, as one fingerprint, and what must be told again. What it rested
on is everything a person can change: the program, the rules, the options, the answers, and every document with its
settings. Whatever is in doubt is built as ever, so that this is never more than a shorter way to the same report.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegraph.documents import find_documents
from casegraph.pipeline.fingerprint import content_print, joined, program_state, rules_print
from casegraph.pipeline.options import BuildOptions
from casegraph.pipeline.paths import Places
from casegraph.pipeline.report import BuildReport
from casegraph.progress import Progress, silent
from casegraph.reason import Reason
from casegraph.store.glance import TOLD, Glance, glance

if TYPE_CHECKING:
    from casegraph.documents import DocumentFile
    from casegraph.pipeline.stages import Stages

ANSWERS = "answers.yaml"


def build(
    sources: Sequence[Path],
    db: Path,
    options: BuildOptions | None = None,
    progress: Progress = silent,
    stages: Stages | None = None,
) -> BuildReport:
    """Read files and folders into the database at ``db``, which is made where there is none, and link them.

    Where ``db`` is a folder, each municipality gets a database of its own in it.

    Unchanged documents are skipped, and what is gone from a named folder goes from the database. Raises
    :class:`UsageError` for a source that is not there, :class:`RuleError` for faulty rules and :class:`StoreError` for
    a database that cannot be used; in each case nothing was changed. A document that cannot be read is in the report.
    """
    options = options or BuildOptions()
    report = None if stages else _told_again(sources, db, options)
    if report:
        return report
    from casegraph.pipeline.asking import build_anew  # noqa: PLC0415 - all that an unchanged build does without

    return build_anew(sources, db, options, progress, stages)


def basis_of(
    places: Places, options: BuildOptions, documents: Sequence[tuple[DocumentFile, str, str | None]]
) -> str | None:
    """What a build rests on, as one fingerprint; ``None`` where that cannot be told.

    ``documents`` are the files that were found, each with its key and the fingerprint of its content.
    """
    answers = options.answers or places.base / ANSWERS
    said = content_print(answers)[0]
    program = program_state()
    if program is None or (said is None and os.path.lexists(answers)):
        return None
    parts: list[object] = [program, rules_print(options.rules), options.municipality, options.open_only, said]
    parts += [options.as_of if said else None, places.named()]
    settings = {file.said: content_print(file.said)[0] if file.said else None for file, _, _ in documents}
    for file, key, content in documents:
        if content is None or (file.said and not settings[file.said]):
            return None
        parts += [key, file.document, settings[file.said], content]
    return joined(*parts)


def to_keep(basis: str, revision: int, report: BuildReport) -> str:
    """What is kept of a build that rests on ``basis`` and makes this ``revision`` of the database."""
    notes = [[note.message, dict(note.values)] for note in report.notes]
    counts = [report.meetings, report.items]
    told = {"basis": basis, "revision": revision, "counts": counts, "whose": report.whose, "notes": notes}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _told_again(sources: Sequence[Path], db: Path, options: BuildOptions) -> BuildReport | None:
    """The report of a build in which nothing has changed; ``None`` where anything has, or may have."""
    if options.rebuild or options.account:
        return None
    seen = glance(db)
    told = json.loads(seen.facts.get(TOLD, "{}")) if seen else {}
    if not seen or told.get("revision") != seen.revision:
        return None
    started = time.perf_counter()
    files = find_documents(sources, settings=False)
    found = time.perf_counter()
    places = Places(db.absolute().parent, tuple(sources))
    keys = places.keys(file.path for file in files)
    contents = [content_print(file.path)[0] for file in files]
    if told["basis"] != basis_of(places, options, list(zip(files, keys, contents, strict=True))):
        return None
    report = _report(told, seen, set(keys))
    if report:
        report.seconds = {"find": found - started, "compare": time.perf_counter() - found}
    return report


def _report(told: dict[str, Any], seen: Glance, keys: set[str]) -> BuildReport | None:
    report = BuildReport(whose=told["whose"], notes=[Reason(message, values) for message, values in told["notes"]])
    report.meetings, report.items = told["counts"]
    for path, document, status in seen.documents:
        if path in keys:
            if status == "failed":
                return None
            getattr(report, "unchanged" if status == "ok" else status).append(document)
    for names in (report.unchanged, report.no_items, report.not_minutes):
        names.sort()
    return report
