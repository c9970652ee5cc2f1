"""Rules laid over rules and taken away, over every shape a model can have."""

from pydantic import Field

from casegraph.rulebook.merging import merge, without
from casegraph.rulebook.schema import RuleModel, Term


class Entry(RuleModel):
    id: str
    words: tuple[Term, ...] = ()
    seen: tuple[str, ...] = ()


class Pinned(RuleModel):
    word: Term
    other: Term | None = None


class Book(RuleModel):
    entries: tuple[Entry, ...] = ()
    by_key: dict[str, Entry] = Field(default_factory=dict)
    pinned: tuple[Pinned, ...] = ()
    number: int = 1


def term(word: str, *seen: str) -> Term:
    return Term(term=word, seen=seen)


def test_lists_add_and_ids_replace() -> None:
    base = Book(entries=(Entry(id="a", words=(term("x"),)), Entry(id="b")))
    over = Book(entries=(Entry(id="b", words=(term("y"),)), Entry(id="c")))
    merged = merge(base, over)
    assert [(entry.id, [word.term for word in entry.words]) for entry in merged.entries] == [
        ("a", ["x"]),
        ("b", ["y"]),
        ("c", []),
    ]


def test_what_is_not_given_stays_and_what_is_given_replaces() -> None:
    assert merge(Book(number=5), Book()).number == 5
    assert merge(Book(number=5), Book(number=1)).number == 1


def test_mappings_merge_key_by_key() -> None:
    base = Book(by_key={"k": Entry(id="k", words=(term("x"),))})
    merged = merge(base, Book(by_key={"k": Entry(id="k", words=(term("y"),)), "l": Entry(id="l")}))
    assert [word.term for word in merged.by_key["k"].words] == ["x", "y"]
    assert sorted(merged.by_key) == ["k", "l"]


def test_equal_entries_are_not_doubled() -> None:
    base = Entry(id="a", words=(term("x"), term("y")))
    assert [word.term for word in merge(base, Entry(id="a", words=(term("y"), term("z")))).words] == ["x", "y", "z"]


def test_without_takes_terms_entries_and_what_hangs_on_them() -> None:
    book = Book(
        entries=(
            Entry(id="a", words=(term("own", "nyby"), term("shared", "nyby", "gammelby"), term("plain"))),
            Entry(id="b", seen=("nyby",)),
        ),
        by_key={"k": Entry(id="k", seen=("nyby",)), "l": Entry(id="l", words=(term("own", "nyby"),))},
        pinned=(Pinned(word=term("own", "nyby")), Pinned(word=term("plain"), other=term("own", "nyby"))),
    )
    kept = without(book, "nyby")
    assert [[word.term for word in entry.words] for entry in kept.entries] == [["shared", "plain"]]
    assert {key: entry.words for key, entry in kept.by_key.items()} == {"l": ()}
    assert [(entry.word.term, entry.other) for entry in kept.pinned] == [("plain", None)]
    assert without(book, "elsewhere") == book


def test_a_tuple_of_overlays_and_nothing_at_all() -> None:
    assert without((Entry(id="a", seen=("nyby",)), Entry(id="b")), "nyby") == (Entry(id="b"),)
    assert without(Entry(id="a", seen=("nyby",)), "nyby") == ()
    assert without("text", "nyby") == "text"
