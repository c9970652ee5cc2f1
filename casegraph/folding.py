"""The key of a case number: one for all the ways a number is written. Light, because every query needs it."""

from __future__ import annotations

import re
from itertools import pairwise

_RUNS = re.compile(r"[^\W\d_]+\d*|\d+")


def fold_number(text: str) -> str:
    """The key by which a number is looked up in any notation.

    Separators and leading zeros fold, and so does the century of a leading year (``2021-0123456`` and ``21/123456``);
    suffix letters stay. Folding a key again changes nothing.
    """
    found = list(_RUNS.finditer(text.upper()))
    runs = [run.group() for run in found]
    year_and_serial = [run.isdecimal() for run in runs[:4]] in ([True, True], [True, True, False])
    for index, run in enumerate(runs):
        if run.isdecimal() and (len(run) > 2 or (year_and_serial and index == 1)):
            runs[index] = run.lstrip("0") or "0"
    if year_and_serial and re.fullmatch(r"(?:19|20)\d\d", runs[0]):
        runs[0] = runs[0][2:]
    key = runs[0] if runs else ""
    for (before, after), folded in zip(pairwise(found), runs[1:], strict=True):
        key += folded if folded.isalpha() and before.end() == after.start() else f"-{folded}"
    return key
