"""Lines to paragraphs: soft wraps, list marks, numbers broken at line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import Line, Place
from casegraph.parse.draft import SectionDraft
from casegraph.parse.fields.ids import item_ids, meeting_id
from casegraph.parse.fields.paragraphs import paragraphs, section_paragraphs, strip_mark

TEXTS = [
    # Whole paragraphs, a blank line between.
    (["Havnen er gammel.", "", "Den skal males."], ["Havnen er gammel.", "Den skal males."]),
    # A line that goes on in a small letter is the rest of the one before.
    (["Havnen er gammel, men", "kajen er ny."], ["Havnen er gammel, men kajen er ny."]),
    # A whole sentence is not joined to the next line.
    (["Godkendt.", "Brevet sendes i maj."], ["Godkendt.", "Brevet sendes i maj."]),
    # List marks divide, and go.
    (["- Veje", "- Stier"], ["Veje", "Stier"]),
    (["• Veje", "• Stier"], ["Veje", "Stier"]),
    (["1. Veje", "2. Stier"], ["Veje", "Stier"]),
    # The second line of a list item.
    (["- Veje og", "stier", "- Søer"], ["Veje og stier", "Søer"]),
    # "at" begins the next clause behind a comma, and goes on elsewhere.
    (["at vejen males, og", "at stien lukkes."], ["at vejen males, og", "at stien lukkes."]),
    (["Udvalget besluttede", "at male vejen."], ["Udvalget besluttede at male vejen."]),
    # A word and a number divided at the end of the line.
    (["Sagen går til Økonomiud-", "valget."], ["Sagen går til Økonomiudvalget."]),
    (["Børne-", "og Kulturudvalget"], ["Børne- og Kulturudvalget"]),
    (["326-2021-", "84531"], ["326-2021-84531"]),
    # A day divided at the end of the line; a number that no month follows begins a list.
    (["Svar sendes senest den", "1. juni 2024."], ["Svar sendes senest den 1. juni 2024."]),
    (["Svar sendes senest den 1.", "juni 2024."], ["Svar sendes senest den 1. juni 2024."]),
    (["Svar sendes inden 1. juni", "2024 til rådet."], ["Svar sendes inden 1. juni 2024 til rådet."]),
    (["Svaret gælder den", "1. Veje"], ["Svaret gælder den", "Veje"]),
    # A full line that ends in what a full stop shortens goes on in a small letter; clauses of a list do not.
    (
        ["Udvalget indstiller over for Byrådet, at regnskabet for broen på 6,4 mio. kr.", "godkendes."],
        ["Udvalget indstiller over for Byrådet, at regnskabet for broen på 6,4 mio. kr. godkendes."],
    ),
    (["udgiften er 2 mio. kr.", "den betales af kassen."], ["udgiften er 2 mio. kr.", "den betales af kassen."]),
    # An open bracket is closed on the next line.
    (["Takster (revideret", "06.04.21)"], ["Takster (revideret 06.04.21)"]),
    # The rule of a table is no text; a dash alone is.
    (["Titel\tNr.", "-----\t----", "Kort\t7"], ["Titel Nr.", "Kort 7"]),
    (["-"], ["-"]),
    ([], []),
]


def lines(texts):
    return [Line(number, text) for number, text in enumerate(texts, 1) if text]


@pytest.mark.parametrize(("texts", "expected"), TEXTS)
def test_paragraphs(texts, expected):
    assert [paragraph.text for paragraph in paragraphs(lines(texts))] == expected


def test_a_wrapped_text_is_joined_at_its_width():
    texts = [
        "Kommunen har i mange år haft en havn, som både fiskere og gæster har",
        "brugt. Nu skal den fornys, og",
        "pengene er der.",
    ]
    (whole,) = paragraphs(lines(texts))
    assert whole.text == " ".join(texts)
    assert whole.place == Place(1, None, 3)


def test_a_page_break_in_the_middle_of_a_sentence():
    first = "Der er afsat en pulje til vedligehold af kommunens veje, og et eventuelt"
    (whole,) = paragraphs([Line(4, first), Line(6, "underskud dækkes af kassen.")])
    assert whole.text.endswith("eventuelt underskud dækkes af kassen.")


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("1. at planen godkendes", "1.", "at planen godkendes"),
        ("a) veje", "a)", "veje"),
        ("- 1. veje", "1.", "veje"),
        ("– veje", "–", "veje"),
        ("12. april mødtes vi", "12.", "april mødtes vi"),
        ("2021 var godt", "", "2021 var godt"),
        ("Veje", "", "Veje"),
    ],
)
def test_list_marks(text, mark, rest):
    assert strip_mark(text) == (mark, rest)


def test_numbers_stay_in_what_is_printed_and_bullets_go():
    number, bullet = paragraphs(lines(["1. Veje", "- Stier"]))
    assert (number.printed, bullet.printed) == ("1. Veje", "Stier")


def test_text_glued_to_a_heading_is_the_first_paragraph():
    draft = SectionDraft("decision", "Beslutning", (Line(8, "Brevet sendes."),), Place(7), inline="Godkendt.")
    assert [(one.text, one.place.line) for one in section_paragraphs(draft)] == [
        ("Godkendt.", 7),
        ("Brevet sendes.", 8),
    ]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_nothing_is_added_or_lost(texts):
    found = paragraphs(lines(texts))
    told = "".join("".join((one.mark + one.text).split()) for one in found).replace("-", "")
    for word in told.split():
        assert word in "".join("".join(text.split()) for text in texts).replace("-", "")
    numbers = [one.place.line for one in found]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        (["1", "2"], ["1", "2"]),
        ([None, "2", None], ["o1", "2", "o3"]),  # an ordinal where no number is printed
        (["1", "1"], ["1", "1:o2"]),  # open and closed items counted apart
        (["7 a", "Ø3", "12/2019"], ["7-a", "oe3", "12-2019"]),  # always ASCII
        (["…"], ["o1"]),
    ],
)
def test_ids_of_items(numbers, ends):
    assert item_ids("x:y:2020-01-01", numbers) == [f"x:y:2020-01-01:{end}" for end in ends]


def test_id_of_a_meeting():
    assert meeting_id("lindoe", "byraadet", "2021-03-01", "a.txt") == "lindoe:byraadet:2021-03-01"
    undated = meeting_id("", None, None, "a.txt")
    assert undated.startswith("unknown:unknown:undated-")
    assert undated == meeting_id("", None, None, "a.txt") != meeting_id("", None, None, "b.txt")
