"""Words for people: the catalogue is whole and compiled, dates and plurals are right, the language is found."""

import subprocess
import sys

import pytest

from casegraph import kinds, words
from casegraph.errors import UsageError
from casegraph.reason import reason
from casegraph.views import rows
from casegraph.words import Words, choose_language
from tests.catalogue import SAID, catalogues, compiled, load, missing

DANISH, ENGLISH = Words("da"), Words("en")


def name(path):
    return f"{path.parts[-3]}-{path.stem}"


def test_there_are_danish_catalogues():
    assert [name(path) for path in catalogues()] == ["da-casegraph", "da-help", "da-told"]


@pytest.mark.parametrize("path", [*catalogues()], ids=name)
def test_a_catalogue_is_complete_and_compiled(path):
    assert [entry.id for entry in missing(path) if entry.id] == []
    assert path.with_suffix(".mo").read_bytes() == compiled(path), "run: python -m tests.catalogue"
    used = {message if isinstance(message, str) else message[0] for message in SAID[path.stem]()}
    known = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in load(path) if entry.id}
    assert known <= used, "no message is kept that nothing says"


@pytest.mark.parametrize("path", [*catalogues()], ids=name)
def test_a_translation_has_the_places_of_its_message(path):
    import string

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for entry in load(path):
        ids = (entry.id,) if isinstance(entry.id, str) else entry.id
        said = (entry.string,) if isinstance(entry.string, str) else entry.string
        if entry.id:
            assert all(places(one) == places(ids[0]) for one in said), entry.id


@pytest.mark.parametrize(
    ("table", "known"),
    [
        (words.DECISIONS, kinds.DecisionKind),
        (words.CASE_STATUS, rows.CaseStatus),
        (words.FOLLOWUP_STATUS, rows.FollowUpStatus),
        (words.FOLLOWUP_KINDS, kinds.FollowUpKind),
        (words.BASES, kinds.Basis),
        (words.STATES, kinds.StepState),
        (words.ROLES, kinds.StepRole),
        (words.GAPS, rows.Gap),
        (words.RELATIONS, kinds.LinkRelation),
        (words.CHANGES, rows.Change),
        (words.SECTIONS, rows.Section),
    ],
)
def test_every_kind_has_a_word(table, known):
    assert set(known.__args__) <= set(table)


@pytest.mark.parametrize(
    ("kind", "danish"),
    [("approved", "Godkendt"), ("noted", "Taget til efterretning"), ("none", "Ingen beslutning protokolleret")],
)
def test_words_of_the_model(kind, danish):
    assert DANISH.word(words.DECISIONS, kind) == danish


@pytest.mark.parametrize(
    ("status", "danish"),
    [
        ("pending", "Under behandling"),
        ("executing", "Besluttet – under udførelse"),
        ("concluded", "Færdigbehandlet politisk"),
        ("unknown", "Ukendt – referater mangler"),
    ],
)
def test_words_of_a_status(status, danish):
    assert DANISH.word(words.CASE_STATUS, status) == danish


def test_a_word_that_is_not_known_is_said_as_it_is():
    assert (DANISH.word(words.DECISIONS, "new"), DANISH.word(words.DECISIONS, None)) == ("new", "")


@pytest.mark.parametrize(
    ("date", "danish", "long", "english"),
    [
        ("2022-03-01", "01-03-2022", "1. marts 2022", "2022-03-01"),
        ("2021-12", "december 2021", "december 2021", "December 2021"),
        ("2016", "2016", "2016", "2016"),
        (None, "", "", ""),
        ("engang", "engang", "engang", "engang"),
    ],
)
def test_dates(date, danish, long, english):
    assert (DANISH.date(date), DANISH.long_date(date), ENGLISH.date(date)) == (danish, long, english)


def test_names_are_sorted_as_danes_sort_them():
    names = ["Ørsted", "Aabenraa", "Zebra", "Æbelø", "aalborg", "Økonomi", "Anders", "Århus"]
    in_danish = ["Anders", "Zebra", "Æbelø", "Økonomi", "Ørsted", "Aabenraa", "aalborg", "Århus"]
    assert sorted(names, key=DANISH.order) == in_danish
    assert sorted(["b", "Aa", "z"], key=ENGLISH.order) == ["Aa", "b", "z"]


@pytest.mark.parametrize(("count", "said"), [(0, "0 møder"), (1, "1 møde"), (2, "2 møder")])
def test_plurals(count, said):
    assert DANISH.ngettext("{count} meeting", "{count} meetings", count).format(count=count) == said


def test_a_reason_is_said_in_the_language():
    why = reason("{body}: {kind} on {date}", body="Direktionen", kind="recommended", date="2021-11-29")
    assert why == "Direktionen: recommended on 2021-11-29"
    assert DANISH.say(why) == "Direktionen: anbefalet 29-11-2021"
    assert DANISH.say("som det står") == "som det står"
    assert DANISH.say(None) == ""


def test_a_reason_shows_braces_in_what_it_is_told():
    assert DANISH.say(reason("treated by {body} on {date}", body="{date}", date="2022-03-01")) == (
        "behandlet i {date} 01-03-2022"
    )


@pytest.mark.parametrize(
    ("asked", "environ", "lang"),
    [
        ("en", {"LANG": "da_DK.UTF-8"}, "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LC_ALL": "da_DK", "LANG": "en_GB"}, "da"),
        (None, {"LC_ALL": "", "LANG": "en_GB"}, "en"),
        # No locale, or one we do not speak: the users are Danish.
        (None, {"LANG": "C.UTF-8"}, "da"),
        (None, {"LANG": "de_DE.UTF-8"}, "da"),
        (None, {}, "da"),
    ],
)
def test_the_language(asked, environ, lang):
    assert choose_language(asked, environ) == lang


def test_a_language_there_is_not():
    with pytest.raises(UsageError, match="there are: da, en"):
        choose_language("sv", {})


def test_babel_is_loaded_only_for_dates():
    code = "import sys; from casegraph.words import Words; Words('da').gettext('Due'); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


HEARD = [
    (
        "/a/b.db: there is no database here yet; make one with: casegraph build SOURCE --db /a/b.db",
        "findes endnu ingen",
    ),
    ("x.docx: there is no such file or folder", "x.docx: der er ingen sådan fil eller mappe"),
    ("this is an image (PNG), which cannot be read yet", "dette er et billede (PNG), som endnu ikke kan læses"),
    ("single letters without meaning were left out: line 3, 5 … (+ 2)", "blev udeladt: linje 3, 5 … (+ 2)"),
    ("a CPR number was masked", "et CPR-nummer blev sløret"),
    ("Invalid value for '--format': 'x' is not one of 'text', 'json'.", "'x' er ikke en af 'text', 'json'"),
    (
        "No such option '--formt'. (Did you mean one of: '--format', '--from'?)",
        "hedder '--formt'. (Mente du en af: '--f",
    ),
    ("No such option: --opne-only Did you mean --open-only?", "Mente du --open-only?"),
]


@pytest.mark.parametrize(("sentence", "danish"), HEARD)
def test_finished_sentences_are_said_in_danish(sentence, danish):
    assert danish in DANISH.heard(sentence)
    assert ENGLISH.heard(sentence) == sentence


@pytest.mark.parametrize("sentence", ["", "Lokalplan 3.14 sendes i høring.", "{", "a: b", "12", "path: {path}"])
def test_what_no_message_says_stays_as_it_is(sentence):
    assert DANISH.heard(sentence) == sentence
