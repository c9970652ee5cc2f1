"""Pages with their truth written beside the sentence it stands in: made into a document and a file of truth.

A line that begins with ``@`` is truth, everything else is the page. ``@doc MUNICIPALITY|BODY|KIND|DATE`` opens a page,
``@item NUMBER|TITLE`` stands above an item's heading. Below the line they speak of, ``@f KIND|BASIS|WHAT|OWNER|DUE|DUE
TEXT`` tells a follow-up and ``@r BODY|DATE|INFERRED|TENSE|KIND|ABOUT|QUOTE`` a reference; ``-`` is null and a last
``|B`` marks what readers may see differently. Of a page that tells no reference at all, none is scored.

How things stand on a day: ``@s DAY STATUS|DAY STATUS`` below a follow-up, and anywhere on a page ``@case
CASE|DAY|STATUS|WHO|NEXT``, where CASE is its number or title, WHO a body, ``administration`` or ``hearing``, NEXT a
body, ``-`` nobody and ``?`` what readers may see differently.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLLOWUP = ("kind", "basis", "what", "owner", "due", "due_text")
_CASE = ("case", "day", "status", "who", "next")
_REFERENCE = ("body", "date", "date_inferred", "tense", "kind", "about", "quote")


def read_page(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """The document in ``text`` and the truth about it, which calls the document ``name``.

    Raise :class:`ValueError` for truth before a page or an item, or with too few values.
    """
    lines: list[str] = []
    truth: dict[str, Any] = {}
    for row in text.splitlines():
        if not row.startswith("@"):
            lines.append(row)
            continue
        word, _, told = row.partition(" ")
        values = told.split("|")
        if word == "@doc":
            truth = _page(values, name)
        elif word == "@item":
            item = {"number": values[0], "title": values[1], "references": [], "followups": []}
            truth["items"].append(item)
        elif word == "@f":
            truth["items"][-1]["followups"].append(_told(_FOLLOWUP, values, len(lines)))
        elif word == "@s":
            truth["items"][-1]["followups"][-1]["standing"] = dict(value.split(" ") for value in values)
        elif word == "@case":
            truth.setdefault("cases", []).append(dict(zip(_CASE, values, strict=True)))
        else:
            truth["items"][-1]["references"].append(_told(_REFERENCE, values, len(lines)))
    if not any(item["references"] for item in truth.get("items", ())):
        for item in truth.get("items", ()):
            del item["references"]
    return "\n".join(lines) + "\n", truth


def write_pages(pages: Path, out: Path) -> None:
    """Write a document (``.txt``, ``.md``) and its truth (``.json``) into ``out`` for every page in ``pages``."""
    out.mkdir(exist_ok=True)
    for file in sorted((*pages.glob("*.txt"), *pages.glob("*.md"))):
        document, truth = read_page(file.read_text(encoding="utf-8"), file.name)
        (out / file.name).write_text(document, encoding="utf-8")
        written = json.dumps(truth, ensure_ascii=False, indent=1)
        (out / f"{file.stem}.json").write_text(written + "\n", encoding="utf-8")


def _page(values: list[str], name: str) -> dict[str, Any]:
    municipality, body, kind, date = values
    meeting = {"body": body, "body_kind": kind, "date": date}
    return {"document": name, "municipality": municipality, "meeting": meeting, "items": []}


def _told(keys: tuple[str, ...], values: list[str], line: int) -> dict[str, Any]:
    """One follow-up or reference by its ``keys``; ``line`` is the line it stands in, counted from 1."""
    if len(values) not in (len(keys), len(keys) + 1):
        raise ValueError(f"line {line}: {len(keys)} values are wanted, not {len(values)}: {values}")
    told: dict[str, Any] = {key: None if value == "-" else value for key, value in zip(keys, values, strict=False)}
    if "date_inferred" in told:
        told["date_inferred"] = told["date_inferred"] == "y"
    return {**told, "line": line, "borderline": values[-1] == "B"}
