"""One document, and then all of them, against the truth; where the meetings come from is the caller's business."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from casegraph.danish import slug
from casegraph.errors import DocumentError
from casegraph.evaluate.compare import BodyNames
from casegraph.evaluate.fields import score_item, score_meeting
from casegraph.evaluate.gold import Gold, GoldDocument, GoldItem
from casegraph.evaluate.groups import Linking, LinkScores, score_links
from casegraph.evaluate.matching import pair_items
from casegraph.evaluate.mentions import extra_references, score_references
from casegraph.evaluate.rates import NOTHING, Found
from casegraph.evaluate.scores import Failed, Scores, Tally, Wrong, total
from casegraph.evaluate.tasks import extra_followups, score_followups
from casegraph.model import AgendaItem, Meeting

ReadDocument = Callable[[GoldDocument], tuple[Sequence[Meeting], BodyNames]]
"""Gives the meetings in a document and what its bodies are called; raises :class:`DocumentError`."""
LinkItems = Callable[[Sequence[AgendaItem]], Linking]
"""Links the items of one municipality."""


@dataclass(frozen=True, slots=True)
class ScoredDocument:
    """The scores of one document, its items, and what the truth calls those that are in it (``stem#number``)."""

    scores: Scores
    items: tuple[AgendaItem, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Evaluation:
    """Everything that a comparison told: pooled, by municipality, and of links where the truth has any."""

    scores: Scores
    municipalities: Mapping[str, Scores]
    links: LinkScores | None = None


def score_document(gold: GoldDocument, meetings: Sequence[Meeting], names: BodyNames) -> ScoredDocument:
    """Compare the meetings found in one document with the truth about it."""
    tally = Tally(gold.path.name)
    items = tuple(item for meeting in meetings for item in meeting.items)
    main = max(meetings, key=lambda meeting: len(meeting.items), default=None)
    score_meeting(tally, gold.meeting, main, names)
    pairs = pair_items(gold.items, items)
    references = followups = NOTHING
    for told, item in (*pairs.matched, *((missed, None) for missed in pairs.missing)):
        if item:
            score_item(tally, told, item, names)
        else:
            _note(tally, told.number, f"item {told.title}", None, told.lines[0] if told.lines else None)
        # What the truth does not tell of at all is not made up.
        references += score_references(tally, told, item, names) if told.references is not None else NOTHING
        followups += score_followups(tally, told, item, names) if told.followups is not None else NOTHING
    for item in pairs.extra:
        _note(tally, item.number, None, f"item {item.title}", item.source.line)
        if _tells_prose(gold.items):
            references += extra_references(tally, item)
            followups += extra_followups(tally, item)
    found = Found(len(pairs.matched), len(items), len(gold.items))
    scores = Scores(1, found, references, followups, tally.rates, tuple(tally.wrong))
    known = {f"{gold.stem}#{told.number}": item.id for told, item in pairs.matched}
    return ScoredDocument(scores, items, known)


def compare(gold: Gold, read: ReadDocument, link: LinkItems | None = None) -> Evaluation:
    """Compare all documents, then (where ``link`` is given and the truth tells of links) what belongs together.

    A document that cannot be read is listed in ``failed``, and all its items count as missed.
    """
    scored = [(document, _score(document, read)) for document in gold.documents]
    by_municipality: dict[str, Scores] = {}
    for document, one in scored:
        before = by_municipality.get(document.municipality, Scores())
        by_municipality[document.municipality] = before + one.scores
    pooled = total(one.scores for _, one in scored)
    links = _score_links(gold, scored, link) if link and gold.links else None
    return Evaluation(pooled, dict(sorted(by_municipality.items())), links)


def _score(document: GoldDocument, read: ReadDocument) -> ScoredDocument:
    try:
        meetings, names = read(document)
    except DocumentError as error:
        missed = Found(0, 0, len(document.items))
        failed = Failed(document.path.name, f"{error.reason}; {error.advice}")
        return ScoredDocument(Scores(1, missed, failed=(failed,)))
    return score_document(document, meetings, names)


def _score_links(gold: Gold, scored: Sequence[tuple[GoldDocument, ScoredDocument]], link: LinkItems) -> LinkScores:
    """Link the items of each municipality as the truth names it, and compare the whole."""
    items: dict[str, list[AgendaItem]] = {}
    names: dict[str, str] = {}
    for document, one in scored:
        municipality = slug(document.municipality)
        items.setdefault(municipality, []).extend(replace(item, municipality=municipality) for item in one.items)
        names |= one.names
    linked = [link(items[municipality]) for municipality in sorted(items)]
    together = Linking(
        tuple(each for one in linked for each in one.links),
        tuple(case for one in linked for case in one.cases),
        frozenset(item for one in linked for item in one.standing),
    )
    return score_links(gold.links, names, together)


def _note(tally: Tally, number: str | None, expected: str | None, got: str | None, line: int | None) -> None:
    tally.wrong.append(Wrong(tally.document, number, "item", expected, got, line))


def _tells_prose(items: Sequence[GoldItem]) -> bool:
    """Whether the truth of this document tells of references and follow-ups at all."""
    return any(item.references is not None for item in items)
