"""What decisions mean: own sentences, each row with the reason it is here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.parse.fields.outcome import decision_kind, furthest, is_nothing, unquoted

PLAIN = [
    ("Intet at bemærke.", "other"),
    ("Godkendt.", "approved"),
    ("GODKENDT", "approved"),  # case says nothing
    ("- Godkendt", "approved"),  # a list mark in front
    ("Indstillingen blev enstemmigt godkendt.", "approved"),
    ("Byrådet godkendte indstillingen.", "approved"),
    ("Udvalget godkender forslaget med de faldne bemærkninger.", "approved"),
    ("Tiltrådt.", "approved"),
    ("Udvalget tiltræder indstillingen.", "approved"),
    ("Vedtaget med 14 stemmer for og 3 imod.", "approved"),
    ("Som indstillet.", "approved"),
    ("Forvaltningens indstilling blev fulgt.", "approved"),
    ("Udvalget fulgte administrationens indstilling.", "approved"),
    ("Ansøgningen imødekommes.", "approved"),
    ("Der meddeles dispensation til opførelse af carporten.", "approved"),
    ("Udvalget meddeler dispensation til skiltet.", "approved"),
    ("Der bevilges 200.000 kr. til legepladsen.", "approved"),
    ("Udvalget var enige om at godkende planen.", "approved"),  # the verb of deciding, then the infinitive
    ("Direktionen besluttede at igangsætte arbejdet.", "approved"),
    ("Det blev besluttet, at forslaget sendes i høring.", "approved"),  # weak: decided, and no other wording
    ("Godkendt til udsendelse i høring i otte uger.", "approved"),
    ("Godkendt som anbefalet.", "approved"),  # what others recommended
    ("Udvalget imødekommer ansøgningen som anbefalet af administrationen.", "approved"),
    ("Udvalget meddeler afslag som anbefalet.", "rejected"),
    ("Indstillingen følges. Ansøgningen imødekommes ikke.", "rejected"),  # an approval of a refusal
    ("Tiltrådt. Der gives afslag til dispensation fra lokalplanen.", "rejected"),
    ("Tiltrådt. Ændringsforslaget forkastet.", "approved"),
    # What a member moved and lost says nothing of the case, but what was carried does.
    ("Lis Eg (B) foreslog sagen udsat. Forslaget blev forkastet med 4 stemmer for og 11 imod. Godkendt.", "approved"),
    (
        "Bo Dam (A) foreslog sagen tilbagesendt. For stemte 5. Forslaget forkastet. Planen vedtaget.",
        "approved",
    ),
    ("Bo Dam (A) foreslog sagen udsat. Forslaget blev vedtaget.", "postponed"),
    ("Bo Dam (A) foreslog at give tilskud. Forslaget faldt.", "rejected"),  # there is nothing else
    (
        "Bo Dam (A) foreslog udsættelse. Forslaget blev vedtaget. Lis Eg (V) foreslog afslag. Forslaget faldt.",
        "approved",
    ),
    (
        "SF foreslog flere midler. Indstillingen blev forkastet. Forslaget blev forkastet. Taget til efterretning.",
        "rejected",
    ),
    ("Venstre foreslog en ændring. Indstillingen blev godkendt. Forslaget faldt. Udvalget anbefaler lys.", "approved"),
    ("Kommunen følger de nationale anbefalinger. Udvalget drøftede sagen.", "discussed"),
    ("Forvaltningen følger op på forslaget.", "other"),
    ("Udvalget følger med interesse arbejdet med forslaget.", "other"),
    ("Ikke alle stemte for.", "other"),
    ("Drøftet. Evaluering sættes på dagsordenen ved næste møde i Sundhedsudvalget.", "discussed"),
    ("Det kulturelle arbejde fremmes til gavn for borgerne. Drøftet.", "discussed"),
    ("Projektet og sagen er foreløbig standset af klagenævnet. Taget til efterretning.", "noted"),
    ("Godkendt. Sagen har været standset siden 2020.", "approved"),
    ("Sagen flyttes til næste møde.", "postponed"),
    ("Punktet nåedes ikke.", "postponed"),
    ("Alle stemte for forslaget.", "approved"),
    ("Byrådet fulgte udvalgets anbefaling, dog stemte Bo Dam (O) imod.", "approved"),
    ("Godkendt. Bo Dam (O) stemte imod, da forbruget burde være standset i foråret.", "approved"),
    ("Udførelsen er standset af Bo Dam (V), jf. styrelsesloven.", "stopped"),
    ("Standset, jf. § 23.", "stopped"),
    ("2 kan anbefale (V). 2 kan ikke anbefale (A). Sagen sendes til Byrådet uden indstilling.", "referred"),
    ("Udsat, til planen for Bakken er vedtaget.", "postponed"),
    ("Ikke nået. Flyttet til næste møde.", "postponed"),
    ("Tidsplanen er ok.", "approved"),
    ("Indstillingen godkendt. Der gives afslag på ansøgning nr. 3.", "approved"),  # one of several
    ("Godkendt. Der gives afslag til de ansøgere, der ikke bor her, og tilskud til de øvrige.", "approved"),
    ("Indstillingen følges. Der gives afslag, da puljen er brugt.", "rejected"),
    ("Anbefales.", "recommended"),
    ("Anbefalet.", "recommended"),
    ("Indstilles godkendt.", "recommended"),  # who recommends an approval recommends
    ("Indstillingen anbefales.", "recommended"),
    ("Økonomiudvalget anbefaler, at byrådet godkender forslaget.", "recommended"),
    ("Udvalget indstiller til byrådet, at planen vedtages.", "recommended"),
    ("Anbefales taget til efterretning.", "recommended"),
    ("Oversendes til Byrådet med anbefaling.", "recommended"),  # longer than "oversendes til"
    ("Godkendt og anbefales over for Byrådet.", "recommended"),  # approval, but only on the way
    ("Udvalget besluttede at anbefale forslaget over for kommunalbestyrelsen.", "recommended"),
    ("Et flertal (A, F og V) anbefaler indstillingen.", "recommended"),
    ("Taget til efterretning.", "noted"),
    ("Tages til efterretning", "noted"),
    ("Til efterretning.", "noted"),
    ("Til orientering.", "noted"),
    ("Orienteringen blev taget til efterretning.", "noted"),
    ("Udvalget tog redegørelsen til efterretning.", "noted"),
    ("Taget til foreløbig efterretning.", "noted"),
    ("Orienteringen blev drøftet og taget til efterretning.", "noted"),  # the later word goes further
    ("Orientering om status på byggeriet.", "noted"),
    ("Formanden orienterede om mødet med foreningerne.", "noted"),  # weak, as nothing else is said
    ("Drøftet.", "discussed"),
    ("Udvalget drøftede sagen.", "discussed"),
    ("Sagen blev drøftet, og der arbejdes videre.", "discussed"),
    ("Drøftes.", "discussed"),
    ("Udsat.", "postponed"),
    ("Sagen udsættes.", "postponed"),
    ("Sagen udsættes til næste møde med henblik på flere oplysninger.", "postponed"),
    ("Punktet blev udsat.", "postponed"),
    ("Udskydes til mødet i juni.", "postponed"),
    ("Sagen genoptages på næste møde.", "postponed"),
    ("Drøftet. Sagen genoptages på næste møde.", "postponed"),  # a later sentence overrules a discussion
    ("Udvalget besluttede at udsætte sagen.", "postponed"),
    ("Det blev godkendt at udsætte sagen.", "postponed"),  # an approval of a postponement is a postponement
    ("Udvalget ønsker, at sagen udsættes.", "postponed"),
    ("Der ønskes et overblik over lejepriser inden den endelige behandling.", "postponed"),  # without the word
    ("Ikke behandlet.", "postponed"),
    ("Oversendt til Teknisk Udvalg.", "referred"),
    ("Oversendes til Byrådet.", "referred"),
    ("Sagen henvises til budgetforhandlingerne.", "referred"),
    ("Henvist til Socialudvalget.", "referred"),
    ("Sagen sendes tilbage til forvaltningen.", "returned"),
    ("Tilbagesendes til fornyet behandling.", "returned"),
    ("Hjemvist til udvalget.", "returned"),
    ("Udvalget besluttede at sende sagen tilbage til forvaltningen.", "returned"),
    ("Afvist.", "rejected"),
    ("Forslaget blev forkastet.", "rejected"),
    ("Ikke godkendt.", "rejected"),
    ("Indstillingen kunne ikke godkendes.", "rejected"),
    ("Udvalget kan ikke anbefale indstillingen.", "rejected"),  # the body itself refuses
    ("Ansøgningen imødekommes ikke.", "rejected"),
    ("Der gives afslag på ansøgningen.", "rejected"),
    ("Udvalget gav afslag på ansøgningen om dispensation.", "rejected"),
    ("Byrådet meddelte ejeren afslag på hans ønske om tilladelse.", "rejected"),
    ("Udvalget gav den ansøgte dispensation.", "approved"),
    ("ÆF1 blev forkastet med 5 stemmer mod 2.\nIndstillingen blev herefter godkendt.", "approved"),
    ("Fremmes til Byrådet uden anbefaling.", "referred"),
    ("Sættes på ved næste møde i Økonomiudvalget.", "referred"),
    ("Sættes på ved næste møde.", "postponed"),
    ("Indstillingen følges ikke.", "rejected"),  # the negation may follow
    ("Taget af dagsordenen.", "withdrawn"),
    ("Punktet udgår.", "withdrawn"),
    ("Udgår.", "withdrawn"),
    ("Sagen blev trukket tilbage af forvaltningen.", "withdrawn"),
    ("Et medlem begærede sagen indbragt for Kommunalbestyrelsen.", "stopped"),
    ("Borgmesteren standsede udførelsen af beslutningen, jf. styrelseslovens § 23.", "stopped"),
    ("Godkendt. Liste T benyttede sin standsningsret.", "stopped"),  # over an approval
    ("Mindretallet begærede sagen forelagt Byrådet i henhold til den kommunale styrelseslovs § 23.", "stopped"),
    ("Ida Mørk udnyttede sin ret efter § 23 i lov om kommunernes styrelse og indbringer sagen for Byrådet.", "stopped"),
    ("Godkendt. Strategien offentliggøres efter planlovens § 23 a.", "approved"),  # other laws have a § 23
    ("Godkendt, idet der indkaldes ideer og forslag efter planlovens § 23 c.", "approved"),
    ("Godkendt i medfør af forvaltningslovens § 23.", "approved"),
    ("Taget til efterretning. Fristen for regnskabet udskydes til den 1. maj.", "noted"),  # a term, not the case
    ("Godkendt, idet ikrafttrædelsen udsættes et år.", "approved"),
    ("Overføres til næste møde.", "postponed"),
    ("Udvalget kan tiltræde forslaget.", "approved"),
    ("Byrådet siger nej til forslaget.", "rejected"),
    ("Valgt blev Bo Friis og Lene Dahl.", "elected"),
    ("Ida Mørk blev udpeget som formand.", "elected"),
    ("Foretoges.", "other"),
    ("Ingen.", "other"),
    ("Sekretariatet samler op på punkterne.", "other"),
    ("", "none"),
    ("-", "none"),
    ("–", "none"),
    ("Ingen beslutning protokolleret.", "none"),
    (None, "none"),
]

DOUBTFUL = [
    ("Sagen udsættes ikke. Indstillingen godkendt.", "approved"),  # a negated postponement is none
    ("Godkendt med den tilføjelse, at sag 31 bliver udsat.", "approved"),  # another item is postponed
    ("Pkt. 5 og 14 blev udsat. Dagsordenen blev herefter godkendt.", "approved"),
    ("Punkt 12 blev taget af dagsordenen.", "other"),  # nothing about this item
    ("Udsættes til behandling sammen med punkt 7.", "postponed"),  # this item, though another is named
    ("Ændringsforslaget fra Liste C blev forkastet. Indstillingen blev derefter godkendt.", "approved"),
    ("Indstillingen godkendt. (O) stemte imod.", "approved"),
    ("3 medlemmer (V+C) kan ikke anbefale indstillingen. Et flertal anbefaler den.", "recommended"),
    ("Den godkendte plan sættes i gang.", "other"),  # an adjective decides nothing
    ("Strategien for socialt udsatte borgere blev drøftet.", "discussed"),
    ("Drøftet. Direktøren nævnte, at byrådet har godkendt budgettet.", "discussed"),  # told, not decided
    ("Anbefales. Byrådet har tidligere godkendt rammen.", "recommended"),  # the first that decides settles it
    ('Drøftet. Brevet siger: "Ansøgningen er godkendt".', "discussed"),  # quoted words decide nothing
    ("Sagen drøftes med HR, så der kan laves et oplæg.", "other"),  # a task, not a discussion held
    ("Fraværende: Bo Friis (V)\nGodkendt.", "approved"),
    ("Lene Dahl deltog ikke i behandlingen.\nAnbefales.", "recommended"),
    ("Afbud fra Bo Friis og Lene Dahl.\nUdsat.", "postponed"),
]

# What must not be read into a sentence.
BESIDE = [
    ("Udvalget bad om, at forvaltningen vender tilbage, når budgettet er godkendt.", "other"),
    ("Der blev spurgt til, om ansøgningen var afvist.", "other"),
    ("Sendes til orientering i Handicaprådet.", "other"),
    ("Der er tidligere bevilget 2 mio. kr. til formålet.", "other"),
    ("Den valgte løsning blev vist frem.", "other"),
    ("Anlægget udføres efter den vedtagne plan.", "other"),
    ("Direktionen vil gerne have besøg af de nyvalgte tillidsfolk.", "other"),
    ("Drøftet. Bo Friis foreslog, at takster godkendes en gang om året.", "discussed"),
    ("Godkendt. Tidsplanen forelægges udvalget i juni.", "approved"),
    ("Indstillingen godkendt, dog udskydes fristen til 1. juni.", "approved"),
    ("Orienteringen taget til efterretning, idet et forslag om at udsætte sagen faldt.", "noted"),
    ("Udvalget drøftede, om sagen skal sendes tilbage til forvaltningen.", "discussed"),
    ("Drøftet med henblik på godkendelse i juni.", "discussed"),
    ("Anbefales, dog således at ansøgning 4 afvises.", "recommended"),
    ("Udsat med henblik på godkendelse på næste møde.", "postponed"),
    ("Sendes tilbage til forvaltningen, da grundlaget ikke kan godkendes.", "returned"),
    ("Oversendes til Økonomiudvalget til godkendelse.", "referred"),
    ("Udgår, da sagen er behandlet på mødet i maj og godkendt.", "withdrawn"),
    ("Flertallet godkender indstillingen. Mindretallet ønsker sagen udsat.", "approved"),
    ("Godkendt. Bo Friis (V) ønskede sagen udsat.", "approved"),
    ("Et ændringsforslag om udsættelse blev nedstemt, hvorefter indstillingen blev godkendt.", "approved"),
    ("Byrådet besluttede ikke at godkende projektet.", "rejected"),
    ("Udvalget anbefaler ikke alternativ 2, men anbefaler alternativ 1.", "recommended"),
    ("Byrådet vedtog indstillingen med 20 stemmer for og 11 imod.", "approved"),
    ("Der meddeles ikke dispensation.", "rejected"),
]

TYPED = [
    ("Godkent.", "approved"),
    ("Taget til efteretning.", "noted"),
    ("Anbefals.", "recommended"),
    ("Drøfet.", "discussed"),
    ("Udsættses.", "postponed"),
    ("Godkedt med de nævnte rettelser i bilagets tabel.", "approved"),  # the first word of a longer sentence
    ("Drøftes med foreningerne i god tid inden mødet.", "other"),  # a known word is not another one mistyped
    ("Fotograferet.", "other"),  # two letters away is another word
]


@pytest.mark.parametrize(("text", "kind"), PLAIN + DOUBTFUL + BESIDE + TYPED)
def test_kind_of_a_decision(decisions, text, kind):
    assert decision_kind(text, decisions) == kind


def test_own_number_is_no_other_item(decisions):
    assert decision_kind("Punkt 4 udsættes.", decisions, own={"4"}) == "postponed"
    assert decision_kind("Punkt 4 udsættes.", decisions, own={"9"}) == "other"


def test_furthest_follows_the_order_of_the_rules(decisions):
    assert furthest(["noted", "approved", "recommended"], decisions) == "approved"
    assert furthest(["postponed", "recommended"], decisions) == "recommended"
    assert furthest([], decisions) == "none"


def test_unquoted_keeps_the_length():
    text = "Sagt: „sagen udsættes”, så godkendt"
    assert len(unquoted(text)) == len(text)
    assert "udsættes" not in unquoted(text)


@pytest.mark.parametrize("text", ["", " ", "-", "--", "–", "•", "Ingen beslutning."])
def test_nothing_decided(decisions, text):
    assert is_nothing(text, decisions)


@given(st.text(max_size=300))
def test_any_text_has_a_kind(decisions, text):
    assert decision_kind(text, decisions) in {*decisions.furthest}


@given(st.lists(st.sampled_from([text for text, _ in PLAIN if text]), max_size=4))
def test_joined_decisions_never_raise(decisions, texts):
    assert decision_kind(" ".join(texts), decisions)
