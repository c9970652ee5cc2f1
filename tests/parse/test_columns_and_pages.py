"""Attendance in columns, headings that say who recommends, bodies that a clause goes on about, and what is not done."""

from __future__ import annotations

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

DAY = "Økonomiudvalget\nReferat af møde tirsdag den 21. maj 2024 kl. 15.00\n\n"
COUNCIL = "Byrådet\nReferat af møde tirsdag den 28. maj 2024 kl. 18.00\n\n"
ITEM = "1. Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n"


def items_of(tools, text: str, head: str = DAY):
    return read(TextReader(), head + text, "form.txt", tools).items


def presented(tools, text: str, head: str = DAY, title: str = "Ny mole i Vig"):
    (item,) = items_of(tools, f"1. {title}\n\nSagsfremstilling\n{text}\n\nBeslutning\nGodkendt.\n", head)
    return item


# --- who was there ---------------------------------------------------------------------------------------------------


def there(tools, head: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    meeting = read(TextReader(), DAY + head + ITEM, "form.txt", tools)
    return meeting.participants, meeting.absent


COLUMNS = """\
     Medlemmer                                   Afbud

     Ida Bro (A), borgmester                     Pia Lund (A)
     Bo Dam (V), 1. viceborgmester               Ib Holm (V)
     Eva Kær (F)
     Kaj Gade (O)                                Fraværende
     Ane Vig (C), stedfortræder
     Jens Ny (B)                                 Ole Sten (C)

"""


def test_people_stand_in_columns_under_labels_without_colons(tools):
    came, absent = there(tools, COLUMNS)
    assert came == (
        "Ida Bro (A), borgmester",
        "Bo Dam (V), 1. viceborgmester",
        "Eva Kær (F)",
        "Kaj Gade (O)",
        "Ane Vig (C), stedfortræder",
        "Jens Ny (B)",
    )
    assert absent == ("Pia Lund (A)", "Ib Holm (V)", "Ole Sten (C)")


def test_a_label_that_nobody_stands_under_says_nothing_of_who_stands_beside_it(tools):
    head = "     Medlemmer                 Afbud\n\n     Ida Bro (A)\n     Bo Dam (V)                Fraværende\n\n"
    assert there(tools, head) == (("Ida Bro (A)", "Bo Dam (V)"), ())


@pytest.mark.parametrize("mark", ["x", "Afbud"])
def test_marks_behind_names_are_no_column_of_people(tools, mark):
    head = f"     Medlemmer                 Afbud\n     Ida Bro (A)\n     Bo Dam (V)                {mark}\n\n"
    assert there(tools, head) == (("Ida Bro (A)",), ("Bo Dam (V)",))


def test_a_list_parted_by_semicolons_keeps_roles_with_their_people(tools):
    head = "Til stede: Ida Bro (A), formand; Lone Brandt Vig (V), næstformand; Bo Dam (C)\n\nAfbud: Ib Holm (O)\n\n"
    assert there(tools, head) == (
        ("Ida Bro (A), formand", "Lone Brandt Vig (V), næstformand", "Bo Dam (C)"),
        ("Ib Holm (O)",),
    )


# --- pages and what they recommend -----------------------------------------------------------------------------------

PAGE = """\
# Byrådet – Referat

**Mødedato:** Tirsdag den 28. maj 2024

## Punkt 1: Ny mole i Vig

### Beslutning

Godkendt.

### {who} indstiller,

- at molen bygges,
- at der gives en bevilling.

### Sagsfremstilling

Molen er gammel.

[Til toppen af siden](#top)

## Punkt 2: Eventuelt

### Beslutning

-

[Tilbage til toppen](#top)
"""


@pytest.mark.parametrize(
    "who", ["Økonomiudvalget", "Forvaltningen", "SF", "Udvalget for Havn og By", "Udvalget for Havn, By og Land"]
)
def test_a_heading_says_who_recommends_whoever_that_is(tools, who):
    first, last = read(MarkdownReader(), PAGE.format(who=who), "page.md", tools).items
    assert (first.decision, first.recommended_by) == ("Godkendt.", who)
    assert first.recommendations == ("molen bygges,", "der gives en bevilling.")
    assert (last.decision, last.decision_kind) == (None, "none")


def test_a_heading_that_says_who_recommends_may_be_the_first_of_its_item(tools):
    page = PAGE.format(who="Økonomiudvalget")
    head, _, rest = page.partition("### ")
    first = read(MarkdownReader(), head + "### " + rest[rest.index("Økonomiudvalget") :], "page.md", tools).items[0]
    assert (first.recommended_by, len(first.recommendations)) == ("Økonomiudvalget", 2)


def test_two_columns_of_people_may_have_the_same_label(tools):
    came, _ = there(
        tools, "Til stede          Til stede\nIda Bro (A)        Bo Dam (V)\nEva Kær (F)        Kaj Gade (C)\n\n"
    )
    assert set(came) == {"Ida Bro (A)", "Eva Kær (F)", "Bo Dam (V)", "Kaj Gade (C)"}


def test_whom_it_is_recommended_to_is_no_clause_and_a_short_line_ends_one(tools):
    text = (
        "1. Ny mole i Vig\n\nIndstilling\n     Direktøren for By og Havn indstiller, at det anbefales Byrådet,\n\n"
        "          at der gives en anlægsbevilling på 850.000 kr. til en ny mole ved Nordhavnen i\n"
        "          Vig\n          at beløbet tages af kassen.\n\nBeslutning\nAnbefales.\n"
    )
    (item,) = items_of(tools, text)
    assert item.recommended_by == "Direktøren for By og Havn"
    assert item.recommendations == (
        "der gives en anlægsbevilling på 850.000 kr. til en ny mole ved Nordhavnen i Vig",
        "beløbet tages af kassen.",
    )


# --- who treated what, and when --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Forslaget sendes til Udvalget for Havn, By og Land, der behandler det på mødet den 4. juni 2024.",
            [("Udvalget for Havn, By og Land", "2024-06-04")],
        ),
        (
            "Byrådet gav den 30. maj 2023 en bevilling på 2,2 mio. kr. og den 26. marts 2024 en tillægsbevilling.",
            [("Byrådet", "2023-05-30"), ("Byrådet", "2024-03-26")],
        ),
        (
            "Byrådet gav den 30. maj 2023 en bevilling på 2,2 mio. kr. og den 26. marts 2024 blev molen taget i brug.",
            [("Byrådet", "2023-05-30")],
        ),
        (
            "Udvalget for Havn og By satte planarbejdet i gang den 12. september 2023.",
            [("Udvalget for Havn og By", "2023-09-12")],
        ),
        (
            "Sagen er sendt til Udvalget for Havn og By. Udvalget drøftede den på mødet den 9. april 2024.",
            [("Udvalget for Havn og By", "2024-04-09")],
        ),
    ],
)
def test_of_which_body_a_clause_tells(tools, text, told):
    assert [(one.body, one.date) for one in presented(tools, text).references] == told


def test_a_committee_does_not_tell_of_another_as_the_committee(tools):
    head = "Udvalget for Havn og By\nReferat af møde tirsdag den 21. maj 2024 kl. 15.00\n\n"
    text = "Sagen er sendt til Økonomiudvalget. Udvalget drøftede den på mødet den 9. april 2024."
    assert [one.body for one in presented(tools, text, head).references] == []


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Ny mole i Vig", "En tilsvarende sag om molen i Rø blev udsat af Økonomiudvalget den 7. maj 2024.", "other"),
        ("Trafiksanering i Vig", "Trafiksaneringen i Rø blev vedtaget af Byrådet den 7. maj 2024.", "other"),
        ("Trafiksanering i Vig", "Trafiksaneringen i Vig blev besluttet af Byrådet den 7. maj 2024.", "this"),
        (
            "Ny mole i Vig",
            "Byrådet vedtog den 10. oktober 2023 budgettet for 2024, hvor der er midler til molen i Vig.",
            "other",
        ),
        ("Budgetopfølgning pr. 30. juni", "Byrådet behandlede den første budgetopfølgning den 21. maj 2024.", "other"),
        (
            "Skema A, afdeling 12",
            "Økonomiudvalget anbefalede den 14. maj 2024, at skemaet godkendes.",
            "this",
        ),
    ],
)
def test_of_which_matter_a_sentence_tells(tools, title, text, about):
    (told,) = presented(tools, text, COUNCIL, title).references
    assert told.about == about


def test_where_a_matter_is_sent_is_told_of_itself(tools):
    said = "Havnechefen forelægger sagen til endelig beslutning for Byrådet den 4. juni 2024."
    (item,) = items_of(tools, f"1. Ny mole i Vig\n\nBeslutning\n{said}\n")
    assert [(one.body, one.about) for one in item.references] == [("Byrådet", "this")]


# --- what is to be done ----------------------------------------------------------------------------------------------


def done(tools, decision: str):
    (item,) = items_of(tools, f"1. Ny mole i Vig\n\nBeslutning\n{decision}\n")
    return [(one.what, one.owner, one.due) for one in item.followups]


def test_how_many_voted_for_it_is_no_task(tools):
    assert done(tools, "For indstillingen stemte 3 (Ida Bro, Bo Dam og Eva Kær). Imod stemte 1 (Kaj Gade).") == []


def test_what_something_costs_is_no_task(tools):
    found = done(tools, "Bo Dam (V) skal senest den 15. august have svar på, hvad det koster at fjerne molen.")
    assert [due for _, _, due in found] == ["2024-08-15"]


def test_who_a_condition_is_of_does_not_do_what_follows(tools):
    item = presented(tools, "Hvis Byrådet giver bevillingen, udsender forvaltningen udbuddet senest den 15. juni 2024.")
    assert [(one.owner, one.due) for one in item.followups] == [("forvaltningen", "2024-06-15")]
