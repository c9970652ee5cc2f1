"""Why two items are linked or not: all evidence with both values, the outcome, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.errors import UsageError
from casegraph.kinds import LinkStatus
from casegraph.link.answers.answers import Answers
from casegraph.link.answers.recall import Recalled, recall
from casegraph.link.deciding.assemble import ACCEPT_SUM, WORTH_ASKING, Why
from casegraph.link.deciding.clusters import NOWHERE
from casegraph.link.deciding.links import make_links
from casegraph.link.engine import in_order
from casegraph.link.municipality import Outcome, decide, links_between
from casegraph.link.related.links import Related
from casegraph.link.related.series import find_series
from casegraph.link.related.ties import Ground
from casegraph.link.rules import LinkRules
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing import rate
from casegraph.link.weighing.evidence import EVIDENCE
from casegraph.link.weighing.pairing import Pair
from casegraph.link.weighing.scoring import weigh
from casegraph.link.weighing.shown import described, every
from casegraph.link.weighing.weights import ACCEPT, score
from casegraph.model import AgendaItem, Evidence, Link
from casegraph.reason import Reason, plain_reason, reason


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two items are one case, or are not.

    ``evidence`` holds every piece, also what says nothing here (weight 0); ``prior`` and the weights add up to what
    ``score`` (0–1) is the probability of, which links from ``accept`` on. ``status`` is ``accepted`` where both are one
    matter, ``suggested`` where a person should look, ``rejected`` where a person said no, ``None`` where nothing links
    them. ``why`` says what stands in the way, and ``change`` what would change the outcome.
    ``between`` is the link of their two cases, where they are related or of one series.
    """

    a: AgendaItem
    b: AgendaItem
    prior: float
    evidence: tuple[Evidence, ...]
    score: float
    status: LinkStatus | None
    why: Reason | None
    change: tuple[Reason, ...]
    accept: float = ACCEPT
    between: Link | None = None


def explain(
    items: Sequence[AgendaItem], rules: LinkRules, answers: Answers | None, pair: tuple[str, str]
) -> Explanation:
    """Why the items with these two ids are linked or not, among all ``items``.

    Raises :class:`UsageError` where an id is not there or the items are of two municipalities.
    """
    ordered = in_order(items)
    known = {item.id: item for item in ordered}
    missing = [name for name in pair if name not in known]
    if missing:
        raise UsageError(reason("no such item: {items}", items=", ".join(missing)))
    one, other = (known[name] for name in pair)
    if one.municipality != other.municipality:
        raise UsageError(
            reason("{one} and {other} are of two municipalities, whose cases never meet", one=one.id, other=other.id)
        )
    if one.id == other.id:
        raise UsageError(reason("{item} is one item; name two", item=one.id))
    room = [item for item in ordered if item.municipality == one.municipality]
    recalled = recall(answers, ordered) if answers else Recalled()
    outcome = decide(room, TitleReader(rules), recalled)
    first, second = sorted((room.index(one), room.index(other)))
    return _explained(outcome, (first, second))


def _explained(outcome: Outcome, pair: Pair) -> Explanation:
    scores = outcome.joined.assembly.scores
    sources = scores.sources
    scores.of(*pair)  # what the cases say of the pair hangs on its sum
    said = (*rate.evidence(scores.rate), *outcome.joined.assembly.of_cases(pair))
    evidence = (*said, *every(sources, pair, weigh(sources, [pair]).pieces(0)))
    total = scores.prior + sum(piece.weight for piece in evidence)
    status, why = _outcome(outcome, pair)
    a, b = sorted((sources.table.items[item] for item in pair), key=lambda item: item.id)
    change = _changes(evidence, total, status, why)
    barred = plain_reason(why.value) if why else None
    between = _between(outcome, pair) if status != "accepted" else None
    return Explanation(a, b, scores.prior, evidence, round(score(total), 4), status, barred, change, between=between)


def _between(outcome: Outcome, pair: Pair) -> Link | None:
    """The link of the cases of two items, where they are related or of one series."""
    assembly = outcome.joined.assembly
    table = assembly.scores.sources.table
    places = [(item, at) for at, case in enumerate(outcome.cases) for part in case.matters for item in part]
    case_of = {table.items[item].id: at for item, at in places}
    ends = {case_of.get(table.items[item].id) for item in pair}
    series = find_series(table, outcome.cases)
    related = Related(Ground.on(assembly.scores.sources, outcome.cases, series.of, frozenset(assembly.suggested)))
    links = links_between(related, series, make_links(outcome.joined, outcome.cases), related.begun(1))
    found = (link for link in links if {case_of.get(link.a), case_of.get(link.b)} == ends and None not in ends)
    return max(found, key=lambda link: (link.status == "accepted", link.score), default=None)


def _outcome(outcome: Outcome, pair: Pair) -> tuple[LinkStatus | None, Why | None]:
    assembly, decided = outcome.joined.assembly, outcome.joined.decided
    if pair in decided.apart:
        return "rejected", Why.PERSON
    one, other = (assembly.clusters.of[item] for item in pair)
    if one is NOWHERE or other is NOWHERE:
        return None, Why.STANDING
    if one is other:
        return "accepted", None
    if assembly.clusters.forbidden(one, other):
        return None, Why.PERSON
    why = assembly.why_not(pair)
    return ("suggested" if why in WORTH_ASKING and pair in assembly.suggested else None), why


def _changes(
    evidence: Sequence[Evidence], total: float, status: LinkStatus | None, why: Why | None
) -> tuple[Reason, ...]:
    """What would turn the outcome: a person always; else the evidence it hangs on."""
    if status == "rejected" or why is Why.PERSON:
        return (reason("taking back the answer (judge --undo)"),)
    if status == "accepted":
        bearing = [piece for piece in evidence if piece.weight > 0 and total - piece.weight < ACCEPT_SUM <= total]
        without = (
            reason("without this it would not be sure enough: {evidence}", evidence=_said(piece)) for piece in bearing
        )
        return (*without, reason("the answer no (judge … no)"))
    against = [piece for piece in evidence if piece.weight < 0 and total - piece.weight >= ACCEPT_SUM > total]
    without = (reason("without this it would be sure enough: {evidence}", evidence=_said(piece)) for piece in against)
    lacking = f"{ACCEPT_SUM - total:.1f}"
    more = reason("evidence of {lacking} more, such as a case number or a mention of the meeting", lacking=lacking)
    return (*without, *([more] if total < ACCEPT_SUM else []), reason("the answer yes (judge … yes)"))


def _said(piece: Evidence) -> Reason:
    return plain_reason(described(piece.name) if piece.name in EVIDENCE else piece.text)
