"""Minutes by the megabyte: the invented municipality of ``examples/``, sitting for years on end.

Every meeting is another draw of matters, case numbers and paragraphs, in the three layouts of the examples, with as
many items and as much prose as real minutes have. The same seed gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.examples.forms import forms
from tests.examples.pdfs import LOOKS, pdf
from tests.examples.render import Page, load, pages

ITEMS = (8, 24)  # items a meeting
PARAGRAPHS = (2, 9)  # paragraphs of presentation an item
FIRST_DAY = date(1990, 1, 1)
RETURNS = 0.4  # of the matters are ones that were treated before
PROSE = ("summary", "text")


def write_minutes(folder: Path, size: int, seed: int = 1) -> list[Path]:
    """Write at least ``size`` bytes of minutes into ``folder``, one file a meeting; the paths, sorted."""
    written: list[Path] = []
    for page in _pages(random.Random(seed)):
        if size <= 0:
            return sorted(written)
        path = folder / page.name
        path.write_bytes(page.data())
        written.append(path)
        size -= len(page.data())
    raise AssertionError("there is always another meeting")


def write_pdfs(folder: Path, pages: int, seed: int = 1) -> list[Path]:
    """Write PDFs of at least ``pages`` pages together into ``folder``, one file a meeting, in every look; the paths."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    written: list[Path] = []
    looks = cycle(LOOKS.values())
    for truth in _towns(random.Random(seed)):
        for form in forms(truth):
            if pages <= 0:
                return sorted(written)
            path = folder / f"{form.name}.pdf"
            path.write_bytes(pdf(form, next(looks)))
            written.append(path)
            with closing(PdfDocument(path)) as document:
                pages -= len(document)
    raise AssertionError("there is always another meeting")


def _pages(rng: random.Random) -> Iterator[Page]:
    for truth in _towns(rng):
        yield from pages(truth)


def _towns(rng: random.Random) -> Iterator[dict[str, Any]]:
    """The town's truth of one day after the other."""
    truth = load()
    held = [meeting for meeting in truth["meetings"] if meeting.get("items") and meeting.get("kind") != "agenda"]
    pool = {code: [m for m in held if m["body"] == code] for code in truth["bodies"]}
    known: list[str] = []
    day = FIRST_DAY
    while True:
        day += timedelta(days=1)
        codes = [code for code in sorted(pool) if pool[code]]
        meetings = [_meeting(rng, pool[code], day, known) for code in codes]
        yield {**truth, "meetings": meetings}


def _meeting(rng: random.Random, models: list[dict[str, Any]], day: date, known: list[str]) -> dict[str, Any]:
    items = [item for model in models for item in model["items"]]
    prose = [paragraph for item in items for key in PROSE for paragraph in item.get(key, ())]
    drawn = [_item(rng, rng.choice(items), prose, known) for _ in range(rng.randint(*ITEMS))]
    return {**rng.choice(models), "date": day, "items": drawn}


def _item(rng: random.Random, model: dict[str, Any], prose: list[str], known: list[str]) -> dict[str, Any]:
    item = dict(model)
    if "case" in item:
        item["case"] = _case(rng, known)
    if "text" in item:
        item["text"] = [rng.choice(prose) for _ in range(rng.randint(*PARAGRAPHS))]
    if not item.get("standing"):
        item["title"] = f"{item['title']} {rng.choice('ABCDEFGH')}{rng.randint(1, 999)}"
        item.pop("toc", None)
    return item


def _case(rng: random.Random, known: list[str]) -> str:
    if known and rng.random() < RETURNS:
        return rng.choice(known[-400:])
    known.append(f"{rng.randint(10, 29)}-{rng.randint(1, 999_999):06}")
    return known[-1]
