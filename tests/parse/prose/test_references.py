"""What bodies did, or will do, by the prose of an item of Teknisk Udvalg on 21 March 2022."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.documents.plain import TextReader
from casegraph.model import Place, Treatment
from casegraph.parse.prose.references import find_references
from tests.parse.reading import read

# (text, [(body, date, tense, kind)])
FOUND = [
    # the body acts, the date behind it
    ("Byrådet vedtog den 3. februar 2021 en ny trafikplan.", [("Byrådet", "2021-02-03", "past", "approved")]),
    ("Økonomiudvalget drøftede sagen d. 8. marts 2022.", [("Økonomiudvalget", "2022-03-08", "past", "discussed")]),
    ("Byrådet har den 9. februar 2022 godkendt rammen.", [("Byrådet", "2022-02-09", "past", "approved")]),
    (
        "Byrådet godkendte anlægsbevillingen til cykelstien i november 2021.",
        [("Byrådet", "2021-11", "past", "approved")],
    ),
    ("Byrådet besluttede i 2019 at bygge en ny skole.", [("Byrådet", "2019", "past", "decided")]),
    (
        "Økonomiudvalget har på sit møde den 2. marts 2022 anbefalet forslaget.",
        [("Økonomiudvalget", "2022-03-02", "past", "recommended")],
    ),
    (
        "Direktionen godkendte på sit møde den 7. marts 2022, at arbejdet går i gang.",
        [("Direktionen", "2022-03-07", "past", "approved")],
    ),
    # whatever it did, told in a clause
    (
        "En samling, som Direktionen bakkede op om den 7. marts 2022.",
        [("Direktionen", "2022-03-07", "past", "treated")],
    ),
    (
        "Sagen gik til Økonomiudvalget, der den 2. marts 2022 udsatte den.",
        [("Økonomiudvalget", "2022-03-02", "past", "decided")],
    ),
    (
        "Byrådet behandlede sagen den 3. februar 2021 og igen efter høringen den 15. december 2021.",
        [("Byrådet", "2021-02-03", "past", "treated"), ("Byrådet", "2021-12-15", "past", "treated")],
    ),
    # turned round
    ("Den 3. februar 2021 vedtog Byrådet en ny trafikplan.", [("Byrådet", "2021-02-03", "past", "approved")]),
    ("I november 2021 bevilgede Byrådet penge til stien.", [("Byrådet", "2021-11", "past", "decided")]),
    (
        "Senest besluttede Byrådet et mål for klimaet d. 15. december 2021.",
        [("Byrådet", "2021-12-15", "past", "decided")],
    ),
    # passive
    ("Planen blev vedtaget af Byrådet den 27. januar 2021.", [("Byrådet", "2021-01-27", "past", "approved")]),
    ("Planen blev vedtaget den 27. januar 2021 af Byrådet.", [("Byrådet", "2021-01-27", "past", "approved")]),
    ("Det blev besluttet på Byrådets møde den 24. november 2021.", [("Byrådet", "2021-11-24", "past", "decided")]),
    ("Sagen har været behandlet i Økonomiudvalget 2/3 2022.", [("Økonomiudvalget", "2022-03-02", "past", "treated")]),
    ("Rammen er godkendt i Økonomiudvalget 19. januar 2022.", [("Økonomiudvalget", "2022-01-19", "past", "approved")]),
    (
        "I marts godkendte Økonomiudvalget på deres møde den 3. marts 2022 rammen.",
        [("Økonomiudvalget", "2022-03-03", "past", "approved")],
    ),
    # nominal
    (
        "Ved behandlingen i Økonomiudvalget den 9. marts 2022 blev der spurgt.",
        [("Økonomiudvalget", "2022-03-09", "past", "treated")],
    ),
    (
        "I forlængelse af temadrøftelsen i Byrådet den 2. marts er der lavet et notat.",
        [("Byrådet", "2022-03-02", "past", "discussed")],
    ),
    (
        "Behandlet i Teknisk Udvalg den 2. juni, i Økonomiudvalget den 15. juni og i Byrådet den 23. juni 2021.",
        [
            ("Teknisk Udvalg", "2021-06-02", "past", "treated"),
            ("Økonomiudvalget", "2021-06-15", "past", "treated"),
            ("Byrådet", "2021-06-23", "past", "treated"),
        ],
    ),
    (
        "På baggrund af Byrådets beslutning om at lukke broen d. 26. januar 2022 er der truffet aftale.",
        [("Byrådet", "2022-01-26", "past", "decided")],
    ),
    ("Jf. Byrådets beslutning af 26. januar 2022.", [("Byrådet", "2022-01-26", "past", "decided")]),
    (
        "På direktionsmøde den 7. marts 2022 blev der peget på tre forslag.",
        [("Direktionen", "2022-03-07", "past", "treated")],
    ),
    (
        "Sagen drøftes med personalet med henblik på at lave en sag til Hovedudvalget den 28.4.2022.",
        [("Hovedudvalget", "2022-04-28", "planned", "treated")],
    ),
    (
        "Oplægget kommer til temadrøftelse i Direktionen d. 11. april.",
        [("Direktionen", "2022-04-11", "planned", "discussed")],
    ),
    # planned, the year left out
    (
        "Sagen behandles i Økonomiudvalget den 6. april og i Byrådet den 27. april.",
        [("Økonomiudvalget", "2022-04-06", "planned", "treated"), ("Byrådet", "2022-04-27", "planned", "treated")],
    ),
    ("Forslaget forventes vedtaget i Byrådet i januar.", [("Byrådet", "2023-01", "planned", "approved")]),
    ("Planen skal endeligt vedtages af Byrådet i juni 2022.", [("Byrådet", "2022-06", "planned", "approved")]),
    ("Byrådet godkendte rammen i december måned.", [("Byrådet", "2021-12", "past", "approved")]),
    (
        "På augustmødet bliver sagen behandlet i Økonomiudvalget.",
        [("Økonomiudvalget", "2022-08", "planned", "treated")],
    ),
    ("De stående udvalg drøfter sagen i maj.", [("De stående udvalg", "2022-05", "planned", "discussed")]),
    (
        "Rul: ØK (2) d. 30/03, Byrådet (2) d. 27/04",
        [("Økonomiudvalget", "2022-03-30", "planned", "treated"), ("Byrådet", "2022-04-27", "planned", "treated")],
    ),
    # the meeting's own body
    ("Udvalget drøftede sagen på mødet den 7. februar 2022.", [("Teknisk Udvalg", "2022-02-07", "past", "discussed")]),
    # an earlier meeting of the body itself, that put the matter off
    ("Sagen er genoptaget fra mødet den 7. februar 2022.", [("Teknisk Udvalg", "2022-02-07", "past", "treated")]),
    ("Punktet blev udskudt på mødet den 7. februar 2022.", [("Teknisk Udvalg", "2022-02-07", "past", "treated")]),
    # two bodies, two clauses
    (
        "Direktionen godkendte d. 1. marts 2022 en plan for den politik, der blev vedtaget af Byrådet i november 2020.",
        [("Direktionen", "2022-03-01", "past", "approved"), ("Byrådet", "2020-11", "past", "approved")],
    ),
    ("Sagen er udsat til mødet den 2. maj 2022.", [("Teknisk Udvalg", "2022-05-02", "planned", "treated")]),
    ("Referatet fra mødet den 7. februar gennemgås.", [("Teknisk Udvalg", "2022-02-07", "past", "treated")]),
    (
        "Byrådet afsatte penge til projektet på mødet den 25. august 2021.",
        [("Byrådet", "2021-08-25", "past", "decided")],
    ),
    ("Byrådet forkastede den 25. august 2021 et forslag.", [("Byrådet", "2021-08-25", "past", "decided")]),
    ("Byrådet udvidede den 25. august 2021 rammen.", [("Byrådet", "2021-08-25", "past", "treated")]),
    ("Byrådet fik sagen den 25. august 2021.", [("Byrådet", "2021-08-25", "past", "treated")]),
    ("Byrådet får sagen den 27. april 2022.", [("Byrådet", "2022-04-27", "planned", "treated")]),
    (
        "Hovedudvalget havde selv trivslen på dagsordenen den 25. august 2021.",
        [("Hovedudvalget", "2021-08-25", "past", "treated")],
    ),
    (
        "Forvaltningen forelægger en plan den 5. april 2022 (Hovedudvalget).",
        [("Hovedudvalget", "2022-04-05", "planned", "treated")],
    ),
    ("Byrådet reserverede penge på mødet den 25. august 2021.", [("Byrådet", "2021-08-25", "past", "decided")]),
    ("Planen sendes til Byrådets 1. behandling den 27. april.", [("Byrådet", "2022-04-27", "planned", "treated")]),
    (
        "Forslaget går til Økonomiudvalget til behandling den 6. april.",
        [("Økonomiudvalget", "2022-04-06", "planned", "treated")],
    ),
    (
        "Chefen orienterer udvalget om tilbuddene på mødet i august.",
        [("Teknisk Udvalg", "2022-08", "planned", "treated")],
    ),
    (
        "Planen forelægges på ny for Byrådet, forventeligt den 25. maj 2022.",
        [("Byrådet", "2022-05-25", "planned", "treated")],
    ),
    (
        "Sagen behandles i Økonomiudvalget og Byrådet i maj.",
        [("Byrådet", "2022-05", "planned", "treated"), ("Økonomiudvalget", "2022-05", "planned", "treated")],
    ),
]

NOT_FOUND = [
    "Fristen er udsat til den 1. maj 2022.",
    "Punktet blev udskudt på mødet den 2. maj 2022.",  # ahead
    "Sagen er udsat. Ældrerådet holdt møde. Kontrakten løber fra den 7. februar 2022.",
    "Den 30. maj 2021 indgik regeringen en aftale, som Byrådet kender.",
    "Kommunen modtog den 3. marts 2022 et brev.",
    "Folketingets Sundhedsudvalg drøftede loven den 4. marts 2022.",
    "Byrådet har tidligere godkendt planen.",  # no date
    "Aftalen, som Byrådet kender, træder i kraft den 1. maj 2022.",
    "Byrådet besluttede at lukke skolen den 1. august 2022.",  # the day of the closing
    "Taksten ændres med virkning fra 1. januar 2023 efter beslutning i Byrådet.",
    "Budgetopfølgning pr. 28. februar 2022 for Økonomiudvalgets område.",
    "På Økonomiudvalgets område forventes et mindreforbrug ultimo 2022.",
    "Byrådet skal offentliggøre en strategi senest den 31. december 2023.",  # a bound
    "Notat af 25. februar 2022 om Byrådets budget er vedlagt.",
    "Valg til Byrådet den 16. november 2021 gav nye medlemmer.",
    "Borgeren skrev til Byrådet den 3. marts 2022.",
    "Der er i 2021 tilført 1 mio. kr. fra Direktionen.",
    "Udstyrspakke til Byrådet 2022-2025.",
    "Budget 2022 blev vedtaget af Byrådet.",
    "Kommunen har senest godkendt strategien den 29. januar 2020.",  # no body
    "Direktionen ønsker en status i oktober 2022.",
]

BODIES = {"Byrådet": "kommunalbestyrelsen"}


def facts(references):
    return [(reference.body, reference.date, reference.tense, reference.kind) for reference in references]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_a_body_did_or_will_do(make, text, expected):
    assert sorted(facts(find_references(make(presentation=text)))) == sorted(expected)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_reference(make, text):
    assert find_references(make(presentation=text)) == ()


def test_dates_without_a_year_are_said_to_be_inferred(make):
    found = find_references(make(presentation="Byrådet godkendte rammen i december. Byrådet drøftede den i maj 2021."))
    assert [reference.date_inferred for reference in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "date", "tense"),
    [
        ("Sagen behandles i Byrådet i februar.", None, None),  # written for an earlier meeting than that of 21 March
        ("Byrådet godkendte planen den 4. maj 2022.", "2022-05-04", None),  # a past that lies ahead
        ("Byrådet godkendte planen den 4. maj.", "2021-05-04", "past"),
        ("Sagen behandles i Byrådet den 27. april.", "2022-04-27", "planned"),
    ],
)
def test_words_and_calendar_that_disagree_give_null(make, text, date, tense):
    (reference,) = find_references(make(presentation=text))
    assert (reference.date, reference.tense) == (date, tense)


def test_without_a_meeting_date_no_year_is_inferred(make):
    (reference,) = find_references(make(date=None, presentation="Byrådet godkendte planen den 4. maj."))
    assert (reference.date, reference.date_inferred) == (None, False)


LIST = """Tidligere møder, som er gennemgået:
Byrådsmøde d. 28. februar
Økonomiudvalgsmøde d. 2. marts
Kommende møder til gennemgang:
Byrådsmøde (2. behandling) d. 30. marts
Der holdes virtuelle direktionsmøder på følgende datoer:
D. 4. april kl. 9-13
Mandag d. 2. maj kl. 9-13"""


def test_lists_take_tense_and_body_from_their_lead_in(make):
    found = find_references(make(presentation=LIST))
    assert [(reference.body, reference.date, reference.tense, reference.place.line) for reference in found] == [
        ("Byrådet", "2022-02-28", "past", 11),
        ("Økonomiudvalget", "2022-03-02", "past", 12),
        ("Byrådet", "2022-03-30", "planned", 14),
        ("Direktionen", "2022-04-04", "planned", 16),
        ("Direktionen", "2022-05-02", "planned", 17),
    ]
    assert {reference.about for reference in found} == {"other"}


ABOUT = [
    ("Sagen behandles i Byrådet den 27. april.", "this"),
    ("Den samlede sag sendes til endelig beslutning i Byrådet den 27. april.", "this"),
    ("Udvalget drøftede renoveringen af svømmehallen den 7. februar 2022.", "this"),
    ("Byrådet vedtog den 3. februar 2021 en idrætspolitik.", "other"),  # before the case had its number
    ("Byrådet godkendte den 2. februar 2022 en ny parkeringsordning.", "other"),
    ("Byrådet godkendte den 2. februar 2022 køb af et hus.", "this"),
    ("Sagen er en følge af sag 21-004711, som Byrådet godkendte den 2. februar 2022.", "other"),
    ("Sag 22-000815 blev drøftet i Direktionen den 2. februar 2022.", "this"),
    ("Der laves en særskilt sag til Byrådet den 27. april.", "other"),
]


# (title, sentence, what it speaks of)
OF_A_MATTER = [
    (
        "Lokalplan 63, Bakken - endelig vedtagelse",
        "Byrådet vedtog den 2. februar 2022 forslag til Lokalplan 63.",
        "this",
    ),
    ("Lokalplan 63, Bakken - endelig vedtagelse", "Byrådet vedtog den 2. februar 2022 Lokalplan 36.", "other"),
    ("Skema B - boliger ved Bakken", "Byrådet godkendte den 2. februar 2022 skema A.", "other"),
    ("Dispensation fra lokalplan 17, Åvej 4", "Lokalplan 17 blev godkendt af Byrådet den 2. februar 2022.", "other"),
    ("Anlægsregnskab for stien", "Byrådet gav den 2. februar 2022 en anlægsbevilling på 1 mio. kr.", "this"),
    (
        "Støtte til klubberne - ny model",
        "Byrådet godkendte den 2. februar 2022, at udkastet blev sendt i høring.",
        "this",
    ),
    ("Gratis haller", "Byrådet oversendte den 2. februar 2022 et forslag.", "this"),
    ("Handleplan for vandet", "Byrådet besluttede den 2. februar 2022, at der skal udarbejdes en handleplan.", "this"),
    ("Regler for hjemmehjælp", "De gældende regler blev godkendt af Byrådet den 2. februar 2022.", "unknown"),
    ("Solceller ved Hede", "Byrådet vedtog den 2. februar 2022 retningslinjer for vindmøller.", "other"),
    ("Ny hal i Vig", "Byrådet behandler den 27. april sagen om svømmebadet.", "other"),
    ("Ny hal i Vig", "Byrådet behandler den 27. april sagen om hallen.", "this"),
    ("Ny hal i Vig", "Byrådet vedtog den 2. februar 2022 personalepolitikken.", "other"),
    ("Udvikling af havnen i Vig", "Byrådet behandler sagen den 27. april.", "this"),
    ("Tidsplan for budget 2023", "Budgettet blev drøftet i Byrådet den 5. oktober 2021.", "other"),
    ("Tidsplan for budget 2023", "Tidsplanen behandles i Byrådet den 25. maj.", "this"),
    ("Forslag fra Venstre: Gratis parkering", "Byrådet godkendte taksterne den 6. oktober 2021.", "other"),
    ("Forslag fra Venstre: Gratis parkering", "Byrådet sendte den 2. februar 2022 forslaget i høring.", "this"),
    ("Hallen i Vig", "Udkastet følger den tidsplan, som Byrådet godkendte den 6. oktober 2021.", "other"),
    (
        "Budgetopfølgning pr. 31. august",
        "Byrådet behandlede budgetopfølgningen pr. 30. april den 2. februar 2022.",
        "other",
    ),
    ("Budgetopfølgning pr. 31. august", "Den næste budgetopfølgning behandles i Byrådet den 25. maj.", "other"),
    ("Budget 2023", "Budgettet behandles i Byrådet den 5. oktober 2022.", "this"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Det af Byrådet ansatte den 3. januar 2022 er gået.",
        "Mon Udvalget vil Byrådet fortsætte den 27. april 2022 som før.",
        "Høringen sluttede den 3. februar 2022 (Byrådet).",
    ],
)
def test_not_every_word_before_a_day_is_an_act(make, text):
    assert find_references(make(presentation=text)) == ()


def test_what_is_new_is_another_matter(make):
    (coming,) = find_references(make(presentation="Teknisk Udvalg drøfter en ny cykelpolitik den 4. april 2022."))
    past = "Byrådet besluttede den 6. december 2021 at indføre en ny ordning for haver."
    (before,) = find_references(make(route="Hovedudvalget/Byrådet", presentation=past))
    assert (coming.about, before.about) == ("other", "other")


ON_THE_WAY = (Treatment("Byrådet", "kommunalbestyrelsen", "2022-01-25", "Udsat.", "postponed", Place(5)),)


def test_a_body_on_the_way_of_the_matter_had_it_before(make):
    text = "Byrådet behandlede den 7. december 2021 et oplæg."
    (own,) = find_references(make(course=ON_THE_WAY, presentation=text))
    (strange,) = find_references(make(presentation=text))
    assert (own.about, strange.about) == ("this", "unknown")


def test_a_body_takes_its_own_matter_up_again(make):
    (planned,) = find_references(make(presentation="Forvaltningen vil orientere på udvalgets møde den 4. april 2022."))
    assert planned.about == "this"


def test_a_committee_of_plans_is_no_plan(make):
    text = "Plan- og Miljøudvalget besluttede den 2. februar 2022 at vente."
    (reference,) = find_references(make(presentation=text))
    assert reference.about == "this"


@pytest.mark.parametrize(("title", "text", "about"), OF_A_MATTER)
def test_figures_and_steps_tell_of_which_matter_a_sentence_is(make, title, text, about):
    (reference,) = find_references(make(title=title, presentation=text))
    assert reference.about == about


@pytest.mark.parametrize(("text", "about"), ABOUT)
def test_what_a_reference_speaks_of(make, text, about):
    """A case of 2022 by its number: what is older was another case."""
    (reference,) = find_references(make(case="22-000815", presentation=text))
    assert reference.about == about


def test_an_item_number_and_another_case_number_are_kept(make):
    text = "Planen blev vedtaget af Byrådet den 26. januar 2022, punkt 99."
    (reference,) = find_references(make(presentation=text))
    assert (reference.item_number, reference.case_number) == ("99", None)
    text = "Byrådet godkendte den 26. januar 2022 rammen (sagsnr. 21-004711)."
    (reference,) = find_references(make(case="22-000815", presentation=text))
    assert (reference.case_number, reference.about_case, reference.item_number) == ("21-004711", "21-004711", None)


def test_two_mentions_of_one_event_speak_of_one_thing(make):
    text = "Udvalget drøftede svømmehallen den 7. februar 2022.\nUdvalget drøftede den 7. februar 2022 prisen."
    found = find_references(make(case="22-000815", presentation=text))
    assert [reference.about for reference in found] == ["this", "this"]


def test_sentences_under_the_heading_of_a_course_are_of_this_case(tools):
    head = "NYBY KOMMUNE\nTeknisk Udvalg\nMandag den 21. marts 2022\n\n1. Ny mole\n\nTidligere behandling\n"
    text = "Byrådet gav den 5. februar 2021 grønt lys for en mindre bro.\n\nBeslutning\nGodkendt.\n"
    (item,) = read(TextReader(), head + text, "side.txt", tools).items
    assert [(one.body, one.date, one.about) for one in item.references] == [("Byrådet", "2021-02-05", "this")]


def test_what_the_course_records_is_of_this_case(make):
    text = "Byrådet godkendte forsyningens takster den 2. februar 2021."
    (alone,) = find_references(make(presentation=text))
    course = (Treatment("Byrådet", "kommunalbestyrelsen", "2021-02-02", "Godkendt.", "approved", Place(5)),)
    (again,) = find_references(make(presentation=text, course=course))
    assert (alone.about, again.about) == ("unknown", "this")


PIECES = [
    "Byrådet ",
    "godkendte ",
    "den ",
    "5. maj",
    " 2022",
    ", der ",
    "udvalget ",
    "møde ",
    "\n",
    ". ",
    "i ",
    "punkt 5 ",
    "ØK d. 3/4",
    ":",
]


def folded(text):
    """White space counts as one blank: that is how quotes are compared."""
    return " ".join(text.split())


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_quotes_stand_in_the_text(tools, text):
    from casegraph.model import AgendaItem, Body, Place, Section
    from casegraph.parse.context import ItemContext

    section = Section("presentation", "", text, Place(1))
    item = AgendaItem(
        "x",
        "x",
        "x",
        "x",
        "minutes",
        "B",
        "b",
        "standing_committee",
        "2022-03-21",
        "1",
        "T",
        Place(1),
        sections=(section,),
    )
    for reference in find_references(ItemContext(item, "2022-03-21", Body("b", "B", "standing_committee"), tools)):
        assert folded(reference.quote) in folded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Udsat sag fra Økonomiudvalgets møde den 2. marts 2022.",
        "Genbehandling af sag fra Økonomiudvalgets møde den 2. marts 2022.",
        "Fortsat fra Økonomiudvalgets møde den 2. marts 2022.",
        "Fortsat fra mødet den 7. februar 2022, punkt 7.",
    ],
)
def test_what_was_put_off_is_this_very_case(make, text):
    (reference,) = find_references(make(presentation=text))
    assert reference.about == "this"
    assert reference.item_number == ("7" if "punkt 7" in text else None)
