"""Two items side by side in a terminal, and the evidence between them: what ``explain`` and ``review`` both show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from casegraph.export.plain import one_line, shorten, wrap
from casegraph.views.explained_rows import ComparedItemRow
from casegraph.views.rows import EvidenceRow
from casegraph.words import DECISIONS, Words

_READABLE = 130
_LONGEST = 600
_VALUE = 90
# The value of a meeting is its body and its day.
_DAY = re.compile(r"(?<= )\d{4}-\d\d-\d\d\Z")
# The values of these are the titles, which stand above already.
_SHOWN_ABOVE = frozenset({"words", "bearing", "repetition", "phase", "course"})


class Comparing:
    """Lays two items and their evidence out in ``width`` columns, in one language."""

    def __init__(self, words: Words, width: int) -> None:
        self.words = words
        self.width = max(60, min(width, _READABLE))

    def items(self, a: ComparedItemRow, b: ComparedItemRow) -> Iterator[str]:
        """Both items in two columns, a row a field; what neither has is left out."""
        rows = [("", "A", "B"), *((label, one, other) for label, one, other in self._fields(a, b) if one or other)]
        margin = max(len(label) for label, _, _ in rows) + 2
        column = (self.width - margin - 3) // 2
        for label, one, other in rows:
            left, right = (wrap(shorten(text, _LONGEST) or "–", column) for text in (one, other))
            for number, (mine, theirs) in enumerate(zip_longest(left, right, fillvalue="")):
                yield f"{label if not number else '':<{margin}}{mine:<{column}} │ {theirs}".rstrip()
        # On lines of their own, whole, as they are typed.
        for label, name, item in ((self.words.gettext("Id"), "A", a), ("", "B", b)):
            yield f"{label:<{margin}}{name}: {one_line(item['item'])}"

    def _fields(self, a: ComparedItemRow, b: ComparedItemRow) -> Sequence[tuple[str, str, str]]:
        _ = self.words.gettext
        return (
            (_("Meeting"), self._meeting(a), self._meeting(b)),
            (_("Title"), one_line(a["title"]), one_line(b["title"])),
            (_("Case no."), one_line(a["case_number"]), one_line(b["case_number"])),
            (_("Recommended by"), one_line(a["recommended_by"]), one_line(b["recommended_by"])),
            (_("Recommendation"), one_line(" ".join(a["recommendations"])), one_line(" ".join(b["recommendations"]))),
            (_("Decision"), self._decision(a), self._decision(b)),
            (_("Case"), one_line(a["case"]), one_line(b["case"])),
            (_("Source"), self._source(a), self._source(b)),
        )

    def _meeting(self, item: ComparedItemRow) -> str:
        number = self.words.gettext("item {number}").format(number=item["number"]) if item["number"] else ""
        return one_line(f"{self.words.date(item['date'])} {item['body']} {number}")

    def _decision(self, item: ComparedItemRow) -> str:
        return one_line(item["decision"]) or self.words.word(DECISIONS, item["decision_kind"])

    def _source(self, item: ComparedItemRow) -> str:
        return one_line(f"{item['document']}:{item['source']['line']}")

    def evidence(self, pieces: Iterable[EvidenceRow]) -> Iterator[str]:
        """A line a piece of evidence, its weight before it, and below it both values as they were compared."""
        for piece in pieces:
            said = wrap(one_line(self.words.say(piece["text"])), self.width - 9)
            yield f"  {self.words.signed(piece['weight']):>5}  {said[0]}"
            yield from (f"         {line}" for line in said[1:])
            yield from (f"         {line}" for line in self._values(piece))

    def _values(self, piece: EvidenceRow) -> list[str]:
        a, b = (
            shorten(one_line(_DAY.sub(lambda day: self.words.date(day[0]), piece[side])), _VALUE) for side in ("a", "b")
        )
        if piece["name"] in _SHOWN_ABOVE or not (a or b):
            return []
        if a == b:
            return wrap(f"A, B: {a}", self.width - 9)
        return [*wrap(f"A: {a or '–'}", self.width - 9), *wrap(f"B: {b or '–'}", self.width - 9)]
