"""The pieces of evidence for and against two items being one case: a function each, over columns of pairs.

A function takes the table and pairs of positions (the earlier item first) and gives each pair a level; the weight of
every level stands in :mod:`casegraph.link.weights`, as the logarithm of how much likelier that level is between two
treatments of one case than between two items that merely look alike. The docstring's first sentence is what people
read as the explanation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from casegraph.link.compare import Likeness, Sameness, compare
from casegraph.link.mentions import Mentions
from casegraph.link.prose import Prose
from casegraph.link.renumbering import Systems
from casegraph.link.table import Table
from casegraph.model import AgendaItem

Column = list[str]
SAMENESS = {
    Sameness.NEITHER: "none",
    Sameness.ONE_SIDED: "one side",
    Sameness.SAME: "same",
    Sameness.OVERLAP: "overlap",
    Sameness.CONTRADICT: "contradict",
}
# How many times over the shared words single out one title among all of the municipality.
INFORMATION = ((0.35, "hardly"), (0.6, "little"), (0.85, "some"), (1.15, "much"), (1.6, "very much"))
# Which share of the shorter title is shared.
CONTAINED = ((0.35, "a bit"), (0.6, "half"), (0.8, "most"), (0.999, "nearly all"))
# Which share of the longer title is shared.
COVERED = ((0.4, "much longer"), (0.75, "longer"))
# How much of the texts is shared: unrelated presentations hardly pass 0.1, later ones of one case lie about 0.2.
PROSE = ((0.05, "unlike"), (0.1, "hardly alike"), (0.15, "a little alike"), (0.3, "alike"), (0.75, "much alike"))
# Nats of own words on the side that has fewer of them.
DIFFERENCE = ((0.4, "none"), (1.2, "slight"), (2.5, "some"), (4.0, "clear"))
# Nats of own words that are none to speak of, and the share of the shorter title that must be in the longer one.
SLIGHT, MOSTLY = 1e-9, 0.999
AGAIN = ((46, "soon"), (150, "later"))
DAYS = ((10, "days"), (45, "weeks"), (120, "months"), (270, "half a year"), (500, "a year"))


@dataclass(frozen=True)
class Sources:
    """What evidence is read from, beside the pairs themselves."""

    table: Table
    mentions: Mentions
    prose: Prose
    systems: Systems


@dataclass
class Pairs:
    """Pairs of positions in a table, the earlier item first; ``known`` is the likeness of their titles, if known."""

    sources: Sources
    left: Sequence[int]
    right: Sequence[int]
    known: Sequence[Likeness] | None = None

    @cached_property
    def likeness(self) -> Sequence[Likeness]:
        """How alike the titles of each pair are; worked out when first asked for, unless it is known."""
        return self.known if self.known is not None else liken(self.table, zip(self.left, self.right, strict=True))

    @property
    def table(self) -> Table:
        """The items' columns."""
        return self.sources.table

    def __len__(self) -> int:
        return len(self.left)

    def days(self) -> list[int]:
        """Days from the earlier to the later item; 0 where a date is missing."""
        day = self.table.day
        return [
            (day[b] or 0) - (day[a] or 0) if day[a] and day[b] else 0
            for a, b in zip(self.left, self.right, strict=True)
        ]


def liken(table: Table, pairs: Iterable[tuple[int, int]]) -> list[Likeness]:
    """The likeness of the titles of each pair; equal wordings are compared once."""
    known: dict[tuple[int, int], Likeness] = {}
    found: list[Likeness] = []
    for a, b in pairs:
        one, other = table.signs[a], table.signs[b]
        key = (id(one), id(other))
        if key not in known:
            known[key] = compare(one, other, table.words)
        found.append(known[key])
    return found


def graded(value: float, steps: Sequence[tuple[float, str]], beyond: str) -> str:
    """The name of the first step that ``value`` is below."""
    return next((name for limit, name in steps if value < limit), beyond)


def words(pairs: Pairs) -> Column:
    """How rare the words are that both titles have, and how much of the titles they make up."""
    scale = log(pairs.table.words.count)
    return [_words_level(likeness, scale) for likeness in pairs.likeness]


def _words_level(likeness: Likeness, scale: float) -> str:
    information = graded(likeness.shared / scale, INFORMATION, "full")
    contained = graded(likeness.contained, CONTAINED, "all")
    if contained == "all":
        contained = f"all, {graded(likeness.covered, COVERED, 'equal')}"
    return f"{information}/{contained}"


def difference(pairs: Pairs) -> Column:
    """What each title has that the other lacks: where only one says more it is drawn out, where both do they differ."""
    return [graded(min(likeness.left, likeness.right), DIFFERENCE, "two things") for likeness in pairs.likeness]


def numbers(pairs: Pairs) -> Column:
    """Plan numbers, house numbers and letters of parts in the titles: the same, a rare one even, or another one."""
    signs, rare = pairs.table.signs, pairs.table.rare_figures
    return [
        f"{level}, rare" if level in {"same", "overlap"} and signs[a].numbers & signs[b].numbers & rare else level
        for a, b, level in (
            (a, b, SAMENESS[likeness.numbers])
            for a, b, likeness in zip(pairs.left, pairs.right, pairs.likeness, strict=True)
        )
    ]


def years(pairs: Pairs) -> Column:
    """Years in the titles."""
    return [SAMENESS[likeness.years] for likeness in pairs.likeness]


def periods(pairs: Pairs) -> Column:
    """Months, quarters and days in the titles."""
    return [SAMENESS[likeness.periods] for likeness in pairs.likeness]


def names(pairs: Pairs) -> Column:
    """Proper names in the titles: places, schools, associations."""
    return [SAMENESS[likeness.names] for likeness in pairs.likeness]


def course(pairs: Pairs) -> Column:
    """The bodies the items were treated in, and how long after each other: cases go up the route within weeks."""
    rank, body = pairs.table.rank, pairs.table.body
    return [
        f"{_step(rank[a], rank[b], body[a] == body[b])}, {graded(days, DAYS, 'years')}"
        for a, b, days in zip(pairs.left, pairs.right, pairs.days(), strict=True)
    ]


def _step(before: int, after: int, same: bool) -> str:
    if same:
        return "same body"
    if before == after:
        return "other body"
    return "up" if after > before else "down"


def repetition(pairs: Pairs) -> Column:
    """The same wording again, or the same drawn out: a matter that goes up the route keeps its title, and is back when
    it was put off; the same wording long after is rather the same kind of matter anew.
    """
    rank, body = pairs.table.rank, pairs.table.body
    return [
        f"{how}{_step(rank[a], rank[b], body[a] == body[b])}, {graded(days, AGAIN, 'long after')}"
        if (how := _wording(likeness)) is not None
        else "other wording"
        for a, b, days, likeness in zip(pairs.left, pairs.right, pairs.days(), pairs.likeness, strict=True)
    ]


def _wording(likeness: Likeness) -> str | None:
    """What to call the repetition of a wording: nothing for the same words, a word for more of them."""
    if Sameness.CONTRADICT in (likeness.numbers, likeness.years, likeness.periods, likeness.names):
        return None
    if min(likeness.left, likeness.right) >= SLIGHT or likeness.contained < MOSTLY:
        return None
    figures = {likeness.numbers, likeness.years, likeness.periods}
    same = max(likeness.left, likeness.right) < SLIGHT and figures <= {Sameness.SAME, Sameness.NEITHER}
    return "" if same else "drawn out, "


def phase(pairs: Pairs) -> Column:
    """Where in its life each title puts the matter: a proposal comes before its adoption, accounts come last."""
    signs = pairs.table.signs
    return [_onward(signs[a].title.phase, signs[b].title.phase) for a, b in zip(pairs.left, pairs.right, strict=True)]


def _onward(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return "none"
    if before == after:
        return "same"
    if after > before:
        return "onward"
    return "back" if before - after == 1 else "far back"


def journal(pairs: Pairs) -> Column:
    """Subject codes (journal numbers): the same, or another one."""
    code = pairs.table.journal
    return [_equal(code[a], code[b]) for a, b in zip(pairs.left, pairs.right, strict=True)]


def recommender(pairs: Pairs) -> Column:
    """Who recommends."""
    role = pairs.table.role
    return [_equal(role[a], role[b]) for a, b in zip(pairs.left, pairs.right, strict=True)]


def documents(pairs: Pairs) -> Column:
    """Attachments that both items carry: by document number, or by a title that says more than "Bilag 1"."""
    numbers, files = pairs.table.documents, pairs.table.files
    return [
        "same number" if numbers[a] & numbers[b] else _shared_files(files[a], files[b])
        for a, b in zip(pairs.left, pairs.right, strict=True)
    ]


def _shared_files(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return "none"
    return "same title" if a & b else "other"


def _equal(a: str, b: str) -> str:
    if not a or not b:
        return "none"
    return "same" if a == b else "other"


def mention(pairs: Pairs) -> Column:
    """The one item names the meeting of the other: in a recorded course, or in prose by body and date."""
    of = pairs.sources.mentions.of
    return [of(a, b) for a, b in zip(pairs.left, pairs.right, strict=True)]


def prose(pairs: Pairs) -> Column:
    """How much of what is written under the one item stands under the other too, rare words first."""
    shared = pairs.sources.prose.shared
    found = [shared(a, b) for a, b in zip(pairs.left, pairs.right, strict=True)]
    return ["none" if value is None else graded(value, PROSE, "same text") for value in found]


def number(pairs: Pairs) -> Column:
    """The case numbers: one number is one case, two are two unless the system changed or the prose says otherwise."""
    keys, sources = pairs.table.keys, pairs.sources
    return [_number_level(keys[a], keys[b], a, b, sources) for a, b in zip(pairs.left, pairs.right, strict=True)]


def _number_level(one: Sequence[str], other: Sequence[str], a: int, b: int, sources: Sources) -> str:
    if not one or not other:
        return "none"
    if set(one) & set(other):
        return "same"
    if sources.systems.crosses(a, b):
        return "other system"
    return "other, but named" if sources.mentions.of(a, b) in {"item", "course"} else "other"


def number_year(pairs: Pairs) -> Column:
    """The year in the one case number against the day of the other item: a case is not treated before it exists."""
    items, renewed = pairs.table.items, pairs.sources.systems.renewed
    column = []
    for a, b in zip(pairs.left, pairs.right, strict=True):
        born, when = _born(items[b]), items[a].date
        late = bool(when and born) and born > int((when or "0")[:4]) and not renewed(b, born)
        column.append("later" if late else "none")
    return column


def _born(item: AgendaItem) -> int:
    return min((known.year for known in item.case_numbers if known.year), default=0)


Function = Callable[[Pairs], Column]
# Weighed on every pair that blocking finds.
EARLY: dict[str, Function] = {
    "number": number,
    "words": words,
    "difference": difference,
    "numbers": numbers,
    "years": years,
    "periods": periods,
    "names": names,
    "course": course,
    "repetition": repetition,
    "phase": phase,
    "journal": journal,
    "recommender": recommender,
    "documents": documents,
    "number year": number_year,
    "mention": mention,
}
# Weighed only where the early evidence leaves a doubt, because much has to be read for it.
LATE: dict[str, Function] = {"prose": prose}
EVIDENCE: dict[str, Function] = {**EARLY, **LATE}
