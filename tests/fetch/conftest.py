"""A small town with four published meetings, and a clock that does not make tests wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from casegraph.fetch import FetchOptions, FetchReport, Wanted, fetch
from tests.fetch.server import Meeting, Site, decided, item, meeting_id, serving


def published() -> list[Meeting]:
    """Two treatments of one case, and an agenda with its minutes."""
    havn = "Udbygning af havnen i Bakkeby"
    return [
        Meeting(
            meeting_id(1),
            "Økonomiudvalget",
            "2024-03-11T08:30:00+01:00",
            [item(1, "Godkendelse af dagsorden"), item(2, havn, decided("Anbefales."), case="24-000711")],
        ),
        Meeting(
            meeting_id(2),
            "Byrådet",
            "2024-03-25T18:00:00+01:00",
            [item(1, havn, decided("Godkendt."), case="24-000711"), item(2, "Salg af grund", closed=True)],
        ),
        Meeting(
            meeting_id(3),
            "Byrådet",
            "2024-04-22T18:00:00+02:00",
            [item(1, "Skolens tag", case="24-000800")],
            name="Dagsorden",
        ),
        Meeting(
            meeting_id(4),
            "Børneudvalget",
            "2021-06-01T16:00:00+02:00",
            [item(1, "Skolens tag", decided("Drøftet."), case="21-000040")],
            term="Udvalg 2018-2021",
        ),
    ]


@pytest.fixture
def site():
    """The site of the town."""
    with serving(Site(published())) as made:
        yield made


@dataclass
class Fetcher:
    """Fetches the site into a folder; ``rests`` are the seconds it would have waited."""

    site: Site
    folder: Path
    rests: list[float] = field(default_factory=list)
    steps: list[tuple[str, int, int]] = field(default_factory=list)

    def __call__(self, *bodies: str, since: str | None = None, dry_run: bool = False, pause: float = 0) -> FetchReport:
        self.site.asked.clear()
        options = FetchOptions(Wanted(since, bodies), pause, dry_run, self.rests.append)
        return fetch(self.site.origin, self.folder, options, lambda *step: self.steps.append(step))

    def files(self) -> list[str]:
        """What lies in the folder, hidden files too."""
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []


@pytest.fixture
def fetcher(site, tmp_path):
    """Fetches the town."""
    return Fetcher(site, tmp_path / "minutes")
