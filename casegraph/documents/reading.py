"""One file becomes sources: what it is, which reader reads it, and the mask that everything passes on its way out."""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from casegraph.documents.data import DataReader
from casegraph.documents.docx.reader import DocxReader
from casegraph.documents.files import DocumentFile
from casegraph.documents.firstagenda import FirstAgendaReader
from casegraph.documents.formats import AS_TEXT, unread_format
from casegraph.documents.html.reader import HtmlReader
from casegraph.documents.items import ItemsReader
from casegraph.documents.links import with_site
from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.pdf.reader import PdfReader
from casegraph.documents.plain import TextReader
from casegraph.documents.reader import HEAD, Reader
from casegraph.errors import DocumentError
from casegraph.model import Doubt, Line, Meeting, Place, Source
from casegraph.privacy import find_cpr, mask, mask_record

MAX_BYTES = 200_000_000
READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    FirstAgendaReader(),
    ItemsReader(),
    DataReader(),
    HtmlReader(),
    MarkdownReader(),
    TextReader(),
)
"""Asked in this order; the first that claims a file reads it."""

_KINDS = (
    (stat.S_ISDIR, "the folder cannot be read", "check its permissions"),
    (stat.S_ISFIFO, "this is a pipe, not a file", "name a file"),
    (stat.S_ISSOCK, "this is a socket, not a file", "name a file"),
    (stat.S_ISCHR, "this is a device, not a file", "name a file"),
    (stat.S_ISBLK, "this is a device, not a file", "name a file"),
)
_ADVICE = {
    errno.EACCES: ("the file may not be read", "check its permissions"),
    errno.EPERM: ("the file may not be read", "check its permissions"),
    errno.ENOENT: ("the file is not there (or is a link that leads nowhere)", "remove the link or restore the file"),
    errno.ELOOP: ("this is a link that leads back to itself", "remove the link"),
}
_MOJIBAKE = re.compile("Ã[¦¸¥†˜…ƒ]|â€[“”™œ]")
_REPLACED = re.compile("\ufffd")


def read_document(file: DocumentFile) -> list[Source]:
    """The sources in one file; raise :class:`DocumentError` with what is wrong and what to do about it.

    Everything in them is masked (:mod:`casegraph.privacy`). A file without any text is an error, not an empty source.
    """
    data = _read_bytes(file.path, file.document)
    sources = read_data(data, file.document, file.path.suffix.lower())
    return [with_site(source, file.settings.site) for source in sources]


def read_data(data: bytes, document: str, suffix: str) -> list[Source]:
    """The sources in the bytes of a file, as :func:`read_document` gives them; ``suffix`` is its suffix, lower case."""
    unread = unread_format(data, suffix)
    if unread:
        raise DocumentError(document, f"this is {unread.name}, which cannot be read yet", unread.advice)
    reader = next(reader for reader in READERS if reader.claims(data[:HEAD], suffix))
    sources = reader.read(data, document)
    if any(source.lines and not any(line.text for line in source.lines) for source in sources):
        raise DocumentError(document, "the file holds no text", AS_TEXT)
    return [guard(source) for source in sources]


def guard(source: Source) -> Source:
    """``source`` with every CPR number masked, and a doubt for each, by its place and never by its number.

    Lines are masked together, so that a number divided over two of them is found as well.
    """
    text = "\n".join(line.text for line in source.lines)
    lines, hit = _masked(source.lines, text)
    meetings = mask_record(source.meetings)
    marked = any(line.url or line.field for line in lines)
    places = [*(Place(line.number, line.page) for line in hit), *_masked_places(source.meetings, meetings)]
    doubts = [*mask_record(source.doubts), *_wrong_letters(lines, text), *(_masked_doubt(place) for place in places)]
    return replace(
        source,
        lines=tuple(mask_record(line) if line.url or line.field else line for line in lines) if marked else lines,
        meetings=meetings,
        calendar=mask_record(source.calendar),
        url=mask_record(source.url),
        doubts=tuple(doubts),
    )


def _masked(lines: tuple[Line, ...], text: str) -> tuple[tuple[Line, ...], list[Line]]:
    """The lines of ``text`` without CPR numbers, and the line that each of these began on."""
    found = list(find_cpr(text))
    if not found:
        return lines, []
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    hit = [lines[bisect_right(starts, start) - 1] for start, _ in found]
    pairs = zip(lines, mask(text)[0].split("\n"), strict=False)
    return tuple(line if line.text == clean else replace(line, text=clean) for line, clean in pairs), hit


def _masked_places(before: Sequence[Meeting], after: Sequence[Meeting]) -> Iterator[Place]:
    """Where the items stand that something was masked in, where a file holds ready meetings."""
    for meeting, masked in zip(before, after, strict=True):
        items = zip(meeting.items, masked.items, strict=True)
        changed = [item.source for item, clean in items if item != clean]
        yield from changed
        if not changed and meeting != masked:
            yield Place(1)


def _masked_doubt(place: Place) -> Doubt:
    return Doubt("cpr", "a CPR number was masked", Place(place.line, place.page))


def _wrong_letters(lines: tuple[Line, ...], text: str) -> list[Doubt]:
    """A doubt, at the first line concerned, for letters that a wrong conversion left behind."""
    doubts = []
    for kind, pattern, says in (
        ("mojibake", _MOJIBAKE, "letters look like UTF-8 that was read as something else"),
        ("replacement", _REPLACED, "letters were lost in an earlier conversion"),
    ):
        found = [line for line in lines if pattern.search(line.text)] if pattern.search(text) else []
        if found:
            counted = f"{says} (in {len(found)} lines)"
            doubts.append(Doubt(kind, counted, Place(found[0].number, found[0].page)))
    return doubts


def _read_bytes(path: Path, document: str) -> bytes:
    try:
        status = path.stat()
        _check_kind(status, document)
        with open(path, "rb", opener=_opener) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason, advice = _ADVICE.get(error.errno or 0, (f"the file cannot be read: {error.strerror}", "try again"))
        raise DocumentError(document, reason, advice) from error
    if len(data) > MAX_BYTES:
        raise _too_large(document)
    if not data:
        raise DocumentError(document, "the file is empty", "fetch it again or remove it")
    return data


def _opener(path: str, flags: int) -> int:
    """Open without waiting, should a pipe have taken the place of the file since it was looked at."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_kind(status: os.stat_result, document: str) -> None:
    for is_kind, reason, advice in _KINDS:
        if is_kind(status.st_mode):
            raise DocumentError(document, reason, advice)
    if status.st_size > MAX_BYTES:
        raise _too_large(document)


def _too_large(document: str) -> DocumentError:
    reason = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
    return DocumentError(document, reason, "divide it into smaller files")
