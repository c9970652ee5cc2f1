"""Fixtures that more than one room's tests use."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of an example, and the same run must find the same examples.
settings.register_profile("casegraph", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("casegraph")

# A run in the background is begun deaf to Ctrl-C, and so would be the commands that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


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
