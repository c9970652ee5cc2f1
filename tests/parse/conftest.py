"""What the tests of reading share: the tools, which are compiled once."""

import pytest

from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The tools of the rules that come with the program."""
    return Tools.of(load_rulebook())
