"""A new database, which nobody sees before it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casegraph.store.staging import Staging
from casegraph.store.store import Store


@contextmanager
def created(path: Path) -> Iterator[Store]:
    """The database at ``path`` to write to; where there is none, it appears there when the block has ended well.

    :class:`StoreError` where another program is making it just now.
    """
    real = path.resolve()
    staging = Staging(real.with_name(f".{real.name}.new"), real)
    staging.settle()
    if real.exists() or not real.parent.is_dir():  # of the latter, opening says what is wrong
        with Store.open(path, create=True) as store:
            yield store
        return
    with staging.held():
        if real.exists():  # somebody else was quicker
            with Store.open(path) as store:
                yield store
            return
        with Store.aside(staging.path / real.name, path, create=True) as store:
            yield store
        staging.move(real.name)
