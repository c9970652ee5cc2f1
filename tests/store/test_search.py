"""Danish words are found as typed, inflected and inside compounds, in that order; nothing typed is a query language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegraph.model import Case, CaseNumber, Place, Thread
from casegraph.store import Scope, Store


class Linked:
    """One case for each item."""

    links, standing = (), frozenset()

    def __init__(self, items):
        self.cases = tuple(
            Case(
                f"case:{item.id}",
                item.municipality,
                item.title,
                (item.title,),
                (),
                "no",
                (Thread("t", "", (item.id,)),),
            )
            for item in items
        )


@pytest.fixture(scope="module")
def library(make_item, make_meeting, put_into):
    """A store with a few items about schools and preparedness."""
    with Store.memory() as store:
        one = make_meeting(
            make_item(
                "1",
                "Opdatering af delberedskabsplaner og handlekort",
                case="22-003813",
                text="Første.\nStorm på Åby Havn.",
            ),
            make_item("2", "Ny folkeskole i Aabenraa", case="21/19438K", decision="Skolerne spørges."),
            make_item("3", "Skolens tag", case="326-2017-43896", text="En idé om tagpap."),
            make_item("4", "Beredskab", toc_title="Beredskab i øvrigt", text="Kopperne og skoldkopperne."),
            make_item("5", "Ansættelse af skoledirektør", case="22-000777", closed=True),
        )
        other = make_meeting(make_item("1", "Skole", case="22-003813"), municipality="aaby", document="b.txt")
        put_into(store, one, other)
        with store.writing() as writer:
            for name in ("aaby", "bakkeby"):
                writer.put_linked(name, Linked(list(store.items(name))))
        yield store


def found(store, text, **scope):
    return [(hit.item.split(":", 1)[1][-1], hit.match) for hit in store.search(text, scope=Scope("bakkeby", **scope))]


TABLE = [
    # A word as typed comes before a compound that holds it.
    ("beredskab", [("4", "exact"), ("1", "compound")]),
    # Inflected in the query: the stem is looked for, also inside compounds.
    ("beredskabet", [("4", "inflected"), ("1", "compound")]),
    # The last part of a compound, inflected, and its first part; the stem alone does not make skoldkopper a school.
    ("skole", [("2", "inflected"), ("3", "inflected"), ("5", "compound")]),
    ("skolerne", [("2", "exact"), ("3", "inflected")]),
    # Capitals and the Danish letters.
    ("ÅBY", [("1", "exact")]),
    ("HAVN", [("1", "exact")]),
    # å is written aa in older names, and the other way round; an accent is no letter of its own.
    ("åbenrå", [("2", "exact")]),
    ("aabenraa", [("2", "exact")]),
    ("ide", [("3", "exact")]),
    ("idé", [("3", "exact")]),
    # o is no ø, a is no å.
    ("storm pa", []),
    ("ovrigt", []),
    # Every word must be there, in whatever field: one in the title, one in the text.
    ("beredskabsplan storm", [("1", "compound")]),
    ("skole storm", []),
    # Words of one and two letters are found as they stand, never inside others.
    ("i", [("4", "exact"), ("2", "exact")]),
    ("å", []),
    # A case number in another notation than printed, with its year in full, and without its prefix.
    ("22/3813", [("1", "number")]),
    ("2022-003813", [("1", "number")]),
    ("2017-43896", [("3", "number")]),
    ("21-019438k", [("2", "number")]),
    # Nothing that a query language knows has a meaning here.
    ('"tag', [("3", "exact")]),
    ("tag AND", []),
    ("title:tag", []),
    ("tag*", [("3", "exact")]),
    ("-tag ^ (", [("3", "exact")]),
    ("", []),
    ("!? ''", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_words_find(library, text, expected):
    assert sorted(found(library, text)) == sorted(expected)
    order = ["number", "exact", "inflected", "compound"]
    ranks = [order.index(match) for _, match in found(library, text)]
    assert ranks == sorted(ranks)


def test_a_hit_says_where(library):
    (hit,) = library.search("storm")
    assert (hit.field, hit.snippet, hit.place, hit.words) == ("text", "Storm på Åby Havn.", Place(11, 2), ("storm",))
    (hit,) = library.search("delberedskabsplan")
    assert (hit.field, hit.place, hit.document, hit.words) == ("title", Place(8, 2), "a.txt", ("delberedskabsplaner",))
    (hit,) = library.search("spørges")
    assert (hit.field, hit.snippet) == ("decision", "Skolerne spørges.")
    (hit,) = library.search("21-19438K")
    assert (hit.field, hit.snippet) == ("case_number", "21/19438K")


def test_scores_fall_and_the_limit_holds(library):
    hits = library.search("skole", limit=50)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert library.search("skole", limit=2) == hits[:2]


def test_a_closed_item_is_nowhere_among_the_open_ones(library):
    assert "5" in dict(found(library, "skoledirektør"))
    assert found(library, "skoledirektør", open_only=True) == []
    assert found(library, "22-000777", open_only=True) == []
    assert library.find_case("22-000777", open_only=True) == []
    assert library.find_case("skoledirektør", open_only=True) == []


def test_a_long_text_is_cut_around_the_word(store, put, make_item, make_meeting):
    put(make_meeting(make_item("1", "Veje", text="ord " * 100 + "nålen " + "ord " * 100)))
    (hit,) = store.search("nålen")
    assert "nålen" in hit.snippet
    assert len(hit.snippet) < 200
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_nothing_typed_can_break_the_search(library, text):
    library.search(text)
    library.find_case(text)


CASES = [
    # In any notation, with the year in full, in a sentence; a number belongs to one municipality.
    ("22-003813", ["aaby:1", "bakkeby:1"]),
    ("22/3813", ["aaby:1", "bakkeby:1"]),
    ("2022-3813", ["aaby:1", "bakkeby:1"]),
    ("Sagsnr. 22-003813", ["aaby:1", "bakkeby:1"]),
    # A suffix letter makes another number.
    ("21-19438", []),
    ("21-019438K", ["bakkeby:2"]),
    # Without the prefix, and with the year in two digits.
    ("326-2017-43896", ["bakkeby:3"]),
    ("2017-43896", ["bakkeby:3"]),
    ("17-43896", ["bakkeby:3"]),
    # Its digits alone.
    ("326201743896", ["bakkeby:3"]),
    # By id of the case and of an item in it.
    ("case:bakkeby:direktionen:2022-03-21:4", ["bakkeby:4"]),
    ("bakkeby:direktionen:2022-03-21:4", ["bakkeby:4"]),
    # By words of its title, exact ones first; words of the text do not count.
    ("beredskab", ["bakkeby:4", "bakkeby:1"]),
    ("ny folkeskole", ["bakkeby:2"]),
    ("storm", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_case_is_found(library, text, expected):
    cases = library.find_case(text)
    assert [f"{case.municipality}:{case.items[0][-1]}" for case in cases] == expected
    here = [one for one in expected if one.startswith("bakkeby")]
    assert [f"bakkeby:{case.items[0][-1]}" for case in library.find_case(text, "bakkeby")] == here


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("00.30.02-Ø00-1-21", "00.30.02-ø00-1-21"),
        ("EMN-2019-04312", "emn 2019 4312"),
        ("2019-0012345", "19/12345"),
        ("15/34881", "2015-034881"),
        ("05-000123", "2005/123"),
        ("480-2021-1234", "21/1234"),
    ],
)
def test_a_number_is_found_in_any_notation(store, put, make_item, make_meeting, printed, typed):
    put(make_meeting(make_item("1", "Havnen", case_numbers=(CaseNumber(printed, printed),))))
    assert [hit.match for hit in store.search(typed)] == ["number"]
