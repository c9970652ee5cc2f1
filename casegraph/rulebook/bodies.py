"""The rules of bodies: who treats cases in a municipality, under which names, and what only looks like a body."""

from __future__ import annotations

from casegraph.kinds import BodyKind
from casegraph.rulebook.schema import RuleModel, Term


class BodyRule(RuleModel):
    """One body: ``id`` lasts through renames, ``name`` is used where a document prints an abbreviation alone.

    ``names`` are full names in their definite or indefinite form, ``abbreviations`` are whole upper-case tokens, and
    ``short`` abbreviations are those that can be another word: they count in lists of bodies and beside dates only.
    ``municipality`` (a slug) narrows the entry to one municipality, ``valid_from`` and ``valid_to`` (ISO dates) to a
    time, and ``successor`` is the id of the body that took over.
    """

    id: str
    name: str
    kind: BodyKind
    names: tuple[Term, ...] = ()
    abbreviations: tuple[Term, ...] = ()
    short: tuple[Term, ...] = ()
    municipality: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    seen: tuple[str, ...] = ()


class BodiesFile(RuleModel):
    """``bodies.yaml``: the bodies known by name, the topics of committees, and words that are no body."""

    bodies: tuple[BodyRule, ...] = ()
    topics: tuple[Term, ...] = ()
    not_bodies: tuple[Term, ...] = ()
    compounds: tuple[Term, ...] = ()
    not_compounds: tuple[Term, ...] = ()
