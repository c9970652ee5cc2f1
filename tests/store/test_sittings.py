"""Which document is believed, and which sitting it tells of: a table, and the same whatever the order."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.store.sittings import Version, place

BUDGET, HARBOUR, SCHOOL, OTHER = "Budget for næste år", "Udvidelse af havnen", "Ny skole i Bakkeby", "Eventuelt"
EARLY, LATE = (("1", BUDGET), ("2", HARBOUR), ("3", OTHER)), (("1", SCHOOL), ("2", "Salg af grund"), ("3", OTHER))


def version(name, kind="minutes", form="text", start=None, items=EARLY, cancelled=False):
    return Version(ord(name), kind, form, start, cancelled, name, name, tuple(items))


def outcome(versions):
    return {chr(one.row): (one.suffix, one.role) for one in place(versions)}


CURRENT, OLD, MORE = "current", "superseded", "supplement"
TABLE = [
    # Minutes replace the agenda, in whatever format they come.
    ([version("a", "agenda", "firstagenda"), version("m")], {"a": ("", OLD), "m": ("", CURRENT)}),
    # Of two minutes the more structured one is believed.
    (
        [version("p", form="pdf"), version("h", form="html"), version("t")],
        {"h": ("", CURRENT), "p": ("", OLD), "t": ("", OLD)},
    ),
    # A format nobody ranked stands between the structured ones and plain text.
    ([version("x", form="odt"), version("t")], {"x": ("", CURRENT), "t": ("", OLD)}),
    # The fuller of two equals is believed: the other is an excerpt.
    ([version("a", items=EARLY[:1]), version("b")], {"a": ("", OLD), "b": ("", CURRENT)}),
    # A supplementary agenda adds to the agenda, and the minutes replace both.
    ([version("a", "agenda"), version("s", "agenda", items=[("4", SCHOOL)])], {"a": ("", CURRENT), "s": ("", MORE)}),
    # … also where it counts from one again, at the same time of day.
    (
        [version("a", "agenda", start="15:00"), version("s", "agenda", start="15:00", items=[("1", SCHOOL)])],
        {"a": ("", CURRENT), "s": ("", MORE)},
    ),
    (
        [version("a", "agenda"), version("s", "agenda", items=[("4", SCHOOL)]), version("m")],
        {"a": ("", OLD), "s": ("", OLD), "m": ("", CURRENT)},
    ),
    # A cancelled meeting has no items; its agenda is of the past.
    (
        [version("a", "agenda"), version("c", "agenda", items=(), cancelled=True)],
        {"a": ("", OLD), "c": ("", CURRENT)},
    ),
    # Minutes that no item was found in say less than the agenda.
    ([version("a", "agenda"), version("m", items=())], {"a": ("", CURRENT), "m": ("", OLD)}),
    # Two sittings of one day: the later start is named in the id, the first keeps the plain one.
    (
        [version("b", start="15:30", items=LATE), version("a", start="09:00")],
        {"a": ("", CURRENT), "b": (":1530", CURRENT)},
    ),
    # The minutes began five minutes late, and are still the minutes of that agenda.
    ([version("a", "agenda", start="15:00"), version("m", start="15:05")], {"a": ("", OLD), "m": ("", CURRENT)}),
    # A version without a time belongs where its items do.
    (
        [version("a", start="09:00"), version("b", start="15:30", items=LATE), version("x", "agenda", items=LATE)],
        {"a": ("", CURRENT), "b": (":1530", CURRENT), "x": (":1530", OLD)},
    ),
    # Neither says when, and their numbers stand for unlike matters: two sittings, not two versions.
    ([version("a"), version("b", items=LATE)], {"a": ("", CURRENT), "b": (":s2", CURRENT)}),
    # A title that was wrapped or mended is the same title.
    (
        [version("a"), version("b", items=[("1", "Budget for næste"), ("2", "Udvidelse af havnen (I)")])],
        {"a": ("", CURRENT), "b": ("", OLD)},
    ),
    # The two of one time are one sitting, even where one of them was read badly.
    ([version("a", start="9:00"), version("b", start="9:00", items=EARLY[:2])], {"a": ("", CURRENT), "b": ("", OLD)}),
]


@pytest.mark.parametrize(("versions", "expected"), TABLE)
def test_a_day_is_settled_the_same_in_every_order(versions, expected):
    for order in itertools.permutations(versions):
        assert outcome(order) == expected


versions_of_a_day = st.lists(
    st.builds(
        version,
        st.sampled_from("abcdefgh"),
        st.sampled_from(["minutes", "agenda"]),
        st.sampled_from(["text", "pdf", "html"]),
        st.sampled_from([None, "09:00", "15:30"]),
        st.lists(st.sampled_from(EARLY + LATE), max_size=4),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda made: made.row,
)


@given(versions_of_a_day, st.randoms())
def test_order_never_matters_and_every_sitting_has_one_current(versions, random):
    shuffled = random.sample(versions, len(versions))
    assert outcome(shuffled) == outcome(versions)
    settled = outcome(versions)
    assert len(settled) == len(versions)
    for suffix in {suffix for suffix, _ in settled.values()}:
        assert [role for own, role in settled.values() if own == suffix].count(CURRENT) == 1
    assert "" in {suffix for suffix, _ in settled.values()}
