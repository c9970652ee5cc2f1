"""A person's word on two items: into the answers file, which is the truth, and at once into the cases.

The database is locked before anything is written, so that an answer is either recorded and followed, or neither; only
a crash in between leaves it in the file alone, and then the next build follows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import AnswerError, NotFound, StoreError
from casegraph.kinds import IsoDate
from casegraph.pipeline.finding import two_items
from casegraph.pipeline.linking import Relinked, link_anew, notes_of
from casegraph.pipeline.people import answers_file, answers_of_one, put_answers
from casegraph.pipeline.target import Target, writing_to
from casegraph.reason import Reason, reason
from casegraph.store import Scope, Store, StoreFolder

if TYPE_CHECKING:
    from casegraph.link.answers.answers import Answer, Answers


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of two items: ``word`` is ``yes``, ``no`` or ``unsure``.

    With ``undo`` the last answer on the pair is taken back, whatever ``word`` says. ``date`` is the day it counts from,
    ``who`` and ``note`` are kept with it.
    """

    word: str
    date: IsoDate
    note: str | None = None
    who: str | None = None
    undo: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where answers go: the database (or folder of them), the file of answers, and which items may be named.

    ``link`` says whether the cases are linked anew at once.
    """

    db: Path
    answers: Path | None = None
    scope: Scope = field(default_factory=Scope)
    link: bool = True

    @property
    def file(self) -> Path:
        """The file of answers."""
        return answers_file(self.db, self.answers)


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the cases: ``relinked`` is ``None`` where linking was left to the next build.

    ``notes`` are what linking noticed.
    """

    relinked: tuple[Relinked, ...] | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an answer: the entry that was added to ``file``, the word now in force, and the cases since."""

    entry: Answer
    now: str | None
    file: Path
    followed: Followed


def judge(place: Place, pair: tuple[str, str], said: Verdict) -> Judged:
    """Record ``said`` of the two items with these ids (their ends are enough), and link their municipality anew.

    Raises :class:`NotFound` where an item is not there or could be several, :class:`AnswerError` where there is nothing
    to take back or the file cannot be written, :class:`StoreError` where the database is missing or in use.
    """
    from casegraph.link.answers.file import append_answer, load_answers  # noqa: PLC0415

    with asked_of(place.db) as store:
        entry = _entry(store, pair, said, place)
    municipality = entry.subjects[0].municipality
    with writing_to(place.db) as target:
        append_answer(place.file, entry)
        answers = load_answers(place.file)
        followed = follow(target, answers, place, said.date, [municipality])
        store, _ = target.shelf(municipality)
        now = in_force(store, (entry.subjects[0].item, entry.subjects[1].item), answers.as_of(said.date))
    return Judged(entry, now.word if now else None, place.file, followed)


def _entry(store: Store, pair: tuple[str, str], said: Verdict, place: Place) -> Answer:
    from casegraph.link.answers.answers import Signature, judged, undone  # noqa: PLC0415
    from casegraph.link.answers.file import load_answers  # noqa: PLC0415

    signed = Signature(said.date, said.who, said.note)
    if not said.undo:
        return judged(*two_items(store, pair, place.scope), said.word, signed)
    known = load_answers(place.file).as_of(said.date)
    missing = None
    try:
        one, other = two_items(store, pair, place.scope)
        pair = one.id, other.id
    except NotFound as error:
        missing = error  # an orphaned answer can be taken back too, by the ids it names
    last = in_force(store, pair, known)
    if last is None:
        raise missing or AnswerError(
            reason("nobody has said anything of {one} and {other} that could be taken back", one=pair[0], other=pair[1])
        )
    return undone(last, signed)


def in_force(store: Store, pair: tuple[str, str], answers: Answers) -> Answer | None:
    """The answer in force on two items by their ids; of items that are not loaded, the one that names these ids."""
    from casegraph.link.answers.recall import recall  # noqa: PLC0415

    items = list(store.items(pair[0].partition(":")[0], sections=False))
    if {item.id for item in items}.issuperset(pair):
        return recall(answers, items).pairs.get((min(pair), max(pair)))
    stack = answers.in_force("judge", _named).get(frozenset(pair))
    return stack[-1] if stack else None


def _named(entry: Answer) -> frozenset[str]:
    return frozenset(subject.item for subject in entry.subjects)


def follow(target: Target, answers: Answers, place: Place, day: IsoDate, municipalities: Iterable[str]) -> Followed:
    """Refresh every copy of the answers, and link these municipalities anew with those that count on the day."""
    put_answers(target, answers)
    counted, shown = answers.as_of(day), {"open_only": place.scope.open_only}
    if not place.link:
        return Followed()
    relinked, notes = [], []
    for name in municipalities:
        relinked.append(link_anew(target.shelf(name), name, answers_of_one(counted, name), **shown))
        notes += notes_of(target.shelf(name)[0], name, **shown)
    return Followed(tuple(relinked), tuple(notes))


@contextmanager
def asked_of(db: Path) -> Iterator[Store]:
    """The database, or folder of databases, to ask."""
    with StoreFolder.open(db) if db.is_dir() else Store.open(db) as store:
        yield store


def refused(place: Place) -> StoreError:
    """What to say where answers stand in the file but could not be followed."""
    db, file = str(place.db), str(place.file)
    return StoreError(
        reason("{db} cannot be changed now; the answers are in {file} and count from the next build", db=db, file=file)
    )
