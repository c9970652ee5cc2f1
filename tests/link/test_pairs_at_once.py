"""Pairs worked out in columns are those that working them out one by one gives."""

from bisect import bisect_left
from collections import defaultdict
from math import log

import numpy as np
import pytest

from benchmarks.linkbench.corpus import make_corpus
from benchmarks.linkbench.world import Settings
from casegraph.link import LinkRules
from casegraph.link.answers.recall import Recalled
from casegraph.link.arrays import distinct
from casegraph.link.deciding.assemble import SUGGEST_SUM
from casegraph.link.engine import in_order
from casegraph.link.municipality import make_sources
from casegraph.link.titles.reader import Title, TitleReader
from casegraph.link.weighing import blocking, pairing
from casegraph.link.weighing.hopeful import Hopeful, Rivals
from casegraph.link.weighing.pairing import all_pairs
from casegraph.link.weighing.scoring import Scores
from casegraph.link.words.alike import Wordings
from casegraph.link.words.compare import PART_WORTH, compare, contradict
from casegraph.link.words.corpus import Words
from casegraph.link.words.handles import TELLING_PART
from casegraph.link.words.signs import make_signs
from casegraph.rulebook.book import load_rulebook

SETTINGS = {
    "numbered": Settings(matters=60, seed=7),
    "renumbered": Settings(matters=60, seed=8, renumbered=True),
    "without numbers": Settings(matters=60, seed=9, missing=1.0),
}


@pytest.fixture(scope="module", params=SETTINGS)
def sources(request):
    rules = LinkRules.from_book(load_rulebook())
    return make_sources(in_order(make_corpus(SETTINGS[request.param]).items), TitleReader(rules), Recalled())[0]


def test_pairs_are_the_same_in_parts_of_any_size(sources, monkeypatch):
    whole = all_pairs(sources, sources.columns.open)
    monkeypatch.setattr(pairing, "AT_ONCE", 7)
    monkeypatch.setattr(blocking, "AT_ONCE", 100)
    for column, same in zip(all_pairs(sources, sources.columns.open), whole, strict=True):
        assert column.tolist() == same.tolist()


@pytest.mark.parametrize("values", [[], [3], [2, 2, 1], [5, 1, 5, 1, 3]])
@pytest.mark.parametrize("given_up", [False, True])
def test_distinct_values_are_sorted_and_once_each(values, given_up):
    column = np.array(values, np.int64)
    assert distinct(column, given_up=given_up).tolist() == sorted(set(values))
    assert given_up or column.tolist() == values


def plain_handles(sign, telling):
    """The words of a wording, its figures, and the telling parts of its compounds, those behind a dash."""
    parts = {part for word in sign.words for part in telling.get(word, ())}
    return (*sign.words, *sorted(sign.numbers), *sorted(parts))


def plain_worth(handle, holders, words):
    rarity = log(words.count / min(holders, words.count))
    return PART_WORTH * rarity if handle.startswith("-") else rarity


def plain_wordings(found, table):
    """Pairs of wordings that share something rare, looked up one by one."""
    words = table.words
    telling = {
        word: tuple(f"-{part}" for part, worth in parts.items() if worth >= TELLING_PART)
        for word, parts in words.parts.items()
    }
    index = defaultdict(list)
    handles = [plain_handles(sign, telling) for sign in found.signs]
    for number in sorted(range(len(handles)), key=lambda n: (found.first[n], n)):
        for handle in handles[number]:
            index[handle].append(number)
    chosen = set()
    for me, (sign, first, last) in enumerate(zip(*found, strict=True)):
        shared = defaultdict(float)
        for handle in handles[me]:
            for near in (handle, *(words.kin.get(handle, ()) if isinstance(handle, int) else ())):
                starts = [found.first[n] for n in index.get(near, ())]
                low = bisect_left(starts, first - blocking.WINDOW)
                high = bisect_left(starts, last + blocking.WINDOW)
                worth = words.weight[near] if isinstance(near, int) else plain_worth(near, len(starts), words)
                for other in index.get(near, ())[low:high] if high - low <= blocking.CROWD else ():
                    shared[other] += worth
        least = {other: min(sign.weight, found.signs[other].weight) for other in shared}
        enough = [o for o in shared if o != me and shared[o] >= blocking.WORTH_A_LOOK * least[o]]
        best = sorted(enough, key=lambda o: (-shared[o], abs(found.first[o] - first), o))
        chosen.update((min(me, o), max(me, o)) for o in best[: blocking.PARTNERS])
    return sorted(chosen)


def plain_held(table):
    """The items of every wording, wordings in the order of their first."""
    held = {}
    for position, (sign, standing, day) in enumerate(zip(table.signs, table.standing, table.day, strict=True)):
        if not standing and day is not None:
            held.setdefault(id(sign), []).append(position)
    return list(held.values())


def plain_pairs(found, table):
    """Pairs of items of those wordings, and of every wording with itself."""
    pairs, held = set(), plain_held(table)
    days = [(table.signs[own[0]], table.day[own[0]], table.day[own[-1]]) for own in held]
    assert days == list(zip(*found, strict=True))
    for one, other in [*((n, n) for n in range(len(held))), *plain_wordings(found, table)]:
        left, right = held[one], held[other]
        for item in left:
            at = bisect_left(right, item)
            near = right[at + 1 : at + 7] if one == other else right[max(0, at - 6) : at + 6]
            for mate in near:
                a, b = sorted((item, mate))
                days = table.day[b] - table.day[a]
                if (days > 0 or table.body[a] != table.body[b]) and days <= blocking.WINDOW:
                    pairs.add((a, b))
    return sorted(pairs)


@pytest.mark.parametrize("at_once", [50, 2_000_000])
def test_candidates_are_those_found_one_by_one(sources, monkeypatch, at_once):
    monkeypatch.setattr(blocking, "AT_ONCE", at_once)
    members = blocking.held(sources.table)
    found = blocking.spanned(sources.table, members)
    codes = blocking.with_themselves(blocking.candidate_wordings(found, sources.table.words), len(found.signs))
    parts = list(blocking.candidate_pairs(members, codes, sources.table))
    pairs = [pair for first, second in parts for pair in zip(first.tolist(), second.tolist(), strict=True)]
    assert sorted(pairs) == plain_pairs(found, sources.table)


def test_pairs_are_open_where_their_numbers_leave_them_so(sources):
    first, second = all_pairs(sources)
    found = sources.columns.open(first, second)
    for a, b, open_ in zip(first.tolist(), second.tolist(), found, strict=True):
        both = sources.table.keys[a] and sources.table.keys[b]
        slip = sources.columns.misprinted(np.array([a]), np.array([b]))[0]
        tied = sources.systems.crosses(a, b) or sources.mentions.of(a, b) in {"item", "course"}
        assert open_ == (not both or tied or slip)


def test_titles_compared_at_once_are_compared_alike(sources):
    table = sources.table
    first, second = all_pairs(sources)
    alike = table.wordings.alike(table.wording[first], table.wording[second])
    near = 0
    for row, (a, b) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        one = compare(table.signs[a], table.signs[b], table.words)
        near += len(one.near)
        assert (one.shared, one.left, one.right) == (alike.shared[row], alike.left[row], alike.right[row])
        figures = (alike.numbers[row], alike.years[row], alike.periods[row], alike.names[row])
        assert (one.numbers, one.years, one.periods, one.names) == figures
        assert (one.contained, one.covered) == (alike.contained[row], alike.covered[row])
        assert alike.rare[row] == bool(table.signs[a].numbers & table.signs[b].numbers & table.rare_figures)
    assert near > 20


def test_a_word_that_is_near_several_is_paired_off_once():
    titles = [Title(text, tuple(text.split())) for text in ("cykelbane cykelsti", "cykelbro cykeltorv", "cykel")]
    titles += [
        Title(f"{text} {n}", tuple(text.split())) for n in range(3) for text in ("cykelbro", "cykeltorv", "cykel")
    ]
    words = Words(titles)
    signs = make_signs(titles, words)
    wordings = Wordings(signs, words, frozenset())
    pairs = [(a, b) for a in range(len(signs)) for b in range(len(signs))]
    alike = wordings.alike(*(np.array(side) for side in zip(*pairs, strict=True)))
    found = [compare(signs[a], signs[b], words) for a, b in pairs]
    assert [one.shared for one in found] == alike.shared.tolist()
    assert [(one.left, one.right) for one in found] == list(zip(alike.left.tolist(), alike.right.tolist(), strict=True))
    assert len(found[1].near) > 1


def test_what_is_passed_over_would_have_come_to_nothing(sources):
    first, second = all_pairs(sources)
    open_ = sources.columns.open(first, second)
    first, second = first[open_], second[open_]
    every = Scores(sources)
    every.add(list(zip(first.tolist(), second.tolist(), strict=True)))
    hopeful = Hopeful.ranked(Scores(sources).hopeful([(first, second)], SUGGEST_SUM)[0]).above(SUGGEST_SUM)
    found = dict(zip(hopeful.pairs(), hopeful.totals.tolist(), strict=True))
    weighed = every.weighed
    assert len(found) < len(weighed.codes) == len(first)
    pairs = [divmod(code, every.count) for code in weighed.codes.tolist()]
    likely = {pair: total for pair, total in zip(pairs, weighed.totals.tolist(), strict=True) if total >= SUGGEST_SUM}
    assert likely == found
    assert list(found.values()) == sorted(found.values(), reverse=True)
    signs = sources.table.signs
    assert [contradict(signs[a], signs[b]) for a, b in found] == hopeful.against.tolist()


def test_the_pairs_of_an_item_come_likeliest_first(sources):
    first, second = all_pairs(sources)
    hopeful = Hopeful.ranked(Scores(sources).hopeful([(first, second)], SUGGEST_SUM)[0]).above(SUGGEST_SUM)
    rivals = Rivals(hopeful, len(sources.table.items))
    pairs = list(zip(hopeful.pairs(), hopeful.totals.tolist(), strict=True))
    for item in {item for pair, _ in pairs[:200] for item in pair}:
        own = [(sum(pair) - item, total) for pair, total in pairs if item in pair]
        assert list(rivals.of(item, 1.0)) == [other for other, total in own if total >= 1.0]
        assert list(rivals.of(item, SUGGEST_SUM)) == [other for other, _ in own]


def test_what_titles_contradict_is_asked_only_where_a_person_was_asked(sources):
    first, second = all_pairs(sources)
    hopeful = Hopeful.ranked(Scores(sources).hopeful([(first, second)], -50.0)[0])
    asked = next(hopeful.at(hopeful.against).pairs())
    kept = list(hopeful.not_against([asked, (0, len(sources.table.items) + 5)]).pairs())
    assert kept == [p for p, no in zip(hopeful.pairs(), hopeful.against.tolist(), strict=True) if p == asked or not no]
