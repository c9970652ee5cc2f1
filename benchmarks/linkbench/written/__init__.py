"""Agendas of invented municipalities by people who had never seen the linker, nor the bench's own vocabularies.

``fjord``, ``harbour``, ``city`` and ``heath`` were written line by line; the others were drawn by generators of other
hands, most from titles written by hand. Only ``market``, ``sound``, ``ring`` and ``polder`` have case numbers, on three
items of four, and ``skerry``, on four of seven; in ``ring`` they change their form midway, which some presentations
tell of, some are collective and some are misprinted. In ``ridge`` most steps reword the title. ``skerry``, ``ridge``,
``polder`` and ``dune`` came last, and were looked at when ``topic`` was weighed.
Weights are fitted on :data:`FITTED_ON`; all of :data:`TUNED_ON` are looked at. Those of :data:`TESTED_ON` are tested
on: nobody who works on rules or weights reads them. The columns are the truth (``case``, and for reports that come
again ``series``; fixed points of agendas are ``standing:…``), then what is printed.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

from benchmarks.linkbench.corpus import MUNICIPALITY, Corpus, Truth
from benchmarks.linkbench.world import MatterKind, Settings
from casegraph.model import AgendaItem, Place, Section
from casegraph.parse.context import ItemContext
from casegraph.parse.prose import find_former_numbers
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook
from casegraph.rulebook.standing import is_standing

HERE = Path(__file__).parent
FITTED_ON = ("fjord", "harbour", "mainland")
TUNED_ON = (*FITTED_ON, "cape", "lake", "moor", "ring", "skerry", "ridge", "polder", "dune")
TESTED_ON = ("city", "heath", "market", "plain", "sound", "valley")
STANDING = "standing:"
LINES = 20
_CLOSED = re.compile(r"\(?lukket\b", re.IGNORECASE)


def read_written(name: str, book: Rulebook) -> Corpus:
    """The corpus of one hand."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tools = Tools.of(book)
    items = [_item(row, tools) for row in rows]
    truth = {item.id: _truth(row) for item, row in zip(items, rows, strict=True)}
    return Corpus(Settings(part=name, missing=1.0), tuple(items), truth)


def _truth(row: dict[str, str]) -> Truth:
    kind: MatterKind = "series" if row["series"] else "ordinary"
    return Truth(row["case"], "standing" if row["case"].startswith(STANDING) else kind, row["series"] or None, 0)


def _item(row: dict[str, str], tools: Tools) -> AgendaItem:
    body = tools.bodies.resolve(row["body"])
    if body is None:
        raise ValueError(f"{row['body']} is no body that the rules know")
    place = Place(int(row["item"]) * LINES)
    meeting = f"{MUNICIPALITY}:{body.id}:{row['date']}"
    sections = (
        Section("presentation", "Sagsfremstilling", row["presentation"], place),
        Section("decision", "Beslutning", row["decision"], place),
    )
    item = AgendaItem(
        id=f"{meeting}:{row['item']}",
        municipality=MUNICIPALITY,
        document=f"{body.id}/{row['date']}.txt",
        meeting=meeting,
        meeting_kind="minutes",
        body=row["body"],
        body_id=body.id,
        body_kind=body.kind,
        date=row["date"],
        number=row["item"],
        title=row["title"],
        source=place,
        closed=_CLOSED.match(row["title"]) is not None,
        case_numbers=tools.numbers.named(row["number"]) if row["number"] else (),
        decision=row["decision"] or None,
        sections=tuple(section for section in sections if section.text),
        standing=is_standing(tools.book.standing, row["title"]),
    )
    return replace(item, former_numbers=find_former_numbers(ItemContext(item, item.date, body, tools)))
