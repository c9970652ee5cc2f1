"""Messages under fixed points that tell of a case."""

from dataclasses import replace

import pytest

from casegraph.link import link_items
from casegraph.model import Place, Section

TOLD = [
    # the sentence, and which of the three cases it tells of
    ("Molebelysningen i Sejlby er tændt.", 0),
    ("Udvalget så molebelysningen i Sejlby. Det regnede.", 0),
    ("Kloakeringen af Kajgaden er forsinket.", 2),
    ("Der er nyt om molebelysning.", None),  # no name
    ("Skolelederen viste rundt på Sejlby Skole.", None),  # of one place there is much to tell
    ("Molebelysning og tagrender i Sejlby er dyrt.", None),  # of two
    ("Borgmesteren har været i Sejlby og i Elkær.", None),
]


def agenda(item, text, day="2020-09-09", fixed=True):
    cases = [
        item("2020-02-12", "kb", "Anlægsbevilling til molebelysning i Sejlby", "20-100", no=1),
        item("2020-02-12", "kb", "Nye tagrender på hallen i Sejlby", "20-101", no=2),
        item("2020-02-12", "kb", "Kloakering af Kajgaden", "20-102", no=3),
    ]
    title = "Meddelelser" if fixed else "Redningskranse på molerne"
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
