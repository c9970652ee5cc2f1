"""Treatments that an item itself records."""

import pytest

from casegraph.model import Place
from casegraph.parse.fields.course import merged, notes, read_entry, recorded
from casegraph.parse.fields.paragraphs import Paragraph


def paragraphs(*texts):
    return [Paragraph(text, Place(number)) for number, text in enumerate(texts, 1)]


ENTRIES = [
    ("21-03-2022 Direktionen", ("Direktionen", "2022-03-21", None, "")),
    ("Byrådet, den 4. maj 2021, pkt. 7: Godkendt.", ("Byrådet", "2021-05-04", "7", "Godkendt.")),
    ("Økonomiudvalget den 8. december 2021:", ("Økonomiudvalget", "2021-12-08", None, "")),
    ("Møde i Økonomiudvalget den 8. december 2021", ("Økonomiudvalget", "2021-12-08", None, "")),
    ("21-03-2022 Direktionen Drøftet.", ("Direktionen", "2022-03-21", None, "Drøftet.")),
    (
        "14.02.2023 Teknisk Udvalg Sendt i høring i 8 uger",
        ("Teknisk Udvalg", "2023-02-14", None, "Sendt i høring i 8 uger"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_heading_of_a_recorded_treatment(tools, text, expected):
    entry = read_entry(text, tools)
    assert entry is not None
    assert (entry.body.name, entry.date, entry.item_number, entry.inline) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt.",
        "Byrådet besluttede den 4. maj 2021 at sende planen i høring.",  # prose
        "Den 4. maj 2021 kom Byrådet på besøg hos foreningen.",
        "",
    ],
)
def test_prose_heads_no_treatment(tools, text):
    assert read_entry(text, tools) is None


def test_course_with_decisions_below(tools):
    found = recorded(
        paragraphs(
            "07-02-2022 Teknisk Udvalg", "Anbefales.", "Udvalget ønsker et kort.", "21-02-2022 Økonomiudvalget", "-"
        ),
        tools,
    )
    assert [(one.body, one.date, one.decision, one.decision_kind) for one in found] == [
        ("Teknisk Udvalg", "2022-02-07", "Anbefales.\nUdvalget ønsker et kort.", "recommended"),
        ("Økonomiudvalget", "2022-02-21", None, "none"),
    ]


def test_body_and_date_on_lines_of_their_own(tools):
    found = recorded(
        paragraphs("Teknisk Udvalg", "07-02-2022", "Anbefales.", "Økonomiudvalget", "21-02-2022", "Godkendt."), tools
    )
    assert [(one.body, one.date, one.decision) for one in found] == [
        ("Teknisk Udvalg", "2022-02-07", "Anbefales."),
        ("Økonomiudvalget", "2022-02-21", "Godkendt."),
    ]


def test_a_table_of_meetings_and_the_decisions_printed_elsewhere(tools):
    listed = recorded(
        paragraphs("Udvalg Dato Punkt", "Økonomiudvalget   23. maj 2018   84", "Byrådet   31. maj 2018   129"), tools
    )
    assert [(one.body, one.item_number, one.decision) for one in listed] == [
        ("Økonomiudvalget", "84", None),
        ("Byrådet", "129", None),
    ]
    printed = recorded(paragraphs("Økonomiudvalget, 23. maj 2018:", "Anbefales."), tools)
    assert [(one.body, one.item_number, one.decision) for one in merged([*listed, *printed])] == [
        ("Økonomiudvalget", "84", "Anbefales."),
        ("Byrådet", "129", None),
    ]


def test_absentees_are_no_part_of_a_recorded_decision(tools):
    (one,) = recorded(paragraphs("07-02-2022 Teknisk Udvalg", "Anbefales.", "Fraværende: Bo Friis (V)"), tools)
    assert one.decision == "Anbefales."


def test_notes_at_the_end_of_a_paragraph(tools):
    text = "Havnen søger om lån. Teknisk Udvalg: Anbefales. Økonomiudvalget: Indstilles godkendt."
    found = [(one.body, one.date, one.decision) for _, _, one in notes(paragraphs(text), tools)]
    assert found == [("Teknisk Udvalg", None, "Anbefales."), ("Økonomiudvalget", None, "Indstilles godkendt.")]


def test_a_colon_behind_a_body_is_not_always_a_note(tools):
    text = "Fordelingen er sådan. Økonomiudvalget: 5 medlemmer og Byrådet: 25 medlemmer."
    assert list(notes(paragraphs(text), tools)) == []
