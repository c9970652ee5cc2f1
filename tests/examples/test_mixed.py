"""A folder that mixes all forms: the same meeting in several is one meeting, and the most structured is believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from tests.examples import api, pdfs, writers
from tests.examples.forms import Form, forms, text
from tests.examples.render import load

MEETING = "kb_2024-09-10"
ORDER: dict[str, Callable[[Form], bytes]] = {
    "a.json": api.answer,
    "b.html": writers.html,
    "c.docx": writers.docx,
    "d.pdf": pdfs.pdf,
    "e.md": writers.markdown,
    "f.txt": lambda form: text(form).encode(),
}
"""The forms, the most structured first."""


@pytest.fixture(scope="module")
def form() -> Form:
    return next(form for form in forms(load()) if form.name == MEETING)


def exported(folder: Path, *options: str) -> list[dict[str, object]]:
    """The items of a database built anew from ``folder``."""
    db, out = folder.parent / "d.db", folder.parent / "items.jsonl"
    build = CliRunner().invoke(casegraph, ["build", str(folder), "--db", str(db), "--municipality", "Fjordlund"])
    assert build.exit_code == 0, build.output
    made = CliRunner().invoke(casegraph, ["export", "items", "--db", str(db), "-o", str(out), *options])
    assert made.exit_code == 0, made.output
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_the_most_structured_form_of_a_meeting_is_believed(tmp_path: Path, form: Form) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, write in ORDER.items():
        (folder / name).write_bytes(write(form))
    number = len(form.truth["items"])
    every = exported(folder, "--all-versions")
    assert {item["document"] for item in every} == set(ORDER)
    believed = []
    for name in ORDER:
        items = exported(folder)
        assert len(items) == number
        believed.append({item["document"] for item in items})
        (folder / name).unlink()
    assert believed == [{name} for name in ORDER]
