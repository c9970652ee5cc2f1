"""Titles: how alike two are, and the marks that say an item is open or closed rather than what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from casegraph.danish import fold

SAME = 0.9
_PREFIX_FROM = 16
_CLOSED = r"(?:lukket|fortroligt?|lukkede|ikke[ -]offentlig)"
_OPEN = r"(?:åbent?|offentligt?)"
_KIND = r"(?:[ ](?:punkt|sag|dagsordenspunkt|dagsordenpunkt|dagsorden|møde|behandling))?"
_FIRST = re.compile(
    rf"(?:\((?P<in>{_CLOSED}|{_OPEN}){_KIND}\)\s*[:\-–]?|(?P<out>{_CLOSED}|{_OPEN}){_KIND}\s*(?::|[-–|](?=\s)|\.(?=\s+(?-i:[A-ZÆØÅ\d]))))\s*(?=\S)",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"\s*(?:\((?P<in>{_CLOSED}|{_OPEN}){_KIND}\)|\s[-–:|]\s*(?P<out>{_CLOSED}|{_OPEN}){_KIND})\.?\Z", re.IGNORECASE
)
# A capital in the middle of a line: a mark of the page's, not a word of the title.
_APART = re.compile(rf"(?<=[a-zæøåé\d)])\s+(?P<out>(?-i:Lukket|Fortrolig|Fortroligt){_KIND})\Z", re.IGNORECASE)
# A word in capitals before a title that has small letters ("LUKKET Personalesag"), or "Lukket punkt Personalesag".
_LOUD = re.compile(
    r"(?:LUKKET|FORTROLIGT?|IKKE OFFENTLIGT?)(?:\s(?:PUNKT|SAG))?\s+(?=[A-ZÆØÅ][a-zæøå])"
    r"|(?:Lukket|Fortroligt?) (?:punkt|sag|dagsordenspunkt|dagsordenpunkt)\s+(?=[A-ZÆØÅ])"
)
_WHOLE = re.compile(rf"\(?(?P<in>{_CLOSED}|{_OPEN}){_KIND}\)?[.:]?\Z", re.IGNORECASE)


_PLAIN = re.compile(rf"(?:{_CLOSED}|{_OPEN})(?=\s+[A-ZÆØÅ\d])", re.IGNORECASE)


def strip_marks(title: str) -> tuple[str, bool | None]:
    """``title`` without the mark that it is open or closed, and what the mark said: true for closed, ``None`` for none.

    A title that consists of nothing but the mark ("Lukket punkt") keeps its words.
    """
    said: bool | None = None
    for pattern in (_FIRST, _LAST, _APART):
        found = pattern.match(title) if pattern is _FIRST else pattern.search(title)
        if found:
            mark = found.groupdict().get("in") or found.group("out")
            said = bool(said) or re.match(_CLOSED, mark, re.IGNORECASE) is not None
            title = title[found.end() :] if pattern is _FIRST else title[: found.start()]
    loud = _LOUD.match(title) if said is None else None
    if loud:
        title, said = title[loud.end() :], True
    whole = _WHOLE.match(title)
    if whole and said is None:
        said = re.match(_CLOSED, whole.group("in"), re.IGNORECASE) is not None
    return title.strip(), said


def with_plain_mark(title: str) -> str | None:
    """``title`` with its first word in brackets where that may be a mark; ``None`` where it is none."""
    found = _PLAIN.match(title)
    return f"({found.group()}) {title[found.end() :].strip()}" if found else None


@lru_cache(maxsize=1 << 15)
def title_key(title: str) -> str:
    """``title`` as titles are compared: folded, without marks, last full stop and leaders."""
    return fold(strip_marks(title)[0]).strip(" .…:-–*\t")


def likeness(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1; one that breaks off counts as far as it goes."""
    a, b = title_key(one), title_key(other)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    short, long = sorted((a, b), key=len)
    if len(short) >= _PREFIX_FROM and long.startswith(short):
        return 0.97
    if abs(len(a) - len(b)) > max(len(long) // 4, 3):
        return 0.0
    return fuzz.ratio(a, b) / 100
