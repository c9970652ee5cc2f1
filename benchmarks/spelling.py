"""Other letters, spaces, wraps and encodings: what typing, copying and saving do to a document.

A perturbation takes a page and a seeded source of chance and gives the changed page, or ``None`` where it does not
apply. What is told of an item is kept only where the change leaves it true.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from random import Random

from benchmarks.pages import Page, Perturbation, told_without

WORD = re.compile(r"[a-zæøåA-ZÆØÅ]{4,}")
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
_PROSE = 60
_SPACES = ("\u00a0", "\u2009", "\u202f")


def typos_in_prose(page: Page, chance: Random) -> Page | None:
    """A slip in about every twelfth word of running text; titles and headings are spared."""
    lines = list(page.lines)
    for index, line in enumerate(lines):
        if len(line) >= _PROSE and index not in page.titles and not page.is_heading(index):
            lines[index] = WORD.sub(
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
            words = list(WORD.finditer(lines[index]))
            word = chance.choice(words) if words else None
            if word:
                lines[index] = lines[index][: word.start()] + slip(word.group(), chance) + lines[index][word.end() :]
    return page.changed(lines, told_without(page.gold.items, "decision_kind"))


def typos_in_titles(page: Page, chance: Random) -> Page | None:
    """One slip in every third title, at the item itself and not in the contents list; the truth prints it as well."""
    lines = list(page.lines)
    items = list(page.gold.items)
    for position, (start, item) in enumerate(zip(page.starts, page.gold.items, strict=True)):
        words = WORD.findall(item.title)
        if start is None or not words or chance.random() > 1 / 3:
            continue
        word = chance.choice(words)
        wrong = slip(word, chance)
        for index in range(start, min(start + 8, len(lines))):
            lines[index] = lines[index].replace(word, wrong, 1) if index in page.titles else lines[index]
        items[position] = replace(item, title=item.title.replace(word, wrong, 1))
    return page.changed(lines, tuple(items))


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
    lines = [WORD.sub(lambda word: _sown(word.group(), chance), line) for line in lines]
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


def stray_glyphs(page: Page, chance: Random) -> Page | None:
    """A stray letter on a line of its own here and there, always the same one."""
    lines: list[str] = []
    for line in page.lines:
        lines.append(line)
        if not line.strip() and chance.random() < 1 / 15:
            lines.append("Å")
    return page.changed(lines)
