"""Attachments that are numbered in a list of their own: they are no items, whatever they are called."""

import time
from dataclasses import replace

import pytest

from casegraph.model import Line, Source
from casegraph.parse import parse_source
from casegraph.parse.structure import read_structure
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

HEAD = ["Referat", "Teknisk Udvalg", "Mødedato: 3. marts 2021", ""]
ITEMS = [
    ("Godkendelse af dagsorden", []),
    ("Ny vej ved Skovbo", ["Kort over vejen", "Miljøvurdering", "Høringssvar"]),
    ("Leje af lokaler", ["Lejekontrakt"]),
    ("Plan for stier", ["Stiplan", "Oversigt", "Notat", "Overslag"]),
    ("Eventuelt", []),
]


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def read(tools, lines):
    numbered = (line if isinstance(line, Line) else Line(0, line) for line in [*HEAD, *lines])
    made = tuple(replace(line, number=number) for number, line in enumerate(numbered, 1))
    (meeting,) = parse_source(Source("a.txt", "text", made), tools).meetings
    return [(item.number, item.title, [one.title for one in item.attachments]) for item in meeting.items]


def listed(attachments, form):
    return [line for at, title in enumerate(attachments, 1) for line in form.format(n=at, title=title).split("\n")]


EXPECTED = [(str(at), title, attachments) for at, (title, attachments) in enumerate(ITEMS, 1)]


@pytest.mark.parametrize("form", ["{n}. {title}", "{n} {title}", "{n}.\t{title}", "{n}: {title}", "{n}.\n{title}"])
@pytest.mark.parametrize("last", [True, False], ids=["attachments last", "decision last"])
def test_numbered_attachments_are_no_items(tools, form, last):
    lines = []
    for at, (title, attachments) in enumerate(ITEMS, 1):
        decision = ["Beslutning", "Godkendt."]
        files = ["Bilag", *listed(attachments, form)] if attachments else []
        lines += [f"{at}. {title}", *(decision + files if last else files + decision), ""]
    assert read(tools, lines) == EXPECTED


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (["Vedlagt: Udkast til plan"], ["Udkast til plan"]),
        (["Vedlagt er: Udkast til plan"], ["Udkast til plan"]),
        (["Materiale:  - Udkast til plan"], ["Udkast til plan"]),
        (["Materiale: asfalt og grus."], []),
        (["Bilag (2)", "Udkast til plan", "Kort"], ["Udkast til plan", "Kort"]),
    ],
)
def test_other_words_for_attachments(tools, form, expected):
    lines = ["1. Ny vej", "Sagsfremstilling", "Vejen er smal.", *form, "Beslutning", "Godkendt."]
    assert read(tools, lines) == [("1", "Ny vej", expected)]


@pytest.mark.parametrize("heading", [["Bilagsoversigt"], []], ids=["under a heading", "in the last item"])
def test_a_list_at_the_end_goes_to_the_items_that_it_names(tools, heading):
    lines = []
    for number, title in ((1, "Ny vej"), (2, "Ny bro"), (3, "Eventuelt")):
        lines += [f"Punkt {number}. {title}", "Beslutning", "Godkendt.", ""]
    lines += [*heading, "Bilag til punkt 1: Kort over vejen", "Bilag til punkt 2", "Tegning", "Regnskab", ""]
    lines += ["Bilag til punkt 9: Notat"]
    assert read(tools, lines)[:2] == [
        ("1", "Ny vej", ["Kort over vejen"]),
        ("2", "Ny bro", ["Tegning", "Regnskab"]),
    ]


def test_neither_where_they_look_as_items_do(tools):
    lines = []
    for at, (title, attachments) in enumerate(ITEMS, 1):
        files = [Line(0, text, heading=2, bold=True) for text in listed(attachments, "{n}. {title}")]
        head = Line(0, f"{at}. {title}", heading=2, bold=True)
        lines += [head, "Sagsfremstilling", "Det er beskrevet her.", "Beslutning", "Godkendt.", "Bilag", *files, ""]
    assert read(tools, lines) == EXPECTED


def test_neither_at_the_end_of_the_document(tools):
    lines = [
        line for at, (title, _) in enumerate(ITEMS, 1) for line in (f"{at}. {title}", "Beslutning", "Godkendt.", "")
    ]
    names = ["Kort", "Budget", "Skitse", "Takster", "Notat", "Tegning", "Udkast", "Aftale"]
    found = read(tools, [*lines, "Bilag", *listed(names, "{n}. {title}")])
    assert [(number, title) for number, title, _ in found] == [(number, title) for number, title, _ in EXPECTED]


def test_headings_without_end_take_no_time_but_their_own(tools):
    lines = tuple(Line(number, "Bilag") for number in range(1, 20_001))
    begin = time.process_time()
    read_structure(Source("a.txt", "text", lines), tools)
    assert time.process_time() - begin < 20


def test_what_follows_a_list_of_one_may_be_the_next_item(tools):
    lines = [
        "1. Leje af lokaler",
        "Beslutning",
        "Godkendt.",
        "Bilag",
        "1. Lejekontrakt",
        "2. Meddelelser",
        "3. Eventuelt",
    ]
    assert [(number, title) for number, title, _ in read(tools, lines)] == [
        ("1", "Leje af lokaler"),
        ("2", "Meddelelser"),
        ("3", "Eventuelt"),
    ]
