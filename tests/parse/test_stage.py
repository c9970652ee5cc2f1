"""How far a treatment is to carry the matter: readings, and what a recommendation asks for."""

import pytest

from casegraph.parse.fields.stage import asked_of, reading_of
from casegraph.rulebook.book import load_rulebook
from tests.builders import make_item

BOOK = load_rulebook()


@pytest.mark.parametrize(
    ("fields", "reading"),
    [
        ({"title": "Budget 2025-2028 – 1. behandling"}, 1),
        ({"title": "Forslag til budget (2. behandling)"}, 2),
        ({"title": "Budget for fjorden - Andenbehandling"}, 2),
        # One sitting for both readings: neither is meant.
        ({"title": "Budgettet, 1. og 2. behandling"}, None),
        # Another treatment, not the second.
        ({"title": "Anden behandling af borgere med sår"}, None),
        # What is sent on to its second reading is at its first, whoever sends it.
        ({"title": "Budget 2023", "decision": "Oversendes til 2. behandling."}, 1),
        ({"title": "Budget 2023", "decision": "Byrådet oversender forslaget til 2. behandling."}, 1),
        ({"title": "Budget 2023", "recommendations": ("budgettet sendes til Byrådets 2. behandling",)}, 1),
        # The title goes before what the decision tells.
        ({"title": "Budget 2023, 2. behandling", "decision": "Vedtaget som ved 1. behandling."}, 2),
        ({"title": "Ny cykelsti", "decision": "Godkendt."}, None),
    ],
)
def test_readings(fields, reading):
    assert reading_of(make_item("KB", "2022-09-14", **fields), BOOK.fields) == reading


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"recommendations": ("temaet drøftes",)}, "discussed"),
        ({"recommendations": ("orienteringen tages til efterretning",)}, "noted"),
        # The clause that goes furthest is what is asked for.
        ({"recommendations": ("planen godkendes", "status drøftes")}, "approved"),
        # A clause that is not understood may ask for more than to talk.
        ({"recommendations": ("status drøftes", "der købes to både")}, None),
        # Without a recommendation the item type says it.
        ({"case_type": "Drøftelsessag"}, "discussed"),
        ({"case_type": "Til orientering"}, "noted"),
        ({"case_type": "Beslutning"}, None),
        ({}, None),
    ],
)
def test_what_is_asked_for(fields, asked):
    assert asked_of(make_item("DIR", "2022-03-21", **fields), BOOK) == asked
