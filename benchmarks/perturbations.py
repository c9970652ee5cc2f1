"""Ways in which the same minutes could have looked: each changes a page and carries its truth along.

A perturbation takes a page and a seeded source of chance and gives the changed page, or ``None`` where it does not
apply. What is told of an item is kept only where the change leaves it true.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import Any

from benchmarks.pages import Page, bare_heading
from casegraph.evaluate.gold import GoldItem

Perturbation = Callable[[Page, Random], Page | None]

_WORD = re.compile(r"[a-zæøåA-ZÆØÅ]{4,}")
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
_PROSE = 60
_SPACES = ("\u00a0", "\u2009", "\u202f")


def typos_in_prose(page: Page, chance: Random) -> Page | None:
    """A slip in about every twelfth word of running text; titles and headings are spared."""
    lines = list(page.lines)
    for index, line in enumerate(lines):
        if len(line) >= _PROSE and index not in page.titles and not page.is_heading(index):
            lines[index] = _WORD.sub(
                lambda word: slip(word.group(), chance) if chance.random() < 1 / 12 else word.group(), line
            )
    return page.changed(lines)


def typos_in_headings(page: Page, chance: Random) -> Page | None:
    """One slip in every third heading of a section."""
    heads = [index for extent in page.extents for index in extent if page.is_heading(index)]
    if not heads:
        return None
    lines = list(page.lines)
    for index in heads:
        if chance.random() < 1 / 3:
            words = list(_WORD.finditer(lines[index]))
            word = chance.choice(words) if words else None
            if word:
                lines[index] = lines[index][: word.start()] + slip(word.group(), chance) + lines[index][word.end() :]
    return page.changed(lines, _without(page.gold.items, "decision_kind"))


def slip(word: str, chance: Random) -> str:
    """``word`` with two letters exchanged, or one left out, doubled or struck wrongly; never in its first letter."""
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + chance.choice(_ALPHABET) + word[at + 1 :]


def no_break_spaces(page: Page, chance: Random) -> Page | None:
    """Every seventh space another kind of space, and a zero-width space or soft hyphen here and there in a word."""
    lines = [
        re.sub(" ", lambda _: chance.choice(_SPACES) if chance.random() < 1 / 7 else " ", line) for line in page.lines
    ]
    lines = [_WORD.sub(lambda word: _sown(word.group(), chance), line) for line in lines]
    return page.changed(lines)


def _sown(word: str, chance: Random) -> str:
    if chance.random() > 1 / 40:
        return word
    return word[:2] + chance.choice("\u200b\u00ad\ufeff") + word[2:]


def wrapped(width: int) -> Perturbation:
    """Lines broken at ``width`` columns, titles and contents lists too; headings of Markdown and its marks stay."""

    def wrap(page: Page, _: Random) -> Page | None:
        lines = [part for line in page.lines for part in _wrap(line, width, page)]
        return page.changed(lines) if len(lines) > len(page.lines) else None

    return wrap


def _wrap(line: str, width: int, page: Page) -> list[str]:
    if len(line) <= width or (page.is_markdown and line.startswith("#")):
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    parts = textwrap.wrap(
        line,
        width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
        drop_whitespace=True,
    )
    return parts or [line]


def line_ends(newline: str) -> Perturbation:
    """Other line ends."""
    return lambda page, _: replace(page, newline=newline)


def encoded(encoding: str) -> Perturbation:
    """Another encoding, where it has all the letters."""

    def encode(page: Page, _: Random) -> Page | None:
        try:
            "\n".join(page.lines).encode(encoding)
        except UnicodeEncodeError:
            return None
        return replace(page, encoding=encoding)

    return encode


def sections_missing(page: Page, chance: Random) -> Page | None:
    """Two sections in five left out, heading and all."""
    dropped = {index for section in _all_sections(page) if chance.random() < 2 / 5 for index in section}
    if not dropped:
        return None
    lines = [line for index, line in enumerate(page.lines) if index not in dropped]
    return page.changed(lines, _without(page.gold.items, "decision_kind", "case_number"))


def sections_reordered(page: Page, chance: Random) -> Page | None:
    """The sections of every item in another order."""
    lines: list[str] = []
    last = 0
    moved = False
    for extent in page.extents:
        sections = page.sections(extent)
        if len(sections) < 2:
            continue
        shuffled = chance.sample(sections, len(sections))
        moved = moved or shuffled != sections
        lines += page.lines[last : sections[0].start]
        lines += [page.lines[index] for section in shuffled for index in section]
        last = sections[-1].stop
    return page.changed([*lines, *page.lines[last:]], _without(page.gold.items, "case_number")) if moved else None


def _all_sections(page: Page) -> Iterable[range]:
    return (section for extent in page.extents for section in page.sections(extent))


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


def blank_lines_removed(page: Page, _: Random) -> Page | None:
    """No blank line anywhere (in Markdown they mean something)."""
    return None if page.is_markdown else page.changed([line for line in page.lines if line.strip()])


def blank_lines_doubled(page: Page, _: Random) -> Page | None:
    """A blank line after every line."""
    return page.changed([part for line in page.lines for part in (line, "")])


def contents_removed(page: Page, _: Random) -> Page | None:
    """No contents list; items that stand nowhere else are gone from the truth as well."""
    if not page.contents:
        return None
    lines = [line for index, line in enumerate(page.lines) if index not in page.contents]
    return page.changed(lines, tuple(item for item in page.gold.items if not item.toc_only))


def page_furniture(page: Page, chance: Random) -> Page | None:
    """A page number and a running head every forty lines or so, as a PDF leaves them behind."""
    lines: list[str] = []
    number = 1
    for index, line in enumerate(page.lines):
        at_paragraph = not line.strip() and index + 1 < len(page.lines) and not page.lines[index + 1].startswith("|")
        if at_paragraph and index > 40 * number:
            number += 1
            lines += ["", chance.choice([f"Side {number}", f"{number}", f"Side {number} af 40"]), ""]
            lines += ["\f" + "Dagsorden og referat" if chance.random() < 1 / 2 else "\f"]
        lines.append(line)
    return page.changed(lines) if number > 1 else None


def stray_glyphs(page: Page, chance: Random) -> Page | None:
    """A stray letter on a line of its own here and there, always the same one."""
    lines: list[str] = []
    for line in page.lines:
        lines.append(line)
        if not line.strip() and chance.random() < 1 / 15:
            lines.append("Å")
    return page.changed(lines)


def chained(*perturbations: Perturbation) -> Perturbation:
    """One after the other; those that do not apply are passed over."""

    def chain(page: Page, chance: Random) -> Page | None:
        for perturb in perturbations:
            page = perturb(page, chance) or page
        return page

    return chain


def _without(items: tuple[GoldItem, ...], *fields: str) -> tuple[GoldItem, ...]:
    """``items`` of which ``fields`` are no longer told."""
    return tuple(_told_less(item, fields) for item in items)


def _told_less(item: GoldItem, fields: tuple[str, ...]) -> GoldItem:
    told: dict[str, Any] = {key: value for key, value in item.told.items() if key not in fields}
    return replace(item, told=told, decision_kinds=() if "decision_kind" in fields else item.decision_kinds)


# Headings in words that mean the same, as another municipality might print them.
OTHER_WORDS = {
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
    chosen = {old: chance.choice(new) for old, new in OTHER_WORDS.items() if chance.random() < 1 / 2}
    renamed = headings_as(lambda words: chosen.get(bare_heading(words), words))(page, chance)
    return renamed and renamed.changed(list(renamed.lines), _without(page.gold.items, "decision_kind"))


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


def typos_in_titles(page: Page, chance: Random) -> Page | None:
    """One slip in every third title, at the item itself and not in the contents list; the truth prints it as well."""
    lines = list(page.lines)
    items = list(page.gold.items)
    for position, (start, item) in enumerate(zip(page.starts, page.gold.items, strict=True)):
        words = _WORD.findall(item.title)
        if start is None or not words or chance.random() > 1 / 3:
            continue
        word = chance.choice(words)
        wrong = slip(word, chance)
        for index in range(start, min(start + 8, len(lines))):
            lines[index] = lines[index].replace(word, wrong, 1) if index in page.titles else lines[index]
        items[position] = replace(item, title=item.title.replace(word, wrong, 1))
    return page.changed(lines, tuple(items))


def lower_heading(words: str) -> str:
    """A heading in lower case."""
    return bare_heading(words)
