"""What a person may choose when documents are read or asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.kinds import IsoDate


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How documents are read into a database.

    ``rules`` is a folder of rules laid over the packaged ones. ``municipality`` (name or slug) says whose minutes these
    are; without it, and without a folder's own setting, it is inferred. ``jobs`` is the number of processes that read,
    and the most that link; ``None`` for as many as the work is worth. ``answers`` is the file of people's answers, by
    default ``answers.yaml`` beside the database; those given after ``as_of`` do not count yet. ``rebuild`` reads
    unchanged documents again.
    ``debug`` keeps the traceback of a document that could not be read. With ``open_only``, or where the settings of any
    folder ask for it, the report tells nothing of closed items; what is stored is the same.
    ``debug`` keeps the traceback of a document that could not be read. ``account`` works out how well all documents
    were read, those that are unchanged too.
    """

    rules: Path | None = None
    municipality: str | None = None
    jobs: int | None = None
    answers: Path | None = None
    rebuild: bool = False
    as_of: IsoDate | None = None
    debug: bool = False
    open_only: bool = False
    account: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Where meetings come from: a database, or documents that are read into memory in its stead (``sources``)."""

    db: Path
    sources: tuple[Path, ...] = ()
    municipality: str | None = None
    rules: Path | None = None
