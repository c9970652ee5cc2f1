"""The list of contents: pages behind its titles are no part of them."""

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.parse.structure import read_structure
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook

TITLES = ("Ny skole ved havnen", "Budget 2025", "Lokalplan 17 for Nordby", "Takster for vand")


@pytest.fixture(scope="module")
def tools():
    return Tools.of(load_rulebook())


def listed(tools, contents, titles=TITLES):
    """The wording of the list of contents for every item."""
    text = ["# Referat fra møde i Økonomiudvalget den 3. maj 2024", "", "## Indholdsfortegnelse", "", *contents, ""]
    for number, title in enumerate(titles, 1):
        text += [f"## {number}. {title}", "", "**Sagsfremstilling**", "", "Et forslag.", "", "**Beslutning**", ""]
        text += ["Godkendt.", ""]
    source = MarkdownReader().read("\n".join(text).encode(), "a.md")[0]
    return [block.toc_title for block in read_structure(source, tools).blocks]


@pytest.mark.parametrize("behind", [" {}", " ........ {}", "....{}", "\t{}"])
@pytest.mark.parametrize("before", ["1. ", "* ", ""])
@pytest.mark.parametrize("pages", [(2, 3, 5, 5), (2, 4, 9, 11)])
def test_pages_are_taken_off(tools, behind, before, pages):
    numbered = [f"{number}. " if before == "1. " else before for number in range(1, 5)]
    rows = zip(numbered, TITLES, pages, strict=True)
    contents = [line for mark, title, page in rows for line in (f"{mark}{title}{behind.format(page)}", "")]
    assert listed(tools, contents) == list(TITLES)


def test_pages_behind_titles_worded_otherwise_are_taken_off(tools):
    """Nothing else shows what the numbers are, but they go up along the whole list."""
    other = ("Skolen", "Budgettet", "Planen for Nordby", "Takster")
    contents = [f"{number}. {title} {number + 1}" for number, title in enumerate(other, 1)]
    assert listed(tools, contents) == list(other)


@pytest.mark.parametrize(
    "titles",
    [
        ("Budget 2025", "Budget 2026", "Regnskab 2026", "Plan 2027"),
        ("Lukket sag 1", "Lukket sag 2", "Lukket sag 3", "Lukket sag 4"),
        ("Skole 7", "Lokalplan 3", "Vej 9", "Takster for 2026"),
        ("Lokalplan 3", "Lokalplan 7", "Skole 9", "Vej 12"),
    ],
)
def test_numbers_of_the_titles_themselves_stay(tools, titles):
    contents = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
    assert listed(tools, contents, titles) == list(titles)
