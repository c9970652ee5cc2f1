"""What a vocabulary consists of, and how it is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

Part = Literal["tune", "wide", "test"]
Rule = Literal[
    "day",
    "day_bare",
    "month",
    "quarter",
    "primo",
    "medio",
    "week",
    "months",
    "about_months",
    "summer",
    "christmas",
    "year_end",
    "half_term",
    "second_half",
    "none",
]


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Act(_Words):
    """Something to be done, in the forms that sentences need: *udarbejde en plan*, *udarbejder …*, *udarbejdes …*,
    *en plan*, *planen*, *udarbejdet*, *udarbejdelse af en plan*. ``obj`` is the thing by which it is known again.
    """

    inf: str
    pres: str
    pas: str
    obj: str
    def_: str
    part: str
    noun: str

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.rstrip("_"))


class Due(_Words):
    """How a term is worded, and by which rule its last day is reckoned."""

    text: str
    rule: Rule


class Sentence(_Words):
    """A sentence that asks for something. ``what`` stands for the thing of the act where it names another, ``due`` for
    the terms it goes with where it does not go with any.
    """

    text: str
    kind: Literal["task", "deadline", "report_back"] = "task"
    what: str | None = None
    due: Due | None = None


class Vocabulary(_Words):
    """All the words of one invented country; see the comments in the files."""

    municipalities: tuple[str, ...]
    council: tuple[str, ...]
    committees: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    titles: tuple[str, ...]
    later_titles: tuple[str, ...]
    owners: tuple[str, ...]
    acts: tuple[Act, ...]
    dues: tuple[Due, ...]
    tasks: tuple[Sentence, ...]
    recommendation_tasks: tuple[Sentence, ...]
    presentation_tasks: tuple[Sentence, ...]
    reports: tuple[Sentence, ...]
    report_answers: tuple[str, ...]
    done: tuple[str, ...]
    not_done: tuple[str, ...]
    new_terms: tuple[Sentence, ...]
    recommended: tuple[str, ...]
    approved: tuple[str, ...]
    noted: tuple[str, ...]
    rejected: tuple[str, ...]
    postponed: tuple[str, ...]
    returned: tuple[str, ...]
    stopped: tuple[str, ...]
    members: tuple[str, ...]
    hearing: tuple[str, ...]
    after_hearing: tuple[str, ...]
    first_reading: tuple[str, ...]
    mentions: tuple[str, ...]
    facts: tuple[str, ...]
    presenters: tuple[str, ...]
    recommendations: tuple[str, ...]
    informing: tuple[str, ...]


@cache
def load(part: Part) -> Vocabulary:
    """The vocabulary of one part of the bench."""
    text = (Path(__file__).parent / f"{part}.yaml").read_text(encoding="utf-8")
    return Vocabulary.model_validate(yaml.safe_load(text))
