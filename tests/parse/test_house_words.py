"""Words of a house's own before the numbers of items and cases, feet that begin with the page, days cut by a wrap."""

from __future__ import annotations

import pytest

from casegraph.documents.plain import TextReader
from tests.parse.reading import read

TOP = (
    "NYBY KOMMUNE\n\nReferat: Havneudvalget\nTirsdag den 7. november 2023\n\n"
    "Mødet sat     kl. 15.00\nMødet hævet   kl. 16.30\n\n"
)
HEADED = (
    "{head}{title}\n{number}Behandles i: Havneudvalget, Økonomiudvalget\n\nIndhold\n{text}\n\nBeslutning\n{decided}\n\n"
)
LONG = "\n".join(["Molen er gammel, og bolværket skal skiftes i løbet af sommeren, når færgen er lagt op"] * 15) + "."
TITLES = ("Ny mole", "Ny bro", "Ny havnekran", "Nyt fyrtårn")


def item(head, title, number="", text="Molen er gammel.", decided="Godkendt."):
    return HEADED.format(head=head, title=title, number=number, text=text, decided=decided)


def meeting(tools, heads, numbers=("",) * 4, **rest):
    items = [item(head, title, number, **rest) for head, title, number in zip(heads, TITLES, numbers, strict=True)]
    return read(TextReader(), TOP + "".join(items), "form.txt", tools)


@pytest.mark.parametrize(
    "head",
    [
        "Dagsordenens nr. {n}  |  ",
        "Emne nr. {n}: ",
        "Sag til behandling {n} - ",
        "Tema {n} – ",
        "Spørgsmål nummer {n}. ",
    ],
)
def test_items_are_numbered_after_any_words_that_come_again(tools, head):
    found = meeting(tools, [head.format(n=n) for n in range(1, 5)]).items
    known = not head.startswith(("Tema", "Spørgsmål"))  # these number other things
    assert ([(one.number, one.title) for one in found] == [*zip("1234", TITLES, strict=True)]) is known


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("Arkivmærke", ["23/00312", "23/00313", "24/00001", "24/00002"]),
        ("Registrering:", ["EMN-2023-00312", "EMN-2023-00313", "EMN-2023-00400", "EMN-2024-00002"]),
        ("Budgettet", ["2023-2024", "2024-2025", "2025-2026", "2026-2027"]),  # years
        ("Havneplan", ["12.11.2023", "13.11.2023", "14.11.2023", "15.11.2023"]),  # days
        ("Sagsnr.", ["20231234", "20231235", "20234111", "20240001"]),  # the label says so
        ("Sagsnr.", ["010423-2023", "020423-2023", "100423-2024", "311207-2021"]),
        ("Sagsnr.", ["22-10-12-34", "22-10-12-35", "22-10-12-36", "22-10-12-37"]),
        ("Sagsnr.", ["HK-4711-5", "HK-4712-5", "HK-4713-5", "HK-4714-5"]),
        ("Tlf.", ["23/00312", "23/00313", "24/00001", "24/00002"]),  # known for other numbers
        ("Telefon", ["99-12-34-56", "99-12-34-57", "99-12-34-58", "99-12-34-59"]),
        ("Kajudgift", ["1.250.000", "2.350.000", "1.950.000", "1.230.000"]),  # amounts
        ("Havnekonto", ["9070-0001234567", "9070-0001234568", "9070-0001234569", "9071-0001234567"]),
        ("Ejer", ["010150-1234", "020250-1234", "030350-1234", "040450-1234"]),  # persons
        ("Tabel", ["23/00312", "23/00313", "24/00001", "24/00002"]),  # known to number something else
    ],
)
def test_case_numbers_stand_behind_any_word_that_comes_again(tools, label, numbers):
    found = meeting(tools, [f"Punkt {n}: " for n in range(1, 5)], [f"{label} {number}\n" for number in numbers]).items
    read_so = label in {"Arkivmærke", "Registrering:", "Sagsnr."}
    assert [one.case_number for one in found] == (numbers if read_so else [None] * 4)


def test_a_word_that_comes_once_is_no_label(tools):
    found = meeting(tools, [f"Punkt {n}: " for n in range(1, 5)], ["Arkivmærke 23/00312\n", "", "", ""]).items
    assert found[0].case_number is None


def test_a_line_that_a_sentence_is_cut_into_is_none(tools):
    printed = "".join(
        item(f"Punkt {n}: ", title, text=f"Molen ligger ved\nHavneplan 23-0031{n}\nog er gammel.")
        for n, title in enumerate(TITLES, 1)
    )
    assert {one.case_number for one in read(TextReader(), TOP + printed, "form.txt", tools).items} == {None}


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("Telefon", ["99-12-34-56", "99-12-34-57", "99-12-34-58", "99-12-34-59"]),
        ("Beløb", ["1.250.000", "2.350.000", "1.950.000", "1.230.000"]),
    ],
)
def test_no_such_number_stands_beside_a_title(tools, label, numbers):
    printed = "".join(
        f"[{n}] {title} | {label} {number}\n\nBeslutning\nGodkendt.\n\n"
        for n, (title, number) in enumerate(zip(TITLES, numbers, strict=True), 1)
    )
    assert {one.case_number for one in read(TextReader(), TOP + printed, "form.txt", tools).items} == {None}


def test_when_a_meeting_was_opened_and_closed(tools):
    found = meeting(tools, [f"Punkt {n}: " for n in range(1, 5)])
    assert (found.start, found.end) == ("15:00", "16:30")


def test_feet_that_begin_with_the_number_of_the_page_are_no_text(tools):
    foot = "Side {n} af 4                                             Nyby Kommune\n\n"
    items = [
        item(f"Punkt {n}: ", title, text=LONG, decided=f"Godkendt.\n\n{foot.format(n=n)}")
        for n, title in enumerate(TITLES, 1)
    ]
    found = read(TextReader(), TOP + "".join(items), "form.txt", tools).items
    assert [one.decision for one in found] == ["Godkendt."] * 4


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        ("Godkendt. Havnechefen fremlægger en ny plan for alle byens havne i løbet af 1.\nkvartal 2024.", "2024-03-31"),
        ("Godkendt. Havnechefen fremlægger en ny plan for alle byens havne i løbet af 1.\nhalvår 2024.", "2024-06-30"),
    ],
)
def test_a_period_that_a_wrap_cuts_is_one(tools, decided, due):
    (found,) = read(TextReader(), TOP + item("Punkt 1: ", "Ny mole", decided=decided), "form.txt", tools).items
    assert due in [one.due for one in found.followups]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Sagen forelægges Økonomiudvalget den 22. november 2023.", "2023-11-22"),
        ("Sagen forelægges Byrådet den 29. november 2023.", None),  # another body
        (
            "Sagen forelægges Økonomiudvalget den 22. november 2023 og igen i Økonomiudvalget den 6. december 2023.",
            None,
        ),
    ],
)
def test_the_day_of_the_next_body_may_stand_in_the_presentation(tools, text, due):
    printed = item("Punkt 1: ", "Ny mole", text=text, decided="Anbefales.")
    (found,) = read(TextReader(), TOP + printed, "form.txt", tools).items
    assert [one.due for one in found.followups if one.kind == "next_body"] == [due]


@pytest.mark.parametrize("how", ["er fuldt belagt frem til 2026", "blev rykket frem til den 4. januar 2024"])
def test_how_long_something_is_so_is_no_deadline(tools, how):
    printed = item("Punkt 1: ", "Ny mole", text=f"Molen {how}.")
    (found,) = read(TextReader(), TOP + printed, "form.txt", tools).items
    assert not [one for one in found.followups if one.kind == "deadline"]


def test_an_administration_behind_a_comma_is_part_of_the_title_of_an_attachment(tools):
    attached = "Godkendt.\n\nBilag\nRammer for budget 2024, Teknik og Havn"
    items = item("Punkt 1: ", "Ny mole", decided=attached) + item("Punkt 2: ", "Ny bro")
    found = read(TextReader(), TOP + items, "form.txt", tools).items[0]
    assert [one.title for one in found.attachments] == ["Rammer for budget 2024, Teknik og Havn"]


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_hearing_may_be_attached(tools, mark):
    attached = f"Godkendt.\n\nBilag\n{mark}Skema A\n{mark}Udtalelse fra Ældrerådet"
    items = item("Punkt 1: ", "Ny mole", decided=attached) + item("Punkt 2: ", "Ny bro")
    found = read(TextReader(), TOP + items, "form.txt", tools).items[0]
    assert [one.title for one in found.attachments] == ["Skema A", "Udtalelse fra Ældrerådet"]


@pytest.mark.parametrize(
    "beside",
    ["J.nr. 08.15.00-P2{n}", "KLE 08.15.0{n}", "08.15.00-P2{n}", "BFE 123456{n}", "ejd.nr. 12345{n}", "ramme 50000{n}"],
)
def test_codes_of_subjects_estates_and_amounts_beside_titles_are_no_cases(tools, beside):
    heads = [f"[{n}] " for n in range(1, 5)]
    items = [
        f"{head}{title} ({beside.format(n=n)})\n\nIndhold\nMolen er gammel.\n\nBeslutning\nGodkendt.\n\n"
        for n, (head, title) in enumerate(zip(heads, TITLES, strict=True))
    ]
    found = read(TextReader(), TOP + "".join(items), "form.txt", tools).items
    assert len(found) == 4
    assert not any(one.case_numbers for one in found)


def test_numbers_of_bare_digits_that_begin_with_the_year_are_those_of_cases(tools):
    items = [
        f"{n} | {title} | 20240012{n}\n\nIndhold\nMolen er gammel.\n\nBeslutning\nGodkendt.\n\n"
        for n, title in enumerate(TITLES, 1)
    ]
    found = read(TextReader(), TOP + "".join(items), "form.txt", tools).items
    assert [one.case_number for one in found] == [f"20240012{n}" for n in range(1, 5)]
    assert [one.title for one in found] == list(TITLES)
