"""The bench of whole minutes: that wrong answers cost something, and that answers stay as true as they are."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.answerbench.score import Card, score_world
from benchmarks.answerbench.story import Asked, Matter, Treatment
from benchmarks.answerbench.terms import Term, make_term
from benchmarks.answerbench.truth import status_of, whereabouts
from benchmarks.answerbench.vocabulary import load
from benchmarks.answerbench.world import Settings, World
from benchmarks.linkbench.calendar import Sitting
from casegraph.evaluate.rates import Rate

COUNCIL = Sitting("council", "Byrådet", "council", tuple(date(2022, month, 20) for month in range(1, 13)))
FINANCE = Sitting("finance", "Økonomiudvalget", "finance_committee", tuple(date(2022, m, 10) for m in range(1, 13)))


@pytest.fixture(scope="module")
def card() -> Card:
    made = Card()
    for layout in range(3):
        score_world(World(Settings(matters=22, layout=layout, end=date(2022, 12, 20))), made)
    return made


def test_a_world_is_the_same_each_time() -> None:
    told = [[(t.day, t.decision) for m in World(Settings(matters=9)).matters for t in m.treatments] for _ in range(2)]
    assert told[0] == told[1]
    assert told[0] != [(t.day, t.decision) for m in World(Settings(matters=9, seed=2)).matters for t in m.treatments]


def test_the_two_parts_share_no_sentence() -> None:
    tune, test = load("tune"), load("test")
    for name in ("tasks", "reports", "recommendation_tasks", "presentation_tasks", "new_terms"):
        assert not {one.text for one in getattr(tune, name)} & {one.text for one in getattr(test, name)} - COMMON
    assert not set(tune.done) & set(test.done) - COMMON
    assert not set(tune.facts) & set(test.facts)


# The plainest sentences there are cannot be left out of either.
COMMON = {"{Owner} {pres} {due}.", "at {owner} {pres} {due}", "at der {pas} {due}", "{Def} er {part}."}


def test_what_is_said_of_follow_ups_is_true(card: Card) -> None:
    assert above(card.found["things to do"].precision, 0.97)
    assert above(card.found["things to do"].recall, 0.97)
    for name, least in {"due date": 0.97, "owner": 0.95, "follow-up status": 0.95, "wording": 0.97}.items():
        assert above(card.rates[name], least), name


def test_what_is_said_of_cases_is_true(card: Card) -> None:
    for name, least in {"case status": 0.93, "who has it": 0.93, "next body": 0.95}.items():
        assert above(card.rates[name], least), name


def above(rate: Rate, least: float) -> bool:
    """Whether there is something to measure, and enough of it is right."""
    return rate.n > 20 and (rate.value or 0) >= least


def test_a_term_fits_its_own_last_day_and_not_the_next() -> None:
    term = Term("", date(2022, 3, 1), date(2022, 3, 1))
    assert term.fits("2022-03-01")
    assert not term.fits("2022-03-02")
    assert not term.fits(None)
    assert Term("hurtigst muligt").fits(None)
    assert not Term("hurtigst muligt").fits("2022-03-01")


def test_terms_lie_ahead() -> None:
    rng = World(Settings(matters=1)).rng
    for part in ("tune", "test"):
        for due in load(part).dues:
            term = make_term(due, date(2022, 5, 10), rng)
            assert term.last is None or term.last > date(2022, 5, 10), due


def test_truth_of_a_follow_up() -> None:
    asked = Asked("task", "x", Term("", date(2022, 3, 1), date(2022, 3, 1)))
    assert [status_of(asked, date(2022, 3, day)) for day in (1, 2)] == ["open", "overdue"]
    asked.close(date(2022, 4, 5))
    assert [status_of(asked, date(2022, 4, day)) for day in (4, 5)] == ["overdue", "done"]
    hazy = replace(asked, term=replace(asked.term, sure=False), closed_on=None)
    assert status_of(hazy, date(2022, 3, 20)) is None


def test_truth_of_a_case() -> None:
    matter = Matter("x", "22-000001", (FINANCE, COUNCIL))
    first = Treatment(matter, FINANCE, date(2022, 1, 10), "recommended", "x", rest=(COUNCIL,), next_body=COUNCIL)
    matter.treatments.append(first)
    assert whereabouts(matter, date(2022, 1, 9)) is None
    told = [whereabouts(matter, day) for day in (date(2022, 1, 15), date(2022, 3, 25))]
    assert [(one.status, one.at) for one in told if one] == [("pending", "body:Byrådet"), ("stalled", "body:Byrådet")]
    matter.treatments.append(Treatment(matter, COUNCIL, date(2022, 4, 20), "approved", "x"))
    last = whereabouts(matter, date(2022, 4, 20))
    assert last
    assert (last.status, last.next_body) == ("concluded", "")
