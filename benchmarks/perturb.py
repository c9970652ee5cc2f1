"""How the parser does on the same minutes as they could have looked: typos, other dates, wraps, orders, numberings …

Every document with truth is copied under each kind of change, the truth carried along, and parsed with all rules:
``python -m benchmarks.perturb [--shared DIR] [--seed N] [--copies N] [--kind NAME] [--leave-out] [--show]``. Equal
seeds give equal copies. With ``--leave-out`` each is parsed as if no document of its municipality had ever been seen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks import arrangement, headings, other_names, spelling
from benchmarks.common import all_rules, figures, load_truth, parser, rules_without, run, score_sources, slips
from benchmarks.headings import headings_as, item_headings_as, lower_heading, run_together
from benchmarks.pages import Page, Perturbation
from benchmarks.spelling import wrapped
from casegraph.errors import DocumentError
from casegraph.evaluate.compared import ScoredDocument
from casegraph.evaluate.report import rate_text
from casegraph.evaluate.scores import total
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook

KINDS: dict[str, Perturbation] = {
    "unchanged": lambda page, _: page,
    "typos in prose": spelling.typos_in_prose,
    "typos in headings": spelling.typos_in_headings,
    "typos in titles": spelling.typos_in_titles,
    "other dates": other_names.other_dates,
    "other bodies": other_names.other_bodies,
    "CRLF": spelling.line_ends("\r\n"),
    "CR": spelling.line_ends("\r"),
    "UTF-16": spelling.encoded("utf-16"),
    "Windows-1252": spelling.encoded("cp1252"),
    "no-break spaces": spelling.no_break_spaces,
    "wrapped at 50": wrapped(50),
    "wrapped at 72": wrapped(72),
    "wrapped at 100": wrapped(100),
    "sections missing": arrangement.sections_missing,
    "sections reordered": arrangement.sections_reordered,
    "headings in capitals": headings_as(str.upper),
    "headings in lower case": headings_as(lower_heading),
    "headings with colon": headings_as(lambda words: words.rstrip(":") + ":"),
    "headings in other words": headings.headings_in_other_words,
    "headings glued to text": run_together(""),
    "headings before text": run_together(": "),
    "indented": arrangement.indented,
    "as Markdown": arrangement.as_markdown,
    "items as 1. Title": item_headings_as("{number}. {title}"),
    "items as 1) Title": item_headings_as("{number}) {title}"),
    "items as Pkt. 1 Title": item_headings_as("Pkt. {number} {title}"),
    "items as Punkt 1 - Title": item_headings_as("Punkt {number} - {title}"),
    "items as Sag 1: Title": item_headings_as("Sag {number}: {title}"),
    "items as PUNKT NR. 1: Title": item_headings_as("PUNKT NR. {number}: {title}"),
    "numbers missing": headings.numbers_missing,
    "blank lines removed": arrangement.blank_lines_removed,
    "blank lines doubled": arrangement.blank_lines_doubled,
    "contents list removed": arrangement.contents_removed,
    "pages of a PDF": arrangement.page_furniture,
    "stray glyphs": spelling.stray_glyphs,
    "several at once": arrangement.chained(
        spelling.typos_in_prose,
        spelling.no_break_spaces,
        headings_as(str.upper),
        wrapped(80),
        spelling.stray_glyphs,
        spelling.line_ends("\r\n"),
    ),
}
BASELINE = "unchanged"


def copies(pages: Sequence[Page], kind: str, seed: int, times: int) -> Iterator[Page]:
    """The copies of ``pages`` under one kind of change; equal seeds give equal copies, whatever else is asked for."""
    for page in pages:
        for time in range(times):
            changed = KINDS[kind](page, Random(f"{seed}/{kind}/{page.gold.stem}/{time}"))
            if changed:
                yield changed


def score_page(page: Page, tools: Tools, naming: Rulebook) -> ScoredDocument:
    """Parse a page and compare it with its truth; one that the reader refuses has found nothing."""
    try:
        sources = page.sources()
    except DocumentError:
        sources = []
    return score_sources(page.gold, sources, tools, naming)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table: items by kind of change, pooled, and how titles and decisions fared."""
    options = parser(__doc__)
    options.add_argument("--seed", type=int, default=1, help="other seeds give other copies")
    options.add_argument("--copies", type=int, default=1, help="copies of each document under each kind of change")
    options.add_argument("--leave-out", action="store_true", help="without what the document's municipality taught")
    options.add_argument("--kind", choices=sorted(KINDS), action="append", help="only this kind of change")
    chosen = options.parse_args(arguments)
    book = all_rules()
    pages = [Page.of(document) for document in load_truth(chosen.shared).documents]
    municipalities = {page.gold.municipality for page in pages}
    known = {name: Tools.of(rules_without(book, name) if chosen.leave_out else book) for name in sorted(municipalities)}
    scored: dict[str, list[ScoredDocument]] = {}
    for kind in chosen.kind or KINDS:
        changed = copies(pages, kind, chosen.seed, chosen.copies)
        scored[kind] = [score_page(page, known[page.gold.municipality], book) for page in changed]
        print(figures(kind, total(one.scores for one in scored[kind]).items), flush=True)
        if chosen.show:
            print(*slips(scored[kind]), sep="\n", flush=True)
    pooled = total(one.scores for kind, ones in scored.items() if kind != BASELINE for one in ones)
    print(figures("pooled", pooled.items))
    for name in ("title", "closed", "case_number", "decision_kind"):
        if name in pooled.fields:
            print(f"  {name:<26} {rate_text(pooled.fields[name])}")


if __name__ == "__main__":
    sys.exit(run(main))
