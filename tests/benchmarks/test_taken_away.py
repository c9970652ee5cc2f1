"""What is linked in the place of items that are missing is told by title."""

import json

from benchmarks.taken_away import taken_away

PAGE = """Referat fra møde i {body}

Dato: {day}

{items}"""
ITEM = "Punkt {number}: {title}\n\n{case}\n\nBeslutning\n\nGodkendt.\n\n"


def write(folder, stem, body, day, iso, items):
    """A document and its truth."""
    text = "".join(
        ITEM.format(number=no, title=title, case=case and f"Sagsnr.: {case}")
        for no, (title, case) in enumerate(items, 1)
    )
    (folder / f"{stem}.txt").write_text(PAGE.format(body=body, day=day, items=text), encoding="utf-8")
    truth = [{"number": str(no), "title": title} for no, (title, _) in enumerate(items, 1)]
    values = {"document": f"{stem}.txt", "municipality": "Nordby", "meeting": {"body": body, "date": iso}}
    (folder / f"{stem}.json").write_text(json.dumps({**values, "items": truth}), encoding="utf-8")


def write_both(folder, before, after, groups):
    """Two meetings, and what is one case in them."""
    write(folder, "a", "Teknisk Udvalg", "3. maj 2021", "2021-05-03", before)
    write(folder, "b", "Økonomiudvalget", "10. maj 2021", "2021-05-10", after)
    (folder / "links.json").write_text(json.dumps({"same_case": groups}), encoding="utf-8")


def test_nothing_comes_in_the_place_of_what_is_unlike_the_rest(tmp_path):
    before, after = [("Ny bro", "21-000123"), ("Tag på hallen", "21-000124")], [("Ny bro", "21-000123"), ("Havn", "")]
    write_both(tmp_path, before, after, [["a#1", "b#1"]])
    found = taken_away(tmp_path)
    assert (found.times, found.wrong) == (2, ())


def test_what_comes_in_the_place_of_another_is_told(tmp_path):
    twins = [("Renovering af Kirkebroen i Nørby", ""), ("Renovering af Kirkebroen i Nørby, belysning", "")]
    write_both(tmp_path, twins, twins[:1], [["a#1", "b#1"]])
    found = taken_away(tmp_path)
    assert (found.times, found.wrong) == (2, ((twins[0][0], twins[1][0]),))
