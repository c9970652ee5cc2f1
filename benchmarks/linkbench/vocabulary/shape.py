"""What a vocabulary consists of, and how it is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

Part = str
HERE = Path(__file__).parent
FAMILIES = "families_"


def parts() -> tuple[str, ...]:
    """The vocabularies there are."""
    return tuple(sorted(path.stem for path in HERE.glob("*.yaml") if not path.stem.startswith(FAMILIES)))


def has_families(part: Part) -> bool:
    """Whether a vocabulary tells of families of cases too."""
    return _file(f"{FAMILIES}{part}").exists()


def _file(name: str) -> Path:
    return HERE / f"{name}.yaml"


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Stage(_Words):
    """One round of a matter: the bodies it goes through, how long after the last round, and how its title may read.

    ``route`` holds ``dir``, ``committee``, ``finance`` and ``council`` in order; ``after`` is the span of days since
    the previous round, ``likely`` the chance that there is such a round. A matter takes one of ``titles`` for the
    round and mostly keeps it.
    """

    route: tuple[str, ...]
    titles: tuple[str, ...]
    after: tuple[int, int] = (0, 0)
    likely: float = 1.0


class Kind(_Words):
    """A kind of matter: its subject code, how common it is, its rounds, and which slots set a near twin apart."""

    name: str
    journal: str
    share: float
    stages: tuple[Stage, ...]
    twin: tuple[str, ...] = ()


class Report(_Words):
    """A periodic report: its title with ``{period}``, how often it comes, and to whom."""

    title: str
    every: Literal["month", "quarter", "year"]
    route: tuple[str, ...]
    journal: str


class Member(_Words):
    """One case of a family: where it is treated once, how its titles may read, and what its presentation says.

    ``after`` is the span of days since the member before began, ``likely`` the chance that there is such a case. One
    of ``says`` is added to its presentation.
    """

    titles: tuple[str, ...]
    route: tuple[str, ...]
    after: tuple[int, int] = (0, 0)
    likely: float = 1.0
    says: tuple[str, ...] = ()


class Family(_Words):
    """Cases with numbers of their own that belong together, or strangers that look so (``none``).

    By ``follows`` each member follows the one before it; by ``part_of`` all are part of the first. Slots are those of
    matters, and ``y``, ``y1`` … for the year the first began and those after, ``street2`` and the like for another
    street, and ``whole`` for the title of the first. A family told ``once`` comes once a year at most. ``series`` are
    strangers that are the reports of one series. Ordinary matters with a slot that the family ``claims`` are left out
    beside families, since nobody could tell whether they are part of one.
    """

    name: str
    relation: Literal["follows", "part_of", "none"]
    share: float
    members: tuple[Member, ...]
    once: bool = False
    series: bool = False
    claims: str | None = None


class Families(_Words):
    """The families of one part of the bench, and the names they need beside those of the vocabulary."""

    names: dict[str, tuple[str, ...]]
    families: tuple[Family, ...]


class Vocabulary(_Words):
    """All the words of one invented country.

    ``names`` are the values of slots; ``street_heads`` and ``street_tails`` are joined to more values of ``street``.
    ``sentences`` is prose about a matter, ``common`` prose that any matter may carry, ``earlier`` prose that names an
    earlier treatment, ``former`` prose that names a former number. ``renames`` are titles of a matter that took another
    name on its way, ``asides`` titles that go under a body's collective number.
    """

    names: dict[str, tuple[str, ...]]
    kinds: tuple[Kind, ...]
    reports: tuple[Report, ...]
    standing: tuple[str, ...]
    asides: tuple[str, ...]
    sentences: tuple[str, ...]
    common: tuple[str, ...]
    earlier: tuple[str, ...]
    former: tuple[str, ...]
    suffixes: tuple[str, ...]
    renames: tuple[str, ...]
    attachments: tuple[str, ...]
    roles: tuple[str, ...]
    committees: tuple[tuple[str, str], ...]


@cache
def load(part: Part, families: bool = False) -> Vocabulary:
    """The vocabulary of one part of the bench, with the names that only ``families`` use where they are told."""
    text = _file(part).read_text(encoding="utf-8")
    words = Vocabulary.model_validate(yaml.safe_load(text))
    return words.model_copy(update={"names": {**words.names, **load_families(part).names}}) if families else words


@cache
def load_families(part: Part) -> Families:
    """The families of one part of the bench."""
    text = _file(f"{FAMILIES}{part}").read_text(encoding="utf-8")
    return Families.model_validate(yaml.safe_load(text))
