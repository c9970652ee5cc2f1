"""The doubtful pairs, asked one by one; every answer is written at once, and the cases are linked anew at the end.

What was asked is worked out from the links of the last build and the answers in the file, so that a review that was
broken off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.errors import StoreError
from casegraph.kinds import IsoDate
from casegraph.pipeline.explaining import explain_pair
from casegraph.pipeline.judging import Followed, Place, asked_of, follow, refused
from casegraph.pipeline.target import writing_to
from casegraph.store import Store

if TYPE_CHECKING:
    from casegraph.link.answers.answers import Answer, Answers
    from casegraph.link.answers.review import Question
    from casegraph.views.explained_rows import ExplainRow, QuestionRow, ReviewRow


@dataclass
class Review:
    """The questions that are left, and the answers that were given to them in this sitting."""

    place: Place
    questions: Sequence[Question]
    cases: dict[str, str]
    given: list[tuple[int, Answer]] = field(default_factory=list)
    """The number of each question that was answered, in order, and the entry that was written."""

    @classmethod
    def begin(cls, place: Place, day: IsoDate) -> Review:
        """The questions that are worth asking, and that nobody has answered up to ``day``."""
        from casegraph.link.answers.file import load_answers  # noqa: PLC0415

        answers = load_answers(place.file).as_of(day)
        with asked_of(place.db) as store:
            found = [question for part in store.parts() for question in _questions(part, place, answers)]
            found.sort(key=lambda question: (-question.gain, question.link.a, question.link.b))
            sides = {item for question in found for item in (question.a.id, question.b.id)}
            known = ((item, store.case_of(item)) for item in sides)
            return cls(place, tuple(found), {item: case.id for item, case in known if case})

    def rows(self, limit: int | None = None) -> ReviewRow:
        """The questions as plain rows, at most ``limit``."""
        from casegraph.views.explained import review_row  # noqa: PLC0415

        return review_row(self.questions[:limit], self.cases)

    def row(self, number: int) -> QuestionRow:
        """One question as a plain row."""
        from casegraph.views.explained import question_row  # noqa: PLC0415

        return question_row(self.questions[number], self.cases)

    def answer(self, number: int, word: str, signed: tuple[IsoDate, str | None, str | None]) -> None:
        """Write what was said to a question: ``yes``, ``no`` or ``unsure``; when, who and why are kept with it."""
        from casegraph.link.answers.answers import Signature, judged  # noqa: PLC0415
        from casegraph.link.answers.file import append_answer  # noqa: PLC0415

        question = self.questions[number]
        entry = judged(question.a, question.b, word, Signature(*signed))
        append_answer(self.place.file, entry)
        self.given.append((number, entry))

    def undo(self, day: IsoDate, who: str | None = None) -> int | None:
        """Take back the last answer of this sitting; the number of its question, ``None`` where there is none."""
        from casegraph.link.answers.answers import Signature, undone  # noqa: PLC0415
        from casegraph.link.answers.file import append_answer  # noqa: PLC0415

        if not self.given:
            return None
        number, entry = self.given[-1]
        append_answer(self.place.file, undone(entry, Signature(day, who)))
        self.given.pop()
        return number

    def explained(self, number: int, day: IsoDate) -> ExplainRow:
        """All evidence on one question."""
        link = self.questions[number].link
        with asked_of(self.place.db) as store:
            return explain_pair(store, (link.a, link.b), self.place.scope, day)

    def finish(self, day: IsoDate) -> Followed:
        """Link the municipalities of the answers anew."""
        from casegraph.link.answers.file import load_answers  # noqa: PLC0415

        touched = sorted({entry.subjects[0].municipality for _, entry in self.given})
        try:
            with writing_to(self.place.db) as target:
                return follow(target, load_answers(self.place.file), self.place, day, touched)
        except StoreError as error:
            raise refused(self.place) from error


def _questions(store: Store, place: Place, answers: Answers) -> list[Question]:
    from casegraph.link import Linked  # noqa: PLC0415
    from casegraph.link.answers.review import review_queue  # noqa: PLC0415

    whose = place.scope.municipality
    linked = Linked(links=tuple(store.links(whose)), cases=tuple(store.cases(whose)))
    queue = review_queue(list(store.items(whose, sections=False)), linked, answers)
    return [question for question in queue if not (place.scope.open_only and (question.a.closed or question.b.closed))]
