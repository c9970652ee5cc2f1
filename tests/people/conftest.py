"""The command line as a person uses it, on a small corpus in a folder of its own."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casegraph.cli import casegraph
from casegraph.store import Store
from tests.people.corpus import SITTINGS, write


@dataclass
class Desk:
    """A folder with minutes and a database, and a way to type commands."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "cases.db"

    @property
    def answers(self) -> Path:
        return self.folder / "answers.yaml"

    def type(self, *words: object, typed: str | None = None, status: int = 0, lang: str | None = "en") -> Result:
        """Run a command on the database; its exit status must be ``status``."""
        asked = [*map(str, words), *(() if "--db" in words else ("--db", str(self.db)))]
        asked += ["--lang", lang] if lang else []
        result = CliRunner(env={"LANG": "en_GB.UTF-8", "COLUMNS": "120"}).invoke(casegraph, asked, input=typed)
        assert result.exit_code == status, (asked, result.output, result.exception)
        return result

    def build(self, *options: object, status: int = 0) -> str:
        """Build, and what it told."""
        return self.type("build", self.folder / "minutes", *options, status=status).stderr

    def write(self, sittings=SITTINGS, **more) -> Path:
        return write(self.folder / "minutes", sittings, **more)

    def cases(self) -> dict[str, str]:
        """The titles of items → their case."""
        with Store.open(self.db) as store:
            titles = {item.id: item.title for item in store.items()}
            return {titles[item]: case.id for case in store.cases() for item in case.items}

    def statuses(self) -> dict[tuple[str, str], str]:
        """The links: both titles → their status."""
        with Store.open(self.db) as store:
            titles = {item.id: item.title for item in store.items()}
            return {(titles[link.a], titles[link.b]): link.status for link in store.links() if link.kind == "same_case"}


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A desk with a database that was built."""
    made = Desk(tmp_path)
    made.write()
    made.build()
    return made
