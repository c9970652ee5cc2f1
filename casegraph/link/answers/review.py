"""The doubtful pairs, the most valuable question first: one a pair of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.link.answers.answers import Answers
from casegraph.link.answers.recall import recall
from casegraph.link.linked import Linked
from casegraph.model import AgendaItem, Link


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of items to ask a person about; ``gain`` is how many pairs of items an answer is expected to settle."""

    link: Link
    a: AgendaItem
    b: AgendaItem
    gain: float


def review_queue(items: Sequence[AgendaItem], linked: Linked, answers: Answers | None = None) -> tuple[Question, ...]:
    """The questions worth asking, the most valuable first.

    An answer is worth the more, the less sure the machine is and the more items hang on it. Pairs somebody has answered
    already, *unsure* included, are not asked again.
    """
    by_id = {item.id: item for item in items}
    thread = {item: thread for case in linked.cases for thread in case.threads for item in thread.items}
    answered = recall(answers, items).pairs if answers else {}
    best: dict[tuple[str, str], Question] = {}
    for link in linked.links:
        if link.status != "suggested" or link.kind != "same_case" or (link.a, link.b) in answered:
            continue
        sides = [thread[item] for item in (link.a, link.b) if item in thread]
        if len(sides) != 2:
            continue
        gain = link.score * (1.0 - link.score) * len(sides[0].items) * len(sides[1].items)
        question = Question(link, by_id[link.a], by_id[link.b], round(gain, 4))
        low, high = sorted(side.id for side in sides)
        known = best.get((low, high))
        # Of the pairs between two cases the likeliest is shown: it is the easiest to judge.
        if known is None or (link.score, known.link.a, known.link.b) > (known.link.score, link.a, link.b):
            best[low, high] = question
    return tuple(sorted(best.values(), key=lambda question: (-question.gain, question.link.a, question.link.b)))
