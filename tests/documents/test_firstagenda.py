"""Answers of the FirstAgenda API: a meeting with its items, and the list of all meetings."""

from __future__ import annotations

import json
from typing import Any

import pytest

from casegraph.documents.reading import read_data
from casegraph.errors import DocumentError
from casegraph.model import Source

MEETING, ITEM = "0f7a2c1e-6f0d-4c57-9b7e-2f5a3d1b8c90", "7c9e6679-7425-40de-944b-e07fc1f90ae7"
SITE = "https://dagsordener.fjordlund.dk"


def read(answer: Any) -> list[Source]:
    return read_data(json.dumps(answer).encode(), "d.json", ".json")


def item(html: str | None = None, **given: Any) -> dict[str, Any]:
    felter = [] if html is None else [{"Navn": "", "Html": html, "Tekst": None}]
    return {"Id": ITEM, "Punktnummer": "3", "Navn": "Skolen", "SagsNummer": "25/26257", "Felter": felter, **given}


def meeting(*items: dict[str, Any], moede: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    told = {"Navn": "Referat", "Dato": "2025-10-01T15:45:00+02:00", "Sted": "Sal 1", "Afsluttet": True}
    found = {"Id": MEETING, "Udvalg": {"Navn": "Økonomiudvalget"}, "Moede": told if moede is None else moede}
    return {**found, "Dagsordenpunkter": list(items), "casegraph": {"site": SITE}, **given}


def fields(source: Source) -> list[tuple[str | None, str]]:
    return [(line.field, line.text) for line in source.lines if line.text]


def test_a_meeting_says_what_it_is() -> None:
    (source,) = read(meeting(item()))
    assert fields(source) == [
        ("name", "Referat"),
        ("finished", "true"),
        ("body", "Økonomiudvalget"),
        ("date", "2025-10-01"),
        ("start", "15:45"),
        ("place", "Sal 1"),
        ("title", "Skolen"),
        ("number", "3"),
        ("case_number", "25/26257"),
    ]
    (title,) = [line for line in source.lines if line.boundary]
    assert (source.format, source.url, title.url) == (
        "firstagenda",
        f"{SITE}/vis?id={MEETING}",
        f"{SITE}/vis?id={MEETING}&punktid={ITEM}",
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Word's leftovers, headings inside a section, and the word by which the publisher classes it.
        (
            "<div><div id='x'><h3>Resume</h3><span class='resume'><meta><title>Dagsordenspunkt</title><p>Kort.</p>"
            "<p>&nbsp;</p><h3>Ikke et afsnit</h3></span><h3>Beslutning</h3>Godkendt.</div></div>",
            [
                ("section:resume", "Resume"),
                ("text", "Kort."),
                ("text", "Ikke et afsnit"),
                ("section", "Beslutning"),
                ("text", "Godkendt."),
            ],
        ),
        (
            "<h3>Beslutning i Byrådet den 16-03-2026</h3><span class='ukendt'><ol><li>a<li>b</ol></span>",
            [("section:ukendt", "Beslutning i Byrådet den 16-03-2026"), ("text", "a"), ("text", "b")],
        ),
        ("Kun tekst\nog mere", [("text", "Kun tekst"), ("text", "og mere")]),
        ("<div><div id='sagsfremstillingContainer'></div></div>", []),
    ],
)
def test_the_html_of_an_item(html: str, expected: list[tuple[str, str]]) -> None:
    assert [
        one for one in fields(read(meeting(item(html)))[0]) if one[0] and one[0].split(":")[0] in _CONTENT
    ] == expected


_CONTENT = {"section", "text"}


def test_closed_items_supplements_attachments_and_people() -> None:
    answer = meeting(
        item(IsOpen=False, Sorting=2),
        item(Navn="Vejen", Sorting=1, Bilag=[{"Navn": "To", "Order": 2}, {"Navn": "Et", "Order": 1}]),
        moede={"Navn": "Tillægsdagsorden", "Moededeltagere": [{"Name": "Ane (A)"}, {"Name": "Bo (V)", "Absent": True}]},
        TillaegsDagsorden=True,
    )
    told = fields(read(answer)[0])
    assert [text for name, text in told if name == "title"] == ["Vejen", "Skolen"]
    assert [text for name, text in told if name == "attachment"] == ["Et", "To"]
    assert {"supplement", "closed", "participant", "absent"} <= {name for name, _ in told}


def test_the_list_of_meetings_is_the_calendar() -> None:
    moeder = [{"Id": MEETING, "Dato": "2026-05-04T14:00:00+02:00", "Sted": "Sal 1", "Navn": None}, {"Dato": "engang"}]
    committee = {"Navn": "Økonomiudvalget", "Historisk": False, "Moeder": moeder}
    (source,) = read({"Udvalg": {"Udvalg 2026-2029": [committee]}, "casegraph": {"site": SITE}})
    (day,) = source.calendar.days
    assert (day.body, day.date, day.start, day.url) == (
        "Økonomiudvalget",
        "2026-05-04",
        "14:00",
        f"{SITE}/vis?id={MEETING}",
    )
    (term,) = source.calendar.terms
    assert (term.body, term.first, term.last, term.historical) == ("Økonomiudvalget", 2026, 2029, False)


@pytest.mark.parametrize(
    "answer",
    [
        meeting({"Navn": None, "Felter": {"Html": 3}, "Bilag": "x", "Sorting": "b"}),
        meeting(item(), moede={"Dato": "i morgen", "Moededeltagere": 7}),
        {**meeting(), "Moede": None, "Udvalg": []},
        {"Udvalg": {"x": [None, {"Moeder": [3]}]}},
        [meeting(item()), None, meeting(item())],
    ],
)
def test_what_is_not_as_it_should_be_does_no_harm(answer: Any) -> None:
    assert {source.format for source in read(answer)} == {"firstagenda"}


@pytest.mark.parametrize("html", ["<div>" * 50_000, "<b><p>" * 20_000])
def test_html_without_end_is_refused(html: str) -> None:
    with pytest.raises(DocumentError, match="nested"):
        read(meeting(item(html)))
