"""The rules of linking: what a title says about the phase of a matter, and words that number its parts."""

from __future__ import annotations

from pydantic import Field

from casegraph.rulebook.schema import RuleModel, Term


class Phase(RuleModel):
    """A stretch of a matter's life and the phrases of titles that tell it; phases stand in the order of life."""

    id: str
    terms: tuple[Term, ...] = ()


class LifePhase(Phase):
    """A phase of a matter's life; ``heard`` is that of what a body sends to a hearing, whatever its title says."""

    heard: bool = False


class Step(Phase):
    """A step of a ladder; what comes after one that is its ``own`` is another case, however alike the titles."""

    own: bool = False


class Opposites(RuleModel):
    """Words of titles: what has only words of the ``one`` kind is not what has only words of the ``other``."""

    one: tuple[Term, ...]
    other: tuple[Term, ...]


class Ladder(RuleModel):
    """Stages of one matter that are cases of their own: the steps in the order of time, and words that frame them."""

    id: str
    steps: tuple[Step, ...]
    frame: tuple[Term, ...] = ()


class LinkingFile(RuleModel):
    """``linking.yaml``: what linking knows of titles and prose beyond the words of order.

    ``phases`` are in the order a matter lives through them; ``aftermath`` are words of titles that tell what came of a
    matter, ``opposites`` words that two titles of one matter do not have one each of, but where others ask for it, as
    ``asked_for`` says. ``sequence`` are words that number the parts of a matter (*Skema A*, *etape 2*), ``reports``
    what is counted within a year (*2. budgetopfølgning*). ``agenda`` are phrases in prose before the number of another
    item of the same agenda, ``own_item`` those that say without a number that something is an item of its own there,
    ``next_item`` and ``previous_item`` that it is the one behind or before; ``cited`` stand before what another case is
    about;
    behind those of ``aside`` a sentence is of other matters too, and what it names with those of ``likened`` is another
    matter, but what it tells of with those of ``own_matter`` is this matter under whatever name.
    ``plans`` is what is known by its number, and a title is of the plan it names but behind one of
    ``plan_beside`` or with one of ``plan_used``; a house is known by a number behind one of ``streets``; ``nameless``
    is what is printed as a name and is none. ``resumed`` are phrases that say that the matter was put off at the last
    meeting of the body.

    ``ladders`` are stages that follow each other as cases. ``documents`` (but for ``not_documents``) are made anew
    after some years; ``midway`` and ``renewed`` say where a title stands in the life of one.

    ``part_of`` and ``part_of_prose`` stand before the name of a larger matter, ``part_behind`` between the number of a
    part and that name, ``part_inside`` between a part and one of the ``wholes``; ``not_part_of`` takes a sentence back.
    ``wholes`` say what larger matters are called, ``part_words`` what may stand beside such a name in the title of a
    part.

    ``again`` are phrases of a title that take a matter up again. ``short`` gives the word that a short form stands for,
    ``before_names`` the same with a full stop before a name.
    """

    phases: tuple[LifePhase, ...] = ()
    aftermath: tuple[Term, ...] = ()
    opposites: tuple[Opposites, ...] = ()
    asked_for: tuple[Term, ...] = ()
    sequence: tuple[Term, ...] = ()
    reports: tuple[Term, ...] = ()
    agenda: tuple[Term, ...] = ()
    own_item: tuple[Term, ...] = ()
    next_item: tuple[Term, ...] = ()
    previous_item: tuple[Term, ...] = ()
    cited: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()
    likened: tuple[Term, ...] = ()
    own_matter: tuple[Term, ...] = ()
    plans: tuple[Term, ...] = ()
    plan_beside: tuple[Term, ...] = ()
    plan_used: tuple[Term, ...] = ()
    streets: tuple[Term, ...] = ()
    nameless: tuple[Term, ...] = ()
    resumed: tuple[Term, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    documents: tuple[Term, ...] = ()
    not_documents: tuple[Term, ...] = ()
    midway: tuple[Term, ...] = ()
    renewed: tuple[Term, ...] = ()
    part_of: tuple[Term, ...] = ()
    part_behind: tuple[Term, ...] = ()
    part_inside: tuple[Term, ...] = ()
    part_of_prose: tuple[Term, ...] = ()
    not_part_of: tuple[Term, ...] = ()
    wholes: tuple[Term, ...] = ()
    part_words: tuple[Term, ...] = ()
    again: tuple[Term, ...] = ()
    short: dict[str, str] = Field(default_factory=dict)
    before_names: dict[str, str] = Field(default_factory=dict)
