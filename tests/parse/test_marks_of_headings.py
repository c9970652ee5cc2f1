"""Marks of closed items wherever headings have them: under the number, beside it, and where no title is printed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
from casegraph.parse.structure.house_cells import read_cells
from tests.parse.reading import read

TOP = "NYBY KOMMUNE\n\nReferat\n\nHavneudvalget\nTirsdag den 7. november 2023\n\n"
TITLES = ("Ny mole", "Ny bro ved Kajen", "Køb af havnekran", "Nyt fyrtårn")
OPEN_BODY = "Beslutning\nGodkendt.\n\n"
CLOSED_BODY = "Beslutning\nPeder Holm får kajen for 40.000 kr.\n\n"
PLAIN, HOUSE = "{n}.\n{mark}\n{title}\n\n", "[{n}] {title}\n\n"


def minutes(form, closed_form, *, closed):
    """Four items, one of them closed, headed in a form of its own."""
    items = [
        (closed_form if n == closed else form).format(
            n=n, title=title, mark="Lukket punkt" if n == closed else "Åbent punkt", case=f"24/0031{n}"
        )
        + (CLOSED_BODY if n == closed else OPEN_BODY)
        for n, title in enumerate(TITLES, 1)
    ]
    return TOP + "".join(items)


CASES = [
    (PLAIN, PLAIN, True),
    ("Punkt {n}\nÅben\n{title}\n\n", "Punkt {n}\nLukket\n{title}\n\n", True),
    ("Punkt {n}\nÅben\n{title}\n\n", "Punkt {n}\nLukket\n\n", False),
    (HOUSE, "[{n}] Lukket\n\n", False),
    (HOUSE, "[{n}] Lukket\n{title}\n\n", True),
    ("[{n}] | {case}\n{title}\n\n", "[{n}] | Lukket\n\n", False),
    (HOUSE, "[{n}] [Lukket] {title}\n\n", True),
    (HOUSE, "[Lukket] [{n}] {title}\n\n", True),
    (HOUSE, "[{n} - Lukket] {title}\n\n", True),
    (HOUSE, "Lukket punkt\n[{n}] {title}\n\n", True),
    ("→ {title} (sag {case})\n\n", "→ Lukket (sag {case})\n\n", False),
    ("Punkt {n}\n{title}\n\n", "Lukket punkt\nPunkt {n}\n{title}\n\n", True),
    ("Punkt {n}: {title}\n\n", "Punkt {n}: {title}\n(Lukket)\n\n", True),
    ("Punkt {n}: {title}\n\n", "Punkt {n}: {title}\nFortroligt\n\n", True),
    ("Punkt {n}: {title}\n\n", "Punkt {n}: {title}\nStatus: Lukket\n\n", True),
    ("{n}. {title}\n\n", "{n}. Lukket punkt {title}\n\n", True),
]


@pytest.mark.parametrize("closed", [1, 2, 4])
@pytest.mark.parametrize(("form", "closed_form", "titled"), CASES)
def test_the_item_that_is_marked_is_closed_and_no_other(tools, form, closed_form, titled, closed):
    items = read(TextReader(), minutes(form, closed_form, closed=closed), "form.txt", tools).items
    assert [one.closed for one in items] == [n == closed for n in range(1, 5)]
    assert [one.title for one in items if not one.closed] == [one for n, one in enumerate(TITLES, 1) if n != closed]
    (hidden,) = [one for one in items if one.closed]
    assert hidden.title == (TITLES[closed - 1] if titled else "Lukket")
    assert hidden.decision.startswith("Peder Holm")


@pytest.mark.parametrize("closed", [2, 4])
@pytest.mark.parametrize(("form", "closed_form", "titled"), CASES)
def test_what_is_closed_is_not_shown(tmp_path, form, closed_form, titled, closed):
    path = tmp_path / "form.txt"
    path.write_text(minutes(form, closed_form, closed=closed), encoding="utf-8")
    shown = CliRunner().invoke(casegraph, ["inspect", str(path), "--open-only"])
    assert shown.exit_code == 0, shown.stderr
    assert "Peder Holm" not in shown.stdout
    assert "Godkendt." in shown.stdout


@pytest.mark.parametrize(("mark", "closed"), [("", [2, 3]), ("Åbent punkt\n", [2])])
def test_what_was_put_in_behind_a_closed_item_is_closed_unless_it_says_otherwise(tools, mark, closed):
    heads = ("1. Ny mole", "2. Ny bro\nLukket punkt", f"2a. Ny kran\n{mark}", "3. Nyt fyr")
    text = TOP + "".join(f"{head}\n\nSagsfremstilling\nDen er slidt.\n\n{OPEN_BODY}" for head in heads)
    items = read(TextReader(), text, "form.txt", tools).items
    assert [n for n, one in enumerate(items, 1) if one.closed] == closed
    assert [one.number for one in items] == ["1", "2", "2a", "3"]


@pytest.mark.parametrize("sections", ["SPPSP", "PPSPS", "PPPPP"])
@pytest.mark.parametrize("form", ["[{n}] {title} | Lukket", "[{n}] Lukket"])
def test_the_closed_one_among_headings_of_the_house_is_hidden_whatever_sections_items_have(tools, sections, form):
    bodies = {"S": "\nSagsfremstilling\nDen er slidt.\n\nBeslutning\nGodkendt.\n\n", "P": "\nDen er slidt.\n\n"}
    heads = [f"[{n}] {title}\n" for n, title in enumerate((*TITLES, "Salg af skur"), 1)]
    heads[1] = form.format(n=2, title=TITLES[1]) + "\n"
    text = TOP + "".join(f"{head}{bodies[sort]}" for head, sort in zip(heads, sections, strict=True))
    assert [one.closed for one in read(TextReader(), text, "form.txt", tools).items] == [n == 2 for n in range(1, 6)]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_marks_behind_the_sign_of_headings_are_closed_items_each_time(tools, times):
    heads = [f"→ {title} (sag 24/0031{n})\n" for n, title in enumerate(TITLES, 1)] + ["→ Lukket punkt\n"] * times
    text = TOP + "".join(f"{head}\n{OPEN_BODY}" for head in heads)
    items = read(TextReader(), text, "form.txt", tools).items
    assert [one.closed for one in items] == [False] * 4 + [True] * times


@pytest.mark.parametrize(
    "line", ["Ansøgningsfrist: Åben", "Afstemning: Åben", "Type: Offentligt punkt", "Status: Åben"]
)
@pytest.mark.parametrize(
    "place", ["2. Ny bro (lukket)\n{line}", "{line}\n2. Ny bro (lukket)", "2. Lukket punkt\n{line}"]
)
def test_no_label_opens_what_is_closed(tools, line, place):
    heads = ("1. Ny mole", place.format(line=line), "3. Nyt fyr")
    text = TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads)
    assert [one.closed for one in read(TextReader(), text, "form.txt", tools).items] == [False, True, False]


@pytest.mark.parametrize("line", ["Mandag: Lukket", "Afstemning: Lukket", "Tilmelding: Lukket", "Åbningstider: Lukket"])
@pytest.mark.parametrize("place", ["2. Ny bro\n{line}", "{line}\n2. Ny bro"])
def test_what_else_is_closed_closes_no_item(tools, line, place):
    heads = ("1. Ny mole", place.format(line=line), "3. Fortroligt Forum")
    items = read(TextReader(), TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads), "form.txt", tools).items
    assert [(one.title, one.closed) for one in items][1:] == [("Ny bro", False), ("Fortroligt Forum", False)]


def test_a_closed_agenda_among_headings_of_the_house_closes_what_follows(tools):
    heads = ("[1] Ny mole", "[2] Ny bro", "[3] Lukket dagsorden", "[4] Køb af grund", "[5] Salg af grund")
    items = read(TextReader(), TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads), "form.txt", tools).items
    assert [one.closed for one in items] == [False, False, True, True, True]


def test_a_mark_in_the_place_of_a_title_stays_it_whatever_comes_twice_below(tools):
    twice = f"2. Lukket punkt\n\n{OPEN_BODY}Beslutning\nUdsat.\n\n"
    items = read(
        TextReader(), f"{TOP}1. Ny mole\n\n{OPEN_BODY}{twice}3. Nyt fyr\n\n{OPEN_BODY}", "form.txt", tools
    ).items
    assert [(one.title, one.closed) for one in items][1] == ("Lukket punkt", True)


@pytest.mark.parametrize("heading", ["[{n}] {title}", "Punkt {n}: {title}", "{n}. {title}"])
def test_a_closed_agenda_may_be_the_title_of_an_item(tools, heading):
    heads = [heading.format(n=n, title=title) for n, title in enumerate((*TITLES[:3], "Lukket dagsorden"), 1)]
    items = read(TextReader(), TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads), "form.txt", tools).items
    assert [one.closed for one in items] == [False, False, False, True]


@pytest.mark.parametrize(("name", "title"), [("Økonomi", "Økonomi"), ("Høring", "Høring"), ("Beslutning", "Åben")])
def test_the_name_of_a_section_behind_a_mark_may_be_a_title(tools, name, title):
    heads = ("Punkt 1\nÅben\nNy mole", f"Punkt 2\nÅben\n{name}", "Punkt 3\nÅben\nNy bro")
    items = read(TextReader(), TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads), "form.txt", tools).items
    assert [one.title for one in items] == ["Ny mole", title, "Ny bro"]


@pytest.mark.parametrize("mark", ["(Lukket)", "[Lukket]", "(Åben)"])
@pytest.mark.parametrize("place", ["{mark}\nPunkt 1: Ny mole", "Punkt 1:\n{mark}\nNy mole", "Punkt 1: Ny mole\n{mark}"])
def test_a_mark_in_brackets_on_a_line_of_its_own(tools, mark, place):
    text = TOP + place.format(mark=mark) + f"\n\n{OPEN_BODY}"
    (found,) = read(TextReader(), text, "form.txt", tools).items
    assert (found.title, found.closed) == ("Ny mole", "Lukket" in mark)


@pytest.mark.parametrize("mark", ["Lukket punkt", "Lukket", "Fortroligt"])
def test_a_mark_may_be_the_heading_of_an_item_of_a_page(tools, mark):
    heads = ("Ny mole", "Ny bro", mark, "Nyt fyr")
    body = "### Beslutning\n\nGodkendt.\n\n"
    text = "# Referat af møde i Havneudvalget den 7. november 2023\n\n" + "".join(
        f"## {one}\n\n{body}" for one in heads
    )
    items = read(MarkdownReader(), text, "form.md", tools).items
    assert [(one.title, one.closed) for one in items] == [(one, one == mark) for one in heads]


def test_a_letter_and_a_mark_may_be_all_of_a_heading(tools):
    heads = ("(A) Ny mole", "(B) Ny bro", "(C) Lukket", "(D) Nyt fyr")
    items = read(TextReader(), TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads), "form.txt", tools).items
    assert [one.closed for one in items] == [False, False, True, False]


@pytest.mark.parametrize("line", ["330-2019-459408        Åbent", "24/00313    Lukket", "Sagsnr.: 24/00313    Åbent"])
def test_a_line_of_numbers_with_a_mark_is_no_heading(tools, line):
    assert read_cells(line, tools.vocabulary) is None
    assert read_cells("→ Lukket (sag 24/00313)", tools.vocabulary).title == "Lukket"


HOUSES = [
    ("[24/0031{n}] {title}\n{mark}\n\n", "Åben", "Lukket"),
    ("→ {title} (sag 24/0031{n})\n\n→ {mark}\n\n", "Åbent punkt", "Lukket punkt"),
    ("{n}. {title}\n{mark}\n\n", "For åbne døre", "For lukkede døre"),
    ("24/0031{n} | {title}{mark}\n\n", "", " [fortroligt punkt]"),
]


@pytest.mark.parametrize("closed", [1, 2, 4])
@pytest.mark.parametrize(("form", "opened", "mark"), HOUSES)
def test_a_mark_under_every_heading_of_a_house_is_its_items(tools, form, opened, mark, closed):
    heads = [form.format(n=n, title=title, mark=mark if n == closed else opened) for n, title in enumerate(TITLES, 1)]
    text = TOP + "".join(f"{head}Sagsfremstilling\nDen er slidt.\n\n{OPEN_BODY}" for head in heads)
    items = read(TextReader(), text, "form.txt", tools).items
    assert [(one.title, one.closed) for one in items] == [(title, n == closed) for n, title in enumerate(TITLES, 1)]


@pytest.mark.parametrize("form", ["[{n}] {title}", "{title} [{n}]", "── {n} ── {title}"])
@pytest.mark.parametrize("mark", ["Lukket - personsag", "Lukket punkt"])
def test_a_mark_in_the_place_of_a_title_is_an_item_of_its_own(tools, form, mark):
    heads = [form.format(n=n, title=mark if n == 3 else title) for n, title in enumerate(TITLES, 1)]
    text = TOP + "".join(f"{head}\n\nSagsfremstilling\nDen er slidt.\n\n{OPEN_BODY}" for head in heads)
    items = read(TextReader(), text, "form.txt", tools).items
    assert [(one.number, one.closed) for one in items] == [("1", False), ("2", False), ("3", True), ("4", False)]


@pytest.mark.parametrize(
    "heads",
    [
        ("## Ny mole\n\n", "## Ny bro\n\n## Lukket punkt\n\n", "## Nyt fyr\n\n"),
        ("## Ny mole\n\n## Åbent punkt\n\n", "## Ny bro\n\n## Lukket punkt\n\n", "## Nyt fyr\n\n## Åbent punkt\n\n"),
    ],
)
def test_a_mark_that_is_a_heading_under_a_title_is_of_that(tools, heads):
    body = "### Sagsfremstilling\n\nDen er slidt.\n\n### Beslutning\n\nGodkendt.\n\n"
    items = read(MarkdownReader(), TOP + "".join(head + body for head in heads), "form.md", tools).items
    assert [(one.title, one.closed) for one in items] == [("Ny mole", False), ("Ny bro", True), ("Nyt fyr", False)]


def test_a_mark_is_as_high_as_items_whatever_else_is_higher(tools):
    top = "# Referat af møde i Havneudvalget den 7. november 2023\n\n## Deltagere\n\nAne Holm\n\n## Punkter\n\n"
    heads = ("### Ny mole", "### Ny bro", "### Lukket punkt", "### Nyt fyr")
    body = "\n\n#### Sagsfremstilling\n\nDen er slidt.\n\n#### Beslutning\n\nGodkendt.\n\n"
    items = read(MarkdownReader(), top + "".join(head + body for head in heads), "form.md", tools).items
    assert [one.closed for one in items] == [False, False, True, False]


def test_a_mark_by_itself_above_a_heading_closes_that(tools):
    heads = ("1. Ny mole", "2. Ny bro", "LUKKET PUNKT\n\n3. Køb af grund", "4. Nyt fyr")
    items = read(TextReader(), TOP + "".join(f"{head}\n\n{OPEN_BODY}" for head in heads), "form.txt", tools).items
    assert [one.closed for one in items] == [False, False, True, False]


def test_what_was_put_in_right_behind_a_title_is_an_item(tools):
    text = f"{TOP}1. Ny mole\n\n{OPEN_BODY}2. Lukket punkt\n\n2a. Ny kran\n\n{OPEN_BODY}3. Nyt fyr\n\n{OPEN_BODY}"
    items = read(TextReader(), text, "form.txt", tools).items
    assert [(one.number, one.closed) for one in items] == [("1", False), ("2", True), ("2a", True), ("3", False)]
