"""Statistics in a terminal: no line too wide, no name broken, nothing counted that is not there."""

import io

import pytest

from casegraph.export import exporter
from casegraph.model import Link
from casegraph.views.stats import stats
from casegraph.words import Words
from tests.builders import BODIES, graph_of, make_item, make_meeting
from tests.samples import NASTY, data


def town(title: str = "Ny cykelsti"):
    """Cases of three routes: decided, postponed and waiting."""
    items = []
    for number in range(1, 7):
        case = f"22-{number}"
        items += [
            make_item("TMU", "2022-01-12", str(number), case=case, kind="recommended", title=title, route="TMU ØU KB"),
            make_item("ØU", "2022-02-02", str(number), case=case, kind="recommended", title=title, route="TMU ØU KB"),
        ]
        if number < 4:
            items.append(
                make_item("KB", f"2022-0{number + 2}-09", str(number), case=case, kind="approved", title=title)
            )
    items.append(make_item("KB", "2022-03-09", "9", case="22-6", kind="postponed", title=title))
    return graph_of(*items, meetings=[make_meeting("KB", f"2022-0{month}-16") for month in (6, 7, 8)])


def written(row, width: int = 80, lang: str = "da") -> str:
    stream = io.BytesIO()
    exporter("stats", "text", Words(lang), width).write(row, stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("title", ["Ny cykelsti", NASTY, "x" * 300], ids=["plain", "nasty", "long"])
def test_no_line_is_wider_than_the_window(width, title, lang):
    for row in (stats(town(title), "2022-12-31"), data("stats", title)):
        assert max(map(len, written(row, width, lang).split("\n"))) <= width


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_name_of_a_body_is_broken_within_a_word(width):
    text = written(stats(town(), "2022-12-31"), width)
    words = {word for line in text.split("\n") for word in line.split()}
    for body in ("TMU", "ØU", "KB"):
        assert set(BODIES[body].name.split()) <= words


def test_the_parts_and_figures():
    text = written(stats(town(), "2022-12-31"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for line in (
        "Statistik pr. 31. december 2022",
        "ENKELTSAGER: 6 RUNDER I 6 SAGER",
        "Antal Åben 25 % Median 75 %",
        "- Økonomiudvalget anbefalede 6: godkendt 3, åbne 3",
        "- Kommunalbestyrelsen: af 4 behandlinger 1 udsat",
    ):
        assert line in lines, line
    # From the committee to the finance committee: six of six, three weeks each, the very next meeting.
    assert any("6 0 % 21 21 21 1" in line for line in lines)
    assert "MINUTTER" not in text.upper(), "no meeting says when it ended"
    assert " 0 udsat" not in text
    assert "DET MINDRE SIKRE GRUNDLAG" not in text, "there is nothing to say"


def test_what_it_rests_on_less_firmly_is_told_in_danish_and_nothing_of_what_is_not_there():
    row = stats(town(), "2022-12-31")
    row["doubt"] |= {"suggested": 1, "unlinked": 2, "unnumbered": 3, "inferred": [{"name": "municipality", "n": 6}]}
    told = written(row).partition("DET MINDRE SIKRE GRUNDLAG\n")[2].partition("\n\n")[0]
    assert told.splitlines() == [
        "- punkter uden sagsnr., som ikke er knyttet til andre: 2 af 3",
        "- foreslåede koblinger, som ingen har taget stilling til: 1",
        "- udledt, ikke trykt: kommune 6",
    ]


def tied():
    """Four cases: the second follows the first, the third may be part of it, the fourth a person says is not."""
    a, b, c, d = (make_item("TMU", f"2022-0{n}-12", case=f"22-{n}") for n in range(1, 5))
    again = make_item("KB", "2022-02-16", case="22-1")
    links = [
        Link(a.id, again.id, "same_case", "accepted", "number", 1.0),
        Link(a.id, b.id, "related", "accepted", "title", 0.97, relation="follows", subject=b.id),
        Link(a.id, c.id, "related", "suggested", "reference", 0.6, relation="part_of", subject=c.id),
        Link(a.id, d.id, "same_case", "rejected", "person", 0.0),
    ]
    return graph_of(a, again, b, c, d, links=links)


def test_links_are_counted_by_the_way_in_which_cases_belong_together():
    rows = stats(tied(), "2022-12-31")["relations"]
    assert {row["relation"]: (row["accepted"], row["suggested"], row["rejected"], row["cases"]) for row in rows} == {
        "same_case": (1, 0, 1, 1),
        "series": (0, 0, 0, 0),
        "follows": (1, 0, 0, 2),
        "part_of": (0, 1, 0, 0),
        "background": (0, 0, 0, 0),
    }


def test_the_ways_that_occur_are_told_and_no_others():
    text = written(stats(tied(), "2022-12-31")).partition("HVORDAN PUNKTER OG SAGER HØRER SAMMEN\n")[2]
    lines = [line.strip(" #").split() for line in text.partition("\n\n")[0].split("\n")]
    assert lines == [
        ["Koblinger", "Sager", "Foreslået"],
        ["samme", "sag", "1", "1", "0"],
        ["følger", "efter", "1", "2", "0"],
        ["del", "af", "0", "0", "1"],
    ]
    assert "HØRER SAMMEN" not in written(stats(town(), "2022-12-31")), "there is nothing to say"


def test_a_status_that_goes_on_with_a_date_ends_in_dots():
    row = stats(town(), "2022-12-31")
    row["statuses"] = [{"status": "stalled", "n": 2}]
    assert "Ikke behandlet siden …" in written(row)


def test_whoever_is_still_waited_for_counts():
    (single,) = [group for group in stats(town(), "2022-12-31")["groups"] if group["group"] == "single"]
    assert (single["rounds"], single["days"]["n"], single["days"]["open"]) == (6, 6, 3)
    assert single["days"]["share_open"] == 0.5
    (variant, *_) = single["variants"]
    assert [variant["bodies"], variant["rounds"]] == [[BODIES[b].name for b in ("TMU", "ØU", "KB")], 4]


def test_each_bar_is_as_long_as_its_share():
    lines = written(stats(town(), "2022-12-31")).split("\n")
    statuses = lines[lines.index("SAGER EFTER STATUS") + 2 :]
    counts = {}
    for line in statuses[: statuses.index("")]:
        *_, count, bar = line.split()
        counts[int(count)] = len(bar)
    assert counts[max(counts)] == max(counts.values())
    assert all(length >= 1 for length in counts.values())
