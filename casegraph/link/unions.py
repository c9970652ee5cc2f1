"""Things that hang together, told bit by bit."""

from __future__ import annotations

from collections.abc import Iterable


class Unions:
    """A partition of numbers that only grows together (union and find, the paths halved on the way)."""

    def __init__(self, members: Iterable[int] = ()) -> None:
        self._above = {member: member for member in members}

    def top(self, member: int) -> int:
        """The member that stands for all that hang together with ``member``."""
        above = self._above
        above.setdefault(member, member)
        while above[member] != member:
            above[member] = member = above[above[member]]
        return member

    def join(self, one: int, other: int) -> bool:
        """Say that two hang together; whether that is news."""
        one, other = self.top(one), self.top(other)
        self._above[other] = one
        return one != other

    def groups(self) -> list[list[int]]:
        """What hangs together, group by group, each in the order in which its members were named."""
        found: dict[int, list[int]] = {}
        for member in self._above:
            found.setdefault(self.top(member), []).append(member)
        return list(found.values())
