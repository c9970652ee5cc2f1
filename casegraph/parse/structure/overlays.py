"""Which layout overlay fits a document: the one whose signs and words explain most of its lines."""

from __future__ import annotations

from collections.abc import Sequence

from casegraph.model import Doubt, Source
from casegraph.parse.lexicon import Lexicon
from casegraph.parse.vocabulary import Vocabulary
from casegraph.rulebook.layouts import LayoutFile

_LOOKED_AT = 4000
_NEARLY = 0.9


def choose_layout(source: Source, vocabulary: Vocabulary) -> tuple[LayoutFile | None, tuple[Doubt, ...]]:
    """The overlay that fits best, and the doubt where another explains nearly as much."""
    texts = [" ".join(line.text[:200].split()) for line in source.lines[:_LOOKED_AT] if line.text.strip()]
    fitting = [(explained, layout) for layout in vocabulary.layouts if (explained := explains(texts, layout))]
    fitting.sort(key=lambda pair: (-pair[0], pair[1].id))
    if not fitting:
        return None, ()
    doubts: tuple[Doubt, ...] = ()
    if len(fitting) > 1 and fitting[1][0] >= fitting[0][0] * _NEARLY:
        says = f"two layouts fit: {fitting[0][1].id} explains {fitting[0][0]} lines, {fitting[1][1].id} {fitting[1][0]}"
        doubts = (Doubt("two_layouts", says),)
    return fitting[0][1], doubts


def explains(texts: Sequence[str], layout: LayoutFile) -> int:
    """How many of the lines the overlay's words explain; 0 where too few of its signs are there."""
    signs = Lexicon((term.term, term.term) for term in layout.signs)
    seen: set[str] = set()
    lines = 0
    for text in texts:
        label = signs.before_colon(text) or signs.beginning(text)
        found = signs.whole(text) or (label[0] if label else None)
        if found:
            seen.add(found)
            lines += 1
    if len(seen) < layout.needs:
        return 0
    own = Lexicon(
        (term.term, True)
        for terms in (layout.furniture, layout.tail, *(rule.terms for rule in layout.sections))
        for term in terms
    )
    return lines + sum(own.whole(text) is not None for text in texts)
