from pathlib import Path

import pytest

from casegraph.evaluate import evaluate
from casegraph.evaluate.compared import Evaluation
from casegraph.evaluate.gold import load_gold
from casegraph.rulebook.book import load_rulebook

INVENTED = Path(__file__).parents[2] / "benchmarks" / "invented"


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate([INVENTED], None, load_rulebook())


def test_every_page_has_its_truth_and_every_truth_its_page() -> None:
    pages = {path.stem for path in INVENTED.iterdir() if path.suffix in {".txt", ".md"} and path.name != "README.md"}
    assert {document.stem for document in load_gold([INVENTED]).documents} == pages


def test_quotes_of_the_truth_stand_on_the_page() -> None:
    for document in load_gold([INVENTED]).documents:
        page = " ".join(document.path.read_text(encoding="utf-8").split())
        for item in document.items:
            assert item.title in page.replace("~~", "")
            assert (item.told.get("decision") or "") in page
            assert (item.told.get("case_number") or "") in page


def test_items_of_layouts_nobody_prepared_for(evaluation: Evaluation) -> None:
    items = evaluation.scores.items
    assert evaluation.scores.failed == ()
    assert (items.precision.value or 0) >= 0.97
    assert (items.recall.value or 0) >= 0.90
