"""Marks of closed items wherever headings have them: under the number, beside it, and where no title is printed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from casegraph.documents.plain import TextReader
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
