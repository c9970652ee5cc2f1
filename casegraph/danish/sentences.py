"""Where sentences begin and end in Danish administrative prose, which is full of full stops that end nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from casegraph.danish.months import month_number

# Abbreviations that go on even where a capital or a digit follows. Those that often close a sentence ("kr.", "m.v.",
# "osv.") are left out on purpose: before a capital they do end it, before a small letter nothing ever does.
_ABBREVIATIONS = """
    jan feb febr mar apr jun jul aug sep sept okt nov dec
    afd afs alm ang bek bilagsnr bl.a bl bla ca cirk cirkulærenr cvr d den.d dir dok dok.nr doknr dokumentnr dr
    dvs d.v.s eks ekskl excl e.g evt f f.eks feks fhv fx forb forh forv fmd gl gns hhv h.h.v hr ifm i.f.m ift
    i.f.t iht i.h.t incl inkl j.nr jnr jf jfr jvf kap kgl kl lb lic litra maks matr matr.nr max mdr.l medd mht
    m.h.t mhp m.h.p min mio mia ndr nr nuv næstfmd obs omk op.cit opr o.a.l p par pba p.b.a pct pga p.g.a pkt pl
    pr ref resp s sagsnr sags.nr skt sml spm stk st supp t tel tidl tlf ung v vedr vha v.h.a vs årg
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_END = re.compile(r"[.!?…]+[)\]»”\"']*(?=\s|$)|(?<=[a-zæøå]{3}[.!?])(?=[A-ZÆØÅ][a-zæøå])|\n")
_WORD_BEFORE = re.compile(r"[^\s(\[»“\"]+$")
_LOOK_BACK = 40


@lru_cache(maxsize=256)  # whoever looks for something in an item's prose cuts it up anew
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as (start, end) offsets, white space at their ends left out; a new line ends one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if found.group() != "\n" and not _ends(text, found, start):
            continue
        _append(spans, text, start, found.end())
        start = found.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends(text: str, found: re.Match[str], start: int) -> bool:
    """Whether the stop that was found ends a sentence which began at ``start``."""
    after = text[found.end() : found.end() + _LOOK_BACK].lstrip()
    if after[:1].islower():
        return False
    mark = found.group()
    if mark and not mark.startswith("."):
        return True
    before = _WORD_BEFORE.search(text[max(start, found.start() - _LOOK_BACK) : found.start()])
    return before is None or not _goes_on(before.group().rstrip("."), after, text[start : found.start()])


def _goes_on(word: str, after: str, sentence: str) -> bool:
    """Whether ``word`` before the full stop is an abbreviation, an initial, a date's day or the number of a list."""
    lowered = word.lower()
    if lowered in ABBREVIATIONS or lowered.rpartition("/")[2] in ABBREVIATIONS:
        return True
    if len(word) == 1 and word.isupper():
        return True
    if not word.isdecimal() or len(word) > 2:
        return False
    next_word = re.match(r"\w+", after)
    return sentence.strip() == word or (next_word is not None and month_number(next_word.group()) is not None)
