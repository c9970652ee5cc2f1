"""Write the pages of the invented municipality from ``examples/meetings.yaml``: one truth, three layouts.

``python -m tests.examples.render`` writes ``examples/minutes/``; a test checks that the pages
there are what this gives.
The layouts differ as real ones do: where the number stands, what the headings are called, whether the decision comes
first or last, and in encoding and line ends.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from casegraph.danish.months import MONTHS

ROOT = Path(__file__).parents[2] / "examples"
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
SHORT = {"Direktionen": "Direktion"}


@dataclass(frozen=True)
class Page:
    """One page to write: file name, text, and the bytes it is written as."""

    name: str
    text: str
    encoding: str = "utf-8"
    newline: str = "\n"

    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.replace("\n", self.newline).encode(self.encoding)


def load() -> dict[str, Any]:
    """The truth: bodies and meetings as plain data."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "meetings.yaml").read_text(encoding="utf-8"))
    return data


def pages(data: dict[str, Any]) -> Iterator[Page]:
    """Every page, in the order of the meetings."""
    layouts = {"board": board, "committee": committee, "council": council}
    endings = {"board": "txt", "committee": "txt", "council": "md"}
    for meeting in data["meetings"]:
        body = data["bodies"][meeting["body"]]
        day = meeting["date"]
        name = f"{meeting['body'].lower().replace('ø', 'o')}_{day}.{endings[body['layout']]}"
        text = layouts[body["layout"]](meeting, data["bodies"])
        encoding, newline = dress(meeting)
        yield Page(name, text, encoding, newline)


def dress(meeting: dict[str, Any]) -> tuple[str, str]:
    """Encoding and line ends: minutes come from many machines."""
    if meeting["body"] == "BKU":
        return "cp1252", "\r\n"
    if meeting["body"] == "TKU":
        return "utf-8-sig", "\n"
    return "utf-8", "\n"


def long_date(day: date) -> str:
    """``15. januar 2024``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def numbered(meeting: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The items with their numbers."""
    return list(enumerate(meeting["items"], meeting.get("first", 1)))


def board(meeting: dict[str, Any], bodies: dict[str, Any]) -> str:
    """Direktionen: contents list with page numbers, the decision before the presentation, ``Punkt N:``."""
    day = meeting["date"]
    out = [f"REFERAT Direktionen d. {day:%d-%m-%Y}", ""]
    out += [f"Mødedato {WEEKDAYS[day.weekday()].capitalize()} d. {long_date(day)} kl. {meeting['start']}", ""]
    out += [f"Mødested {meeting['place']}", "", f"Mødedeltagere {', '.join(meeting['present'])}", ""]
    out += ["Indholdsfortegnelse", ""]
    for number, item in numbered(meeting):
        out.append(f"{closed(item)}{item.get('toc', item['title'])}.....\t{number + 2}")
    for number, item in numbered(meeting):
        out += ["", f"Punkt {number}: {closed(item)}{item['title']}", ""]
        out += board_item(item, bodies, day)
    return "\n".join(out).rstrip() + "\n"


def closed(item: dict[str, Any]) -> str:
    """The word before a closed item."""
    return "Lukket: " if item.get("closed") else ""


def board_item(item: dict[str, Any], bodies: dict[str, Any], day: date) -> list[str]:
    """One item of the board's layout."""
    out = [item["case"], ""] if "case" in item else []
    if item.get("closed"):
        return out
    decision = item.get("decision", [])
    out += ["Beslutning", "", *spaced(decision)]
    out += ["Sagsfremstilling", ""]
    if "summary" in item:
        out += ["Resume og sagens baggrund", "", *spaced(item["summary"])]
    if "recommend" in item:
        out += ["Indstillinger", "", *recommendation(item["recommend"], "-")]
    if "route" in item:
        names = [bodies[code]["name"] for code in item["route"]]
        out += ["Behandling", "", ", ".join(SHORT.get(name, name) for name in names) + ".", ""]
    if "text" in item:
        out += ["Sagsfremstilling", "", *spaced(item["text"])]
    if "economy" in item:
        out += ["Økonomiske konsekvenser", "", *spaced(item["economy"])]
    out += ["Sagens forløb", "", f"{day:%d-%m-%Y} Direktionen", "", *spaced(decision)]
    if "attachments" in item:
        out += ["Bilag", "", *spaced([title for title, _ in item["attachments"]])]
    return out


def spaced(paragraphs: list[str]) -> list[str]:
    """Paragraphs with a blank line after each."""
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def recommendation(recommend: dict[str, Any], mark: str) -> list[str]:
    """Who recommends what: in one sentence where there is one clause, else as a list."""
    clauses = recommend["clauses"]
    if len(clauses) == 1 and mark == "-":
        return [f"{recommend['by']} indstiller, at {clauses[0]}.", ""]
    out = [f"{recommend['by']} indstiller,", ""]
    for number, clause in enumerate(clauses, 1):
        out.append(f"- at {clause}" if mark == "-" else f"{number}. at {clause}")
    return [*out, ""]


def committee(meeting: dict[str, Any], bodies: dict[str, Any]) -> str:
    """The committees: every heading twice, labels in a row, the decision last under a heading with body and date."""
    name, day = bodies[meeting["body"]]["name"], meeting["date"]
    if meeting.get("cancelled"):
        return f"{name} – Referat – {long_date(day)}\n\nMødet er aflyst.\n"
    out = [
        f"{name} – Referat – {long_date(day)}",
        "",
        f"Mødet blev holdt kl. {meeting['start']} i {meeting['place']}",
        "",
    ]
    out += [f"Deltagere: {', '.join(meeting['present'])}", ""]
    for number, item in numbered(meeting):
        out += [f"{number}. {item['title']}", "", f"{number}.     {item['title']}", ""]
        out += committee_item(item, bodies, meeting)
    return "\n".join(out).rstrip() + "\n"


def committee_item(item: dict[str, Any], bodies: dict[str, Any], meeting: dict[str, Any]) -> list[str]:
    """One item of the committees' layout."""
    name, day = bodies[meeting["body"]]["name"], meeting["date"]
    label = f"Sagsnr.: {item['case']}".ljust(40) if "case" in item else ""
    out = [f"{label}{'Lukket' if item.get('closed') else 'Åbent'}"]
    if "route" in item:
        out.append("Kompetence: " + ", ".join(bodies[code]["name"] for code in item["route"]))
    for heading, key in (("Beslutningstema", "summary"), ("Baggrund", "text")):
        out += [heading, *wrapped(item[key])] if key in item else []
    out += ["Økonomi", *item["economy"]] if "economy" in item else []
    if "recommend" in item:
        out += ["Indstilling", *filter(None, recommendation(item["recommend"], "1."))]
    if "attachments" in item:
        out += ["Bilag", *(f"{title}    {number}" for title, number in item["attachments"])]
    out += [f"Beslutning i {name} den {long_date(day)}:", f"Fraværende: {', '.join(meeting.get('absent', []))}"]
    return [*out, *item.get("decision", []), ""]


def wrapped(paragraphs: list[str]) -> list[str]:
    """Paragraphs broken at 76 columns, as a text extraction leaves them."""
    return [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, 76)]


def council(meeting: dict[str, Any], bodies: dict[str, Any]) -> str:
    """Økonomiudvalget and Kommunalbestyrelsen: Markdown, earlier treatments printed with body and date."""
    name, day = bodies[meeting["body"]]["name"], meeting["date"]
    kind = "Dagsorden" if meeting.get("kind") == "agenda" else "Referat"
    out = [f"# {kind} fra møde i {name}" if kind == "Referat" else f"# Dagsorden til møde i {name}", ""]
    out += [f"**Dato:** {WEEKDAYS[day.weekday()]} den {long_date(day)}  ", f"**Tid:** kl. {meeting['start']}  "]
    out += [f"**Sted:** {meeting['place']}", ""]
    if "present" in meeting:
        out += [f"**Medlemmer:** {', '.join(meeting['present'])}", ""]
    if "absent" in meeting:
        out += [f"**Fraværende:** {', '.join(meeting['absent'])}", ""]
    for number, item in numbered(meeting):
        out += [f"## {number}. {item['title']}", "", *council_item(item, bodies)]
        if kind == "Referat":
            out += ["### Beslutning", "", *spaced(item.get("decision", []))]
    return "\n".join(out).rstrip() + "\n"


def council_item(item: dict[str, Any], bodies: dict[str, Any]) -> list[str]:
    """One item of the council's layout, without its decision."""
    out = [f"Sagsnummer: {item['case']}", ""] if "case" in item else []
    if "route" in item:
        out += ["Sagsgang: " + "/".join(item["route"]), ""]
    if "summary" in item:
        out += ["### Resumé", "", *spaced(item["summary"])]
    if "recommend" in item:
        out += ["### Indstilling", "", *recommendation(item["recommend"], "1.")]
    if "text" in item:
        out += ["### Sagsfremstilling", "", *spaced(item["text"])]
    if "attachments" in item:
        out += ["### Bilag", "", *(f"- {title} ({number})" for title, number in item["attachments"]), ""]
    for code, day, decision in item.get("earlier", []):
        out += [f"### Beslutning fra {bodies[code]['name']}, {long_date(day)}:", "", decision, ""]
    return out


def main() -> int:
    """Write every page; pages that are no longer in the truth are removed."""
    folder = ROOT / "minutes"
    folder.mkdir(exist_ok=True)
    written = {page.name: page.data() for page in pages(load())}
    for path in folder.iterdir():
        if path.suffix in {".txt", ".md"} and path.name not in {*written, "velkommen.txt"}:
            path.unlink()
    for name, data in sorted(written.items()):
        (folder / name).write_bytes(data)
    print(f"{len(written)} pages written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
