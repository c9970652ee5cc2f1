"""Documents read and parsed as a build would, and compared with the truth about them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from casegraph.danish import slug
from casegraph.documents import DocumentFile, read_document
from casegraph.evaluate.compare import BodyNames
from casegraph.evaluate.compared import Evaluation, ReadDocument, compare
from casegraph.evaluate.gold import GoldDocument, load_gold
from casegraph.evaluate.groups import Linking
from casegraph.link import LinkRules, link_items
from casegraph.model import AgendaItem, Meeting, Source
from casegraph.parse import parse_source
from casegraph.parse.bodies import BodyIndex
from casegraph.parse.tools import Tools
from casegraph.progress import Progress, silent
from casegraph.rulebook.book import Rulebook


def evaluate(paths: Sequence[Path], documents: Path | None, book: Rulebook, progress: Progress = silent) -> Evaluation:
    """Compare what ``book`` makes of the documents with the truth in ``paths`` (see :func:`load_gold`).

    Municipalities are inferred as in a build that is not told of any. Raise :class:`UsageError` and
    :class:`DocumentError` for truth that cannot be read; a document that cannot is in ``scores.failed``.
    """
    rules = LinkRules.from_book(book)

    def link(items: Sequence[AgendaItem]) -> Linking:
        linked = link_items(items, rules)
        return Linking(linked.links, linked.cases, linked.standing)

    gold = load_gold(paths, documents)
    read, total, begun = reader(book, book), len(gold.documents), count()

    def told(document: GoldDocument) -> tuple[Sequence[Meeting], BodyNames]:
        progress("read", next(begun), total)
        return read(document)

    evaluation = compare(gold, told, link)
    progress("read", total, total)
    return evaluation


def reader(parsing: Rulebook, naming: Rulebook) -> ReadDocument:
    """Reads and parses documents with the rules ``parsing``; what the truth calls bodies is read with ``naming``."""
    tools = Tools.of(parsing)

    def read(gold: GoldDocument) -> tuple[Sequence[Meeting], BodyNames]:
        sources = read_document(DocumentFile(gold.path, gold.path.name))
        return parse_all(sources, tools), body_names(gold, sources, naming)

    return read


def parse_all(sources: Sequence[Source], tools: Tools) -> list[Meeting]:
    """Every meeting in ``sources``, of municipalities that nobody named."""
    return [meeting for source in sources for meeting in parse_source(source, tools, None).meetings]


def body_names(gold: GoldDocument, sources: Sequence[Source], book: Rulebook) -> BodyNames:
    """What bodies are called in a document, its own abbreviations included."""
    text = "\n".join(line.text for source in sources for line in source.lines)
    return BodyNames(BodyIndex(book.bodies, slug(gold.municipality), gold.meeting.get("date")).learn(text))
