"""How the parser does in a municipality that nobody prepared for.

For every municipality with truth, its overlay and every word that only its documents contributed are taken out of the
rules, and its documents are parsed with what is left: ``python -m benchmarks.leave_one_out [--shared DIR] [--show]``.
Which words those are, the rules say themselves; as a check on that, it is done once more without any word of page
layout that is found with this municipality alone, whoever wrote it down.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from benchmarks.common import (
    all_rules,
    figures,
    load_truth,
    parser,
    read_sources,
    rules_unheard_of,
    rules_without,
    run,
    score_sources,
    slips,
    texts_by_municipality,
)
from casegraph.evaluate.compared import ScoredDocument
from casegraph.evaluate.gold import Gold
from casegraph.evaluate.report import rate_text
from casegraph.evaluate.scores import Scores, total
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook

SHOWN_FIELDS = ("meeting.body_kind", "meeting.date", "case_number", "decision_kind", "decision", "title", "route")


Rules = Callable[[str], Rulebook]


def leave_one_out(gold: Gold, book: Rulebook, rules: Rules) -> dict[str, list[ScoredDocument]]:
    """The documents of each municipality, scored with the ``rules`` that are left for it."""
    scored: dict[str, list[ScoredDocument]] = {}
    for municipality in sorted({document.municipality for document in gold.documents}):
        tools = Tools.of(rules(municipality))
        scored[municipality] = [
            score_sources(document, read_sources(document), tools, book)
            for document in gold.documents
            if document.municipality == municipality
        ]
    return scored


def ways(gold: Gold, book: Rulebook) -> dict[str, Rules]:
    """How much can be laid aside, from what only the municipality taught to every word it alone prints."""
    texts = texts_by_municipality(gold)
    return {
        "left out": lambda municipality: rules_without(book, municipality),
        "and no overlay at all": lambda municipality: rules_without(book, municipality, overlays=False),
        "and no word of its own": lambda municipality: rules_unheard_of(book, municipality, texts),
        "with all rules": lambda _: book,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table: items by municipality, pooled, with more and more laid aside, and the fields that matter."""
    options = parser(__doc__).parse_args(arguments)
    gold, book = load_truth(options.shared), all_rules()
    pooled: dict[str, Scores] = {}
    for way, rules in ways(gold, book).items():
        left = leave_one_out(gold, book, rules)
        pooled[way] = total(one.scores for ones in left.values() for one in ones)
        for municipality, ones in left.items() if way == "left out" else ():
            print(figures(municipality, total(one.scores for one in ones).items))
        print(figures(f"pooled, {way}", pooled[way].items))
        if options.show:
            print(*slips(one for ones in left.values() for one in ones), sep="\n")
    for name in SHOWN_FIELDS:
        left_out, every = (rate_text(pooled[way].fields[name]) for way in ("left out", "with all rules"))
        print(f"  {name:<26} left out {left_out:<32} all rules {every}")


if __name__ == "__main__":
    sys.exit(run(main))
