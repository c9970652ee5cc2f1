"""Standing items: by the whole title, by what the text says, and not by a title that goes on."""

import pytest

from casegraph.rulebook.book import load_rulebook
from casegraph.rulebook.standing import bare_title, is_standing

STANDING = [
    "Eventuelt",
    "EVENTUELT",
    "Evt.",
    "Eventuelt, herunder punkter til næste møde",
    "Lukket: Eventuelt",
    "12. Eventuelt",
    "Punkt 12: Eventuelt",
    "Godkendelse af dagsorden",
    "Godkendelse af dagsorden (B)",
    "Godkendelse af dagsorden til mødet den 29. juni 2016",
    "Godkendelse af dagsorden til ordinært møde den 1. februar 2023",
    "Dagsorden - Godkendelse",
    "Beslutninger om dagsordenen",
    "Bemærkninger/ændringer til dagsordenen",
    "Godkendelse af referat fra mødet den 3. maj 2021",
    "Underskriftsark",
    "Digital underskrift",
    "Underskrivelse af beslutningsprotokollen",
    "Meddelelser",
    "Meddelelser fra formanden",
    "Orientering fra formand og administration",
    "Nyt fra borgmester og kommunaldirektør (O)",
    "Siden sidst – nyt fra medlemmerne (O)",
    "Orienteringer",
    "Gensidig orientering",
    "Spørgetid",
    "Spørgetid for byrådsmedlemmer",
    "Fraværende",
    "Kommende møder",
    "Orientering om sager på vej",
    "Kommende punkter til udvalget",
    "Orientering om sager på vej til udvalget",
    "Punkter til næste møde",
    "Lukkede punkter",
    "Meddelelser og kommende sager",
    "Orientering, meddelelser samt eventuelt",
    "Lukket punkt: Meddelelser/eventuelt",
    "Godkendelse og underskrift af referat",
    "Godkendelse af referat - underskrift",
    "Godkendelse af dagsorden og habilitet",
    "Orientering fra formand, medlemmer og administration",
    "Gensidige orienteringer",
    "Formanden orienterer",
    "Nyt fra eksterne bestyrelser",
    "Dagsordensoversigt - kommende møder",
    "Gennemgang af politiske dagsordener og protokoller",
    "Dagsordener til kommende udvalgsmøder",
    "Kommende punkter til udvalgets dagsorden",
    "Oversigt over kommende sager",
    "Opfølgning på sidste referat",
    "Udvalgets årshjul",
]


@pytest.mark.parametrize("title", STANDING)
def test_standing_by_title(title: str) -> None:
    assert is_standing(load_rulebook().standing, title)


MATTERS = [
    "Orientering om udviklingen på arbejdsmarkedet",  # a report
    "Orientering fra borgmesteren om budget 2023",
    "Meddelelser om lukning af skole",
    "Godkendelse af dagsorden for generalforsamlingen i havneselskabet",
    "Spørgetid - vindmøller ved kysten",
    "Ny underskriftsordning for bevillinger",
    "Eventuel lukning af biblioteket",
    "Økonomi",
    "Fraværende tilsyn på plejecentre",
    "Kommende møder om skolestrukturen i Nordbyen",
    "Punkter til behandling",
    "Meddelelser og takster",
    "Referat og regnskab",
    "Formanden for havneselskabet orienterer",
    "Arbejdsplan for kystsikring",
    "Nyt fra Eksterne Bestyrelser om salg af aktier",
    "Oversigt over kommende lokalplaner",
    "",
]


@pytest.mark.parametrize("title", MATTERS)
def test_a_matter_of_its_own(title: str) -> None:
    assert not is_standing(load_rulebook().standing, title)


TEXTS = [
    ("Fast punkt på direktionens dagsorden efter hvert møde.", True),
    ("Møderne har et fast punkt om kommunens økonomi.", True),
    ("Stående punkt på dagsordenen.", True),
    ("Økonomien gennemgås.\nDet er et fast dagsordenspunkt.", True),
    # a wish that something become one, or another point
    ("Det foreslås, at trivsel bliver et fast punkt på dagsordenen.", False),
    ("Udvalget besluttede, at sagen optages som fast punkt på dagsordenen.", False),
    ("Et medlem ønskede det faste punkt på dagsordenen tilbage.", False),
    ("Der er et fast holdepunkt i planen.", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[row[0] for row in TEXTS])
def test_standing_by_text(text: str, expected: bool) -> None:
    assert is_standing(load_rulebook().standing, "Økonomi", text) is expected


BARE = [
    ("3. Lukket: Budget 2024 (O)", "Budget 2024"),
    ("Pkt. 14 Åbent punkt: Havnen", "Havnen"),
    ("Godkendelse af dagsorden for udvalgets møde d. 3. maj 2021", "Godkendelse af dagsorden"),
    ("Regnskab pr. 31. december 2021", "Regnskab pr"),
    ("15 nye boliger", "nye boliger"),
    ("Budget 2024 - 2027", "Budget 2024 - 2027"),
]


@pytest.mark.parametrize(("title", "bare"), BARE)
def test_bare_title(title: str, bare: str) -> None:
    assert bare_title(title) == bare
