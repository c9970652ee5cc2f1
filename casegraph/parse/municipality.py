"""Whose minutes: the municipality a document speaks for, from its numbers and its own words, never from its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from casegraph.model import Source
from casegraph.parse.numbers import NumberMention
from casegraph.rulebook.municipalities import MunicipalitiesFile, MunicipalityRule

# What each sign weighs; a document must reach ENOUGH, and MARGIN times what any other municipality has.
MENTIONED, SPEAKS_OF_ITSELF, ADDRESS_IN_TEXT, ADDRESS_OF_SOURCE = 1, 3, 2, 5
AT_THE_TOP = 3
ENOUGH, MARGIN = 2, 2
TOP_LINES = 30
_HOST = re.compile(r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}(?<=\.dk)\b")

Votes = Counter[str]


@dataclass(frozen=True)
class Municipality:
    """A municipality: the slug ids begin with, the official name, and its code where known."""

    slug: str
    name: str
    code: str | None = None


def infer_municipality(
    source: Source, numbers: Iterable[NumberMention], book: MunicipalitiesFile
) -> Municipality | None:
    """The municipality whose minutes ``source`` are, or ``None`` where the document does not say, or says two.

    The code that leads its case numbers decides where there is one; else how the document names itself. The name of
    the file is not asked.
    """
    by_code = _votes_of_codes(numbers, book)
    winner = _clear(by_code, 1) if by_code else _clear(_votes_of_words(source, book), ENOUGH)
    rule = book.names.named(winner) if winner else None
    return _municipality(rule) if rule else None


def named_municipality(name: str, book: MunicipalitiesFile) -> Municipality | None:
    """The municipality a person names: by slug, official name, or either with *Kommune* behind; ``None`` if unknown."""
    rule = book.names.named(name)
    return _municipality(rule) if rule else None


def _municipality(rule: MunicipalityRule) -> Municipality:
    return Municipality(rule.slug, rule.name, rule.code)


def _votes_of_codes(numbers: Iterable[NumberMention], book: MunicipalitiesFile) -> Votes:
    """How many of the numbers begin with the code of each municipality, in a year when the code was its own."""
    coded = [(mention.code, mention.number.year) for mention in numbers if mention.code]
    return Counter(rule.slug for code, year in coded for rule in book.municipalities if rule.has_code(code, year))


def _votes_of_words(source: Source, book: MunicipalitiesFile) -> Votes:
    """How much in the addresses and the text of ``source`` speaks for each municipality."""
    votes: Votes = Counter()
    for url in sorted({url for url in (source.url, *(line.url for line in source.lines)) if url}):
        _count_addresses(url, ADDRESS_OF_SOURCE, book, votes)
    for index, line in enumerate(line for line in source.lines if line.text):
        weight = AT_THE_TOP if index < TOP_LINES else 1
        for naming in book.names.find(line.text):
            votes[naming.rule.slug] += weight * (SPEAKS_OF_ITSELF if naming.own else MENTIONED)
        if ".dk" in line.text:
            _count_addresses(line.text, ADDRESS_IN_TEXT, book, votes)
    return votes


def _count_addresses(text: str, weight: int, book: MunicipalitiesFile, votes: Votes) -> None:
    for host in _HOST.findall(text):
        if rule := book.names.of_host(host):
            votes[rule.slug] += weight


def _clear(votes: Votes, enough: int) -> str | None:
    """The one with enough votes and a clear lead; ``None`` where two are about equal."""
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    if not ranked or ranked[0][1] < enough:
        return None
    if len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]:
        return None
    return ranked[0][0]
