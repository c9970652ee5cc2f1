"""The columns of a follow-up list for people, the same in CSV and in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from casegraph.export.plain import one_line
from casegraph.export.telling import Teller
from casegraph.kinds import IsoDate
from casegraph.views.rows import FollowUpRow, FollowUpsRow
from casegraph.words import CHANGES, FOLLOWUP_KINDS, SECTIONS

# The first character by which a spreadsheet takes a cell for a formula, the full-width ones included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column:
    """A column: its name in code, its heading, what stands in it as text, its width, and its day where it holds one.

    ``when`` says whether a list has the column at all; ``printed`` whether it goes on paper, where there is no room
    for all of them: those that do not stand last.
    """

    name: str
    heading: str
    width: int
    text: Callable[[FollowUpRow], str]
    day: Callable[[FollowUpRow], IsoDate | None] | None = None
    when: Callable[[FollowUpsRow], bool] = lambda data: True
    printed: bool = True


def columns(teller: Teller, data: FollowUpsRow) -> Sequence[Column]:
    """The columns of a list, in the language of ``teller``: part and change only where the list has such."""
    return [column for column in _every(teller) if column.when(data)]


def in_parts(data: FollowUpsRow) -> list[FollowUpRow]:
    """The rows of a list in the order of its parts, what stems from closed items behind all others."""
    order = [None, *SECTIONS]
    return sorted(data["followups"], key=lambda row: order.index(row["section"]))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a cell of this text for a formula."""
    return text.startswith(_FORMULA)


def _every(teller: Teller) -> Sequence[Column]:
    _, words = teller.words.gettext, teller.words
    return (
        Column("part", _("Part"), 16, lambda row: words.word(SECTIONS, row["section"]), when=_has_parts),
        Column("municipality", _("Municipality"), 14, lambda row: row["municipality"], when=_has_several),
        Column("change", _("Change"), 10, lambda row: words.word(CHANGES, row["change"]), when=_has_changes),
        Column("due", _("Due"), 15, lambda row: words.date(row["due"]), lambda row: row["due"]),
        Column("status", _("Status"), 13, teller.followup_status),
        Column("what", _("What"), 44, teller.task),
        Column("owner", _("Responsible"), 22, teller.owner),
        Column("recipient", _("Recipient"), 18, lambda row: one_line(row["recipient"] or row["to_body"])),
        Column("body", _("Body"), 20, lambda row: one_line(row["body"])),
        Column(
            "meeting", _("Meeting"), 11, lambda row: words.date(row["meeting_date"]), lambda row: row["meeting_date"]
        ),
        Column("item", _("Item"), 6, lambda row: one_line(row["number"])),
        Column("case_number", _("Case no."), 12, lambda row: one_line(row["case_number"])),
        Column("case", _("Case"), 34, lambda row: one_line(row["title"])),
        Column("closed_why", _("Closed because"), 22, lambda row: teller.followup_why(row) or ""),
        Column("source", _("Source"), 24, teller.place),
        *_behind(teller),
    )


def _behind(teller: Teller) -> Sequence[Column]:
    """The columns one looks up now and then."""
    _, words = teller.words.gettext, teller.words
    kind = Column("kind", _("Kind"), 16, lambda row: words.word(FOLLOWUP_KINDS, row["kind"]))
    written = Column("due_text", _("Due as written"), 20, lambda row: one_line(row["due_text"]))
    precision = Column("precision", _("Precision"), 12, teller.precision)
    basis = Column("basis", _("Basis"), 18, teller.basis)
    quote = Column("quote", _("Sentence"), 80, lambda row: one_line(row["quote"]))
    known = Column("id", _("Id"), 44, lambda row: row["id"])
    return [replace(column, printed=False) for column in (kind, written, precision, basis, quote, known)]


def _has_parts(data: FollowUpsRow) -> bool:
    return any(row["section"] for row in data["followups"])


def _has_several(data: FollowUpsRow) -> bool:
    return len({row["municipality"] for row in data["followups"]}) > 1


def _has_changes(data: FollowUpsRow) -> bool:
    return any(row["change"] for row in data["followups"])
