"""What the benchmarks have in common: where the truth lies, which rules are laid aside, and how figures are printed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from casegraph.danish import slug
from casegraph.documents import DocumentFile, read_document
from casegraph.errors import CasegraphError
from casegraph.evaluate.compared import ScoredDocument, score_document
from casegraph.evaluate.gold import Gold, GoldDocument, load_gold
from casegraph.evaluate.rates import Found
from casegraph.evaluate.report import rate_text
from casegraph.evaluate.run import body_names, parse_all
from casegraph.model import Source
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import Rulebook, load_rulebook
from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.schema import RuleModel, Term

LAYOUT_KINDS = ("labels", "sections", "standing")
"""The kinds of rules that hold the words of page layouts: labels, headings, furniture, standing titles."""
SHARED = Path(os.environ.get("CASEGRAPH_SHARED") or Path(__file__).resolve().parents[1].parent / "shared")


def parser(description: str | None) -> argparse.ArgumentParser:
    """The options that every benchmark takes: where the truth lies, and whether to name each item missed or made up."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--shared", type=Path, default=SHARED, metavar="DIR", help="folder with gold/ and layouts/")
    made.add_argument("--show", action="store_true", help="name every item missed or made up")
    return made


def load_truth(shared: Path) -> Gold:
    """The truth about all documents under ``shared``."""
    return load_gold([shared / "gold", shared / "layouts"])


def read_sources(gold: GoldDocument) -> list[Source]:
    """The document that a truth is about."""
    return read_document(DocumentFile(gold.path, gold.path.name))


def score_sources(gold: GoldDocument, sources: Sequence[Source], tools: Tools, naming: Rulebook) -> ScoredDocument:
    """Parse ``sources`` with ``tools`` and compare; ``naming`` are the rules that read the truth's names of bodies."""
    return score_document(gold, parse_all(sources, tools), body_names(gold, sources, naming))


def rules_without(book: Rulebook, municipality: str, *, overlays: bool = True) -> Rulebook:
    """The rules as if nobody had ever seen a document of the municipality; without ``overlays``, no layout at all."""
    left = book.without(slug(municipality))
    return left if overlays else replace(left, layouts=())


def texts_by_municipality(gold: Gold) -> dict[str, str]:
    """All that each municipality's documents say, by its name."""
    texts: dict[str, list[str]] = {}
    for document in gold.documents:
        lines = (line.text for source in read_sources(document) for line in source.lines)
        texts.setdefault(document.municipality, []).extend(lines)
    return {municipality: "\n".join(lines) for municipality, lines in texts.items()}


def rules_unheard_of(book: Rulebook, municipality: str, texts: Mapping[str, str]) -> Rulebook:
    """The rules without any word of page layout that is found with this municipality and with no other.

    Harder than :func:`rules_without`: it does not ask whether somebody would have known the word anyway.
    """
    others = [text for name, text in texts.items() if name != municipality]
    left = rules_without(book, municipality, overlays=False)
    parts = {kind: _unheard(getattr(left, kind), texts[municipality], others) for kind in LAYOUT_KINDS}
    return replace(left, **parts)


def _unheard(value: Any, own: str, others: Sequence[str]) -> Any:
    if isinstance(value, tuple):
        kept = (part for part in value if not (isinstance(part, Term) and _is_own(part, own, others)))
        return tuple(_unheard(part, own, others) for part in kept)
    if isinstance(value, RuleModel):
        parts = {name: _unheard(getattr(value, name), own, others) for name in type(value).model_fields}
        return type(value).model_construct(value.model_fields_set, **parts)
    return value


def _is_own(term: Term, own: str, others: Sequence[str]) -> bool:
    phrase = Phrases((term.term,))
    return phrase.search(own) is not None and not any(phrase.search(text) for text in others)


def all_rules() -> Rulebook:
    """The rules as packaged."""
    return load_rulebook()


def figures(name: str, found: Found) -> str:
    """One line of a table: precision and recall of items with their intervals."""
    return f"{name:<28} P {rate_text(found.precision):<32} R {rate_text(found.recall)}"


def run(main: Callable[[], None]) -> int:
    """Run a benchmark; truth or rules that cannot be read are told in one line and give exit status 2."""
    try:
        main()
    except CasegraphError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def slips(scored: Iterable[ScoredDocument]) -> Iterator[str]:
    """Every item missed or made up, in order and once."""
    seen: set[tuple[str, str, str]] = set()
    for one in scored:
        for wrong in one.scores.wrong:
            says = wrong.document, "made up" if wrong.expected is None else "missed", str(wrong.got or wrong.expected)
            if wrong.what == "item" and says not in seen:
                seen.add(says)
                yield f"    {says[0]} #{wrong.item or '-'}  {says[1]}: {says[2]}"
