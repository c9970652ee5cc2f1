"""What a related case is to the one at hand."""

from __future__ import annotations

from collections.abc import Container

from casegraph.kinds import RelatedAs
from casegraph.model import Link


def related_as(link: Link, own: Container[str]) -> RelatedAs | None:
    """What the case at the other end of a link is to the one whose items are ``own``."""
    if link.subject is None:
        return None
    mine = link.subject in own
    if link.relation == "part_of":
        return "whole" if mine else "part"
    return "earlier" if mine else "later"
