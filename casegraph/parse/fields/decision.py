"""The decision of this very meeting, and the decisions of other meetings printed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.kinds import IsoDate
from casegraph.model import Body
from casegraph.parse.draft import SectionDraft


@dataclass(frozen=True, slots=True)
class Sitting:
    """Whose meeting it is: the body and day, each ``None`` where the document does not say."""

    body: Body | None
    date: IsoDate | None


def own_decisions(sections: Sequence[SectionDraft], sitting: Sitting) -> list[SectionDraft]:
    """The sections that hold the decision of ``sitting``.

    A heading that names another body or another day is another meeting's. A day *after* the meeting cannot be: where
    nothing else is printed such a block is taken for this meeting's, its date being the slip.
    """
    decided = [section for section in sections if section.role in {"decision", "earlier"}]
    own = [section for section in decided if _matches(section, sitting)]
    dated = [section for section in own if section.body or section.date]
    plain = [section for section in own if section not in dated and section.role == "decision"]
    if dated or plain:
        return [section for section in own if section in dated or section in plain]
    late = [section for section in decided if section.role == "decision" and _late(section, sitting)]
    return late[-1:]


def other_decisions(sections: Sequence[SectionDraft], own: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The headed decision blocks that are another meeting's, in printed order."""
    headed = [section for section in sections if section.role in {"decision", "earlier"}]
    return [section for section in headed if section not in own and section.body is not None]


def _matches(section: SectionDraft, sitting: Sitting) -> bool:
    other_body = section.body and sitting.body and section.body.id != sitting.body.id
    other_day = section.date and sitting.date and section.date != sitting.date
    headed = section.body or section.date or section.role == "decision"
    return bool(headed) and not other_body and not other_day


def _late(section: SectionDraft, sitting: Sitting) -> bool:
    same_body = section.body is None or sitting.body is None or section.body.id == sitting.body.id
    return same_body and bool(section.date and sitting.date and section.date > sitting.date)
