"""An evaluation as text for people and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from casegraph.evaluate.compared import Evaluation
from casegraph.evaluate.groups import LinkScores
from casegraph.evaluate.rates import Found, Rate
from casegraph.evaluate.scores import Scores, Wrong

SCHEMA_VERSION = 1
_WIDTH = 160


def as_text(evaluation: Evaluation) -> str:
    """The figures with their 95 % intervals, then every wrong value with its place."""
    return "\n".join(_text_lines(evaluation)) + "\n"


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """The same as plain data: rates as ``{right, n, value, low, high}``, wrong values one by one."""
    links = evaluation.links
    return {
        "schema_version": SCHEMA_VERSION,
        **_scores_data(evaluation.scores),
        "municipalities": {name: _scores_data(one, short=True) for name, one in evaluation.municipalities.items()},
        "links": _links_data(links) if links else None,
        "wrong": [_wrong_data(wrong) for wrong in evaluation.scores.wrong],
        "failed": [{"document": failed.document, "why": failed.why} for failed in evaluation.scores.failed],
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


def wrong_text(wrong: Wrong) -> str:
    """One wrong value: where, which field, what was expected and what was found."""
    place = f"{wrong.document}{f':{wrong.line}' if wrong.line else ''}{f' #{wrong.item}' if wrong.item else ''}"
    expected, got = (_short(value) for value in (wrong.expected, wrong.got))
    if wrong.expected is None and wrong.what in {"item", "reference", "followup"}:
        return f"{place}  {wrong.what}  made up: {got}"
    if wrong.got is None and wrong.what in {"item", "reference", "followup"}:
        return f"{place}  {wrong.what}  missed: {expected}"
    return f"{place}  {wrong.what}  expected {expected}  got {got}"


def _text_lines(evaluation: Evaluation) -> Iterator[str]:
    scores = evaluation.scores
    yield f"documents   {scores.documents}, of them {len(scores.failed)} not readable"
    for name, found in _counts(scores):
        yield f"{name:<11} {found_text(found)}"
    for name, rate in scores.fields.items():
        yield f"  {name:<26} {rate_text(rate)}"
    if evaluation.links:
        yield from _link_lines(evaluation.links)
    if len(evaluation.municipalities) > 1:
        yield "items by municipality"
        for name, one in evaluation.municipalities.items():
            yield f"  {name or '?':<26} {found_text(one.items)}"
    for failed in scores.failed:
        yield f"{failed.document}  not readable: {failed.why}"
    yield from (wrong_text(wrong) for wrong in scores.wrong)


def _link_lines(links: LinkScores) -> Iterator[str]:
    for kind, rate in links.groups.items():
        yield f"  {f'links.{kind}':<26} {rate_text(rate)}"
    yield f"  {'links.wrong':<26} {len(links.wrong_links)}"
    yield from (wrong_text(wrong) for wrong in (*links.wrong, *links.wrong_links))
    yield from (f"{wrong_text(wrong)}  (not settled by the truth)" for wrong in links.beyond)


def _counts(scores: Scores) -> Sequence[tuple[str, Found]]:
    return [("items", scores.items), ("references", scores.references), ("followups", scores.followups)]


def _scores_data(scores: Scores, *, short: bool = False) -> dict[str, Any]:
    data: dict[str, Any] = {"documents": scores.documents}
    for name, found in _counts(scores):
        data[name] = {"precision": _rate_data(found.precision), "recall": _rate_data(found.recall)}
    if not short:
        data["fields"] = {name: _rate_data(rate) for name, rate in scores.fields.items()}
    return data


def _rate_data(rate: Rate) -> dict[str, Any]:
    low, high = rate.interval or (None, None)
    return {"right": rate.right, "n": rate.n, "value": rate.value, "low": low, "high": high}


def _links_data(links: LinkScores) -> dict[str, Any]:
    return {
        "groups": {kind: _rate_data(rate) for kind, rate in links.groups.items()},
        "wrong_links": [_wrong_data(wrong) for wrong in links.wrong_links],
        "beyond": [_wrong_data(wrong) for wrong in links.beyond],
        "wrong": [_wrong_data(wrong) for wrong in links.wrong],
    }


def _wrong_data(wrong: Wrong) -> dict[str, Any]:
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
