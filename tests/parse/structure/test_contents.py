"""The list of contents: pages behind its titles are no part of them."""

import pytest

from casegraph.documents.markdown import MarkdownReader
from casegraph.documents.plain import TextReader
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


def test_a_title_that_begins_as_a_section_does_not_end_the_list(tools):
    titles = ("Godkendelse af referat", "Nyt fra formanden", "Høring: Ny kvalitetsstandard", "Eventuelt")
    contents = [line for number, title in enumerate(titles, 1) for line in (f"{number}. {title}", "")]
    assert listed(tools, contents, titles) == list(titles)


def test_a_list_without_heading_may_stand_below_a_title_of_body_and_day(tools):
    """As on web pages whose title says "Socialudvalget 14-04-2008"; its links stand above the items."""
    text = ["Socialudvalget 14-04-2008", "", "Nyby Kommune", "Referat fra møde i", "Socialudvalget", ""]
    titles = ("Åbningstider i varmestuen", "Regnskab for 1. kvartal", "Pulje til frivillige")
    text += [f"Sag {number}. {title}" for number, title in enumerate(titles, 25)]
    for number, title in enumerate(titles, 25):
        text += ["", f"Sag {number}. {title}", "J.nr. 27.45.00-A00-5-08", "Beslutning", "Tiltrådt."]
    draft = read_structure(TextReader().read("\n".join(text).encode(), "a.txt")[0], tools)
    assert [(block.number, block.title) for block in draft.blocks] == [
        (str(number), title) for number, title in enumerate(titles, 25)
    ]


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
