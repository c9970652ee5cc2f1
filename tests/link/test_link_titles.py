"""Titles, their words, and two of them compared: what tells matters apart and what only says where a matter stands."""

import pickle

import pytest

from casegraph.link import LinkRules
from casegraph.link.titles.order import unfold
from casegraph.link.titles.reader import Title, TitleReader
from casegraph.link.titles.slips import slip
from casegraph.link.words.compare import Sameness, compare, sameness
from casegraph.link.words.corpus import Words, mended
from casegraph.link.words.signs import make_signs
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def reader():
    return TitleReader(LinkRules.from_book(load_rulebook()))


# (title, words, numbers, years, periods)
READ = [
    ("Forslag til lokalplan 4.12 for Ådalen", "lokalplan ådalen", "4.12", "", ""),
    ("Skema A - Lejerbo, Toften 12B", "skema lejerbo toften", "a 12b", "", ""),
    ("Garanti til Elkær Varme A/S", "garanti elkær varme", "", "", ""),
    ("Lån til Solvind I/S", "lån solvind", "", "", ""),
    ("Etape II af byparken", "etape byparken", "ii", "", ""),
    ("Havnen - plan (fortsat fra sidste møde)", "havnen plan", "", "", ""),
    ("Over Jersdal: skolen i Over Jersdal", "jersdal skolen over jersdal", "", "", ""),
    ("SKOLEN I OVER JERSDAL", "skolen jersdal", "", "", ""),
    ("Budgetopfølgning pr. 31. oktober 2021", "budgetopfølgning", "", "2021", "31/10"),
    ("Ledighed i februar", "ledighed", "", "", "2"),
    ("Havnen (genoptaget fra februar)", "havnen", "", "", ""),
    ("Havnen - udsat fra februar", "havnen", "", "", ""),
    ("Havnen - udsat fra mødet i maj 2024", "havnen", "", "2024", ""),
    ("Midler overført fra december til januar", "midler overført", "", "", "12 1"),
    ("Likviditet pr. 30. septemebr 2022", "likviditet", "", "2022", "30/9"),
    ("Havnen (afdeling 4)", "havnen afdeling", "4", "", ""),
    ("Sygefravær 2. kvartal 2022", "sygefravær", "", "2022", "2kvartal"),
    ("Sygefravær 2. kvratal 2022", "sygefravær", "", "2022", "2kvartal"),
    # Right before a year a short month may be misprinted too; elsewhere that is another word.
    ("Aktivitet i hjemmeplejen - marrs 2021", "aktivitet hjemmeplejen", "", "2021", "3"),
    ("Aktivitet i hjemmeplejen, apirl 2021", "aktivitet hjemmeplejen", "", "2021", "4"),
    ("Åbningstider i hallen til jul 2021", "åbningstider hallen jul", "", "2021", ""),
    ("Aktivitet i hjemmeplejen, apirl", "aktivitet hjemmeplejen apirl", "", "", ""),
    ("Kulturpris til Anders Jung 2021", "kulturpris anders jung", "", "2021", ""),
    ("Teatret viser Julia 2022", "teatret viser julia", "", "2022", ""),
    ("Salg af træer til jule 2021", "salg træer jule", "", "2021", ""),
    ("Sygefravær i 2 kvrtal 2022", "sygefravær", "", "2022", "2kvartal"),
    ("Sygefravær i andet Kvarttal 2022", "sygefravær", "", "2022", "2kvartal"),
    ("Regnskab for 1. havlår 2022", "regnskab", "", "2022", "1halvår"),
    ("Tilsyn i eftreåret 2022", "tilsyn", "", "2022", "efterår"),
    # Half of a compound is no season.
    ("Vinter- og renholdelsesregulativ", "vinter renholdelsesregulativ", "", "", ""),
    ("Sygefravær, 4. kvt. 2016", "sygefravær", "", "2016", "4kvartal"),
    ("Sygefravær fjerde kvt. 2016", "sygefravær", "", "2016", "4kvartal"),
    # Parts go by their number, reports by their place in the year.
    ("Gadelys - 2. etape", "gadelys etape", "2", "", ""),
    ("Gadelys - anden etape", "gadelys etape", "2", "", ""),
    ("Budgetopfølgning 2 2019", "budgetopfølgning", "", "2019", "2."),
    ("Budgetopfølgning nr. 2 - 2019", "budgetopfølgning", "", "2019", "2."),
    ("Budgetopfølgning II/2019", "budgetopfølgning", "", "2019", "2."),
    ("2. budgetopfølgning 2019", "budgetopfølgning", "", "2019", "2."),
    ("Rapport 2.1 om støj", "rapport støj", "2.1", "", ""),
    ("Rapport IVAR", "rapport ivar", "", "", ""),
    ("Gadelys - 1. og 2. etape", "gadelys etape", "1 2", "", ""),
    ("Gadelys - etape 1 og 2", "gadelys etape", "1 2", "", ""),
    ("Gadelys 2.etape", "gadelys etape", "2", "", ""),
    # The number of a quarter, a reading, a day, or of things is none of the report.
    ("Budgetopfølgning 2. kvartal 2022", "budgetopfølgning", "", "2022", "2kvartal"),
    ("Budgetopfølgning 1. juni 2022", "budgetopfølgning", "", "2022", "1/6"),
    ("Miljørapport 3 vindmøller", "miljørapport vindmøller", "3", "", ""),
    ("Tilsynsrapport i Solgården", "tilsynsrapport solgården", "", "", ""),
    ("TILSYNSRAPPORT I SOLGÅRDEN", "tilsynsrapport solgården", "", "", ""),
    ("Spildevandsplan 2021-24", "spildevandsplan", "", "2021-2024", ""),
    ("Bro over Aaløkken (II)", "bro åløkken", "", "", ""),
    # A number right behind capitals tells reports apart; carbon dioxide is no second carbon.
    ("BO2 2023 - hele kommunen", "bo hele kommunen", "2", "2023", ""),
    ("Rapport om CO2 2023", "rapport co", "", "2023", ""),
    ("", "", "", "", ""),
    ("2. behandling", "behandling", "", "", "2."),
]


@pytest.mark.parametrize(("printed", "words", "numbers", "years", "periods"), READ)
def test_a_title_is_read_into_kinds(reader, printed, words, numbers, years, periods):
    title = reader.read(printed)
    assert " ".join(title.words) == words
    assert title.numbers == set(numbers.split())
    assert (" ".join(title.years), " ".join(title.periods)) == (years, periods)


SAME_MATTER = [
    ("Forslag til lokalplan 4.12 for Ådalen", "Endelig vedtagelse af lokalplan 4.12 for Ådalen"),
    ("1. behandling af vedtægt for havnen", "Vedtægt for havnen - 2. behandling"),
    ("Ny cykelsti i Elkær (I)", "Ny cykelsti i Elkær (II)"),
    ("Orientering om støj fra banen", "Støj fra banen - til efterretning"),
    ("Udsat sag: Hegn langs åen", "Hegn langs åen (genoptaget)"),
    ("Byggemodning ved Elkær", "Byggemodning ved Elkær - fornyet behandling"),
    ("Byggemodning ved Elkær", "B-sag: Byggemodning ved Elkær"),
    ("Byggemodning ved Elkær", "Byggemodning ved Elkær, 2. udgave"),
    ("Byggemodning ved Elkær", "Byggemodning ved Elkær - revideret indstilling"),
    ("Byggemodning ved Elkær", "Efterretningssag: Byggemodning ved Elkær"),
    ("Udbud af kørsel", "Udbud af kørsel (høring)"),
    ("Udbud af kørsel", "Udbud af kørsel (til orientering)"),
    ("Forslag til planstrategi", "Forlsag til planstrategi"),
    ("Endelig godkendelse af planstrategi", "Enedlig godkendelse af planstrategi"),
    ("LP 4.12 for Ådalen", "Lokalplan 4.12 for Ådalen"),
]


@pytest.mark.parametrize(("one", "other"), SAME_MATTER)
def test_words_of_order_are_no_part_of_what_a_title_names(reader, one, other):
    assert reader.read(one).matter == reader.read(other).matter


def test_every_phrase_of_order_is_written_out_whole(reader):
    assert [
        phrase for phrase in reader.rules.order if any("(" in plain or "[" in plain for plain in unfold(phrase))
    ] == []


@pytest.mark.parametrize(
    ("title", "resumed"),
    [("Genoptagelse: Hegn langs åen", True), ("Hegn langs åen - fornyet behandling", True), ("Hegn langs åen", False)],
)
def test_a_title_says_that_it_takes_a_matter_up_again(reader, title, resumed):
    assert reader.read(title).resumed is resumed


def test_a_phase_is_read_and_the_latest_counts(reader):
    phases = [
        reader.read(title).phase
        for title in ("Igangsætning af lokalplan", "Lokalplanforslag", "Vedtagelse af lokalplan", "Anlægsregnskab")
    ]
    assert phases == sorted(phases)
    assert len(set(phases)) == 4
    assert reader.read("Lokalplan for Ådalen").phase is None


def compared(reader, *titles, extra=()):
    read = mended([reader.read(title) for title in (*titles, *extra)])
    words = Words(list(dict.fromkeys(read)), reader.rules.weak)
    signs = make_signs(read, words)
    return compare(signs[0], signs[1], words)


CONTRADICT = [
    ("Lokalplan 4.12 for Ådalen", "Lokalplan 4.21 for Ådalen", "numbers"),
    ("Skema A, Toften 12", "Skema B, Toften 12", "numbers"),
    ("Skema A for Nordbo A/S", "Skema C for Nordbo A/S", "numbers"),
    ("Dispensation, Nygade 7", "Dispensation, Nygade 9", "numbers"),
    ("Regnskab 2020", "Regnskab 2021", "years"),
    ("Ledighed i januar", "Ledighed i februar", "periods"),
    ("Kursusplan for foråret", "Kursusplan for efteråret", "periods"),
]


@pytest.mark.parametrize(("one", "other", "kind"), CONTRADICT)
def test_figures_contradict(reader, one, other, kind):
    likeness = compared(reader, one, other)
    assert getattr(likeness, kind) is Sameness.CONTRADICT
    assert likeness.contradicted


def test_names_contradict_but_do_not_decide(reader):
    likeness = compared(reader, "Ny hal i Hostrup", "Ny hal i Hastrup")
    assert likeness.names is Sameness.CONTRADICT
    assert not likeness.contradicted


def test_who_has_moved_it_is_no_name_of_a_matter(reader):
    likeness = compared(reader, "Fart på Havnevej i Hostrup", "Forslag fra Borgerlisten om lavere fart på Havnevej")
    assert likeness.names is Sameness.OVERLAP


@pytest.mark.parametrize(
    ("printed", "words", "names", "numbers"),
    [
        ("Forslag fra Ida Bro Dam (A): fælles bådehus", "ida bro dam fælles bådehus", "", ""),
        ("Bådehus på Molen – sag rejst af Ida Bro (V)", "bådehus molen sag rejst ida bro", "molen", ""),
        ("Forslag fra Ida Bro (A)", "ida bro", "", ""),
        ("Forslag fra Ida Bro (A) og Bo de la Dam (V): bådehus", "ida bro bo la dam bådehus", "", ""),
        ("Vådområde ved Simested Å (O)", "vådområde simested å", "simested å", ""),  # no party but a mark
        ("Nedlæggelse af Sejlby Skole (B)", "nedlæggelse sejlby skole", "sejlby skole", ""),
        ("Køb af Elkær Varmeværk (EV)", "køb elkær varmeværk ev", "elkær varmeværk ev", ""),
        ("Salg af Molegade 4 (B)", "salg molegade", "molegade", "4"),
        ("Overtagelse af Molebyen (etape 2)", "overtagelse molebyen etape", "molebyen", "2"),
    ],
)
def test_who_brought_a_matter_is_no_name_of_it(reader, printed, words, names, numbers):
    title = reader.read(printed)
    told = (*map(" ".join, (title.words, title.names)), " ".join(sorted(title.numbers)))
    assert told == (words, names, numbers)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Fortov i Nr. Sejlby", ("fortov", "nørre", "sejlby")),
        ("Fortov i Sdr. Sejlby", ("fortov", "sønder", "sejlby")),
        ("Gl. Havn", ("gammel", "havn")),
        ("Lokalplan Nr. 4.12", ("lokalplan",)),
        ("Tilskud på 40.000 kr. Sejlby Hal", ("tilskud", "sejlby", "hal")),
    ],
)
def test_short_words_before_names_are_read_in_full(reader, printed, words):
    assert reader.read(printed).words == words


def test_north_is_not_south(reader):
    titles = [reader.read(f"Fortov og kloak i {name}") for name in ("Nr. Sejlby", "Sdr. Sejlby")]
    words = Words(titles)
    assert compare(*make_signs(titles, words), words).names is Sameness.CONTRADICT


def test_comparing_is_the_same_both_ways(reader):
    one, other = "Vådområde ved Simested Å, etape 1", "Etape 1: vådområder ved Simmested Å og Hvolris"
    there, back = compared(reader, one, other), compared(reader, other, one)
    assert there.shared == pytest.approx(back.shared)
    assert (there.left, there.right) == pytest.approx((back.right, back.left))


def test_a_title_is_wholly_contained_in_a_longer_one(reader):
    likeness = compared(reader, "Helhedsplan for Spritfabrikken", "Helhedsplan for Spritfabrikken og Havnetorvet")
    assert likeness.contained == 1.0 > likeness.covered


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("kystbeskyttelse", "kystbeskytelse", True),
        ("kystbeskyttelse", "kystbesktytelse", True),
        ("kunstgræsbane", "kunstgræsbabe", True),
        ("tjørneparken", "tjørnepareken", True),
        ("tjørneparken", "tjørnepareen", True),
        ("hostrup", "hastrup", False),
        ("skovvang", "skovvand", False),
        ("hede", "hedens", False),
        ("bakke", "bakke", False),
        ("parken", "haven", False),
    ],
)
def test_slips_of_the_finger(a, b, outcome):
    assert slip(a, b) is outcome
    assert slip(b, a) is outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("hjemmehjælp", "hjemmetjælp", True),
        ("skolevej", "skolovej", True),
        ("fravigelse", "fråvigelse", True),
        ("parken", "perken", False),
        ("ansættelse", "afsættelse", False),
        ("oplysning", "opløsning", False),
        ("måling", "maling", False),
        ("kloakering", "kloakerede", False),
    ],
)
def test_in_plain_words_any_letter_may_slip(a, b, outcome):
    assert slip(a, b, plain=True) is outcome
    assert slip(b, a, plain=True) is outcome
    assert not slip(a, b)


SEWERS = [f"Ny kloakering i {name}" for name in ("Ørby", "Torup", "Enslev")]


@pytest.mark.parametrize(
    ("others", "one", "other"),
    [
        (SEWERS, "Kloakering i Lunde", "Kloakerang i Lunde"),
        # Two slips of one word, that others spell right.
        (SEWERS, "Klokering i Lunde", "Kloakernig i Lunde"),
    ],
)
def test_what_is_mistyped_is_the_same_wording(reader, others, one, other):
    titles = [reader.read(text) for text in (*others, one, other)]
    words = Words(titles)
    signs = make_signs(titles, words)
    likeness = compare(signs[-2], signs[-1], words)
    assert (likeness.left, likeness.right) == pytest.approx((0.0, 0.0))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansættelse af skoleleder", "Afsættelse af skoleleder"),
        ("Ny indkørsel til havnen", "Ny indførsel til havnen"),
        ("Udskiftning af målere", "Udskiftning af malere"),
        # Nobody knows which of the two is right.
        ("Kloakering i Lunde", "Kloakerang i Lunde"),
    ],
)
def test_what_may_be_another_word_is_no_slip(reader, one, other):
    titles = [reader.read(text) for text in ("Ny hal", one, other)]
    signs = make_signs(titles, Words(titles))
    likeness = compare(signs[-2], signs[-1], Words(titles))
    assert likeness.left > 0.0 < likeness.right


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Salg af matr.nr. 9ax, Avedby", {"9ax"}),
        ("Salg af matr. nr. 9 ax i Avedby", {"9ax"}),
        ("Salg af matrikel 10ax", {"10ax"}),
        ("Salg af matr.nr. 9a", {"9a"}),
        ("Salg af matr.nr. 9 i Avedby", {"9"}),
        ("SALG AF MATR.NR. 9 I AVEDBY", {"9"}),
        ("Cykelsti på 10km", set()),
        ("LÅN PÅ 3MIO KR", {"3miokr"}),
    ],
)
def test_plots_of_land_go_by_number_and_letters(reader, title, numbers):
    assert reader.read(title).numbers == numbers


def test_a_name_that_differs_by_a_letter_is_another(reader):
    names = ["Ny hal i Hostrup", "Ny hal i Hastrup", *(f"Skolen i Hostrup - {what}" for what in ("tag", "ur", "dør"))]
    words = Words([reader.read(name) for name in names])
    assert not words.kin


def test_a_misprint_counts_as_the_word_it_is_a_misprint_of(reader):
    likeness = compared(reader, "Kloakfornyelse ved Digesø", "Kloakfronyelse ved Digesø")
    assert likeness.near
    assert likeness.left == likeness.right == 0.0


def test_a_word_broken_in_two_is_mended_where_the_whole_word_is_known(reader):
    titles = [reader.read("Vådområde ved åen"), reader.read("Våd område ved åen"), reader.read("Bredt område")]
    assert [title.words for title in mended(titles)][1] == titles[0].words
    assert mended(titles)[2].words == titles[2].words


def test_rare_words_say_more_and_words_of_the_trade_less(reader):
    titles = [reader.read(f"Bevilling til {name}") for name in ("Spritten", "Banken", "Laden", "Mejeriet")]
    words = Words(titles, reader.rules.weak)
    weight = {stem: words.weight[number] for stem, number in words.ids.items()}
    assert min(value for stem, value in weight.items() if stem != "bevilling") > 3 * weight["bevilling"]


def test_what_cases_with_a_number_kept_when_reworded_is_learned(reader):
    before = [reader.read(f"Redegørelsesnotat for {name}") for name in ("Spritten", "Banken", "Laden", "Mejeriet")]
    after = [reader.read(f"{name}, tidsforløb") for name in ("Spritten", "Banken", "Laden", "Mejeriet")]
    taught = Words([*before, *after], (), list(zip(before, after, strict=True)))
    untaught = Words([*before, *after])
    frame, name = taught.ids["redegørelsesnotat"], taught.ids[reader.read("Spritten").stems[0]]
    assert taught.weight[frame] < untaught.weight[frame]
    assert taught.weight[name] > untaught.weight[name]


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("", "", Sameness.NEITHER),
        ("1", "", Sameness.ONE_SIDED),
        ("1 2", "1 2", Sameness.SAME),
        ("1 2", "1", Sameness.OVERLAP),
        ("1 2", "1 3", Sameness.CONTRADICT),
    ],
)
def test_sets_of_figures(a, b, outcome):
    assert sameness(frozenset(a.split()), frozenset(b.split())) is outcome
    assert sameness(frozenset(b.split()), frozenset(a.split())) is outcome


def test_a_title_handed_to_another_process_is_the_same(reader):
    title = reader.read("2. behandling af lokalpl. 4.12 for Nørby, etape II, marts 2021 – genoptag…")
    read = {name: getattr(title, name) for name in Title.__slots__}
    handed = pickle.loads(pickle.dumps(title))
    assert {name: getattr(handed, name) for name in Title.__slots__} == read
    assert all(read[name] for name in ("words", "names", "numbers", "years", "periods", "order", "begun", "cut"))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Ledighed pr. 31. marts", "Ledighed i marts", Sameness.OVERLAP),
        ("Ledighed pr. 31. marts", "Ledighed 1. kvartal", Sameness.OVERLAP),
        ("Ledighed i marts", "Ledighed 1. kvartal", Sameness.CONTRADICT),
        ("Ledighed 1. halvår", "Ledighed 2. kvartal", Sameness.CONTRADICT),
        ("Ledighed 1. halvår", "Ledighed pr. 30. juni", Sameness.OVERLAP),
        ("Ledighed 1. tertial", "Ledighed pr. 30. april", Sameness.OVERLAP),
        ("Ledighed pr. 28. februar", "Ledighed pr. 29. februar", Sameness.SAME),
        ("Ledighed pr. 30. marts", "Ledighed 1. kvartal", Sameness.CONTRADICT),
        ("Ledighed pr. 31. marts", "Ledighed pr. 30. juni", Sameness.CONTRADICT),
        ("Ledighed 2. kvt.", "Ledighed andet kvartal", Sameness.SAME),
        ("Ledighed uge 12", "Ledighed i december", Sameness.CONTRADICT),
    ],
)
def test_the_last_day_of_a_period_stands_for_it(reader, one, other, agree):
    titles = [reader.read(one), reader.read(other)]
    words = Words(titles)
    assert compare(*make_signs(titles, words), words).periods is agree
