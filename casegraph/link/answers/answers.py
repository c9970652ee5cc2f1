"""What people said: answers about pairs of items, follow-ups, numbers, standing items and bodies.

Answers are kept apart from what the machine finds, dated and signed, and only ever added to: taking one back is an
entry of its own (``undo``). An answer carries number, title and date of what it is about, so that it is found again
when documents are read anew (:mod:`casegraph.link.answers.recall`); closed items leave a digest in place of their
title.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Literal

from casegraph.danish import fold
from casegraph.kinds import IsoDate
from casegraph.model import AgendaItem
from casegraph.privacy import mask

Verb = Literal["judge", "mark", "collective", "standing", "same_body"]
VERBS: tuple[Verb, ...] = ("judge", "mark", "collective", "standing", "same_body")
WORDS: dict[str, tuple[str, ...]] = {
    "judge": ("yes", "no", "unsure"),
    "mark": ("done", "not-a-task", "snooze", "owner"),
    "collective": ("yes", "no"),
    "standing": ("yes", "no"),
    "same_body": ("yes", "no"),
}
SUBJECT_KEYS = ("item", "number", "title", "date", "digest")
FOLLOWUP_KEYS = ("id", "kind", "what")
MAX_WHAT = 200
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The item an answer is about, with what finds it again; ``digest`` stands for the title of a closed item."""

    item: str
    number: str | None = None
    title: str | None = None
    date: IsoDate | None = None
    digest: str | None = None

    @classmethod
    def of(cls, item: AgendaItem) -> Subject:
        """The subject that ``item`` is; a closed item gives neither title nor number away."""
        if item.closed:
            return cls(item.id, None, None, item.date, digest(item.title))
        return cls(item.id, item.case_number, item.title, item.date)

    @property
    def municipality(self) -> str:
        """The municipality, which every id begins with."""
        return self.item.partition(":")[0]


def digest(title: str) -> str:
    """A short digest of a title, the same however its case and spaces are printed."""
    return hashlib.sha256(fold(title).encode()).hexdigest()[:16]


def bare_number(printed: str) -> str:
    """A case number without separators and leading zeros, to find it by in whatever notation a person wrote it."""
    return "-".join(run.lstrip("0") or "0" for run in re.findall(r"\d+|[^\W\d_]+", printed.upper()))


@dataclass(frozen=True, slots=True)
class FollowUpKey:
    """The follow-up a mark is about: its id, and its kind and task to find it again by."""

    id: str
    kind: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """When an answer was given (it counts from that day on), by whom, and why."""

    date: IsoDate | None = None
    who: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry of the answers file.

    ``verb`` and ``word`` say what was answered (``judge`` ``yes``). ``subjects`` are two items for ``judge``, one for
    ``mark`` and ``standing``; ``number`` and ``bodies`` belong to ``collective`` and ``same_body``; ``until`` and
    ``owner`` to a mark that snoozes or assigns. ``undo`` takes back the last answer on the same matter, its ``word``
    is then empty. ``line`` is where the entry stands in its file.
    """

    verb: Verb
    word: str
    subjects: tuple[Subject, ...] = ()
    followup: FollowUpKey | None = None
    municipality: str | None = None
    number: str | None = None
    bodies: tuple[str, ...] = ()
    until: IsoDate | None = None
    owner: str | None = None
    undo: bool = False
    signed: Signature = Signature()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Every entry of the answers file, oldest first."""

    entries: tuple[Answer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def as_of(self, day: IsoDate) -> Answers:
        """The answers given on or before ``day``; an entry without a date always counts."""
        return Answers(tuple(e for e in self.entries if e.signed.date is None or e.signed.date <= day))

    def in_force(self, verb: Verb, key: Callable[[Answer], Hashable]) -> dict[Hashable, list[Answer]]:
        """The answers of one verb that nobody took back, oldest first, by what ``key`` says they are about."""
        stacks: dict[Hashable, list[Answer]] = {}
        for entry in self.entries:
            if entry.verb != verb:
                continue
            stack = stacks.setdefault(key(entry), [])
            if not entry.undo:
                stack.append(entry)
            elif stack:
                stack.pop()
        return {about: stack for about, stack in stacks.items() if stack}

    def marks(self, key: Callable[[Answer], Hashable]) -> dict[Hashable, list[Answer]]:
        """The marks in force, oldest first, by what ``key`` says is the follow-up they are about."""
        return self.in_force("mark", key)

    def body_names(self) -> dict[tuple[str, str], str]:
        """Which body id stands for which: (municipality, body id) to the id all of them go by."""
        stand_ins: dict[tuple[str, str], str] = {}
        for stack in self.in_force("same_body", lambda entry: (entry.municipality, frozenset(entry.bodies))).values():
            answer = stack[-1]
            if answer.word == "yes":
                known = [stand_ins.get((answer.municipality or "", body), body) for body in answer.bodies]
                for body in {*answer.bodies, *known}:
                    stand_ins[answer.municipality or "", body] = known[0]
        return stand_ins


def judged(a: AgendaItem, b: AgendaItem, word: str, signed: Signature) -> Answer:
    """The answer ``yes``, ``no`` or ``unsure`` on whether two items are one case."""
    one, other = sorted((a, b), key=lambda item: item.id)
    return Answer("judge", _known("judge", word), (Subject.of(one), Subject.of(other)), signed=signed)


def marked(item: AgendaItem, followup: FollowUpKey, word: str, signed: Signature) -> Answer:
    """A person's word on a follow-up of ``item``; see :func:`snoozed` and :func:`assigned` for the other two."""
    kept = replace(followup, what=None if item.closed else (followup.what or "")[:MAX_WHAT] or None)
    return Answer("mark", _known("mark", word), (Subject.of(item),), kept, signed=signed)


def snoozed(item: AgendaItem, followup: FollowUpKey, until: IsoDate, signed: Signature) -> Answer:
    """Leave the follow-up out of the list until a day."""
    return replace(marked(item, followup, "snooze", signed), until=until)


def assigned(item: AgendaItem, followup: FollowUpKey, owner: str, signed: Signature) -> Answer:
    """Name who owns the follow-up."""
    return replace(marked(item, followup, "owner", signed), owner=owner)


def numbered(municipality: str, number: str, word: str, signed: Signature) -> Answer:
    """Whether a case number is a collective one."""
    return Answer("collective", _known("collective", word), municipality=municipality, number=number, signed=signed)


def fixed(item: AgendaItem, word: str, signed: Signature) -> Answer:
    """Whether items of this title are a fixed point of the agenda."""
    return Answer("standing", _known("standing", word), (Subject.of(item),), signed=signed)


def same_body(municipality: str, bodies: Iterable[str], word: str, signed: Signature) -> Answer:
    """Whether two body ids are one body; the first is the one they go by."""
    return Answer("same_body", word, municipality=municipality, bodies=tuple(bodies), signed=signed)


def without_titles(answer: Answer, closed: Set[str]) -> Answer:
    """``answer`` without title, number and task of the items with these ids; a digest finds them again."""
    if not any(subject.item in closed for subject in answer.subjects):
        return answer
    subjects = tuple(_closed(subject) if subject.item in closed else subject for subject in answer.subjects)
    followup = replace(answer.followup, what=None) if answer.followup else None
    return replace(answer, subjects=subjects, followup=followup)


def _closed(subject: Subject) -> Subject:
    known = digest(subject.title) if subject.title else None
    return Subject(subject.item, None, None, subject.date, subject.digest or known)


def undone(answer: Answer, signed: Signature) -> Answer:
    """The entry that takes back the last answer on what ``answer`` is about."""
    return replace(answer, word="", undo=True, until=None, owner=None, signed=signed, line=None)


def _known(verb: str, word: str) -> str:
    if word not in WORDS[verb]:
        raise ValueError(f"{verb}: {word!r} is no answer; allowed: {', '.join(WORDS[verb])}")
    return word


def to_entry(answer: Answer) -> dict[str, Any]:
    """The answer as the plain data of its entry: strings, and one level of dicts; what is empty is left out."""
    verb: dict[str, Any] = {"undo": answer.verb} if answer.undo else {answer.verb: answer.word}
    names = ("a", "b") if answer.verb == "judge" else ("about",)
    entry: dict[str, Any] = {
        **verb,
        **{name: _present(subject, SUBJECT_KEYS) for name, subject in zip(names, answer.subjects, strict=False)},
        "followup": _present(answer.followup, FOLLOWUP_KEYS) if answer.followup else None,
        "municipality": answer.municipality,
        "number": answer.number,
        "bodies": list(answer.bodies),
        "until": answer.until,
        "owner": _typed(answer.owner),
        "date": answer.signed.date,
        "who": _typed(answer.signed.who),
        "note": _typed(answer.signed.note),
    }
    return {key: plain(value) if isinstance(value, str) else value for key, value in entry.items() if value}


def from_entry(entry: Mapping[str, Any], line: int | None = None) -> Answer:
    """The answer that the data of one valid entry says; :func:`to_entry` the other way round."""
    verb = entry.get("undo") or next(verb for verb in VERBS if entry.get(verb))
    followup = entry.get("followup")
    return Answer(
        verb=verb,
        word=entry.get(verb) or "",
        subjects=tuple(Subject(**entry[name]) for name in ("a", "b", "about") if entry.get(name)),
        followup=FollowUpKey(**followup) if followup else None,
        municipality=entry.get("municipality"),
        number=entry.get("number"),
        bodies=tuple(entry.get("bodies") or ()),
        until=entry.get("until"),
        owner=entry.get("owner"),
        undo=bool(entry.get("undo")),
        signed=Signature(entry.get("date"), entry.get("who"), entry.get("note")),
        line=line,
    )


def plain(text: str) -> str:
    """``text`` without control characters and exotic line ends, which YAML and terminals read as they please."""
    return "".join(char if char in "\n\t" or unicodedata.category(char) not in _UNPRINTABLE else " " for char in text)


def _typed(text: str | None) -> str | None:
    """What a person typed, without the CPR numbers that may be in it."""
    return mask(text)[0] if text else None


def _present(record: object, names: tuple[str, ...]) -> dict[str, str]:
    return {name: plain(getattr(record, name)) for name in names if getattr(record, name)}
