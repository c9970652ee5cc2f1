"""Where those who were there sign the minutes: lines below the last item that belong to none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegraph.danish import find_dates
from casegraph.parse.structure.page import Page

# A line to be signed on.
_TO_SIGN = re.compile(r"(?=.*(?:_{4}|\.{6}|…{2}))[_.…\s|]+")
_WORD = re.compile(r"[^\W\d_]+")
# What stands small in names and offices: "Ida von Bro, formand for Havneudvalget".
_SMALL = frozenset({"af", "de", "den", "for", "i", "og", "von"})
_OFFICE = re.compile(r",\s*[a-zæøå][^,]*")
_LONGEST, _LONGEST_REST = 120, 25


def signed_from(page: Page, rows: Sequence[int]) -> int | None:
    """The first of the last ``rows`` on which there are but signatures; ``None`` where nothing is signed.

    They are lines to be signed on with names above or below, or names below the word that the minutes are approved and
    a day ("Godkendt den 3. maj 2022").
    """
    begin, named = None, False
    for row in reversed(rows):
        text = page.rows[row].text
        if _TO_SIGN.fullmatch(text):
            begin = row
        elif page.facts[row].kind == "furniture":
            continue
        elif _is_approval(page, row):
            return row if named or begin is not None else None
        elif not _names(text):
            break
        named = True
    return begin


def _is_approval(page: Page, row: int) -> bool:
    """Whether a row says that the minutes were approved on a day, and nothing else."""
    found = page.vocabulary.signed.beginning(page.rows[row].text)
    if found is None or not page.rows[row].gap or len(found[2]) > _LONGEST_REST:
        return False
    return any(date.precision == "day" for date in find_dates(found[2]))


def _names(text: str) -> bool:
    """Whether a line may be names, initials and offices."""
    words = [word for word in _WORD.findall(_OFFICE.sub("", text)) if word not in _SMALL]
    short = len(text) <= _LONGEST and text[-1] not in ".:;!?"
    return short and bool(words) and all(word[0].isupper() for word in words)
