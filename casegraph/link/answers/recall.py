"""Finding again what an answer is about, after documents were read anew, renumbered or joined by earlier ones.

An id holds the number on the agenda, and a supplementary agenda can shift it: so an id alone is never trusted where
the answer also carries a title. What cannot be found, or could be two things, is reported as orphaned and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from casegraph.danish import fold
from casegraph.link.answers.answers import Answer, Answers, Subject, bare_number, digest
from casegraph.model import AgendaItem
from casegraph.reason import Reason, reason

# A title on the same day that is at least this like the one recorded is that title, read a little differently.
SAME_TITLE = 85.0


@dataclass(frozen=True, slots=True)
class Recalled:
    """The answers in force, said of the items that are loaded.

    ``pairs`` maps two item ids (sorted) to the answer on them; ``collective`` (municipality, bare number) and
    ``standing`` (municipality, digest of a title) say whether it is so; ``bodies`` which body id goes by which other.
    ``orphans`` are sentences naming each answer whose item is not loaded.
    """

    pairs: dict[tuple[str, str], Answer] = field(default_factory=dict)
    collective: dict[tuple[str, str], bool] = field(default_factory=dict)
    standing: dict[tuple[str, str], bool] = field(default_factory=dict)
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    orphans: tuple[Reason, ...] = ()


class Finder:
    """Finds the item a subject speaks of; each search looks at one day's items, or one number's, alone."""

    def __init__(self, items: Iterable[AgendaItem]) -> None:
        self._by_id: dict[str, AgendaItem] = {}
        self._by_day: dict[tuple[str, str | None], list[AgendaItem]] = {}
        self._by_number: dict[tuple[str, str], list[AgendaItem]] = {}
        for item in sorted(items, key=lambda item: item.id):
            self._by_id[item.id] = item
            self._by_day.setdefault((item.municipality, item.date), []).append(item)
            for number in item.case_numbers:
                self._by_number.setdefault((item.municipality, bare_number(number.printed)), []).append(item)

    def find(self, subject: Subject) -> AgendaItem | None:
        """The one item that ``subject`` speaks of, or ``None``."""
        here = self._by_id.get(subject.item)
        if here and _titled(subject, here):
            return here
        same_day = self._by_day.get((subject.municipality, subject.date), []) if subject.date else []
        steps: tuple[Callable[[], Iterable[AgendaItem]], ...] = (
            lambda: (item for item in same_day if _titled(subject, item) and _same_body(subject, item)),
            lambda: (item for item in same_day if _titled(subject, item)),
            lambda: (item for item in same_day if _like(subject, item) and _same_body(subject, item)),
            lambda: (item for item in self._numbered(subject) if item.date == subject.date),
            lambda: (item for item in self._numbered(subject) if _titled(subject, item)),
        )
        for step in steps:
            found = list(step())
            if len(found) == 1:
                return found[0]
        return here if here and not subject.title and not subject.digest else None

    def _numbered(self, subject: Subject) -> Sequence[AgendaItem]:
        key = (subject.municipality, bare_number(subject.number)) if subject.number else ("", "")
        return self._by_number.get(key, ())


def _titled(subject: Subject, item: AgendaItem) -> bool:
    if subject.digest:
        return subject.digest == digest(item.title)
    return bool(subject.title) and fold(subject.title or "") == fold(item.title)


def _like(subject: Subject, item: AgendaItem) -> bool:
    return bool(subject.title) and ratio(fold(subject.title or ""), fold(item.title)) >= SAME_TITLE


def _same_body(subject: Subject, item: AgendaItem) -> bool:
    return subject.item.split(":")[1:2] == [item.body_id]


def recall(answers: Answers, items: Sequence[AgendaItem]) -> Recalled:
    """The answers on items, numbers and bodies that are in force, and the orphans among them."""
    finder = Finder(items)
    found: dict[Subject, str] = {}
    for entry in answers.entries:
        for subject in entry.subjects:
            item = finder.find(subject)
            found[subject] = item.id if item else ""
    pairs, lost = _pairs(answers, found)
    return Recalled(
        pairs=pairs,
        collective=_numbers(answers),
        standing=_standing(answers),
        bodies=answers.body_names(),
        orphans=tuple(orphan(answer, found) for answer in lost),
    )


def _pairs(answers: Answers, found: dict[Subject, str]) -> tuple[dict[tuple[str, str], Answer], list[Answer]]:
    def key(entry: Answer) -> Hashable:
        return tuple(sorted(found[subject] or f"?{subject.item}" for subject in entry.subjects))

    pairs: dict[tuple[str, str], Answer] = {}
    lost: list[Answer] = []
    for stack in answers.in_force("judge", key).values():
        a, b = sorted(found[subject] for subject in stack[-1].subjects)
        if a and b and a != b:
            pairs[a, b] = stack[-1]
        else:
            lost.append(stack[-1])
    return pairs, lost


def _numbers(answers: Answers) -> dict[tuple[str, str], bool]:
    stacks = answers.in_force("collective", lambda e: (e.municipality, bare_number(e.number or ""))).values()
    last = (stack[-1] for stack in stacks)
    return {(e.municipality or "", bare_number(e.number or "")): e.word == "yes" for e in last}


def _standing(answers: Answers) -> dict[tuple[str, str], bool]:
    """Standing items by title: the digest of the title is the one form that open and closed subjects share."""

    def key(entry: Answer) -> Hashable:
        return _standing_key(entry.subjects[0])

    return {_standing_key(s[-1].subjects[0]): s[-1].word == "yes" for s in answers.in_force("standing", key).values()}


def _standing_key(subject: Subject) -> tuple[str, str]:
    return subject.municipality, subject.digest or digest(subject.title or "")


def orphan(answer: Answer, found: dict[Subject, str]) -> Reason:
    """Say which of the items an answer is about are not loaded; ``found`` has an id, or nothing, for each."""
    gone = [subject for subject in answer.subjects if not found[subject]]
    said = {"verb": answer.verb, "word": answer.word, "line": str(answer.line or "-")}
    if not gone:
        return reason("An answer is orphaned (line {line}): {verb} {word}: its two items are one now", **said)
    names = ", ".join(f"{subject.item} ({subject.title or subject.number or '–'})" for subject in gone)
    return reason("An answer is orphaned (line {line}): {verb} {word}: not loaded: {items}", items=names, **said)
