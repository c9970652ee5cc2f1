"""Every piece of evidence explains itself, has its weights, and says the same of one pair as of a column of them."""

import numpy as np
import pytest

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.described import PAGE, written
from benchmarks.linkbench.world import Settings
from casegraph.link.answers.recall import Recalled
from casegraph.link.engine import in_order
from casegraph.link.items.sources import Pairs
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import TitleReader
from casegraph.link.weighing.evidence import DIFFERENCE, EARLY, LATE
from casegraph.link.weighing.measures import graded, names_of
from casegraph.link.weighing.pairing import all_pairs
from casegraph.link.weighing.scoring import weigh
from casegraph.link.weighing.shown import SHOWN
from casegraph.link.weighing.weights import PRIOR, WEIGHTS, score

ALL = {**EARLY, **LATE}


def sources_of(items, rules):
    return make_sources(in_order(items), TitleReader(rules), Recalled())[0]


@pytest.fixture(scope="module")
def found(rules):
    corpus = make_corpus(Settings(years=1, matters=60, committees=2, renumbered=True))
    sources = sources_of(corpus.items, rules)
    first, second = (column.tolist() for column in all_pairs(sources))
    return sources, list(zip(first, second, strict=True))


@pytest.mark.parametrize("name", ALL)
def test_evidence_has_a_docstring_weights_and_values_to_show(name):
    assert (ALL[name].__doc__ or "").strip().endswith(".")
    assert len(WEIGHTS[name]) > 1
    assert name in SHOWN


def test_nothing_is_weighed_that_is_no_evidence():
    assert WEIGHTS.keys() == ALL.keys()


@pytest.mark.parametrize("name", ALL)
def test_one_row_says_what_the_column_says(name, found):
    sources, pairs = found
    some = pairs[:: max(1, len(pairs) // 300)]
    column = ALL[name].named(Pairs.of(sources, some))
    alone = [ALL[name].named(Pairs.of(sources, [pair]))[0] for pair in some]
    assert column == alone
    weighed = weigh(sources, some)
    rows = map(weighed.pieces, range(len(some)))
    told = [next(piece for piece in row if piece.name == name) for row in rows]
    assert [(piece.level, piece.weight) for piece in told] == [(level, WEIGHTS[name][level]) for level in column]


def test_every_level_that_comes_up_has_a_weight(found):
    sources, pairs = found
    columns = Pairs.of(sources, pairs)
    lacking = {(name, level) for name, measure in ALL.items() for level in {*measure.named(columns)} - {*WEIGHTS[name]}}
    assert lacking == set()


@pytest.mark.parametrize("name", ["words", "course", "difference", "numbers", "years", "periods", "names"])
def test_every_level_that_could_come_up_has_a_weight(name):
    assert {*ALL[name].levels} <= {*WEIGHTS[name]}


@pytest.mark.parametrize("name", ALL)
def test_every_weight_is_of_a_level(name):
    assert {*WEIGHTS[name]} <= {*ALL[name].levels}


def test_contradictions_weigh_against_and_agreements_for():
    for name in ("numbers", "years", "periods", "names"):
        assert WEIGHTS[name]["contradict"] <= -5.0
    for name in ("numbers", "years", "names"):
        assert WEIGHTS[name]["same"] > 0.0
    assert WEIGHTS["numbers"]["same, rare"] > WEIGHTS["numbers"]["same"]
    assert WEIGHTS["repetition"]["up, soon"] > 2.0
    assert WEIGHTS["repetition"]["up, long after"] < 0.0


def test_the_score_is_a_probability():
    assert score(0.0) == 0.5
    assert score(PRIOR) == pytest.approx(0.0998, abs=1e-3)
    assert 0.0 <= score(-1000.0) < score(-5.0) < score(5.0) < score(50.0) <= 1.0


@pytest.mark.parametrize(
    ("value", "grade"), [(0.0, "none"), (0.4, "slight"), (1.3, "some"), (3.9, "clear"), (4.0, "two things")]
)
def test_grades(value, grade):
    assert names_of(DIFFERENCE, "two things")[graded(np.array([value]), DIFFERENCE)[0]] == grade


# (earlier, later, evidence, level)
SAID = [
    (("2021-01-10", "teknik", "Ny sti i Elkær"), ("2021-01-20", "oek", "Ny sti i Elkær"), "repetition", "up, soon"),
    (("2021-01-10", "oek", "Ny sti i Elkær"), ("2022-01-20", "kb", "Ny sti i Elkær"), "repetition", "up, long after"),
    (
        ("2021-01-10", "oek", "Ny sti i Elkær"),
        ("2021-01-20", "kb", "Ny sti i Elkær med belysning"),
        "repetition",
        "drawn out, up, soon",
    ),
    (("2021-01-10", "oek", "Ny sti i Elkær"), ("2021-01-20", "kb", "Salg af havn"), "repetition", "other wording"),
    (("2021-01-10", "kb", "Havn"), ("2021-01-20", "teknik", "Havn"), "course", "down, weeks"),
    (("2021-01-10", "teknik", "Havn"), ("2021-03-10", "skole", "Havn"), "course", "other body, months"),
    (
        ("2021-01-10", "teknik", "Forslag til lokalplan 4.12"),
        ("2021-06-10", "teknik", "Endelig vedtagelse af lokalplan 4.12"),
        "phase",
        "onward, same wording",
    ),
    (
        ("2021-01-10", "teknik", "Forslag til lokalplan 4.12"),
        ("2021-06-10", "teknik", "Endelig vedtagelse af lokalplan 4.12 for Elkær"),
        "phase",
        "onward",
    ),
    (
        ("2021-01-10", "teknik", "Lokalplan 4.12 i Elkær"),
        ("2021-06-10", "teknik", "Lokalplan 4.21 i Elkær"),
        "numbers",
        "contradict",
    ),
    (
        ("2021-01-10", "oek", "Garanti til Elkær Varme A/S"),
        ("2021-01-20", "kb", "Garanti til Elkær Varme A/S"),
        "numbers",
        "none",
    ),
    (
        ("2021-01-10", "teknik", "Forslag til lokalplan 4.12"),
        ("2021-11-06", "teknik", "Endelig vedtagelse af lokalplan 4.12"),
        "phase",
        "onward, same wording",
    ),
    (
        ("2021-01-10", "teknik", "Forslag til lokalplan 4.12"),
        ("2021-11-07", "teknik", "Endelig vedtagelse af lokalplan 4.12"),
        "phase",
        "onward",
    ),
    # A title that breaks off is the same wording as what begins so, if it says enough.
    (
        ("2021-01-10", "oek", "Hegn omkring legepladsen ved Elkær - pro ..."),
        ("2021-01-20", "kb", "Hegn omkring legepladsen ved Elkær - program og prøver"),
        "repetition",
        "up, soon",
    ),
    (
        ("2021-01-10", "oek", "Hegn..."),
        ("2021-01-20", "kb", "Hegn omkring legepladsen ved Elkær"),
        "repetition",
        "drawn out, up, soon",
    ),
    (
        ("2021-01-10", "teknik", "Forslag til lokalplan 4.12"),
        ("2021-02-10", "teknik", "Forslag til lokalplan 4.12"),
        "phase",
        "none",
    ),
    (
        ("2021-01-10", "teknik", "Forslag til lokalplan 4.12"),
        ("2021-02-10", "teknik", "Forslag til lokalplan 4.12 for Elkær"),
        "phase",
        "same",
    ),
    (("2021-01-10", "oek", "Ny sti i Elkær"), ("2021-01-20", "kb", "Ny sti i Elkær"), "names", "repeated"),
    (("2021-01-10", "oek", "Sti i Ny Elkær"), ("2021-01-20", "kb", "Sti i Gammel Elkær"), "names", "contradict"),
    (("2021-01-10", "oek", "Personalesag"), ("2021-01-20", "kb", "Personalesag"), "words", "a single word"),
    (
        ("2021-01-10", "oek", "Helhedsplan for Elkær"),
        ("2021-05-20", "kb", "Legeplads som led i helhedsplan for Elkær"),
        "part",
        "of the other",
    ),
    (
        ("2021-01-10", "oek", "Legeplads ved søen som led i helhedsplan for Elkær"),
        ("2021-05-20", "kb", "Legeplads ved søen i Elkær"),
        "part",
        "none",
    ),
    (("2021-01-10", "oek", "Skema A, Elkær"), ("2021-01-20", "kb", "Skema B, Elkær"), "numbers", "contradict"),
    (("2021-01-10", "oek", "Regnskab 2020"), ("2022-01-20", "oek", "Regnskab 2021"), "years", "contradict"),
    (("2021-01-10", "oek", "Ledighed januar"), ("2021-02-20", "oek", "Ledighed februar"), "periods", "contradict"),
    (("2021-01-10", "oek", "Køb af jord ved Elkær"), ("2021-07-20", "oek", "Salg af jord"), "opposite", "opposed"),
    (
        ("2021-01-10", "oek", "Lukningen af Elkær Bad"),
        ("2021-07-20", "oek", "Åbning, Elkær Bad"),
        "opposite",
        "opposed",
    ),
    (
        ("2021-01-10", "oek", "Salg af Elkær Skole"),
        ("2021-07-20", "oek", "Tilbud om køb af skolen"),
        "opposite",
        "none",
    ),
    (("2021-01-10", "oek", "Køb og salg af jord"), ("2021-07-20", "oek", "Salg af jord"), "opposite", "none"),
    (("2021-01-10", "oek", "Salg af jord"), ("2021-07-20", "oek", "Erhverv ved Elkær"), "opposite", "none"),
    (("2021-01-10", "oek", "Ny sti i Elkær"), ("2021-07-20", "oek", "Salg af jord"), "opposite", "none"),
]


@pytest.mark.parametrize(("earlier", "later", "name", "level"), SAID)
def test_what_a_pair_says(item, rules, earlier, later, name, level):
    sources = sources_of([item(*earlier), item(*later)], rules)
    assert ALL[name].named(Pairs.of(sources, [(0, 1)])) == [level]


def test_the_page_shows_the_evidence_and_weights_of_today():
    # Written anew by python -m benchmarks.linkbench.described.
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page)


@pytest.mark.parametrize(
    ("title", "level"),
    [("Besøg på kommunens værksteder", "over and over"), ("Besøg på Elkærskolen", "same body, later")],
)
def test_what_names_nothing_and_comes_in_many_rounds_comes_over_and_over(item, rules, title, level):
    days = ("2021-01-10", "2021-05-10", "2021-09-10")
    others = [item(f"2021-0{n}-12", "kb", f"Elevtal på Elkærskolen og Elkærhallen {n}") for n in range(1, 4)]
    sources = sources_of([*(item(day, "teknik", title) for day in days), *others], rules)
    first, second = (at for at, one in enumerate(sources.table.items) if one.date in days[:2])
    assert ALL["repetition"].named(Pairs.of(sources, [(first, second)])) == [level]
    fewer = sources_of([*(item(day, "teknik", title) for day in days[:2]), *others], rules)
    first, second = (at for at, one in enumerate(fewer.table.items) if one.date in days[:2])
    assert ALL["repetition"].named(Pairs.of(fewer, [(first, second)])) == ["same body, later"]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Bibliotek i Elkær", "Cykelsti i Elkær", "other"),
        ("Bibliotek i Elkær - skitser", "Valg af grund til nyt bibliotek i Elkær", "same"),
        ("Elkær: bibliotek", "Cykelsti i Elkær", "lacking"),
        ("Elkær: bibliotek", "Nyt bibliotek i Elkær", "same"),
        ("Solceller ved Elkær", "Solcelleanlæg ved Elkær", "same"),
        ("Bibliotek i Elkær", "Bibliotek i Ravnbo", "none"),
        # A compound is borne by what it begins with; its end is the kind of thing that others are too.
        ("Idrætspolitik for Elkær", "Kulturpolitik for Elkær", "other"),
        ("Idrætspolitik for Elkær", "Ny politik for Elkær", "same"),
        ("Bibliotek i Ny Elkær", "Cykelsti i Ny Elkær", "other"),
        # Where the whole title is repeated, that says it.
        ("Bibliotek i Elkær", "Bibliotek i Elkær", "none"),
        ("Bibliotek", "Cykelsti", "none"),
    ],
)
def test_a_name_is_borne_by_the_word_before_it(item, rules, one, other, level):
    items = [
        item("2021-01-10", "teknik", one),
        item("2021-02-10", "teknik", other),
        *(item(f"2022-0{n}-10", "kb", f"Solcellelaug {n} i Ravnbo ved Elkær") for n in range(1, 4)),
        item("2022-08-10", "kb", "Nye solceller på taget"),
        *(item(f"2023-0{n}-10", "kb", f"Politik ved søen, del {n}") for n in range(1, 4)),
    ]
    assert ALL["bearing"].named(Pairs.of(sources_of(items, rules), [(0, 1)])) == [level]


@pytest.mark.parametrize(
    ("one", "other", "day", "level"),
    [
        (
            "Renovering af faglokaler på Elkær Skole",
            "Elkær Skole: faglokaler - bevilling",
            "2021-02-10",
            "names in common, soon",
        ),
        (
            "Renovering af faglokaler på Elkær Skole",
            "Elkær Skole: faglokaler - bevilling",
            "2021-05-10",
            "names in common, within months",
        ),
        (
            "Renovering af faglokaler på Elkær Skole",
            "Elkær Skole: faglokaler - bevilling",
            "2021-12-10",
            "names in common, later",
        ),
        ("Skimmelsvamp i omklædningsrum", "Omklædningsrum: fugt og skimmelsvamp", "2021-02-10", "no names, soon"),
        (
            "Skimmelsvamp og støv i omklædningsrum",
            "Omklædningsrum i Elkær: skimmelsvamp",
            "2021-02-10",
            "names in one, soon",
        ),
    ],
)
def test_what_is_said_beside_names_tells_a_matter_the_more_the_sooner(item, rules, one, other, day, level):
    found = topic_of(item, rules, one, other, day)
    assert found.split(", ", 1)[0] in {"much", "nearly all"} and found.split(", ", 1)[1] == level


def test_a_place_alone_is_no_topic(item, rules):
    assert topic_of(item, rules, "Kunst på Elkær Skole", "Elkær Skole: ventilation", "2021-02-10").startswith(
        "little, "
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Faglokaler på Elkær Skole", "Faglokaler på Elkær Skole"),  # repeated, which says it
        ("Faglokaler på Elkær Skole 2021", "Elkær Skole: faglokaler - bevilling 2021"),  # of a year
        ("Faglokaler på Elkær Skole", "Faglokaler på Ravnbo Skole - bevilling"),  # of two places
        ("Carport på Skovvej 18, Elkær", "Skovvej 18 i Elkær: carport og skur"),  # of one house
        ("Personalesag", "Personalesag - lukket"),
        ("Nyt omklædningsrum i Elkær", "Omklædningsrum"),  # of one place, and of all
    ],
)
def test_no_topic_is_asked_for_where_something_else_tells(item, rules, one, other):
    assert topic_of(item, rules, one, other, "2021-02-10") == "none"


def topic_of(item, rules, one, other, day):
    """The level of two titles among those of a municipality in which places have many matters."""
    items = [
        item("2021-01-10", "teknik", one),
        item(day, "kb", other),
        *(item(f"2022-0{n}-10", "kb", f"Stole til Elkær Skole og Ravnbo Skole, hold {n}") for n in range(1, 4)),
        *(
            item(f"2022-0{n}-11", "oek", f"Bevilling til {what}")
            for n, what in enumerate(("bænke", "lamper", "skilte"), 1)
        ),
    ]
    return ALL["topic"].named(Pairs.of(sources_of(items, rules), [(0, 1)]))[0]


@pytest.mark.parametrize(("others", "level"), [(0, "same"), (30, "none")])
def test_who_recommends_nearly_everything_tells_nothing(item, rules, others, level):
    roles = ["Havnechefen", "Skolechefen", "Kulturchefen", "Plejechefen"]
    items = [
        item("2021-01-12", "teknik", "Asfalt på Kirkevej", recommended_by="Vejchefen"),
        item("2021-02-12", "teknik", "Slidlag på Kirkevej", recommended_by="Vejchefen"),
        *(item("2021-03-12", "oek", f"Sag {no}", no=no, recommended_by=roles[no % 4]) for no in range(1, 25)),
        *(item("2021-04-12", "kb", f"Sag {no}", no=no, recommended_by="Vejchefen") for no in range(1, others + 1)),
    ]
    sources, _ = make_sources(items, TitleReader(rules), Recalled())
    assert EARLY["recommender"].named(Pairs.of(sources, [(0, 1)])) == [level]
