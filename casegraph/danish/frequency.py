"""What comes again and again: *løbende*, *kvartalsvis*, *hvert halve år*, *to gange om året*. It has no last day."""

from __future__ import annotations

import re

from casegraph.danish.dues import DueMention
from casegraph.danish.words import NUMBERS

_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
_RECURRING = re.compile(
    r"(?<!\w)(?:(?:primo|medio|ultimo)\s)?(?:løbende|fortløbende|periodisk|jævnligt|med\sjævne\smellemrum|"
    r"(?:kvartals|måneds|års|halvårs|uge|halvårlig|årlig|månedlig|kvartalsmæssig)(?:vist?|vise|e|t)|ugentligt?|månedligt?|årligt?|halvårligt?|"
    rf"(?:hver|hvert)\s(?:(?:halve|andet|anden|tredje|fjerde|femte|\d\.)\s)?(?:år|halvår|måned|uge|kvartal|møde|forår|efterår)|"
    rf"(?:én|en|{_NUMBER}|\d{{1,2}})\sgange?\s(?:om\såret|årligt|om\småneden|om\sugen|i\skvartalet|pr\.?\s(?:år|måned|kvartal)|i\shalvåret))(?!\w)",
    re.IGNORECASE,
)


def find_recurring(text: str) -> list[DueMention]:
    """Every time in ``text`` that says how often, left to right; none of them has a ``due``."""
    return [DueMention(m.start(), m.end(), m.group(), None, None, bound=False) for m in _RECURRING.finditer(text)]
