"""Items and their fields against the truth: right, wrong, and every wrong value by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casegraph.evaluate.compare import BodyNames, plain, same_text, same_value
from casegraph.evaluate.gold import GoldItem
from casegraph.evaluate.scores import Tally, Wrong
from casegraph.model import AgendaItem, Meeting, Treatment

_MEETING_KEYS = ("body", "body_kind", "date", "start", "end", "place", "participants", "absent")


def score_meeting(tally: Tally, told: Mapping[str, Any], meeting: Meeting | None, names: BodyNames) -> None:
    """Compare what the truth tells of the meeting itself; all is wrong where no meeting was found."""
    for key in _MEETING_KEYS:
        if key not in told:
            continue
        got = _plain(getattr(meeting, key)) if meeting else None
        if key == "body" and meeting:
            right = names.same(told[key], meeting.body, meeting.body_id)
        else:
            right = meeting is not None and same_value(told[key], got)
        name = f"meeting.{key}"
        tally.count(name, right=right, wrong=Wrong(tally.document, None, name, told[key], got))


def score_item(tally: Tally, gold: GoldItem, item: AgendaItem, names: BodyNames) -> None:
    """Compare every field that the truth tells of one item."""
    for name, expected, got, right in _fields(gold, item, names):
        line = gold.lines[0] if gold.lines else None
        wrong = Wrong(tally.document, gold.number or gold.title, name, expected, got, line)
        tally.count(name, right=right, wrong=wrong)


def _fields(gold: GoldItem, item: AgendaItem, names: BodyNames) -> Iterator[tuple[str, Any, Any, bool]]:
    """Name, expected value, value found and whether that is right, for every field the truth tells of."""
    yield "number", gold.number, item.number, gold.number == item.number
    yield "title", gold.title, item.title, plain(gold.title) == plain(item.title)
    if gold.toc_only is not None:
        yield "toc_only", gold.toc_only, item.toc_only, gold.toc_only == item.toc_only
    if gold.decision_kinds:
        kind = item.decision_kind
        yield "decision_kind", " or ".join(gold.decision_kinds), kind, kind in gold.decision_kinds
    for key, expected in gold.told.items():
        yield key, expected, *_compared(key, expected, item, names)
    if gold.earlier is not None:
        earlier = [treatment for treatment in item.course if not _is_own(treatment, item)]
        yield "earlier", gold.earlier, _treatments(earlier), _same_treatments(gold.earlier, earlier, names)
    if gold.lines is not None:
        lines = item.source.line, item.source.last
        yield "lines", gold.lines, lines, gold.lines == lines


def _compared(key: str, expected: Any, item: AgendaItem, names: BodyNames) -> tuple[Any, bool]:
    """The value found for ``key`` in the plain form of the truth, and whether it is right."""
    if key == "route":
        got: Any = [stop.body for stop in item.route]
        alike = (names.same(name, stop.body, stop.body_id) for name, stop in zip(expected, item.route, strict=False))
        return got, len(expected) == len(got) and all(alike)
    if key == "course":
        return _treatments(item.course), _same_treatments(expected, item.course, names)
    if key == "attachments":
        got = [{"title": file.title, "document_number": file.document_number} for file in item.attachments]
        return got, same_value(expected, got)
    if key == "toc_title":
        got = item.toc_title if plain(item.toc_title).rstrip(".") != plain(item.title).rstrip(".") else None
        return got, plain(expected).rstrip(".") == plain(got).rstrip(".")
    got = _plain(getattr(item, key))
    return got, same_value(expected, got)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _is_own(treatment: Treatment, item: AgendaItem) -> bool:
    """Whether a recorded treatment is the very one that the item itself is."""
    return treatment.body_id == item.body_id and treatment.date in {None, item.date}


def _treatments(course: Sequence[Treatment]) -> list[dict[str, Any]]:
    return [{"date": each.date, "body": each.body, "decision": each.decision} for each in course]


def _same_treatments(expected: Sequence[Mapping[str, Any]], got: Sequence[Treatment], names: BodyNames) -> bool:
    return len(expected) == len(got) and all(
        told["date"] == each.date
        and names.same(told["body"], each.body, each.body_id)
        and same_text(told["decision"], each.decision)
        for told, each in zip(expected, got, strict=True)
    )
