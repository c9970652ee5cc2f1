"""The language of phrases: what each sign matches, what it does not, and that a bad phrase is told."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.rulebook.phrases import Phrases, check_phrase, to_regex

WHOLE = [
    # an optional word in the middle, taken or left out, with its white space
    ("taget til [foreløbig] efterretning", "taget til efterretning", True),
    ("taget til [foreløbig] efterretning", "taget til foreløbig efterretning", True),
    ("taget til [foreløbig] efterretning", "taget tilefterretning", False),
    # at the beginning and at the end
    ("[orientering om] sager på vej", "sager på vej", True),
    ("[orientering om] sager på vej", "Orientering om sager på vej", True),
    ("dagsorden [og referat]", "dagsorden", True),
    ("dagsorden [og referat]", "dagsorden og referat", True),
    # several beside each other
    ("[a] [b] c", "c", True),
    ("[a] [b] c", "a c", True),
    ("[a] [b] c", "b c", True),
    ("a [b] [c] d", "a d", True),
    ("a [b] [c] d", "a c d", True),
    ("a [b] [c] d", "a b c d", True),
    ("a [b] [c] d", "a bd", False),
    # an ending of the word itself, and one of two
    ("direktion[en]", "direktion", True),
    ("direktion[en]", "direktionen", True),
    ("direktion[en]", "direktion en", False),
    ("eventuelt[,|:]", "eventuelt:", True),
    ("om [(alle|de)] sager", "om de sager", True),
    # a star never crosses a word
    ("godkend*", "godkendt", True),
    ("*udvalg", "Økonomiudvalg", True),
    ("god* sag", "god stor sag", False),
    # one of, also inside one another
    ("(indstiller|foreslår) at", "foreslår   at", True),
    ("(a (b|c)|d) e", "a c e", True),
    ("(a (b|c)|d) e", "d e", True),
    # up to eight words between, before or behind
    ("tages … af dagsordenen", "tages af dagsordenen", True),
    ("tages … af dagsordenen", "tages helt og aldeles af dagsordenen", True),
    ("tages … af", "tages 1 2 3 4 5 6 7 8 9 af", False),
    ("tages … af", "tages. Det er af", False),
    ("eventuelt, …", "eventuelt, herunder punkter til næste møde", True),
    ("… møde", "det næste ordinære møde", True),
    ("på … [det] mødet", "på mødet", True),
    # signs that stand for themselves, and other characters that a regular expression would read
    (r"\(fortsat\)", "(fortsat)", True),
    (r"5\*", "5*", True),
    ("pkt. 1+2", "pkt. 1+2", True),
    ("pkt. 1", "pktx 1", False),
    # what a text begins with: a word up to any white space, or several
    ("godkendelse af dagsorden", "Godkendelse\naf dagsorden", True),
    ("godkendelse af dagsorden", "godkendelse\u00a0af dagsorden", True),
    ("godkendelse af dagsorden", "godkendelser af dagsorden", False),
    ("[en] orientering[er] om …", "orienteringer om skolen", True),
    ("(ny|gammel)t punkt", "Nyt punkt", True),
    ("eventuelt", "\u00a0eventuelt\n", True),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), WHOLE)
def test_whole_text(phrase: str, text: str, expected: bool) -> None:
    assert (Phrases([phrase]).fullmatch(text) is not None) is expected


@pytest.mark.parametrize("phrase", ["a (b", "a b)", "[a", "a]", "(a]", "a|b", "", "  ", "[a]", "*", "…", "(|a)"])
def test_a_phrase_that_cannot_be_read_or_matches_nothing(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|word"):
        check_phrase(phrase)


def test_phrases_stand_at_word_boundaries() -> None:
    phrases = Phrases(["sag", "Sagsnr."])
    assert [hit.text for hit in phrases.finditer("en sag, sagen, besag og Sagsnr.22")] == ["sag", "Sagsnr."]


def test_of_several_the_longest_wins_and_the_index_is_its_own() -> None:
    phrases = Phrases(["taget", "taget til efterretning"])
    hit = phrases.search("blev taget til efterretning")
    assert hit is not None
    assert (hit.index, hit.start, hit.text) == (1, 5, "taget til efterretning")


TABLE = [
    "(taget|tages) til efterretning",
    "[er] udsat",
    "godkend*",
    "*udvalg",
    "udsat til … møde",
    "ad 1",
    "AD",
    "§ 25",
]
WORDS = [
    "Taget",
    "til",
    "efterretning",
    "er",
    "udsat",
    "Økonomiudvalg",
    "godkendt",
    "næste",
    "møde",
    "ad",
    "1",
    "§",
    "25",
]


@given(st.lists(st.sampled_from([*WORDS, ".", "İ"]), max_size=12))
def test_the_search_finds_what_the_phrases_match_one_by_one(words: list[str]) -> None:
    text = " ".join(words)
    expected, position = [], 0
    while position < len(text):
        at = [
            re.compile(rf"(?<!\w)(?:{to_regex(phrase)})(?!\w)", re.IGNORECASE).match(text, position) for phrase in TABLE
        ]
        ends = [(found.end(), -index) for index, found in enumerate(at) if found]
        if ends:
            end, index = max(ends)
            expected.append((-index, position, end))
            position = max(end, position + 1)
        else:
            position += 1
    assert [(hit.index, hit.start, hit.end) for hit in Phrases(TABLE).finditer(text)] == expected


def test_no_phrases_find_nothing() -> None:
    empty = Phrases([])
    assert not empty
    assert empty.search("a") is None
    assert empty.fullmatch("a") is None
    assert list(empty.finditer("a")) == []


@given(st.text(alphabet="ab [](|)*…\\.", max_size=30))
def test_any_phrase_is_read_or_refused(phrase: str) -> None:
    try:
        pattern = to_regex(phrase)
    except ValueError:
        return
    re.compile(pattern)


@given(st.lists(st.sampled_from(["dagsorden", "møde", "til", "(a)", "b*", "1."]), min_size=1, max_size=6))
def test_escaped_text_matches_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert Phrases([re.sub(r"([*()|\[\]\\])", r"\\\1", text)]).fullmatch(text) is not None


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    phrases = Phrases(["a … b … c … d", "*a *a *a x"])
    begun = time.process_time()
    assert list(phrases.finditer("a " * 20_000)) == []
    assert time.process_time() - begun < 5
