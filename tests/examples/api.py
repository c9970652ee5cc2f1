"""The invented meetings as FirstAgenda Publication gives them: an answer of its API, and the page a person saves."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from html import escape
from typing import Any

from tests.examples.forms import Block, Form
from tests.examples.render import WEEKDAYS, load, long_date, numbered
from tests.examples.writers import html_blocks

SITE = "https://dagsordener.fjordlund.dk"
_NAMESPACE = uuid.UUID("4b0d7f8e-2d53-4f6e-9a0e-0c6f3b5d9a11")


def guid(*parts: str) -> str:
    """An id that is the same on every run."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


def answer(form: Form) -> bytes:
    """The answer about a meeting: its items with their fields, what stands under them as HTML."""
    meeting, body = form.truth, load()["bodies"][form.truth["body"]]["name"]
    day, agenda = meeting["date"], meeting.get("kind") == "agenda"
    name = "Aflyst møde" if meeting.get("cancelled") else "Dagsorden" if agenda else "Referat"
    content: dict[str, Any] = {
        "Id": guid(form.name),
        "Udvalg": {"Id": guid(body), "Navn": body},
        "Moede": {
            "Id": str(uuid.UUID(int=0)),
            "Navn": name,
            "Dato": f"{day}T{meeting.get('start', '00:00')}:00+01:00",
            "Sted": meeting.get("place"),
            "Afsluttet": not agenda,
            "Moededeltagere": [{"Navn": person} for person in meeting.get("present", [])]
            + [{"Navn": person, "Absent": True} for person in meeting.get("absent", [])],
        },
        "TillaegsDagsorden": False,
        "Dagsordenpunkter": [_item(form, at, number, item) for at, (number, item) in _items(form)],
        "casegraph": {"site": SITE},
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _items(form: Form) -> Iterator[tuple[int, tuple[int, dict[str, Any]]]]:
    yield from enumerate(numbered(form.truth) if "items" in form.truth else [], 1)


def _item(form: Form, at: int, number: int, item: dict[str, Any]) -> dict[str, Any]:
    html = "".join(_sections(_content(form, at, item)))
    return {
        "Id": guid(form.name, str(at)),
        "Punktnummer": str(number),
        "Number": str(number),
        "Navn": item["title"],
        "Caption": item["title"],
        "SagsNummer": item.get("case"),
        "IsOpen": not item.get("closed", False),
        "Sorting": at,
        "ItemDecision": None,
        "Felter": [{"Navn": "", "Html": f"<div><div id='sagsfremstillingContainer'>{html}</div></div>", "Tekst": None}],
        "Bilag": [{"Id": guid(title), "Navn": title, "Order": n} for n, (title, _) in enumerate(_attached(item))],
    }


def _attached(item: dict[str, Any]) -> list[list[str]]:
    return list(item.get("attachments", []))


def _content(form: Form, at: int, item: dict[str, Any]) -> list[Block]:
    """What stands under an item, without its own number and its attachments, which have fields of their own."""
    starts = [place for place, block in enumerate(form.blocks) if block.item]
    ends = [*starts[1:], len(form.blocks)]
    blocks = form.blocks[starts[at - 1] + 1 : ends[at - 1]]
    kept: list[Block] = []
    attached = False
    for block in blocks:
        headed = block.kind == "heading" or (block.kind == "para" and block.bold)
        attached = block.text == "Bilag" if headed else attached
        if attached or block.text == item.get("case") or block.text.startswith(("Sagsnr.:", "Åbent", "Lukket")):
            continue
        kept.append(_without_case(block))
    return [block for block in kept if block.kind != "table" or block.cells]


def _without_case(block: Block) -> Block:
    if block.kind != "table":
        return block
    return Block("table", cells=tuple(cells for cells in block.cells if cells[0] != "Sagsnummer:"))


def _sections(blocks: list[Block]) -> Iterator[str]:
    """The HTML as a word processor exports it into the item: a heading, and a ``span`` with what stands under it."""
    inside: list[Block] = []
    heading = ""
    for block in [*blocks, Block("heading")]:
        if block.kind == "heading" or (block.kind == "para" and block.bold):
            text = "".join(html_blocks(inside)).replace("<p>", "<p><span>").replace("</p>", "</span></p><p>&nbsp;</p>")
            exported = f"<meta><title>Dagsordenspunkt</title>{text}"
            yield f"<h3>{heading}</h3><span class='ukendt'>{exported}</span>" if heading else text
            heading, inside = escape(block.text), []
        else:
            inside.append(block)


def page(form: Form) -> bytes:
    """The page of a meeting as a browser saves it."""
    meeting, body = form.truth, load()["bodies"][form.truth["body"]]["name"]
    day = meeting["date"]
    when = f"{WEEKDAYS[day.weekday()]} den {long_date(day)} kl. {meeting.get('start', '09:00').replace(':', '.')}"
    kind = "Dagsorden" if meeting.get("kind") == "agenda" else "Referat"
    kind = "Aflyst møde" if meeting.get("cancelled") else kind
    rows = "".join(_row(form, at, number, item) for at, (number, item) in _items(form))
    url = f"{SITE}/vis?id={guid(form.name)}"
    return f"""<!DOCTYPE html>
<!-- saved from url=({len(url):04}){url} -->
<html lang="da"><head><meta charset="utf-8"><title>Dagsordener</title><script>var punkter = [99];</script></head><body>
<nav><ul><li><a href="/">Forside</a></li><li><a href="/soeg">Søg</a></li></ul></nav>
<div class="heading"><h1 class="dato">{kind}</h1><span class="udvalg">{escape(body)}</span>
<span class="dato">{when}</span><span class="sted">{escape(meeting.get("place") or "")}</span></div>
<table class="punkter"><tbody>{rows}</tbody></table>
<footer>Fjordlund Kommune</footer></body></html>
""".encode()


def _row(form: Form, at: int, number: int, item: dict[str, Any]) -> str:
    case = f'<span class="sagsnummer">{escape(item["case"])}</span>' if "case" in item else ""
    mark = "Lukket: " if item.get("closed") else ""
    html = "".join(_sections(_content(form, at, item)))
    files = "".join(f"<li>{escape(title)}</li>" for title, _ in _attached(item))
    html += f"<h3>Bilag</h3><span class='bilag'><ul>{files}</ul></span>" if files else ""
    return (
        f'<tr class="punktrow" id="punktrow_{guid(form.name, str(at))}"><td><span class="label">{number}.</span></td>'
        f'<td><h2 class="overskrift">{mark}{escape(item["title"])}</h2>{case}'
        f'<div class="details" style="display: none">{html}</div></td></tr>'
    )
