"""People's answers on their way into the database's copy and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.kinds import IsoDate
from casegraph.store import Store, Writer
from casegraph.store.codec import to_json

if TYPE_CHECKING:
    from casegraph.link.answers import Answers
    from casegraph.link.marks import Mark


def entries_of(answers: Answers) -> list[str]:
    """Every answer as one JSON object, oldest first."""
    from casegraph.link.answers import to_entry  # noqa: PLC0415

    return [to_json(to_entry(answer)) for answer in answers.entries]


def answers_of(store: Store) -> Answers:
    """The answers in the database's copy."""
    from casegraph.link.answers import Answers, from_entry  # noqa: PLC0415

    return Answers(tuple(from_entry(entry) for entry in store.answers()))


def put_answers(store: Store, writer: Writer, answers: Answers) -> None:
    """Refresh the copy, where it is not already what the file says."""
    if answers != answers_of(store):
        writer.put_answers(entries_of(answers))


def refresh_answers(db: Path, answers: Path) -> None:
    """Copy the file of answers into the database, without linking anew; for ``mark`` and ``judge``."""
    from casegraph.link.answer_file import load_answers  # noqa: PLC0415

    said = load_answers(answers)
    with Store.open(db) as store, store.writing() as writer:
        put_answers(store, writer, said)


def marks_of(store: Store, as_of: IsoDate | None = None) -> tuple[Mark, ...]:
    """People's marks on follow-ups that were in force on a day (``None`` for all), from the database's copy."""
    from casegraph.link.marks import recall_marks  # noqa: PLC0415

    answers = answers_of(store)
    if as_of:
        answers = answers.as_of(as_of)
    if not any(answer.verb == "mark" for answer in answers.entries):
        return ()
    return recall_marks(answers, store.items(sections=False))[0]
