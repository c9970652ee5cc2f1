"""Sections as they are kept, and decisions that a line about absentees cut in two."""

from dataclasses import replace

import pytest

from casegraph.model import Line, Place
from casegraph.parse.draft import SectionDraft
from casegraph.parse.fields.sections import (
    divided,
    head_section,
    joined,
    keep_sections,
    restored,
    spoken,
    told_in_title,
    undecided,
)


def draft(role, heading, first, *texts):
    lines = tuple(Line(number, text) for number, text in enumerate(texts, first))
    return SectionDraft(role, heading, lines, Place(first - 1))


def texts(section):
    return [line.text for line in section.lines]


def test_a_decision_goes_on_behind_the_absentees():
    drafts = [
        draft("decision", "Beslutning", 3, "Godkendt."),
        draft("participants", "Fraværende", 5, "Bo Friis (V)"),
        draft("decision", "", 7, "Brevet sendes i maj."),
    ]
    found = joined(drafts)
    assert [section.role for section in found] == ["decision", "participants"]
    assert texts(found[0]) == ["Godkendt.", "Brevet sendes i maj."]


def test_a_second_decision_with_its_own_heading_stays_apart():
    drafts = [draft("decision", "Beslutning", 3, "Godkendt."), draft("decision", "Beslutning i Byrådet", 6, "Udsat.")]
    assert joined(drafts) == drafts


def test_a_decision_under_an_empty_label_comes_back(decisions):
    drafts = [
        draft("decision", "Beslutning", 9, "Brevet sendes i maj."),
        draft("participants", "Fraværende:", 6, "Bo Friis (V)", "Godkendt."),
    ]
    decided, absent = restored(drafts, decisions)
    assert texts(decided) == ["Godkendt.", "Brevet sendes i maj."]
    assert texts(absent) == ["Bo Friis (V)"]


def test_absentees_alone_stay_where_they_are(decisions):
    drafts = [draft("decision", "Beslutning", 3, "Godkendt."), draft("participants", "Fraværende:", 6, "Bo Friis (V)")]
    assert restored(drafts, decisions) == drafts


def test_the_verdict_that_closes_an_item_without_headings(decisions):
    drafts = [
        draft(
            "decision", "", 3, "Bestyrelsen søger om 40.000 kr.", "Udvalget indstiller, at beløbet gives.", "Vedtaget."
        )
    ]
    told, decided = divided(drafts, decisions)
    assert (told.role, texts(told)) == (
        "presentation",
        ["Bestyrelsen søger om 40.000 kr.", "Udvalget indstiller, at beløbet gives."],
    )
    assert (decided.role, texts(decided), decided.place.line) == ("decision", ["Vedtaget."], 5)


def test_the_verdict_below_the_word_of_another_body(decisions):
    other = draft("earlier", "Kulturudvalget, den 3. november 1998:", 5, "Godkendt.")
    drafts = [
        draft("decision", "", 3, "Bestyrelsen søger om 40.000 kr."),
        replace(other, inline="Indstilles imødekommet."),
    ]
    told, said, decided = divided(drafts, decisions)
    assert [one.role for one in (told, said, decided)] == ["presentation", "earlier", "decision"]
    assert (texts(said), texts(decided)) == ([], ["Godkendt."])


def test_a_headed_decision_is_left_alone(decisions):
    drafts = [draft("decision", "Beslutning", 3, "Bo taler.", "Godkendt.")]
    assert divided(drafts, decisions) == drafts
    alone = [draft("decision", "", 3, "Vedtaget.", "Brevet sendes.")]
    assert divided(alone, decisions) == alone


def test_a_few_lines_that_decide_are_the_decision_of_minutes(decisions):
    (told,) = spoken([draft("presentation", "", 3, "Referatet fra mødet i maj blev godkendt.")], decisions)
    assert told.role == "decision"
    prose = [draft("presentation", "", 3, "Havnen er gammel."), draft("attachments", "Bilag", 5, "Kort")]
    assert spoken(prose, decisions) == prose
    headed = [draft("presentation", "Sagsfremstilling", 3, "Planen blev godkendt i maj.")]
    assert spoken(headed, decisions) == headed


def test_text_above_the_heading_of_the_decision_presents_the_matter(decisions):
    drafts = [
        draft("decision", "", 3, "Forslaget er stillet af Liste Q."),
        draft("decision", "Beslutning", 6, "Afvist."),
    ]
    assert [one.role for one in divided(drafts, decisions)] == ["presentation", "decision"]


@pytest.mark.parametrize(
    ("title", "rest", "decided"),
    [
        ("Låneoptagelse 2016: Anbefales over for Byrådet.", "Låneoptagelse 2016", "Anbefales over for Byrådet."),
        ("Budget: Status: Taget til efterretning.", "Budget: Status", "Taget til efterretning."),
        ("Eventuelt: -", "Eventuelt", "-"),
        ("Høring: Forslag til ny politik", "Høring: Forslag til ny politik", None),
        ("Orientering om den godkendte plan", "Orientering om den godkendte plan", None),
        ("Godkendt.", "Godkendt.", None),
    ],
)
def test_a_decision_on_the_line_of_the_title(decisions, title, rest, decided):
    found, told = told_in_title(title, Place(4), decisions)
    assert (found, texts(told)[0] if told else None) == (rest, decided)


def test_text_without_a_heading_is_no_decision_of_an_agenda():
    drafts = [draft("decision", "", 3, "Rådet bedes svare."), draft("decision", "Beslutning", 6, "Godkendt.")]
    assert [one.role for one in undecided(drafts)] == ["presentation", "decision"]


def test_a_paragraph_a_line_with_its_line_number():
    (section,) = keep_sections(
        [draft("summary", "Resumé", 4, "Havnen er gammel,", "og kajen er slidt.", "- Kaj 1", "- Kaj 2")]
    )
    assert section.text == "Havnen er gammel, og kajen er slidt.\nKaj 1\nKaj 2"
    assert section.lines == (4, 6, 7)


def test_empty_sections_are_not_kept():
    assert keep_sections([draft("attachments", "Bilag", 4)]) == ()
    assert head_section([]) == ()


def test_remarks_in_the_head_are_a_section():
    (section,) = head_section([Line(4, "En gæst fortæller om søen.")])
    assert (section.role, section.text, section.lines) == ("header", "En gæst fortæller om søen.", (4,))
