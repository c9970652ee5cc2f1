"""Messages under fixed points that tell of a case."""

from dataclasses import replace

import pytest

from casegraph.link import link_items
from casegraph.model import Place, Section

TOLD = [
    # the sentence, and which of the four cases it tells of
    ("Molebelysningen i Sejlby er tændt.", 0),
    ("Udvalget så molebelysningen i Sejlby. Det regnede.", 0),
    ("Kloakeringen af Kajgaden er forsinket.", 2),
    ("Der er nyt om molebelysning.", None),  # no name
    ("Redningskransene er hængt op på badebroerne.", 3),  # nor here, but all that the title tells
    ("Der er nye badebroer.", None),
    ("Skolelederen viste rundt på Sejlby Skole.", None),  # of one place there is much to tell
    ("Sejlby Skole har ikke fået nye tagrender.", None),  # the title's are on the hall
    ("Molebelysning og tagrender i Sejlby er dyrt.", None),  # of two
    ("Borgmesteren har været i Sejlby og i Elkær.", None),
]


def agenda(item, text, day="2020-09-09", fixed=True):
    cases = [
        item("2020-02-12", "kb", "Anlægsbevilling til molebelysning i Sejlby", "20-100", no=1),
        item("2020-02-12", "kb", "Nye tagrender på hallen i Sejlby", "20-101", no=2),
        item("2020-02-12", "kb", "Kloakering af Kajgaden", "20-102", no=3),
        item("2020-02-12", "kb", "Redningskranse på badebroer", "20-103", no=4),
    ]
    title = "Meddelelser" if fixed else "Affald på molerne"
    message = item(day, "teknik", title, None if fixed else "20-300", no=9)
    section = Section("presentation", "Baggrund", f"Velkommen.\n{text}", Place(7), (7, 8))
    return cases, replace(message, sections=(section,), standing=fixed)


def told_of(cases, message, rules):
    """The cases that the message is tied to, with what it says."""
    links = link_items([*cases, message], rules).links
    place = {one.id: at for at, one in enumerate(cases)}
    return [
        (place[link.a if link.b == message.id else link.b], link.evidence[0].name, link.relation, link.status)
        for link in links
        if message.id in (link.a, link.b)
    ]


@pytest.mark.parametrize(("text", "which"), TOLD, ids=[text for text, _ in TOLD])
def test_a_message_tells_of_the_one_case_it_names(item, rules, text, which):
    found = told_of(*agenda(item, text), rules)
    assert found == ([] if which is None else [(which, "message", "background", "accepted")])


def test_what_is_no_fixed_point_sends_no_messages(item, rules):
    assert told_of(*agenda(item, TOLD[0][0], fixed=False), rules) == []


@pytest.mark.parametrize(("day", "tied"), [("2022-02-01", True), ("2019-09-01", True), ("2022-05-01", False)])
def test_a_message_is_of_its_time(item, rules, day, tied):
    assert bool(told_of(*agenda(item, TOLD[0][0], day), rules)) is tied


def test_all_that_is_said_of_a_case_is_kept_and_so_is_its_number(item, rules):
    cases, message = agenda(
        item, "Molebelysningen i Sejlby er tændt.\nDet regner.\nMolebelysningen i Sejlby skal males."
    )
    (link,) = link_items([*cases, message], rules).links
    assert {link.evidence[0].a, link.evidence[0].b} >= {
        "Molebelysningen i Sejlby er tændt. … Molebelysningen i Sejlby skal males."
    }
    cases, message = agenda(item, "Kloakeringen af Kajgaden (sag 20-102) er forsinket.")
    (link,) = link_items([*cases, message], rules).links
    assert link.evidence[0].name == "case number"
    assert "Kloakeringen af Kajgaden (sag 20-102) er forsinket." in {link.evidence[0].a, link.evidence[0].b}


def test_each_case_that_a_sentence_names_is_told_of(item, rules):
    said = "Molebelysningen i Sejlby er tændt, og kloakeringen af Kajgaden er i gang."
    assert {place for place, *_ in told_of(*agenda(item, said), rules)} == {0, 2}


def test_each_message_of_one_collective_number_is_told(item, rules):
    cases, first = agenda(item, TOLD[0][0])
    later = replace(first, id="eksempel:teknik:2020-10-09:9", meeting="eksempel:teknik:2020-10-09", date="2020-10-09")
    messages = [replace(one, case_numbers=cases[0].case_numbers[:0]) for one in (first, later)]
    links = link_items([*cases, *messages], rules).links
    assert sum(link.evidence[0].name == "message" for link in links) == 2
