"""Who recommends what, in the forms that minutes print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import Line
from casegraph.parse.fields.paragraphs import paragraphs
from casegraph.parse.fields.recommendation import find_in_prose, read_headed, read_recommendation

CASES = [
    # The whole on one line, with and without the comma.
    (["Centerchefen indstiller, at planen godkendes."], "Centerchefen", ["planen godkendes."]),
    (["Kst. skolechef indstiller at sagen drøftes."], "Kst. skolechef", ["sagen drøftes."]),
    # A recommender of several words, a comma among them.
    (
        ["Stabschefen i Plan, Vej og Natur foreslår at ruten nedlægges."],
        "Stabschefen i Plan, Vej og Natur",
        ["ruten nedlægges."],
    ),
    # "at" before a list, numbered or not.
    (
        ["Direktøren indstiller, at", "1. taksterne hæves", "2. puljen nedlægges."],
        "Direktøren",
        ["taksterne hæves", "puljen nedlægges."],
    ),
    (["Borgmesteren foreslår,", "1.    at mødeplanen godkendes"], "Borgmesteren", ["mødeplanen godkendes"]),
    (
        ["Skolechefen indstiller", "- at A-planen følges", "- at B-planen droppes"],
        "Skolechefen",
        ["A-planen følges", "B-planen droppes"],
    ),
    (
        ["Havneudvalget indstiller:", "at kajen renoveres,", "at der søges tilskud."],
        "Havneudvalget",
        ["kajen renoveres,", "der søges tilskud."],
    ),
    (
        ["Administrationen indstiller, at:", "a) rammen øges", "b) tiden forlænges"],
        "Administrationen",
        ["rammen øges", "tiden forlænges"],
    ),
    # Nested bullets stay inside their clause.
    (
        [
            "Chefen indstiller, at",
            "1. satserne bliver",
            " - børn: 10 kr.",
            " - voksne: 20 kr.",
            "2. de gælder fra 2022",
        ],
        "Chefen",
        ["satserne bliver\nbørn: 10 kr.\nvoksne: 20 kr.", "de gælder fra 2022"],
    ),
    # A clause that announces a list of bullets is one clause.
    (["Chefen indstiller, at emnerne er:", "- Veje", "- Stier"], "Chefen", ["emnerne er:\nVeje\nStier"]),
    # Who is to pass it on is no part of the clause, as it is none before a list.
    (
        ["Staben indstiller, at Havneudvalget over for Byrådet anbefaler, at kajen renoveres."],
        "Staben",
        ["kajen renoveres."],
    ),
    (["Staben indstiller, at Direktionen anbefaler Byrådet, at hallen bygges."], "Staben", ["hallen bygges."]),
    (
        ["Staben indstiller, at Direktionen anbefaler planen, og at den sendes i høring."],
        "Staben",
        ["Direktionen anbefaler planen", "den sendes i høring."],
    ),
    (
        ["Staben indstiller, at Byrådet opfordrer regeringen til handling og anbefaler, at loven ændres."],
        "Staben",
        ["Byrådet opfordrer regeringen til handling og anbefaler, at loven ændres."],
    ),
    (
        ["Staben indstiller, at vilkårene om lukketid og at der er dørmand fastholdes."],
        "Staben",
        ["vilkårene om lukketid og at der er dørmand fastholdes."],
    ),
    # Two clauses in one sentence; but not where they hang on what is approved.
    (
        ["Chefen indstiller, at regnskabet godkendes, og at der gives en tillægsbevilling."],
        "Chefen",
        ["regnskabet godkendes", "der gives en tillægsbevilling."],
    ),
    (
        ["Chefen foreslår, at det godkendes, at hallen lejes ud, og at der betales for den."],
        "Chefen",
        ["det godkendes, at hallen lejes ud, og at der betales for den."],
    ),
    # To whom it is recommended is not part of the recommender.
    (["Plan & Miljø indstiller til KB via PMU og ØU, at", "1. planen vedtages"], "Plan & Miljø", ["planen vedtages"]),
    # The clauses follow a verb of the body.
    (
        ["Forvaltningen indstiller, at Teknisk Udvalg beslutter,", "1. at vejen lukkes,", "2. at der skiltes."],
        "Forvaltningen",
        ["vejen lukkes,", "der skiltes."],
    ),
    (
        [
            "Staben indstiller til udvalget, at udvalget over for Byrådet anbefaler",
            "- at hallen bygges",
            "- at den males",
        ],
        "Staben",
        ["hallen bygges", "den males"],
    ),
    # No recommender: the text is kept.
    (["Punktet er til orientering."], None, ["Punktet er til orientering."]),
    (["at rapporten tages til efterretning"], None, ["rapporten tages til efterretning"]),
    (["Det indstilles, at tilskuddet ydes."], None, ["tilskuddet ydes."]),
    (["Det indstilles af Socialchefen, at tilskuddet ydes."], "Socialchefen", ["tilskuddet ydes."]),
    # Clauses numbered inside the line.
    (
        ["Direktøren indstiller, at 1) broen males, 2) rækværket skiftes."],
        "Direktøren",
        ["broen males,", "rækværket skiftes."],
    ),
    # A remark between two clauses stays with the first.
    (
        ["Chefen indstiller, at", "1. udkastet godkendes.", "Om mødet henvises til bilaget.", "2. der rettes fejl"],
        "Chefen",
        ["udkastet godkendes.\nOm mødet henvises til bilaget.", "der rettes fejl"],
    ),
    # A letter wrong in the verb.
    (["Direktøren indstlller, at sagen drøftes."], "Direktøren", ["sagen drøftes."]),
    # Whom each clause is for stands between them.
    (
        [
            "Plan og Byg indstiller",
            "Til Planudvalget:",
            "1. At sagen drøftes.",
            "Til Byrådet:",
            "2. At planen vedtages.",
        ],
        "Plan og Byg",
        ["sagen drøftes.", "planen vedtages."],
    ),
    (
        ["Direktøren indstiller, at Byrådet:", "1. godkender planen", "2. noterer fristen"],
        "Direktøren",
        ["godkender planen", "noterer fristen"],
    ),
    (
        ["Borgmesteren indstiller, at Byrådet", "1. godkender planen", "2. noterer fristen"],
        "Borgmesteren",
        ["godkender planen", "noterer fristen"],
    ),
    # The first full stop belongs to a later sentence of the clause.
    (
        ["Direktøren indstiller, at der afsættes 2 mio. kr. Beløbet findes i kassen."],
        "Direktøren",
        ["der afsættes 2 mio. kr. Beløbet findes i kassen."],
    ),
    ([], None, []),
]


def lines(texts):
    return [Line(number, text.strip(), indent=len(text) - len(text.lstrip())) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(("texts", "by", "clauses"), CASES)
def test_recommender_and_clauses(book, texts, by, clauses):
    found = read_recommendation(paragraphs(lines(texts)), book.fields)
    assert (found.by, list(found.texts)) == (by, clauses)


def test_recommendation_in_prose_starts_at_its_sentence(book):
    texts = [
        "Der søges 3 mio. kr. til taget. Ejendomscenteret indstiller,",
        "1. at bevillingen gives, samt",
        "2. at den frigives.",
    ]
    found = find_in_prose(paragraphs(lines(texts)), book.fields)
    assert found.by == "Ejendomscenteret"
    assert list(found.texts) == ["bevillingen gives, samt", "den frigives."]


def test_prose_without_a_recommendation_gives_none(book):
    found = find_in_prose(paragraphs(lines(["Udvalget fik en status.", "Der indstilles ikke noget."])), book.fields)
    assert found.by is None
    assert found.clauses == ()


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_read(book, texts):
    found = read_recommendation(paragraphs(lines(texts)), book.fields)
    assert all(isinstance(text, str) for text in found.texts)


@pytest.mark.parametrize(
    ("heading", "texts", "by", "clauses"),
    [
        # The heading begins the sentence.
        ("Forvaltningen indstiller,", ["1. at broen males"], "Forvaltningen", ["broen males"]),
        ("Borgmesteren foreslår", ["at broen males."], "Borgmesteren", ["broen males."]),
        # It names the author, or does not.
        ("Administrationens indstilling", ["Det indstilles, at broen males."], "Administrationen", ["broen males."]),
        ("Indstilling", ["Vejchefen indstiller, at broen males."], "Vejchefen", ["broen males."]),
        ("Administrationens indstilling", ["Vejchefen indstiller, at broen males."], "Vejchefen", ["broen males."]),
        ("Indstilling", ["Broen males."], None, ["Broen males."]),
        ("Borgmesterens forslag", [], None, []),
    ],
)
def test_heading_of_a_recommendation(book, heading, texts, by, clauses):
    found = read_headed(heading, paragraphs(lines(texts)), book.fields)
    assert (found.by, list(found.texts)) == (by, clauses)


def test_long_prose_must_begin_a_paragraph_with_the_recommender(book):
    told = paragraphs(lines(["Broen er slidt. Beboerne foreslår, at den males.", "Vejchefen foreslår, at den males."]))
    assert find_in_prose(told, book.fields).by == "Beboerne"
    assert find_in_prose(told, book.fields, at_start=True).by == "Vejchefen"
