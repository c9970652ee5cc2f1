"""The rules of bodies: who treats cases in a municipality, under which names, and what only looks like a body."""

from __future__ import annotations

from casegraph.kinds import BodyKind
from casegraph.rulebook.schema import RuleModel, Term


class Head(RuleModel):
    """The last noun of a body's name and its definite ending: ``udvalg`` and ``et``."""

    noun: str
    definite: str


class Board(Head):
    """The last noun of the name of a body that counts only where it names the meeting, and its kind.

    ``alone`` where the noun itself is a name: "Regionsrådet", while "Rådet" may be any.
    """

    kind: BodyKind = "other"
    alone: bool = False


class Abbreviation(Term):
    """A short form of a name; ``name`` is the full name it stands for where that is not the entry's own."""

    name: str | None = None


class Topic(Term):
    """What a committee is about, as a plain noun; ``forms`` are the other shapes it takes in names."""

    forms: tuple[str, ...] = ()


class BodyRule(RuleModel):
    """One body; a further entry with the same ``id`` says how it is in one municipality or at another time.

    ``id`` lasts through renames and ``name`` is used where a document prints an abbreviation alone. ``names`` are full
    names, ``abbreviations`` whole upper-case words, and ``short`` abbreviations can be another word: they count in
    lists of bodies and before dates only. ``topic`` makes any committee with that topic this body; ``group`` says that
    the words mean several bodies at once.

    ``municipality`` (a slug) narrows the entry to one municipality, ``valid_from`` and ``valid_to`` (ISO dates, both
    included) to a time, and ``successor`` is the id of the body that took over its cases.
    """

    id: str
    name: str
    kind: BodyKind
    names: tuple[Term, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    short: tuple[Abbreviation, ...] = ()
    topic: str | None = None
    group: bool = False
    municipality: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    seen: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What makes two entries the same: the id, and the municipality and time they are narrowed to."""
        return "@".join((self.id, self.municipality or "", self.valid_from or ""))

    def holds(self, municipality: str | None, on: str | None) -> bool:
        """Whether the entry holds for this municipality on this ISO date; ``None`` for a date that is not known."""
        if self.municipality is not None and self.municipality != municipality:
            return False
        return on is None or ((self.valid_from or "") <= on <= (self.valid_to or "9999"))


class BodiesFile(RuleModel):
    """``bodies.yaml``: bodies known by name, how names are formed, the topics of committees, and what is no body."""

    heads: tuple[Head, ...] = ()
    boards: tuple[Board, ...] = ()
    compounds: tuple[Term, ...] = ()
    bodies: tuple[BodyRule, ...] = ()
    special: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    adjectives: tuple[Topic, ...] = ()
    not_bodies: tuple[Term, ...] = ()
    other_owners: tuple[Term, ...] = ()
    not_abbreviations: tuple[Term, ...] = ()
