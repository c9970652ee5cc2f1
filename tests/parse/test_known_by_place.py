"""What a document shows: decisions by where their heading stands, requests by their clauses, whose a number is."""

from __future__ import annotations

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from tests.parse.reading import read

MET = "NYBY KOMMUNE\nHavneudvalget\nTirsdag den 7. november 2023\nTil stede: Ane Holm, Bo Kær. Afbud: Ida Friis\n\n"
TITLES = ("Godkendelse af dagsorden", "Ny mole", "Bro ved Kajen", "Nyt fyrtårn")
TEXT = "Kort fortalt\nDer mangler plads til bådene.\n\n"
DECIDED = ("Dagsordenen blev godkendt.", "Udvalget anbefaler forslaget.", "Sagen blev udsat.", "Udvalget siger ja.")


def minutes(outcome, top=MET, text=TEXT):
    """Four items, the first of which has nothing but its outcome."""
    items = [
        f"{n}. {title}\n\n{text if n > 1 else ''}{outcome.format(said)}\n\n"
        for n, (title, said) in enumerate(zip(TITLES, DECIDED, strict=True), 1)
    ]
    return top + "".join(items)


@pytest.mark.parametrize(
    "outcome",
    [
        "Sådan endte det\n{}",
        "Udvalget sagde: {}",
        "Udvalgets stilling den 7. november 2023\n{}",
    ],
)
def test_decisions_stand_under_what_a_fixed_point_has_alone(tools, outcome):
    items = read(TextReader(), minutes(outcome), "form.txt", tools).items
    assert [one.decision for one in items] == list(DECIDED)


AGENDA = "NYBY KOMMUNE\nHavneudvalget\nTirsdag den 7. november 2023\n{}\n\n"


@pytest.mark.parametrize(
    ("top", "said"),
    [
        (
            f"Dagsorden til mødet i\n{AGENDA.format('Til stede: Ane Holm')}",
            ("Ane Holm", "Bo Kær", "Ida Friis", "Ane Holm"),
        ),
        (
            AGENDA.format("Deltagere: Ane Holm, Bo Kær"),
            ("Ane Holm", "Bo Kær", "Ida Friis, godkendt revisor", "Ane Holm"),
        ),
        (AGENDA.format("Medlemmer: Ane Holm, Bo Kær"), ("Ane Holm", "Bo Kær", "Ida Friis", "Ane Holm")),
    ],
)
@pytest.mark.parametrize("outcome", ["Sådan går det\n{}", "Oplægsholder: {}"])
def test_nothing_is_decided_before_the_meeting(tools, top, said, outcome):
    items = [
        f"{n}. {title}\n\n{TEXT if n > 1 else ''}{outcome.format(one)}\n\n"
        for n, (title, one) in enumerate(zip(TITLES, said, strict=True), 1)
    ]
    found = read(TextReader(), top + "".join(items), "form.txt", tools).items
    assert [one.decision for one in found] == [None] * 4


def test_what_is_called_a_conclusion_is_no_request(tools):
    items = [f"{n}. {title}\n\nKonklusionen blev\n\nat der bygges i år\n\n" for n, title in enumerate(TITLES, 1)]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert [one.recommendations for one in found] == [()] * 4


def test_bodies_that_asked_for_a_matter_are_no_route_of_it(tools):
    asked = ("Byrådet", "Byrådet - Økonomiudvalget", "Byrådet - Økonomiudvalget", "Byrådet")
    items = [
        f"{n}. {title}\n\nForslag fra: {body}\n\nBeslutning\nGodkendt.\n\n"
        for n, (title, body) in enumerate(zip(TITLES, asked, strict=True), 1)
    ]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert not any(one.route for one in found)


def test_a_number_above_each_heading_but_that_of_a_fixed_point_is_of_the_item_below(tools):
    items = [f"## {n}. {title}\n\n### Beslutning\n\nGodkendt.\n\n" for n, title in enumerate(TITLES, 1)]
    numbered = [(f"Sagsnr. 24/0010{n}\n\n" if n else "") + item for n, item in enumerate(items)]
    found = read(MarkdownReader(), MET + "".join(numbered), "form.md", tools).items
    assert [[number.printed for number in one.case_numbers] for one in found] == [
        [],
        ["24/00101"],
        ["24/00102"],
        ["24/00103"],
    ]


def test_the_head_of_a_run_of_closed_items_is_no_mark_of_the_item_above(tools):
    heads = ("1. Ny mole", "2. Eventuelt\nLukkede punkter\nSagsnr. 24/00103", "3. Salg af grund", "4. Personalesag")
    text = MET + "".join(f"{head}\nBeslutning\nGodkendt.\n" for head in heads)
    found = read(TextReader(), text, "form.txt", tools).items
    assert [one.closed for one in found][2:] == [True, True]


@pytest.mark.parametrize(
    ("heads", "by"),
    [
        (("Havnen beder om",) * 3, "Havnen"),
        (("Det foreslår havnechefen", "Det foreslår fyrmesteren", "Det foreslår havnens leder"), "fyrmesteren"),
    ],
)
def test_what_is_asked_for_shows_by_its_clauses(tools, heads, by):
    asked = "{head}\n1) at der bygges i år\n2) at havnen betaler\n\nBeslutning\nGodkendt.\n\n"
    items = [
        f"{n}. {title}\n\n{TEXT}{asked.format(head=head)}"
        for n, (title, head) in enumerate(zip(TITLES[1:], heads, strict=True), 1)
    ]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert [one.recommendations for one in found] == [("der bygges i år", "havnen betaler")] * 3
    assert found[1].recommended_by == by


def test_a_number_belongs_to_what_it_stands_nearer_to(tools):
    items = [
        f"{n}. {title}\n\nBeslutning\nGodkendt.\n\nSagsnr. 24/0031{n}\n\n\n\n" for n, title in enumerate(TITLES, 1)
    ]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert [one.case_numbers[0].printed for one in found] == ["24/00311", "24/00312", "24/00313", "24/00314"]


def test_a_number_above_a_heading_of_the_source_is_of_the_section_before(tools):
    items = [f"## {title}\n\n### Beslutning\n\nGodkendt.\n\n" for title in TITLES]
    numbered = [item + (f"Find sagen i arkivet: KS25/00731{n}\n\n" if n else "") for n, item in enumerate(items)]
    found = read(MarkdownReader(), MET + "".join(numbered), "form.md", tools).items
    assert [tuple(number.printed for number in one.case_numbers) for one in found] == [
        (),
        ("KS25/007311",),
        ("KS25/007312",),
        ("KS25/007313",),
    ]


@pytest.mark.parametrize("form", ["## Emne {n} af 4 — {title}\n\n", "Punkt {n} af 4\n\n## {title}\n\n"])
def test_items_may_say_how_many_there_are(tools, form):
    items = [form.format(n=n, title=title) + "### Beslutning\n\nGodkendt.\n\n" for n, title in enumerate(TITLES, 1)]
    found = read(MarkdownReader(), MET + "".join(items), "form.md", tools).items
    assert [(one.number, one.title) for one in found] == [(str(n), title) for n, title in enumerate(TITLES, 1)]


CLOSED = [
    ("{n}. {title}\n\n", "{n}. {title} (LUKKET DØR)\n\n"),
    ("{n}. {title}\n\n", "{n}. {title} (kun for udvalget)\n\n"),
    ("{n}. {title}\n\n", "{n}. {title} 🔒\n\n"),
    (
        "{n}. {title}\nRef. 00.01.00-A21-{n}-13 / åben dagsorden / abc\n\n",
        "{n}. {title}\nRef. 00.01.00-A21-{n}-13 / lukket dagsorden / abc\n\n",
    ),
    ("{n}. {title}\nSag 24/0031{n}, åbent punkt, abc\n\n", "{n}. {title}\nSag 24/0031{n}, lukket punkt, abc\n\n"),
    ("Punkt {n} af 4\n\n## {title}\n\n", "Punkt {n} af 4 – lukket\n\n## {title}\n\n"),
    ("{n}. {title}\nAdgang          Åben\n\n", "{n}. {title}\nAdgang          Ikke offentlig\n\n"),
    ("{n}. {title}\nSag: 24/0031{n}\n\n", "{n}. {title}\nSag: 24/0031{n}     Behandlet for lukkede døre\n\n"),
    ("{n}. {title}\n\n", "{n}. {title}\nIkke for offentligheden.\n\n"),
    ("{n}. {title}\n\n", "{n}. {title}\n(Holdt for lukkede døre – mere skrives ikke.)\n\n"),
    ("{n}. {title}\n\n", "{n}. {title}\nLukket dør. Intet gengives.\n\n"),
]


@pytest.mark.parametrize("closed", [2, 4])
@pytest.mark.parametrize(("form", "closed_form"), CLOSED)
def test_marks_close_their_item_and_no_other(tools, form, closed_form, closed):
    items = [
        (closed_form if n == closed else form).format(n=n, title=title) + "Beslutning\n\nGodkendt.\n\n"
        for n, title in enumerate(TITLES, 1)
    ]
    reader, name = (MarkdownReader(), "form.md") if "##" in form else (TextReader(), "form.txt")
    found = read(reader, MET + "".join(items), name, tools).items
    assert [(one.title, one.closed) for one in found] == [(title, n == closed) for n, title in enumerate(TITLES, 1)]


def test_lines_that_count_all_pages_are_feet_of_them(tools):
    items = [f"{n}. {title}\n\nBeslutning\nGodkendt.\n\nBilag: Tegning\n" for n, title in enumerate(TITLES, 1)]
    items[1] += "Nyby Kommune - Havneudvalget - 07-11-2023 - side 1 af 2\n"
    items[3] += "Nyby Kommune - Havneudvalget - 07-11-2023 - side 2 af 2\n"
    found = read(TextReader(), MET + "\n".join(items), "form.txt", tools).items
    assert [[one.title for one in item.attachments] for item in found] == [["Tegning"]] * 4


def test_a_list_of_contents_may_have_the_numbers_of_items_behind_its_leaders(tools):
    listed = "OVERSIGT\n\n" + "".join(f"{title} {'.' * 20} nr. {n}\n" for n, title in enumerate(TITLES, 41))
    items = [
        f"\n\n{title}\n{'-' * len(title)}\n\nKORT FORTALT\nDer kom 4 både,\nflest i maj.\n\nBESLUTNING\nGodkendt.\n"
        for title in TITLES
    ]
    found = read(TextReader(), MET + listed + "".join(items), "form.txt", tools).items
    assert [one.title for one in found] == list(TITLES)


def test_a_table_of_days_and_bodies_is_a_course_whatever_its_name(tools):
    rows = "Dag\tHvor\tUdfald\n03.10.2023\tØkonomiudvalget\tForslaget anbefales.\n"
    items = [
        f"{n}. {title}\n\n{TEXT}Beslutning\nGodkendt.\n\nFør i tiden\n{rows}\n" for n, title in enumerate(TITLES, 1)
    ]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert [[(one.date, one.decision) for one in item.course] for item in found] == [
        [("2023-10-03", "Forslaget anbefales.")]
    ] * 4


@pytest.mark.parametrize("label", ["Forelægges", "Går gennem"])
def test_bodies_one_after_another_are_a_route_whatever_stands_before(tools, label):
    routes = ("Havneudvalget > Økonomiudvalget > Byrådet", "Byrådet", "Havneudvalget > Økonomiudvalget", "Byrådet")
    items = [
        f"{n}. {title}\n{label}: {route}\n\n{TEXT}Beslutning\nGodkendt.\n\n"
        for n, (title, route) in enumerate(zip(TITLES, routes, strict=True), 1)
    ]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert [" > ".join(stop.body for stop in item.route) for item in found] == list(routes)


def test_what_begins_like_a_decision_is_none_where_decisions_stand_elsewhere(tools):
    text = "Borgerne\nForslaget er godkendt af grundejerne.\n\n"
    items = [f"{n}. {title}\n\n{text}Afgørelse\nUdsat.\n\n" for n, title in enumerate(TITLES, 1)]
    found = read(TextReader(), MET + "".join(items), "form.txt", tools).items
    assert [one.decision for one in found] == ["Udsat."] * 4
