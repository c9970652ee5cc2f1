"""The command as a person runs it: statuses, messages, an interruption, and the way on to a history."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from casegraph.cli import casegraph
from casegraph.fetch.shelf import INDEX, LIST
from tests.fetch.server import MEETING, Meeting, decided, item, meeting_id, raw, slowly, status


def run(*args):
    return CliRunner().invoke(casegraph, ["fetch", *map(str, args), "--pause", "0", "--lang", "en"])


def test_the_report_says_what_was_done_and_nothing_goes_to_stdout(site, tmp_path):
    folder = tmp_path / "our minutes"
    ran = run(site.origin, "-o", folder)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr.splitlines() == [
        f"{site.origin}: 4 meetings listed; 4 fetched, 0 unchanged, 0 removed",
        f"now read them: casegraph build '{folder}'",
    ]
    ran = run(site.origin, "-o", folder)
    assert ran.stderr == f"{site.origin}: 4 meetings listed; 0 fetched, 4 unchanged, 0 removed\n"


def test_a_run_done_in_part_names_what_failed(site, tmp_path):
    site.next(MEETING + meeting_id(2), status(418))
    del site.meetings[3]
    ran = run(site.origin, "-o", tmp_path / "minutes")
    assert ran.exit_code == 1
    assert "not fetched: 2024-03-25 Byrådet Referat: 127.0.0.1 answers 418" in ran.stderr


def test_a_dry_run_prints_a_line_a_meeting(site, tmp_path):
    ran = run(site.origin, "-o", tmp_path / "minutes", "--dry-run", "--since", "2024-03-25", "--body", "byrådet")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines() == [
        "would fetch: 2024-04-22 Byrådet Dagsorden",
        "would fetch: 2024-03-25 Byrådet Referat",
        f"{site.origin}: 4 meetings listed; 2 to fetch, 0 unchanged, 0 to remove",
    ]
    assert not (tmp_path / "minutes").exists()


def test_names_on_the_list_cannot_steer_a_terminal(site, tmp_path):
    site.meetings[0].body = "Udvalg\x1b[2J\u202eet\nx"
    ran = run(site.origin, "-o", tmp_path / "minutes", "--dry-run")
    assert "2024-03-11 Udvalg[2Jet x Referat" in ran.stdout


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["ftp://example.dk", "-o", "x"], 2, "not the address of a site"),
        (["http://10.0.0.1", "-o", "x"], 2, "private network"),
        (["http://127.0.0.1:9", "-o", "x", "--since", "yesterday"], 2, "is no date"),
        (["http://127.0.0.1:9"], 2, "Missing option"),
    ],
)
def test_misuse(args, code, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run(*args)
    assert ran.exit_code == code
    assert says in ran.stderr


def test_a_site_that_cannot_be_fetched_from_is_no_misuse(site, tmp_path):
    site.robots = "User-agent: *\nDisallow: /"
    ran = run(site.origin, "-o", tmp_path / "minutes")
    assert ran.exit_code == 1
    assert "robots.txt" in ran.stderr


def test_a_folder_that_cannot_be_written_in_is_misuse(site, tmp_path):
    (tmp_path / "file").write_text("")
    ran = run(site.origin, "-o", tmp_path / "file" / "minutes")
    assert ran.exit_code == 2
    assert "cannot write" in ran.stderr


def test_what_is_missing_is_said_with_how_to_get_it():
    script = (
        "import sys; sys.modules['urllib3'] = None; from casegraph.cli import casegraph;"
        "casegraph(['fetch', 'https://example.dk', '-o', 'x'])"
    )
    danish = {**os.environ, "LC_ALL": "da_DK.UTF-8", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False, env=danish)
    assert ran.returncode == 2
    assert ran.stderr == "casegraph: hentning kræver egne biblioteker: pip install 'casegraph[fetch]'\n"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_interrupted_leaves_whole_files_and_goes_on_where_it_ended(site, tmp_path, how):
    folder = tmp_path / "minutes"
    site.next(MEETING + meeting_id(1), slowly(0.05, b'{"Id": "'.ljust(2000)))
    command = [sys.executable, "-m", "casegraph", "fetch", site.origin, "-o", str(folder), "--pause", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as process:
        wait_until(lambda: meeting_id(1) in site.paths())
        time.sleep(0.1)
        process.send_signal(how)
        process.communicate(timeout=20)
    assert process.returncode != 0
    there = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    assert there == sorted([LIST, f"{meeting_id(3)}.json", f"{meeting_id(2)}.json"])
    assert all(json.loads((folder / name).read_text(encoding="utf-8")) for name in there)
    site.asked.clear()
    assert run(site.origin, "-o", folder).exit_code == 0
    assert site.paths() == [meeting_id(1), meeting_id(4)]
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [INDEX]


def wait_until(true):
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_was_fetched_becomes_a_history_and_what_is_withdrawn_leaves_it(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    coming = {"Id": meeting_id(50), "Dato": "2024-05-27T18:00:00+02:00", "Sted": "Rådhuset", "ReleasedDate": None}
    site.coming["Byrådet"] = [coming]
    supplement = [item(1, "Havnens bom", case="24-000900")]
    site.meetings.append(Meeting(meeting_id(5), "Byrådet", site.meetings[2].begin, supplement, "Tillægsdagsorden"))
    assert run(site.origin, "-o", "minutes").exit_code == 0

    built = casegraph_says("build", "minutes", "--municipality", "Bakkeby", "--lang", "en")
    assert built.exit_code == 0, built.stderr
    history = json.loads(casegraph_says("history", "24-000711", "--format", "json", "--as-of", "2024-03-26").stdout)
    treated = [(step["body"], step["date"], step["decision_kind"]) for step in history["steps"]]
    assert treated == [("Økonomiudvalget", "2024-03-11", "recommended"), ("Byrådet", "2024-03-25", "approved")]
    assert history["steps"][0]["source"]["url"].startswith(f"{site.origin}/vis?id={meeting_id(1)}&punktid=")
    items = exported()
    assert {item["title"] for item in items if item["date"] == "2024-04-22"} == {"Skolens tag", "Havnens bom"}
    assert [item["title"] for item in items if item["closed"]] == ["Salg af grund"]

    site.meetings.append(
        Meeting(
            meeting_id(6),
            "Byrådet",
            site.meetings[2].begin,
            [item(1, "Skolens tag", decided("Godkendt."), case="24-000800"), item(2, "Havnens bom", closed=True)],
        )
    )
    del site.meetings[0]
    assert run(site.origin, "-o", "minutes").exit_code == 0
    assert casegraph_says("build", "minutes", "--municipality", "Bakkeby").exit_code == 0
    items = exported()
    assert {item["body"] for item in items} == {"Byrådet", "Børneudvalget"}
    sitting = {
        item["title"]: (item["meeting_kind"], item["decision_kind"]) for item in items if "04-22" in item["date"]
    }
    assert sitting["Skolens tag"] == ("minutes", "approved")


def casegraph_says(*args):
    return CliRunner().invoke(casegraph, list(args))


def exported():
    return [json.loads(line) for line in casegraph_says("export", "items").stdout.splitlines()]


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (status(401), "ikke hentet: 2024-03-25 Byrådet Referat: det er ikke åbent for alle (401)"),
        (status(418), "127.0.0.1 svarer 418"),
        (raw(gzip.compress(b" " * 60_000_000), Content_Encoding="gzip"), "svaret er større end 25 MB"),
    ],
)
def test_what_failed_is_told_in_the_readers_language(site, tmp_path, act, says):
    site.next(MEETING + meeting_id(2), act)
    ran = CliRunner().invoke(casegraph, ["fetch", site.origin, "-o", str(tmp_path), "--pause", "0", "--lang", "da"])
    assert says in ran.stderr
