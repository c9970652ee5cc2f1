"""Periods named in the words of a title, whole or misprinted: *første kvartal*, *foråret*, *marrs 2021*."""

from __future__ import annotations

import re
from functools import lru_cache

from casegraph.danish import ordinal_word
from casegraph.danish.months import MONTHS, month_number
from casegraph.link.titles.figures import period
from casegraph.link.titles.slips import slip

SEASONS = ("forår", "sommer", "efterår", "vinter")
# Words of periods that a slip of the finger makes no other word of.
_PERIODS = ("kvartal", "halvår", "tertial", "foråret", "sommeren", "efterår", "efteråret", "vinteren")
_LONG = re.compile(r"[^\W\d_]{6,}")
# A word where a month may stand that is too short to be known for a misprinted one elsewhere (*Marta*, *juni*).
_DATED = re.compile(r"(?<![\w-])[a-z]{4,6}(?=\s{1,3}(?:19|20)\d\d\b)")
_SHORT = ("marts", "april", "juni", "juli")


def dated(text: str) -> str:
    """``text`` with the short months before years that are misprinted set right."""
    return _DATED.sub(_month_word, text) if "20" in text or "19" in text else text


def _month_word(found: re.Match[str]) -> str:
    word = found.group()
    near = [] if word in MONTHS else [name for name in _SHORT if slip(word, name)]
    return near[0] if len(near) == 1 else word


def with_periods(text: str) -> str:
    """``text`` with the misprinted words of periods set right: "1. kvratal" is the first quarter."""
    return _LONG.sub(_period_word, text)


def _period_word(found: re.Match[str]) -> str:
    word = found.group()
    return _mended(word.lower()) or word


@lru_cache(maxsize=1 << 16)
def _mended(word: str) -> str | None:
    return next((period for period in _PERIODS if slip(word, period)), None) if word not in _PERIODS else None


def named_period(phrase: str) -> list[str]:
    """The label of a period named in words (*første kvartal*, *foråret*); *årlig* and *pr.* label nothing."""
    first, _, rest = phrase.partition(" ")
    if first.startswith(SEASONS):
        return [next(season for season in SEASONS if first.startswith(season))]
    order = ordinal_word(first) if first.isalpha() else None
    return [period(f"{order}{rest}")] if order and rest else []


def month(token: str) -> int | None:
    """The month a word names, whole or misprinted; short forms are too often other words."""
    return month_number(token) if len(token) > 4 or token.lower() in MONTHS else None
