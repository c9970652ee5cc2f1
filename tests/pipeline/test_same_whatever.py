"""The real rooms on the examples: one by one or at once, in whatever order, by however many processes, twice over."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.pipeline import BuildOptions, build
from casegraph.pipeline.changes import State
from casegraph.store import Store
from casegraph.store.codec import to_data

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"


def content(db):
    """Everything in the database that anybody can ask for, as JSON; not when documents came."""
    with Store.open(db) as store:
        parts = (
            store.meetings(all_versions=True),
            store.items(all_versions=True),
            store.cases(),
            store.links(),
            store.search("havnepladsen"),
        )
        return json.dumps([[to_data(one) for one in part] for part in parts], sort_keys=True)


def copied(names, folder):
    folder.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(EXAMPLES / name, folder / name)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    """All examples built in one go."""
    folder = tmp_path_factory.mktemp("whole")
    copied([path.name for path in EXAMPLES.iterdir()], folder / "minutes")
    build([folder / "minutes"], folder / "a.db", BuildOptions(jobs=1))
    return content(folder / "a.db")


@pytest.mark.parametrize("seed", range(2))
def test_in_pieces_it_is_what_it_is_at_once_and_every_change_is_told(tmp_path, at_once, seed):
    names = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix != ".yaml")
    random.Random(seed).shuffle(names)
    copied(["casegraph.yaml"], tmp_path / "minutes")
    before = State.of((), ())
    while names:
        names, piece = names[6:], names[:6]
        copied(piece, tmp_path / "minutes")
        report = build([tmp_path / "minutes"], tmp_path / "a.db", BuildOptions(jobs=1))
        with Store.open(tmp_path / "a.db") as store:
            after = State.of(store.cases(), store.links())
        if before:
            told(report, before, after)
        before = after
    assert content(tmp_path / "a.db") == at_once


def told(report, before, after):
    """The report names exactly the cases and links that differ."""
    names = [
        (change.cases_new, change.cases_changed, change.cases_gone, change.cases_renamed) for change in report.changes
    ]
    fresh = {case for new, changed, _, renamed in names for case, _ in (*new, *changed)}
    fresh |= {now for *_, renamed in names for _, now in renamed}
    lost = {case for _, _, gone, _ in names for case, _ in gone} | {was for *_, renamed in names for was, _ in renamed}
    assert fresh == {key for key, case in after.cases.items() if before.cases.get(key) != case}
    assert lost == before.cases.keys() - after.cases.keys()
    links = [(link.a, link.b, link.kind, link.status) for change in report.changes for link in change.links_new]
    assert sorted(links) == sorted(after.links.keys() - before.links.keys())
    links = [(link.a, link.b, link.kind, link.status) for change in report.changes for link in change.links_gone]
    assert sorted(links) == sorted(before.links.keys() - after.links.keys())


RUN = """
import sys
from pathlib import Path
from casegraph.pipeline import BuildOptions, build
build([Path(sys.argv[1])], Path(sys.argv[2]), BuildOptions(jobs=int(sys.argv[3])))
"""


@pytest.mark.parametrize(("seed", "jobs"), [("7", "2"), ("8", "3")])
def test_hash_seed_and_jobs_change_nothing(tmp_path, at_once, seed, jobs):
    copied([path.name for path in EXAMPLES.iterdir()], tmp_path / "minutes")
    command = [sys.executable, "-c", RUN, str(tmp_path / "minutes"), str(tmp_path / "a.db"), jobs]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert content(tmp_path / "a.db") == at_once


def test_taking_away_and_putting_back_leaves_no_trace(tmp_path, at_once):
    copied([path.name for path in EXAMPLES.iterdir()], tmp_path / "minutes")
    build([tmp_path / "minutes"], tmp_path / "a.db", BuildOptions(jobs=1))
    gone = sorted(path for path in (tmp_path / "minutes").glob("k*.md"))
    for path in gone:
        path.unlink()
    report = build([tmp_path / "minutes"], tmp_path / "a.db", BuildOptions(jobs=1))
    assert len(report.gone) == len(gone)
    assert content(tmp_path / "a.db") != at_once
    copied([path.name for path in gone], tmp_path / "minutes")
    build([tmp_path / "minutes"], tmp_path / "a.db", BuildOptions(jobs=1))
    assert content(tmp_path / "a.db") == at_once
