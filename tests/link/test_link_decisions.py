"""From weighed pairs to cases: what joins, what is asked, what stays apart; the same whatever the order."""

import random
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.link import link_items
from casegraph.link.answers.answers import Answers, Signature, judged
from casegraph.link.deciding.assemble import Why
from casegraph.link.explain import explain
from casegraph.link.weighing.weights import ONE_COMMITTEE, TWO_COMMITTEES, score
from casegraph.model import FollowUp, Place

PLAN = "lokalplan 7.15 for bådeværksteder ved Sejlmagerkajen"


def groups(linked):
    """The threads of more than one item."""
    return sorted(sorted(t.items) for case in linked.cases for t in case.threads if len(t.items) > 1)


def asked(linked):
    return {(link.a, link.b) for link in linked.links if link.status == "suggested" and link.kind == "same_case"}


def test_a_case_goes_up_the_route_and_comes_back_for_adoption(item, rules):
    items = [
        item("2021-01-05", "teknik", f"Forslag til {PLAN}"),
        item("2021-01-19", "oek", f"Forslag til {PLAN}"),
        item("2021-01-27", "kb", f"Forslag til {PLAN}"),
        item("2021-06-08", "teknik", f"Endelig vedtagelse af {PLAN}"),
        item("2021-06-22", "oek", f"Endelig vedtagelse af {PLAN}"),
        item("2021-06-30", "kb", f"Endelig vedtagelse af {PLAN}"),
    ]
    assert groups(link_items(items, rules)) == [sorted(i.id for i in items)]


def test_an_item_without_number_goes_with_last_week_whatever_the_case_was_called_years_before(item, rules):
    old = [
        item("2019-03-05", "teknik", "Svømmehal i Elkær: tre mulige placeringer", "19-000111"),
        item("2019-03-12", "oek", "Svømmehal i Elkær: tre mulige placeringer", "19-000111"),
        item("2020-02-04", "teknik", "Svømmehal i Elkær: kontrakt med rådgiver", "19-000111"),
        item("2020-02-11", "oek", "Svømmehal i Elkær: kontrakt med rådgiver", "19-000111"),
    ]
    new = [
        item("2021-05-04", "oek", "Svømmehal: prisstigninger på stål og træ", "19-000111"),
        item("2021-05-18", "kb", "Svømmehal: prisstigninger på stål og træ"),
    ]
    assert groups(link_items([*old, *new], rules)) == [sorted(i.id for i in (*old, *new))]


def test_what_was_put_off_and_comes_back_is_one_case(item, rules):
    items = [
        item("2021-01-05", "teknik", "Hegn langs åen", decision_kind="postponed"),
        item("2021-03-02", "teknik", "Genoptagelse: Hegn langs åen"),
    ]
    assert groups(link_items(items, rules)) == [sorted(i.id for i in items)]


@pytest.mark.parametrize(
    ("kind", "day", "joined"),
    [
        # Tove Dam stepped down before her time; the term is over when the council elects again.
        ("elected", "2022-01-25", False),
        ("postponed", "2021-06-22", True),
    ],
)
def test_who_was_elected_is_not_elected_again(item, rules, kind, day, joined):
    items = [
        item("2021-05-25", "kb", "Valg til bestyrelsen for Elkær Museum efter Tove Dam", decision_kind=kind),
        item(day, "kb", "Valg til bestyrelsen for Elkær Museum"),
    ]
    assert (groups(link_items(items, rules)) == [sorted(i.id for i in items)]) is joined


@pytest.mark.parametrize(("kind", "joined"), [("approved", False), ("rejected", False), ("other", True)])
def test_what_a_body_settled_and_has_again_under_the_same_words_is_another_matter(item, rules, kind, joined):
    title = "Tilskud til nye både, Sønderbæk Roklub"
    items = [
        item("2024-02-07", "teknik", title, decision_kind=kind),
        item("2024-03-06", "teknik", title),
    ]
    assert (groups(link_items(items, rules)) == [sorted(i.id for i in items)]) is joined


def sent_to_a_hearing(item, kind="approved"):
    hearing = FollowUp("hearing", "udkastet sendes i høring", "Udkastet sendes i høring.", "recommendation", Place(1))
    return item("2021-05-04", "teknik", "Regler for torvehandel", decision_kind=kind, followups=(hearing,))


@pytest.mark.parametrize(
    ("kind", "day", "joined"),
    [
        ("approved", "2021-10-05", True),
        # It was not sent out; it comes as it does every year.
        ("rejected", "2021-10-05", False),
        ("approved", "2022-10-04", False),
    ],
)
def test_what_was_sent_to_a_hearing_comes_back_from_it(item, rules, kind, day, joined):
    items = [sent_to_a_hearing(item, kind), item(day, "teknik", "Regler for torvehandel - endelig godkendelse")]
    assert (groups(link_items(items, rules)) == [sorted(i.id for i in items)]) is joined


def test_a_hearing_is_of_what_bears_the_same_words(item, rules):
    accounts = item("2021-10-05", "teknik", "Anlægsregnskab for torvehandel")
    assert groups(link_items([sent_to_a_hearing(item), accounts], rules)) == []


@pytest.mark.parametrize(
    ("kind", "body", "joined"),
    [
        ("referred", "teknik", True),
        # Sent to another committee; decided by the council itself.
        ("referred", "skole", False),
        ("approved", "teknik", False),
    ],
)
def test_what_the_council_sends_to_a_committee_comes_there(item, rules, kind, body, joined):
    onward = FollowUp("next_body", "Behandling", "Sagen oversendes.", "decision", Place(1), to_body_id=body)
    items = [
        item(
            "2021-03-23",
            "kb",
            "Forslag fra SF om vilde vejkanter langs stierne",
            decision_kind=kind,
            followups=(onward,),
        ),
        item("2021-08-17", "teknik", "Vilde vejkanter, plan for klipning"),
    ]
    assert (groups(link_items(items, rules)) == [sorted(i.id for i in items)]) is joined


def test_the_words_of_a_motion_again_are_that_motion_wherever_they_come(item, rules):
    motion = item("2021-03-23", "kb", "Forslag fra SF om vilde vejkanter langs stierne", decision_kind="approved")
    again = item("2021-08-17", "teknik", "Vilde vejkanter langs stierne")
    assert groups(link_items([motion, again], rules)) == [sorted((motion.id, again.id))]


@pytest.mark.parametrize(
    ("title", "closed", "joined"),
    [
        ("Ejendomssag", False, True),
        ("Ejendomssag", True, False),
        ("Salg af Sejlmagergården", True, True),
    ],
)
def test_one_word_for_what_is_closed_may_be_any_two_matters(item, rules, title, closed, joined):
    items = [item("2021-05-04", "oek", title, closed=closed), item("2021-05-11", "kb", title, closed=closed)]
    linked = link_items(items, rules)
    assert (groups(linked) == [sorted(i.id for i in items)]) is joined
    assert [link.status for link in linked.links] == ["accepted" if joined else "suggested"]


RENAMED = "Busbetjening af Elkær Strand - alternativer"


@pytest.mark.parametrize(
    ("day", "title", "joined"),
    [
        ("2023-11-27", RENAMED, True),
        # Not soon; not in the same words.
        ("2024-09-27", RENAMED, False),
        ("2023-11-27", f"{RENAMED} og cykelstier", False),
    ],
)
def test_what_follows_in_the_same_words_goes_with_a_case_whatever_that_was_called_before(
    item, rules, day, title, joined
):
    number = "2023-4711"
    items = [
        *(item(f"2023-{when}", "skole", "Flextur i stedet for rute 7", number) for when in ("09-19", "10-01", "11-07")),
        item("2023-11-14", "oek", RENAMED, number),
    ]
    last = item(day, "kb", title)
    cases = [case for case in link_items([*items, last], rules).cases if items[0].id in case.items]
    assert (last.id in cases[0].items) is joined


def test_the_same_way_gone_again_a_year_later_is_asked_about(item, rules):
    title = "Tilskud til Kajens Venner"
    first = [item(f"2021-01-{day}", body, title) for day, body in ((12, "oek"), (20, "kb"))]
    again = [item(f"2022-02-{day}", body, title) for day, body in ((12, "oek"), (20, "kb"))]
    linked = link_items([*first, *again], rules)
    assert groups(linked) == sorted([sorted(i.id for i in first), sorted(i.id for i in again)])
    assert asked(linked)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forslag til lokalplan 7.15 for Kajen", "Forslag til lokalplan 7.51 for Kajen"),
        ("Skema A for Domea, Kajen 5", "Skema B for Domea, Kajen 5"),
        ("Fortov i Nørre Kaj", "Fortov i Sønder Kaj"),
        ("Kajudvalgets budget 2021", "Kajudvalgets budget 2022"),
        ("Kajafgifter i marts", "Kajafgifter i april"),
    ],
)
@pytest.mark.parametrize(("day", "body"), [("2021-01-10", "oek"), ("2021-01-24", "kb"), ("2021-05-10", "teknik")])
def test_near_twins_stay_apart_wherever_they_are_treated(item, rules, one, other, day, body):
    assert groups(link_items([item("2021-01-10", "teknik", one), item(day, body, other)], rules)) == []


def test_two_items_of_one_meeting_are_never_linked_by_title(item, rules):
    twice = [item("2021-01-10", "kb", f"Forslag til {PLAN}", no=no) for no in (3, 7)]
    linked = link_items(twice, rules)
    assert groups(linked) == []
    assert asked(linked) == set()


def test_an_item_between_two_cases_goes_to_neither(item, rules):
    items = [
        item("2021-01-10", "teknik", f"Forslag til {PLAN}", "21-1"),
        item("2021-01-10", "skole", f"Forslag til {PLAN}", "21-2"),
        item("2021-01-24", "oek", f"Forslag til {PLAN}"),
    ]
    linked = link_items(items, rules)
    assert groups(linked) == []
    assert len(asked(linked)) == 2
    told = explain(items, rules, None, (items[0].id, items[2].id))
    assert (told.status, told.why) == ("suggested", Why.RIVAL.value)


def test_a_member_that_contradicts_keeps_the_whole_case_away(item, rules):
    case = [
        item("2021-01-10", "teknik", "Boliger på Sejlmagerkajen", "21-1"),
        item("2021-01-24", "oek", "Boliger på Sejlmagerkajen, etape 1", "21-1"),
    ]
    other = item("2021-02-10", "kb", "Boliger på Sejlmagerkajen, etape 2")
    assert other.id not in {i for group in groups(link_items([*case, other], rules)) for i in group}


def test_people_bind_whatever_the_evidence(item, rules):
    one, other = item("2021-01-10", "oek", f"Forslag til {PLAN}"), item("2021-01-24", "kb", f"Forslag til {PLAN}")
    far = item("2021-03-01", "teknik", "Kajens fremtid")
    signed = Signature("2024-05-01", "Anne")
    no = Answers((judged(one, other, "no", signed),))
    yes = Answers((judged(one, far, "yes", signed),))
    assert groups(link_items([one, other, far], rules)) == [sorted((one.id, other.id))]
    assert groups(link_items([one, other, far], rules, no)) == []
    assert groups(link_items([one, other, far], rules, yes)) == [sorted((one.id, other.id, far.id))]
    assert explain([one, other, far], rules, no, (one.id, other.id)).status == "rejected"


def test_an_explanation_adds_up_and_says_what_would_change_it(item, rules):
    items = [item("2021-01-10", "oek", f"Forslag til {PLAN}"), item("2021-01-24", "kb", f"Forslag til {PLAN}")]
    told = explain(items, rules, None, (items[0].id, items[1].id))
    assert told.status == "accepted"
    assert told.score >= 0.95
    assert told.prior + sum(piece.weight for piece in told.evidence) > 2.9
    assert told.change


@pytest.fixture(scope="module")
def corpus():
    return make_corpus(Settings(years=1, matters=60, committees=2, missing=0.5, renumbered=True)).items


@pytest.fixture(scope="module")
def linked(corpus, rules):
    return link_items(corpus, rules)


@given(st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_the_input_changes_nothing(corpus, linked, rules, rng: random.Random):
    shuffled = list(corpus)
    rng.shuffle(shuffled)
    assert link_items(shuffled, rules) == linked


def test_items_given_twice_and_other_municipalities_change_nothing(corpus, linked, rules, item):
    other = item("2019-03-01", "kb", corpus[0].title, municipality="andetsteds")
    both = link_items([*corpus, other, *corpus[:20]], rules)
    assert [case for case in both.cases if case.municipality != "andetsteds"] == list(linked.cases)
    assert not any("andetsteds" in link.a + link.b for link in both.links)


def boating(item, second):
    """A matter that comes back under another title, from a committee that may be another one."""
    first, again = "Vinterbadning ved Bådelauget Havternen", "Vinterbadere ved Havternen"
    return [
        item(day, body, title, recommended_by="Centerchefen")
        for day, body, title in (
            ("2021-02-03", "skole", first),
            ("2021-02-17", "oek", first),
            ("2021-09-01", second, again),
            ("2021-09-15", "oek", again),
        )
    ]


@pytest.mark.parametrize(
    ("second", "meets_on", "said"),
    [
        ("skole", True, [("one committee has treated both cases", ONE_COMMITTEE)]),
        ("teknik", True, [("two committees have treated the two cases", TWO_COMMITTEES)]),
        # The one committee ends before the other begins: it may be the same under another name.
        ("teknik", False, []),
    ],
)
def test_one_committee_speaks_for_one_case_and_another_against_it(item, rules, second, meets_on, said):
    items = boating(item, second)
    other = [item("2021-12-08", "skole", "Eventuelt")] if meets_on else []
    told = explain([*items, *other], rules, None, (items[0].id, items[3].id))
    assert [(piece.text, piece.weight) for piece in told.evidence if piece.name == "committee"] == said
    assert told.score == pytest.approx(score(told.prior + sum(piece.weight for piece in told.evidence)), abs=1e-4)


def test_links_and_explain_say_the_same_whatever_became_of_a_pair(item, rules):
    items = [*boating(item, "teknik"), item("2021-12-08", "skole", "Eventuelt")]
    pairs = list(combinations(items[:4], 2))
    for said in (None, "unsure", "no"):
        told = [judged(a, b, said, Signature("2024-05-01", "Anne")) for a, b in pairs[:3]] if said else []
        answers = Answers(tuple(told))
        links = {(link.a, link.b): link for link in link_items(items, rules, answers).links}
        assert links
        for pair, link in links.items():
            why = explain(items, rules, answers, pair)
            assert why.status == link.status
            assert [piece for piece in why.evidence if piece.weight] == list(link.evidence)
