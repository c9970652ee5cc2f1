"""Forms that houses print by: items numbered by the year, treatments in brackets, boxes to tick, lists of tasks."""

from __future__ import annotations

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from casegraph.parse.structure.treatments import in_small_letters
from tests.parse.reading import read

DAY = "Økonomiudvalget\nReferat af møde tirsdag den 21. maj 2024 kl. 15.00\n\n"


def items_of(tools, text: str):
    return read(TextReader(), DAY + text, "form.txt", tools).items


def test_items_may_be_numbered_by_the_year(tools):
    text = "".join(f"{n}/2024  Mole {n}\n\nBeslutning\nGodkendt.\n\n" for n in (45, 46, 47, 48))
    assert [(one.number, one.title) for one in items_of(tools, text)] == [
        (f"{n}/2024", f"Mole {n}") for n in (45, 46, 47, 48)
    ]


@pytest.mark.parametrize(("head", "inside"), [("{n}.", "{n}{letter}."), ("Punkt {n}.", "{n}{letter}")])
def test_an_item_may_have_a_letter_and_so_may_parts_of_items(tools, head, inside):
    parts = "".join(
        f"{inside.format(n=1, letter=letter)} {text}\n" for letter, text in zip("ab", ("Stål", "Træ"), strict=True)
    )
    heads = {"1": "Ny mole", "2": "Torvet bag kirken", "2a": "Køb af kran", "3": "Skolestart"}
    body = "\n\nBeslutning\nGodkendt.\n\n"
    text = "".join(f"{head.format(n=n)} {title}{body}" for n, title in heads.items())
    text = text.replace(body, f"\n\nSagsfremstilling\nDer er to valg:\n{parts}{body}", 1)
    day = "Havneudvalget\n\nReferat af møde tirsdag den 7. maj 2024\n\n"
    found = read(TextReader(), day + text, "form.txt", tools).items
    assert [(one.number, one.title) for one in found] == [*heads.items()]


@pytest.mark.parametrize("word", ["", "Punkt "])
@pytest.mark.parametrize(
    "body",
    [
        "Sagsfremstilling\nDer er to valg.\n\nBeslutning\nUdvalget besluttede følgende\n\n{parts}",
        "Sagsfremstilling\nDer er to valg.\n\n{parts}Beslutning\nGodkendt.\n\n",
        "Sagsfremstilling\nDer er to valg.\n\n{parts}",
        "Beslutning i Teknisk Udvalg den 2. maj 2024\nAnbefales.\n\n{parts}Beslutning\nGodkendt.\n\n",
    ],
)
def test_parts_of_an_item_with_letters_are_no_items(tools, word, body):
    parts = f"{word}2a. Broen males rød\n\n{word}2b. Der holdes høring om farven\n\n"
    bodies = ("Beslutning\nGodkendt.\n\n", body.format(parts=parts), "Beslutning\nGodkendt.\n\n")
    text = "".join(
        f"{word}{n}. {title}\n\n{bodies[n - 1]}" for n, title in enumerate(("Ny mole", "Ny bro", "Ny hal"), 1)
    )
    day = "Havneudvalget\n\nReferat af møde tirsdag den 7. maj 2024\n\n"
    found = read(TextReader(), day + text, "form.txt", tools).items
    assert [one.title for one in found] == ["Ny mole", "Ny bro", "Ny hal"]


def test_a_year_behind_a_number_in_a_sentence_makes_no_item(tools):
    text = "1. Ny mole\n\nSagsfremstilling\n45/2024 Molen blev set i marts.\n\nBeslutning\nGodkendt.\n"
    assert [one.number for one in items_of(tools, text)] == ["1"]


@pytest.mark.parametrize("sign", [" · ", " | ", " - "])
def test_signs_stand_between_number_and_title(tools, sign):
    text = "".join(f"SAG {n}{sign}Ny mole {n}\n\nBeslutning\nGodkendt.\n\n" for n in (1, 2, 3))
    assert [one.title for one in items_of(tools, text)] == ["Ny mole 1", "Ny mole 2", "Ny mole 3"]


def test_a_treatment_may_stand_in_brackets(tools):
    text = (
        "1. Ny mole\n\nSagsfremstilling\nMolen er gammel.\n\n"
        "(TMU 14/5-24: Anbefales, idet molen (den\nlange) bliver.)\n\n"
        "Beslutning\nAnbefales.\n"
    )
    (item,) = items_of(tools, "Forkortelser: Teknik- og Miljøudvalget (TMU)\n\n" + text)
    assert [(one.date, one.decision) for one in item.course] == [
        ("2024-05-14", "Anbefales, idet molen (den lange) bliver.")
    ]
    assert item.decision == "Anbefales."


def test_rows_of_a_route_tell_what_was_decided(tools):
    text = (
        "1. Ny mole\n\nBehandling\nTeknik- og Miljøudvalget     14.05.2024     Anbefales\n"
        "Økonomiudvalget              21.05.2024\nByrådet                      28.05.2024\n\n"
        "Beslutning\nAnbefales.\n"
    )
    (item,) = items_of(tools, text)
    assert [(one.date, one.decision) for one in item.course] == [("2024-05-14", "Anbefales")]
    assert item.decision == "Anbefales."


def test_a_decision_behind_its_label_ends_a_list_of_attachments(tools):
    text = "".join(
        f"{n}. Mole {n}\n\nBilag:\n– Kort over mole {n}\n– Beslutning: Godkendt med tak.\n\n" for n in (1, 2, 3)
    )
    items = items_of(tools, text)
    assert [one.decision for one in items] == ["Godkendt med tak."] * 3
    assert [[file.title for file in one.attachments] for one in items] == [[f"Kort over mole {n}"] for n in (1, 2, 3)]


def test_boxes_are_ticked_before_names(tools):
    people = "Deltagere\n[x] Ida Bro (A), formand\n[ ] Kim Gran (F)\n[X] Bo Dam (V)\n\n"
    meeting = read(TextReader(), DAY + people + "1. Ny mole\n\nBeslutning\nGodkendt.\n", "form.txt", tools)
    assert meeting.participants == ("Ida Bro (A), formand", "Bo Dam (V)")
    assert meeting.absent == ("Kim Gran (F)",)


@pytest.mark.parametrize(
    "foot",
    [
        "© Nyby Kommune 2024",
        "Var denne side nyttig? Ja Nej",
        "Nyby Kommune · Torvet 1 · 9999 Nyby",
        "Nyby Kommune · Torvet 1 · Del på Facebook · E-mail",
    ],
)
def test_the_foot_of_a_web_page_is_no_decision(tools, foot):
    text = f"1. Ny mole\n\nBeslutning\nGodkendt.\n\n{foot}\n"
    assert [one.decision for one in items_of(tools, text)] == ["Godkendt."]


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("ØU 14/5-24", "ØU 14/5-24"),
        ("BESLUTNING I ØKONOMIUDVALGET", "Beslutning i Økonomiudvalget"),
        ("Ny mole", "Ny mole"),
    ],
)
def test_a_line_in_capitals_is_read_in_small_letters_but_initials_are_not(text, small):
    assert in_small_letters(text) == small


TASKS = [
    # what stands below the decision, and the tasks it makes: what, who, by when
    (
        "Efter mødet\n• Forslaget lægges på hjemmesiden – Plan og By – senest 6. juni 2024\n"
        "• Nyt kort over molen og stranden tegnes – Havnen\n• Naboer får brev – Jura – juni 2024\n",
        {
            ("Forslaget lægges på hjemmesiden", "Plan og By", "2024-06-06"),
            ("Nyt kort over molen og stranden tegnes", "Havnen", None),
            ("Naboer får brev", "Jura", "2024-06-30"),
        },
    ),
    # A remark between dashes is nobody's task.
    ("Efter mødet\n• Formanden – som lovet – ringer til ejeren\n", set()),
]


@pytest.mark.parametrize(("below", "tasks"), TASKS)
def test_lines_in_parts_are_tasks_and_no_part_of_the_decision(tools, below, tasks):
    (item,) = items_of(tools, f"1. Ny mole\n\nBeslutning\nGodkendt.\n\n{below}")
    assert {(one.what, one.owner, one.due) for one in item.followups} == tasks
    assert (item.decision == "Godkendt.") is bool(tasks)


LIST = "Opgaveliste efter mødet\n\nPkt.\tOpgave\tAnsvarlig\tFrist\n"


def test_a_list_of_tasks_behind_the_items_is_shared_out_by_item(tools):
    text = "1. Ny mole\n\nBeslutning\nGodkendt.\n\n2. Budget\n\nBeslutning\nUdsat.\n\n3. Eventuelt\n\nIntet.\n\n"
    rows = "1\tMolen måles op\tHavnen\t3. juni 2024\n2\tTal for maj\tØkonomi\t10. juni 2024\n1\tBrev til ejer\tJura\t\n"
    mole, budget, last = items_of(tools, text + LIST + rows)
    assert {(one.what, one.owner, one.due) for one in mole.followups} == {
        ("Molen måles op", "Havnen", "2024-06-03"),
        ("Brev til ejer", "Jura", None),
    }
    assert ("Tal for maj", "Økonomi", "2024-06-10") in {(one.what, one.owner, one.due) for one in budget.followups}
    assert not last.followups
    assert (mole.decision, budget.decision) == ("Godkendt.", "Udsat.")


def test_a_list_of_tasks_with_numbers_of_no_item_stays_where_it_is(tools):
    text = "1. Ny mole\n\nBeslutning\nGodkendt.\n\n2. Havnen\n\nBeslutning\nHavnen renses.\n\n"
    mole, havn = items_of(tools, text + LIST + "8\tMolen måles op\tHavnen\t3. juni 2024\n")
    assert not mole.followups
    assert [one.what for one in havn.followups][-1:] == ["Molen måles op"]


def test_names_behind_boxes_came_whatever_stands_above_them(tools):
    head = (
        "# Referat\n\n| Udvalg | Teknisk Udvalg |\n|---|---|\n| Dato | 21. maj 2024 |\n| Tid | kl. 15.00 - 17.10 |\n\n"
    )
    people = "Vis deltagere\n\n- [x] Ida Bro (V)\n- [x] Bo Dam (A)\n- [ ] Kim Gran (F)\n\n"
    meeting = read(MarkdownReader(), f"{head}{people}1. Ny mole\n\nBeslutning\nGodkendt.\n", "form.md", tools)
    assert (meeting.participants, meeting.absent) == (("Ida Bro (V)", "Bo Dam (A)"), ("Kim Gran (F)",))
    assert (meeting.start, meeting.end) == ("15:00", "17:10")


@pytest.mark.parametrize(
    ("people", "came"),
    [
        (
            "A   Ida Bro (IBR, formand), Lis Eg (LEG)\nF   Bo Dam (BDA)\nV   Åse Holm (ÅHO), Kim Gran (KGR)\n",
            ("Ida Bro (IBR, formand)", "Lis Eg (LEG)", "Bo Dam (BDA)", "Åse Holm (ÅHO)", "Kim Gran (KGR)"),
        ),
        (
            "Ida Bro (A), formand, Bo Dam (V), 1. næstformand,\nLis Eg (F) og Kim Gran (C).\n",
            ("Ida Bro (A), formand", "Bo Dam (V), 1. næstformand", "Lis Eg (F)", "Kim Gran (C)"),
        ),
        (
            "Ida Bro (A), formand          Lis Eg (F)\nBo Dam (V)                    Kim Gran (C)\nÅse Holm (A)\n",
            ("Ida Bro (A), formand", "Bo Dam (V)", "Åse Holm (A)", "Lis Eg (F)", "Kim Gran (C)"),
        ),
    ],
)
def test_people_over_rows_are_each_one(tools, people, came):
    text = f"{DAY}Til stede\n{people}\n1. Ny mole\n\nBeslutning\nGodkendt.\n"
    assert read(TextReader(), text, "form.txt", tools).participants == came


TITLES = [
    ("SAG 1 · LOKALPLAN 4.07 FOR DEN NYE MOLE: UDSENDELSE I\nOFFENTLIG HØRING\n", "UDSENDELSE I OFFENTLIG HØRING"),
    (
        f"SAG 1 · FØRSTE BEHANDLING AF BUDGET 2024 OG OVERSLAGSÅRENE\n2025-2027{'ÅBEN':>60}\n",
        "OVERSLAGSÅRENE 2025-2027",
    ),
    (f"SAG 1 · FORSLAG TIL LOKALPLAN FOR TEGLVÆRKS-\nGRUNDEN{'ÅBEN':>60}\n", "FOR TEGLVÆRKSGRUNDEN"),
    ("SAG 1 · FORSLAG TIL STRATEGI FOR DEN GAMLE HAVN I NYBY\nBESLUTNING\n", "HAVN I NYBY"),
]


@pytest.mark.parametrize(("printed", "end"), TITLES)
def test_titles_in_capitals_break_over_lines(tools, printed, end):
    (item,) = items_of(tools, f"{printed}Godkendt.\n\nBilag\nKort\n")
    assert item.title.endswith(end)


def test_a_long_line_below_a_short_title_is_no_part_of_it(tools):
    prose = (
        "Udvalget bad i maj om en opfølgning på fraværet i byens dagtilbud og skoler, og tallene er nu faldet noget. "
        * 2
    )
    body = "".join(
        f"Punkt {n} - Fraværet på byens dagtilbud og skoler i år {n}\n{prose}\n"
        "Indstilling: Drøftes.\nBeslutning:\nDrøftet.\n\n"
        for n in (1, 2, 3)
    )
    wraps = (
        "Her står en linje der er brudt ved den bredde som siden har og som\nderfor går videre her og igen en gang\n"
    )
    items = items_of(tools, f"{wraps * 2}\n{body}")
    assert [one.title for one in items] == [f"Fraværet på byens dagtilbud og skoler i år {n}" for n in (1, 2, 3)]


def test_the_time_behind_kl_is_no_day(tools):
    text = "1. Ny mole\n\nBeslutning\nGodkendt.\n"
    meeting = read(TextReader(), f"{DAY}Mødet sluttede kl. 18.10.\n\n{text}", "form.txt", tools)
    assert (meeting.start, meeting.end) == ("15:00", "18:10")


def test_clauses_are_parted_behind_a_short_word(tools):
    text = (
        "1. Ny mole\n\n"
        "Indstilling: Forvaltningen indstiller, at der gives 2,4 mio. kr., og at resten tages af kassen.\n\n"
        "Beslutning\nGodkendt.\n"
    )
    (item,) = items_of(tools, text)
    assert item.recommendations == ("der gives 2,4 mio. kr.", "resten tages af kassen.")


def test_heads_of_pages_are_no_text_though_no_number_stands_in_them(tools):
    pages = "".join(
        f"SAG {n} · Ny mole {n}\n\nBeslutning\nGodkendt.\n\nDok.id 048821/24                      Side {n + 1} af 5\n\n"
        "NYBY KOMMUNE\nØkonomiudvalget · Referat\n\nBo Dam (V) ønsker en bænk på molen.\n\n"
        for n in (1, 2, 3, 4)
    )
    text = f"NYBY KOMMUNE\nØkonomiudvalget · Referat\n\n{DAY}{pages}"
    items = read(TextReader(), text, "form.txt", tools).items
    assert [one.decision for one in items] == ["Godkendt.\nBo Dam (V) ønsker en bænk på molen."] * 4


def test_sentences_below_attachments_on_one_line_are_none(tools):
    text = (
        "1. Ny mole\n\nBilag: Plan for molen, udkast af 14. maj 2024\n"
        "Direktionen så på, om en mole til skal med. Det skal den ikke.\n\nBeslutning\nGodkendt.\n"
    )
    (item,) = items_of(tools, text)
    assert [file.title for file in item.attachments] == ["Plan for molen, udkast af 14. maj 2024"]
    assert "om en mole til skal med" in " ".join(one.text for one in item.sections if one.role == "presentation")


def test_an_attachment_may_be_called_as_a_section_is_where_headings_are_marked(tools):
    text = (
        "# Referat\n\n## 1. Ny mole\n\n### Bilag\n\n[Notat om molen](https://x.dk/1)\n\n[Høringsparter](https://x.dk/2)\n\n"
        "### Beslutning\n\nGodkendt.\n\nVis mindre\n"
    )
    (item,) = read(MarkdownReader(), text, "form.md", tools).items
    assert [file.title for file in item.attachments] == ["Notat om molen", "Høringsparter"]
    assert item.decision == "Godkendt."


def test_rows_of_a_route_keep_every_day_of_a_body_and_take_the_day_below_a_long_name(tools):
    text = (
        "1. Ny mole\n\nBehandling\nTeknik- og Miljøudvalget     05.03.2024     Udsat\n"
        "Teknik- og Miljøudvalget\n                             14.05.2024     Anbefales\n"
        "Økonomiudvalget              21.05.2024     Til behandling\n\nBeslutning\nAnbefales.\n"
    )
    (item,) = items_of(tools, text)
    assert [(one.date, one.decision) for one in item.course] == [("2024-03-05", "Udsat"), ("2024-05-14", "Anbefales")]
    assert [one.date for one in item.route] == ["2024-03-05", "2024-05-14", "2024-05-21"]


def house() -> str:
    """Minutes whose headings are words of the house's own, beside the text."""
    matters = "".join(
        f"   Mole {n} og kaj {n}\n              [pkt. {n} | sag EMN-2022-0174{n} | Plan og Havn]\n\n"
        "Anledning     Molen er gammel og kajen er smal, og udvalget skal\n              se på dem begge.\n\n"
        f"Vores bud     Center for Plan foreslår, at\n              •  mole {n} bygges\n"
        f"              •  kaj {n} udvides\n\n"
        f"Medfølger     •  Kort over mole {n} (dok. 18821{n})\n\n"
        "Udfald        Udvalget vendte sagen og er enigt med centeret. Kajen\n              bliver først.\n\n\n"
        for n in (2, 3, 4)
    )
    first = "   Godkendelse af dagsorden\n              [pkt. 1]\n\nUdfald        Dagsordenen er i orden.\n\n\n"
    last = "   Meddelelser\n              [pkt. 5]\n\nUdfald        Der var ingen.\n"
    return first + matters + last


def test_labels_of_a_house_beside_the_text_and_numbers_in_brackets(tools):
    items = items_of(tools, "Referat\n\n" + house())
    assert [(one.number, one.title) for one in items] == [
        ("1", "Godkendelse af dagsorden"),
        *((str(n), f"Mole {n} og kaj {n}") for n in (2, 3, 4)),
        ("5", "Meddelelser"),
    ]
    assert [one.case_number for one in items[1:4]] == [f"EMN-2022-0174{n}" for n in (2, 3, 4)]
    assert items[0].decision == "Dagsordenen er i orden."
    assert items[2].decision == "Udvalget vendte sagen og er enigt med centeret. Kajen bliver først."
    assert items[2].recommendations == ("mole 3 bygges", "kaj 3 udvides")
    assert [(file.title, file.document_number) for file in items[1].attachments] == [("Kort over mole 2", "188212")]


def test_decisions_are_known_by_the_heading_that_fixed_points_have_alone(tools):
    matters = "".join(
        f"Punkt {n} Mole {n}\n\nOm sagen\n\nMolen er gammel.\n\n"
        "Sådan endte det\n\nDet bliver, som der lægges op til.\n\n"
        for n in (2, 3, 4)
    )
    text = f"Punkt 1 Dagsorden\n\nSådan endte det\n\nDen er i orden.\n\n{matters}"
    text += "Punkt 5 Meddelelser\n\nSådan endte det\n\nDer var ingen.\n"
    told = [one.decision for one in items_of(tools, text)]
    assert told == ["Den er i orden.", *["Det bliver, som der lægges op til."] * 3, "Der var ingen."]


def test_where_to_go_on_a_page_is_not_who_met(tools):
    menu = "Find et møde\n\nByrådet\nØkonomiudvalget\nTeknisk Udvalg\n\n"
    text = (
        f"{menu}Referat\n\nTeknisk Udvalg\n\nMødedag: tirsdag den 21. maj 2024\n\n1. Ny mole\n\nBeslutning\nGodkendt.\n"
    )
    assert read(TextReader(), text, "form.txt", tools).body == "Teknisk Udvalg"
