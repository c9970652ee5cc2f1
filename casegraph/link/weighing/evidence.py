"""The pieces of evidence for and against two items being one case: a measure each, over columns of pairs.

A measure takes pairs of positions (the earlier item first) and gives each the number of a level; the weight of every
level stands in :mod:`casegraph.link.weighing.weights`, as the logarithm of how much likelier that level is between two
treatments of one case than between two items that merely look alike. The docstring's first sentence is what people
read as the explanation.
"""

from __future__ import annotations

from math import log

import numpy as np

from casegraph.link.arrays import Ints, Small
from casegraph.link.items.mentions import LEVELS, OF_ITSELF, SPOKEN_OF
from casegraph.link.items.sources import STEPS, Pairs
from casegraph.link.weighing.measures import Measure, graded, measure, names_of
from casegraph.link.words.bearing import LEVELS as BEARING
from casegraph.link.words.compare import CONTRADICT, NEITHER, ONE_SIDED, OVERLAP, SAME
from casegraph.link.words.sequels import FOLLOWS, ROUND

# In the order of :class:`Sameness`.
SAMENESS = ("none", "one side", "same", "overlap", "contradict")
# How many times over the shared words single out one title among all of the municipality.
INFORMATION = ((0.35, "hardly"), (0.6, "little"), (0.85, "some"), (1.15, "much"), (1.6, "very much"))
# Which share of the shorter title is shared.
CONTAINED = ((0.35, "a bit"), (0.6, "half"), (0.8, "most"), (0.999, "nearly all"))
# Which share of the longer title is shared.
COVERED = ((0.4, "much longer"), (0.75, "longer"))
# How many times over the shared words that are no names single out one title, and how soon one item follows the other.
TOPIC = ((0.35, "little"), (0.7, "much"))
# How much of the texts is shared: unrelated presentations hardly pass 0.1, later ones of one case lie about 0.2.
PROSE = ((0.05, "unlike"), (0.1, "hardly alike"), (0.15, "a little alike"), (0.3, "alike"), (0.75, "much alike"))
# Nats of own words on the side that has fewer of them.
DIFFERENCE = ((0.4, "none"), (1.2, "slight"), (2.5, "some"), (4.0, "clear"))
SOON = 46
WHEN = ((SOON, "soon"), (150, "within months"))
AGAIN = ((SOON, "soon"), (85, "in time"), (150, "later"))
# From so many rounds on one wording comes over and over.
OVER_AND_OVER = 3
# Days within which what moves on under the same wording is one matter, rather than its like anew.
ONE_LIFE = 300
# In which share of the times that the later word was told of a name the earlier word was told of it before, from chance
# to rule. Below nought it was mostly the other way round, or another case.
USUAL = ((-1e-9, "the other way round"), (0.1, "never"), (0.25, "seldom"), (0.5, "at times"), (0.75, "often"))
# Days after which what was put off or sent on has long been taken up.
MOST_PUT_OFF = 200
DAYS = ((10, "days"), (45, "weeks"), (120, "months"), (270, "half a year"), (500, "a year"))


_INFORMATION = names_of(INFORMATION, "full")
_SHARES = (*(name for _, name in CONTAINED), *(f"all, {name}" for name in names_of(COVERED, "equal")))


@measure(*(f"{said}/{share}" for said in _INFORMATION for share in _SHARES), "a single word")
def words(pairs: Pairs) -> Ints:
    """How rare the words are that both titles have, and how much of the titles they make up. A single word that is no
    name (*Personalesag*) may be of any matter, however rare it is here.
    """
    alike = pairs.alike
    share = graded(alike.contained, CONTAINED)
    share += np.where(share == len(CONTAINED), graded(alike.covered, COVERED), 0)
    found = graded(alike.shared / log(pairs.sources.table.words.count), INFORMATION) * len(_SHARES) + share
    lone = pairs.columns.lone[pairs.left] & pairs.columns.lone[pairs.right] & (alike.shared > 0.0)
    return np.where(lone, len(_INFORMATION) * len(_SHARES), found)


@measure(*names_of(DIFFERENCE, "two things"))
def difference(pairs: Pairs) -> Ints:
    """What each title has that the other lacks: where only one says more it is drawn out, where both do they differ."""
    return graded(pairs.alike.least, DIFFERENCE)


@measure(*SAMENESS, "same, rare", "overlap, rare")
def numbers(pairs: Pairs) -> Ints:
    """Plan numbers, house numbers and letters of parts in the titles: the same, a rare one even, or another one."""
    found = pairs.alike.numbers
    agree = ((found == SAME) | (found == OVERLAP)) & pairs.alike.rare
    return np.where(agree, np.where(found == SAME, len(SAMENESS), len(SAMENESS) + 1), found)


@measure("none", "same")
def plan(pairs: Pairs) -> Ints:
    """Plans named by their numbers in the titles: a municipality has one *lokalplan 4.12*, whatever it is called."""
    return pairs.one_plan.astype(np.int64)


@measure("none", "alone", "same", "same, long after")
def address(pairs: Pairs) -> Ints:
    """Houses in the titles, by street and number: within the year what is said of one house is hardly two matters where
    the titles have more in common than the house alone, and do not say two things of it (*carport*, *redskabsskur*).
    """
    apart = bearing(pairs) == BEARING.index("other")
    table, found = pairs.sources.table, np.zeros(len(pairs), np.int64)
    for row in np.flatnonzero(pairs.one_house).tolist():
        one, other = (table.distinct[int(table.wording[side[row]])] for side in (pairs.left, pairs.right))
        found[row] = 2 if len(one.bag & other.bag) > 1 and not apart[row] else 1
    return np.where((found > 0) & (pairs.days > ONE_LIFE), 3, found)


@measure(*SAMENESS)
def years(pairs: Pairs) -> Ints:
    """Years in the titles."""
    return pairs.alike.years


@measure(*SAMENESS)
def periods(pairs: Pairs) -> Ints:
    """Months, quarters and days in the titles. What goes by the same number need not name its day each time."""
    found = pairs.alike.periods
    return np.where((found == ONE_SIDED) & (pairs.alike.numbers == SAME), NEITHER, found)


@measure(*SAMENESS, "repeated", "contradict, but spoken of")
def names(pairs: Pairs) -> Ints:
    """Proper names in the titles: places, schools, associations. Where the whole title is repeated, so are they, and
    say nothing beside it; a plan by its number may be called after its street or its town, and what the text of the one
    is sure to speak of may have got another name.
    """
    found = np.where(pairs.one_plan & (pairs.alike.names == CONTRADICT), OVERLAP, pairs.alike.names)
    apart = np.flatnonzero(found == CONTRADICT)
    spoken_of = pairs.columns.mentioned(pairs.left[apart], pairs.right[apart]) == SPOKEN_OF
    found[apart[spoken_of]] = len(SAMENESS) + 1
    return np.where(pairs.repeated & (found == SAME), len(SAMENESS), found)


_TOPIC, _WHEN = names_of(TOPIC, "nearly all"), names_of(WHEN, "later")
_NAMED = ("names in common", "no names", "names in one")
# In the order of :class:`Sameness`; where names contradict each other, nothing beside them is asked.
_BESIDE = np.array([1, 2, 0, 0, -1])


@measure("none", *(f"{said}, {named}, {when}" for named in _NAMED for said in _TOPIC for when in _WHEN))
def topic(pairs: Pairs) -> Ints:
    """What both titles say beside their names: one place or house has many matters, but hardly two of one topic at a
    time. Where the whole title is repeated, or a plan or a house is named, that says it; what comes every year or
    period has the same topic each time; the same told without a place may be of all (*Cykelsti i Nørby*, *Cykelstier*).
    """
    alike, columns, named = pairs.alike, pairs.columns, _BESIDE[pairs.alike.names]
    said = graded((alike.shared - alike.named) / log(pairs.sources.table.words.count), TOPIC)
    found = (named * len(_TOPIC) + said) * len(_WHEN) + np.where(pairs.dated, graded(pairs.days, WHEN), len(WHEN))
    placed = pairs.wording[0] & (alike.names == ONE_SIDED)
    told = pairs.repeated | pairs.one_plan | pairs.one_house | placed
    yearly = (alike.years != NEITHER) | (alike.periods != NEITHER)
    lone = columns.lone[pairs.left] & columns.lone[pairs.right]
    return np.where(told | yearly | lone | (named < 0), 0, 1 + found)


@measure(*BEARING)
def bearing(pairs: Pairs) -> Ints:
    """What stands before the names that both titles have, and so says what it is that is there: *Bibliotek i Nørby* and
    *Cykelsti i Nørby* are two things. Where the whole title is repeated, that says it.
    """
    return np.where(pairs.repeated, 0, pairs.alike.bearing)


@measure("none", "of the other")
def part(pairs: Pairs) -> Ints:
    """Whether the one title says that it is of a part of what the other names: *Legeplads som led i helhedsplanen for
    Elkær* is not *Helhedsplan for Elkær*.
    """
    told, table = pairs.columns.partial, pairs.sources.table
    wholes, wording, signs = pairs.columns.wholes, table.wording, table.distinct
    found = np.zeros(len(pairs), np.int64)
    for row in np.flatnonzero(told[pairs.left] != told[pairs.right]).tolist():
        one, other = int(wording[pairs.left[row]]), int(wording[pairs.right[row]])
        common = signs[one].bag & signs[other].bag
        found[row] = bool(common) and common <= (wholes[one] if one in wholes else wholes[other])
    return found


@measure("none", "opposed")
def opposite(pairs: Pairs) -> Ints:
    """Whether the titles say the opposite of each other: *Køb af areal* and *Salg af areal*."""
    wording = pairs.sources.table.wording
    return pairs.columns.opposites.between(wording[pairs.left], wording[pairs.right]).astype(np.int64)


_LONG = names_of(DAYS, "years")


@measure(*(f"{step}, {long}" for step in STEPS for long in _LONG))
def course(pairs: Pairs) -> Ints:
    """The bodies the items were treated in, and how long after each other: cases go up the route within weeks."""
    return pairs.step * len(_LONG) + graded(pairs.days, DAYS)


_SOON = names_of(AGAIN, "long after")
_AGAIN = tuple(f"{step}, {soon}" for step in STEPS for soon in _SOON)


@measure(*_AGAIN, *(f"drawn out, {again}" for again in _AGAIN), "other wording", "over and over", "closed word")
def repetition(pairs: Pairs) -> Ints:
    """The same wording again, or the same drawn out: a matter that goes up the route keeps its title, and is back when
    it was put off; the same wording long after is rather the same kind of matter anew, and what comes over and over
    under one wording that names nothing is hardly ever one matter. Closed items under one word (*Ejendomssag*) may be
    any two.
    """
    again = pairs.step * len(_SOON) + graded(pairs.days, AGAIN)
    kept, whole = pairs.wording
    found = np.where(kept, np.where(whole, again, len(_AGAIN) + again), 2 * len(_AGAIN))
    plain = (pairs.alike.names == NEITHER) & (pairs.alike.numbers == NEITHER)
    often = pairs.repeated & plain & (pairs.days >= SOON) & (pairs.columns.rounds[pairs.left] >= OVER_AND_OVER)
    closed = pairs.known.closed[pairs.left] & pairs.known.closed[pairs.right]
    vague = closed & pairs.columns.lone[pairs.left] & pairs.columns.lone[pairs.right]
    return np.where(often, 2 * len(_AGAIN) + 1, np.where(vague, 2 * len(_AGAIN) + 2, found))


@measure("none", "same", "onward", "back", "far back", "onward, same wording")
def phase(pairs: Pairs) -> Ints:
    """Where in its life each title puts the matter: a proposal comes before its adoption, which is surely of the same
    matter where nothing else differs, and accounts come last; the same words soon again say nothing of it. What was
    sent to a hearing is a proposal to what comes after that in the same words, whatever its title says.
    """
    before, after = pairs.columns.phase[pairs.left], pairs.columns.phase[pairs.right]
    kept, sent = pairs.repeated, pairs.columns.sent_phase[pairs.left]
    before = np.where((before < 0) & (sent < after) & kept, sent, before)
    same = np.where(kept & (pairs.days < SOON), 0, 1)
    onward = np.where(kept & (pairs.days <= ONE_LIFE), 5, 2)
    moved = np.where(after > before, onward, np.where(before - after == 1, 3, 4))
    return np.where((before < 0) | (after < 0), 0, np.where(before == after, same, moved))


@measure(
    "none",
    "taken up again",
    "put off",
    "put off, taken up again",
    "sent here",
    "sent here, taken up again",
    "elected",
    "settled",
)
def resumption(pairs: Pairs) -> Ints:
    """Whether a matter was put off and comes back: what a body puts off comes back to it, often under a title that
    says so; what is sent to another body, as councils send motions to a committee, comes there; who was elected is not
    elected again, so what the same body has under like words is the next election, and what a body settled and has
    once more under the same words is rather the same kind of matter anew.
    """
    put_off = pairs.known.put_off[pairs.left] & (pairs.step == 0) & (pairs.days <= MOST_PUT_OFF)
    sent = pairs.known.sent_to[pairs.left]
    here = (sent > 0) & (sent == pairs.known.body[pairs.right]) & (pairs.days <= MOST_PUT_OFF)
    found = np.where(here, 4, np.where(put_off, 2, 0)) + np.where(pairs.columns.resumed[pairs.right], 1, 0)
    again = (pairs.step == 0) & (pairs.days > 0)
    settled = again & pairs.repeated & pairs.known.settled[pairs.left] & (found == 0)
    return np.where(pairs.known.elected[pairs.left] & again, 6, np.where(settled, 7, found))


@measure("none", "same", "other")
def journal(pairs: Pairs) -> Ints:
    """Subject codes (journal numbers): the same, or another one."""
    return _equal(pairs.known.journal, pairs)


@measure("none", "same", "other")
def recommender(pairs: Pairs) -> Ints:
    """Who recommends, or presents it."""
    return _equal(pairs.known.role, pairs)


def _equal(column: Small, pairs: Pairs) -> Ints:
    one, other = column[pairs.left], column[pairs.right]
    return np.where((one == 0) | (other == 0), 0, np.where(one == other, 1, 2))


@measure("none", "same number", "same title", "other")
def documents(pairs: Pairs) -> Ints:
    """Attachments that both items carry: by document number, or by a title that says more than "Bilag 1"."""
    numbers, files = pairs.known.documents, pairs.known.files
    found = np.zeros(len(pairs), np.int64)
    rows = np.flatnonzero(files.any[pairs.left] & files.any[pairs.right])
    found[rows] = np.where(files.common(pairs.left[rows], pairs.right[rows]), 2, 3)
    rows = np.flatnonzero(numbers.any[pairs.left] & numbers.any[pairs.right])
    found[rows[numbers.common(pairs.left[rows], pairs.right[rows])]] = 1
    return found


@measure(*LEVELS, "none")
def mention(pairs: Pairs) -> Ints:
    """The one item names the meeting of the other: in a recorded course, or in prose by body and date."""
    return pairs.columns.mentioned(pairs.left, pairs.right)


_PROSE = names_of(PROSE, "same text")


@measure(*_PROSE, "none")
def prose(pairs: Pairs) -> Ints:
    """How much of what is written under the one item stands under the other too, rare words first."""
    shared, told = pairs.sources.prose.shared, pairs.known.told
    both = np.flatnonzero(told[pairs.left] & told[pairs.right])
    pieces = zip(pairs.left[both].tolist(), pairs.right[both].tolist(), strict=True)
    # What cannot be told is above all levels of likeness.
    found = np.full(len(pairs), np.nan)
    found[both] = np.array([shared(a, b) for a, b in pieces], np.float64)
    return np.where(np.isnan(found), len(_PROSE), graded(found, PROSE))


_USUAL = names_of(USUAL, "nearly always")


@measure(*_USUAL, "none")
def sequel(pairs: Pairs) -> Ints:
    """What usually comes after what about one name here: where *licitation* follows nearly every *ombygning*, it does
    this one; what comes in any order, or under numbers of its own, is another matter.
    """
    common = (pairs.alike.names, pairs.alike.numbers)
    of_one = np.logical_or.reduce([(one == SAME) | (one == OVERLAP) for one in common])
    found = np.full(len(pairs), len(_USUAL), np.int64)
    rows = np.flatnonzero(of_one & (pairs.days > ROUND) & (pairs.days <= FOLLOWS))
    if len(rows):
        of = pairs.sources.table.wording
        share = pairs.columns.sequels.share(of[pairs.left[rows]], of[pairs.right[rows]])
        found[rows] = np.where(np.isnan(share), len(_USUAL), graded(share, USUAL))
    return found


@measure("none", "same", "other system", "other, but named", "other, one slip apart", "other")
def number(pairs: Pairs) -> Ints:
    """The case numbers: one number is one case, two are two unless the system changed or the prose says otherwise.

    Two may be one, misprinted.
    """
    known, found = pairs.known, np.zeros(len(pairs), np.int64)
    rows = np.flatnonzero(known.keyed[pairs.left] & known.keyed[pairs.right])
    if not len(rows):
        return found
    left, right = pairs.left[rows], pairs.right[rows]
    other = np.where(pairs.columns.misprinted(left, right), 4, 5)
    other = np.where(known.crosses(left, right), 2, np.where(pairs.columns.exact(left, right), 3, other))
    found[rows] = np.where(known.numbers.common(left, right), 1, other)
    return found


@measure("none", "later")
def number_year(pairs: Pairs) -> Ints:
    """The year in the one case number against the day of the other item: a case is not treated before it exists."""
    born, treated = pairs.known.born[pairs.right], pairs.known.year[pairs.left]
    late = (treated > 0) & (born > treated)
    rows = np.flatnonzero(late)
    told = pairs.columns.mentioned(pairs.left[rows], pairs.right[rows]) <= OF_ITSELF
    late[rows] = ~pairs.known.renewed(pairs.right[rows], born[rows], told)
    return late.astype(np.int64)


# Weighed on every pair that blocking finds.
EARLY: dict[str, Measure] = {
    "number": number,
    "words": words,
    "difference": difference,
    "numbers": numbers,
    "plan": plan,
    "address": address,
    "years": years,
    "periods": periods,
    "names": names,
    "topic": topic,
    "bearing": bearing,
    "course": course,
    "repetition": repetition,
    "part": part,
    "opposite": opposite,
    "phase": phase,
    "resumption": resumption,
    "journal": journal,
    "recommender": recommender,
    "documents": documents,
    "number year": number_year,
    "mention": mention,
}
# Weighed only where the early evidence leaves a doubt, because much has to be read for it.
LATE: dict[str, Measure] = {"sequel": sequel, "prose": prose}
EVIDENCE: dict[str, Measure] = {**EARLY, **LATE}
