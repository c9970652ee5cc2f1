"""Which documents tell of one sitting, and which of them is believed.

A body's day may stand in the database several times: as agenda, supplementary agenda and minutes, in several formats,
or as two sittings of one day. :func:`place` settles one such day from all its versions at once and by their content
alone, so that the outcome is the same whatever the order they were loaded in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Role = Literal["current", "supplement", "superseded"]

# The most structured first: what a format says outright need not be guessed. Others come between these and plain text.
FORMATS = ("firstagenda", "items", "html", "docx", "pdf")
PLAIN = ("markdown", "text")

ALIKE_TITLES = 0.6  # share of words two titles must have in common to be one
AKIN_TITLES = 0.3  # … and where they already bear one number
SAME_BY_NUMBER = 0.5  # share of items that must agree in number and title for two versions of one sitting …
SAME_BY_TITLE = 0.8  # … or in title alone, since two sittings of one day may share their standing items


@dataclass(frozen=True)
class Version:
    """What one document says of a sitting, as far as telling versions apart needs it.

    ``row`` is the caller's name for it, ``digest`` a hash of the whole content, ``items`` are (number, title) pairs;
    ``released`` is when it was published, where the source says so.
    """

    row: int
    kind: str
    format: str
    start: str | None
    cancelled: bool
    document: str
    digest: str
    items: tuple[tuple[str | None, str], ...] = ()
    released: str | None = None
    supplement: bool = False

    @cached_property
    def rank(self) -> tuple[int | str | bool, ...]:
        """The order of belief: minutes, a cancellation, an agenda, what has no items; then structure and fullness.

        Of equally structured ones what was published last, and last of all what only adds to another.
        """
        treated = self.kind == "minutes" and bool(self.items)
        kind = 0 if treated else 1 if self.cancelled else 2 if self.items else 3
        last = -int(re.sub(r"\D", "", self.released or "") or 0)
        form = _format_rank(self.format)
        return kind, form, self.supplement, last, -len(self.items), self.digest, self.document

    @cached_property
    def titles(self) -> list[tuple[str | None, frozenset[str]]]:
        """The number and the words of the title of every item."""
        return [(number, frozenset(re.findall(r"\w+", title.lower()))) for number, title in self.items]


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a version: the role it plays, and what follows the date in its sitting's id (``:1530`` or "")."""

    row: int
    suffix: str
    role: Role


@dataclass
class _Sitting:
    members: list[Version] = field(default_factory=list)

    @property
    def start(self) -> str | None:
        starts = [version.start for version in self.members if version.start]
        return self.members[0].start or (min(starts) if starts else None)


def place(versions: Sequence[Version]) -> list[Placed]:
    """Settle all versions of one body's day: sitting by sitting, in each the most believed version first."""
    sittings: list[_Sitting] = []
    for version in sorted(versions, key=lambda version: version.rank):
        _sitting_of(version, sittings).members.append(version)
    sittings.sort(key=lambda sitting: (sitting.start or "", sitting.members[0].rank))
    taken: set[str] = set()
    placed: list[Placed] = []
    for number, sitting in enumerate(sittings, 1):
        suffix = _suffix(number, sitting.start, taken)
        roles = zip(sitting.members, _roles(sitting.members), strict=True)
        placed.extend(Placed(version.row, suffix, role) for version, role in roles)
    return placed


def _sitting_of(version: Version, sittings: list[_Sitting]) -> _Sitting:
    """The sitting that ``version`` tells of: the one it agrees with best, or a new one."""
    fitting = [(_agreement(version, sitting), sitting) for sitting in sittings if _is_of(version, sitting)]
    if fitting:
        return max(fitting, key=lambda fit: fit[0])[1]
    sittings.append(_Sitting())
    return sittings[-1]


def _is_of(version: Version, sitting: _Sitting) -> bool:
    start = sitting.start
    if version.start and start:
        # Minutes may print when the sitting really began, a little after the time on the agenda.
        return version.start == start or _alike(version, sitting.members[0])
    return _alike(version, sitting.members[0]) or not _clash(version, sitting)


def _agreement(version: Version, sitting: _Sitting) -> tuple[bool, float]:
    same_start = bool(version.start) and version.start == sitting.start
    return same_start, max(_share(version, member, by_number=False) for member in sitting.members)


def _alike(one: Version, other: Version) -> bool:
    by_number, by_title = _share(one, other, by_number=True), _share(one, other, by_number=False)
    return by_number >= SAME_BY_NUMBER or by_title >= SAME_BY_TITLE


def _clash(version: Version, sitting: _Sitting) -> bool:
    """Whether a number stands for one matter here and for another there."""
    numbers = {number for number, _ in version.items if number}
    return any(number in numbers for member in sitting.members for number, _ in member.items)


def _share(one: Version, other: Version, *, by_number: bool) -> float:
    """The share of the shorter version's items that the longer one has too."""
    shorter, longer = sorted((one, other), key=lambda version: len(version.items))
    if not shorter.items:
        return 0.0
    return sum(_has(longer, number, words, by_number) for number, words in shorter.titles) / len(shorter.items)


def _has(version: Version, number: str | None, words: frozenset[str], by_number: bool) -> bool:
    return any(_alike_words(words, other) for key, other in version.titles if not by_number or key == number)


def _alike_words(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or len(one & other) >= ALIKE_TITLES * len(one | other)


def _roles(members: list[Version]) -> list[Role]:
    """The first is believed; another of its kind that shares no item with what is taken adds to it."""
    roles: list[Role] = ["current"]
    first, taken = members[0], members[:1]
    for version in members[1:]:
        akin = version.kind == first.kind and not first.cancelled
        adds = akin and not any(_overlap(version, other) for other in taken)
        roles.append("supplement" if adds and version.items else "superseded")
        if roles[-1] == "supplement":
            taken.append(version)
    return roles


def _overlap(one: Version, other: Version) -> bool:
    """Whether an item stands in both: its title does, or its number with a title that is at least akin."""
    pairs = ((a, b) for a in one.titles for b in other.titles)
    return any(_alike_words(a, b) or (n == m and n and _akin(a, b)) for (n, a), (m, b) in pairs)


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= AKIN_TITLES * len(one | other)


def _suffix(number: int, start: str | None, taken: set[str]) -> str:
    """The first sitting of a day needs none, a later one is told by its time, or else by its place in the order."""
    time = re.sub(r"\D", "", start or "")
    suffix = "" if number == 1 else f":{time}" if time and f":{time}" not in taken else f":s{number}"
    taken.add(suffix)
    return suffix


def _format_rank(name: str) -> int:
    if name in FORMATS:
        return FORMATS.index(name)
    return len(FORMATS) + (PLAIN.index(name) + 1 if name in PLAIN else 0)
