"""The answers file: what is written is read again, faults name their line, nothing that stands there is lost."""

import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.errors import AnswerError
from casegraph.link.answers.answers import (
    Answers,
    FollowUpKey,
    Signature,
    assigned,
    fixed,
    from_entry,
    judged,
    marked,
    numbered,
    plain,
    same_body,
    snoozed,
    to_entry,
    undone,
)
from casegraph.link.answers.file import append_answer, load_answers, parse_answers, render
from casegraph.link.answers.recall import recall

SIGNED = Signature("2024-05-01", "Anne", "Se referatet: det nye navn")


@pytest.fixture
def pair(item):
    return item("2021-03-01", "dir", "Ny havn", "21-1"), item("2021-04-01", "kb", "Havneprojektet")


def every_kind(pair):
    a, b = pair
    key = FollowUpKey("eksempel:dir:2021-03-01:1:t1", "task", "udarbejde en plan")
    return [
        judged(a, b, "yes", SIGNED),
        undone(judged(a, b, "yes", SIGNED), Signature("2024-05-02")),
        marked(a, key, "done", SIGNED),
        snoozed(a, key, "2024-06-01", SIGNED),
        assigned(a, key, "Økonomichefen", SIGNED),
        numbered("eksempel", "21-1", "yes", SIGNED),
        fixed(b, "no", SIGNED),
        same_body("eksempel", ("teknik", "klima"), "yes", SIGNED),
    ]


def test_every_kind_of_answer_is_read_as_it_was_written(tmp_path, pair):
    path = tmp_path / "answers.yaml"
    written = every_kind(pair)
    for answer in written:
        append_answer(path, answer)
    read = load_answers(path)
    assert [replace(entry, line=None) for entry in read.entries] == written
    assert [from_entry(to_entry(answer)) for answer in written] == written
    assert not list(tmp_path.glob("*.tmp"))


def test_no_file_is_no_answers(tmp_path):
    assert load_answers(tmp_path / "answers.yaml") == Answers()


def test_what_people_wrote_by_hand_stays(tmp_path, pair):
    path = tmp_path / "answers.yaml"
    by_hand = (
        "\ufeff# vores svar\n  - collective: Yes   # aftalt med Bo\n    municipality: eksempel\n    number: 0130\n"
    )
    path.write_text(by_hand, encoding="utf-8")
    append_answer(path, judged(*pair, "no", SIGNED))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(by_hand.lstrip("\ufeff"))
    first, second = load_answers(path).entries
    assert (first.number, first.word, first.line) == ("0130", "yes", 2)
    assert (second.verb, second.word) == ("judge", "no")


# (file, what the message must hold)
BROKEN = [
    ("- judge: yse\n  a: {item: x:1}\n  b: {item: x:2}\n", "f.yaml:1: judge: "),
    ("- judge: yes\n  a: {item: x:1}\n", "f.yaml:1: -: judge also needs b"),
    ("# x\n\n- judge: yes\n  a: {item: x:1}\n  b: {item: x:2}\n  dato: 2021-01-01\n", "f.yaml:6: dato: unknown key"),
    ("- collective: yes\n  municipality: x\n  number: 1\n  date: 2021-13-01\n", "f.yaml:4: date: not a date"),
    ("- judge: yes\n  mark: done\n", "exactly one of"),
    ("- note: hej\n", "exactly one of"),
    ("- mark: snooze\n  about: {item: x:1}\n  followup: {id: 'x:1:t'}\n", "snooze also needs until"),
    ("judge: yes\n", "f.yaml:1"),  # a mapping where a list of entries belongs
    ("- judge: [yes\n", "not readable as YAML"),
    ("- judge: yes\n  a: {item: x:1}\n  b: {item: x:1}\n", "a and b are one item"),
    ("- same_body: yes\n  municipality: x\n  bodies: [a, a]\n", "two different"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_faults_name_line_and_key(text, message):
    with pytest.raises(AnswerError) as caught:
        parse_answers(text, "f.yaml")
    assert message in str(caught.value)


def test_all_faults_at_once():
    with pytest.raises(AnswerError) as caught:
        parse_answers("- judge: x\n- collective: yes\n  numer: 3\n", "f.yaml")
    assert "f.yaml:1" in str(caught.value)
    assert "f.yaml:3" in str(caught.value)


def test_a_broken_file_is_left_as_it_is(tmp_path, pair):
    path = tmp_path / "answers.yaml"
    for text in ("- judge: [yes\n", "[{collective: yes, municipality: x, number: 1}]"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(AnswerError):
            append_answer(path, judged(*pair, "yes", SIGNED))
        assert path.read_text(encoding="utf-8") == text


def test_an_answer_that_cannot_be_written_says_so(tmp_path, pair):
    with pytest.raises(AnswerError, match="not recorded"):
        append_answer(tmp_path / "nowhere" / "answers.yaml", judged(*pair, "yes", SIGNED))


def test_two_programs_adding_at_once_both_get_through(tmp_path):
    path = tmp_path / "answers.yaml"
    script = (
        "import sys; from pathlib import Path\n"
        "from casegraph.link.answers.file import append_answer\n"
        "from casegraph.link.answers.answers import Signature, numbered\n"
        "for n in range(5): append_answer(Path(sys.argv[1]), numbered('x', sys.argv[2] + str(n), 'yes', Signature()))\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, str(path), who]) for who in "12"]
    assert [run.wait(60) for run in runs] == [0, 0]
    numbers = sorted(entry.number for entry in load_answers(path).entries)
    assert numbers == sorted(who + str(n) for who in "12" for n in range(5))


@given(st.text(max_size=60), st.text(st.characters(codec="utf-8"), max_size=30))
def test_whatever_a_person_types_is_read_again(note, who):
    answer = numbered("x", "1", "yes", Signature("2024-01-01", who or None, note or None))
    assert render(answer).count("\n") == 1, "an entry is one line, so that files merge line by line"
    (read,) = parse_answers(render(answer), "f.yaml").entries
    assert (read.signed.note or "") == plain(note)
    assert (read.signed.who or "") == plain(who)


def test_undo_takes_back_the_last_answer_on_that_pair_alone(item, pair):
    a, b = pair
    other = item("2021-05-01", "kb", "Skolebus")
    log = [
        judged(a, b, "no", Signature("2024-01-01")),
        judged(b, a, "yes", Signature("2024-01-02")),
        judged(a, other, "no", Signature("2024-01-03")),
        undone(judged(a, b, "yes", SIGNED), Signature("2024-01-04")),
    ]
    words = {key: answer.word for key, answer in recall(Answers(tuple(log)), [a, b, other]).pairs.items()}
    assert words == {tuple(sorted((a.id, b.id))): "no", tuple(sorted((a.id, other.id))): "no"}
    before = recall(Answers(tuple(log)).as_of("2024-01-03"), [a, b, other]).pairs
    assert before[tuple(sorted((a.id, b.id)))].word == "yes"


def test_an_answer_is_found_again_after_renumbering_and_rereading(item, pair):
    a, b = pair
    answers = Answers((judged(a, b, "yes", SIGNED),))
    shifted = replace(b, id=b.id[:-1] + "2", number="2")  # a supplementary agenda pushed the item down
    newcomer = item("2021-04-01", "kb", "Skolebus")  # and another matter now bears the old id
    reread = replace(a, title="Ny  hawn")  # read a little differently
    recalled = recall(answers, [reread, shifted, newcomer])
    assert set(recalled.pairs) == {tuple(sorted((a.id, shifted.id)))}
    assert not recalled.orphans


def test_an_answer_whose_item_is_gone_is_reported_and_kept(pair):
    a, b = pair
    answers = Answers((judged(a, b, "yes", SIGNED),))
    recalled = recall(answers, [a])
    assert not recalled.pairs
    (orphan,) = recalled.orphans
    assert b.id in orphan
    assert "Havneprojektet" in orphan


def test_two_items_that_fit_equally_well_are_none(item, pair):
    a, b = pair
    twins = [replace(b, id=f"{b.id}{n}", number=f"1{n}") for n in (1, 2)]
    assert not recall(Answers((judged(a, b, "yes", SIGNED),)), [a, *twins]).pairs


def test_answers_about_closed_items_hold_no_title(item, pair):
    closed = item("2021-04-06", "kb", "Køb af gården", "21-9", closed=True)
    answer = judged(pair[0], closed, "yes", SIGNED)
    key = FollowUpKey("x", "task", "købe gården")
    text = render(answer) + render(marked(closed, key, "done", SIGNED)) + render(fixed(closed, "yes", SIGNED))
    assert "gård" not in text
    assert "21-9" not in text
    assert recall(Answers((answer,)), [pair[0], closed]).pairs


def test_bodies_that_are_one_go_by_the_first():
    log = (same_body("x", ("teknik", "klima"), "yes", SIGNED), same_body("x", ("klima", "plan"), "yes", SIGNED))
    assert Answers(log).body_names() == {("x", name): "teknik" for name in ("teknik", "klima", "plan")}


def test_two_peoples_additions_merge_line_by_line(tmp_path, item, pair):
    """What ``answers.yaml merge=union`` in ``.gitattributes`` makes git do."""
    git = shutil.which("git") or pytest.skip("no git here")
    other = item("2021-05-01", "kb", "Skolebus")
    base, ours, theirs = (tmp_path / f"{name}.yaml" for name in ("base", "ours", "theirs"))
    append_answer(base, judged(*pair, "no", SIGNED))
    for path, who in ((ours, "Anne"), (theirs, "Bo")):
        path.write_bytes(base.read_bytes())
        for judgement in (judged(*pair, "yes", Signature("2024-05-02", who)), fixed(other, "no", SIGNED)):
            append_answer(path, judgement)
    merged = subprocess.run([git, "merge-file", "-p", "--union", ours, base, theirs], capture_output=True, check=True)
    entries = parse_answers(merged.stdout.decode("utf-8"), "merged.yaml").entries
    assert [(entry.verb, entry.signed.who) for entry in entries] == [
        ("judge", "Anne"),
        ("judge", "Anne"),
        ("judge", "Bo"),
        ("standing", "Anne"),
    ]
