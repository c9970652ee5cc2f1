"""Pages with their truth beside the sentences: written as they stand, and what is measured by them."""

import json

import pytest

from benchmarks.followupbench.__main__ import HERE, SETS
from benchmarks.followupbench.marked import read_page
from benchmarks.followupbench.standing import score_standing


@pytest.mark.parametrize(("pages", "out"), SETS.items())
def test_documents_and_truth_are_written_from_the_pages(pages, out):
    files = [file for file in (HERE / pages).iterdir() if file.suffix in {".txt", ".md"}]
    assert files
    for file in files:
        document, truth = read_page(file.read_text(encoding="utf-8"), file.name)
        assert (HERE / out / file.name).read_text(encoding="utf-8") == document
        assert json.loads((HERE / out / f"{file.stem}.json").read_text(encoding="utf-8")) == truth


def test_truth_of_a_day_stands_below_what_it_is_about():
    page = "@doc X|Byrådet|council|2022-03-01\n@item 1|Bro\n1. Bro\n@f task|decision|males|-|-|-\n@s 2022-04-01 open\n"
    _, truth = read_page(page + "@case 22-1|2022-04-01|executing|administration|-\n", "x.txt")
    assert truth["items"][0]["followups"][0]["standing"] == {"2022-04-01": "open"}
    assert truth["cases"][0] == dict(zip(
        ("case", "day", "status", "who", "next"),
        ("22-1", "2022-04-01", "executing", "administration", "-"),
        strict=True,
    ))  # fmt: skip


def test_pages_no_rule_was_written_from_stand_as_truly_as_they_did():
    rates, faults = score_standing(HERE / "fresh2")
    assert rates["case status"].right >= 27
    assert rates["follow-up status"].right >= 53
    assert len(faults) == sum(rate.n - rate.right for rate in rates.values())
