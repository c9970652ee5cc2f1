"""The page about exports: its recipes run on what the examples give, and it names every field there is."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from casegraph.cli.export import FORMATS
from casegraph.elements import EDGE_FIELDS, NODE_FIELDS
from casegraph.export.xes import Xes
from casegraph.views.case_graph import CASES
from casegraph.views.flow import FLOW
from tests.repo.export_columns import PAGE, page
from tests.samples import data

TEXT = PAGE.read_text(encoding="utf-8")
RECIPES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
FILES = {
    "graphml": "sager.graphml",
    "xes": "forløb.xes",
    "ocel": "forløb.jsonocel",
    "csv": "tabeller",
    "items": "punkter.jsonl",
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the recipes read, made of the examples."""
    folder = tmp_path_factory.mktemp("exports")
    run = CliRunner().invoke
    minutes = PAGE.parents[1] / "examples" / "minutes"
    assert run(casegraph, ["build", str(minutes), "--db", str(folder / "town.db")]).exit_code == 0
    for form, name in FILES.items():
        done = run(casegraph, ["export", form, "-o", str(folder / name), "--db", str(folder / "town.db")])
        assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("recipe", RECIPES, ids=[recipe.split("\n", 1)[0] for recipe in RECIPES])
def test_every_recipe_runs(recipe: str, exported: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in re.findall(r"^import (\w+)", recipe, re.MULTILINE):
            pytest.importorskip(name)
    env = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", recipe]
    done = subprocess.run(command, check=False, cwd=exported, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_columns_of_the_tables_are_those_there_are() -> None:
    assert page(TEXT) == TEXT, "write them anew: python -m tests.repo.export_columns"


def test_every_format_and_every_field_is_named() -> None:
    named = set(re.findall(r"`([^`\s]+)`", TEXT))
    fields = {*NODE_FIELDS, *EDGE_FIELDS, *CASES.nodes, *CASES.edges, *FLOW.nodes, *FLOW.edges}
    assert fields <= named, sorted(fields - named)
    assert all(re.search(rf"\b{form}\b", TEXT) for form in (*FORMATS, "xlsx", "ics", "html", "md"))


def test_every_attribute_of_a_log_is_named() -> None:
    stream = io.BytesIO()
    Xes().write(data("log"), stream)
    traces = stream.getvalue().decode().partition("<trace>")[2]
    used = set(re.findall(r'key="([^"]+)"', traces))
    assert used <= set(re.findall(r"`([^`\s]+)`", TEXT)), "of a trace or of an event"
