"""Whose minutes: by the codes of its numbers, by its own words, never by the name of its file, and null in doubt."""

from pathlib import Path

import pytest

from casegraph.danish import slug
from casegraph.model import Line, Source
from casegraph.parse.municipality import infer_municipality, named_municipality
from casegraph.parse.numbers import NumberIndex
from casegraph.rulebook.book import Rulebook, load_rulebook


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def inferred(book: Rulebook, text: str, document: str = "x.txt", url: str | None = None) -> str | None:
    lines = tuple(Line(number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    numbers = NumberIndex(book.numbers).find(text)
    found = infer_municipality(Source(document, "text", lines, url=url), numbers, book.municipalities)
    return found.slug if found else None


BELOW = "\n" * 1 + "Punkt\n" * 40  # so that what follows is not at the top of the page

TEXTS = [
    # codes of case numbers
    ("Sagsnr. 326-2021-504", "kalundborg"),
    ("Sagsnr. 326-2021-504\nSagsnr. 330-2021-2\nSagsnr. 326-2020-9\nSagsnr. 326-2019-1", "kalundborg"),
    ("Sagsnr. 326-2021-504\nSagsnr. 330-2021-2", None),  # as many of two
    ("Sagsnr. 326-2003-504", None),  # the code was not Kalundborg's then
    ("Sagsnr. 999-2021-504", None),  # nobody's
    ("Sagsnr. 330-2021-2\nDirektionen i Norddjurs Kommune", "slagelse"),  # the number is surer than the words
    # the document's own words
    ("Norddjurs Kommune\nReferat", "norddjurs"),
    ("Referat fra mødet på Brønderslev Rådhus", "broenderslev"),
    (BELOW + "Direktionen i Norddjurs Kommune arbejder.\nNorddjurs Kommunes udgifter.", "norddjurs"),
    (BELOW + "Københavns Kommune. Københavns Kommunes takster.", "koebenhavn"),
    (BELOW + "Bornholms Regionskommune og Bornholms Regionskommunes skoler", "bornholm"),
    (BELOW + "Faaborg-Midtfyn Kommune, Faaborg-Midtfyn Kommunes, Nyborg Kommune", "faaborg-midtfyn"),
    (BELOW + "Høje-Taastrup Kommune. Høje Taastrup Kommune.", "hoeje-taastrup"),
    # too little, or as much of another
    (BELOW + "En sag fra Aarhus Kommune nævnes en gang.", None),
    (BELOW + "Aarhus Kommune, Odense Kommune, Aarhus Kommune, Odense Kommune", None),
    (BELOW + "Samarbejde med Odense Kommune, aftale med Odense Kommune, dialog med Odense Kommune", None),
    (BELOW + "politiske udvalg for de 19 kommuner i Region Midtjylland, kommunerne i Region Midtjylland", None),
    (BELOW + "Roskilde Festival, Odense Zoo og Aarhus", None),
    ("Referat af møde i Økonomiudvalget", None),
    ("", None),
    # addresses
    (BELOW + "Se mere på www.koege.dk", "koege"),
    (BELOW + "Skriv til post@bronderslev.dk", "broenderslev"),
    (BELOW + "tal fra jobindsats.dk og kl.dk", None),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=range(len(TEXTS)))
def test_inferred(book: Rulebook, text: str, expected: str | None) -> None:
    assert inferred(book, text) == expected


def test_the_address_of_the_page_counts_and_the_name_of_the_file_does_not(book: Rulebook) -> None:
    assert inferred(book, "Referat", url="https://dagsordener.kalundborg.dk/vis?id=1") == "kalundborg"
    assert inferred(book, "Referat", document="kalundborg/kalundborg_direktion_2021.txt") is None


NAMES = [
    ("kalundborg", "kalundborg"),
    ("Rødovre", "roedovre"),
    ("RØDOVRE KOMMUNE", "roedovre"),
    ("Københavns Kommune", "koebenhavn"),
    ("Bornholms Regionskommune", "bornholm"),
    ("Århus", "aarhus"),
    ("Atlantis", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_named_by_a_person(book: Rulebook, name: str, expected: str | None) -> None:
    found = named_municipality(name, book.municipalities)
    assert (found.slug if found else None) == expected


def test_the_list_is_whole(book: Rulebook) -> None:
    rules = book.municipalities.municipalities
    assert len(rules) == 98
    assert len({rule.slug for rule in rules}) == len({rule.code for rule in rules}) == 98
    assert [rule.slug for rule in rules] == [slug(rule.name) for rule in rules]
    assert all(rule.code and len(rule.code) == 3 and 101 <= int(rule.code) <= 860 for rule in rules)


def test_a_name_inside_another_is_not_found(book: Rulebook) -> None:
    found = [naming.rule.slug for naming in book.municipalities.names.find("Faaborg-Midtfyn Kommune")]
    assert found == ["faaborg-midtfyn"]
    assert not list(book.municipalities.names.find("Gammelnyborg Kommune"))


def test_the_real_minutes(book: Rulebook, shared: Path) -> None:
    """The municipality of each of the real minutes, told from their text alone; of excerpts that do not say, none."""
    for path in sorted((shared / "minutes").iterdir()):
        assert inferred(book, path.read_text(encoding="utf-8")) == path.name.split("_")[0]
    wrong = {}
    for path in sorted((shared / "layouts").glob("*.txt")):
        if path.name[0].isdigit():
            found = inferred(book, path.read_text(encoding="utf-8"))
            if found not in {None, path.name.split("_")[1].split("-")[0]}:
                wrong[path.name] = found
    assert wrong == {}
