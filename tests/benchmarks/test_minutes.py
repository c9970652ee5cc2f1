"""Minutes by other hands stay read as well as they are; the figures follow docs/evaluation.md."""

from functools import cache
from pathlib import Path

import pytest

from casegraph.evaluate import evaluate
from casegraph.evaluate.compared import Evaluation
from casegraph.rulebook.book import load_rulebook

MINUTES = Path(__file__).parents[2] / "benchmarks" / "minutes"
FIRST, LATER = ("arrelund", "skelhoej", "vindeholm"), ("havklit", "holmsund", "soendermose")
LATEST = ("helmoe", "marsborg")
NEWEST = ("ellemose", "hjortlev", "holmsoe", "hvidkaer", "noerreaa", "nr-kaerby", "ravnkaer")
LAST = ("egemunde", "holmstrand", "maglebjerg", "noerkaer", "oernesoe", "ormsherred", "ravnsoe", "snarekaer", "ternoe")
ORDINARY = ("askehave", "brorsted", "elverhoej", "fruerlund", "hjelmvig", "kongshoej", "rodsted", "sandvig")
ROUGH = LATEST + NEWEST + LAST + ORDINARY
CHANGED = (
    "gronbaek",
    "kvaerndal",
    "lundsoe",
    "oddershede",
    "ravnstrup",
    "soenderaa",
    "strandby",
    "torsvig",
    "tranehoej",
    "vesterlund",
)
MUNICIPALITIES = (*FIRST, *LATER, *LATEST, *NEWEST, *LAST, *ORDINARY, *CHANGED)
# The promised status of a plan is read as the case of the plan; the truth has two cases that belong together. Of two
# closed items that buy
# a piece of land within two weeks the truth does not say whether they are one. A grant and its account, without a
# number, are two by the rules of the truth; so are a motion that was rejected and the case it was about (two links).
LINKED_WRONG = {"brorsted": 1, "kongshoej": 1, "tranehoej": 2}


# A heading that is underlined below "Sag nr. 8 (lukket sag)" is taken for one more item.
MADE_UP = {"kongshoej": 1}


@cache
def evaluation(municipality: str) -> Evaluation:
    return evaluate([MINUTES / municipality], None, load_rulebook())


def test_every_municipality_is_tested() -> None:
    assert {path.name for path in MINUTES.iterdir() if path.is_dir()} == set(MUNICIPALITIES)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_items_and_decisions_are_found_and_none_is_made_up(municipality: str) -> None:
    scores = evaluation(municipality).scores
    assert scores.failed == ()
    assert scores.items.hits == scores.items.found - MADE_UP.get(municipality, 0) == scores.items.expected
    for name in ("title", "case_number", "attachments", "meeting.participants"):
        assert (scores.fields[name].value or 0) >= (
            0.97 if municipality in NEWEST + LAST + ORDINARY + CHANGED else 1
        ), name
    for name in ("decision", "recommendations"):
        # Ormsherred's truth keeps two recommendations in one sentence together, and who is to pass one on; so does
        # Rødsted's ("udvalget over for Byrådet anbefaler, at …").
        least = {"ormsherred": 0.93, "rodsted": 0.83}.get(municipality, 0.95)
        assert (scores.fields[name].value or 0) >= least, name
    if municipality != "ravnsoe":  # whose truth has no routes
        assert (scores.fields["route"].value or 0) >= (1 if municipality in FIRST else 0.94)


@pytest.mark.parametrize(
    ("municipality", "recall"),
    [
        ("arrelund", 0.96),
        ("askehave", 0.75),
        ("brorsted", 0.91),
        ("egemunde", 0.87),
        ("ellemose", 0.83),
        ("elverhoej", 0.90),
        ("fruerlund", 0.97),
        ("gronbaek", 0.93),
        ("havklit", 0.97),
        ("helmoe", 0.85),
        ("hjelmvig", 0.87),
        ("hjortlev", 0.87),
        ("holmsoe", 0.92),
        ("holmstrand", 0.96),
        ("holmsund", 0.90),
        ("hvidkaer", 0.86),
        ("kvaerndal", 0.87),
        ("lundsoe", 0.94),
        ("maglebjerg", 0.97),
        ("kongshoej", 0.95),
        ("marsborg", 0.96),
        ("noerkaer", 0.71),
        ("noerreaa", 0.94),
        ("nr-kaerby", 0.91),
        ("oddershede", 0.90),
        ("oernesoe", 0.95),
        ("ormsherred", 0.78),
        ("ravnkaer", 0.97),
        ("ravnsoe", 0.85),
        ("ravnstrup", 0.95),
        ("rodsted", 0.91),
        ("sandvig", 0.87),
        ("skelhoej", 0.88),
        ("snarekaer", 0.80),
        ("soendermose", 0.93),
        ("soenderaa", 0.97),
        ("strandby", 0.91),
        ("ternoe", 0.80),
        ("torsvig", 0.94),
        ("tranehoej", 0.84),
        ("vesterlund", 0.76),
        ("vindeholm", 0.94),
    ],
)
def test_references_are_found_and_hardly_one_is_made_up(municipality: str, recall: float) -> None:
    references = evaluation(municipality).scores.references
    assert references.hits >= references.found * (
        0.86 if municipality in CHANGED else 0.9 if municipality in ROUGH else 1
    )
    assert (references.recall.value or 0) >= recall


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_most_followups_are_found(municipality: str) -> None:
    assert (evaluation(municipality).scores.followups.recall.value or 0) >= 0.85


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_no_two_matters_are_linked_as_one_case(municipality: str) -> None:
    links = evaluation(municipality).links
    assert links is not None
    wrong = [one for one in links.wrong_links if one.what == "same_case"]
    assert len(wrong) == LINKED_WRONG.get(municipality, 0)
