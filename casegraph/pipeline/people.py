"""People's answers on their way into the database's copy and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.kinds import IsoDate
from casegraph.pipeline.again import ANSWERS
from casegraph.pipeline.target import Target, writing_to
from casegraph.reason import Reason, reason
from casegraph.store import Store
from casegraph.store.codec import to_json

if TYPE_CHECKING:
    from casegraph.link.answers.answers import Answer, Answers
    from casegraph.link.answers.marks import Mark


def entries_of(answers: Answers) -> list[str]:
    """Every answer as one JSON object, oldest first."""
    from casegraph.link.answers.answers import to_entry  # noqa: PLC0415

    return [to_json(to_entry(answer)) for answer in answers.entries]


def answers_of(store: Store) -> Answers:
    """The answers in the database's copy."""
    from casegraph.link.answers.answers import Answers, from_entry  # noqa: PLC0415

    return Answers(tuple(from_entry(entry) for entry in store.answers()))


def put_answers(target: Target, answers: Answers) -> None:
    """Refresh every copy, where it is not already what the file says.

    Where each municipality has a database of its own, that holds what is said of it. Of items that are closed by now a
    copy has neither title nor number, whatever the file says: they may have been open when it was said.
    """
    for name in target.names():
        store = target.look(name)
        own = answers_among(answers, store.municipalities()) if target.divided else answers
        said = entries_of(discreet(own, store))
        if said != entries_of(answers_of(store)):
            target.shelf(name)[1].put_answers(said)


def answers_among(answers: Answers, municipalities: Collection[str]) -> Answers:
    """The answers that are about one of these municipalities."""
    from casegraph.link.answers.answers import Answers  # noqa: PLC0415

    return Answers(tuple(answer for answer in answers.entries if _municipality(answer) in municipalities))


def answers_of_one(answers: Answers, municipality: str) -> Answers:
    """The answers that are about one municipality."""
    return answers_among(answers, (municipality,))


def orphans_elsewhere(answers: Answers, municipalities: Collection[str]) -> list[Reason]:
    """A sentence for each municipality that answers are about and nothing is loaded of."""
    counts = Counter(_municipality(answer) or "-" for answer in answers.entries)
    return [
        reason(
            "{count} answers are about {municipality}, of which nothing is loaded", count=str(count), municipality=name
        )
        for name, count in sorted(counts.items())
        if name not in municipalities
    ]


def discreet(answers: Answers, store: Store) -> Answers:
    """The answers without title, number and task of items that are closed by now; a digest finds them again."""
    from casegraph.link.answers.answers import Answers, without_titles  # noqa: PLC0415

    ids = {subject.item for answer in answers.entries for subject in answer.subjects if subject.title or subject.number}
    closed = {item.id for item in store.items_of(ids, sections=False) if item.closed}
    return Answers(tuple(without_titles(answer, closed) for answer in answers.entries)) if closed else answers


def _municipality(answer: Answer) -> str | None:
    return answer.subjects[0].municipality if answer.subjects else answer.municipality


def answers_file(db: Path, answers: Path | None = None) -> Path:
    """Where people's answers are kept: as asked for, else ``answers.yaml`` beside the database (in it, if a folder)."""
    return answers or (db if db.is_dir() else db.parent) / ANSWERS


def refresh_answers(db: Path, answers: Path) -> None:
    """Copy the file of answers into the database (or every one of a folder), without linking anew."""
    from casegraph.link.answers.file import load_answers  # noqa: PLC0415

    with writing_to(db) as target:
        put_answers(target, load_answers(answers))


def marks_of(store: Store, as_of: IsoDate | None = None) -> tuple[Mark, ...]:
    """People's marks on follow-ups that were in force on a day (``None`` for all), from the database's copy."""
    if not any("mark" in (*entry, entry.get("undo")) for entry in store.answers()):
        return ()  # most databases have none, and then nothing of linking need be loaded
    from casegraph.link.answers.marks import recall_marks  # noqa: PLC0415

    answers = answers_of(store)
    return recall_marks(answers.as_of(as_of) if as_of else answers, store.items(sections=False))[0]
