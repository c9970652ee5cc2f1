"""Headings that have not what the others are known by, but look like them: "Eventuelt" among "[3] Ny mole"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from casegraph.danish import fold
from casegraph.model import Line
from casegraph.parse.structure.facts import OF_EVERY_ITEM
from casegraph.parse.structure.house_cells import bare_of_sign
from casegraph.parse.vocabulary import Vocabulary

_FEWEST = 3  # headings that are underlined, or labels that come again
_MOST_OF = 0.8
# The longest label, and the words that one of a section that no rule knows has at most.
_LABEL, _BRIEF = 60, 2
# A line that is drawn across the page is not as long.
_LONGEST = 300
# Lines above the first heading that another may stand.
_ABOVE = 20
_RULE = re.compile(r"([=~_—-])\1{4,}\s*")


def headed_alike(lines: Sequence[Line], headings: Set[int], sign: str, vocabulary: Vocabulary) -> set[int]:
    """The other lines that are underlined as most ``headings`` are, or stand behind their ``sign``: no labels of
    sections, and the marks of closed items each time.
    """
    signed = {at for at, line in enumerate(lines) if sign and line.text.startswith(f"{sign} ")}
    underlined = _underlined_alike(lines, headings)
    bare = {at: bare_of_sign(lines[at].text) for at in signed | underlined}
    marks = {at for at, text in bare.items() if vocabulary.flags.whole(text) is not None}
    alike = underlined | _signed_alike(lines, headings, signed - marks) | marks
    often = Counter(fold(bare[at]) for at in alike)
    again = {at for at in alike if often[fold(bare[at])] >= max(_FEWEST, len(headings) // 2)}
    others = alike - headings - ((again | _labels(bare, vocabulary)) - marks)
    return (
        others - _marks_below(lines, headings, marks) - _before_decisions(lines, headings, others - marks, vocabulary)
    )


def _marks_below(lines: Sequence[Line], headings: Set[int], marks: Set[int]) -> set[int]:
    """The marks right below a heading: they are of its item."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()] if marks else []
    return {at for above, at in pairwise(filled) if at in marks and above in headings}


def _before_decisions(lines: Sequence[Line], headings: Set[int], others: Set[int], vocabulary: Vocabulary) -> set[int]:
    """The other lines between a heading and the decision on its item, where nearly all have one: they head a section
    that some items have, unless what every item has begins anew below them.
    """
    short = (
        ((at, bare_of_sign(line.text)) for at, line in enumerate(lines) if len(line.text) <= _LABEL) if others else ()
    )
    roles = {at: rule.role for at, text in short if (rule := vocabulary.sections.whole(text))}
    decisions = [at for at, role in roles.items() if role == "decision"]
    begun = [at for at, role in roles.items() if role in OF_EVERY_ITEM]
    starts = sorted(headings)
    spans = list(pairwise((*starts, len(lines))))
    decided = sum(bisect_left(decisions, start) < bisect_left(decisions, stop) for start, stop in spans)
    if decided < _MOST_OF * len(spans):
        return set()
    brief = (at for at in others if len(bare_of_sign(lines[at].text).split()) <= _BRIEF)
    above = {at: starts[place - 1] for at in brief if (place := bisect_left(starts, at))}
    next_begun, next_decided = (
        {at: one[bisect_left(one, at) : bisect_left(one, at) + 1] for at in above} for one in (begun, decisions)
    )
    return {
        at
        for at, start in above.items()
        if bisect_left(decisions, start) == bisect_left(decisions, at) and next_begun[at] == next_decided[at]
    }


def _labels(bare: Mapping[int, str], vocabulary: Vocabulary) -> set[int]:
    """Lines that head what every item has; what heads a section that some have may be an item ("Orientering")."""
    rules = {at: vocabulary.sections.whole(text) for at, text in bare.items()}
    return {at for at, rule in rules.items() if rule and rule.role in OF_EVERY_ITEM}


def _underlined_alike(lines: Sequence[Line], headings: Set[int]) -> set[int]:
    drawn = (at for at, line in enumerate(lines[1:]) if len(line.text) <= _LONGEST and lines[at].text.strip())
    under = {at: found[1] for at in drawn if (found := _RULE.fullmatch(lines[at + 1].text))}
    signs = Counter(under[at] for at in headings if at in under)
    sign, times = signs.most_common(1)[0] if signs else ("", 0)
    if times < max(_FEWEST, _MOST_OF * len(headings)):
        return set()
    first = min(headings) - _ABOVE
    return {at for at, one in under.items() if one == sign and at >= first and not headings & {at, at - 1}}


def _signed_alike(lines: Sequence[Line], headings: Set[int], signed: Set[int]) -> set[int]:
    """The lines behind the sign, each alone, as entries of lists are not, and below a blank line if headings are."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    others = signed - headings
    beside = {at for pair in pairwise(filled) if others >= set(pair) for at in pair}
    apart = all(_is_apart(lines, at) for at in headings)
    return {at for at in others - beside if not apart or _is_apart(lines, at)}


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    return at == 0 or not lines[at - 1].text.strip()
