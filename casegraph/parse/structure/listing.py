"""The contents list as candidates for headings are looked up in it."""

from __future__ import annotations

from functools import cached_property

from rapidfuzz import fuzz, process

from casegraph.parse.structure.entries import Contents
from casegraph.parse.structure.titles import SAME, likeness, title_key

NEAR = 0.75
_PREFIX_FROM = 16


class Listing:
    """Looks up entries of a contents list by number and title."""

    def __init__(self, contents: Contents) -> None:
        self.entries = contents.entries

    @cached_property
    def _keys(self) -> list[str]:
        return [title_key(entry.title) for entry in self.entries]

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self._keys):
            found.setdefault(key, []).append(place)
        return found

    def number_at(self, place: int) -> float:
        """The number of an entry, its ordinal where the list has no numbers."""
        value = self.entries[place].value
        return place + 1 if value is None else value

    def with_number(self, value: float | None) -> int | None:
        """The entry that prints this number."""
        return next((i for i, e in enumerate(self.entries) if e.value is not None and e.value == value), None)

    def entry_of(self, value: float | None, title: str) -> int | None:
        """The entry with this title; of several the one with this number."""
        if not self.entries or not title:
            return None
        alike = self._alike(title_key(title))
        if value is None:
            return alike[0] if alike else None
        numbered = [place for place in range(len(self.entries)) if self.number_at(place) == value]
        near = [place for place in numbered if place in alike or likeness(self.entries[place].title, title) >= NEAR]
        if near:
            return near[0]
        return next((place for place in alike if self.entries[place].value is None), None)

    def _alike(self, key: str) -> list[int]:
        """The entries with this very title, else with one that breaks off or differs by a slip, likest first."""
        if key in self._by_key:
            return self._by_key[key]
        begun = [i for i, other in enumerate(self._keys) if _begins(key, other)]
        close = process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=SAME * 100, limit=3)
        return begun or sorted(place for _, _, place in close)


def _begins(one: str, other: str) -> bool:
    """Whether one of the titles breaks off where the other goes on."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return len(short) >= _PREFIX_FROM and long.startswith(short)
