"""Headings of items in forms of the house's own, and what is no heading though it looks like one."""

from __future__ import annotations

import time

import pytest

from casegraph.documents.plain import TextReader
from casegraph.parse.structure import read_structure
from tests.parse.reading import read

TOP = "NYBY KOMMUNE\n\nReferat\n\nHavneudvalget\nTirsdag den 7. november 2023\n\n"
BODY = "\nSagsfremstilling\nMolen er gammel, og bolværket skal skiftes.\n\nBeslutning\nGodkendt.\n\n"
TITLES = ("Ny mole", "Ny bro ved Kajen", "Køb af havnekran", "Nyt fyrtårn")


def meeting(tools, form, *, letters="1234", body=BODY, above=""):
    items = (
        form.format(n=n, title=title, case=f"24/0031{at}")
        for at, (n, title) in enumerate(zip(letters, TITLES, strict=True))
    )
    return read(TextReader(), TOP + above + "".join(f"{item}\n{body}" for item in items), "form.txt", tools)


@pytest.mark.parametrize(
    "form",
    [
        "[{n}]  {title}",
        "({n}) {title}",
        "§ {n} | {title}",
        "{title} (sag {n})",
        "{title} · punkt {n}",
        "{title}  Punkt {n} af 4",
        "{title} → emne {n}",
        "Løbenr. {n}     {title}",
        "{n} | {title}",
        "<{n}>  {title}",
        "{title} (dagsordenspunkt {n})",
        ">> {title} (sag {n})",
    ],
)
def test_numbers_stand_wherever_a_house_puts_them(tools, form):
    items = meeting(tools, form).items
    assert [(one.number, one.title) for one in items] == [*zip("1234", TITLES, strict=True)]
    assert {one.decision for one in items} == {"Godkendt."}


@pytest.mark.parametrize(
    "form",
    [
        "[{n}]  {title}  ({case})",
        "{case} | {n} | {title}",
        "{title} | {case} (sag {n})",
        "{n}  –  Åbent punkt  –  {case}\n{title}",
        "{case}\n{title} (sag {n})",
        "Ad {n}) {title} / {case}",
        "{title} → emne {n} ⟨{case}⟩",
    ],
)
def test_the_number_of_the_case_stands_beside_it(tools, form):
    items = meeting(tools, form).items
    assert [(one.number, one.title) for one in items] == [*zip("1234", TITLES, strict=True)]
    assert [one.case_number for one in items] == [f"24/0031{at}" for at in range(4)]


@pytest.mark.parametrize("form", ["{n}) {title}", "{n} · {title}", "{n}. {title}", "{n} | {title} | {case}"])
def test_letters_count_too(tools, form):
    items = meeting(tools, form, letters="ABCD").items
    assert [(one.number, one.title) for one in items] == [*zip("ABCD", TITLES, strict=True)]


@pytest.mark.parametrize("form", ["[{case}] {title}", ">> {title} ({case})", "[{case}] {title}\n============"])
def test_case_numbers_alone_may_head_items(tools, form):
    items = meeting(tools, form).items
    assert [(one.number, one.title) for one in items] == [(None, title) for title in TITLES]
    assert [one.case_number for one in items] == [f"24/0031{at}" for at in range(4)]


def test_what_is_marked_as_closed_is_closed(tools):
    text = TOP + "".join(
        f"{n}  –  {'Lukket' if n == 2 else 'Åbent'} punkt  –  24/0031{n}\n{title}\n{BODY}"
        for n, title in enumerate(TITLES, 1)
    )
    assert [one.closed for one in read(TextReader(), text, "form.txt", tools).items] == [False, True, False, False]


def test_a_list_of_contents_is_none_of_them(tools):
    listed = "Oversigt\n" + "".join(f"{n}    {title}     Godkendt\n" for n, title in enumerate(TITLES, 1)) + "\n"
    items = meeting(tools, "{n}  –  Åbent punkt\n{title}", above=listed).items
    assert [one.title for one in items] == [*TITLES]


@pytest.mark.parametrize(
    "inside",
    [
        "[1] Kilden er et notat.\n[2] Prisen er fra 2022.\n[3] Se kortet.\n",
        "A) Bolværket\nB) Kranen\nC) Broen\nD) Fyret\n",
        "Etape 1 | Bolværk\nEtape 2 | Kran\nEtape 3 | Bro\n",
    ],
)
def test_what_counts_inside_an_item_heads_none(tools, inside):
    body = BODY.replace("Beslutning\n", f"{inside}\nBeslutning\n")
    items = meeting(tools, "Punkt {n}: {title}", body=body).items
    assert [one.title for one in items] == [*TITLES]


@pytest.mark.parametrize(
    ("decision", "presentation"),
    [
        ("+-- Beslutning ---------------+", "+-- Sagsfremstilling ----------+"),
        ("╔═ Beslutning ════════════╗", "╔═ Sagsfremstilling ═══════╗"),
        ("» Beslutning", "» Sagsfremstilling"),
        ("→ Beslutning:", "→ Sagsfremstilling:"),
        ("{n}.2  Beslutning", "{n}.1  Sagsfremstilling"),
    ],
)
def test_what_is_drawn_around_the_labels_of_sections(tools, decision, presentation):
    body = f"\n{presentation}\nMolen er gammel, og bolværket skal skiftes.\n\n{decision}\nGodkendt.\n\n"
    items = read(
        TextReader(),
        TOP + "".join(f"Punkt {n}: {title}\n{body.replace('{n}', str(n))}" for n, title in enumerate(TITLES, 1)),
        "form.txt",
        tools,
    ).items
    assert [one.decision for one in items] == ["Godkendt."] * 4


def test_a_mark_may_stand_between_number_and_title(tools):
    body = "Beslutning\nGodkendt.\n"
    text = TOP + "".join(f"Dagsordenspunkt {n}\nÅben\n{title}\n{body}" for n, title in enumerate(TITLES, 1))
    items = read(TextReader(), text, "form.txt", tools).items
    assert [(one.number, one.title) for one in items] == [*zip("1234", TITLES, strict=True)]


def test_a_case_number_at_the_end_of_an_item(tools):
    items = meeting(
        tools, "Punkt {n}: {title}", body=BODY.replace("Godkendt.\n", "Godkendt.\n(Arkiv 28.03.00-P24-2-16)\n")
    ).items
    assert {one.case_number for one in items} == {None}  # one number each time is no case's
    text = TOP + "".join(
        f"Punkt {n}: {title}\n{BODY.replace('Godkendt.', f'Godkendt.{chr(10)}(Arkiv 28.03.00-P24-{n}-16)')}"
        for n, title in enumerate(TITLES, 1)
    )
    items = read(TextReader(), text, "form.txt", tools).items
    assert [one.case_number for one in items] == [f"28.03.00-P24-{n}-16" for n in range(1, 5)]
    assert {one.decision for one in items} == {"Godkendt."}


CLAUSES = (
    "Huset bruges hver dag\naf foreninger i byen.",
    "Driften betales af dem\nhvert år.",
    "Leje reguleres\nhvert år.",
)


@pytest.mark.parametrize("sign", ["({n})", "[{n}]", "§ {n} |"])
@pytest.mark.parametrize("titles", [("1. Ny mole",), ("1. Ny mole", "2. Ny bro"), ("Ny mole", "Ny bro", "Ny kran")])
@pytest.mark.parametrize("where", [0, -1])
def test_a_list_inside_one_of_few_items_heads_none(tools, sign, titles, where):
    listed = "".join(f"{sign.format(n=n)} {clause}\n\n" for n, clause in enumerate(CLAUSES * 4, 1))
    bodies = [BODY] * len(titles)
    bodies[where] = f"\nSagsfremstilling\nVilkårene er:\n\n{listed}Beslutning\nGodkendt.\n\n"
    text = TOP + "".join(f"{title}\n{body}" for title, body in zip(titles, bodies, strict=True))
    items = read(TextReader(), text, "form.txt", tools).items
    found = [one.title for one in items if not one.title.startswith(sign[0])]
    assert found == [title.removeprefix("1. ").removeprefix("2. ") for title in titles]
    assert len(items) - len(found) <= 1


@pytest.mark.parametrize("title", ["Havn", "Havneudvalg", "Tirsdag", "Referat", "Nyby"])
def test_the_head_is_no_list_of_contents(tools, title):
    heads = (title, *TITLES[1:])
    text = TOP + "".join(f"[{n}] {one}\n{BODY}" for n, one in enumerate(heads, 1))
    found = read(TextReader(), text, "form.txt", tools)
    assert (found.body, found.date) == ("Havneudvalget", "2023-11-07")
    assert [one.title for one in found.items] == [*heads]


def test_a_line_that_has_several_short_titles_is_no_list_of_contents(tools):
    head = "NYBY KOMMUNE\n\nHavneudvalget, referat af møde den 7. november 2023\n\n"
    text = head + "".join(f"[{n}] {one}\n{BODY}" for n, one in enumerate(("Referat", "Møde", "Ny mole"), 1))
    found = read(TextReader(), text, "form.txt", tools)
    assert (found.body, found.date) == ("Havneudvalget", "2023-11-07")


@pytest.mark.parametrize(
    "entry",
    ["{n}. {title}", "{title} ........ {n}", "[{n}]  {title}", "Punkt {n}: {title}", "{title}", "{title}, side {n}"],
)
def test_a_list_of_contents_of_any_form_is_none_of_them(tools, entry):
    listed = "Oversigt\n" + "".join(f"{entry.format(n=n, title=title)}\n" for n, title in enumerate(TITLES, 1)) + "\n"
    items = meeting(tools, "[{n}] {title}", above=listed).items
    assert [(one.number, one.title) for one in items] == [*zip("1234", TITLES, strict=True)]


@pytest.mark.parametrize(
    ("inside", "more"),
    [
        ("→ At bygge nyt\n→ At bygge om\n", []),
        ("\n→ At bygge nyt\n\n→ At bygge om\n", []),
        ("\n→ Sagsfremstilling\nSe notatet.\n", []),
        ("\n→ Eventuelt\n\nSagsfremstilling\nIntet nyt.\n", ["Eventuelt"]),
        ("\n→ Økonomi\n\nSagsfremstilling\nIntet nyt.\n", ["Økonomi"]),
    ],
)
def test_what_stands_behind_the_sign_of_headings_is_one_where_it_is_no_list(tools, inside, more):
    first = BODY.replace("Beslutning\n", f"{inside}\nBeslutning\n", 1)
    bodies = (first, *[BODY] * 3)
    text = TOP + "".join(
        f"→ {title} (sag 24/0031{n})\n{body}" for n, (title, body) in enumerate(zip(TITLES, bodies, strict=True))
    )
    items = read(TextReader(), text, "form.txt", tools).items
    assert [one.title for one in items] == [TITLES[0], *more, *TITLES[1:]]


def test_labels_that_are_underlined_as_headings_are_head_no_items(tools):
    body = BODY.replace("Sagsfremstilling\n", "Sagsfremstilling\n=======\n").replace(
        "Beslutning\n", "Beslutning\n=======\n"
    )
    assert [one.title for one in meeting(tools, "[{case}] {title}\n=======", body=body).items] == [*TITLES]


@pytest.mark.parametrize(
    "line", ["({n}) Ny mole {n}", "» Ny mole {half}", "→ Ny mole (sag 24/{n:05})", "og videre indtil enden af siden og"]
)
def test_headings_without_end_take_no_time_but_their_own(tools, line):
    text = f"{TOP}1. Ny mole\n" + "\n".join(line.format(n=n, half=n // 2) for n in range(1, 15_001))
    (source,) = TextReader().read(text.encode(), "form.txt")
    begin = time.process_time()
    read_structure(source, tools)
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    "body", ["Beslutning\nIntet.\n", "Sagsfremstilling\nNæste møde er den 5.\n\nBeslutning\nIntet.\n"]
)
def test_headings_by_themselves_with_text_below_are_no_list_of_the_first_item(tools, body):
    plain = "Forvaltningen fortalte om sagen, og udvalget talte den igennem.\n\n"
    titles = (*TITLES, "Eventuelt")
    items = [f"[{n}] {title}\n\n{body if n == len(titles) else plain}" for n, title in enumerate(titles, 1)]
    text = (
        f"{TOP}Godkendelse af dagsorden\n\nIndstilling\nDet indstilles, at dagsordenen godkendes.\n\n{''.join(items)}"
    )
    found = read(TextReader(), text, "form.txt", tools).items
    assert [one.title for one in found if one.number] == list(titles)


@pytest.mark.parametrize("label", ["Tidsplan", "Pressemeddelelse"])
def test_what_stands_before_the_decision_is_a_section_of_some_items(tools, label):
    bodies = ["Tekst.\n\n"] * len(TITLES)
    bodies[1] += f"{label}\n------------\nTo år.\n\n"
    text = TOP + "".join(
        f"[{n}] {title}\n------------\n\n{body}Beslutning\n------------\nGodkendt.\n\n"
        for n, (title, body) in enumerate(zip(TITLES, bodies, strict=True), 1)
    )
    assert [one.title for one in read(TextReader(), text, "form.txt", tools).items] == [*TITLES]
