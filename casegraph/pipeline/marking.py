"""A person's word on a follow-up: into the answers file, which is the truth, and into the database's copy of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import AnswerError, NotFound, UsageError
from casegraph.kinds import IsoDate
from casegraph.pipeline.asking import load_graph
from casegraph.pipeline.people import answers_of, marks_of, refresh_answers
from casegraph.store import Store

if TYPE_CHECKING:
    from casegraph.link.answers import Answer
    from casegraph.model import AgendaItem
    from casegraph.views.rows import FollowUpRow


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said: ``word`` is ``done``, ``not-a-task``, ``snooze`` (``value`` a day), ``owner`` (``value`` a name).

    With ``undo`` the last word on the follow-up is taken back, whatever ``word`` says. ``date`` is the day it counts
    from, ``who`` and ``note`` are kept with it.
    """

    word: str
    date: IsoDate
    value: str | None = None
    note: str | None = None
    who: str | None = None
    undo: bool = False


def answers_file(db: Path, answers: Path | None) -> Path:
    """Where people's answers are kept: as asked for, else ``answers.yaml`` beside the database."""
    return answers or db.parent / "answers.yaml"


def mark(db: Path, followup: str, said: Saying, answers: Path | None = None) -> FollowUpRow:
    """Record ``said`` of the follow-up with that id (its end is enough) and give the row as it is now.

    Raises :class:`NotFound` where no follow-up or several have it, :class:`UsageError` for a snooze without a day or an
    owner without a name, :class:`AnswerError` where there is nothing to take back or the file cannot be written.
    """
    from casegraph.link.answer_file import append_answer  # noqa: PLC0415

    with Store.open(db) as store:
        row = _find(store, followup, said.date)
        item = store.item(row["item"])
        assert item is not None
        entry = _taken_back(store, row, said) if said.undo else _entry(item, row, said)
    path = answers_file(db, answers)
    append_answer(path, entry)
    refresh_answers(db, path)
    with Store.open(db) as store:
        return _find(store, row["id"], said.date)


def _find(store: Store, followup: str, as_of: IsoDate) -> FollowUpRow:
    from casegraph.views.followups import find_followup, followups_of  # noqa: PLC0415

    graph = load_graph(store).as_of(as_of)
    rows = find_followup(followups_of(graph, graph.items.values(), as_of, marks_of(store, as_of)), followup)
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise NotFound(f"no follow-up {followup!r}; `casegraph followups --status all` shows every id")
    known = "\n".join(f"  {row['id']}  {row['what']}" for row in rows)
    raise NotFound(f"{len(rows)} follow-ups end in {followup!r}; name one of them:\n{known}")


def _entry(item: AgendaItem, row: FollowUpRow, said: Saying) -> Answer:
    from casegraph.link.answers import FollowUpKey, Signature, assigned, marked, snoozed  # noqa: PLC0415

    key, signed = FollowUpKey(row["id"], row["kind"], row["what"]), Signature(said.date, said.who, said.note)
    if said.word in {"snooze", "owner"}:
        if not said.value:
            raise UsageError("snooze needs a day, owner a name: casegraph mark FOLLOWUP snooze 2025-09-01")
        return (snoozed if said.word == "snooze" else assigned)(item, key, said.value, signed)
    return marked(item, key, said.word, signed)


def _taken_back(store: Store, row: FollowUpRow, said: Saying) -> Answer:
    from casegraph.link.answers import Signature, undone  # noqa: PLC0415

    in_force = answers_of(store).as_of(said.date).marks().get(row["id"])
    if not in_force:
        raise AnswerError(f"nobody has said anything of {row['id']} that could be taken back")
    return replace(undone(in_force[-1], Signature(said.date, said.who, said.note)))
