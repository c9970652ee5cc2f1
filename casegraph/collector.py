"""The garbage collector, held off while very many objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles while millions of objects are made, none of them in a cycle: it would take a fifth."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():
                # What was made is put among the old objects unlooked at, or the next search would go through all of it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
