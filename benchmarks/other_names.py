"""Other dates and other bodies: the words of a page replaced throughout, its titles and its meeting with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from benchmarks.pages import Page

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS)])
_DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})(?P<a>\.? )(?P<month>{_MONTH})(?P<b>\.? )(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(rf"(?P<month>{_MONTH})(?P<a> )(?P<day>\d{{1,2}})(?P<b>, )(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(r"(?<![\d-])(?P<day>\d\d)(?P<a>[-.])(?P<month>\d\d)(?P<b>[-.])(?P<year>(?:19|20)\d\d)(?![\d-])"),
    re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<a>-)(?P<month>[01]\d)(?P<b>-)(?P<day>[0-3]\d)(?![\d-])"),
)
_BODIES: dict[str, tuple[str, ...]] = {
    "Kommunalbestyrelsen": ("Byrådet", "Kommunalbestyrelsen", "Borgerrepræsentationen"),
    "Byrådet": ("Kommunalbestyrelsen", "Byrådet"),
    "Økonomiudvalget": ("Økonomi- og Erhvervsudvalget", "Økonomi- og Planudvalget", "Udvalget for Økonomi"),
    "Direktionen": ("Koncernledelsen", "Direktørgruppen", "Direktionen"),
    "Klima- og Planudvalget": ("Teknik- og Miljøudvalget", "Udvalget for Plan og Natur"),
    "Kultur- og Idrætsudvalget": ("Kultur- og Fritidsudvalget", "Udvalget for Kultur og Idræt"),
    "Teknik- og Miljøudvalget": ("Plan- og Teknikudvalget", "Udvalget for Natur, Miljø og Klima"),
    "Udvalget for Kultur og Fritid": ("Kultur- og Turismeudvalget", "Udvalget for Idræt og Fritid"),
    "Udvalget for Ældre og Sundhed": ("Social- og Sundhedsudvalget", "Udvalget for Omsorg"),
}
Change = Callable[[str], str]


def other_dates(page: Page, chance: Random) -> Page | None:
    """Every full date some years and days off, all by the same, in the form it has."""
    years, days = chance.choice([-9, -4, 2, 3]), chance.randrange(1, 20)

    def moved(text: str) -> str:
        for pattern in _DATES:
            text = pattern.sub(lambda found: _moved(found, years, days), text)
        return text

    return _replaced(page, moved)


def _moved(found: re.Match[str], years: int, days: int) -> str:
    values = found.groupdict()
    day = str((int(values["day"]) + days - 1) % 28 + 1).zfill(len(values["day"]))
    year = str(int(values["year"]) + years)
    whole = found.group()
    spans = sorted((found.span(name), value) for name, value in (("day", day), ("year", year)))
    for (start, end), value in reversed(spans):
        whole = whole[: start - found.start()] + value + whole[end - found.start() :]
    return whole


def other_bodies(page: Page, chance: Random) -> Page | None:
    """Every body under another name of its kind, the same one throughout."""
    chosen = {old: chance.choice(new) for old, new in _BODIES.items()}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(chosen, key=len, reverse=True)), re.IGNORECASE)

    def renamed(text: str) -> str:
        return pattern.sub(lambda found: _like(found.group(), _named(found.group(), chosen)), text)

    return _replaced(page, renamed)


def _named(name: str, chosen: dict[str, str]) -> str:
    return next(new for old, new in chosen.items() if old.lower() == name.lower())


def _like(old: str, new: str) -> str:
    """``new`` with the first letter in the case of ``old``'s."""
    return new[0].lower() + new[1:] if old[0].islower() else new


def _replaced(page: Page, change: Change) -> Page | None:
    lines = [change(line) for line in page.lines]
    if lines == list(page.lines):
        return None
    items = tuple(
        replace(item, title=change(item.title), told=_deep(dict(item.told), change)) for item in page.gold.items
    )
    changed = page.changed(lines, items)
    return replace(changed, gold=replace(changed.gold, meeting=_deep(dict(page.gold.meeting), change)))


def _deep(value: Any, change: Change) -> Any:
    """``value`` with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_deep(part, change) for part in value]
    if isinstance(value, dict):
        return {key: _deep(part, change) for key, part in value.items()}
    return value
