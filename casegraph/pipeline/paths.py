"""Which stored document is which file: paths as seen from the folder of the database.

A database may be moved together with its documents, and it holds no path of somebody's computer beyond what lies
between the two.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from casegraph.privacy import mask


@dataclass(frozen=True)
class Places:
    """The named sources and the folder they are seen from (the database's)."""

    base: Path
    sources: tuple[Path, ...]

    @cached_property
    def _here(self) -> str:
        return os.path.realpath(self.base)

    @cached_property
    def _roots(self) -> list[tuple[str, str]]:
        """The folder of each source as it was named and as where it really lies, the longest first."""
        folders = {_absolute(source if source.is_dir() else source.parent) for source in self.sources}
        return sorted(
            ((folder, os.path.realpath(folder)) for folder in folders), key=lambda pair: (-len(pair[0]), pair)
        )

    def keys(self, paths: Iterable[Path]) -> list[str]:
        """What each of the documents is stored under: distinct, and without the CPR numbers that a name may hold."""
        times: Counter[str] = Counter()
        keys = []
        for path in paths:
            key = mask(self._key(path))[0]
            times[key] += 1
            keys.append(f"{key}~{times[key]}" if times[key] > 1 else key)
        return keys

    def _key(self, path: Path) -> str:
        whole = _absolute(path)
        for named, real in self._roots:
            if _within(whole, named):
                return self._relative(str(Path(real, whole[len(named) :].lstrip(os.sep))))
        return self._relative(whole)

    def named(self) -> list[tuple[str, bool]]:
        """The named sources as seen from here, sorted, and whether each is a folder."""
        return sorted((self._relative(os.path.realpath(source)), source.is_dir()) for source in self.sources)

    def gone(self, stored: Iterable[str], found: Sequence[Path]) -> list[str]:
        """Those of the stored documents that lie in a named folder but are no longer found there.

        What lies in a folder that could not be listed is not known to be gone.
        """
        keys = self.keys(found)
        present = set(keys)
        shut = [self._whole(key) for key, path in zip(keys, found, strict=True) if path.is_dir()]
        named = [mask(os.path.realpath(source))[0] for source in self.sources if source.is_dir()]
        missing = ((key, self._whole(key)) for key in sorted(stored) if key not in present)
        return [
            key
            for key, whole in missing
            if any(_within(whole, folder) for folder in named) and not any(_within(whole, folder) for folder in shut)
        ]

    def _relative(self, whole: str) -> str:
        try:
            near = os.path.relpath(whole, self._here)
        except ValueError:  # another drive
            near = whole
        return near.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")

    def _whole(self, key: str) -> str:
        return _absolute(Path(self._here, key))


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - takes out "..", but follows no link


def _within(whole: str, folder: str) -> bool:
    return whole.startswith(folder.rstrip(os.sep) + os.sep)
