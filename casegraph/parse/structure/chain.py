"""From candidates to the consistent whole: the headings that together make the best agenda.

Numbers ascend, the contents list is followed, one style is kept, and between two headings there is one decision and one
set of numbers. The best chain is found by dynamic programming over a bounded number of predecessors, in linear time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from casegraph.parse.structure.candidate import NUMBERED, Candidate
from casegraph.parse.structure.facts import STRUCTURAL, Fact, wording
from casegraph.parse.structure.numbering import ahead
from casegraph.parse.structure.rows import Row
from casegraph.parse.structure.titles import SAME, likeness

_BACK = 60
_NEVER = 100.0
_MOST_COST = 40.0
_BACKWARDS = 8.0
_FITS = 4.0
_ONE_ON = 2.0  # the next number
_LOST: dict[str, float] = {"decision": 1.5, "recommendation": 1.0, "presentation": 0.7, "summary": 0.7}
_TWICE = {"decision": 2.0, "numbers": 1.5, "flag": 1.0}


class Chain:
    """Chooses the best chain of candidates of one document."""

    def __init__(self, rows: Sequence[Row], facts: Sequence[Fact], candidates: Sequence[Candidate]) -> None:
        self._rows = rows
        self._facts = facts
        self._candidates = candidates
        self._implied: list[float | None] = []
        self._before = self._former_rows()
        rows_once = [row for row, _, _ in self._before]
        self._plain = {(one.style, one.value) for one in candidates if (one.number or "")[-1:].isdigit()}
        self._decisions = [row for row, fact in enumerate(facts) if _sort(fact) == "decision"]
        self._places = [bisect_right(rows_once, candidate.last) for candidate in candidates]
        costs = (
            -_LOST.get(fact.role or "other", 0.0) if fact.kind in {"section", "treatment"} else 0.0 for fact in facts
        )
        self._losses = list(accumulate(costs, lambda lost, cost: max(lost + cost, -30.0), initial=0.0))

    def best(self) -> list[Candidate]:
        """The chosen headings in printed order, empty where none convince."""
        scores: list[float] = []
        back: list[int] = []
        for at, candidate in enumerate(self._candidates):
            best, previous = self._start(candidate), -1
            for other in range(at - 1, max(-1, at - 1 - _BACK), -1):
                if self._candidates[other].last >= candidate.first:
                    continue
                score = scores[other] + self._step(other, candidate)
                if score > best:
                    best, previous = score, other
            scores.append(best + candidate.score)
            back.append(previous)
            known = self._known(previous) if previous >= 0 else None
            self._implied.append(known + 1 if known is not None and candidate.value is None else None)
        return self._walk(scores, back)

    def _known(self, at: int) -> float | None:
        """The number of a candidate as printed, else as the items before it imply."""
        value = self._candidates[at].value
        return self._implied[at] if value is None else value

    def _walk(self, scores: Sequence[float], back: Sequence[int]) -> list[Candidate]:
        ends = [score - self._repeats(at, len(self._rows)) for at, score in enumerate(scores)]
        at = max(range(len(ends)), key=lambda i: (ends[i], -i), default=-1)
        if at >= 0 and ends[at] <= self._lost(len(self._rows)):
            return []
        chosen: list[Candidate] = []
        while at >= 0:
            chosen.append(self._candidates[at])
            at = back[at]
        return chosen[::-1]

    def _start(self, candidate: Candidate) -> float:
        """What it is worth to begin here."""
        if self._is_part(candidate):
            return -_NEVER
        first = candidate.entry == 0 or (candidate.value == 1 and candidate.entry is None)
        return self._lost(candidate.first) + (0.5 if first else 0.0)

    def _lost(self, until: int) -> float:
        """What it costs that the sections before row ``until`` belong to no item."""
        return self._losses[until]

    def _step(self, at: int, other: Candidate) -> float:
        """What it is worth that ``other`` follows the candidate ``at``, whose number the item before may imply."""
        one = self._candidates[at]
        implied = self._implied[at]
        fits = one.value is None and implied is not None and other.value == implied + 1
        put_in = self._is_put_in(one, other)
        if self._is_part(other) and not put_in:
            return -_NEVER
        order = _ONE_ON if put_in else _order(one, other) + (_FITS if fits else 0.0)
        return order + _style(one, other) - self._repeats(at, other.first)

    def _is_put_in(self, one: Candidate, other: Candidate) -> bool:
        """Whether an item with a letter was put in behind another ("2", "2a").

        Where the page has decisions, one stands between them then, or nothing; sections or numbers of its own stand
        below.
        """
        if one.value != other.value or not _next_letter(one.number or "", other.number or ""):
            return False
        rows = self._facts[other.last + 1 : other.last + _BACK]
        below = (fact for fact in rows if fact.kind in STRUCTURAL or fact.numbered)
        own = next(below, None)
        if own is None or own.numbered is not None:
            return False
        return other.first == one.last + 1 or self._is_decided(one.last + 1, other.first)

    def _is_part(self, candidate: Candidate) -> bool:
        """Whether a number has a letter ("2a") where one has none: no item but where it was put in behind that."""
        return (candidate.number or "")[-1:].islower() and (candidate.style, candidate.value) in self._plain

    def _is_decided(self, start: int, stop: int) -> bool:
        """Whether a decision stands between two rows, or nowhere on the page."""
        return not self._decisions or bisect_left(self._decisions, start) < bisect_left(self._decisions, stop)

    def _repeats(self, at: int, until: int) -> float:
        """What it costs to have a decision heading, a number line or a mark of one wording twice in one item."""
        after = self._candidates[at].last
        cost = 0.0
        for place in range(self._places[at], len(self._before)):
            row, former, sort = self._before[place]
            if row >= until or cost > _MOST_COST:
                break
            if former > after:
                cost += _TWICE[sort]
        return cost

    def _former_rows(self) -> list[tuple[int, int, str]]:
        """Each row that an item has only once, the last one before it of the same wording, and its sort."""
        last: dict[str, int] = {}
        found: list[tuple[int, int, str]] = []
        for index, fact in enumerate(self._facts):
            sort = _sort(fact)
            if sort:
                form = f"{sort} {wording(self._rows[index].text)}"
                found.append((index, last.get(form, -1), sort))
                last[form] = index
        return found


def _sort(fact: Fact) -> str | None:
    if fact.kind == "section" and fact.role == "decision":
        return "decision"
    if fact.kind == "treatment" and fact.treatment and fact.treatment.sure and not fact.treatment.date_first:
        return "decision"
    return fact.kind if fact.kind in {"numbers", "flag"} else None


def _order(one: Candidate, other: Candidate) -> float:
    """How well ``other`` follows ``one`` by number and by place in the contents list."""
    score = 0.0
    if one.entry is not None and other.entry is not None:
        further = other.entry - one.entry
        score += -6.0 if further <= 0 else max(1.5 - 0.3 * (further - 1), -1.0)
    if one.value is None or other.value is None:
        return score
    steps = ahead(one.value, other.value)
    if steps == 0 and likeness(one.title, other.title) >= SAME:
        return -_NEVER
    if steps <= 0:
        return score - (1.0 if score > 0 else _BACKWARDS)  # the contents list may have them in this order too
    if steps == 1:
        return score + _ONE_ON
    return score + (0.8 if steps <= 3 else 0.2 if steps <= 10 else -1.5 if steps <= 50 else -3.0)


def _next_letter(one: str, other: str) -> bool:
    """Whether one number and another are "2" and "2a", or "2a" and "2b"."""
    before, letter = one[-1:].lower(), other[-1:].lower()
    return letter == "a" if before.isdigit() else letter.isalpha() and ord(letter) == ord(before or " ") + 1


def _style(one: Candidate, other: Candidate) -> float:
    """Items of one document are headed alike."""
    if one.style == other.style:
        return 0.0
    if one.entry is not None and other.entry is not None:
        return -0.5
    if {one.style, other.style} == {"number", "parts"}:
        return -0.5
    return -2.0 if one.style in NUMBERED and other.style in NUMBERED else -3.0
