"""What is fetched, what is left alone and what is removed."""

import json
from contextlib import closing

import pytest

from casegraph.errors import FetchError, NotFound, UsageError
from casegraph.fetch.plan import Wanted, choose, read_list
from casegraph.fetch.shelf import INDEX, LIST, Shelf
from casegraph.fetch.site import site_of
from tests.fetch.server import LIST as LISTED
from tests.fetch.server import MEETING, data, decided, item, meeting_id, status

FILES = [f"{meeting_id(number)}.json" for number in (1, 2, 3, 4)]


def test_every_meeting_and_the_list_are_saved_one_question_at_a_time(fetcher, site):
    report = fetcher()
    assert fetcher.files() == sorted([INDEX, LIST, *FILES])
    assert report.complete
    assert (report.listed, report.unchanged, len(report.fetched)) == (4, 0, 4)
    assert report.fetched[0] == "2024-04-22 Byrådet Dagsorden"  # the newest first
    assert [path for path, _, _ in site.asked][:3] == ["/robots.txt", "/", LISTED]
    assert site.most_together == 1
    assert {headers["User-Agent"].split("/")[0] for _, headers, _ in site.asked} == {"casegraph"}
    assert fetcher.steps == [("fetch", done, 4) for done in range(5)]


def test_a_saved_meeting_is_the_answer_with_where_it_is_from_and_what_the_list_says(fetcher, site):
    fetcher()
    saved = json.loads((fetcher.folder / FILES[0]).read_text(encoding="utf-8"))
    ours = saved.pop("casegraph")
    assert saved == site.meetings[0].answer()
    assert ours == {"site": site.origin, "listed": site.meetings[0].listed()}
    assert "Økonomiudvalget" in (fetcher.folder / FILES[0]).read_text(encoding="utf-8")


def test_what_was_not_published_anew_is_not_asked_for_again(fetcher, site):
    fetcher()
    before = {path.name: path.stat().st_mtime_ns for path in fetcher.folder.iterdir() if path.name != INDEX}
    report = fetcher()
    assert (report.unchanged, report.fetched, site.paths()) == (4, [], [])
    assert {path.name: path.stat().st_mtime_ns for path in fetcher.folder.iterdir() if path.name != INDEX} == before


def test_what_was_published_anew_is_fetched_again_and_nothing_of_the_old_is_left(fetcher, site):
    fetcher()
    site.meetings[1].items = [item(1, "Lukket punkt", closed=True)]
    site.meetings[1].released = "2024-05-02T09:00:00+02:00"
    report = fetcher()
    assert site.paths() == [meeting_id(2)]
    assert report.fetched == ["2024-03-25 Byrådet Referat"]
    assert "havnen" not in (fetcher.folder / FILES[1]).read_text(encoding="utf-8")


def test_a_file_that_somebody_removed_is_fetched_again(fetcher, site):
    fetcher()
    (fetcher.folder / FILES[2]).unlink()
    fetcher()
    assert site.paths() == [meeting_id(3)]


@pytest.mark.parametrize("with_index", [True, False])
def test_what_is_withdrawn_is_removed_whatever_else_is_wanted_and_whether_or_not_it_is_remembered(
    fetcher, site, with_index
):
    fetcher()
    if not with_index:
        (fetcher.folder / INDEX).unlink()
    (fetcher.folder / "own.json").write_text("{}", encoding="utf-8")
    (fetcher.folder / f"{meeting_id(77)}.json").write_text("{}", encoding="utf-8")
    del site.meetings[1]
    report = fetcher("Børneudvalget")
    assert FILES[1] not in fetcher.files()
    assert report.removed == ["2024-03-25 Byrådet Referat" if with_index else meeting_id(2)]
    assert report.complete
    assert "own.json" in fetcher.files()
    assert f"{meeting_id(77)}.json" in fetcher.files()  # nothing that was fetched
    assert meeting_id(2) not in (fetcher.folder / INDEX).read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "complete"), [(404, True), (410, True), (401, False), (403, False)])
def test_what_can_no_longer_be_seen_is_not_kept_in_an_older_version(fetcher, site, code, complete):
    fetcher()
    site.meetings[0].released = "2024-05-02T09:00:00+02:00"
    site.next(MEETING + meeting_id(1), status(code))
    report = fetcher()
    assert FILES[0] not in fetcher.files()
    assert report.removed == ["2024-03-11 Økonomiudvalget Referat"]
    assert report.complete is complete


def test_what_is_listed_but_not_there_is_asked_for_once_in_each_version(fetcher, site):
    site.next(MEETING + meeting_id(3), status(404), data(None))
    assert fetcher().complete
    assert fetcher().complete
    assert site.paths() == []
    site.meetings[2].released = "2024-05-02T09:00:00+02:00"
    fetcher()
    assert site.paths() == [meeting_id(3)]
    site.meetings[2].released = "2024-05-03T09:00:00+02:00"
    fetcher()
    assert FILES[2] in fetcher.files()


def test_agenda_supplement_and_minutes_of_one_sitting_are_three_files(fetcher, site):
    for number, name in ((5, "Tillægsdagsorden"), (6, "Referat")):
        more = [item(1, "Skolens tag", decided("Godkendt."), case="24-000800")]
        site.meetings.append(type(site.meetings[2])(meeting_id(number), "Byrådet", site.meetings[2].begin, more, name))
    report = fetcher(since="2024-04-01")
    assert len(report.fetched) == 3
    assert {f"{meeting_id(number)}.json" for number in (3, 5, 6)} <= set(fetcher.files())


@pytest.mark.parametrize(
    ("bodies", "since", "expected"),
    [
        ((), "2024-03-25", [3, 2]),
        (("byrådet",), None, [3, 2]),
        (("økonomi", "BØRNE"), None, [1, 4]),
        (("Byrådet",), "2024-04-01", [3]),
        (("udvalget",), "2022-01-01", [1]),
    ],
)
def test_only_what_is_wanted_is_asked_for(fetcher, site, bodies, since, expected):
    fetcher(*bodies, since=since)
    assert site.paths() == [meeting_id(number) for number in expected]


@pytest.mark.parametrize("asked", ["Økonomiudvalget", "Teknisk Udvalg"])
def test_a_joint_meeting_is_that_of_each_body_it_is_listed_under(asked):
    record = {"Id": meeting_id(7), "Dato": "2024-04-09T12:00:00+02:00", "Navn": "Referat"}
    bodies = [{"Navn": name, "Moeder": [record]} for name in ("Økonomiudvalget", "Teknisk Udvalg", "Økonomiudvalget")]
    listed, strange = read_list({"Udvalg": {"Udvalg 2022-2025": bodies}})
    assert [one.bodies for one in listed] == [("Økonomiudvalget", "Teknisk Udvalg")]
    assert strange == []
    assert choose(listed, Wanted(bodies=(asked,))) == listed


def test_a_body_that_is_not_there_is_answered_with_those_that_are(fetcher, site):
    with pytest.raises(NotFound, match="Byrådet, Børneudvalget, Økonomiudvalget"):
        fetcher("Havneudvalget")
    assert site.paths() == []


def test_a_dry_run_says_what_would_be_done_and_does_none_of_it(fetcher, site):
    report = fetcher(dry_run=True)
    assert (len(report.fetched), site.paths(), fetcher.folder.exists()) == (4, [], False)
    fetcher()
    del site.meetings[3]
    site.meetings[0].released = "2024-05-02T09:00:00+02:00"
    before = {path.name: path.read_bytes() for path in fetcher.folder.iterdir()}
    report = fetcher(dry_run=True)
    assert report.fetched == ["2024-03-11 Økonomiudvalget Referat"]
    assert report.removed == ["2021-06-01 Børneudvalget Referat"]
    assert {path.name: path.read_bytes() for path in fetcher.folder.iterdir()} == before
    assert site.paths() == []


@pytest.mark.parametrize("answer", [{}, [], {"Udvalg": {}}, {"Udvalg": None}, None, {"Udvalg": {"2022": [{}]}}, 7])
def test_an_empty_list_is_a_site_that_fails_and_not_one_that_withdraws_everything(fetcher, site, answer):
    fetcher()
    before = fetcher.files()
    site.next(LISTED, data(answer))
    with pytest.raises(FetchError, match="nothing was changed"):
        fetcher()
    assert fetcher.files() == before


@pytest.mark.parametrize(
    "trick",
    ["../../x", "..\\x", "/etc/passwd", "con", "a" * 41, "x.json", "", None, 17, "1?a=b", "1/../2", "%2e%2e", "1\n2"],
)
def test_an_id_that_is_none_becomes_no_address_and_no_file(fetcher, site, trick):
    site.meetings[0].id = trick
    report = fetcher()
    assert fetcher.files() == sorted([INDEX, LIST, *FILES[1:]])
    assert report.failed == [("2024-03-11 Økonomiudvalget Referat", "its id on the list is none")]
    assert sorted(site.paths()) == [meeting_id(number) for number in (2, 3, 4)]
    assert [path.name for path in fetcher.folder.parent.iterdir()] == ["minutes"]


def test_a_folder_is_one_site_s(fetcher, tmp_path):
    fetcher()
    index = fetcher.folder / INDEX
    index.write_text('{"site": "https://dagsordener.example.dk"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="holds the meetings of https://dagsordener"):
        fetcher()


def test_a_damaged_index_costs_questions_and_nothing_else(fetcher, site):
    fetcher()
    index = fetcher.folder / INDEX
    whole = index.read_bytes()
    index.write_bytes(b"\xff\x00[1]\n{" + whole[: len(whole) // 2])
    report = fetcher()
    assert report.complete
    assert 0 < len(site.paths()) < 4
    assert index.read_bytes() == whole


def test_what_a_killed_run_left_half_written_is_swept_away_when_it_is_old(fetcher, site):
    import os

    fetcher()
    for name, age in ((".old.json.x.part", 7200), (".young.json.x.part", 0)):
        path = fetcher.folder / name
        path.write_bytes(b"{")
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    site.meetings[0].released = "2024-05-02T09:00:00+02:00"
    fetcher()
    assert [name for name in fetcher.files() if name.endswith(".part")] == [".young.json.x.part"]


def test_two_runs_into_one_folder_do_not_mix(fetcher, site):
    fetcher()
    before = fetcher.files()
    site.meetings.pop()
    with closing(Shelf(fetcher.folder, site_of(site.origin))), pytest.raises(FetchError, match="another casegraph"):
        fetcher()
    assert fetcher.files() == before
    assert fetcher(dry_run=True).removed
    assert fetcher().removed
    assert len(fetcher.files()) == len(before) - 1


def test_of_two_first_runs_the_slower_one_steps_back(fetcher, site):
    """Neither sees the other's folder before the first meeting is there."""
    slow = Shelf(fetcher.folder, site_of(site.origin))
    fetcher()
    files = fetcher.files()
    with pytest.raises(FetchError, match="another casegraph"):
        slow.put_list({"Udvalg": {}})
    slow.close()
    assert fetcher.files() == files
