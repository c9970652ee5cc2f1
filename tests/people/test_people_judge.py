"""``judge``: a person's word on two items binds every later build, is found again, and can be taken back."""

from dataclasses import replace

import pytest

from casegraph.link import LinkRules
from casegraph.link.answers.file import load_answers
from casegraph.pipeline.linking import kept_rules
from casegraph.rulebook.book import load_rulebook
from casegraph.store import Store
from tests.people.corpus import BUS, HARBOUR, QUAY, SCHOOL, SITTINGS, Point, Sitting

PAIR = (SCHOOL.title, BUS.title)
ONE, OTHER = "fjordlund:direktionen:2024-03-04:2", "fjordlund:oekonomiudvalget:2024-03-18:2"
FAR = (HARBOUR.title, QUAY.title)


def is_one(desk, pair=PAIR):
    cases = desk.cases()
    return cases[pair[0]] == cases[pair[1]]


def test_before_anybody_answers_the_pair_is_in_doubt(desk):
    assert desk.statuses() == {PAIR: "suggested"}
    assert not is_one(desk)


def test_yes_joins_at_once_and_after_every_rebuild(desk):
    told = desk.type("judge", ONE, OTHER, "yes", "--who", "Anne", "--note", "same bus").output
    assert "moved from" in told
    assert "new link" in told
    (entry,) = load_answers(desk.answers).entries
    assert (entry.word, entry.signed.who, entry.signed.note) == ("yes", "Anne", "same bus")
    for options in ((), ("--rebuild",)):
        told = desk.build(*options)
        assert is_one(desk), options
        assert "changed in" not in told, "the answer was followed already"
    assert desk.statuses() == {PAIR: "accepted"}


def test_what_was_followed_already_is_not_linked_again(desk):
    desk.type("judge", ONE, OTHER, "yes")
    assert "0 documents read, 2 unchanged" in desk.build()
    assert "fjordlund: 4 items" not in desk.build()


def test_no_binds_what_numbers_would_join(desk):
    same = Point("Skolebusser ved alle skoler", "Godkendt.", number=SCHOOL.number)
    desk.write((SITTINGS[0], replace(SITTINGS[1], points=(QUAY, same))))
    desk.build()
    assert is_one(desk)
    desk.type("judge", ONE, OTHER, "no")
    assert not is_one(desk)
    assert desk.statuses()[PAIR] == "rejected"
    desk.build("--rebuild")
    assert not is_one(desk)


def test_unsure_changes_nothing_and_is_not_asked_again(desk):
    assert "1 doubtful pair" in desk.type("review", "--list").output
    assert "No case and no link changed" in desk.type("judge", ONE, OTHER, "unsure").output
    assert desk.statuses() == {PAIR: "suggested"}
    assert "0 doubtful pairs" in desk.type("review", "--list").output


def test_undo_takes_back_the_last_word_on_that_pair(desk):
    desk.type("judge", ONE, OTHER, "no")
    desk.type("judge", OTHER, ONE, "yes")
    assert is_one(desk)
    assert ": no (in" in desk.type("judge", ONE, OTHER, "--undo").output
    assert desk.statuses() == {PAIR: "rejected"}
    assert "no answer any more" in desk.type("judge", ONE, OTHER, "--undo").output
    assert desk.statuses() == {PAIR: "suggested"}
    assert "nobody has said anything" in desk.type("judge", ONE, OTHER, "--undo", status=1).stderr
    assert len(load_answers(desk.answers).entries) == 4, "nothing is ever taken out"


def test_an_end_of_an_id_is_enough_where_it_is_one(desk):
    desk.type("judge", "direktionen:2024-03-04:2", "03-18:2", "yes")
    assert is_one(desk)


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ((":2", ONE), "2 items have an id that ends in ':2'; write more of it:\n  fjordlund:direktionen:2024-03-04:2"),
        (("nothing", ONE), "no item 'nothing'"),
        ((ONE, "03-04:2"), "is one item; name two"),
    ],
)
def test_what_names_no_pair_is_refused_and_nothing_recorded(desk, pair, says):
    assert says in desk.type("judge", *pair, "yes", status=1).stderr
    assert not desk.answers.exists()


def test_without_a_word_it_says_which_there_are(desk):
    assert "yes, no, unsure" in desk.type("judge", ONE, OTHER, status=2).stderr


def test_linking_can_be_left_to_the_next_build(desk):
    assert "the next build follows" in desk.type("judge", ONE, OTHER, "yes", "--no-link").output
    assert not is_one(desk)
    assert "new link" in desk.build()
    assert is_one(desk)


def test_an_answer_is_kept_where_it_was_asked_for(desk, tmp_path):
    elsewhere = tmp_path / "svar" / "vores.yaml"
    elsewhere.parent.mkdir()
    desk.type("judge", ONE, OTHER, "yes", "--answers", elsewhere)
    assert is_one(desk)
    assert not desk.answers.exists()
    desk.build("--answers", elsewhere)
    assert is_one(desk)
    desk.build()
    assert not is_one(desk), "a build with another file of answers does not know it"


def test_while_somebody_else_writes_nothing_is_recorded(desk):
    with Store.open(desk.db) as store, store.writing():
        assert "casegraph: " in desk.type("judge", ONE, OTHER, "yes", status=1).stderr
    assert not desk.answers.exists()


def test_a_broken_file_is_named_by_its_line_and_left_alone(desk):
    desk.answers.write_text("- judge: maybe\n", encoding="utf-8")
    assert f"{desk.answers}:1: judge: " in desk.type("judge", ONE, OTHER, "yes", status=1).stderr
    assert desk.answers.read_text(encoding="utf-8") == "- judge: maybe\n"
    assert not is_one(desk)


# Found again


def test_found_again_when_items_are_renumbered(desk):
    desk.type("judge", ONE, OTHER, "yes")
    new = Point("Ny cykelsti i Bakkeby", "Godkendt.", number="24-000900")
    desk.write((replace(SITTINGS[0], points=(new, *SITTINGS[0].points)), SITTINGS[1]))
    told = desk.build()
    assert "orphaned" not in told
    assert is_one(desk)


def test_found_again_when_a_document_is_read_a_little_differently(desk):
    desk.type("judge", ONE, OTHER, "yes")
    respelt = replace(BUS, title="Skolebusser ved alle skoler.", number="24-000777")
    desk.write((SITTINGS[0], replace(SITTINGS[1], points=(QUAY, respelt))))
    assert "orphaned" not in desk.build()
    assert is_one(desk, (SCHOOL.title, respelt.title))


def test_found_again_when_earlier_minutes_join(desk):
    desk.type("judge", ONE, OTHER, "yes")
    before = desk.cases()[BUS.title]
    early = Point("Skolebusser ved alle skoler Skole", "Drøftet.", number="23-000044")
    desk.write((Sitting("dir_2024-01-08.txt", "Direktionen", "8. januar 2024", (early,)), *SITTINGS))
    desk.build()
    assert desk.cases()[BUS.title] == desk.cases()[SCHOOL.title]
    with Store.open(desk.db) as store:
        assert store.case(before), "the case is found by its former id too"


def test_orphans_are_reported_by_every_build_and_never_dropped(desk):
    desk.type("judge", ONE, OTHER, "yes")
    (desk.folder / "minutes" / SITTINGS[1].name).unlink()
    for _ in range(2):
        assert (
            f"An answer is orphaned (line 2): judge yes: not loaded: {OTHER} (Skolebusser ved alle skoler)"
            in desk.build()
        )
    desk.write()
    assert "orphaned" not in desk.build()
    assert is_one(desk)


def test_an_orphaned_answer_can_be_taken_back_by_the_ids_it_names(desk):
    desk.type("judge", ONE, OTHER, "yes")
    (desk.folder / "minutes" / SITTINGS[1].name).unlink()
    desk.build()
    desk.type("judge", ONE, OTHER, "--undo")
    assert "orphaned" not in desk.build()


def test_answers_that_contradict_each_other_are_told(desk):
    third = "fjordlund:direktionen:2024-03-04:1"
    desk.type("judge", ONE, OTHER, "yes")
    desk.type("judge", OTHER, third, "yes")
    assert "Two answers contradict each other" in desk.type("judge", ONE, third, "no").output


# By hand


def test_an_answer_counts_from_its_day_on(desk):
    entry = f"- judge: yes\n  a: {{item: '{ONE}'}}\n  b: {{item: '{OTHER}'}}\n  date: "
    desk.answers.write_text(entry + "2999-01-01\n", encoding="utf-8")
    desk.build()
    assert not is_one(desk)
    desk.answers.write_text(entry + "2024-05-01\n", encoding="utf-8")
    desk.build()
    assert is_one(desk)


def test_a_number_can_be_said_to_be_collective(desk):
    mixed = (
        Point("Nyt tag på hallen", "Godkendt.", number="24-5"),
        Point("Salg af en båd", "Godkendt.", number="24-5"),
    )
    desk.write([replace(sitting, points=(point,)) for sitting, point in zip(SITTINGS, mixed, strict=True)])
    desk.build()
    with Store.open(desk.db) as store:
        assert [(case.collective, len(case.threads)) for case in store.cases()] == [("suspected", 1)]
    desk.answers.write_text("- collective: yes\n  municipality: fjordlund\n  number: 24/005\n", encoding="utf-8")
    desk.build()
    with Store.open(desk.db) as store:
        assert [(case.collective, len(case.threads)) for case in store.cases()] == [("yes", 2)]


def test_an_item_can_be_said_to_be_standing(desk):
    assert BUS.title in desk.cases()
    about = f"- standing: yes\n  about: {{item: '{OTHER}', title: {BUS.title}}}\n"
    desk.answers.write_text(about, encoding="utf-8")
    desk.build()
    assert BUS.title not in desk.cases()
    assert "orphaned" not in desk.build()


def test_two_bodies_can_be_said_to_be_one(desk):
    said = "- same_body: yes\n  municipality: fjordlund\n  bodies: [direktionen, oekonomiudvalget]\n"
    before = " ".join(desk.type("explain", ONE, OTHER).output.split())
    desk.answers.write_text(said, encoding="utf-8")
    desk.build()
    after = desk.type("explain", ONE, OTHER).output
    assert "how long after each other: up the route" in before
    assert "how long after each other: the same body" in after


# More than one database


def test_in_a_folder_of_databases(tmp_path, desk):
    from tests.people.corpus import write

    folder = tmp_path / "dbs"
    folder.mkdir()
    write(tmp_path / "two" / "b", settings="municipality: Bakkeby\n")
    desk.type("build", tmp_path / "minutes", tmp_path / "two", "--db", folder)
    assert (
        "of two municipalities"
        in desk.type("judge", ONE, "bakkeby:direktionen:2024-03-04:2", "yes", "--db", folder, status=1).stderr
    )
    desk.type("judge", "03-04:2", "03-18:2", "yes", "--municipality", "Bakkeby", "--db", folder)
    assert (folder / "answers.yaml").exists()
    with Store.open(folder / "bakkeby.db") as ours, Store.open(folder / "fjordlund.db") as theirs:
        assert (len(list(ours.cases())), len(list(theirs.cases()))) == (3, 4)
        assert (len(ours.answers()), len(theirs.answers())) == (1, 0)
    told = desk.type("build", tmp_path / "minutes", tmp_path / "two", "--db", folder).stderr
    assert "orphaned" not in told, "the one municipality's answers are no orphans of the other"


def test_answers_on_what_was_never_loaded_are_told(desk):
    desk.answers.write_text("- collective: yes\n  municipality: bakkeby\n  number: 1\n", encoding="utf-8")
    assert "1 answers are about bakkeby, of which nothing is loaded" in desk.build()


def test_the_rules_of_the_build_are_kept_for_answers(desk, tmp_path):
    rules = tmp_path / "rules" / "common"
    rules.mkdir(parents=True)
    (rules / "order.yaml").write_text("weak:\n  - skolebus\n", encoding="utf-8")
    desk.build("--rules", rules.parent)
    with Store.open(desk.db) as store:
        kept = kept_rules(store)
    assert kept == LinkRules.from_book(load_rulebook(rules.parent))
    assert "skolebus" in kept.weak
    desk.type("judge", ONE, OTHER, "yes")
    assert "fjordlund: 4 items" not in desk.build("--rules", rules.parent), "linked by the same rules already"
