"""Whose minutes: the municipality a document speaks for, from its numbers and its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from casegraph.model import Source
from casegraph.parse.numbers import NumberMention
from casegraph.rulebook.municipalities import MunicipalitiesFile


@dataclass(frozen=True)
class Municipality:
    """A municipality: the slug ids begin with, the official name, and its code where known."""

    slug: str
    name: str
    code: str | None = None


def infer_municipality(
    source: Source, numbers: Iterable[NumberMention], book: MunicipalitiesFile
) -> Municipality | None:
    """The municipality whose minutes ``source`` are, or ``None`` where the document does not say or says two."""
    codes = Counter(mention.code for mention in numbers if mention.code)
    for rule in book.municipalities:
        if codes and rule.code == codes.most_common(1)[0][0]:
            return Municipality(rule.slug, rule.name, rule.code)
    return None
