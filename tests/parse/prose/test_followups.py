"""What an item of Teknisk Udvalg on 21 March 2022 leaves to be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import AgendaItem, Body, Decision, Place, Section, Treatment
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.followups import find_followups

# (decision, [(kind, what, owner named in the text, due)])
DECIDED = [
    # somebody is to do something
    ("Staben udarbejder et notat om trafikken.", [("task", "Staben udarbejder et notat om trafikken", "Staben", None)]),
    (
        "Godkendt. Borgmesteren skriver til ministeren.",
        [("task", "Borgmesteren skriver til ministeren", "Borgmesteren", None)],
    ),
    ("Ole Berg følger op over for regionen.", [("task", "Ole Berg følger op over for regionen", "Ole Berg", None)]),
    (
        "Det aftales, at HR-chefen udarbejder et udkast.",
        [("task", "HR-chefen udarbejder et udkast", "HR-chefen", None)],
    ),
    ("Administrationen bemyndiges til at rette fejl.", [("task", "rette fejl", "Administrationen", None)]),
    ("Byrådet bemyndiger borgmesteren til at indgå aftalen.", [("task", "indgå aftalen", "borgmesteren", None)]),
    ("Udvalget anmoder forvaltningen om at undersøge prisen.", [("task", "undersøge prisen", "forvaltningen", None)]),
    ("Udvalget bad forvaltningen om at indhente et tilbud.", [("task", "indhente et tilbud", "forvaltningen", None)]),
    ("Udvalget ønsker, at forældrene bliver hørt.", [("task", "forældrene bliver hørt", None, None)]),
    (
        "Administrationen sørger for, at referatet offentliggøres.",
        [("task", "Administrationen sørger for, at referatet offentliggøres", "Administrationen", None)],
    ),
    (
        "Sekretariatet indkalder til et møde inden for 14 dage.",
        [("task", "Sekretariatet indkalder til et møde", "Sekretariatet", "2022-04-04")],
    ),
    ("Der var enighed om at igangsætte arbejdet.", [("task", "igangsætte arbejdet", None, None)]),
    (
        "Direktøren sørger for, at sagen genoptages, når budgettet er vedtaget, dog senest den 27. april 2022.",
        [("task", "Direktøren sørger for, at sagen genoptages, når budgettet er vedtaget", "Direktøren", "2022-04-27")],
    ),
    # who is asked, charged, or left with it
    (
        "Det blev besluttet at bede Juridisk Afdeling om at gennemse kontrakten.",
        [("task", "gennemse kontrakten", "Juridisk Afdeling", None)],
    ),
    (
        "Det overlades til formanden at vælge en taler inden 1. maj.",
        [("task", "vælge en taler", "formanden", "2022-05-01")],
    ),
    ("Udvalget pålagde vejchefen at kalke kirkemuren.", [("task", "kalke kirkemuren", "vejchefen", None)]),
    ("Udvalget gav staben mandat til at købe grunden.", [("task", "købe grunden", "staben", None)]),
    (
        "Vejchefen skal inden 1. maj kalke muren.",
        [("task", "Vejchefen skal inden 1. maj kalke muren", "Vejchefen", "2022-05-01")],
    ),
    ("Ansvarlig for udbud af driften: Jura, frist 1. maj.", [("task", "udbud af driften", "Jura", "2022-05-01")]),
    ("Vejchefen: udbud af driften, senest 1. maj", [("task", "udbud af driften", "Vejchefen", "2022-05-01")]),
    # by the initials that the minutes call staff by; a name made short is none
    ("Skødet går af inden 1. maj (SD).", [("task", "Skødet går af inden 1. maj", "SD", "2022-05-01")]),
    (
        "Muren kalkes inden 1. maj af Kalkværkernes Landsforening (KL).",
        [("deadline", "Muren kalkes inden 1. maj af Kalkværkernes Landsforening (KL)", None, "2022-05-01")],
    ),
    # what goes to somebody else is work, what comes back to the body a report
    ("Staben orienterer naboerne om støjen.", [("task", "Staben orienterer naboerne om støjen", "Staben", None)]),
    (
        "Staben orienterer udvalget om støjen.",
        [("report_back", "Staben orienterer udvalget om støjen", "Staben", None)],
    ),
    ("Udvalget ønsker, at staben udarbejder et notat.", [("task", "staben udarbejder et notat", "staben", None)]),
    ("Udvalget ønsker et notat.", [("report_back", "Udvalget ønsker et notat", None, None)]),
    ("Det påhviler staben at afklare spørgsmålet.", [("task", "afklare spørgsmålet", "staben", None)]),
    (
        "Fagområderne påtager sig at gennemgå alt.",
        [("task", "Fagområderne påtager sig at gennemgå alt", "Fagområderne", None)],
    ),
    (
        "Formanden skal tone sedlerne røde i maj.",
        [("task", "Formanden skal tone sedlerne røde", "Formanden", "2022-05-31")],
    ),
    (
        "Aktion: opsætning af nye hegn (vejchefen) inden 1. maj.",
        [("task", "opsætning af nye hegn inden 1. maj", "vejchefen", "2022-05-01")],
    ),
    ("Udkast til ny tidsplan (Jura, uge 18)", [("task", "Udkast til ny tidsplan", "Jura", "2022-05-08")]),
    (
        "Ny oversigt over stierne – ansvarlig: vejchefen, frist: 1. maj 2022",
        [("task", "Ny oversigt over stierne", "vejchefen", "2022-05-01")],
    ),
    (
        "Ansvaret for en ny skolevejsplan placeres hos vejchefen, som er færdig senest den 1. maj.",
        [("task", "en ny skolevejsplan", "vejchefen", "2022-05-01")],
    ),
    ("Vejchefen er tovholder på den nye plan.", [("task", "den nye plan", "Vejchefen", None)]),
    (
        "Staben indhenter et tilbud. Ansvaret for opgaven ligger hos vejchefen.",
        [("task", "Staben indhenter et tilbud", "vejchefen", None)],
    ),
    ("Sagen genoptages inden den 1. maj.", [("agenda", "Sagen genoptages", None, "2022-05-01")]),
    ("Staben bedes igangsætte en analyse.", [("task", "Staben bedes igangsætte en analyse", "Staben", None)]),
    (
        "Sagen sendes tilbage til staben, som bedes beregne udgiften.",
        [("task", "Sagen sendes tilbage til staben, som bedes beregne udgiften", "staben", None)],
    ),
    # what is asked about belongs to the task
    (
        "Staben undersøger, hvordan broen kan sikres inden den 1. maj.",
        [("task", "Staben undersøger, hvordan broen kan sikres", "Staben", "2022-05-01")],
    ),
    # two things to do, joined by "og" – and one thing done in two steps
    (
        "Vejchefen finder en plads og vender tilbage til udvalget i maj.",
        [("report_back", "Vejchefen finder en plads og vender tilbage til udvalget", "Vejchefen", "2022-05-31")],
    ),
    (
        "Vejchefen retter planen og sender den til staben.",
        [("task", "Vejchefen retter planen og sender den til staben", "Vejchefen", None)],
    ),
    (
        "Hvad\tHvem\tHvornår\nPlanen opdateres\tVejchefen\tuge 18",
        [("task", "Planen opdateres", "Vejchefen", "2022-05-08")],
    ),
    # the passive
    (
        "Godkendt med den tilføjelse, at der arbejdes videre med model B.",
        [("task", "der arbejdes videre med model B", None, None)],
    ),
    (
        "Godkendt med den bemærkning, at støjen skal måles efter et halvt år.",
        [("task", "støjen skal måles", None, "2022-09-21")],
    ),
    (
        "Svaret bliver lagt frem for udvalget i maj.",
        [("report_back", "Svaret bliver lagt frem for udvalget", None, "2022-05-31")],
    ),
    ("Der følges op på indsatsen i 2. kvartal 2022.", [("task", "Der følges op på indsatsen", None, "2022-06-30")]),
    (
        "Godkendt at svaret fremsendes, og at der vedlægges et notat, som udsendes.",
        [("task", "svaret fremsendes", None, None)],
    ),
    (
        "Brevet sendes af forvaltningen senest den 1. april.",
        [("task", "Brevet sendes af forvaltningen", "forvaltningen", "2022-04-01")],
    ),
    # an answer is to come back
    ("Udvalget ønsker en status om ca. 3 måneder.", [("report_back", "Udvalget ønsker en status", None, "2022-06-21")]),
    (
        "Der ønskes en redegørelse for udgiften.",
        [("report_back", "Der ønskes en redegørelse for udgiften", None, None)],
    ),
    (
        "Forvaltningen vender tilbage med en beregning på næste møde.",
        [("report_back", "Forvaltningen vender tilbage med en beregning", "Forvaltningen", None)],
    ),
    (
        "Godkendt, idet forvaltningen inden udgangen af 2022 fremlægger en evaluering.",
        [
            (
                "report_back",
                "forvaltningen inden udgangen af 2022 fremlægger en evaluering",
                "forvaltningen",
                "2022-12-31",
            )
        ],
    ),
    ("Ordningen evalueres efter 1 år.", [("report_back", "Ordningen evalueres", None, "2023-03-21")]),
    ("Der fremlægges ny sag inden sommerferien.", [("report_back", "Der fremlægges ny sag", None, "2022-06-25")]),
    (
        "Direktionen beder om, at Økonomi udarbejder et notat, som fremlægges den 4. april.",
        [("report_back", "Økonomi udarbejder et notat", "Økonomi", "2022-04-04")],
    ),
    # two in a sentence
    (
        "Forvaltningen undersøger, om der kan laves en sti, og vender tilbage i maj.",
        [
            (
                "report_back",
                "Forvaltningen undersøger, om der kan laves en sti, og vender tilbage",
                "Forvaltningen",
                "2022-05-31",
            )
        ],
    ),
    # A report that is more than that somebody is told of it is another thing.
    (
        "Vejchefen måler støjen og vender tilbage med en ny sag i maj.",
        [
            ("task", "Vejchefen måler støjen", "Vejchefen", None),
            ("report_back", "vender tilbage med en ny sag", "Vejchefen", "2022-05-31"),
        ],
    ),
    # So is what has a day of its own.
    (
        "Vejchefen måler støjen inden den 1. april 2022 og vender tilbage i maj.",
        [
            ("task", "Vejchefen måler støjen", "Vejchefen", "2022-04-01"),
            ("report_back", "vender tilbage", "Vejchefen", "2022-05-31"),
        ],
    ),
    # Lists below a line that breaks off before what is to be done.
    (
        "Udvalget beder forvaltningen om at\nundersøge støjen\nfremlægge en plan på mødet den 2. december 2022.",
        [
            ("task", "undersøge støjen", "forvaltningen", None),
            ("report_back", "fremlægge en plan", "forvaltningen", "2022-12-02"),
        ],
    ),
    (
        "Forvaltningen skal:\ninden den 1. november 2022 undersøge støjen\nrette planen.",
        [
            ("task", "inden den 1. november 2022 undersøge støjen", "Forvaltningen", "2022-11-01"),
            ("task", "rette planen", "Forvaltningen", None),
        ],
    ),
    (
        "Udvalget ønskede, at forvaltningen\ninden den 1. maj 2022 undersøger støjen.\nretter planen",
        [
            ("task", "inden den 1. maj 2022 undersøger støjen", "forvaltningen", "2022-05-01"),
            ("task", "retter planen", "forvaltningen", None),
        ],
    ),
    (
        "Sagen drøftes med HR med henblik på at udarbejde en sag til Hovedudvalget den 28.4.2022.",
        [
            ("task", "Sagen drøftes med HR", None, None),
            ("task", "udarbejde en sag til Hovedudvalget", None, "2022-04-28"),
        ],
    ),
    # a coming agenda
    ("Sagen genoptages på udvalgets møde i august.", [("agenda", "Sagen genoptages", None, "2022-08-31")]),
    (
        "Emnet sættes på dagsordenen til mødet den 4. maj.",
        [("agenda", "Emnet sættes på dagsordenen", None, "2022-05-04")],
    ),
    # a hearing
    ("Lokalplanen sendes i høring i 8 uger.", [("hearing", "Lokalplanen sendes i høring i 8 uger", None, None)]),
    (
        "Lokalplanen sendes i otte ugers høring fra den 2. maj 2022.",
        [("hearing", "Lokalplanen sendes i otte ugers høring", None, "2022-06-27")],
    ),
    (
        "Lokalplanen sendes i høring fra den 2. maj 2022.",  # from then on, and nobody knows until when
        [("hearing", "Lokalplanen sendes i høring fra den 2. maj 2022", None, None)],
    ),
    # what leads to the term goes with it
    (
        "Lokalplanen sendes i høring i perioden fra den 2. maj til den 27. juni 2022.",
        [("hearing", "Lokalplanen sendes i høring", None, "2022-06-27")],
    ),
    # what was decided in the past tense is still ordered
    (
        "Udvalget besluttede, at forvaltningen skulle undersøge en anden placering.",
        [("task", "forvaltningen skulle undersøge en anden placering", "forvaltningen", None)],
    ),
    (
        "Udvalget var enigt i, at skolen får besked om afgørelsen.",
        [("task", "skolen får besked om afgørelsen", None, None)],
    ),
    (
        "Ad 2: Forvaltningen udarbejder nyt forslag.",
        [("task", "Forvaltningen udarbejder nyt forslag", "Forvaltningen", None)],
    ),
    (
        "Chefen for Teknik og Miljø kontakter naboerne.",
        [("task", "Chefen for Teknik og Miljø kontakter naboerne", "Chefen for Teknik og Miljø", None)],
    ),
    ("Status gives på næste møde.", [("report_back", "Status gives", None, None)]),
    ("Udvalget imødeser en status i 2023.", [("report_back", "Udvalget imødeser en status", None, "2023-12-31")]),
    ("Sag om bevilling kommer på mødet den 4. maj.", [("agenda", "Sag om bevilling kommer", None, "2022-05-04")]),
    ("Udvalget behandler sagen igen i maj.", [("agenda", "Udvalget behandler sagen igen", "Udvalget", "2022-05-31")]),
    # a limit, whatever the verb
    ("Budgetterne afstemmes senest 1. maj.", [("deadline", "Budgetterne afstemmes", None, "2022-05-01")]),
    # what somebody else is to add
    (
        "Anbefales med eventuelle bemærkninger fra Hovedudvalget.",
        [("task", "med eventuelle bemærkninger fra Hovedudvalget", "Hovedudvalget", None)],
    ),
    # riders without a verb
    ("Godkendt med ønske om flere cykelparkeringer.", [("task", "med ønske om flere cykelparkeringer", None, None)]),
]

NOTHING_DECIDED = [
    'Godkendt. Listen ønsker tilført: "Listen beklager, at kommunen laver for lidt. Vi vil, at stien laves i 2023."',
    "Ansøgningen blev ikke imødekommet. Imod stemte 2 (O og F), som ønsker at bevilge 5.000 kr.",
    "LKN holder ferie i uge 30.",
    "Lis Toft (EL) deltog ikke i behandlingen på grund af inhabilitet.",  # brackets behind a person hold a party
    "Et flertal (Ida Bro (A) og Lis Toft (SF)) godkendte indstillingen.",
    "Planen vedtaget med 13 stemmer mod 1 (Lis Toft).",
    "Udvalget ønsker ikke at gå videre med forslaget.",  # what is not wished
    "Søskende har ret til at blive på skolen.",
    "Det handler om, at samtalerne bliver holdt til tiden.",
    "Naboerne kommer til at spørge.",  # what will happen
    "Næste møde holdes på Rådhuset.",
    "Godkendt som indstillet.",
    "Anbefales godkendt.",
    "Indstillingen tiltrædes.",
    "Orienteringen tages til efterretning.",
    "Drøftet.",
    "-",
    "Ikke godkendt.",
    "Byrådet bør søge puljen.",  # advice
    "Det er vigtigt, at skolerne inddrages.",
    "Formanden orienterede om, at der udarbejdes en ny plan.",  # told, not ordered
    "Udvalget noterede sig, at arbejdet igangsættes til foråret.",
    "Et medlem ønskede en redegørelse.",  # one member
    "Venstre foreslog, at der udarbejdes en ny plan.",  # a motion
    "Liste Ø tog forbehold.",
    "Udvalget ønsker ikke flere undersøgelser.",
    "Der udarbejdes ikke en ny plan.",
    "Der kan indhentes et tilbud.",
    "Tillægget: afventer Økonomiudvalgets møde.",  # how it stands
    "Den nye takst træder i kraft den 1. maj 2022.",  # takes effect
    "Bevillingen finansieres af kassebeholdningen.",
    "Lis Toft var forhindret i at deltage i sagens behandling.",  # who was not there
    "Direktøren deltog under punktet.",
    "Direktionen følger udviklingen tæt.",
    # the decision itself, in the present tense
    "Drøftes.",
    "Sagen drøftes.",
    "Udvalget drøfter sagen.",
    "Der afsættes 1 mio. kr. til formålet.",
    "Udvalget udpeger Jens Hansen som medlem.",
    "Udvalget prioriterer forslag 1 og 3.",
    "Der meddeles dispensation til det ansøgte.",
    "Restbeløbet overføres til 2023.",
    "Sagen behandles under lukket dagsorden.",
    "Det vurderes, at planen kan gennemføres.",
]


def short(followup):
    owner = followup.owner if followup.owner_from == "text" else None
    return (followup.kind, followup.what, owner, followup.due)


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_what_a_decision_orders(make, text, expected):
    found = find_followups(make(decision=text))
    assert [short(followup) for followup in found] == expected
    assert {followup.basis for followup in found} == {"decision"}


@pytest.mark.parametrize("text", NOTHING_DECIDED)
def test_what_orders_nothing(make, text):
    assert find_followups(make(decision=text, decision_kind="other")) == ()


PRESENTED = [
    ("Regnskabet skal afleveres senest den 1. maj 2022.", "Regnskabet skal afleveres", None, "2022-05-01"),
    ("Projektet forventes afsluttet inden udgangen af 2022.", "Projektet forventes afsluttet", None, "2022-12-31"),
    ("Fristen for at søge er den 15. april 2022.", "Fristen for at søge", None, "2022-04-15"),
    (
        "Såfremt planen godkendes, vil administrationen varsle beboerne inden 1. juni.",
        "administrationen varsle beboerne",
        "administrationen",
        "2022-06-01",
    ),
    (
        "Byrådet skal vedtage en strategi inden udgangen af andet år af valgperioden, dvs. inden udgangen af 2023.",
        "Byrådet skal vedtage en strategi",
        "Byrådet",
        "2023-12-31",
    ),
    (
        "De stående udvalg drøfter rammen inden sommerferien.",
        "De stående udvalg drøfter rammen",
        "De stående udvalg",
        "2022-06-25",
    ),
    (
        "Der er lavet en plan, som betyder, at lamperne er skiftet inden udgangen af 3. kvartal.",
        "lamperne er skiftet",
        None,
        "2022-09-30",
    ),
]

NOTHING_PRESENTED = [
    "Formanden orienterer om mødet med regionen den 1. maj 2022.",  # what comes up anyhow
    "Der har til og med den 24. april været 41 udkald.",
    "Byggeriet begynder i maj 2022.",  # a point in time is a reference at most
    "Planen blev afleveret senest den 1. maj 2021.",  # over
    "Reglerne træder i kraft senest den 1. januar 2023.",
    "Kommunen skal svare inden for 4 uger efter modtagelsen.",  # counts from an unknown day
    "Kontrakten udløber senest den 31. december 2022.",
    "Skolerne har senest drøftet sagen i 2019.",
    "Udgiften holdes inden for rammen.",
    "Forvaltningen udarbejder en plan.",  # no time: only told
]


@pytest.mark.parametrize(("text", "what", "owner", "due"), PRESENTED)
def test_limits_in_a_presentation(make, text, what, owner, due):
    (followup,) = find_followups(make(presentation=text))
    assert short(followup) == ("deadline", what, owner, due)
    assert followup.basis == "presentation"


@pytest.mark.parametrize("text", NOTHING_PRESENTED)
def test_no_limit_in_a_presentation(make, text):
    assert find_followups(make(presentation=text)) == ()


def test_who_promises_to_come_back_is_awaited(make):
    (found,) = find_followups(make(presentation="Vejchefen vender tilbage til udvalget i maj med svarene."))
    assert (found.kind, found.owner, found.due) == ("report_back", "Vejchefen", "2022-05-31")


def test_a_limit_said_twice_stands_once(make):
    twice = {
        "summary": "Beredskabsplanen skal være klar senest 30. juni 2022.",
        "presentation": "Der er aftalt en proces, hvor beredskabsplanerne er ajourført senest 30. juni 2022.",
    }
    (followup,) = find_followups(make(**twice))
    assert followup.place.line == 12
    other = "Skolerne søger om penge senest 30. juni 2022.\nBeredskabet skal være klar senest 30. juni 2022."
    assert len(find_followups(make(presentation=other))) == 2


def test_a_task_without_owner_falls_to_who_recommended(make):
    (followup,) = find_followups(make(decision="Svaret fremsendes.", recommended_by="Teknisk direktør"))
    assert (followup.owner, followup.owner_from) == ("Teknisk direktør", "recommender")


def test_a_recommendation_is_adopted_by_the_last_body_of_the_route_alone(make):
    texts = {"recommendation": "administrationen fremlægger en evaluering i 2023", "decision": "Godkendt."}
    (followup,) = find_followups(make(**texts))
    assert (followup.basis, followup.kind, followup.owner) == ("recommendation", "report_back", "administrationen")
    assert [one.basis for one in find_followups(make(route="Teknisk Udvalg/Byrådet", **texts))] == ["route"]
    assert find_followups(make(**{**texts, "decision": "Afvist."}, decision_kind="rejected")) == ()
    mixed = (Decision("approved", "Godkendt", ("1",)), Decision("rejected", "Afvist", ("2",)))
    assert find_followups(make(decisions=mixed, **texts)) == ()


@pytest.mark.parametrize("text", ["sagen tages til efterretning", "planen godkendes", "der ansættes en medarbejder"])
def test_a_recommendation_that_tells_nobody_to_do_anything(make, text):
    assert find_followups(make(recommendation=text, decision="Godkendt.")) == ()


ROUTES = [
    ("Teknisk Udvalg", "recommended", "Teknisk Udvalg/Økonomiudvalget/Byrådet", "Økonomiudvalget"),
    ("Økonomiudvalget", "recommended", "Teknisk Udvalg/Økonomiudvalget/Byrådet", "Byrådet"),
    ("Økonomiudvalget", "approved", "Direktionen/Økonomiudvalget/Byrådet", "Byrådet"),
    ("Teknisk Udvalg", "recommended", "Byrådet", "Byrådet"),  # only who decides is printed
    ("Byrådet", "approved", "Økonomiudvalget/Byrådet", None),  # final
    ("Økonomiudvalget", "rejected", "Økonomiudvalget/Byrådet", None),
    ("Økonomiudvalget", "withdrawn", "Økonomiudvalget/Byrådet", None),
    ("Økonomiudvalget", "none", "Økonomiudvalget/Byrådet", None),
]


@pytest.mark.parametrize(("body", "kind", "route", "following"), ROUTES)
def test_the_next_body_on_the_route(make, body, kind, route, following):
    found = find_followups(make(body=body, route=route, decision="Se bilag.", decision_kind=kind))
    assert [followup.to_body for followup in found] == ([following] if following else [])
    assert {followup.kind for followup in found} <= {"next_body"}


def test_at_the_second_reading_the_route_goes_on_from_there(make):
    route = "Økonomiudvalget/Byrådet/Økonomiudvalget/Byrådet"
    first = Treatment("Økonomiudvalget", "oekonomiudvalget", "2022-02-01", "Anbefales.", "recommended", Place(5))
    context = make(
        body="Økonomiudvalget", route=route, decision="Anbefales.", decision_kind="recommended", course=(first,)
    )
    (followup,) = find_followups(context)
    assert followup.to_body == "Byrådet"


def test_a_date_in_the_decision_outranks_the_printed_order(make):
    context = make(
        body="Direktionen",
        route="Direktionen/Hovedudvalget/Økonomiudvalget/Byrådet",
        decision="Sagen behandles i Økonomiudvalget den 6. april og i Hovedudvalget den 28. april.",
        decision_kind="recommended",
    )
    following = [followup for followup in find_followups(context) if followup.kind == "next_body"]
    assert [(one.to_body, one.due, one.place.line) for one in following] == [("Økonomiudvalget", "2022-04-06", 10)]


def test_without_a_route_the_decision_may_name_the_next_body(make):
    (followup,) = find_followups(make(decision="Sagen oversendes til Økonomiudvalget.", decision_kind="referred"))
    assert (followup.kind, followup.to_body) == ("next_body", "Økonomiudvalget")


def test_the_day_of_the_meeting_itself_is_no_day_of_the_next_step(make):
    text = "Fremsendes til Byrådet med bemærkning, at udvalget i mødet den 21. marts 2022 anbefaler indstillingen."
    (followup,) = find_followups(make(decision=text, decision_kind="referred"))
    assert (followup.kind, followup.to_body, followup.due) == ("next_body", "Byrådet", None)


@pytest.mark.parametrize(
    ("text", "due", "body"),
    [
        ("Udsat til næste møde.", None, "Teknisk Udvalg"),
        ("Sagen udsættes til mødet den 4. maj.", "2022-05-04", "Teknisk Udvalg"),
        ("Udsættes og behandles i Økonomiudvalget i april.", "2022-04-30", "Økonomiudvalget"),
    ],
)
def test_what_is_put_off_comes_back(make, text, due, body):
    found = find_followups(make(route="Teknisk Udvalg/Byrådet", decision=text, decision_kind="postponed"))
    assert [(one.kind, one.due, one.to_body) for one in found] == [("postponed", due, body)]


def test_hearings_that_are_not_over_are_awaited(make):
    text = "Forslaget er i høring fra den 1. marts til den 27. april 2022."
    (followup,) = find_followups(make(presentation=text))
    assert (followup.kind, followup.due) == ("hearing", "2022-04-27")
    assert find_followups(make(presentation="Høringsfristen udløb den 1. marts 2022.")) == ()


def test_a_hearing_told_of_twice_is_awaited_once(make):
    texts = {
        "recommendation": "planen sendes i otte ugers høring",
        "presentation": "Høringen løber til den 27. april 2022.",
    }
    (followup,) = find_followups(make(body="Byrådet", decision="Godkendt.", **texts))
    assert (followup.kind, followup.due) == ("hearing", "2022-04-27")


def test_a_list_under_an_order_is_ordered_line_by_line(make):
    found = find_followups(
        make(decision="Forvaltningen arbejder videre med følgende:\nStøj ved skolen\nCykelstier", decision_kind="other")
    )
    assert [short(one) for one in found] == [
        ("task", "Støj ved skolen", "Forvaltningen", None),
        ("task", "Cykelstier", "Forvaltningen", None),
    ]


def test_a_returned_item_goes_where_the_decision_says(make):
    context = make(
        body="Økonomiudvalget",
        route="Teknisk Udvalg/Økonomiudvalget/Byrådet",
        decision="Sagen sendes tilbage til Teknisk Udvalg.",
        decision_kind="returned",
    )
    (followup,) = find_followups(context)
    assert (followup.kind, followup.to_body) == ("next_body", "Teknisk Udvalg")


def test_further_dated_treatments_stand_beside_the_next_one(make):
    text = "Sagen går videre til Økonomiudvalget den 6. april, Hovedudvalget den 28. april og Byrådet den 4. maj."
    found = find_followups(make(route="Teknisk Udvalg/Hovedudvalget/Økonomiudvalget/Byrådet", decision=text))
    assert [(one.kind, one.to_body, one.due) for one in found] == [
        ("agenda", "Hovedudvalget", "2022-04-28"),
        ("agenda", "Byrådet", "2022-05-04"),
        ("next_body", "Økonomiudvalget", "2022-04-06"),
    ]


def test_topics_of_a_coming_meeting_in_the_decision(make):
    found = find_followups(
        make(decision="Punkter til næste møde:\nStatus på budget\nNy indkøbspolitik", decision_kind="other")
    )
    assert [(one.kind, one.what, one.place.line) for one in found] == [
        ("agenda", "Status på budget", 11),
        ("agenda", "Ny indkøbspolitik", 12),
    ]


PIECES = [
    "Udvalget ",
    "ønsker ",
    "at ",
    ", at ",
    "forvaltningen ",
    "udarbejder ",
    "inden ",
    "1. maj ",
    "og ",
    "udsættes ",
    "; ",
    ". ",
    "\n",
]


def folded(text):
    """White space counts as one blank: that is how quotes are compared."""
    return " ".join(text.split())


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_quotes_stand_in_the_text(tools, text):
    sections = tuple(Section(role, "", text, Place(1)) for role in ("decision", "presentation", "recommendation"))
    item = AgendaItem(
        "x", "x", "x", "x", "minutes", "B", "b", "standing_committee", "2022-03-21", "1", "T", Place(1),
        sections=sections, decision=text, decision_kind="postponed",
    )  # fmt: skip
    for followup in find_followups(ItemContext(item, "2022-03-21", Body("b", "B", "standing_committee"), tools)):
        assert folded(followup.quote) in folded(text)
        assert followup.what in followup.quote


SENT_ON = [
    # Where no route is printed, the sentence is the next step; where one is, it gives the step its day.
    ("Anbefales. Sagen kommer på Byrådets dagsorden den 30. marts 2022.", "", [("next_body", "Byrådet", "2022-03-30")]),
    ("Anbefales. Byrådet behandler sagen den 30. marts 2022.", "", [("next_body", "Byrådet", "2022-03-30")]),
    (
        "Anbefales. Sagen kommer på Økonomiudvalgets dagsorden den 30. marts 2022.",
        "Teknisk Udvalg/Økonomiudvalget/Byrådet",
        [("next_body", "Økonomiudvalget", "2022-03-30")],
    ),
]


@pytest.mark.parametrize(("text", "route", "expected"), SENT_ON)
def test_a_sentence_that_only_names_the_next_body_is_no_task(make, text, route, expected):
    found = find_followups(make(route=route, decision=text, decision_kind="recommended"))
    assert sorted((one.kind, one.to_body, one.due) for one in found) == expected


def test_why_a_case_is_sent_back_is_no_task(make):
    text = "Sagen sendes tilbage til Direktionen med ønske om en uddybning af økonomien."
    found = find_followups(make(decision=text, decision_kind="returned"))
    assert [(one.kind, one.to_body) for one in found] == [("next_body", "Direktionen")]


def test_what_takes_effect_by_itself_is_not_what_hides_a_limit(make):
    text = "Arbejdet skal være udført inden den 31. december 2022, hvor tilsagnet udløber."
    (limit,) = find_followups(make(presentation=text))
    assert (limit.kind, limit.due) == ("deadline", "2022-12-31")


ROUTE = "Teknisk Udvalg/Økonomiudvalget"


def test_a_note_for_the_next_meeting_is_a_task_beside_the_step(make):
    text = "Anbefales. Plan- og byggechef Ida Bro sender et notat om vejen til Økonomiudvalgets møde den 6. april."
    found = {one.kind: one for one in find_followups(make(decision=text, decision_kind="recommended", route=ROUTE))}
    assert set(found) == {"task", "next_body"}
    assert (found["task"].owner, found["task"].due) == ("Plan- og byggechef Ida Bro", "2022-04-06")


def test_the_municipality_does_what_it_decides_by_deciding_it(make):
    adopted = make(recommendation="Det indstilles, at kommunen stiller garanti for lånet.", decision="Godkendt.")
    assert find_followups(adopted) == ()


def test_a_relative_clause_is_of_the_body_it_hangs_on(make):
    found = find_followups(make(decision="Oversendt til Hovedudvalget, som afgiver indstilling inden den 1. maj 2022."))
    assert [(one.what, one.owner) for one in found if one.kind == "deadline"] == [
        ("afgiver indstilling", "Hovedudvalget")
    ]
