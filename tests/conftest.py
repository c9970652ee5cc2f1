"""Fixtures that more than one room's tests use."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real minutes and their truth, which is not part of the repository; skips where it is absent.

    It is looked for beside the checkout, or where the environment variable ``CASEGRAPH_SHARED`` says.
    """
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    folder = Path(os.environ.get("CASEGRAPH_SHARED") or beside)
    if not (folder / "minutes").is_dir():
        pytest.skip(f"no real minutes in {folder}")
    return folder
