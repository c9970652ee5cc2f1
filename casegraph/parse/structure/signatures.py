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
_ENDS = ".!?-–"
_FEWEST = 6  # words of names that make a page signed without lines to sign on


def signed_from(page: Page, head: Sequence[int], rows: Sequence[int]) -> int | None:
    """The first of the last ``rows`` on which there are but signatures; ``None`` where nothing is signed.

    They are lines to be signed on with names between or below, names below the word that the minutes are approved and a
    day ("Godkendt den 3. maj 2022"), or nothing but names of those that the rows of the ``head`` list. What stands
    right under a heading is no signature, but for lines to be signed on.
    """
    return _with_lines(page, rows) or _names_alone(page, head, rows)


def _with_lines(page: Page, rows: Sequence[int]) -> int | None:
    begin, named = None, False
    for row in reversed(rows):
        text = page.rows[row].text
        if _TO_SIGN.fullmatch(text):
            begin = row
        elif page.facts[row].kind == "furniture":
            continue
        elif _is_approval(page, row):
            signed = (named or begin is not None) and not _is_heading(page, row - 1)
            return row if signed else begin
        elif not _names(text) or _is_heading(page, row):
            break
        named = True
    return begin


def _names_alone(page: Page, head: Sequence[int], rows: Sequence[int]) -> int | None:
    """The first of the last rows that all are names of the head, set apart from a sentence that has come to its end.

    "Valgt blev" lists names that are none.
    """
    known = {word for row in head for word in _WORD.findall(page.rows[row].text)}
    begin, words = None, 0
    for row in reversed(rows):
        text = page.rows[row].text
        if page.facts[row].kind == "furniture":
            continue
        if not _names(text) or not known.issuperset(_WORD.findall(text)):
            apart = begin is not None and page.rows[begin].gap and text[-1] in _ENDS
            return begin if words >= _FEWEST and apart else None
        begin = row
        words += len(_WORD.findall(text))
    return None


def _is_approval(page: Page, row: int) -> bool:
    """Whether a row says that the minutes were approved on a day, and nothing else."""
    found = page.vocabulary.signed.beginning(page.rows[row].text)
    if found is None or not page.rows[row].gap or len(found[2]) > _LONGEST_REST:
        return False
    return any(date.precision == "day" for date in find_dates(found[2]))


def _is_heading(page: Page, row: int) -> bool:
    """Whether a row heads text; "Fraværende: ABC" is whole in itself."""
    fact = page.facts[row]
    return fact.kind == "treatment" or (fact.kind == "section" and fact.role != "participants")


def _names(text: str) -> bool:
    """Whether a line may be names, initials and offices; a single word is one of initials, since "Udsat" is no name."""
    words = [word for word in _WORD.findall(_OFFICE.sub("", text)) if word not in _SMALL]
    short = len(text) <= _LONGEST and text[-1] not in ".:;!?"
    several = len(words) > 1 or text.isupper()
    return short and several and all(word[0].isupper() for word in words)
