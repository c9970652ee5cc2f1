"""The rules of the house that hold for the whole package: sizes, light imports, a thin command line, documents."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import click
import pytest

import casegraph
import casegraph.cli
from tests.repo.budgets import PACKAGE, check
from tests.repo.command_reference import commands, reference

ROOT = PACKAGE.parent
HEAVY = ["babel", "google", "networkx", "numpy", "pydantic", "rapidfuzz", "re2", "Stemmer", "yaml"]


def test_the_size_budgets_hold() -> None:
    faults, _ = check()
    assert faults == []


def imported_by(code: str) -> set[str]:
    """The heavy libraries that are loaded after running ``code`` in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize("code", ["import casegraph", "import casegraph.cli", "import casegraph.model"])
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert imported_by(code) == set()


def test_networkx_is_imported_in_one_place_only() -> None:
    users = [str(path.relative_to(ROOT)) for path in sorted(PACKAGE.rglob("*.py")) if "networkx" in imports(path)]
    assert users == ["casegraph/graph.py"]


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").glob("*.py")), ids=lambda path: path.name)
def test_the_command_line_knows_no_engine(path: Path) -> None:
    assert imports(path).isdisjoint({"sqlite3", "networkx", "numpy", "yaml", "rapidfuzz", "re2", "pydantic"})


def test_sqlite_is_known_to_the_store_only() -> None:
    users = {path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py") if "sqlite3" in imports(path)}
    assert users == {"store"}


def test_the_rooms_of_linking_know_only_those_before_them() -> None:
    link, rooms = PACKAGE / "link", ["titles", "words", "items", "weighing", "answers", "deciding", "related"]
    assert {path.parent.name for path in link.glob("*/__init__.py")} == set(rooms)
    for at, room in enumerate(rooms):
        known = {other for path in (link / room).glob("*.py") for other in rooms_of_linking(path)}
        assert known.isdisjoint({*rooms[at + 1 :], "engine", "explain", "municipality"}), room


def rooms_of_linking(path: Path) -> set[str]:
    """The rooms and modules of linking that a module imports from."""
    found = (
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    )
    return {module.split(".")[2] for module in found if module and module.startswith("casegraph.link.")}


def imports(path: Path) -> set[str]:
    """The top-level names of everything a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_the_front_page_is_short_and_documented() -> None:
    assert 0 < len(casegraph.__all__) <= 12
    assert [name for name in casegraph.__all__ if not (getattr(casegraph, name).__doc__ or "").strip()] == []


def test_the_command_reference_is_what_the_commands_say() -> None:
    """After a change of a command: make docs."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize(("name", "command"), list(commands(casegraph.cli.casegraph, "casegraph")))
def test_every_command_and_option_says_what_it_does(name: str, command: click.Command) -> None:
    assert command.help, name
    silent = [param.name for param in command.params if isinstance(param, click.Option) and not param.help]
    assert silent == [], name


def test_every_module_has_a_place_in_the_wheel() -> None:
    """A folder that setup.cfg does not list would be missing from the wheel."""
    listed = (
        (ROOT / "setup.cfg").read_text(encoding="utf-8").split("packages =")[1].split("install_requires")[0].split()
    )
    folders = {".".join(path.relative_to(ROOT).parent.parts) for path in PACKAGE.rglob("__init__.py")}
    assert folders <= set(listed)
