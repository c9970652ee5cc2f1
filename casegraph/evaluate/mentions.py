"""References in the prose against the truth, as distinct events: one item, one body, one date.

Events that readers may see differently (``borderline``) are neither a hit nor a miss; mentions without a date are not
scored, since the truth leaves them out.
"""

from __future__ import annotations

from collections.abc import Sequence

from casegraph.evaluate.compare import BodyNames
from casegraph.evaluate.gold import GoldItem, GoldReference
from casegraph.evaluate.rates import Found
from casegraph.evaluate.scores import Tally, Wrong
from casegraph.model import AgendaItem, Reference

_Event = tuple[str, str]
_TOLD = ("tense", "kind", "about", "date_inferred")


def score_references(tally: Tally, gold: GoldItem, item: AgendaItem | None, names: BodyNames) -> Found:
    """Compare the references of one item; ``item`` is ``None`` where the parser missed it."""
    expected: dict[_Event, list[GoldReference]] = {}
    for reference in gold.references or ():
        expected.setdefault((names.key(reference.body), reference.date), []).append(reference)
    found: dict[_Event, list[Reference]] = {}
    for got in item.references if item else ():
        if event := event_of(got, gold.references or (), names):
            found.setdefault(event, []).append(got)
    settled = {event for event, told in expected.items() if not all(each.borderline for each in told)}
    counted = {event for event in found if event in settled or event not in expected}
    for event in sorted(settled & counted):
        _score_told(tally, gold, expected[event], found[event])
    _note_wrong(tally, gold, {event: expected[event] for event in settled - counted}, {})
    _note_wrong(tally, gold, {}, {event: found[event] for event in counted - settled})
    return Found(len(settled & counted), len(counted), len(settled))


def extra_references(tally: Tally, item: AgendaItem) -> Found:
    """The dated references of an item that is not in the truth: all made up."""
    events = {(reference.body, reference.date): reference for reference in item.references if reference.date}
    for reference in events.values():
        got = f"{reference.body} {reference.date}: {reference.quote}"
        tally.wrong.append(Wrong(tally.document, item.number, "reference", None, got, reference.place.line))
    return Found(0, len(events), 0)


def event_of(got: Reference, told: Sequence[GoldReference], names: BodyNames) -> tuple[str, str] | None:
    """The event that a dated reference is of, its body under the name by which the truth knows it, or by its own."""
    if not got.date or not got.body:
        return None
    same = (one.body for one in told if one.date == got.date and names.same(one.body, got.body, got.body_id))
    known = next(same, None)
    return names.key(known) if known else got.body_id or names.key(got.body), got.date


def _score_told(tally: Tally, gold: GoldItem, told: Sequence[GoldReference], got: Sequence[Reference]) -> None:
    """Compare what the truth says of an event beside body and date; any of its mentions may be the one meant."""
    for name in _TOLD:
        values = {each.told[name] for each in told if not each.borderline and name in each.told}
        if not values or (name == "about" and "unknown" in values):
            continue
        seen = [getattr(each, name) for each in got]
        right = any(value in values for value in seen)
        line = got[0].place.line
        wrong = Wrong(tally.document, gold.number, f"reference.{name}", " or ".join(map(str, values)), seen[0], line)
        tally.count(f"reference.{name}", right=right, wrong=wrong)


def _note_wrong(
    tally: Tally, gold: GoldItem, missed: dict[_Event, list[GoldReference]], made_up: dict[_Event, list[Reference]]
) -> None:
    for (_, date), told in sorted(missed.items()):
        expected = f"{told[0].body} {date}"
        tally.wrong.append(Wrong(tally.document, gold.number, "reference", expected, None, told[0].line))
    for (_, date), got in sorted(made_up.items()):
        says = f"{got[0].body} {date}: {got[0].quote}"
        tally.wrong.append(Wrong(tally.document, gold.number, "reference", None, says, got[0].place.line))
