"""Bodies in text: inflected, compounded, abbreviated, by form; and everything that only looks like one."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.parse.bodies import BodyIndex
from casegraph.rulebook.bodies import Abbreviation, BodiesFile, BodyRule
from casegraph.rulebook.book import load_rulebook
from casegraph.rulebook.schema import Term


@pytest.fixture(scope="module")
def index() -> BodyIndex:
    return BodyIndex(load_rulebook().bodies)


FOUND = [
    # inflected, any case
    ("Sagen går til Økonomiudvalget.", [("Økonomiudvalget", "Økonomiudvalget")]),
    ("efter Kommunalbestyrelsens møde", [("Kommunalbestyrelsens", "Kommunalbestyrelsen")]),
    ("økonomiudvalg og byråd", [("økonomiudvalg", "Økonomiudvalget"), ("byråd", "Byrådet")]),
    ("DIREKTIONEN INDSTILLER", [("DIREKTIONEN", "Direktionen")]),
    ("TEKNIK- OG MILJØUDVALGET", [("TEKNIK- OG MILJØUDVALGET", "Teknik- og Miljøudvalget")]),
    # compounds with what a body does
    ("på direktionsmødet", [("direktionsmødet", "Direktionen")]),
    ("til direktionensmøde", [("direktionensmøde", "Direktionen")]),
    ("et økonomiudvalgmøde", [("økonomiudvalgmøde", "Økonomiudvalget")]),
    ("Kommunalbestyrelsesmøde", [("Kommunalbestyrelsesmøde", "Kommunalbestyrelsen")]),
    ("efter byrådsbehandlingen", [("byrådsbehandlingen", "Byrådet")]),
    ("ØU-mødet", [("ØU-mødet", "Økonomiudvalget")]),
    # committees by form, in every spelling, with the name normalised
    ("Børne- og ungdomsudvalgmøde", [("Børne- og ungdomsudvalgmøde", "Børne- og ungdomsudvalget")]),
    ("eks. kultur- og fritidsudvalgets", [("kultur- og fritidsudvalgets", "Kultur- og fritidsudvalget")]),
    (
        "Klima-, Natur- og Genbrugsudvalget",
        [("Klima-, Natur- og Genbrugsudvalget", "Klima-, Natur- og Genbrugsudvalget")],
    ),
    ("Teknik- og\n  Miljøudvalget", [("Teknik- og\n  Miljøudvalget", "Teknik- og Miljøudvalget")]),
    ("Teknik og Miljøudvalget", [("Teknik og Miljøudvalget", "Teknik- og Miljøudvalget")]),
    ("Miljø-og Teknikudvalget", [("Miljø-og Teknikudvalget", "Miljø- og Teknikudvalget")]),
    ("Kultur- og Fritids Udvalget", [("Kultur- og Fritids Udvalget", "Kultur- og Fritidsudvalget")]),
    ("Bymiljø- & Havneudvalget", [("Bymiljø- & Havneudvalget", "Bymiljø- & Havneudvalget")]),
    ("Udvalget for Ældre og Sundhed", [("Udvalget for Ældre og Sundhed", "Udvalget for Ældre og Sundhed")]),
    ("Udvalget Ældre og Sundhed", [("Udvalget Ældre og Sundhed", "Udvalget for Ældre og Sundhed")]),
    ("udvalget for klima og natur", [("udvalget for klima og natur", "Udvalget for klima og natur")]),
    (
        "Udvalget for Børn, Unge og Uddannelse drøftede",
        [("Udvalget for Børn, Unge og Uddannelse", "Udvalget for Børn, Unge og Uddannelse")],
    ),
    (
        "Udvalget for Kultur og Fritids beslutning",
        [("Udvalget for Kultur og Fritids", "Udvalget for Kultur og Fritid")],
    ),
    ("Teknisk Udvalgs møde", [("Teknisk Udvalgs", "Teknisk Udvalg")]),
    ("Det Sociale Udvalg", [("Det Sociale Udvalg", "Det Sociale Udvalg")]),
    ("Plan- og Boligudvalget", [("Plan- og Boligudvalget", "Plan- og Boligudvalget")]),
    ("Grøn Omstillingsudvalget", [("Grøn Omstillingsudvalget", "Grøn Omstillingsudvalget")]),
    ("Opgaveudvalget for Unges Trivsel", [("Opgaveudvalget for Unges Trivsel", "Opgaveudvalget for Unges Trivsel")]),
    ("Referat - Plan- og Klimaudvalget", [("Plan- og Klimaudvalget", "Plan- og Klimaudvalget")]),
    ("Teknik- Miljø- og Klimaudvalget", [("Teknik- Miljø- og Klimaudvalget", "Teknik- Miljø- og Klimaudvalget")]),
    ("Fremtidsudvalget besluttede", [("Fremtidsudvalget", "Fremtidsudvalget")]),
    # where one name ends and the next begins
    (
        "Udvalget for Ældre og Sundhed, Økonomiudvalget og Byrådet",
        [
            ("Udvalget for Ældre og Sundhed", "Udvalget for Ældre og Sundhed"),
            ("Økonomiudvalget", "Økonomiudvalget"),
            ("Byrådet", "Byrådet"),
        ],
    ),
    (
        "Udvalget for Kultur, Direktionen og Byrådet",
        [("Udvalget for Kultur", "Udvalget for Kultur"), ("Direktionen", "Direktionen"), ("Byrådet", "Byrådet")],
    ),
    (
        "Direktionen, Børne- og Ungeudvalget",
        [("Direktionen", "Direktionen"), ("Børne- og Ungeudvalget", "Børne- og Ungeudvalget")],
    ),
    # committees for a time, councils that are heard, several at once
    ("§ 17, stk. 4-udvalget for Klima", [("§ 17, stk. 4-udvalget for Klima", "§ 17, stk. 4-udvalget for Klima")]),
    ("§17 stk. 4 udvalget", [("§17 stk. 4 udvalget", "§ 17, stk. 4-udvalget")]),
    ("Opgaveudvalget om Frivillighed", [("Opgaveudvalget om Frivillighed", "Opgaveudvalget for Frivillighed")]),
    ("høring i Ældrerådet", [("Ældrerådet", "Ældrerådet")]),
    ("de stående udvalgs møder", [("de stående udvalgs", "De stående udvalg")]),
    # abbreviations
    ("DIR/ØK/BY", [("DIR", "Direktionen"), ("ØK", "Økonomiudvalget"), ("BY", "Byrådet")]),
    ("ØK d. 06/10, KB d. 20/10", [("ØK", "Økonomiudvalget"), ("KB", "Kommunalbestyrelsen")]),
    ("ØU's anbefaling", [("ØU's", "Økonomiudvalget")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_found_in_prose(index: BodyIndex, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.body.name) for mention in index.find(text)] == expected


NOT_BODIES = [
    "mødet holdes i byrådssalen",  # a room
    "byrådsmedlemmer og udvalgsformænd",  # people
    "direktionssekretariatet",  # an office
    "direktionsseminar",  # not a sitting
    "i de enkelte udvalg og udvalgene",  # no single one
    "et udvalgt stort vareudvalg",  # a selection
    "Folketingets Miljøudvalg",  # another house
    "regionens økonomiudvalg",
    "EU's Regionsudvalg",
    "Finansudvalget og Kontaktudvalget",
    "det lokale samarbejdsudvalg og MED-udvalget",
    "Lokaludvalget på Amager",
    "selskabets direktion",
    "bestyrelsen og direktionen for Havnen A/S",
    "skolebestyrelsen og Beredskabsstyrelsen",
    "Rådet for fremtidens kompetencer",
    "rådhuset og rådgiveren",
    "kommunalråd",
    "Takster__Børn__og_Familieudvalget.pdf",  # a file
    "notat_direktionen.docx",
    "filen fylder 512 KB",  # kilobytes
    "BY OG LAND",  # another word in capitals
    "BR18 stiller krav",  # building regulations
    "udvalget for at spare",  # no topic behind "for"
    "ungdomsudvalg-lignende",
    "et teknisk begreb",
    "",
]


@pytest.mark.parametrize("text", NOT_BODIES)
def test_not_a_body(index: BodyIndex, text: str) -> None:
    assert index.find(text) == []


SAME = [
    # every spelling of a committee is one body
    ("Ældre- og Sundhedsudvalget", "Udvalget for Ældre og Sundhed", "Udvalget Ældre og Sundhed"),
    ("Børne- og Ungdomsudvalget", "børne- og ungdomsudvalgsmøde", "BØRNE- OG UNGDOMSUDVALGET"),
    ("Kultur- og Fritidsudvalget", "Udvalget for Kultur og Fritid", "Kultur og Fritid", "Kultur-og fritidsudvalget"),
    ("Teknisk Udvalg", "Teknikudvalget", "Udvalget for Teknik", "Nyby Kommunes Teknikudvalg"),
    ("Grøn Omstillingsudvalget", "Udvalget for Grøn Omstilling"),
    ("Erhverv- og arbejdsmarkedsudvalget", "Erhvervs- og Arbejdsmarkedsudvalget"),
    # the council and the finance committee keep their id whatever they are called
    ("Kommunalbestyrelsen", "Byrådet", "Borgerrepræsentationen", "14-17 Byrådet", "Byrådet 2022-2025", "KB", "BY"),
    ("Byrådet", "Nyby Byråd", "Nyby Kommunalbestyrelse", "Byrådet i Nyby", "Nyby Kommunes Byråd"),
    ("Økonomiudvalget", "Økonomi- og Planudvalget", "Udvalget for Økonomi og Erhverv", "Økonomi og Strategi", "ØPU"),
    ("Økonomiudvalget", "Magistraten", "Økonomi- og Erhvervsudvalget", "ØK"),
    ("Direktionen", "DIR", "**Direktionen**", "Direktionens møde"),
    ("Hovedudvalget", "Hoved-MED", "HMU", "MED-Hovedudvalget"),
]


@pytest.mark.parametrize("names", SAME, ids=[row[0] for row in SAME])
def test_one_body_under_many_names(index: BodyIndex, names: tuple[str, ...]) -> None:
    bodies = [index.resolve(name) for name in names]
    assert all(bodies), bodies
    assert len({(body.id, body.kind) for body in bodies if body}) == 1


KINDS = [
    ("Direktionen", "executive_board", "direktionen"),
    ("Økonomi-, Erhvervs- og Beskæftigelsesudvalget", "finance_committee", "oekonomiudvalget"),
    ("Borgerrepræsentationen", "council", "kommunalbestyrelsen"),
    ("Socialudvalget", "standing_committee", "social-udvalg"),
    ("§ 17, stk. 4-udvalget for Klima", "special_committee", "klima-saerligt-udvalg"),
    ("Handicaprådet", "advisory", "handicapraadet"),
    ("Hovedudvalget", "staff_council", "hovedudvalget"),
    ("Bevillingsnævnet", "other", "bevillingsnaevnet"),
]


@pytest.mark.parametrize(("name", "kind", "body_id"), KINDS)
def test_kind_and_id(index: BodyIndex, name: str, kind: str, body_id: str) -> None:
    body = index.resolve(name)
    assert body is not None
    assert (body.kind, body.id) == (kind, body_id)


MISSPELT = [
    ("Økonomiudvaget", "oekonomiudvalget"),
    ("Kommunalbestyrelesen", "kommunalbestyrelsen"),
    ("Direktionne", "direktionen"),
    ("Teknik- og Miljøudvlaget", "teknik-miljoe-udvalg"),
    ("Hovedudvaglet", "hovedudvalget"),
    ("Økonomudvalget", "oekonomiudvalget"),
    ("Social- og Sunhedsudvalget", "social-sundhed-udvalg"),
    ("Udvalget for Kulturr og Fritid", "kultur-fritid-udvalg"),
]


@pytest.mark.parametrize(("name", "body_id"), MISSPELT)
def test_a_slip_of_the_pen(index: BodyIndex, name: str, body_id: str) -> None:
    body = index.resolve(name)
    assert body is not None
    assert body.id == body_id


@pytest.mark.parametrize(
    "text",
    [
        "Referat",
        "STED",
        "Godkendelse af dagsorden",
        "Kultur",
        "Direktør",
        "Udvalget",
        "Byrådssalen",
        "",
        " * ",
        "BIL",
        "x" * 500,
    ],
)
def test_whole_strings_that_name_no_body(index: BodyIndex, text: str) -> None:
    assert index.resolve(text) is None


LISTS = [
    (
        "Direktion, Hovedudvalg, Økonomiudvalg, Kommunalbestyrelse",
        "Direktionen|Hovedudvalget|Økonomiudvalget|Kommunalbestyrelsen",
    ),
    ("DIR/ØK/BY", "Direktionen|Økonomiudvalget|Byrådet"),
    ("Direktion\nØkonomiudvalg\nByråd", "Direktionen|Økonomiudvalget|Byrådet"),
    ("KB via direktionen, PMT, BUL og ØU", "Kommunalbestyrelsen|Direktionen|PMT|BUL|Økonomiudvalget"),
    ("SSU → ØU → KB", "SSU|Økonomiudvalget|Kommunalbestyrelsen"),
    ("KF", "KF"),
    ("TMU/BUU", "TMU|BUU"),
    ("Kultur og Fritid, Teknisk Udvalg og Byrådet", "Kultur og Fritid|Teknisk Udvalg|Byrådet"),
    ("Plan, Miljø og Teknik, 30. november 2021, pkt. 563:", "Plan, Miljø og Teknik"),
    ("Kultur- og Idrætsudvalget, Økonomiudvalget", "Kultur- og Idrætsudvalget|Økonomiudvalget"),
    # a slip of the pen in an entry
    ("Direktion, Økonomiudvaget, Kommunalbestyrelese", "Direktionen|Økonomiudvalget|Kommunalbestyrelsen"),
    ("Teknik- og Miljøudvaglet, Byrådet", "Teknik- og Miljøudvalget|Byrådet"),
    ("Direktionnen, Skolebestyrelsen", ""),  # the rest of the list is no body: nor is this, then
    # not every word in capitals is a body, and prose is no list
    ("STED", ""),
    ("IT, HR", ""),
    ("Direktionen drøftede BBR, GIS og PLO", "Direktionen"),
    ("Sagen drøftes med PLO og FOA", ""),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_lists_and_routes(index: BodyIndex, text: str, expected: str) -> None:
    assert "|".join(mention.body.name for mention in index.split(text)) == expected


READINGS = [
    ("ØK (2) d. 30/09, KB d. 07/10", [2, None]),
    ("Økonomiudvalgmøde (2. behandling) d. 30. september", [2]),
    ("1. behandling i Økonomiudvalget, 2. behandling i Byrådet", [1, 2]),
    ("TMU (1. beh.), ØU, KB (2. behandling)", [1, None, 2]),
    ("Byrådet (17 medlemmer)", [None]),
]


@pytest.mark.parametrize(("text", "expected"), READINGS, ids=[row[0] for row in READINGS])
def test_readings(index: BodyIndex, text: str, expected: list[int | None]) -> None:
    assert [mention.reading for mention in index.split(text)] == expected


def test_what_the_word_says_beside_the_body(index: BodyIndex) -> None:
    text = "På direktionsmødet drøftedes Økonomiudvalgets område og de stående udvalg."
    assert [(mention.compound, mention.noun, mention.group) for mention in index.find(text)] == [
        ("mødet", "", False),
        ("", "område", False),
        ("", "", True),
    ]


def test_a_document_explains_its_own_abbreviations(index: BodyIndex) -> None:
    text = "Beslutning fra Plan, Miljø og Teknik, 3. maj 2022:\nBørne- og Skoleudvalget (BSU) anbefaler."
    wiser = index.learn(text)
    found = [mention.body.name for mention in wiser.find("PMT's indstilling gik til BSU og XYZ.")]
    assert found == ["Plan, Miljø og Teknik", "Børne- og Skoleudvalget"]
    assert index.find("PMT's indstilling gik til BSU.") == []


def test_initials_that_two_committees_share_explain_nothing(index: BodyIndex) -> None:
    wiser = index.learn("Social- og Teknikudvalget, Sundheds- og Trafikudvalget")
    assert [mention.body.name for mention in wiser.split("STU, ØU")] == ["STU", "Økonomiudvalget"]


def test_entries_for_one_municipality_and_time() -> None:
    rules = (
        BodyRule(id="y", name="Torvelauget", names=(Term(term="Torvelauget"),), kind="advisory", valid_to="2017-12-31"),
        BodyRule(
            id="x",
            name="Havn",
            kind="other",
            municipality="nyby",
            abbreviations=(Abbreviation(term="HV"),),
            successor="y",
        ),
    )
    book = BodiesFile(bodies=rules)
    assert [body.name for mention in BodyIndex(book, "nyby").find("HV") if (body := mention.body)] == ["Havn"]
    assert BodyIndex(book).find("HV") == []
    assert BodyIndex(book, on="2017-06-01").resolve("Torvelauget") is not None
    assert BodyIndex(book, on="2018-01-01").resolve("Torvelauget") is None
    assert BodyIndex(book).successors == {"x": "y"}


WORDS = [
    "Udvalget",
    "udvalg",
    "Økonomi",
    "Børne-",
    "ældre",
    "Sundheds",
    "direktion",
    "byråd",
    "møde",
    "Teknisk",
    "Plan,",
]
SIGNS = ["for", "og", ",", "-", "/", "§ 17,", "stk.", "4", "(2)", "1.", "beh.", "d.", "3/4", "s", "\n", "x", "Det"]
TOKENS = ["ØU", "KB", "BY", "PMT", "MED", "Hoved", "Miljø"]


@given(st.lists(st.sampled_from([*WORDS, *SIGNS, *TOKENS]), max_size=14), st.text(max_size=12))
def test_mentions_stand_in_the_text(index: BodyIndex, pieces: list[str], tail: str) -> None:
    text = " ".join(pieces) + tail
    for mentions in (index.find(text), index.split(text)):
        ends = [0]
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.start >= ends[-1]
            assert mention.body.id
            assert mention.body.name
            ends.append(mention.end)
    index.resolve(text)
    index.learn(text)


@given(st.text(max_size=80))
def test_no_text_is_too_strange(index: BodyIndex, text: str) -> None:
    for mention in (*index.find(text), *index.split(text)):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["udvalg", "direktion", "og- ", "Børne- og ", "DIR/", "Udvalget for A, ", "§ 17 "])
def test_long_texts_take_no_longer_than_their_length(index: BodyIndex, text: str) -> None:
    begun = time.process_time()
    index.find(text * 20_000)
    assert time.process_time() - begun < 10


def test_names_of_the_truth(index: BodyIndex, shared: Path) -> None:
    """Every body on a route in the truth of the real minutes is read back, under the same name."""
    files = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((shared / "gold").glob("*_*.json"))]
    routes = sorted({name for file in files for item in file["items"] for name in item["route"]})
    assert routes
    assert [body.name if body else None for body in map(index.resolve, routes)] == routes
