"""Whole pages of many layouts, written for these tests: what is found on each, and nothing else.

A page is a file in ``pages/``: its text, a line ``===``, and what it holds: ``body`` (kind), ``date``, ``kind``, times,
and one ``item: number | title | mark`` a line, where the mark may be ``closed`` or ``toc`` and ``-`` means no number.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from casegraph.documents.plain import TextReader
from casegraph.parse.structure import read_structure
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def read_page(path):
    text, _, expected = path.read_text(encoding="utf-8").partition("\n===\n")
    values = defaultdict(list)
    for line in expected.splitlines():
        key, _, value = line.partition(":")
        values[key.strip()].append(value.strip())
    return text, values


def item_line(block):
    mark = "closed" if block.closed else "toc" if block.toc_only else ""
    return " | ".join(part for part in (block.number or "-", block.title, mark) if part or part == "")


def as_lines(values):
    return [" | ".join(part.strip() for part in [*value.split("|"), ""][:3]) for value in values]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path, tools):
    text, expected = read_page(path)
    draft = read_structure(TextReader().read(text.encode(), path.name)[0], tools)
    assert draft.is_minutes_like is (expected["minutes"] != ["no"])
    found = [
        f"{b.number or '-'} | {b.title} | {'closed' if b.closed else 'toc' if b.toc_only else ''}" for b in draft.blocks
    ]
    assert found == as_lines(expected["item"])
    if not draft.is_minutes_like:
        return
    header = draft.header
    said = {
        "body": header.body.kind if header.body else None,
        "date": header.date,
        "kind": header.kind,
        "start": header.start,
        "end": header.end,
        "place": header.place,
        "cancelled": "yes" if header.cancelled else "no",
    }
    asked = {key: expected[key][0] for key in said if expected.get(key)}
    assert {key: said[key] for key in asked} == asked
