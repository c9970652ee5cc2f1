"""The schema of the answers file: what an entry may hold, every fault with its line."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError, model_validator

from casegraph.errors import RuleError, RuleFault
from casegraph.link.answers.answers import VERBS, WORDS, Answer, Verb, from_entry
from casegraph.rulebook.schema import RuleModel
from casegraph.rulebook.yaml_marks import Marked, read_marked


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError("not a date; write it as 2024-05-01") from None


def _partial(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        raise ValueError("not a date; write it as 2024-05-01")
    return value


def _lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


Day = Annotated[str, AfterValidator(_day)]
PartialDay = Annotated[str, AfterValidator(_partial)]
YesNo = Annotated[Literal["yes", "no"], BeforeValidator(_lower)]


class SubjectEntry(RuleModel):
    """An item, and what finds it again."""

    item: str
    number: str | None = None
    title: str | None = None
    date: PartialDay | None = None
    digest: str | None = None


class FollowUpEntry(RuleModel):
    """A follow-up, and what finds it again."""

    id: str
    kind: str | None = None
    what: str | None = None


class Entry(RuleModel):
    """One answer: exactly one verb, and what it is about."""

    judge: Annotated[Literal["yes", "no", "unsure"], BeforeValidator(_lower)] | None = None
    mark: Annotated[Literal["done", "not-a-task", "snooze", "owner"], BeforeValidator(_lower)] | None = None
    collective: YesNo | None = None
    standing: YesNo | None = None
    same_body: YesNo | None = None
    undo: Verb | None = None
    a: SubjectEntry | None = None
    b: SubjectEntry | None = None
    about: SubjectEntry | None = None
    followup: FollowUpEntry | None = None
    municipality: str | None = None
    number: str | None = None
    bodies: tuple[str, ...] = ()
    until: Day | None = None
    owner: str | None = None
    date: Day | None = None
    who: str | None = None
    note: str | None = None

    @property
    def verb(self) -> Verb:
        """What was answered, or what is taken back."""
        given: list[Verb] = [verb for verb in VERBS if getattr(self, verb) is not None]
        return self.undo or given[0]

    @model_validator(mode="after")
    def _whole(self) -> Entry:
        given = [verb for verb in (*VERBS, "undo") if getattr(self, verb) is not None]
        if len(given) != 1:
            raise ValueError(f"an entry holds exactly one of {', '.join((*VERBS, 'undo'))}; here: {given or 'none'}")
        missing = [key for key in self._needed() if not getattr(self, key)]
        if missing:
            raise ValueError(f"{self.mark or given[0]} also needs {', '.join(missing)}")
        if self.a and self.b and self.a.item == self.b.item:
            raise ValueError("a and b are one item")
        if self.bodies and len(set(self.bodies)) != 2:
            raise ValueError("bodies are two different body ids")
        return self

    def _needed(self) -> tuple[str, ...]:
        needed = {
            "judge": ("a", "b"),
            "mark": ("followup", "about"),
            "collective": ("municipality", "number"),
            "standing": ("about",),
            "same_body": ("municipality", "bodies"),
        }[self.verb]
        return (*needed, *{"snooze": ("until",), "owner": ("owner",)}.get(self.mark or "", ()))


_ENTRIES = TypeAdapter(tuple[Entry, ...])


def read_entries(text: str, file: str) -> tuple[Answer, ...]:
    """The answers in ``text``; raise :class:`RuleError` with every fault, by line."""
    marked = read_marked(text, file)
    if not marked.data:
        return ()
    try:
        entries = _ENTRIES.validate_python(marked.data)
    except ValidationError as error:
        raise RuleError([_fault(marked, dict(detail)) for detail in error.errors()]) from error
    return tuple(
        from_entry(entry.model_dump(exclude_none=True), marked.line_of((n,))) for n, entry in enumerate(entries)
    )


def _fault(marked: Marked, detail: dict[str, Any]) -> RuleFault:
    path = tuple(detail["loc"])
    key = ".".join(str(part) for part in path if isinstance(part, str)) or "-"
    allowed = str(detail.get("ctx", {}).get("expected", ""))
    if detail["type"] == "extra_forbidden":
        allowed = ", ".join((*WORDS, "undo", *(n for n in Entry.model_fields if n not in {*WORDS, "undo"})))
        return RuleFault(marked.file, marked.line_of(path), key, "unknown key", allowed)
    wrong = str(detail["msg"]).removeprefix("Value error, ")
    return RuleFault(marked.file, marked.line_of(path), key, wrong, allowed)
