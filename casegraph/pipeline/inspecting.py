"""Documents read and parsed only to show how they were understood; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from casegraph.danish import slug
from casegraph.documents import DocumentFile, find_documents, read_document
from casegraph.errors import DocumentError
from casegraph.parse import parse_source
from casegraph.parse.municipality import Municipality
from casegraph.parse.tools import Tools
from casegraph.parse.unread import unread_lines
from casegraph.rulebook.book import Rulebook
from casegraph.views.understood import Understood, UnderstoodDocument, understood_document


def inspect_documents(
    paths: Sequence[Path], book: Rulebook, *, open_only: bool = False
) -> tuple[list[UnderstoodDocument], list[DocumentError]]:
    """How each document below ``paths`` was understood, and those that cannot be read.

    With ``open_only``, or where its folder's settings ask for it, nothing is shown of closed items.
    """
    tools = Tools.of(book)
    read: list[UnderstoodDocument] = []
    failed: list[DocumentError] = []
    for file in find_documents(paths):
        try:
            read += _inspect(file, tools, open_only or file.settings.open_only)
        except DocumentError as fault:
            failed.append(fault)
    return read, failed


def _inspect(file: DocumentFile, tools: Tools, open_only: bool) -> list[UnderstoodDocument]:
    name = file.settings.municipality
    given = Municipality(slug(name), name, None) if name else None
    rows: list[UnderstoodDocument] = []
    for source in read_document(file):
        parsed = parse_source(source, tools, given)
        read = Understood(source, parsed.draft, parsed.meetings, unread_lines(source, parsed.draft))
        rows += [understood_document(one, open_only=open_only) for one in _one_each(read)]
    return rows


def _one_each(read: Understood) -> Iterator[Understood]:
    """A file of ready meetings as one document a meeting, its doubts with the first."""
    if not read.source.meetings:
        yield read
        return
    for at, meeting in enumerate(read.meetings):
        yield Understood(replace(read.source, doubts=() if at else read.source.doubts), None, (meeting,))
