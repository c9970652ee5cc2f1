"""A draft of a layout overlay from documents: read them, see what no rule knows, write it down for a person to mend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casegraph.danish import slug
from casegraph.documents import DocumentFile, find_documents, read_document
from casegraph.errors import DocumentError, NotFound, UsageError
from casegraph.export.common import replacing
from casegraph.parse import parse_source
from casegraph.parse.observing import observe
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook, load_rulebook
from casegraph.rulebook.drafting import Found, Sighting, draft_yaml, gathered, is_name, signs
from casegraph.rulebook.files import LAYOUTS, SUFFIX


def draft_overlay(
    name: str, paths: Sequence[Path], folder: Path, rules: Path | None = None, *, force: bool = False
) -> tuple[Path, list[Found], list[DocumentError]]:
    """Write an overlay called ``name`` into ``folder``: its file, what was found, and what could not be read.

    Words that the packaged rules, or those in ``rules``, know are left out. Raises :class:`UsageError` for a name that
    no overlay can have, for a file that is there already (unless ``force``), and where no document could be read;
    :class:`NotFound` where there is nothing to draft.
    """
    if not is_name(name):
        raise UsageError(
            f"{name}: an overlay is called by small letters, digits and hyphens, such as {slug(name) or 'nyby'}"
        )
    target = folder / LAYOUTS / f"{name}{SUFFIX}"
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; name another overlay, or overwrite it with --force")
    tools = Tools.of(load_rulebook(rules))
    sightings, read, failed = _seen(find_documents(paths), tools)
    if not read:
        raise UsageError(
            "none of the documents could be read; an overlay is drafted from two or more pages of one kind"
        )
    found = gathered(sightings, len(read))
    if not signs(found):
        raise NotFound("no line comes again that the rules do not know; these documents need no overlay")
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as stream:
        stream.write(draft_yaml(name, found, read, _known(name, tools.book)).encode("utf-8"))
    return target, found, failed


def _seen(files: Sequence[DocumentFile], tools: Tools) -> tuple[list[Sighting], list[str], list[DocumentError]]:
    sightings: list[Sighting] = []
    read: list[str] = []
    failed: list[DocumentError] = []
    for file in files:
        try:
            for source in read_document(file):
                parsed = parse_source(source, tools, None)
                sightings += observe(source, parsed.meetings, tools.learned_from(source))
            read.append(file.document)
        except DocumentError as fault:
            failed.append(fault)
    return sightings, sorted(read), failed


def _known(name: str, book: Rulebook) -> str | None:
    """The municipality that the name of the overlay is, or begins with, where the rules know it."""
    slugs = {rule.slug for rule in book.municipalities.municipalities}
    return next((one for one in (name, name.partition("-")[0]) if one in slugs), None)
