"""Another arrangement of the same page: sections moved or missing, other blank lines, pages, indentation, Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from benchmarks.pages import Page, Perturbation, told_without


def sections_missing(page: Page, chance: Random) -> Page | None:
    """Two sections in five left out, heading and all."""
    dropped = {index for section in page.all_sections() if chance.random() < 2 / 5 for index in section}
    if not dropped:
        return None
    lines = [line for index, line in enumerate(page.lines) if index not in dropped]
    return page.changed(lines, told_without(page.gold.items, "decision_kind", "case_number"))


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
    return page.changed([*lines, *page.lines[last:]], told_without(page.gold.items, "case_number")) if moved else None


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
    headings = [f"{item.number}. {item.title}" for item in page.gold.items if item.number and not item.toc_only]
    listed = [page.lines[index] for index in page.contents]
    # The first heading may be run into the last entry, and stays.
    kept = [line[at:] for line in listed for heading in headings if (at := line.find(heading)) > len(heading) / 2]
    lines = [*page.lines[: page.contents.start], *kept, *page.lines[page.contents.stop :]]
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


def indented(page: Page, chance: Random) -> Page | None:
    """Everything a few columns in, text further than headings (in Markdown that means something)."""
    if page.is_markdown:
        return None
    margin = " " * chance.choice([2, 3, 8])
    lines = [
        margin + ("" if index in page.titles or page.is_heading(index) else "  ") + line
        for index, line in enumerate(page.lines)
    ]
    return page.changed([line.rstrip() for line in lines])


def as_markdown(page: Page, _: Random) -> Page | None:
    """Written as Markdown: items as headings, sections as bold lines or lower headings, full stops escaped."""
    if page.is_markdown:
        return None
    starts = set(page.starts)
    lines: list[str] = []
    for index, line in enumerate(page.lines):
        escaped = re.sub(r"^(\s*\d+)\.(?=\s)", r"\1\\.", line)
        bare = escaped.strip(" \t•")
        if index in starts:
            lines += ["", f"## {bare}", ""]
        elif page.is_heading(index) and index not in page.titles:
            lines += ["", f"**{bare}**" if len(bare) % 2 else f"### {bare}", ""]
        else:
            lines.append(escaped)
    path = page.gold.path.with_suffix(".md")
    changed = page.changed(lines)
    return replace(changed, gold=replace(changed.gold, path=path))


def chained(*perturbations: Perturbation) -> Perturbation:
    """One after the other; those that do not apply are passed over."""

    def chain(page: Page, chance: Random) -> Page | None:
        for perturb in perturbations:
            page = perturb(page, chance) or page
        return page

    return chain
