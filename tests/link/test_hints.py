"""Phrases looked for in many texts: leaving a text at once never loses a phrase."""

import pytest

from casegraph.link.rules import LinkRules
from casegraph.link.titles.hints import Hinted
from casegraph.link.titles.order import unfold
from casegraph.rulebook.book import load_rulebook
from casegraph.rulebook.phrases import Phrases

CASES = [
    ("(nyt|nye) spor", "Forslag til nye spor i Ørby", True),
    ("(nyt|nye) spor", "Sporet i Ørby er nyt", False),
    ("([et] led i|som del af|delspor* … (under|i))", "Stien er led i Ørbyplanen", True),
    ("([et] led i|som del af|delspor* … (under|i))", "Delsporet nord for broen under Ørbyplanen", True),
    ("(sti|bro) (ved|over) (åen|søen) [nu]", "Stien ved åen, bro over søen", True),
    ("(sti|vej (syd|nord) ude) (ved|over) (åen|søen)", "Sti ved søen", True),
    ("[(stor|lille)] (sti|bro) (ved|over) (åen|søen)", "Bro ved åen", True),
    ("[den] sidste del", "Sidste del af stien", True),
    ("del", "Delspor nord", False),
    ("*plan*", "Cykelplanens tre spor", True),
    ("plan(en|s)", "Stiplan og plans", True),
    ("A-sag", "Den nye a-sag", True),
    ("spor", "(spor)", True),
    ("§ 17", "Udvalg efter § 17 stk. 4", True),
]


@pytest.mark.parametrize(("phrase", "text", "told"), CASES)
def test_a_phrase_stands_where_the_search_finds_it(phrase: str, text: str, told: bool) -> None:
    hinted = Hinted([phrase])
    assert (Phrases([phrase]).search(text) is not None) is told
    assert hinted.stands(text) is told
    assert any(hinted.find(text)) is told


def _lists() -> list[tuple[str, ...]]:
    rules = LinkRules.from_book(load_rulebook())
    parts, stages = rules.parts, rules.stages
    listed = [parts.titles, parts.prose, parts.denied, parts.words, parts.wholes, rules.sequence, rules.resumed]
    return [
        tuple(phrases)
        for phrases in (*listed, stages.documents, *(step for ladder in stages.ladders for step in ladder))
    ]


@pytest.mark.parametrize("phrases", _lists())
def test_every_reading_of_the_rules_is_found(phrases: tuple[str, ...]) -> None:
    hinted, search = Hinted(phrases), Phrases(phrases)
    for reading in {reading for phrase in phrases for reading in unfold(phrase.lower())}:
        text = f"Sti i Ørby, {reading.replace('*', 'x').replace('…', 'og så')} ved åen"
        assert hinted.stands(text) == (search.search(text) is not None)
        assert hinted.stands(text), reading
