"""The packaged rules, loaded once for the tests of this room."""

import pytest

from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook
from casegraph.rulebook.decisions import DecisionsFile


@pytest.fixture(scope="session")
def book():
    return load_rulebook()


@pytest.fixture(scope="session")
def decisions(book) -> DecisionsFile:
    return book.decisions


@pytest.fixture(scope="session")
def tools(book) -> Tools:
    return Tools.of(book)
