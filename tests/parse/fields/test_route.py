"""Routes as lists, abbreviations, tables and prose, and the dates that a decision gives them."""

import pytest

from casegraph.model import Line, Place
from casegraph.parse.fields.paragraphs import Paragraph
from casegraph.parse.fields.route import coming_dates, prose_route, read_route, told_route, with_dates

LISTS = [
    (["Direktionen."], ["Direktionen"]),
    (["Direktion, Økonomiudvalg, Kommunalbestyrelse"], ["Direktionen", "Økonomiudvalget", "Kommunalbestyrelsen"]),
    (["Direktionen.", "Økonomiudvalget.", "Byrådet."], ["Direktionen", "Økonomiudvalget", "Byrådet"]),
    (["DIR/ØK/KB"], ["Direktionen", "Økonomiudvalget", "Kommunalbestyrelsen"]),
    # "og" and commas inside names.
    (["Udvalget for Ældre og Sundhed, Økonomiudvalget"], ["Udvalget for Ældre og Sundhed", "Økonomiudvalget"]),
    # A body that comes back is a stop again; one printed twice in a row is not.
    (["Teknisk Udvalg - Økonomiudvalget - Teknisk Udvalg"], ["Teknisk Udvalg", "Økonomiudvalget", "Teknisk Udvalg"]),
    (["Økonomiudvalget", "Økonomiudvalget"], ["Økonomiudvalget"]),
    # A table of all bodies, with crosses at some.
    (
        ["| Udvalg | Direktion | Teknisk Udvalg | Byråd |", "|  | x |  | x |"],
        ["Direktionen", "Byrådet"],
    ),
    (["Direktion\tTeknisk Udvalg\tByråd", "x\t\tx"], ["Direktionen", "Byrådet"]),
    (["Direktion x", "Teknisk Udvalg", "Byråd x"], ["Direktionen", "Byrådet"]),
    (["Direktion Byråd x x"], ["Direktionen", "Byrådet"]),
    # Crosses that no longer stand at a body: nothing rather than a guess.
    (["Direktion Teknisk Udvalg Byråd", "x x"], []),
    # A letter wrong in every name of the list.
    (["Diretkionen"], ["Direktionen"]),
    (["Direktionnen, Byråddet"], ["Direktionen", "Byrådet"]),
    # Prose under the heading is no list.
    (["Når høringen er slut, bliver alle svar samlet og lagt frem for Byrådet til ny behandling."], []),
    (["Byrådet behandler planen den 18. september."], []),  # what it does is said in the references
    ([], []),
]


@pytest.mark.parametrize(("texts", "bodies"), LISTS)
def test_printed_route(tools, texts, bodies):
    route = read_route([Line(number, text) for number, text in enumerate(texts, 1)], tools)
    assert [stop.body for stop in route] == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Plan & Miljø indstiller til KB via direktionen og ØU, at",
            ["Direktionen", "Økonomiudvalget", "Kommunalbestyrelsen"],
        ),
        ("Centeret indstiller til Byrådet via Økonomiudvalget,", ["Økonomiudvalget", "Byrådet"]),
        ("Direktøren indstiller, at Byrådet godkender planen.", []),  # no "via", no route
        ("Sagen går til Byrådet via Økonomiudvalget.", []),  # nobody recommends here
    ],
)
def test_route_in_prose(tools, text, bodies):
    assert [stop.body for stop in prose_route([Paragraph(text, Place(1))], tools)] == bodies


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "Sagen behandles i Teknisk Udvalg, Økonomiudvalget og Byrådet.",
            ["Teknisk Udvalg", "Økonomiudvalget", "Byrådet"],
        ),
        ("Molen er slidt. Sagen afgøres i Teknisk Udvalg.", ["Teknisk Udvalg"]),
        ("Sagen forelægges for Økonomiudvalget den 20. marts og derefter Byrådet.", ["Økonomiudvalget", "Byrådet"]),
        # More is said than who treats it, or it is told of one treatment to come.
        ("Sagen behandles i Teknisk Udvalg og Byrådet, når høringen er slut.", []),
        ("Sagen behandles i Byrådet den 27. marts.", []),
        ("Sagen behandles i Byrådet på mødet til juni.", []),
        ("Planen behandles i Teknisk Udvalg og Byrådet.", []),
        ("Sagen behandles i Byrådet. Sagen behandles i Økonomiudvalget og Byrådet.", []),
    ],
)
def test_route_told_by_a_sentence(tools, text, stops):
    assert [stop.body for stop in told_route([Paragraph(text, Place(1))], tools, "2024-03-04")] == stops


def test_days_told_in_the_route(tools):
    text = "Sagen behandles i Økonomiudvalget den 20. marts og Byrådet den 27. marts."
    found = told_route([Paragraph(text, Place(1))], tools, "2024-03-04")
    assert [stop.date for stop in found] == ["2024-03-20", "2024-03-27"]


def test_days_printed_in_the_route(tools):
    route = read_route([Line(1, "ØU 24/5 2022, BY den 31. maj")], tools, "2022-05-24")
    assert [(stop.body, stop.date) for stop in route] == [("Økonomiudvalget", "2022-05-24"), ("Byrådet", "2022-05-31")]


def test_dates_of_the_decision_stand_at_the_stops(tools):
    route = read_route([Line(1, "Direktion, Teknisk Udvalg, Økonomiudvalg")], tools)
    said = [
        Paragraph(
            "Anbefales, og sagen går til Økonomiudvalget den 8. december og Teknisk Udvalg den 14. december.", Place(9)
        )
    ]
    dated = with_dates(route, said, "2021-11-29", tools)
    assert [(stop.body, stop.date) for stop in dated] == [
        ("Direktionen", None),
        ("Teknisk Udvalg", "2021-12-14"),
        ("Økonomiudvalget", "2021-12-08"),
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Økonomiudvalget den 8. december", ["2021-12-08"]),
        ("Økonomiudvalgets møde den 5. januar", ["2022-01-05"]),  # the next one, across the turn of the year
        ("Byrådet, på sit møde den 15. december 2021", ["2021-12-15"]),
        ("Byrådet vedtog den 1. juni 2020 planen", []),  # past
        ("Byrådet drøftede planen, og den 8. december er der møde", []),  # another clause
    ],
)
def test_coming_dates(tools, text, dates):
    assert [when for _, when in coming_dates(text, "2021-11-29", tools)] == dates
