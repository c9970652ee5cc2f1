"""The pages of FirstAgenda Publication: every item bears its fields."""

from casegraph.documents.reading import read_data
from casegraph.model import Line

MEETING, ITEM = "0f7a2c1e-6f0d-4c57-9b7e-2f5a3d1b8c90", "7c9e6679-7425-40de-944b-e07fc1f90ae7"
URL = f"https://dagsordener.fjordlund.dk/vis?id={MEETING}"


def page(rows: str, when: str = "onsdag den 1. oktober 2025 kl. 15.45") -> list[Line]:
    html = (
        f"<!DOCTYPE html><!-- saved from url=(0080){URL.upper() if not rows else URL} --><html><body><nav>Menu</nav>"
        f"<h1 class='dato'>Referat</h1><span class='udvalg'>Økonomiudvalget</span><span class='dato'>{when}</span>"
        f"<span class='sted'>Sal 1</span><table>{rows}</table></body></html>"
    )
    return list(read_data(html.encode(), "d", ".html")[0].lines)


def row(title: str, details: str, *, own: str = ITEM, css: str = "punktrow", beside: bool = False) -> str:
    text = f"<div class='details' style='display: none'>{details}</div>"
    below = f"</td></tr><tr><td>{text}" if beside else text
    return (
        f"<tr class='{css}' id='punktrow_{own}'><td><span class='label'>3.</span><h2 class='overskrift'>{title}</h2>"
        f"<span class='sagsnummer'>25/26257</span>{below}</td></tr>"
    )


def fields(lines: list[Line]) -> list[tuple[str | None, str]]:
    return [(line.field, line.text) for line in lines]


HEAD = [
    ("name", "Referat"),
    ("body", "Økonomiudvalget"),
    ("date", "2025-10-01"),
    ("start", "15:45"),
    ("place", "Sal 1"),
]


def test_every_line_bears_the_name_of_its_field() -> None:
    details = "<div><h3>Resume</h3><span class='resume'><p>Kort.</p></span><h3>Beslutning</h3>Godkendt.</div>"
    assert fields(page(row("Skolen", details))) == [
        *HEAD,
        ("title", "Skolen"),
        ("number", "3"),
        ("case_number", "25/26257"),
        ("section:resume", "Resume"),
        ("text", "Kort."),
        ("section", "Beslutning"),
        ("text", "Godkendt."),
    ]


def test_an_item_begins_with_its_title_and_its_permanent_link() -> None:
    (title,) = [line for line in page(row("Skolen", "Tekst")) if line.boundary]
    assert (title.text, title.url) == ("Skolen", f"{URL}&punktid={ITEM}")


def test_text_beside_the_row_of_its_item_and_closed_items() -> None:
    lines = page(row("Skolen", "Tekst", beside=True) + row("Grunden", "", css="punktrow lukket"))
    assert [one for one in fields(lines) if one[0] in {"text", "closed"}] == [("text", "Tekst"), ("closed", "true")]


def test_a_day_with_the_end_of_the_meeting() -> None:
    lines = page(row("Skolen", ""), "tirsdag den 2. september 2025 kl. 8 - 11.30")
    assert fields(lines)[2:5] == [("date", "2025-09-02"), ("start", "08:00"), ("end", "11:30")]
