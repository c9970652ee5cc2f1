"""Nothing that stands in a document makes a reader of fields fail, or sit over it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import Line, Place
from casegraph.parse.draft import Block, SectionDraft
from casegraph.parse.fields.decision import Sitting
from casegraph.parse.fields.item import ItemReader, MeetingFacts

ROLES = ["header", "summary", "presentation", "recommendation", "decision", "earlier", "route", "course", "attachments"]
WORDS = [
    "Byrådet",
    "Økonomiudvalget:",
    "den 3. maj 2021",
    "x",
    "Sagsnr.: 22/12345",
    "Godkendt.",
    "Ad 2:",
    "pkt. 7",
    "at",
    "indstiller,",
    "ikke",
    "Fraværende:",
    "Bo Friis (V)",
    "1.",
    "-",
    "Bilag 1: Kort",
    "326-2021-",
    "(",
    "\t",
    "|",
    "“",
]
FACTS = MeetingFacts("a:b:2021-05-03", "a", "a.txt", "minutes", Sitting(None, "2021-05-03"))


def read(sections, tools):
    drafts = tuple(
        SectionDraft(role, heading, tuple(Line(n, text) for n, text in enumerate(texts, 10 * at)), Place(10 * at))
        for at, (role, heading, texts) in enumerate(sections, 1)
    )
    block = Block("1", "Havnen", None, False, False, Place(1), Place(1, None, 99), sections=drafts)
    return ItemReader(block, FACTS, tools).read("a:b:2021-05-03:1")


texts = st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=7).map(" ".join), max_size=5)
sections = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(["", "Beslutning", "Kompetence"]), texts), max_size=5
)


@given(sections)
def test_any_item_is_read(tools, drawn):
    item = read(drawn, tools)
    assert (item.decision is None) == (item.decision_kind == "none")
    assert all(item.places[name].line >= 1 for name in item.places)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "word", ["godkendt at ", "Aa Bb ", '" ', "(", "pkt. 5 ", "1, 2 og 3 ", "a.pdf ", "Byrådet den 3. maj ", "x\t"]
)
def test_a_very_long_line_is_read_in_time(tools, role, word):
    begun = time.process_time()
    read([(role, "", [word * (12_000 // len(word))])], tools)
    assert time.process_time() - begun < 5
