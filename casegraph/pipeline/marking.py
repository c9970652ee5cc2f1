"""A person's word on a follow-up: into the answers file, which is the truth, and into the database's copy of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import AnswerError, NotFound, UsageError
from casegraph.kinds import IsoDate
from casegraph.pipeline.asking import load_graph
from casegraph.pipeline.judging import asked_of
from casegraph.pipeline.people import answers_file, answers_of, marks_of, refresh_answers
from casegraph.reason import reason
from casegraph.store import Store

if TYPE_CHECKING:
    from casegraph.link.answers.answers import Answer
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


def mark(db: Path, followup: str, said: Saying, answers: Path | None = None, *, open_only: bool = False) -> FollowUpRow:
    """Record ``said`` of the follow-up with that id (its end is enough) and give the row as it is now.

    With ``open_only`` there are no follow-ups of closed items. Raises :class:`NotFound` where no follow-up or several
    have the id, :class:`UsageError` for a snooze without a day or an owner without a name, :class:`AnswerError` where
    there is nothing to take back or the file cannot be written.
    """
    from casegraph.link.answers.file import append_answer  # noqa: PLC0415

    with asked_of(db) as store:
        row = _find(store, followup, said.date, open_only)
        item = store.item(row["item"])
        assert item is not None
        entry = _taken_back(store, row, said) if said.undo else _entry(item, row, said)
    path = answers_file(db, answers)
    append_answer(path, entry)
    refresh_answers(db, path)
    with asked_of(db) as store:
        return _find(store, row["id"], said.date, open_only)


def _find(store: Store, followup: str, as_of: IsoDate, open_only: bool) -> FollowUpRow:
    from casegraph.views.followups import find_followup, followups_of  # noqa: PLC0415

    graph = load_graph(store).as_of(as_of)
    graph = graph.open_only() if open_only else graph
    rows = find_followup(followups_of(graph, graph.items.values(), as_of, marks_of(store, as_of)), followup)
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise NotFound(
            reason("no follow-up {asked}; `casegraph followups --status all` shows every id", asked=repr(followup))
        )
    known = "".join(f"\n  {row['id']}  {row['what']}" for row in rows)
    said = {"count": str(len(rows)), "asked": repr(followup), "rows": known}
    raise NotFound(reason("{count} follow-ups end in {asked}; name one of them:{rows}", **said))


def _entry(item: AgendaItem, row: FollowUpRow, said: Saying) -> Answer:
    from casegraph.link.answers.answers import FollowUpKey, Signature, assigned, marked, snoozed  # noqa: PLC0415

    key, signed = FollowUpKey(row["id"], row["kind"], row["what"]), Signature(said.date, said.who, said.note)
    if said.word in {"snooze", "owner"}:
        if not said.value:
            raise UsageError(reason("snooze needs a day, owner a name: casegraph mark FOLLOWUP snooze 2025-09-01"))
        return (snoozed if said.word == "snooze" else assigned)(item, key, said.value, signed)
    return marked(item, key, said.word, signed)


def _taken_back(store: Store, row: FollowUpRow, said: Saying) -> Answer:
    from casegraph.link.answers.answers import Signature, undone  # noqa: PLC0415
    from casegraph.link.answers.marks import marks_in_force  # noqa: PLC0415

    in_force = marks_in_force(answers_of(store).as_of(said.date), store.items(sections=False)).get(row["id"])
    if not in_force:
        raise AnswerError(reason("nobody has said anything of {followup} that could be taken back", followup=row["id"]))
    return undone(in_force[-1], Signature(said.date, said.who, said.note))
