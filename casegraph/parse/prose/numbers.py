"""Former case numbers: what the text itself says this case was called before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from casegraph.kinds import SectionRole
from casegraph.model import CaseNumber
from casegraph.parse.context import ItemContext

_ROLES: tuple[SectionRole, ...] = ("header", "summary", "presentation", "recommendation", "decision", "other")
_REACH = 60
_BETWEEN = " :.-–()"


def find_former_numbers(context: ItemContext) -> tuple[str, ...]:
    """The numbers that the item says its case had before, as printed; never its present ones."""
    present = {number.key for number in context.item.case_numbers}
    found: list[str] = []
    for paragraph in context.paragraphs(*_ROLES):
        for number in _said_former(context, paragraph.text):
            if number.key not in present and number.printed not in found:
                found.append(number.printed)
    return tuple(found)


def _said_former(context: ItemContext, text: str) -> Iterator[CaseNumber]:
    """The numbers right behind words such as *tidligere sag* or, where they need no label, *videreført fra*."""
    numbers = context.tools.numbers
    phrases = context.tools.book.references.phrases
    for hit in phrases["former_words"].finditer(text):
        if phrases["not_former"].search(text[max(0, hit.start - _REACH) : hit.start]):
            continue
        behind = text[hit.end : hit.end + _REACH].lstrip(_BETWEEN)
        labelled = (one for one in numbers.find(f"{hit.text} {behind}") if one.start == len(hit.text) + 1)
        alone = (one for one in numbers.find(behind, "") if not one.start)
        found = next(chain(labelled, alone), None)
        if found:
            yield found.number
