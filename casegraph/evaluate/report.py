"""An evaluation as text for people and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typing_extensions import TypedDict

from casegraph.evaluate.compared import Evaluation
from casegraph.evaluate.groups import LinkScores
from casegraph.evaluate.rates import Found, Rate
from casegraph.evaluate.scores import Scores, Wrong
from casegraph.reason import N_
from casegraph.words import Words

SCHEMA_VERSION = 1


class RateRow(TypedDict):
    """``right`` of ``n`` and its 95 % interval; null where ``n`` is 0."""

    right: int
    n: int
    value: float | None
    low: float | None
    high: float | None


class FoundRow(TypedDict):
    """How much of what was found is true, and how much of what is true was found."""

    precision: RateRow
    recall: RateRow


class WrongRow(TypedDict):
    """One wrong value; ``expected`` is null for what was made up, ``got`` for what was missed."""

    document: str
    item: str | None
    what: str
    expected: Any
    got: Any
    line: int | None


class FailedRow(TypedDict):
    """A document that could not be compared."""

    document: str
    why: str


class LinksRow(TypedDict):
    """Groups that are right by kind, accepted links the truth does not have, and related ones it does not name."""

    groups: dict[str, RateRow]
    wrong_links: list[WrongRow]
    beyond: list[WrongRow]
    wrong: list[WrongRow]


class CountsRow(TypedDict):
    """The documents compared, and what was found in them."""

    documents: int
    items: FoundRow
    references: FoundRow
    followups: FoundRow


class EvaluationRow(CountsRow):
    """What ``casegraph evaluate --format json`` prints."""

    schema_version: int
    fields: dict[str, RateRow]
    municipalities: dict[str, CountsRow]
    links: LinksRow | None
    wrong: list[WrongRow]
    failed: list[FailedRow]


_WIDTH = 160
COUNTED = (N_("documents"), N_("items"), N_("references"), N_("follow-ups"))


def as_text(evaluation: Evaluation, words: Words) -> str:
    """The figures with their 95 % intervals, then every wrong value with its place."""
    return "\n".join(_text_lines(evaluation, words)) + "\n"


def as_data(evaluation: Evaluation) -> EvaluationRow:
    """The same as plain data: rates as ``{right, n, value, low, high}``, wrong values one by one."""
    scores, links = evaluation.scores, evaluation.links
    return {
        "schema_version": SCHEMA_VERSION,
        **_counts_row(scores),
        "fields": {name: _rate_row(rate) for name, rate in scores.fields.items()},
        "municipalities": {name: _counts_row(one) for name, one in evaluation.municipalities.items()},
        "links": _links_row(links) if links else None,
        "wrong": [_wrong_row(wrong) for wrong in scores.wrong],
        "failed": [{"document": failed.document, "why": failed.why} for failed in scores.failed],
    }


def rate_text(rate: Rate) -> str:
    """``0.982 (57/58, 0.909–0.997)``, or a dash where there was nothing to count."""
    value, interval = rate.value, rate.interval
    if value is None or interval is None:
        return "–"
    return f"{value:.3f} ({rate.right}/{rate.n}, {interval[0]:.3f}–{interval[1]:.3f})"


def found_text(found: Found) -> str:
    """Precision and recall on one line."""
    return f"P {rate_text(found.precision)}  R {rate_text(found.recall)}"


def wrong_text(wrong: Wrong, words: Words) -> str:
    """One wrong value: where, which field, what was expected and what was found."""
    place = f"{wrong.document}{f':{wrong.line}' if wrong.line else ''}{f' #{wrong.item}' if wrong.item else ''}"
    expected, got = (_short(value) for value in (wrong.expected, wrong.got))
    told = words.gettext("expected {expected}  got {got}")
    if wrong.expected is None and wrong.what in {"item", "reference", "followup"}:
        told = words.gettext("made up: {got}")
    elif wrong.got is None and wrong.what in {"item", "reference", "followup"}:
        told = words.gettext("missed: {expected}")
    return f"{place}  {wrong.what}  {told.format(expected=expected, got=got)}"


def _text_lines(evaluation: Evaluation, words: Words) -> Iterator[str]:
    scores = evaluation.scores
    say = words.gettext
    labels = [say(label) for label in COUNTED]
    wide = max(map(len, labels)) + 1
    told = say("{count}, of them {failed} not readable").format(count=scores.documents, failed=len(scores.failed))
    counted = [told, *map(found_text, (scores.items, scores.references, scores.followups))]
    yield from (f"{label:<{wide}} {value}" for label, value in zip(labels, counted, strict=True))
    for name, rate in scores.fields.items():
        yield f"  {name:<26} {rate_text(rate)}"
    if evaluation.links:
        yield from _link_lines(evaluation.links, words)
    if len(evaluation.municipalities) > 1:
        yield say("items by municipality")
        for name, one in evaluation.municipalities.items():
            yield f"  {name or '?':<26} {found_text(one.items)}"
    for failed in scores.failed:
        yield say("{document}  not readable: {why}").format(document=failed.document, why=_heard(failed.why, words))
    yield from (wrong_text(wrong, words) for wrong in scores.wrong)


def _heard(why: str, words: Words) -> str:
    """What is wrong with a document and what to do about it, each a sentence of its own."""
    return "; ".join(map(words.heard, why.split("; ")))


def _link_lines(links: LinkScores, words: Words) -> Iterator[str]:
    unsettled = words.gettext("not settled by the truth")
    for kind, rate in links.groups.items():
        yield f"  {f'links.{kind}':<26} {rate_text(rate)}"
    yield f"  {'links.wrong':<26} {len(links.wrong_links)}"
    yield from (wrong_text(wrong, words) for wrong in (*links.wrong, *links.wrong_links))
    yield from (f"{wrong_text(wrong, words)}  ({unsettled})" for wrong in links.beyond)


def _counts_row(scores: Scores) -> CountsRow:
    return {
        "documents": scores.documents,
        "items": _found_row(scores.items),
        "references": _found_row(scores.references),
        "followups": _found_row(scores.followups),
    }


def _found_row(found: Found) -> FoundRow:
    return {"precision": _rate_row(found.precision), "recall": _rate_row(found.recall)}


def _rate_row(rate: Rate) -> RateRow:
    low, high = rate.interval or (None, None)
    return {"right": rate.right, "n": rate.n, "value": rate.value, "low": low, "high": high}


def _links_row(links: LinkScores) -> LinksRow:
    return {
        "groups": {kind: _rate_row(rate) for kind, rate in links.groups.items()},
        "wrong_links": [_wrong_row(wrong) for wrong in links.wrong_links],
        "beyond": [_wrong_row(wrong) for wrong in links.beyond],
        "wrong": [_wrong_row(wrong) for wrong in links.wrong],
    }


def _wrong_row(wrong: Wrong) -> WrongRow:
    return {
        "document": wrong.document,
        "item": wrong.item,
        "what": wrong.what,
        "expected": wrong.expected,
        "got": wrong.got,
        "line": wrong.line,
    }


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return repr(text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…")
