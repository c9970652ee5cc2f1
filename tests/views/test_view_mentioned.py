"""Messages under fixed points that tell of a case stand in its history, and nowhere among the related cases."""

from dataclasses import replace

from casegraph.model import Evidence, Link, Place, Section
from casegraph.views.history import history
from tests.builders import TOWN, graph_of, make_item
from tests.samples import DAY

SAID = "Cykelstien langs Kajen er begyndt."


def told(**fields):
    one = make_item("DIR", "2022-01-01")
    section = Section("presentation", "Baggrund", f"Velkommen.\n{SAID} Det regner.", Place(40), (41, 43))
    message = make_item("KB", "2022-03-01", "4", case=None, title="Meddelelser", standing=True, sections=(section,))
    message = replace(message, **fields)
    a, b = sorted((one.id, message.id))
    values = (SAID, one.title) if a == message.id else (one.title, SAID)
    evidence = Evidence("message", *values, 2.6, "the prose tells of the matter of the other")
    link = Link(a, b, "related", "accepted", "reference", 0.93, (evidence,), relation="background")
    made = graph_of(one, message, links=[link])
    return made, history(made, made.case(f"{TOWN}:22-1"), DAY)


def test_a_message_is_told_with_its_place():
    _, row = told()
    (one,) = row["mentioned"]
    assert (one["title"], one["quote"]) == ("Meddelelser", SAID)
    assert (one["source"]["date"], one["source"]["number"], one["source"]["line"]) == ("2022-03-01", "4", 43)
    assert row["related"] == []


def test_a_message_whose_words_are_not_found_stands_where_its_item_does():
    _, row = told(sections=())
    assert row["mentioned"][0]["source"]["line"] == 40


def test_what_is_no_fixed_point_is_a_related_case():
    _, row = told(standing=False)
    assert row["mentioned"] == []
    assert len(row["related"]) == 1


def test_what_a_closed_point_says_is_not_published():
    made, _ = told(closed=True)
    assert history(made.open_only(), made.case(f"{TOWN}:22-1"), DAY)["mentioned"] == []
