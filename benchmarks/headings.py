"""Other headings: in another case, in other words, glued to the text; items numbered in another style or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.pages import Page, Perturbation, bare_heading, told_without
from casegraph.evaluate.gold import GoldItem


def headings_as(change: Callable[[str], str]) -> Perturbation:
    """Every heading of a section written as ``change`` makes it."""

    def rewrite(page: Page, _: Random) -> Page | None:
        heads = {index for extent in page.extents for index in extent if page.is_heading(index)}
        heads -= page.titles
        changed = [_renamed(line, change) if index in heads else line for index, line in enumerate(page.lines)]
        return page.changed(changed) if changed != list(page.lines) else None

    return rewrite


def _renamed(line: str, change: Callable[[str], str]) -> str:
    words = line.strip(" \t#*•")
    return line.replace(words, change(words), 1)


def lower_heading(words: str) -> str:
    """A heading in lower case."""
    return bare_heading(words)


# Headings in words that mean the same, as another municipality might print them.
OTHERWORDS = {
    "anledning": ("Hvorfor sagen rejses", "Formål"),
    "baggrund": ("Sagens baggrund", "Forhistorie"),
    "behandling": ("Behandles i", "Hvem skal behandle sagen"),
    "beslutning": ("Udvalgets beslutning", "Referat", "Vedtagelse"),
    "beslutningskompetence": ("Kompetence", "Hvem beslutter"),
    "beslutningstema": ("Tema for beslutningen", "Hvad skal besluttes"),
    "beskrivelse af sagen": ("Fremstilling af sagen", "Redegørelse"),
    "bilag": ("Vedlagte dokumenter", "Bilagsliste"),
    "indstilling": ("Forvaltningens forslag", "Forvaltningen anbefaler"),
    "indstillinger": ("Indstilling fra administrationen", "Forslag til beslutning"),
    "personale": ("Betydning for personalet", "Personalemæssige forhold"),
    "resume": ("Kort fortalt", "Sammendrag"),
    "resume og sagens baggrund": ("Kort om sagen", "Resumé"),
    "resume og sags baggrund": ("Kort om sagen", "Resumé"),
    "sagens kerne": ("Det handler om", "Kort om sagen"),
    "sagsfremstilling": ("Redegørelse for sagen", "Fremstilling"),
    "sagsgang": ("Sagens vej", "Videre behandling"),
    "økonomi": ("Økonomiske forhold", "Betydning for økonomien"),
    "økonomiske konsekvenser": ("Økonomi og personale", "Økonomisk betydning"),
}


def headings_in_other_words(page: Page, chance: Random) -> Page | None:
    """Half of the kinds of heading in a document in other words, the same ones throughout."""
    chosen = {old: chance.choice(new) for old, new in OTHERWORDS.items() if chance.random() < 1 / 2}
    renamed = headings_as(lambda words: chosen.get(bare_heading(words), words))(page, chance)
    return renamed and renamed.changed(list(renamed.lines), told_without(page.gold.items, "decision_kind"))


def run_together(joint: str) -> Perturbation:
    """Every third heading of a section on one line with the text below it, ``joint`` between them."""

    def join(page: Page, chance: Random) -> Page | None:
        lines = list(page.lines)
        gone: set[int] = set()
        for section in page.all_sections():
            text = next((index for index in section[1:] if lines[index].strip()), None)
            if text is None or page.is_heading(text) or text in page.titles or chance.random() > 1 / 3:
                continue
            lines[section.start] = lines[section.start].rstrip(" *:") + joint + lines[text].strip()
            gone |= set(range(section.start + 1, text + 1))
        kept = [line for index, line in enumerate(lines) if index not in gone]
        return page.changed(kept) if gone else None

    return join


def item_headings_as(style: str) -> Perturbation:
    """The numbers of items printed in another style: ``style`` has ``{number}`` and ``{title}``."""

    def renumber(page: Page, _: Random) -> Page | None:
        lines = list(page.lines)
        for start, item in zip(page.starts, page.gold.items, strict=True):
            if start is None or item.number is None:
                continue
            for index in _headings_of(page, start, item):
                lines[index] = _restyled(lines[index], item, style)
        return page.changed(lines) if lines != list(page.lines) else None

    return renumber


def numbers_missing(page: Page, chance: Random) -> Page | None:
    """Every fourth item without its number, and its truth as well."""
    lines = list(page.lines)
    items = list(page.gold.items)
    for position, (start, item) in enumerate(zip(page.starts, page.gold.items, strict=True)):
        heads = _headings_of(page, start, item) if start is not None and item.number else []
        if not heads or chance.random() > 1 / 4:
            continue
        for index in heads:
            lines[index] = _restyled(lines[index], item, "{title}")
        items[position] = replace(item, number=None)
    return page.changed(lines, tuple(items)) if lines != list(page.lines) else None


def _headings_of(page: Page, start: int, item: GoldItem) -> list[int]:
    """The lines at the top of an item that print its number and title together."""
    numbered = re.compile(rf"[\s#*•]*(?:(?:punkt|pkt\.?)\s+)?{re.escape(item.number or '')}[.:]?\s", re.IGNORECASE)
    near = range(start, min(start + 8, len(page.lines)))
    return [index for index in near if index in page.titles and numbered.match(page.lines[index])]


def _restyled(line: str, item: GoldItem, style: str) -> str:
    found = re.match(
        r"(?P<marks>[\s#*•]*)(?:(?:punkt|pkt\.?)\s+)?\d+[.:]?\s+(?P<title>.*?)(?P<end>[\s*]*)$", line, re.IGNORECASE
    )
    if not found:
        return line
    return found["marks"] + style.format(number=item.number, title=found["title"]) + found["end"]
