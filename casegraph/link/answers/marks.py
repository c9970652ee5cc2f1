"""People's marks on follow-ups, found again among the follow-ups that are loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from casegraph.danish import fold
from casegraph.ids import followup_ids
from casegraph.kinds import IsoDate
from casegraph.link.answers.answers import MAX_WHAT, Answer, Answers, FollowUpKey
from casegraph.link.answers.recall import Finder, orphan
from casegraph.model import AgendaItem
from casegraph.reason import Reason

# A task of the same kind that is at least this like the one recorded is that task, read a little differently.
SAME_TASK = 80.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's word on a follow-up: ``value`` is the day of a snooze or the owner's name."""

    followup: str
    word: str
    value: str | None
    date: IsoDate | None
    note: str | None
    who: str | None = None


def recall_marks(answers: Answers, items: Iterable[AgendaItem]) -> tuple[tuple[Mark, ...], tuple[Reason, ...]]:
    """The marks in force on follow-ups of ``items``, oldest first, and a sentence for each that is orphaned."""
    marks: list[Mark] = []
    orphans: list[Reason] = []
    for about, stack in sorted(marks_in_force(answers, items).items()):
        if about.startswith("?"):
            orphans += [orphan(entry, dict.fromkeys(entry.subjects, "")) for entry in stack]
        else:
            marks += [_mark(about, entry) for entry in stack]
    return tuple(marks), tuple(orphans)


def marks_in_force(answers: Answers, items: Iterable[AgendaItem]) -> dict[str, list[Answer]]:
    """The marks nobody took back, oldest first, by the id their follow-up has now; ``?`` before one that is gone."""
    finder = Finder(items)

    def key(entry: Answer) -> str:
        return _followup(entry, finder) or f"?{entry.followup.id if entry.followup else ''}"

    return {str(about): stack for about, stack in answers.marks(key).items()}


def _mark(followup: str, entry: Answer) -> Mark:
    value = entry.until or entry.owner
    return Mark(followup, entry.word, value, entry.signed.date, entry.signed.note, entry.signed.who)


def _followup(entry: Answer, finder: Finder) -> str | None:
    """The id of the follow-up a mark is about: by its id, else the one of its kind and nearly its words."""
    item = finder.find(entry.subjects[0])
    if not item or not entry.followup:
        return None
    ids = followup_ids(item)
    if entry.followup.id in ids:
        return entry.followup.id
    near = [name for name, f in zip(ids, item.followups, strict=True) if _same_task(entry.followup, f.kind, f.what)]
    return near[0] if len(near) == 1 else None


def _same_task(known: FollowUpKey, kind: str, what: str) -> bool:
    if known.kind and known.kind != kind:
        return False
    return known.what is None or ratio(fold(known.what), fold(what[:MAX_WHAT])) >= SAME_TASK
