"""The codec gives every record back as it was."""

import dataclasses
import inspect
import json
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casegraph import model
from casegraph.store import codec

RECORDS = sorted(
    (cls for _, cls in inspect.getmembers(model, inspect.isclass) if dataclasses.is_dataclass(cls)),
    key=lambda cls: cls.__name__,
)


@pytest.fixture(autouse=True, scope="module")
def comparable():
    """Floats without NaN, which is not equal to itself, so that no round trip could show it; sequences are tuples."""
    st.register_type_strategy(float, st.floats(allow_nan=False))
    st.register_type_strategy(Sequence, lambda kind: st.lists(st.from_type(get_args(kind)[0])).map(tuple))
    yield
    st.register_type_strategy(float, st.floats())
    st.register_type_strategy(Sequence, lambda kind: st.lists(st.from_type(get_args(kind)[0])))


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_record_comes_back(cls, data):
    names = [field.name for field in dataclasses.fields(cls)]
    # Hypothesis fills obligatory fields by itself; `...` asks for a value of these too. A few at a time is enough.
    filled = data.draw(st.sets(st.sampled_from(names), max_size=5))
    record = data.draw(st.builds(cls, **dict.fromkeys(sorted(filled), ...)))
    assert codec.loads(cls, codec.dumps(record)) == record
    assert codec.from_data(cls, codec.to_data(record)) == record


def test_defaults_are_left_out_and_types_come_back():
    item = model.CaseNumber("22-003813", "22-3813", year=2022)
    assert codec.dumps(item) == '{"printed":"22-003813","key":"22-3813","year":2022}'
    section = model.Section("decision", "Beslutning", "Godkendt.\nØvrigt udsat.", model.Place(3, last=4), (3, 4))
    again = codec.loads(model.Section, codec.dumps(section))
    assert isinstance(again.lines, tuple)
    assert isinstance(again.place, model.Place)


def test_none_differs_from_a_default_that_is_not_none():
    @dataclasses.dataclass(frozen=True)
    class Waiting:
        days: int | None = 5

    assert codec.dumps(Waiting(None)) == '{"days":null}'


def test_omitted_fields_are_given_back_by_the_caller():
    thread = model.Thread("k:1", "Havneplan", ("a", "b"))
    text = codec.dumps(thread, omit={"id"})
    assert "k:1" not in text
    assert codec.loads(model.Thread, text, id="k:1") == thread


def test_a_key_of_another_version_does_no_harm():
    assert codec.loads(model.Place, '{"line": 4, "column": 7}') == model.Place(4)


def test_a_lone_surrogate_can_be_stored():
    body = model.Body("x", "Udvalg \ud800", "other")
    text = codec.dumps(body)
    text.encode("utf-8")
    assert codec.loads(model.Body, text) == body
    assert json.loads(text)["name"] == body.name


@dataclasses.dataclass(frozen=True)
class Strange:
    """A record of a kind that nobody has drawn a form for."""

    value: model.Place | model.Body


@pytest.mark.parametrize("record", [Strange(model.Place(1)), "no record at all"])
def test_what_has_no_form_is_refused(record):
    with pytest.raises(TypeError):
        codec.to_data(record)
