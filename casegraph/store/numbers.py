"""Case numbers in the forms people ask for them: any separators, two or four digits of the year, without the prefix.

A number is stored in several forms, the surest first (``rank``): the whole number, with a short year, without what
stands before year and serial, and its digits alone. What a person typed is looked up in all of them; the surest form
that hits anything counts, so that a short form never hides a whole one.
"""

from __future__ import annotations

import re

from casegraph.model import CaseNumber

WHOLE, SHORT_YEAR, NO_PREFIX, DIGITS = range(4)
_RUN = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def forms_of(number: CaseNumber) -> dict[str, int]:
    """The forms that ``number`` is stored in, each with its rank."""
    ranked: list[tuple[str, int]] = []
    for text in (number.printed, number.key):
        runs = _runs(text)
        short = _short_year(runs)
        ranked += [("-".join(runs), WHOLE), ("-".join(short), SHORT_YEAR), ("-".join(_tail(short)), NO_PREFIX)]
    if number.year and number.serial:
        ranked.append((f"{number.year % 100}-{number.serial}{_suffix(number)}", NO_PREFIX))
    ranked.append((re.sub(r"\D", "", number.printed), DIGITS))
    forms: dict[str, int] = {}
    for form, rank in ranked:
        if form and rank <= forms.get(form, rank):
            forms[form] = rank
    return forms


def asked_forms(text: str) -> list[str]:
    """The forms to look up for what a person typed, the one nearest to it first; empty where it is no number."""
    runs = _runs(text)
    if not runs or not any(run.isdecimal() for run in runs):
        return []
    return list(dict.fromkeys(("-".join(runs), "-".join(_short_year(runs)))))


def _runs(text: str) -> list[str]:
    """Runs of letters and of digits, without leading zeros."""
    return [run.lstrip("0") or "0" if run.isdecimal() else run for run in _RUN.findall(text.upper())]


def _short_year(runs: list[str]) -> list[str]:
    """A year that is not the last part in two digits: ``2022-3813`` as ``22-3813``."""
    last = len(runs) - 1
    return [str(int(run[2:])) if i < last and _YEAR.fullmatch(run) else run for i, run in enumerate(runs)]


def _tail(runs: list[str]) -> list[str]:
    """Year and serial, and the suffix behind them, without any prefix."""
    digits = [position for position, run in enumerate(runs) if run.isdecimal()]
    return runs[digits[-2] :] if len(digits) > 2 else runs


def _suffix(number: CaseNumber) -> str:
    return f"-{number.suffix.upper()}" if number.suffix else ""
