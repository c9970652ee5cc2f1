"""Titles that break off, words that a full stop shortens, and titles in capitals."""

from __future__ import annotations

import pytest

from casegraph.link.rules import LinkRules
from casegraph.link.titles.pieces import completed
from casegraph.link.titles.reader import TitleReader
from casegraph.rulebook.book import load_rulebook

READER = TitleReader(LinkRules.from_book(load_rulebook()))
OTHERS = (
    *("Støjvold ved Åmosevej i Grynderup", "Ny daginstitution i Grynderup", "Ny daginstitution i Gravlev"),
    *("Lokalplan for Ørby", "Lokalplanen for Ørby", "Lokalplangrundlag for Ørby"),
    *("Skole i Lunderup", "Skole i Lunderupgård", "Sti langs Gravlevvej"),
)


def read(title: str, *others: str) -> tuple[str, ...]:
    """The words of a title among others."""
    return completed([READER.read(one) for one in (title, *others)])[0].words


@pytest.mark.parametrize(
    ("title", "like"),
    [
        ("Støjvold ved Åmosevej i Gryn…", "Støjvold ved Åmosevej i Grynderup"),
        ("Støjvold ved Åmose...", "Støjvold ved Åmosevej"),
        ("Ny daginst. i Gravlev", "Ny daginstitution i Gravlev"),
        # Nothing says what the piece was to become: it is no word.
        ("Støjvold ved Åmosevej i Ras…", "Støjvold ved Åmosevej"),
        ("Støjvold ved Åmosevej i G…", "Støjvold ved Åmosevej"),
        ("Støjvold ved Åmosevej 1…", "Støjvold ved Åmosevej"),
        # Several words could stand there.
        ("Ny daginstitution i Gr…", "Ny daginstitution"),
        # Inflections and compounds of one word are that word.
        ("Ny daginstitution i Grynderup - lokalpl…", "Ny daginstitution i Grynderup - lokalplan"),
        ("Lokalpl. for Gravlev", "Lokalplan for Gravlev"),
        # Names have no compounds, and what is a word elsewhere is no piece.
        ("Ny daginstitution i Grynderup og Lunde…", "Ny daginstitution i Grynderup og"),
        ("Støjvold ved Gravlev. Ny vej", "Støjvold ved Gravlev - Ny vej"),
    ],
)
def test_a_piece_of_a_word_is_made_whole_or_dropped(title: str, like: str) -> None:
    found = completed([READER.read(one) for one in (title, *OTHERS)])[0]
    assert found.words == READER.read(like).words
    assert not found.numbers


@pytest.mark.parametrize("title", ["Fest. i Gravlev", "Møde i Gravlev. Ny vej"])
def test_a_piece_that_may_be_several_words_stays_as_it_is(title: str) -> None:
    assert read(title, *OTHERS) == READER.read(title).words


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("SKEMA A FOR BOLIGER VED ELKÆR", {"a"}),
        ("SKATEPARK I ELKÆR", set()),
        ("Genslyngning af Elkær Å", set()),
        ("Færge til Elkær Ø", set()),
        ("Skole i Elkær - afsnit B", {"b"}),
    ],
)
def test_letters_are_parts_but_for_prepositions_and_waters(title: str, numbers: set[str]) -> None:
    assert READER.read(title).numbers == numbers
