"""What a build did, for people and for the exit status."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.model import Doubt, Link
    from casegraph.reason import Reason
    from casegraph.views.reading import ReadingRow


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: what is wrong, what to do about it, and a traceback where one was wanted."""

    document: str
    reason: str
    advice: str = ""
    traceback: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that was known before and is now in another case; ``None`` for no case. Both cases by id and title."""

    item: str
    title: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What linking changed in one municipality that was linked before.

    ``cases_new`` and ``cases_gone`` are (id, title) pairs; a case that only got another id is in ``cases_renamed``
    (from, to), one that is there as before but not the same (an item, a number or a title more) in ``cases_changed``.
    Links count as changed where their status did, and are then in both lists.
    """

    municipality: str
    cases_new: tuple[tuple[str, str], ...] = ()
    cases_gone: tuple[tuple[str, str], ...] = ()
    cases_renamed: tuple[tuple[str, str], ...] = ()
    moved: tuple[Moved, ...] = ()
    links_new: tuple[Link, ...] = ()
    links_gone: tuple[Link, ...] = ()
    cases_changed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        cases = (self.cases_new, self.cases_gone, self.cases_renamed, self.cases_changed)
        return any((*cases, self.moved, self.links_new, self.links_gone))


@dataclass
class BuildReport:
    """What a build read, linked and did not understand. Documents are named as people know them, sorted.

    ``read`` and ``unchanged`` are documents with meetings; ``no_items`` look like minutes and gave no item;
    ``not_minutes`` are something else; ``failed`` could not be read. ``whose`` are those that do not say whose minutes
    they are. ``doubts`` are of the documents that were read now. ``linked`` has the number of items, cases and accepted
    links of each municipality that was linked, ``notes`` what linking noticed. ``told`` counts the items read now
    that ought to have a decision, ``undecided`` those of them without one. ``reading`` is the account of all documents,
    where it was asked for. ``seconds`` are by stage.
    """

    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    no_items: list[str] = field(default_factory=list)
    not_minutes: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    whose: list[str] = field(default_factory=list)
    doubts: list[tuple[str, Doubt]] = field(default_factory=list)
    meetings: int = 0
    items: int = 0
    linked: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    changes: list[Changes] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)
    told: int = 0
    undecided: int = 0
    reading: ReadingRow | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether everything that was named was understood; otherwise the exit status is 1."""
        return not self.failed and not self.no_items
