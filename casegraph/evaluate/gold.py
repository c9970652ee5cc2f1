"""Truth made by reading, in the two shapes it is written in, as one set of records.

A *gold* file has a ``meeting`` and items with all fields, references and follow-ups; a *layout* file has the meeting's
keys beside a shorter list of items, kinds in Danish and routes as printed. ``links.json`` beside gold files tells which
items belong together. A key that a file does not have is not scored; a null is a claim that the text says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from casegraph.errors import DocumentError, UsageError

LINKS = "links.json"

_BODY_KINDS = {
    "økonomiudvalg": "finance_committee",
    "kommunalbestyrelse": "council",
    "fagudvalg": "standing_committee",
    "direktion": "executive_board",
}
_DECISION_KINDS = {
    "godkendt": ("approved",),
    "anbefalet": ("recommended",),
    "taget_til_efterretning": ("noted",),
    "drøftet": ("discussed",),
    "udsat": ("postponed",),
    "afvist": ("rejected",),
    "oversendt": ("referred",),
    "andet": ("other", "elected", "withdrawn", "returned", "stopped"),
    "none": ("none",),
}
_FORMS = (".txt", ".md", ".html", ".docx", ".pdf")
_ITEM_KEYS = (
    "closed",
    "case_number",
    "journal_number",
    "document_number",
    "case_type",
    "decision",
    "recommended_by",
    "recommendations",
    "route",
    "course",
    "attachments",
)

_REFERENCE_KEYS = ("date_inferred", "tense", "kind", "about")


@dataclass(frozen=True, slots=True)
class GoldReference:
    """A mention that a reader found; ``borderline`` where readers may differ."""

    body: str
    date: str
    line: int
    borderline: bool
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldFollowUp:
    """Something to be done that a reader found; ``what`` is a quote, or ``next: BODY`` for a route."""

    what: str
    basis: str
    line: int
    borderline: bool
    due: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One item; ``told`` holds the scored fields, ``decision_kinds`` the kinds that are all right."""

    number: str | None
    title: str
    told: Mapping[str, Any]
    decision_kinds: tuple[str, ...]
    toc_only: bool | None = None
    earlier: tuple[Mapping[str, Any], ...] | None = None
    references: tuple[GoldReference, ...] | None = None
    followups: tuple[GoldFollowUp, ...] | None = None
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The truth about one document: ``stem`` names it in links, ``path`` is where the document lies."""

    stem: str
    path: Path
    municipality: str
    meeting: Mapping[str, Any]
    items: tuple[GoldItem, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything that was loaded: documents by stem, and ``links`` as read, empty where there are none."""

    documents: tuple[GoldDocument, ...]
    links: Mapping[str, Any] = field(default_factory=dict)


def load_gold(paths: Iterable[Path], documents: Path | None = None) -> Gold:
    """The truth in ``paths`` (files, or folders of them), sorted by name.

    The documents lie in ``documents``, else beside the truth, else in ``minutes`` beside its folder. Raise
    :class:`UsageError` for a path that is not there or holds no truth, :class:`DocumentError` for a file that is none.
    """
    files = sorted(file for path in paths for file in _truth_files(path))
    loaded: list[GoldDocument] = []
    links: dict[str, Any] = {}
    for file in files:
        data = _read_json(file)
        if "same_case" in data:
            links = {**links, **{key: [*links.get(key, []), *data[key]] for key in data}}
        else:
            loaded.append(_document(file, data, documents))
    if not loaded:
        raise UsageError(f"{', '.join(map(str, paths)) or 'no path'}: no truth to compare with")
    return Gold(tuple(loaded), links)


def _truth_files(path: Path) -> list[Path]:
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder")
    return sorted(path.glob("*.json")) if path.is_dir() else [path]


def _read_json(file: Path) -> dict[str, Any]:
    advice = "write it as the files of truth in docs/evaluation.md"
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DocumentError(str(file), f"not readable as JSON: {error}", advice) from error
    if not isinstance(data, dict) or not ("items" in data or "same_case" in data):
        raise DocumentError(str(file), "this is no file of truth", advice)
    return data


def _document(file: Path, data: dict[str, Any], documents: Path | None) -> GoldDocument:
    name = data.get("document") or file.stem
    path = _find(file, name, documents)
    try:
        if "meeting" in data:
            items = tuple(_gold_item(item) for item in data["items"])
            if path.suffix != (Path(name).suffix or path.suffix):
                items = tuple(replace(item, lines=None) for item in items)  # another form has other lines
            return GoldDocument(file.stem, path, data.get("municipality", ""), data["meeting"], items)
        items = tuple(_layout_item(item) for item in data["items"])
        return GoldDocument(file.stem, path, data.get("municipality", ""), _layout_meeting(data), items)
    except (KeyError, TypeError) as error:
        raise DocumentError(str(file), f"a key is missing or of a wrong type: {error}", "complete it") from error


def _find(file: Path, name: str, documents: Path | None) -> Path:
    """Where the document called ``name`` lies; where it is nowhere, where it was looked for first.

    In a folder that was asked for it may lie in another form: the truth is the same of a PDF of the same minutes.
    """
    folders = [documents] if documents else [file.parent, file.parent.parent / "minutes"]
    stem = name.removesuffix(Path(name).suffix) if Path(name).suffix in _FORMS else name
    forms = [name] if stem != name and not documents else [f"{stem}{form}" for form in _FORMS]
    candidates = [folder / each for folder in folders for each in dict.fromkeys((name, *forms))]
    return next((path for path in candidates if path.is_file()), candidates[0])


def _gold_item(item: dict[str, Any]) -> GoldItem:
    told = {key: item[key] for key in (*_ITEM_KEYS, "toc_title") if key in item}
    return GoldItem(
        item["number"],
        item["title"],
        told,
        (item["decision_kind"],) if "decision_kind" in item else (),
        references=tuple(map(_reference, item["references"])) if "references" in item else None,
        followups=tuple(map(_followup, item["followups"])) if "followups" in item else None,
        lines=tuple(item["lines"]) if "lines" in item else None,
    )


def _reference(reference: dict[str, Any]) -> GoldReference:
    told: dict[str, Any] = {key: reference[key] for key in _REFERENCE_KEYS if key in reference}
    return GoldReference(reference["body"], reference["date"], reference["line"], bool(reference["borderline"]), told)


def _followup(followup: dict[str, Any]) -> GoldFollowUp:
    borderline = bool(followup["borderline"])
    due, owner = followup.get("due"), followup.get("owner")
    return GoldFollowUp(followup["what"], followup["basis"], followup["line"], borderline, due, owner)


def _layout_meeting(data: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"date": data.get("date")}
    # What is known from the address of the page alone does not stand in the text.
    if data.get("body") is not None:
        told["body"] = data["body"]
    if data.get("body_kind_from", "text") == "text":
        told["body_kind"] = _BODY_KINDS.get(data["body_kind"], data["body_kind"])
    return told


def _layout_item(item: dict[str, Any]) -> GoldItem:
    told = {key: item[key] for key in _ITEM_KEYS if key in item}
    kind = item.get("decision_kind")
    kinds = _DECISION_KINDS.get(kind, (kind,)) if kind else ()
    earlier = tuple(item["earlier"]) if "earlier" in item else None
    toc_only = item["seen_in"] == "toc" if "seen_in" in item else None
    return GoldItem(item["number"], item["title"], told, kinds, toc_only, earlier)
