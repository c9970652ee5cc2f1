"""Reading documents: one at a time or several processes at once, and nothing that one document does stops the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casegraph.calendar import Calendar, joined_calendar
from casegraph.errors import DocumentError
from casegraph.model import LEFT_OUT, AgendaItem, Doubt
from casegraph.pipeline.options import BuildOptions
from casegraph.pipeline.report import Failure
from casegraph.pipeline.stages import Stages
from casegraph.privacy import mask
from casegraph.store import MeetingRows, meeting_rows
from casegraph.store.records import Status
from casegraph.views.reading import is_told, is_undecided

if TYPE_CHECKING:
    from casegraph.documents import DocumentFile

AHEAD = 4  # documents a process that wait for it, so that it never idles and memory stays small
SAID = 300  # characters of what an exception says that are shown
REPORT_IT = "please report it, with the document if you may"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one document gave: rows for the database, or why there are none.

    ``told`` is the number of its items that should have a decision, ``undecided`` of those that have none.
    """

    status: Status
    rows: tuple[MeetingRows, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    doubts: tuple[Doubt, ...] = ()
    failure: Failure | None = None
    told: int = 0
    undecided: int = 0


class DocumentReader:
    """Reads documents with the rules of one run, which are compiled when the first document needs them."""

    def __init__(self, stages: Stages, options: BuildOptions) -> None:
        self._stages = stages
        self._options = options
        self._tools: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_tools": None}  # compiled rules cannot be sent to another process

    def prepare(self) -> None:
        """Load the rules; raise :class:`RuleError` with every fault in them."""
        if self._tools is None:
            self._tools = self._stages.load_tools(self._options.rules)

    def __call__(self, file: DocumentFile) -> Outcome:
        """What ``file`` gave; whatever goes wrong with it is an outcome too."""
        self.prepare()
        try:
            return self._read(file)
        except DocumentError as error:
            failure = Failure(file.document, error.reason, error.advice)
        except Exception as error:  # noqa: BLE001 - the one place where a document that breaks the program is caught
            # What a library says may quote the document, which nobody has masked or looked through for closed items.
            silent = self._options.open_only or file.settings.open_only
            quoted = type(error).__name__ if silent else f"{type(error).__name__}: {error}"
            said = mask(" ".join(quoted.split()))[0][:SAID]
            reason = f"casegraph failed on it ({said})"
            shown = mask(_shown(error))[0] if self._options.debug and not silent else None
            failure = Failure(file.document, reason, REPORT_IT, shown)
        return Outcome("failed", failure=failure)

    def _read(self, file: DocumentFile) -> Outcome:
        municipality = self._options.municipality or file.settings.municipality
        doubts: list[Doubt] = []
        rows: list[MeetingRows] = []
        calendars: list[Calendar] = []
        items: list[AgendaItem] = []
        empty = False
        for source in self._stages.read(file):
            parsed = self._stages.parse(source, self._tools, municipality)
            found = [doubt for meeting in parsed.meetings for doubt in meeting.doubts]
            doubts += dict.fromkeys((*source.doubts, *found, *self._stages.unread(source, parsed)))
            held = (meeting for meeting in parsed.meetings if not meeting.cancelled and not parsed.certain)
            empty |= any(not meeting.items for meeting in held)
            calendars.append(parsed.calendar)
            rows += map(meeting_rows, parsed.meetings)
            items += [item for meeting in parsed.meetings for item in meeting.items]
        calendar = joined_calendar(calendars)
        status: Status = "ok" if rows or calendar else "not_minutes"
        if empty and not any(meeting.items for meeting in rows):
            status = "no_items"
        told = [item for item in items if is_told(item)]
        counts = len(told), sum(map(is_undecided, told))
        failure = _in_part(file, doubts)
        return Outcome("failed" if failure else status, tuple(rows), calendar, tuple(doubts), failure, *counts)


def _in_part(file: DocumentFile, doubts: Sequence[Doubt]) -> Failure | None:
    """That parts of a file were left out, which is no reason to leave out the rest."""
    left_out = [doubt for doubt in doubts if doubt.kind == LEFT_OUT]
    if not left_out:
        return None
    place = left_out[0].place
    first = f"{file.document}:{place.line}: {left_out[0].text}" if place else left_out[0].text
    return Failure(file.document, f"read in part only; {first}", "mend what is named below; the rest was read")


def read_all(files: Sequence[DocumentFile], reader: DocumentReader, jobs: int) -> Iterator[Outcome]:
    """The outcome of every file, in their order, read by ``jobs`` processes."""
    if files:
        reader.prepare()
    if jobs == 1 or len(files) < 2:
        yield from map(reader, files)
        return
    from casegraph.pipeline.workers import alone, together  # noqa: PLC0415 - most builds need no other process

    done = 0
    while done < len(files):
        for outcome in together(files[done:], reader, jobs):
            done += 1
            yield outcome
        # The pool broke: one of those it had in hand ended its process. Read these one by one, each on its own.
        for file in files[done : done + jobs * AHEAD]:
            done += 1
            yield alone(file, reader)


def _shown(error: Exception) -> str:
    import traceback  # noqa: PLC0415 - slow to load, and seldom asked for

    return "".join(traceback.format_exception(error))
