"""Items that say that they stood on the last agenda of their body: evidence of an earlier treatment."""

import pytest

from casegraph.link import LinkRules
from casegraph.link.items.mentions import MOST_ITEMS, find_mentions
from casegraph.link.items.treatments import make_treatments
from casegraph.link.titles.facts import find_facts
from casegraph.link.titles.reader import TitleReader
from casegraph.model import Place, Reference, Section
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def reader():
    return TitleReader(LinkRules.from_book(load_rulebook()))


def mentions_of(treatments):
    facts = find_facts([item.title for item in treatments.items], treatments.rules)
    return find_mentions(treatments, facts.resumed)


def said(text):
    return (Section("presentation", "Sagsfremstilling", text, Place(2)),)


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("Nyt gulv i Søhallen", "Sagen er udsat fra sidste møde.", "this"),
        ("Nyt gulv i Søhallen", "Punktet blev udskudt på forrige møde.", "this"),
        ("Nyt gulv i Søhallen", "Udvalget udsatte sagen på seneste møde.", "this"),
        ("Nyt gulv i Søhallen (udsat fra sidste møde)", "", "this"),
        ("Nyt gulv i Søhallen", "Genoptagelse af punkt fra udvalgets seneste møde.", "this"),
        ("Nyt gulv i Søhallen", "Sagen er udsat til næste møde.", "none"),
        ("Nyt gulv i Søhallen", "Udvalget talte om gulve på sidste møde.", "none"),
    ],
)
def test_the_last_meeting_of_the_body_is_meant(item, reader, title, text, level):
    items = [
        item("2021-01-12", "oek", "Nyt gulv i Søhallen"),
        item("2021-02-12", "oek", "Gulvet i hallen ved søen"),
        item("2021-02-20", "kb", "Salg af grunden"),
        item("2021-03-12", "oek", title, sections=said(text)),
    ]
    mentions = mentions_of(make_treatments(items, {}, reader.rules))
    assert mentions.of(1, 3) == level
    assert set(mentions.codes.tolist()) <= {1 * len(items) + 3}


@pytest.mark.parametrize(("role", "level"), [("course", "course"), ("presentation", "this")])
def test_sentences_under_the_heading_of_a_course_record_it(item, reader, role, level):
    text = "Økonomiudvalget sagde ja den 12. februar 2021."
    told = ("Økonomiudvalget", "oek", "2021-02-12", False, "past", "treated", "this", text, Place(7))
    sections = (Section(role, "Tidligere behandling", text, Place(6), (7,)),)
    items = [
        item("2021-02-12", "oek", "Gulvet i hallen ved søen"),
        item("2021-03-12", "kb", "Nyt gulv i Søhallen", sections=sections, references=(Reference(*told),)),
    ]
    assert mentions_of(make_treatments(items, {}, reader.rules)).of(0, 1) == level


def test_a_meeting_long_ago_is_not_the_last_one(item, reader):
    items = [
        item("2020-09-12", "oek", "Nyt gulv i Søhallen"),
        item("2021-03-12", "oek", "Nyt gulv i Søhallen", sections=said("Sagen er udsat fra sidste møde.")),
    ]
    assert not len(mentions_of(make_treatments(items, {}, reader.rules)).codes)


@pytest.mark.parametrize(("length", "found"), [(MOST_ITEMS, MOST_ITEMS), (MOST_ITEMS + 1, 0)])
def test_what_no_agenda_is_as_long_as_is_meant_by_none_but_by_number(item, reader, length, found):
    before = [item("2021-02-12", "oek", f"Sag {number}", no=number) for number in range(1, length + 1)]
    resumed = item("2021-03-12", "oek", "Nyt gulv (udsat fra sidste møde)", no=1)
    quoted = (
        "Økonomiudvalget",
        "oek",
        "2021-02-12",
        False,
        "past",
        "treated",
        "this",
        "ØU 12. februar, punkt 7",
        Place(1),
    )
    named = item("2021-03-12", "oek", "Nyt tag", no=2, references=(Reference(*quoted, item_number="7"),))
    mentions = mentions_of(make_treatments([*before, resumed, named], {}, reader.rules))
    assert [mentions.of(at, length) for at in range(length)].count("this") == found
    assert mentions.of(6, length + 1) == "item"
    assert mentions.of(5, length + 1) == ("not this item" if found else "none")
