"""Linking the items of one municipality: what numbers say, what people say, what prose says, and then the titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise
from operator import or_

from casegraph.kinds import Collective
from casegraph.link.answers.recall import Recalled
from casegraph.link.arrays import Ints
from casegraph.link.deciding.assemble import Assembly
from casegraph.link.deciding.cases import make_cases
from casegraph.link.deciding.clusters import Clusters
from casegraph.link.deciding.former import former_pairs, join_former
from casegraph.link.deciding.links import Joined, make_links
from casegraph.link.deciding.numbers import Threads, split
from casegraph.link.deciding.passed_on import find_habit, find_passed_on
from casegraph.link.deciding.people import Decided, join_people, parted, set_standing, told_collective
from casegraph.link.deciding.shards import assembled, weighed
from casegraph.link.deciding.shortened import join_shortened
from casegraph.link.items.circumstances import Circumstances
from casegraph.link.items.mention_targets import with_meant
from casegraph.link.items.mentions import Mentions, find_mentions
from casegraph.link.items.presentations import Prose
from casegraph.link.items.renumbering import Systems, find_systems
from casegraph.link.items.sources import Sources
from casegraph.link.items.standing import behaves_as_standing, named_as_standing
from casegraph.link.items.table import MOST_TAUGHT, make_table
from casegraph.link.items.treatments import Treatments, make_treatments
from casegraph.link.linked import Linked
from casegraph.link.related.links import Related
from casegraph.link.related.series import Series, find_series, series_link
from casegraph.link.related.ties import Ground
from casegraph.link.titles.facts import TitleFacts, find_facts
from casegraph.link.titles.reader import TitleReader
from casegraph.link.unions import Unions
from casegraph.link.weighing.pairing import Candidates, Pair, alike_titles
from casegraph.link.weighing.scoring import Scores
from casegraph.link.words.corpus import Words
from casegraph.link.words.signs import make_signs
from casegraph.model import AgendaItem, Link
from casegraph.processes import Beside, ahead, shares
from casegraph.progress import Step, still
from casegraph.reason import Reason

# Where fewer items than this print a number, how titles are reworded is learned from a first round of linking.
ENOUGH_NUMBERS = 0.5
ROUND = 3  # steps of one round
# The numbers whose items the leading process splits for each that another does, which has less to do beside that.
LEAD = 0.6
# Of more items two processes would hold too much twice, as each copies the pages of what it looks at: what is found out
# beside the titles looks at nearly all, so it is then done by this process alone.
MOST_SHARED = 300_000


@dataclass(frozen=True)
class Outcome:
    """What linking made of one municipality's items, before it is written down."""

    cases: tuple[Threads, ...]
    joined: Joined
    notes: tuple[Reason, ...]


def make_sources(
    items: Sequence[AgendaItem], reader: TitleReader, recalled: Recalled, jobs: int = 1
) -> tuple[Sources, Decided]:
    """What evidence is read from, for the items of one municipality in time order, and what people decided on them."""
    treatments = make_treatments(items, recalled.bodies, reader.rules)
    works, titles = (partial(_spoken_of, treatments), partial(_known, treatments)), (item.title for item in items)
    if len(items) <= MOST_SHARED:
        beside = reader.read_all(titles, jobs, *works)
    else:
        reader.read_all(titles, jobs)
        beside = Beside(1, *works)
    table = make_table(treatments, reader)
    behaves = behaves_as_standing(table)
    facts, mentions, named, meeting = beside.found()
    table.standing[:] = map(or_, named, behaves)
    decided = Decided.of(recalled, table)
    set_standing(recalled, table, decided)
    prose = Prose(items)
    mentions = with_meant(mentions.without(table.standing), table, prose, meeting)
    systems, circumstances, former = beside.found()
    return Sources(table, mentions, prose, systems, circumstances, former, facts), decided


def _spoken_of(treatments: Treatments) -> tuple[TitleFacts, Mentions, list[bool], Ints]:
    """What titles and prose tell, found out beside the reading of titles: also which items the rules name as fixed
    points, and the meeting of each.
    """
    facts = find_facts([*dict.fromkeys(item.title for item in treatments.items)], treatments.rules)
    return facts, find_mentions(treatments, facts.resumed), named_as_standing(treatments), treatments.meeting


def _known(treatments: Treatments) -> tuple[Systems, Circumstances, list[Pair]]:
    """What is known beside that, likewise: it is asked for last."""
    systems = find_systems(treatments)
    return systems, Circumstances(treatments, systems), list(former_pairs(treatments.items))


def decide(
    items: Sequence[AgendaItem], reader: TitleReader, recalled: Recalled, step: Step = still, jobs: int = 1
) -> Outcome:
    """What belongs together among the items of one municipality, which are in time order; by so many processes."""
    sources, decided = make_sources(items, reader, recalled, jobs)
    numbered = sum(map(bool, sources.table.keys))
    twice = numbered < ENOUGH_NUMBERS * len(items)
    steps = Steps(step, 2 + ROUND * (1 + twice), 1)
    outcome = assemble(sources, decided, recalled, steps, jobs)
    if not twice:
        return outcome
    sources = _learned(sources, outcome, reader)
    del outcome  # it takes as much room as the second round
    return assemble(sources, decided, recalled, steps, jobs)


def link_municipality(
    items: Sequence[AgendaItem], reader: TitleReader, recalled: Recalled, step: Step = still, jobs: int = 1
) -> Linked:
    """The links and cases of the items of one municipality, which are in time order; by so many processes."""
    outcome = decide(items, reader, recalled, step, jobs)
    sources, open_ = outcome.joined.assembly.scores.sources, frozenset(outcome.joined.assembly.suggested)
    cases, notes = outcome.cases, outcome.notes
    small = len(items) <= MOST_SHARED
    if not small:
        outcome.joined.settle()
    series = find_series(sources.table, cases)
    related = Related(Ground.on(sources, cases, series.of, open_))
    begun = related.begun(jobs)
    if small:
        outcome.joined.settle()  # meanwhile, since the other process may well hold it too
    links = make_links(outcome.joined, cases)
    del outcome  # what assembling held is as much again as all that follows
    made = make_cases(items, cases, series.of)
    links += links_between(related, series, links, begun)
    return Linked(
        links=tuple(links),
        cases=made,
        standing=frozenset(item.id for item, fixed in zip(items, sources.table.standing, strict=True) if fixed),
        notes=notes,
    )


class Steps:
    """Counts the steps of linking one municipality: the items read, each round of assembling, and writing it down."""

    def __init__(self, step: Step, total: int, done: int) -> None:
        self._step, self._total, self._done = step, total, done
        step(done, total)

    def __call__(self) -> None:
        """One more is done."""
        self._done += 1
        self._step(self._done, self._total)


def links_between(related: Related, series: Series, links: Sequence[Link], begun: Beside) -> list[Link]:
    """The links between cases that are not one: of series, and related; ``links`` are those inside cases.

    What is only suggested to be one case may be told to belong together all the same.
    """
    table = related.ground.sources.table
    position = {item.id: at for at, item in enumerate(table.items)}
    inside = ((position[link.a], position[link.b]) for link in links if link.status != "suggested")
    known = frozenset((min(pair), max(pair)) for pair in (*inside, *series.pairs))
    return [*(series_link(table, pair) for pair in series.pairs), *related.links(known, begun)]


def assemble(sources: Sources, decided: Decided, recalled: Recalled, steps: Steps, jobs: int) -> Outcome:
    """Numbers first, then people, then former and shortened numbers, then everything else by its evidence."""
    scores = Scores(sources)
    begun, alike = _begin(scores, decided, recalled, jobs)
    hopeful = weighed(scores, Candidates.of(sources, alike), jobs)
    del alike  # of a million items there are millions
    steps()
    passed_on = find_passed_on(sources, begun.clusters, hopeful)
    assembly = assembled(Assembly(scores, begun.clusters, hopeful, decided.unsure, passed_on), jobs)
    steps()
    cases = tuple(_cases(begun.groups, begun.clusters))
    steps()
    return Outcome(cases, Joined(assembly, decided, frozenset(begun.former), frozenset(begun.shortened)), begun.notes)


@dataclass(frozen=True)
class _Begun:
    """What is one case whatever the titles say: the items of each number, and the clusters they begin as; the pairs
    joined by a former number, and those by the end of a number.
    """

    groups: list[Threads]
    clusters: Clusters
    former: list[Pair]
    shortened: list[Pair]
    notes: tuple[Reason, ...]


def _begin(scores: Scores, decided: Decided, recalled: Recalled, jobs: int) -> tuple[_Begun, Ints]:
    """What the items begin as, and the titles that are alike (:func:`alike_titles`)."""
    sources = scores.sources
    own, *others = shares(_by_number(sources, decided), jobs, LEAD)
    works = [partial(_split_and_prepare, own, sources, recalled)]
    works += [partial(_split, share, sources, recalled) for share in others]
    found, beside = ahead(works, jobs, partial(alike_titles, sources.table))
    groups = list(chain.from_iterable(found))
    clusters = _clusters(sources, groups, decided)
    notes = (*(switch.said() for switch in sources.systems.switches), *join_people(decided, clusters))
    collective = frozenset(
        key for group in groups if group.collective == "yes" for key in sources.table.keys[group.matters[0][0]][:1]
    )
    former = join_former(scores, clusters, collective)
    shortened = join_shortened(sources, clusters, collective)
    return _Begun(groups, clusters, former, shortened, notes), beside.found()


def _by_number(sources: Sources, decided: Decided) -> list[list[int]]:
    """The items of each number; what people keep apart becomes groups of their own."""
    by_number: dict[int, list[int]] = {}
    for position, keys in enumerate(sources.table.keys):
        if keys:
            by_number.setdefault(keys[0], []).append(position)
    return [part for members in by_number.values() for part in parted(members, decided.apart)]


def _split(numbers: Sequence[Sequence[int]], sources: Sources, recalled: Recalled) -> list[Threads]:
    """The items of each number by matter."""
    return [split(items, sources, told_collective(recalled, sources.table, items[0])) for items in numbers]


def _split_and_prepare(numbers: Sequence[Sequence[int]], sources: Sources, recalled: Recalled) -> list[Threads]:
    """The same, and columns that all processes will look at: made by the leading one before those are begun."""
    groups = _split(numbers, sources, recalled)
    columns, table = sources.columns, sources.table
    _ = table.wordings, table.figured, table.said, sources.mentions.keys
    _ = columns.sequels, columns.partial, columns.rounds, columns.plans, columns.addresses, columns.opposites
    return groups


def _clusters(sources: Sources, groups: Sequence[Threads], decided: Decided) -> Clusters:
    matters = [matter for group in groups for matter in group.matters]
    placed = {item for matter in matters for item in matter}
    asked = {item for pair in decided.together for item in pair}
    standing = sources.table.standing
    rest = [item for item in range(len(standing)) if item not in placed and (item in asked or not standing[item])]
    return Clusters(sources.table, (*matters, *((item,) for item in rest)))


def _cases(groups: Sequence[Threads], clusters: Clusters) -> list[Threads]:
    """Every case: the threads of its numbers, grown by what joined them, and the matters without a number."""
    head = clusters.heads().tolist()
    hanging = Unions()
    flags: dict[int, list[Threads]] = {}
    for group in groups:
        for one, other in pairwise(head[matter[0]] for matter in group.matters):
            hanging.join(one, other)
        if group.collective != "no":
            flags.setdefault(head[group.matters[0][0]], []).append(group)
    threads: dict[int, list[tuple[int, ...]]] = {}
    flagged: dict[int, list[Threads]] = {}
    for first, items in clusters.all().items():
        name = hanging.top(first)
        threads.setdefault(name, []).append(items)
        if first in flags:
            flagged.setdefault(name, []).extend(flags[first])
    return [Threads(tuple(sorted(own)), _collective(flagged.get(name, ()))) for name, own in threads.items()]


def _collective(groups: Sequence[Threads]) -> Collective:
    levels: tuple[Collective, ...] = ("yes", "suspected")
    return next((level for level in levels if any(group.collective == level for group in groups)), "no")


def _learned(sources: Sources, outcome: Outcome, reader: TitleReader) -> Sources:
    """The same sources with words weighed anew by how the titles of the cases found were reworded, and how often."""
    table = sources.table
    titles = [sign.title for sign in table.signs]
    rewordings = [
        (titles[a], titles[b])
        for case in outcome.cases
        for matter in case.matters
        if len(matter) <= MOST_TAUGHT
        for a, b in pairwise(matter)
        if titles[a].words != titles[b].words
    ]
    distinct = [sign.title for sign in table.distinct]
    words = Words(distinct, reader.rules.weak, rewordings)
    signs = make_signs(distinct, words)
    table = replace(table, words=words, signs=[signs[at] for at in table.wording.tolist()])
    return replace(sources, table=table, habit=find_habit(sources, outcome.joined.assembly.clusters))
