import pytest

from casegraph.evaluate.compare import bare, plain, same_text, same_value


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ("Godkendt.\nMed en rettelse.", "Godkendt. Med  en\trettelse.", True),
        ("Godkendt - med vilkår", "Godkendt\n- med vilkår", True),  # a list mark or a dash: dropped on both sides
        ("at a\nat b", "1. at a\n2. at b", True),
        ("**Godkendt**", "Godkendt", True),
        ("Bilag_1_udvikling", "Bilag_1_udvikling", True),
        ("Bilag_1_udvikling", "Bilag1udvikling", False),
        ("Godkendt", "Godkendt.", False),  # a full stop is a sign like any other
        ("A\u030aben", "Åben", True),
        (None, "", True),
        (None, "-", True),
        ("Godkendt", None, False),
        ("2021-2024", "20212024", False),
    ],
)
def test_texts(expected: str | None, got: str | None, same: bool) -> None:
    assert same_text(expected, got) is same
    assert same_text(got, expected) is same


def test_a_number_at_the_start_of_a_title_counts() -> None:
    assert bare("1. behandling af budget") == "behandling af budget"
    assert plain("1. behandling af budget") == "1. behandling af budget"


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        (["a", "b"], ("a", "b "), True),
        (["a", "b"], ["b", "a"], False),  # order counts
        ([{"title": "- a", "n": None}], [{"title": "a", "n": None}], True),
        ([{"title": "a", "n": None}], [{"title": "a", "n": "1"}], False),
        (True, True, True),
        (False, None, False),
        ([], ["a"], False),
    ],
)
def test_values(expected: object, got: object, same: bool) -> None:
    assert same_value(expected, got) is same
