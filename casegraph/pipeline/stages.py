"""The rooms the pipeline goes through, in order; each is imported when it is first entered.

A test, or another program, may put its own function in the place of any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casegraph.documents import DocumentFile
    from casegraph.link import Linked, LinkRules
    from casegraph.link.answers.answers import Answers
    from casegraph.model import AgendaItem, Doubt, Source
    from casegraph.parse import Parsed
    from casegraph.parse.tools import Tools
    from casegraph.progress import Step


def find(paths: Sequence[Path]) -> list[DocumentFile]:
    """The documents that the paths name."""
    from casegraph.documents import find_documents  # noqa: PLC0415

    return find_documents(paths)


def read(file: DocumentFile) -> list[Source]:
    """The sources in one file."""
    from casegraph.documents import read_document  # noqa: PLC0415

    return read_document(file)


def load_tools(rules: Path | None) -> Tools:
    """The rules, compiled."""
    from casegraph.parse.tools import Tools  # noqa: PLC0415
    from casegraph.rulebook.book import load_rulebook  # noqa: PLC0415

    return Tools.of(load_rulebook(rules))


def parse(source: Source, tools: Tools, municipality: str | None) -> Parsed:
    """The meetings in one source; ``municipality`` is what a person said, by name or slug."""
    from casegraph.danish import slug  # noqa: PLC0415
    from casegraph.parse import parse_source  # noqa: PLC0415
    from casegraph.parse.municipality import Municipality, named_municipality  # noqa: PLC0415

    if municipality is None:
        return parse_source(source, tools, None)
    known = named_municipality(municipality, tools.book.municipalities)
    return parse_source(source, tools, known or Municipality(slug(municipality) or "unknown", municipality))


def unread(source: Source, parsed: Parsed) -> tuple[Doubt, ...]:
    """The lines of a source that no part of the parser could place."""
    from casegraph.parse.unread import unread_lines  # noqa: PLC0415

    return unread_lines(source, parsed.draft)


def load_answers(path: Path) -> Answers:
    """The answers of people in the file at ``path``; none where there is no file."""
    from casegraph.link.answers.file import load_answers as load  # noqa: PLC0415

    return load(path)


def link(items: Sequence[AgendaItem], rules: Path | None, answers: Answers | None, step: Step, jobs: int) -> Linked:
    """The links and cases of the items of one municipality, by so many processes at most."""
    from casegraph.link import link_items  # noqa: PLC0415

    return link_items(items, link_rules(rules), answers, step, jobs)


def link_rules(rules: Path | None) -> LinkRules:
    """The rules that linking goes by."""
    from casegraph.link import LinkRules  # noqa: PLC0415
    from casegraph.rulebook.book import load_rulebook  # noqa: PLC0415

    return LinkRules.from_book(load_rulebook(rules))


def name_bodies(items: Sequence[AgendaItem], rules: Path | None, municipality: str) -> str:
    """The short names of the bodies that the items of one municipality name, as JSON."""
    from casegraph.pipeline.bodies import short_names  # noqa: PLC0415
    from casegraph.rulebook.book import load_rulebook  # noqa: PLC0415

    return short_names(items, load_rulebook(rules).bodies, municipality)


@dataclass(frozen=True)
class Stages:
    """The functions of a run; the defaults are the real rooms.

    ``load_tools`` is called once a process, what it gives goes into ``parse`` untouched.
    """

    find: Callable[[Sequence[Path]], Sequence[DocumentFile]] = find
    read: Callable[[DocumentFile], Sequence[Source]] = read
    load_tools: Callable[[Path | None], Any] = load_tools
    parse: Callable[[Source, Any, str | None], Parsed] = parse
    unread: Callable[[Source, Parsed], Sequence[Doubt]] = unread
    load_answers: Callable[[Path], Answers] = load_answers
    link: Callable[[Sequence[AgendaItem], Path | None, Answers | None, Step, int], Linked] = link
    link_rules: Callable[[Path | None], LinkRules] = link_rules
    name_bodies: Callable[[Sequence[AgendaItem], Path | None, str], str] = name_bodies
