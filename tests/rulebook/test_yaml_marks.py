"""YAML as plain strings with lines, and nothing let through that would be read as something else."""

import pytest

from casegraph.errors import RuleError
from casegraph.rulebook.yaml_marks import MAX_BYTES, read_marked


def test_scalars_stay_strings() -> None:
    marked = read_marked("a: no\nb: 0130\nc: 1.50\nd: 2021-01-02\ne:\nf: ~\n", "x.yaml")
    assert marked.data == {"a": "no", "b": "0130", "c": "1.50", "d": "2021-01-02", "e": "", "f": "~"}


def test_every_value_has_its_line() -> None:
    marked = read_marked("a:\n  - x\n  - b: y\n    c: z\n", "x.yaml")
    assert [marked.line_of(path) for path in (("a",), ("a", 0), ("a", 1, "b"), ("a", 1, "c"))] == [1, 2, 3, 4]
    assert marked.line_of(("a", 1, "nowhere")) == 3


def test_an_empty_file_is_no_rules() -> None:
    assert read_marked("# only words\n", "x.yaml").data == {}


FAULTS = [
    # what, text, the beginning of the message
    ("the same key twice", "a: 1\na: 2\n", "x.yaml:2: a: the key stands twice"),
    ("twice further in", "a:\n  - b: 1\n    b: 2\n", "x.yaml:3: a.0.b: the key stands twice"),
    ("not YAML", "a: [1\nb: 2\n", "x.yaml:2: -: not readable as YAML"),
    ("a bracket that begins a list", "a:\n  - [x] y\n", "x.yaml:2: -: not readable as YAML"),
    ("two documents", "a: 1\n---\nb: 2\n", "x.yaml:2: -: not readable as YAML"),
    ("an alias, which can unfold without end", "a: &x [1]\nb: *x\n", "x.yaml:2: b: an alias"),
    ("a list as a key", "? [a, b]\n: c\n", "x.yaml:1: -: a key is one word"),
    ("nested beyond sense", "a: " + "[" * 60 + "]" * 60, "x.yaml:1: a.0.0.0"),
    ("nested beyond the reader", "[" * 40_000, "x.yaml:1: -: nested too deeply"),
    ("a control character", "a: \x00", "x.yaml:1: -: not readable as YAML"),
    ("too large", "# " + "x" * MAX_BYTES, "x.yaml:1: -: the file is larger"),
]


@pytest.mark.parametrize(("what", "text", "message"), FAULTS, ids=[row[0] for row in FAULTS])
def test_faults(what: str, text: str, message: str) -> None:
    with pytest.raises(RuleError) as raised:
        read_marked(text, "x.yaml")
    assert str(raised.value.faults[0]).startswith(message)


def test_all_faults_of_a_file_at_once() -> None:
    with pytest.raises(RuleError) as raised:
        read_marked("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [fault.line for fault in raised.value.faults] == [2, 3]


def test_aliases_of_aliases_cost_nothing() -> None:
    levels = "\n".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 15))
    with pytest.raises(RuleError):
        read_marked(f"k0: &a0 [x]\n{levels}\n", "x.yaml")
