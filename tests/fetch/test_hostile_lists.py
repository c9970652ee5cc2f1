"""Whatever a site answers: nothing but ids becomes an address or the name of a file, and nothing else goes wrong."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.errors import FetchError
from casegraph.fetch.plan import Wanted, choose, read_list

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
IDS = st.uuids().map(str) | st.sampled_from(["../../x", "1/2", "a" * 41, "A1B2", "con", "1?x=y", "%2e%2e"]) | VALUES
MEETINGS = st.fixed_dictionaries(
    {"Id": IDS}, optional=dict.fromkeys(("Navn", "Dato", "MeetingBeginUtc", "ReleasedDate", "Sted"), VALUES)
)
BODIES = st.fixed_dictionaries({"Moeder": st.lists(MEETINGS | VALUES, max_size=4)}, optional={"Navn": VALUES})
LISTS = st.fixed_dictionaries({"Udvalg": st.dictionaries(st.text(), st.lists(BODIES | VALUES, max_size=3), max_size=3)})


@given(LISTS | VALUES)
def test_only_ids_are_used(answer):
    try:
        listed, strange = read_list(answer)
    except FetchError:
        return
    assert all(re.fullmatch("[0-9a-f-]{1,40}", one.id) for one in listed)
    assert len({one.id for one in listed}) == len(listed)
    assert all(isinstance(said, str) for said in strange)
    assert set(choose(listed, Wanted("2024-01-01"))) <= set(listed)


@pytest.mark.parametrize("change", ["ReleasedDate", "Navn", "Dato", "Sted", "Afsluttet"])
def test_a_meeting_is_another_version_where_anything_worth_fetching_changed(change):
    record = {"Id": "a1", "Navn": "Referat", "Dato": "2024-05-04T14:00:00", "ElasticSearchResults": None}
    versions = [
        read_list({"Udvalg": {"x": [{"Navn": "Byrådet", "Moeder": [told]}]}})[0][0].version
        for told in (record, record | {"ElasticSearchResults": 7}, record | {change: "2024-05-05T14:00:00"})
    ]
    assert versions[0] == versions[1] != versions[2]
