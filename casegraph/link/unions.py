"""Things that hang together, told bit by bit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from casegraph.link.arrays import Ints


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


def tops(own: Ints, one: Ints, other: Ints) -> Ints:
    """For each number the least of those that it hangs together with, by pairs given as two columns.

    ``own`` is the least that each is known to hang together with before that, at most itself.
    """
    top = own.copy()
    while len(one):
        least, most = np.minimum(top[one], top[other]), np.maximum(top[one], top[other])
        apart = least != most
        one, other, least, most = one[apart], other[apart], least[apart], most[apart]
        np.minimum.at(top, most, least)
        while (top[top] != top).any():
            top = top[top]
    return top
