from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from benchmarks import arrangement, headings, other_names, spelling
from benchmarks.pages import Page
from benchmarks.perturb import KINDS, copies
from casegraph.evaluate.gold import GoldDocument, GoldItem

TEXT = """Økonomiudvalget – Referat den 3. maj 2021

Indholdsfortegnelse
Ny cykelsti langs åen ..... 2
Salg af den gamle skole ..... 3
Havnens regnskab for det forløbne år og planer for det kommende ..... 4

Punkt 1: Ny cykelsti langs åen

Indstilling

Direktøren indstiller, at anlægget af cykelstien igangsættes til sommer, når træerne er fældet.

Beslutning

Godkendt i Økonomiudvalget den 3. maj 2021.

Punkt 2: Salg af den gamle skole

Sagsfremstilling

Skolen har stået tom siden sidste sommer, og to købere har meldt sig med bud på bygningerne.

Begge bud ligger under den vurdering, som mægleren gav i foråret, men den ene køber vil bevare bygningens facade.

"""
TEXT += "".join(f"- rum {number}\n\n" for number in range(20)) + "Beslutning\n\nUdsat.\n"
TITLES = "Ny cykelsti langs åen", "Salg af den gamle skole"


def gold_item(number: str, title: str, *, toc_only: bool = False) -> GoldItem:
    told = {"case_number": None, "decision": "Godkendt i Økonomiudvalget den 3. maj 2021."}
    return GoldItem(number, title, told, ("approved",), toc_only)


@pytest.fixture
def page(tmp_path: Path) -> Page:
    path = tmp_path / "ref.txt"
    path.write_text(TEXT, encoding="utf-8")
    items = [gold_item(str(number), title) for number, title in enumerate(TITLES, 1)]
    items.append(gold_item("3", "Havnens regnskab for det forløbne år og planer for det kommende", toc_only=True))
    told = {"body": "Økonomiudvalget", "date": "2021-05-03"}
    return Page.of(GoldDocument("ref", path, "Nord", told, tuple(items)))


def changed(page: Page, kind: str) -> Page:
    found = KINDS[kind](page, Random(3))
    assert found
    return found


def words(page: Page) -> list[str]:
    return " ".join(page.lines).split()


def test_a_page_knows_its_parts(page: Page) -> None:
    assert page.starts == (7, 17, None)
    assert [page.lines[extent.start] for extent in page.extents] == [f"Punkt {n}: {t}" for n, t in enumerate(TITLES, 1)]
    assert [page.lines[section.start] for section in page.sections(page.extents[1])] == [
        "Sagsfremstilling",
        "Beslutning",
    ]
    assert page.contents == range(2, 7)


def test_a_list_run_into_the_first_heading_is_still_a_list(tmp_path: Path) -> None:
    titles = ["Ny cykelsti langs åen", "Salg af den gamle skole og dens gymnastiksal"]
    lines = [
        "PUNKTER",
        f"1. {titles[0]}",
        f"2. {titles[1]}1. {titles[0]}",
        "",
        titles[0],
        "Beslutning",
        titles[1],
        "Beslutning",
    ]
    (tmp_path / "x.txt").write_text("\n".join(lines), encoding="utf-8")
    items = tuple(gold_item(str(number), title) for number, title in enumerate(titles, 1))
    page = Page.of(GoldDocument("x", tmp_path / "x.txt", "X", {}, items))
    assert page.starts == (4, 6)
    assert page.contents == range(4)
    found = arrangement.contents_removed(page, Random(1))
    assert found
    assert found.lines == (f"1. {titles[0]}", *lines[4:])


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"unchanged"}))
def test_every_kind_changes_the_page_and_keeps_its_items(page: Page, kind: str) -> None:
    found = changed(page, kind)
    assert (found.lines, found.newline, found.encoding) != (page.lines, page.newline, page.encoding)
    assert found.sources()
    expected = 2 if kind == "contents list removed" else 3
    assert len(found.gold.items) == expected
    assert list(copies([page], kind, 1, 2)) == list(copies([page], kind, 1, 2))  # chance is seeded


@pytest.mark.parametrize("kind", ["CRLF", "CR", "UTF-16", "Windows-1252", "no-break spaces"])
def test_what_the_reader_takes_away_leaves_the_same_lines(page: Page, kind: str) -> None:
    assert changed(page, kind).sources()[0].lines == page.sources()[0].lines


@pytest.mark.parametrize("kind", ["wrapped at 50", "wrapped at 72", "blank lines removed", "blank lines doubled"])
def test_moving_lines_keeps_every_word_in_order(page: Page, kind: str) -> None:
    assert words(changed(page, kind)) == words(page)


def test_typos_spare_titles_and_headings(page: Page) -> None:
    found = changed(page, "typos in prose")
    wrong = [index for index, line in enumerate(found.lines) if line != page.lines[index]]
    assert wrong
    assert set(wrong) <= {11, 21, 23}


def test_a_title_with_a_slip_is_the_truth(page: Page) -> None:
    found = changed(page, "typos in titles")
    spoilt = [
        item.title
        for item in found.gold.items
        if item.title not in page.gold.items[2].title and item.title not in TITLES
    ]
    assert spoilt
    assert all(any(title in line for line in found.lines[7:]) for title in spoilt)
    assert found.lines[3:6] == page.lines[3:6]  # the contents list has the right one


@pytest.mark.parametrize("at", range(20))
def test_a_slip_is_a_small_one(at: int) -> None:
    wrong = spelling.slip("beslutning", Random(at))
    assert wrong[0] == "b"
    assert abs(len(wrong) - len("beslutning")) <= 1


def test_dates_move_together_in_text_title_and_truth(page: Page) -> None:
    found = other_names.other_dates(page, Random(1))
    assert found
    date = found.gold.meeting["date"]
    assert date != "2021-05-03"
    day, year = int(date[8:]), date[:4]
    assert f"den {day}. maj {year}" in found.lines[0]
    assert found.gold.items[0].told["decision"].endswith(f"den {day}. maj {year}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21. marts 2022", "24. marts 2024"),
        ("d. 07.03.2019", "d. 10.03.2021"),
        ("29-06-2016", "4-06-2018"),
        ("Januar 16, 2019", "Januar 19, 2021"),
        ("2021-04-12", "2023-04-15"),
        ("326-2021-11582", "326-2021-11582"),  # a case number has no date
        ("2021-2024", "2021-2024"),
    ],
)
def test_dates_keep_their_form(text: str, expected: str) -> None:
    moved = text
    for pattern in other_names._DATES:
        moved = pattern.sub(lambda found: other_names._moved(found, 2, 3), moved)
    assert moved == expected.replace("4-06-2018", "04-06-2018")


def test_bodies_are_renamed_throughout(page: Page) -> None:
    found = next(one for seed in range(9) if (one := other_names.other_bodies(page, Random(seed))))
    assert "Økonomiudvalget" not in " ".join(found.lines)
    assert found.gold.meeting["body"] in found.lines[0]
    assert found.gold.meeting["body"] in found.gold.items[0].told["decision"]


def test_sections_are_reordered_inside_their_item(page: Page) -> None:
    found = arrangement.sections_reordered(page, Random(0))
    assert found
    assert sorted(found.lines) == sorted(page.lines)
    assert found.lines.index("Udsat.") > found.lines.index("Punkt 2: Salg af den gamle skole")


def test_missing_sections_take_what_they_told_with_them(page: Page) -> None:
    found = arrangement.sections_missing(page, Random(0))
    assert found
    assert len(found.lines) < len(page.lines)
    assert all(f"Punkt {number}: {title}" in found.lines for number, title in enumerate(TITLES, 1))
    assert all(not item.decision_kinds and "case_number" not in item.told for item in found.gold.items)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("items as 1. Title", "1. Ny cykelsti langs åen"),
        ("items as 1) Title", "1) Ny cykelsti langs åen"),
        ("items as Punkt 1 - Title", "Punkt 1 - Ny cykelsti langs åen"),
        ("items as PUNKT NR. 1: Title", "PUNKT NR. 1: Ny cykelsti langs åen"),
        ("headings in capitals", "INDSTILLING"),
        ("headings in lower case", "indstilling"),
        ("headings with colon", "Indstilling:"),
    ],
)
def test_headings_in_another_style(page: Page, kind: str, line: str) -> None:
    assert line in changed(page, kind).lines


def test_a_missing_number_is_missing_in_the_truth(page: Page) -> None:
    found = next(one for seed in range(99) if (one := headings.numbers_missing(page, Random(seed))))
    bare = [item.title for item in found.gold.items if item.number is None]
    assert bare
    assert all(title in found.lines for title in bare)


def test_without_its_contents_list(page: Page) -> None:
    found = changed(page, "contents list removed")
    assert [item.toc_only for item in found.gold.items] == [False, False]
    assert found.lines[2] == "Punkt 1: Ny cykelsti langs åen"


@pytest.mark.parametrize("perturb", [arrangement.contents_removed, spelling.typos_in_headings, other_names.other_dates])
def test_what_does_not_apply_gives_no_copy(tmp_path: Path, perturb: Callable[[Page, Random], Page | None]) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Referat\n\nEt punkt\n", encoding="utf-8")
    page = Page.of(GoldDocument("x", path, "X", {}, (gold_item("1", "Et punkt"),)))
    assert perturb(page, Random(1)) is None
