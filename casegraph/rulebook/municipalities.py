"""The rules of municipalities: official names and codes with their years, and how a text names its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from casegraph.danish import fold
from casegraph.rulebook.phrases import to_regex
from casegraph.rulebook.schema import RuleModel, Term

_LONGEST_NAME = 3  # words


class MunicipalityRule(RuleModel):
    """One municipality: the slug ids begin with, its official name, and the code of its case numbers.

    ``valid_from`` and ``valid_to`` are the years in which the code was this municipality's, both included. ``written``
    holds other ways of writing the name before *Kommune*, ``domains`` web addresses that are not made of the slug.
    """

    slug: str
    name: str
    code: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    written: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What makes two entries the same: the slug."""
        return self.slug

    def has_code(self, code: str, year: int | None) -> bool:
        """Whether ``code`` was this municipality's in ``year`` (in any year, where ``None``)."""
        if code != self.code:
            return False
        return year is None or (self.valid_from or 0) <= year <= (self.valid_to or 9999)


class MunicipalitiesFile(RuleModel):
    """``municipalities.yaml``: every Danish municipality since 2007, and the words by which a text names its own."""

    municipalities: tuple[MunicipalityRule, ...] = ()
    nouns: tuple[Term, ...] = ()
    own: tuple[Term, ...] = ()
    others: tuple[Term, ...] = ()

    @cached_property
    def names(self) -> MunicipalityNames:
        """The names compiled for looking up."""
        return MunicipalityNames(self)


@dataclass(frozen=True, slots=True)
class Naming:
    """A municipality named in a text, and whether the words before the name make it the text's own."""

    rule: MunicipalityRule
    own: bool


class MunicipalityNames:
    """How municipalities are named in texts and web addresses, compiled once."""

    def __init__(self, book: MunicipalitiesFile) -> None:
        self._by_name = {fold(n): rule for rule in book.municipalities for n in (rule.name, rule.slug, *rule.written)}
        self._by_host = {host: rule for rule in book.municipalities for host in _hosts(rule)}
        nouns = "|".join(sorted(to_regex(fold(term.term)) for term in book.nouns)) or "(?!)"
        self._noun = re.compile(rf"(?<=\s)(?:{nouns})(?!\w)")
        self._own = _ending(book.own)
        self._others = _ending(book.others)

    def named(self, name: str) -> MunicipalityRule | None:
        """The municipality that the whole string names, with or without *Kommune* behind it."""
        folded = fold(name).removesuffix(" kommune").removesuffix(" regionskommune")
        return self._by_name.get(folded)

    def of_host(self, host: str) -> MunicipalityRule | None:
        """The municipality of a web address such as ``dagsordener.kalundborg.dk``."""
        labels = host.lower().split(".")
        for label in (".".join(labels[-2:]), *labels[:-1]):
            if rule := self._by_host.get(label) or self._by_host.get(label.removesuffix("kommune")):
                return rule
        return None

    def find(self, text: str) -> Iterator[Naming]:
        """Every municipality that ``text`` names by name and noun (*Norddjurs Kommune*) and not as another's."""
        folded = fold(text)
        for noun in self._noun.finditer(folded):
            words = list(re.finditer(r"[^\W_]+(?:-[^\W_]+)*", folded[max(0, noun.start() - 60) : noun.start()]))
            before = folded[max(0, noun.start() - 60) : noun.start()]
            for word in words[-_LONGEST_NAME:]:
                rule = self._by_name.get(before[word.start() :].strip())
                if rule and not self._others.search(before[: word.start()]):
                    yield Naming(rule, bool(self._own.search(before[: word.start()])))
                if rule:
                    break


def _hosts(rule: MunicipalityRule) -> set[str]:
    """The labels of web addresses that are this municipality's: the slug, also with a plain o for ø, and its own."""
    made = {rule.slug, rule.slug.replace("oe", "o"), rule.slug.replace("-", ""), fold(rule.name)}
    return made | {domain.lower() for domain in rule.domains}


def _ending(terms: Iterable[Term]) -> re.Pattern[str]:
    """A search for any of the phrases at the end of a text."""
    phrases = "|".join(to_regex(fold(term.term)) for term in terms) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{phrases})\s+$")
