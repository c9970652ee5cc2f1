"""What is wrong in rules that can be read: doubled entries and terms, empty lists, examples that do not hold.

Each check is a function of one :class:`Checked` file that yields faults; :data:`CHECKS` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from casegraph.danish import fold
from casegraph.errors import RuleFault
from casegraph.rulebook.bodies import BodiesFile
from casegraph.rulebook.merging import identity
from casegraph.rulebook.municipalities import MunicipalitiesFile
from casegraph.rulebook.numbers import LookAlike, Notation
from casegraph.rulebook.schema import RuleModel, Term, compile_re2
from casegraph.rulebook.yaml_marks import Marked, Path


@dataclass(frozen=True)
class Checked:
    """One file of rules that was read, with its lines, and the slugs of the municipalities there are."""

    rules: RuleModel
    marked: Marked
    slugs: frozenset[str]

    def fault(self, path: Path, wrong: str, allowed: str = "") -> RuleFault:
        """A fault at ``path`` of this file."""
        key = ".".join(str(part) for part in path) or "-"
        return RuleFault(self.marked.file, self.marked.line_of(path), key, wrong, allowed)


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value inside a model with its path, the model itself first; only what the file itself gives."""
    yield path, value
    if isinstance(value, RuleModel):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from walk(part, (*path, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from walk(part, (*path, str(key)))


def doubled_entries(checked: Checked) -> Iterator[RuleFault]:
    """The same id twice in one list of one file."""
    for path, value in walk(checked.rules):
        seen: dict[str, int] = {}
        for index, entry in enumerate(value if isinstance(value, tuple) else ()):
            key = identity(entry)
            if key in seen:
                wrong = f"the entry {key.rstrip('@')!r} stands in this list already, on line {seen[key]}"
                yield checked.fault((*path, index), wrong, "each entry once")
            elif key is not None:
                seen[key] = checked.marked.line_of((*path, index))


def doubled_terms(checked: Checked) -> Iterator[RuleFault]:
    """The same term twice: in one list, or in the same list of two sibling entries (two kinds of decision)."""
    seen: dict[tuple[Path, str, str], tuple[Path, int]] = {}
    for path, value in walk(checked.rules):
        if not isinstance(value, Term):
            continue
        group = (path[:-3], str(path[-2]), fold(value.term))
        if group in seen:
            other, line = seen[group]
            place = "this list" if other[:-1] == path[:-1] else ".".join(str(part) for part in other[:-1])
            yield checked.fault(path, f"{value.term!r} stands in {place} already, on line {line}", "each term once")
        seen.setdefault(group, (path, checked.marked.line_of(path)))


def empty_lists(checked: Checked) -> Iterator[RuleFault]:
    """A key with nothing behind it."""
    for path, value in walk(checked.rules):
        if path and value in ((), {}, ""):
            yield checked.fault(path, "nothing stands here", "at least one entry, or no key at all")


def unknown_municipalities(checked: Checked) -> Iterator[RuleFault]:
    """A slug under ``seen`` or ``municipality`` that no municipality has."""
    for path, value in walk(checked.rules):
        key = path[-1] if path and isinstance(path[-1], str) else path[-2] if len(path) > 1 else ""
        if key in {"seen", "municipality"} and isinstance(value, str) and value not in checked.slugs:
            yield checked.fault(path, f"no municipality has the slug {value!r}", "slugs of municipalities.yaml")


def examples_hold(checked: Checked) -> Iterator[RuleFault]:
    """An example of a notation or look-alike that its own pattern does not match."""
    for path, entry in walk(checked.rules):
        if not isinstance(entry, Notation | LookAlike):
            continue
        pattern = compile_re2(entry.pattern)
        wrong = [(index, text) for index, text in enumerate(entry.examples) if not pattern.fullmatch(text)]
        for index, text in wrong:
            fault = f"the pattern does not match {text!r}"
            yield checked.fault((*path, "examples", index), fault, "the whole example")


def bodies_agree(checked: Checked) -> Iterator[RuleFault]:
    """Two bodies of one time and place with one abbreviation; a successor that is not there; a time that ends first."""
    if not isinstance(checked.rules, BodiesFile):
        return
    ids = {rule.id for rule in checked.rules.bodies}
    owners: dict[tuple[str, str | None, str | None], str] = {}
    for index, rule in enumerate(checked.rules.bodies):
        path: Path = ("bodies", index)
        if rule.successor and rule.successor not in ids:
            yield checked.fault((*path, "successor"), f"no body has the id {rule.successor!r}", "an id of this file")
        if (rule.valid_from or "") > (rule.valid_to or "9999"):
            yield checked.fault((*path, "valid_to"), "the time ends before it begins")
        for term in (*rule.abbreviations, *rule.short):
            key = (term.term, rule.municipality, rule.valid_from)
            if owners.setdefault(key, rule.id) != rule.id:
                wrong = f"the abbreviation {term.term!r} is {owners[key]!r} already"
                yield checked.fault(path, wrong, "one body an abbreviation")


def codes_agree(checked: Checked) -> Iterator[RuleFault]:
    """Two municipalities with one code."""
    if not isinstance(checked.rules, MunicipalitiesFile):
        return
    owners: dict[str, str] = {}
    for index, rule in enumerate(checked.rules.municipalities):
        if rule.code and owners.setdefault(rule.code, rule.slug) != rule.slug:
            path: Path = ("municipalities", index, "code")
            yield checked.fault(path, f"the code is {owners[rule.code]!r} already", "one municipality a code")


CHECKS: tuple[Callable[[Checked], Iterator[RuleFault]], ...] = (
    doubled_entries,
    doubled_terms,
    empty_lists,
    unknown_municipalities,
    examples_hold,
    bodies_agree,
    codes_agree,
)
