"""Cases that are not one but belong together: what follows what, what is part of what, and what only looks so."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from benchmarks.linkbench.corpus import MUNICIPALITY, make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.link import link_items
from casegraph.link.explain import explain
from casegraph.model import Place, Reference, Section


def said(text):
    return (Section("presentation", "Sagsfremstilling", text, Place(2)),)


def ties(linked):
    """The accepted ties that go one way: relation, the item that follows or is part, the other."""
    return {
        (link.relation, link.subject, link.b if link.subject == link.a else link.a)
        for link in linked.links
        if link.subject and link.status == "accepted"
    }


def two(item, one, other, days=("2020-02-12", "2021-09-14"), **rest):
    """Two items with a number each, among others, so that their words are not the only ones."""
    a = item(days[0], "kb", one, "20-100")
    b = item(days[1], "kb", other, "21-200", **rest)
    others = [
        item(f"2020-{month:02}-20", "teknik", f"{what} i {town}", f"20-9{month:02}{n}", no=n)
        for month in range(1, 13)
        for n, (what, town) in enumerate(zip(OTHERS, TOWNS[month % 3 :] + TOWNS[: month % 3], strict=False), 1)
    ]
    return a, b, [a, b, *others]


OTHERS = ("Nyt tag på hallen", "Støtte til spejderne", "Salg af grunden")
TOWNS = ["Elkær", "Sejlby", "Kajslev"]

FOLLOWS = [
    ("Skema A - Kajboligerne, Sejlgade 5", "Kajboligerne, Sejlgade: skema B"),
    # What tells most stands in one title only: all names are in both.
    (
        "Skema A - 24 ungdomsfamilieboliger i Kajparken, Elkær Almene Boliger",
        "Skema B for Kajparken, Elkær Almene Boliger",
    ),
    ("Etape 1 af Kajpromenaden", "Kajpromenaden, anden etape"),
    ("Kajpromenaden - 1. etape", "Kajpromenaden - 2. etape"),
    ("Vedtagelse af bådpolitik 2017-2020", "Ny bådpolitik 2021-2024"),
    ("Bådpolitik 2017-2020", "Bådpolitik 2021-2024"),
    ("Godkendelse af bådpolitik", "Revision af bådpolitik"),
    ("Godkendelse af bådpolitik", "Opdateret bådpolitik"),
    ("Bådpolitik 2019-2022", "Midtvejsevaluering af bådpolitik 2019-2022"),
    ("Kommissorium for arbejdsgruppe om molebelysning", "Anbefalinger fra arbejdsgruppen om molebelysning"),
    ("Forundersøgelse af dobbeltmole ved Kajstien", "Anlægsbevilling til dobbeltmole ved Kajstien"),
    ("Licitation - molebelysning på Søskolen", "Anlægsregnskab for molebelysning på Søskolen"),
    ("Forsøg med vandtaxa", "Evaluering af forsøg med vandtaxa"),
]


@pytest.mark.parametrize(("one", "other"), FOLLOWS, ids=[" → ".join(pair) for pair in FOLLOWS])
def test_the_next_stage_follows_and_never_the_other_way(item, rules, one, other):
    a, b, items = two(item, one, other)
    linked = link_items(items, rules)
    assert ties(linked) == {("follows", b.id, a.id)}
    assert [case.series for case in linked.cases if a.id in case.items or b.id in case.items] == [None, None]


STRANGERS = [
    ("Anlægsbevilling til køb af Kajgade 3", "Anlægsregnskab for salg af Kajgade 3"),  # the opposite
    ("Skema A - Kajboligerne, Sejlgade 5", "Skema C - Kajboligerne, Sejlgade 5"),  # not the next part
    ("Skema A - Kajboligerne i Elkær", "Skema B - Kajboligerne i Sejlby"),  # another building
    ("Skema A - Kajparken, Elkær Boliger", "Skema B - 24 ældreboliger på Sejlgade, Elkær Boliger"),  # of one builder
    ("Skema A - Elkær Almene Boliger", "Skema B - Kajparken, Elkær Almene Boliger"),
    ("Etape 1: kloakfornyelse i Nordre Elkær Havneby", "Etape 2: Nordre Elkær Havneby"),
    ("Etape 1 af molebelysning i Ørby", "Etape 2 af molebelysning i Øster Ørby"),  # another village
    ("Bådpolitik 2020-2023", "Bådpolitik 2021-2024"),  # a rolling plan
    ("Regnskab 2019-2020", "Regnskab 2021-2022"),  # no document that is made anew
    ("Bådpolitik", "Midtvejsevaluering af bådstrategi"),  # another document
    ("Anlægsregnskab for dobbeltmole ved Kajstien", "Forundersøgelse af dobbeltmole ved Kajstien"),  # the wrong order
    ("Forundersøgelse af dobbeltmole ved Kajstien", "Anlægsbevilling til dobbeltmole ved Sejlgade"),  # another place
    ("Licitation - molebelysning på Søskolen", "Anlægsregnskab for tagrender på Søskolen"),  # other works
    ("Kommissorium for udvalg om molebelysning", "Anbefalinger fra udvalget om vandtaxa"),  # another question
    ("Nyt tag på molehuset", "Ny maling på molehuset"),
]


@pytest.mark.parametrize(("one", "other"), STRANGERS, ids=[" | ".join(pair) for pair in STRANGERS])
def test_strangers_follow_nothing(item, rules, one, other):
    *_, items = two(item, one, other)
    assert ties(link_items(items, rules)) == set()


def test_what_comes_every_year_is_a_series_even_of_a_document(item, rules):
    items = [item(f"{year}-03-12", "kb", f"Handleplan for havbade {year}", f"{year}-1") for year in (2019, 2020, 2021)]
    linked = link_items(items, rules)
    assert ties(linked) == set()
    assert {case.series is None for case in linked.cases} == {False}


def test_what_lasts_for_years_follows_and_is_no_series(item, rules):
    years = (2013, 2017, 2021)
    items = [item(f"{year}-03-12", "kb", f"Kommuneplan {year}", f"{year}-1") for year in years]
    linked = link_items(items, rules)
    assert ties(linked) == {("follows", b.id, a.id) for a, b in pairwise(items)}
    assert {case.series for case in linked.cases} == {None}


PARTS = [
    ("Endelig vedtagelse af Kommuneplan 2020", "Tillæg 12 til Kommuneplan 2020, havbad ved Kajstien"),
    ("Helhedsplan for Molekvarteret", "Lokalplan 4.12 for boliger i helhedsplanen for Molekvarteret"),
    ("Helhedsplan for Molekvarteret", "Helhedsplan for Molekvarteret: lokalplan 4.12"),
    ("Projekt Molekvarteret", "Etape 2 af Molekvarteret"),
    ("Projekt Molekvarteret", "Delprojekt om skure under Molekvarteret"),
    ("Pulje til havbiodiversitet", "Udmøntning af midler fra puljen til havbiodiversitet"),
    ("Budget 2021 - 2. behandling", "Lukning af havbade (del af budget 2021)"),
    ("Vedtagelse af budget 2021", "Udmøntning af budget 2021: havbade"),
]


@pytest.mark.parametrize(("whole", "part"), PARTS, ids=[" ⊃ ".join(pair) for pair in PARTS])
def test_a_title_that_names_a_larger_matter_is_part_of_it(item, rules, whole, part):
    a, b, items = two(item, whole, part)
    assert ties(link_items(items, rules)) == {("part_of", b.id, a.id)}


NO_PARTS = [
    ("Endelig vedtagelse af Kommuneplan 2016", "Tillæg 12 til Kommuneplan 2020, havbad ved Kajstien"),
    ("Pulje til havbiodiversitet", "Udmøntning af midler fra puljen til molekunst"),
    ("Budget 2020 - 2. behandling", "Lukning af havbade (del af budget 2021)"),
    ("Lokalplan 4.12 for Sejlgade", "Lokalplan 4.13 for Kajstien"),
    ("Områdefornyelse i Elkær", "Planlægning af havbad ved Kajstien, Elkær"),
]


@pytest.mark.parametrize(("one", "other"), NO_PARTS, ids=[" | ".join(pair) for pair in NO_PARTS])
def test_a_title_that_names_another_matter_is_no_part(item, rules, one, other):
    *_, items = two(item, one, other)
    assert ties(link_items(items, rules)) == set()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sagen er en del af områdefornyelsen i Molekvarteret, som Byrådet har vedtaget.", True),
        ("Arbejdet udføres som led i områdefornyelsen i Molekvarteret.", True),
        ("Arbejdet er ikke en del af områdefornyelsen i Molekvarteret.", False),
        ("Der er gode erfaringer fra områdefornyelsen i Molekvarteret.", False),
    ],
)
def test_prose_says_what_is_part_of_what(item, rules, text, part):
    a, b, items = two(item, "Områdefornyelse i Molekvarteret", "Nyt gulv i Søhallen", sections=said(text))
    assert ties(link_items(items, rules)) == ({("part_of", b.id, a.id)} if part else set())


def test_a_part_is_no_part_of_what_is_not_loaded_or_comes_later(item, rules):
    _, b, items = two(item, "Etape 2 af Molekvarteret", "Projekt Molekvarteret")
    assert ties(link_items(items, rules)) == set()
    assert ties(link_items([one for one in items if one is not b], rules)) == set()


def test_explain_tells_how_two_cases_belong_together(item, rules):
    a, b, items = two(item, "Projekt Molekvarteret", "Etape 2 af Molekvarteret")
    found = explain(items, rules, None, (a.id, b.id))
    assert found.status is None
    assert (found.between.relation, found.between.subject) == ("part_of", b.id)
    assert explain(items, rules, None, (a.id, items[5].id)).between is None


def test_ties_do_not_depend_on_the_order_of_the_input(item, rules):
    *_, items = two(item, "Bådpolitik 2017-2020", "Ny bådpolitik 2021-2024")
    assert link_items(items[::-1], rules).links == link_items(items, rules).links


# Single items without a number, so like each other that a person is asked whether they are one case.
ASKED = [
    ("Resultat af licitation: klubhus ved Isvejen", "Anlægsregnskab for klubhus ved Isvejen", 1300, "follows"),
    ("Demensstrategi 2020-2024", "Midtvejsevaluering af demensstrategi 2020-2024", 500, "follows"),
    ("Ny pulje til madklubber", "Udmøntning af midler fra puljen til madklubber", 120, "part_of"),
]


@pytest.mark.parametrize(("first", "second", "days", "relation"), ASKED)
def test_what_belongs_together_is_told_though_it_might_be_one_case(item, rules, first, second, days, relation):
    others = make_corpus(Settings(missing=1.0, years=1, matters=100)).items
    later = (date(2019, 1, 5) + timedelta(days=days)).isoformat()
    a, b = (
        item(day, "oek", title, municipality=MUNICIPALITY) for day, title in (("2019-01-05", first), (later, second))
    )
    links = [link for link in link_items([a, b, *others], rules).links if {link.a, link.b} == {a.id, b.id}]
    found = {(link.kind, link.relation, link.status, link.subject) for link in links}
    assert found - {("same_case", None, "suggested", None)} == {("related", relation, "accepted", b.id)}


def background(linked):
    """The accepted ties of background: the two ids."""
    found = (link for link in linked.links if link.relation == "background" and link.status == "accepted")
    return {frozenset((link.a, link.b)) for link in found}


NAMED = [
    # the prose of the later item; its title; that of the earlier one; whether that ties them
    ("Byggeriet forudsætter, at lokalplan 412 vedtages.", "Boliger på Kajen", "Lokalplan 412 for Molebyen", True),
    ("Byggeriet ligger, hvor lokalplan 412 omfatter kajen.", "Boliger på Kajen", "Lokalplan 412 for Molebyen", True),
    ("Byggeriet forudsætter, at lokalplan 421 vedtages.", "Boliger på Kajen", "Lokalplan 412 for Molebyen", False),
    ("Det står i tillæg 5 til driftsaftalen.", "Boliger på Kajen", "Tillæg 5 til Spildevandsplan 2020", False),
    ("Se side 412 i planen.", "Boliger på Kajen", "Lokalplan 412 for Molebyen", False),
    ("Kommunen betalte for Molebyen, jf. punkt 7.", "Boliger på Kajen", "Vand i Molebyen", False),  # another meeting
]


@pytest.mark.parametrize(("text", "title", "other", "tied"), NAMED)
def test_a_plan_is_known_by_its_number(item, rules, text, title, other, tied):
    a, b, items = two(item, other, title, sections=said(text))
    assert (frozenset((a.id, b.id)) in background(link_items(items, rules))) is tied


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Byggeriet hænger sammen med Molebyen, jf. punkt 7.", True),
        ("Der henvises til punkt 7 på dagsordenen.", True),
        ("Se punkt 7 i indstillingen om Molebyen.", False),
        ("Molebyen er omtalt i punkt 7 i forvaltningens notat.", False),
        ("Der er vand i Molebyen, jf. punkt 7 nedenfor.", False),
        ("Molebyen blev drøftet, jf. punkt 7 på dagsordenen for mødet den 14. januar 2020.", False),
        ("Molebyen blev drøftet, jf. punkt 7 på Økonomiudvalgets dagsorden.", False),
        ("Prisen er sat efter skemaets punkt 7.", False),
        ("Sagen hænger tæt sammen med punkt 7 om Molebyen.", True),
        ("Det samme foreslås for Molebyen under punkt 7.", True),
        ("Det samme foreslås for kajen under punkt 7.", False),
        ("Molebyen er omtalt i rapporten under punkt 7, side 3.", False),
        ("Planen er for Molebyen, jf. punkt 7, og 14 andre huse.", True),
        ("Planen er for Molebyen, jf. punkt 7 og 8.", False),  # of an enclosure, it may be
        ("Der er penge til det, når Molebyen (punkt 7) er kloakeret.", True),
        ("Molebyen (punkt 7 på Teknik- og Miljøudvalgets møde den 4. maj) er udsat.", False),
        ("Der er penge til det, hvis punkt 7 godkendes.", False),  # of what it is says nothing
        ("Udvalget godkendte indstillingen (punkt 7) om Molebyen.", False),
        ("Molebyen skal høres efter lokalplanen (punkt 7.3).", False),
        ("Molebyen skal høres efter loven (punkt 7, litra b).", False),
        ("Molebyen blev drøftet i Økonomiudvalget den 4. maj 2019 (punkt 7).", False),
        ("Om Molebyen: se punkt 7 på dagsordenen i Økonomiudvalget.", False),
        ("Kloakering af Molebyen behandles særskilt i Økonomiudvalget.", False),
        ("Molebyens kloakker behandles som et særskilt, lukket punkt; kloakering er dyrt i Molebyen.", True),
        ("Kloakering af Molebyen er en selvstændig sag på dagens møde.", True),
        ("Kloakering af Molebyen er en selvstændig sag.", False),
        ("Der er en selvstændig sag på dagens møde.", False),
    ],
)
def test_another_item_of_the_agenda_is_named_by_its_number(item, rules, text, tied):
    a = item("2020-02-12", "kb", "Kloakering af Molebyen", "20-100", no=7)
    b = item("2020-02-12", "kb", "Boliger på Kajen", "20-200", no=8, sections=said(text))
    others = [item(f"2020-0{month}-20", "teknik", "Nyt tag på hallen i Elkær", f"20-90{month}") for month in (3, 4, 5)]
    assert (frozenset((a.id, b.id)) in background(link_items([a, b, *others], rules))) is tied


@pytest.mark.parametrize(
    ("text", "no", "tied"),
    [
        ("Kloakeringen behandles under næste punkt.", 9, True),
        ("Kloakeringen behandles under næste punkt.", 7, False),
        ("Kloakeringen er behandlet under det foregående punkt.", 7, True),
        ("Næste punkt på listen er kloakering.", 9, False),
    ],
)
def test_the_next_or_the_previous_item_is_named(item, rules, text, no, tied):
    a = item("2020-02-12", "kb", "Kloakering af Molebyen", "20-100", no=no)
    b = item("2020-02-12", "kb", "Boliger på Kajen", "20-200", no=8, sections=said(text))
    assert (frozenset((a.id, b.id)) in background(link_items([a, b], rules))) is tied


@pytest.mark.parametrize(
    ("text", "title", "tied"),
    [
        ("Der er afsat penge, jf. sagen om kloakering af Molebyen.", "Kloakering af Molebyen", True),
        ("Der er afsat penge, jf. sagen om kloakering af Lillebyen.", "Kloakering af Molebyen", False),
        ("Der er afsat penge, jf. sagen om budget 2020-23.", "Budget 2020-2023 - 2. behandling", True),
        ("Der er afsat penge, jf. sagen om budget 2021-2024.", "Budget 2020-2023 - 2. behandling", False),
        ("Der er afsat penge, jf. sagen om budget.", "Budget 2020-2023 - 2. behandling", False),
        ("Det er en sag om kloakering af Molebyen.", "Kloakering af Molebyen", False),
        ("Jf. punktet om kloakering af Molebyen på samme dagsorden.", "Kloakering af Molebyen", False),
    ],
)
def test_what_is_cited_by_what_it_is_about(item, rules, text, title, tied):
    a = item("2020-02-12", "kb", title, "20-100")
    b = item("2020-05-12", "kb", "Boliger på Kajen", "20-200", sections=said(text))
    others = [item(f"2020-0{month}-20", "teknik", "Nyt tag på hallen i Elkær", f"20-90{month}") for month in (3, 4, 5)]
    assert (frozenset((a.id, b.id)) in background(link_items([a, b, *others], rules))) is tied


def test_of_two_that_are_cited_so_neither_is_meant(item, rules):
    twins = [item(f"2020-0{n}-12", "kb", "Kloakering af Molebyen", f"20-10{n}") for n in (1, 2)]
    b = item("2020-05-12", "kb", "Boliger på Kajen", "20-200", sections=said("Jf. sagen om kloakering af Molebyen."))
    assert not any(b.id in pair for pair in background(link_items([*twins, b], rules)))


def test_another_item_of_the_agenda_is_meant_where_both_are_of_one_place(item, rules):
    text = said("Der er penge til det, hvis punkt 7 godkendes.")
    a = item("2020-02-12", "kb", "Sejlklub i Molebyen: bådehus", "20-100", no=7)
    b = item("2020-02-12", "kb", "Roklub i Molebyen: bådehus", "20-200", no=8, sections=text)
    others = [item(f"2020-0{month}-20", "teknik", "Nyt tag på hallen i Elkær", f"20-90{month}") for month in (3, 4, 5)]
    assert frozenset((a.id, b.id)) in background(link_items([a, b, *others], rules))


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Udgiften er dækket af bevillingen i sag 20-100.", True),
        ("Udgiften er dækket af bevillingen (sagsnr. 20-0100).", True),  # leading zeros are no difference
        ("Udgiften er dækket af bevillingen i sag 20-1001.", False),
        ("Arbejdet er færdigt den 20-100-20.", False),
        ("Mødet blev holdt den 11-12-2020.", False),
        ("Prisen er 20.100 kr.", False),
        ("Det følger af lov nr. 20-100.", False),
        ("Det gælder 20-100 stk.", False),
        ("Det koster 20100 kr. i sag 7.", False),
        ("Det følger af forordning (EU) 20-100.", False),
        ("Der er 20-100 indbyggere.", False),
        ("Det koster 20-100 kroner.", False),
        ("Se dok.nr. 20-100.", False),
        ("Udgiften er dækket af bevillingen i sag nr. 20/100.", True),
    ],
)
def test_the_number_of_another_case_ties_to_it(item, rules, text, tied):
    a, b, items = two(item, "Kloakering af Molebyen", "Boliger på Kajen", sections=said(text))
    items.append(item("2020-03-03", "kb", "Nyt gulv i Søhallen", "11-12-2020"))
    assert background(link_items(items, rules)) == ({frozenset((a.id, b.id))} if tied else set())


@pytest.mark.parametrize(
    "text", ["Budgettet for 2024-2028 er lagt.", "Den 2024-02-28 er nær.", "Postnr. 12345 er vores."]
)
def test_spans_of_years_days_and_other_numbers_are_no_case(item, rules, text):
    _, _, items = two(item, "Kloakering af Molebyen", "Boliger på Kajen", sections=said(text))
    for at, number in enumerate(("2024-2028", "2024-02-28", "12345"), 1):
        items.append(item("2020-03-03", "kb", f"Nyt gulv i hal {at}", number, no=at))
    assert background(link_items(items, rules)) == set()


def test_a_number_of_unlike_matters_ties_to_none_of_them(item, rules):
    titles = ("Kloakering af Molebyen", "Tilskud til spejderne", "Valg af revisor", "Nyt gulv i Søhallen")
    items = [item("2020-02-12", "kb", title, "20-100", no=at) for at, title in enumerate(titles, 1)]
    items.append(item("2020-03-12", "oek", "Boliger på Kajen", "20-200", sections=said("Se sag 20-100.")))
    assert background(link_items(items, rules)) == set()


TOLD_STAGES = [
    # the titles, and whether the prose that tells of the earlier meeting or number makes the later one follow
    ("Skema A - 24 almene boliger i Kajparken", "Skema B - Kajparken, Elkær Boligselskab", True),
    ("Skema A - 24 boliger i Kajparken", "Skema B - Sejlhaven, Elkær Boligselskab", False),  # another building
    # of one builder, of one school
    ("Skema A - 24 boliger i Kajparken, Elkær Boligselskab", "Skema B - Sejlhaven, Elkær Boligselskab", False),
    ("Skema A for ungdomsboliger, Kajgade", "Skema B for plejeboliger, Kajgade", False),
    ("Anlægsbevilling - nyt tag på Søskolen", "Anlægsregnskab - gulv på Søskolen", False),
    ("Skema A - 24 boliger i Kajparken", "Skema A - Kajparken, Elkær Boligselskab", False),  # no later stage
    ("Skema B - Kajparken, Elkær Boligselskab", "Skema A - 24 almene boliger i Kajparken", False),  # the wrong order
    ("Nyt tag på Søskolen, afdeling Nord - anlægsbevilling", "Anlægsregnskab - tagudskiftning, Søskolen", True),
]


@pytest.mark.parametrize("by_number", [False, True])
@pytest.mark.parametrize(("one", "other", "follows"), TOLD_STAGES)
def test_a_later_stage_follows_where_the_prose_names_the_earlier_one(item, rules, one, other, follows, by_number):
    quote = "Det er givet i sag 20-100." if by_number else "Kommunen gav det sit ja den 12. februar 2020."
    told = () if by_number else mentioned("2020-02-12", "other", quote)
    a, b, items = two(item, one, other, sections=said(quote), references=told)
    items.append(item("2020-02-12", "kb", "Skema A - 12 boliger på Molen, Sejlby Andelsbo", "20-101", no=2))
    found = {tie for tie in ties(link_items(items, rules)) if a.id in tie or b.id in tie}
    assert found == ({("follows", b.id, a.id)} if follows else set())
    untold = [*items[2:], a, replace(b, sections=(), references=())]
    assert not any(b.id in tie for tie in ties(link_items(untold, rules)))


def test_what_another_case_is_only_likened_to_does_not_follow_it(item, rules):
    text = said("Sagen må ikke forveksles med sag 20-100.")
    titles = "Skema A - 24 almene boliger i Kajparken", "Skema B - Kajparken, Elkær Boligselskab"
    a, b, items = two(item, *titles, sections=text)
    assert not any(a.id in tie for tie in ties(link_items(items, rules)))
    assert frozenset((a.id, b.id)) in background(link_items(items, rules))


def mentioned(day, about, quote):
    return (Reference("kb", "kb", day, False, "past", "approved", about, quote, Place(3)),)


def without_and_with_mention(item, title):
    quote = "Byrådet oversendte den 12. februar 2020 forslaget."
    told = ((), mentioned("2020-02-12", "this", quote))
    return [item("2020-03-03", "teknik", title, references=references) for references in told]


def test_what_a_meeting_did_is_told_of_one_of_its_items(item, rules):
    agenda = [
        item("2020-02-12", "kb", "Kloakering af Molebyen", "20-100", no=1),
        item("2020-02-12", "kb", "Nyt gulv i Elkær Hal", "20-101", no=2),
        item("2020-02-12", "kb", "Støtte til spejderne", "20-102", no=3),
    ]
    quote = "Kommunen besluttede den 12. februar 2020 at kloakere Molebyen."
    later = item(
        "2020-09-09", "teknik", "Boliger på Kajen", "20-300", references=mentioned("2020-02-12", "other", quote)
    )
    later = replace(later, sections=said(quote))
    assert background(link_items([*agenda, later], rules)) == {frozenset((agenda[0].id, later.id))}


def test_another_matter_of_a_meeting_that_treated_the_case_itself_is_told_of(item, rules):
    agenda = [
        item("2020-02-12", "kb", "Trafiksanering af Kajgaden", "20-100", no=1),
        item("2020-02-12", "kb", "Trafiksanering af Møllebakken", "20-101", no=2),
    ]
    quote = "En tilsvarende sag om Møllebakken blev udsat den 12. februar 2020."
    later = item("2020-03-09", "oek", "Trafiksanering af Kajgaden", "20-100")
    told = [
        replace(later, sections=said(quote), references=mentioned("2020-02-12", about, quote))
        for about in ("other", "this")
    ]
    tied = {frozenset((agenda[1].id, later.id))}
    assert [background(link_items([*agenda, one], rules)) for one in told] == [tied, set()]


def test_who_acts_is_not_what_a_sentence_is_about(item, rules):
    agenda = [
        item("2020-02-12", "kb", "Forretningsorden for Byrådet", "20-100", no=1),
        item("2020-02-12", "kb", "Nyt gulv i Elkær Hal", "20-101", no=2),
    ]
    quote = "Byrådet drøftede den 12. februar 2020 boligerne."
    later = item("2020-09-09", "teknik", "Boliger på Kajen", references=mentioned("2020-02-12", "other", quote))
    assert not background(link_items([*agenda, replace(later, sections=said(quote))], rules))


def test_of_twins_neither_is_meant_by_one_that_is_alone_at_its_meeting(item, rules):
    agenda = [
        item("2020-02-12", "kb", "Gratis adgang til Molebadet for børn", no=1),
        item("2020-02-12", "kb", "Gratis adgang til Molebadet for ældre", no=2),
        item("2020-02-12", "kb", "Nyt gulv i Elkær Hal", no=3),
    ]
    later = without_and_with_mention(item, "Gratis adgang til Molebadet")
    scores = [explain([*agenda, one], rules, None, (agenda[0].id, one.id)).score for one in later]
    assert scores[0] == pytest.approx(scores[1])


SENT = "Byrådet sendte den 12. februar 2020"


@pytest.mark.parametrize(
    ("title", "about", "quote", "level"),
    [
        ("Livreddere på Molebadet", "this", f"{SENT} forslaget om gratis adgang hertil.", "told"),
        ("Livreddere på Molebadet", "unknown", f"{SENT} forslaget om gratis adgang hertil.", "meant"),
        ("Livreddere i sommer", "this", f"{SENT} forslaget om gratis adgang hertil.", "told"),
        ("Livreddere på Molebadet", "this", "Byrådet så den 12. februar 2020 på gratis adgang til Molebadet.", "meant"),
        ("Gratis badning på Molebadet", "this", "Byrådet så den 12. februar 2020 på adgang til Molebadet.", "told"),
        ("Livreddere i sommer", "this", "Sagen, som den 12. februar 2020 hed gratis adgang, er her nu.", "told"),
        ("Livreddere i sommer", "this", f"{SENT} forslaget om adgangen hertil.", "meant"),  # hardly anything in common
        ("Badeadgang i sommer", "this", f"{SENT} sagen hertil.", "this"),
        ("Status på gratis badning", "this", f"{SENT} den gratis adgang hertil.", "this"),
        ("Livreddere i sommer", "this", f"{SENT} et nyt gulv i Elkær Hal og gratis adgang hertil.", "this"),
        ("Livreddere i sommer", "this", f"{SENT} sagen hertil sammen med forslaget om gratis adgang.", "this"),
        ("Livreddere i sommer", "this", f"{SENT} sagen hertil, fordi Molebadet har gratis adgang.", "this"),
    ],
)
def test_a_sentence_tells_which_item_of_a_meeting_it_is_of(item, rules, title, about, quote, level):
    agenda = [
        item("2020-02-12", "kb", "Forslag om gratis adgang til Molebadet", no=1),
        item("2020-02-12", "kb", "Nyt gulv i Elkær Hal", no=2),
        item("2020-02-12", "kb", "Støtte til spejderne i Sejlby", no=3),
    ]
    later = item("2020-03-03", "teknik", title, references=mentioned("2020-02-12", about, quote))
    told = explain([*agenda, later], rules, None, (agenda[0].id, later.id))
    weights = {"told": 5.5, "meant": 2.8, "this": 0.0}
    assert next((piece.weight for piece in told.evidence if piece.name == "mention"), 0.0) == weights[level]


def test_a_mention_means_the_one_item_with_a_title_like_it(item, rules):
    agenda = [
        item("2020-02-12", "kb", "Forslag om gratis adgang til Molebadet", no=1),
        item("2020-02-12", "kb", "Nyt gulv i Elkær Hal", no=2),
        item("2020-02-12", "kb", "Støtte til spejderne i Sejlby", no=3),
    ]
    sums = []
    for one in without_and_with_mention(item, "Molebadet - gratis adgang, oversendt fra Byrådet"):
        told = explain([*agenda, one], rules, None, (agenda[0].id, one.id))
        sums.append(sum(piece.weight for piece in told.evidence))
        assert not any(piece.name == "names" and piece.weight < 0 for piece in told.evidence)  # the council is no name
    assert sums[1] - sums[0] > 2
