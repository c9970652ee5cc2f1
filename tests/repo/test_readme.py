"""Every example in the documentation prints what the documentation shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repo.readme import BLOCK, PAGES, ROOT, written_anew


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database that the examples make."""
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))], ids=str)
def test_examples_print_what_is_shown(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change: python -m tests.repo.readme."""
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8")
    assert written_anew(text, folder) == text


def test_the_readme_shows_the_main_job() -> None:
    shown = "".join(BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert all(f"$ casegraph {command}" in shown for command in ("build", "history", "followups", "search"))
