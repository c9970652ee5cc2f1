"""How the parser does in a municipality that nobody prepared for.

For every municipality with truth, its overlay and every word that only its documents contributed are taken out of the
rules, and its documents are parsed with what is left: ``python -m benchmarks.leave_one_out [--shared DIR] [--show]``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from benchmarks.common import (
    all_rules,
    figures,
    load_truth,
    parser,
    read_sources,
    rules_without,
    run,
    score_sources,
    slips,
)
from casegraph.evaluate.compared import ScoredDocument
from casegraph.evaluate.gold import Gold
from casegraph.evaluate.report import rate_text
from casegraph.evaluate.scores import Scores, total
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook

SHOWN_FIELDS = ("meeting.body_kind", "meeting.date", "case_number", "decision_kind", "decision", "title", "route")


def leave_one_out(gold: Gold, book: Rulebook, *, overlays: bool = True) -> dict[str, list[ScoredDocument]]:
    """The documents of each municipality, scored with the rules that its own documents did not contribute to."""
    scored: dict[str, list[ScoredDocument]] = {}
    for municipality in sorted({document.municipality for document in gold.documents}):
        tools = Tools.of(rules_without(book, municipality, overlays=overlays))
        scored[municipality] = [
            score_sources(document, read_sources(document), tools, book)
            for document in gold.documents
            if document.municipality == municipality
        ]
    return scored


def with_all_rules(gold: Gold, book: Rulebook) -> Scores:
    """The same documents with every rule in place, for comparison."""
    tools = Tools.of(book)
    return total(score_sources(document, read_sources(document), tools, book).scores for document in gold.documents)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table: items by municipality, pooled, without any overlay, and the fields that matter most."""
    options = parser(__doc__).parse_args(arguments)
    gold, book = load_truth(options.shared), all_rules()
    left_out = leave_one_out(gold, book)
    for municipality, scored in left_out.items():
        print(figures(municipality, total(one.scores for one in scored).items))
        if options.show:
            print(*slips(scored), sep="\n")
    pooled = total(one.scores for scored in left_out.values() for one in scored)
    bare = total(one.scores for scored in leave_one_out(gold, book, overlays=False).values() for one in scored)
    whole = with_all_rules(gold, book)
    print(figures("pooled", pooled.items))
    print(figures("… and no overlay at all", bare.items))
    print(figures("with all rules", whole.items))
    for name in SHOWN_FIELDS:
        left, every = (rate_text(scores.fields[name]) for scores in (pooled, whole))
        print(f"  {name:<26} left out {left:<32} all rules {every}")


if __name__ == "__main__":
    sys.exit(run(main))
