"""The invented meetings as a word processor would hold them: blocks, from which every form of a page is written.

Three arrangements, as different as real ones are: ``board`` with a contents list and headings by style, ``committee``
whose headings are nothing but bold letters, ``council`` with tables, numbered lists and (in print) running heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tests.examples.render import SHORT, WEEKDAYS, long_date, numbered

Kind = Literal["title", "heading", "para", "bullet", "number", "toc", "table"]


@dataclass(frozen=True)
class Block:
    """One block of a page.

    ``level`` is that of a heading, ``page`` of an entry in the contents list, ``item`` the place (from 1) of the item
    that a heading begins.
    """

    kind: Kind
    text: str = ""
    level: int = 0
    bold: bool = False
    page: int = 0
    cells: tuple[tuple[str, ...], ...] = ()
    item: int = 0


@dataclass(frozen=True)
class Form:
    """A meeting ready to be written: its blocks, and the running head where it is printed with one."""

    name: str
    truth: dict[str, Any]
    blocks: tuple[Block, ...]
    running: str = ""


def forms(data: dict[str, Any]) -> Iterator[Form]:
    """Every meeting that was held, in order."""
    arrange: dict[str, Callable[[dict[str, Any], dict[str, Any]], list[Block]]] = {
        "board": board,
        "committee": committee,
        "council": council,
    }
    for meeting in data["meetings"]:
        body = data["bodies"][meeting["body"]]
        name = f"{meeting['body'].lower().replace('ø', 'o')}_{meeting['date']}"
        head = f"Fjordlund Kommune\t{body['name']}\t{long_date(meeting['date'])}"
        running = head if body["layout"] == "council" else ""
        yield Form(name, meeting, tuple(arrange[body["layout"]](meeting, data["bodies"])), running)


def heading(text: str, level: int) -> Block:
    """A heading by style."""
    return Block("heading", text, level)


def bold(text: str) -> Block:
    """A paragraph all in bold letters, which is what many use for a heading."""
    return Block("para", text, bold=True)


def paras(texts: list[str]) -> list[Block]:
    """Paragraphs."""
    return [Block("para", text) for text in texts]


def table(*rows: tuple[str, ...]) -> Block:
    """A table of rows of cells."""
    return Block("table", cells=rows)


def closed(item: dict[str, Any]) -> str:
    """The word before a closed item."""
    return "Lukket: " if item.get("closed") else ""


def board(meeting: dict[str, Any], bodies: dict[str, Any]) -> list[Block]:
    """Direktionen: contents list with page numbers, the decision before the presentation, ``Punkt N:``."""
    day = meeting["date"]
    out = [Block("title", f"REFERAT Direktionen d. {day:%d-%m-%Y}")]
    out += paras([f"Mødedato {WEEKDAYS[day.weekday()].capitalize()} d. {long_date(day)} kl. {meeting['start']}"])
    out += paras([f"Mødested {meeting['place']}", f"Mødedeltagere {', '.join(meeting['present'])}"])
    out.append(heading("Indholdsfortegnelse", 2))
    for number, item in numbered(meeting):
        out.append(Block("toc", f"{closed(item)}{item.get('toc', item['title'])}", page=number + 1))
    for at, (number, item) in enumerate(numbered(meeting), 1):
        out.append(Block("heading", f"Punkt {number}: {closed(item)}{item['title']}", 1, item=at))
        out += paras([item["case"]]) if "case" in item else []
        out += [] if item.get("closed") else board_item(item, bodies, meeting)
    return out


def board_item(item: dict[str, Any], bodies: dict[str, Any], meeting: dict[str, Any]) -> list[Block]:
    """What stands under an open item of the board."""
    decision = paras(item.get("decision", []))
    out = [heading("Beslutning", 2), *decision, heading("Sagsfremstilling", 2)]
    if "summary" in item:
        out += [heading("Resume og sagens baggrund", 3), *paras(item["summary"])]
    if "recommend" in item:
        out += [heading("Indstillinger", 3), *clauses(item["recommend"], "bullet")]
    if "route" in item:
        names = [bodies[code]["name"] for code in item["route"]]
        route = ", ".join(SHORT.get(name, name) for name in names) + "."
        out += [heading("Behandling", 3), Block("para", route)]
    if "text" in item:
        out += [heading("Sagsfremstilling", 3), *paras(item["text"])]
    if "economy" in item:
        out += [heading("Økonomiske konsekvenser", 3), *paras(item["economy"])]
    out += [heading("Sagens forløb", 2), Block("para", f"{meeting['date']:%d-%m-%Y} Direktionen"), *decision]
    if "attachments" in item:
        out += [heading("Bilag", 2), *(Block("bullet", title) for title, _ in item["attachments"])]
    return out


def clauses(recommend: dict[str, Any], kind: Kind) -> list[Block]:
    """Who recommends what, the clauses as a list."""
    lead = Block("para", f"{recommend['by']} indstiller,")
    return [lead, *(Block(kind, f"at {clause}") for clause in recommend["clauses"])]


def committee(meeting: dict[str, Any], bodies: dict[str, Any]) -> list[Block]:
    """The committees: headings in bold, numbers and marks side by side, the decision last with body and date."""
    name, day = bodies[meeting["body"]]["name"], meeting["date"]
    out = [Block("title", f"{name} – Referat – {long_date(day)}")]
    if meeting.get("cancelled"):
        return [*out, Block("para", "Mødet er aflyst.")]
    out += paras([f"Mødet blev holdt kl. {meeting['start']} i {meeting['place']}"])
    out += paras([f"Deltagere: {', '.join(meeting['present'])}"])
    for at, (number, item) in enumerate(numbered(meeting), 1):
        out += [Block("para", f"{number}. {item['title']}", bold=True, item=at), *committee_item(item, bodies, meeting)]
    return out


def committee_item(item: dict[str, Any], bodies: dict[str, Any], meeting: dict[str, Any]) -> list[Block]:
    """What stands under an item of a committee."""
    label = f"Sagsnr.: {item['case']}        " if "case" in item else ""
    out = paras([f"{label}{'Lukket' if item.get('closed') else 'Åbent'}"])
    if "route" in item:
        out += paras(["Kompetence: " + ", ".join(bodies[code]["name"] for code in item["route"])])
    for title, key in (("Beslutningstema", "summary"), ("Baggrund", "text"), ("Økonomi", "economy")):
        out += [bold(title), *paras(item[key])] if key in item else []
    if "recommend" in item:
        out += [bold("Indstilling"), *clauses(item["recommend"], "number")]
    if "attachments" in item:
        out += [bold("Bilag"), *paras([f"{title}    {number}" for title, number in item["attachments"]])]
    name, day = bodies[meeting["body"]]["name"], meeting["date"]
    out += [bold(f"Beslutning i {name} den {long_date(day)}:")]
    return [*out, *paras([f"Fraværende: {', '.join(meeting.get('absent', []))}", *item.get("decision", [])])]


def council(meeting: dict[str, Any], bodies: dict[str, Any]) -> list[Block]:
    """Økonomiudvalget and Kommunalbestyrelsen: what belongs to the meeting and the item's numbers in tables."""
    name, day = bodies[meeting["body"]]["name"], meeting["date"]
    minutes = meeting.get("kind") != "agenda"
    out = [Block("title", f"Referat fra møde i {name}" if minutes else f"Dagsorden til møde i {name}")]
    rows = [("Dato:", f"{WEEKDAYS[day.weekday()]} den {long_date(day)}"), ("Tid:", f"kl. {meeting['start']}")]
    rows += [("Sted:", meeting["place"])]
    rows += [("Medlemmer:", ", ".join(meeting["present"]))] if "present" in meeting else []
    rows += [("Fraværende:", ", ".join(meeting["absent"]))] if "absent" in meeting else []
    out.append(table(*rows))
    for at, (number, item) in enumerate(numbered(meeting), 1):
        out += [Block("heading", f"{number}. {item['title']}", 1, item=at), *council_item(item, bodies)]
        out += [heading("Beslutning", 2), *paras(item.get("decision", []))] if minutes else []
    return out


def council_item(item: dict[str, Any], bodies: dict[str, Any]) -> list[Block]:
    """What stands under an item of the council, without its decision."""
    rows = [("Sagsnummer:", item["case"])] if "case" in item else []
    rows += [("Sagsgang:", "/".join(item["route"]))] if "route" in item else []
    out = [table(*rows)] if rows else []
    out += [heading("Resumé", 2), *paras(item["summary"])] if "summary" in item else []
    out += [heading("Indstilling", 2), *clauses(item["recommend"], "number")] if "recommend" in item else []
    out += [heading("Sagsfremstilling", 2), *paras(item["text"])] if "text" in item else []
    if "attachments" in item:
        out += [heading("Bilag", 2), table(*((title, number) for title, number in item["attachments"]))]
    for code, day, decision in item.get("earlier", []):
        out += [heading(f"Beslutning fra {bodies[code]['name']}, {long_date(day)}:", 2), *paras([decision])]
    return out


def text(form: Form) -> str:
    """The page as plain text, a paragraph a line: what every other form is held against."""
    out: list[str] = []
    count = 0
    for block in form.blocks:
        count = count + 1 if block.kind == "number" else 0
        if block.kind == "table":
            out += ["\t".join(cells) for cells in block.cells]
        elif block.kind == "toc":
            out.append(f"{block.text}.....\t{block.page}")
        else:
            out += [{"bullet": "- ", "number": f"{count}. "}.get(block.kind, "") + block.text, ""]
    return "\n".join(out) + "\n"
