"""What an item that approves the agenda decides about the other items: put off, taken off, added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegraph.kinds import DecisionKind
from casegraph.model import AgendaMove
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.passages import Passage, passages
from casegraph.rulebook.followups import FollowupsFile

_NUMBER = r"\d{1,4}[a-zA-Z]?(?![\w/]|[.,]\d|\s?(?:kr|mio|%|pct|minutter|medlemmer))"
_LIST = re.compile(
    rf"(?P<first>{_NUMBER})\.?(?P<rest>(?:\s?(?:,|og|samt|eller|-|–|til)\s?(?:også\s)?(?:punkt\s|pkt\.\s|sag\s)?{_NUMBER}\.?){{0,30}})",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?P<joint>,|og|samt|eller|-|–|til)\s?(?:også\s)?(?:punkt\s|pkt\.\s|sag\s)?(?P<number>{_NUMBER})", re.IGNORECASE
)
_ITEM_WORD = re.compile(
    r"\b(?:dagsordens)?(?:(?:punkt(?:et|erne|er)?|sag(?:en|erne|er)?)\b|pkt\.?)\s?(?:nr\.?\s|nummer\s)?:?\s?",
    re.IGNORECASE,
)
# "… udsættes, mens punkt 9 udgår", "sag 4 blev udsat og sag 5 udgik": another item begins another decision.
_CUT = re.compile(
    r";\s|,\s(?=(?:mens|men|og|samt|ligesom|hvorimod)\s)|\s(?=(?:mens|ligesom)\s)|"
    r"(?<=[a-zæøå])\s(?=og\s(?:punkt|pkt|sag)\w*\.?\s(?:nr\.?\s)?\d)",
    re.IGNORECASE,
)
_MAX_RANGE = 40


def find_moves(context: ItemContext) -> tuple[AgendaMove, ...]:
    """What the decision of an agenda-approving item says about items by their numbers; other items give nothing."""
    rules = context.tools.book.followups
    if not rules.phrases["agenda_titles"].search(context.item.title):
        return ()
    found: list[AgendaMove] = []
    for passage in passages(context, "decision"):
        for clause in _clauses(passage.text):
            found.extend(_moves(passage, clause, rules))
    return tuple(found)


def _clauses(text: str) -> Iterator[str]:
    """The parts of a sentence that may each decide about items of their own."""
    start = 0
    for cut in _CUT.finditer(text):
        if _ITEM_WORD.search(text[cut.end() :]):
            yield text[start : cut.start()]
            start = cut.end()
    yield text[start:]


def _moves(passage: Passage, clause: str, rules: FollowupsFile) -> Iterator[AgendaMove]:
    kind = _kind(clause, rules)
    if kind is None:
        return
    numbers: list[str] = []
    for word in _ITEM_WORD.finditer(clause):
        listed = _LIST.match(clause, word.end())
        if listed:
            numbers.extend(number for number in _expand(listed) if number not in numbers)
    for number in numbers:
        yield AgendaMove(number, kind, passage.text, passage.place)


def _kind(clause: str, rules: FollowupsFile) -> DecisionKind | None:
    """What the clause decides, by the words that come first in it; *ikke* turns it into nothing."""
    hits = [(hit.start, kind) for kind, phrases in rules.move_phrases if (hit := phrases.search(clause))]
    if not hits or re.search(r"\bikke\b", clause, re.IGNORECASE):
        return None
    return min(hits)[1]


def _expand(listed: re.Match[str]) -> list[str]:
    """The numbers of "5, 7 og 9-11", ranges written out."""
    numbers = [listed["first"]]
    for part in _PART.finditer(listed["rest"]):
        last, joint = part["number"], part["joint"].lower()
        if joint in {"-", "–", "til"} and numbers[-1].isdecimal() and last.isdecimal():
            low, high = int(numbers[-1]) + 1, int(last)
            if low <= high <= low + _MAX_RANGE:
                numbers.extend(str(number) for number in range(low, high + 1))
                continue
        numbers.append(last)
    return numbers
