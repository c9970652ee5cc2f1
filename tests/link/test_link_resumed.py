"""Items that say that they stood on the last agenda of their body: evidence of an earlier treatment."""

import pytest

from casegraph.link import LinkRules
from casegraph.link.mentions import find_mentions
from casegraph.link.titles import TitleReader
from casegraph.link.treatments import make_treatments
from casegraph.model import Place, Section
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="module")
def reader():
    return TitleReader(LinkRules.from_book(load_rulebook()))


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
    mentions = find_mentions(make_treatments(items, {}, reader.rules))
    assert mentions.of(1, 3) == level
    assert set(mentions.codes.tolist()) <= {1 * len(items) + 3}


def test_a_meeting_long_ago_is_not_the_last_one(item, reader):
    items = [
        item("2020-09-12", "oek", "Nyt gulv i Søhallen"),
        item("2021-03-12", "oek", "Nyt gulv i Søhallen", sections=said("Sagen er udsat fra sidste møde.")),
    ]
    assert not len(find_mentions(make_treatments(items, {}, reader.rules)).codes)
