"""Follow-ups against the truth: matched one to one, the surest pairs first.

A route's next body must be the same body; anything else must overlap in what is to be done or in the sentence, or stand
on the same line with the same basis. What readers may see differently is neither a hit nor a miss.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from casegraph.evaluate.compare import BodyNames, bare
from casegraph.evaluate.gold import GoldFollowUp, GoldItem
from casegraph.evaluate.rates import Found
from casegraph.evaluate.scores import Tally, Wrong
from casegraph.model import AgendaItem, FollowUp

NEXT = "next: "
_OVERLAP = 0.75
_SHORTEST = 6


def score_followups(tally: Tally, gold: GoldItem, item: AgendaItem | None, names: BodyNames) -> Found:
    """Compare the follow-ups of one item; ``item`` is ``None`` where the parser missed it."""
    expected, found = gold.followups or (), item.followups if item else ()
    pairs = match_followups(expected, found, names)
    settled = [index for index, told in enumerate(expected) if not told.borderline]
    hits = [index for index in settled if index in pairs]
    for index in hits:
        _score_told(tally, gold, expected[index], found[pairs[index]])
    for index in settled:
        if index not in pairs:
            told = expected[index]
            says = f"{told.what} [{told.basis}]"
            tally.wrong.append(Wrong(tally.document, gold.number, "followup", says, None, told.line))
    extra = [got for position, got in enumerate(found) if position not in pairs.values()]
    _note_extra(tally, gold.number, extra)
    return Found(len(hits), len(hits) + len(extra), len(settled))


def extra_followups(tally: Tally, item: AgendaItem) -> Found:
    """The follow-ups of an item that is not in the truth: all made up."""
    _note_extra(tally, item.number, item.followups)
    return Found(0, len(item.followups), 0)


def match_followups(expected: Sequence[GoldFollowUp], found: Sequence[FollowUp], names: BodyNames) -> dict[int, int]:
    """Which of ``found`` (by index) is which of ``expected``; the surest first, the settled before the borderline."""
    closeness = {
        (index, position): _closeness(told, got, names)
        for index, told in enumerate(expected)
        for position, got in enumerate(found)
    }
    ordered = sorted(closeness, key=lambda pair: (-closeness[pair], expected[pair[0]].borderline, pair))
    pairs: dict[int, int] = {}
    for index, position in ordered:
        if closeness[index, position] and index not in pairs and position not in pairs.values():
            pairs[index] = position
    return pairs


def _closeness(told: GoldFollowUp, got: FollowUp, names: BodyNames) -> float:
    """How surely the two are one; 0 where they are not."""
    if told.what.startswith(NEXT):
        if got.kind != "next_body" or not names.same(told.what.removeprefix(NEXT), got.to_body, got.to_body_id):
            return 0.0
        return 3.0
    same_line = told.line == got.place.line and told.basis == got.basis
    overlap = _overlap(told.what, got.what)
    quoted = bare(told.what).lower() in bare(got.quote).lower()
    if overlap < _OVERLAP and not quoted and not same_line:
        return 0.0
    return overlap + quoted + same_line / 2


def _overlap(a: str, b: str) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1; very short ones tell nothing."""
    a, b = bare(a).lower(), bare(b).lower()
    return fuzz.partial_ratio(a, b) / 100 if min(len(a), len(b)) >= _SHORTEST else 0.0


def _score_told(tally: Tally, gold: GoldItem, told: GoldFollowUp, got: FollowUp) -> None:
    line = told.line
    if told.due:
        wrong = Wrong(tally.document, gold.number, "followup.due", told.due, got.due, line)
        tally.count("followup.due", right=told.due == got.due, wrong=wrong)
    if told.owner:
        a, b = bare(told.owner).lower(), bare(got.owner).lower()
        wrong = Wrong(tally.document, gold.number, "followup.owner", told.owner, got.owner, line)
        tally.count("followup.owner", right=bool(b) and (a in b or b in a), wrong=wrong)


def _note_extra(tally: Tally, number: str | None, extra: Sequence[FollowUp]) -> None:
    for got in extra:
        says = f"{got.kind}: {got.what} {got.to_body or ''} [{got.basis}]"
        tally.wrong.append(Wrong(tally.document, number, "followup", None, says, got.place.line))
