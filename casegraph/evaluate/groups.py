"""Cases, threads, standing items, series and related items against the truth about what belongs together.

The truth names items ``stem#number``; what the parser did not find cannot be linked and counts as wrong. Pairs that the
truth does not settle (``borderline``, ``weak``) are neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from casegraph.evaluate.rates import Rate
from casegraph.evaluate.scores import Wrong
from casegraph.model import Case, Link

_WHERE = "links"


@dataclass(frozen=True, slots=True)
class Linking:
    """What the linker made of the items: links and cases, and the ids of standing items."""

    links: tuple[Link, ...] = ()
    cases: tuple[Case, ...] = ()
    standing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LinkScores:
    """Groups that are right, by kind; ``wrong_links`` are accepted links that the truth does not have.

    ``beyond`` are accepted links between merely related items that the truth does not name: it names the strong ones.
    """

    groups: Mapping[str, Rate]
    wrong_links: tuple[Wrong, ...]
    beyond: tuple[Wrong, ...]
    wrong: tuple[Wrong, ...]


class _Judge:
    """Answers about the linker's outcome in the names of the truth."""

    def __init__(self, names: Mapping[str, str], linking: Linking) -> None:
        self.names = names
        self.linking = linking
        self.known = {item: name for name, item in names.items()}
        self.case_of = {item: case for case in linking.cases for item in case.items}
        self.thread_of = {item: thread.id for case in linking.cases for thread in case.threads for item in thread.items}

    def ids(self, group: Iterable[str]) -> list[str] | None:
        """The item ids of a group, or ``None`` where the parser missed one."""
        found = [self.names.get(name) for name in group]
        return None if None in found else [item for item in found if item]

    def one_case(self, group: Sequence[str]) -> Case | None:
        """The case that holds the whole group and none of the other known items."""
        ids = self.ids(group)
        cases = {case.id: case for item in ids or () if (case := self.case_of.get(item))}
        if not ids or len(cases) != 1 or not all(item in self.case_of for item in ids):
            return None
        (case,) = cases.values()
        return case if {item for item in case.items if item in self.known} == set(ids) else None

    def same_case(self, group: Sequence[str]) -> bool:
        """Whether the group is one case and one thread."""
        case = self.one_case(group)
        return case is not None and len({self.thread_of[self.names[name]] for name in group}) == 1

    def collective(self, entry: Mapping[str, Any]) -> bool:
        """Whether the group is one collective case: a thread each where that is sure, flagged where it is not."""
        case = self.one_case(entry["items"])
        if case is None:
            return False
        threads = {self.thread_of[self.names[name]] for name in entry["items"]}
        sure = entry["certainty"] == "yes"
        return case.collective == entry["certainty"] and (len(threads) == len(entry["items"]) if sure else True)

    def series(self, group: Sequence[str], same: Sequence[Sequence[str]]) -> bool:
        """Whether the group is of one series and of as many cases as the truth (groups of the ``same`` case) has."""
        ids = self.ids(group)
        cases = [case for item in ids or () if (case := self.case_of.get(item))]
        told = {next((at for at, one in enumerate(same) if name in one), name) for name in group}
        if not ids or len(cases) != len(ids) or len({case.id for case in cases}) != len(told):
            return False
        return len({case.series for case in cases}) == 1 and cases[0].series is not None

    def related(self, group: Sequence[str]) -> bool:
        """Whether any link, accepted or suggested, joins the pair (or its cases)."""
        ids = self.ids(group)
        if not ids:
            return False
        wanted = {self._side(item) for item in ids}
        return any(
            link.status != "rejected" and {self._side(link.a), self._side(link.b)} == wanted
            for link in self.linking.links
        )

    def _side(self, item: str) -> str:
        case = self.case_of.get(item)
        return case.id if case else item


def score_links(told: Mapping[str, Any], names: Mapping[str, str], linking: Linking) -> LinkScores:
    """Compare groups and links; ``names`` maps ``stem#number`` of the truth to the id of the item found."""
    judge = _Judge(names, linking)
    same = told.get("same_case", ())
    outcomes: list[tuple[str, Any, bool]] = [
        *(("same_case", group, judge.same_case(group)) for group in told.get("same_case", ())),
        *(("collective", entry["items"], judge.collective(entry)) for entry in told.get("collective", ())),
        *_standing(told, judge),
        *(("series", group, judge.series(group, same)) for group in _settled(told, "series") if len(group) > 1),
        *(
            ("related", entry["items"], judge.related(entry["items"]))
            for entry in told.get("related", ())
            if entry.get("strength") == "strong"
        ),
    ]
    groups: dict[str, Rate] = {}
    for kind, _, right in outcomes:
        groups[kind] = groups.get(kind, Rate()) + Rate(int(right), 1)
    wrong = tuple(Wrong(_WHERE, None, kind, group, None) for kind, group, right in outcomes if not right)
    wrong_links, beyond = _wrong_links(told, judge)
    return LinkScores(groups, wrong_links, beyond, wrong)


def _settled(told: Mapping[str, Any], key: str) -> list[list[str]]:
    return [entry["items"] for entry in told.get(key, ()) if not entry.get("borderline")]


def _standing(told: Mapping[str, Any], judge: _Judge) -> list[tuple[str, Any, bool]]:
    """Every standing item of the truth, and every item taken for one that the truth does not have as such."""
    truth = {name for group in _settled(told, "standing") for name in group}
    open_to_doubt = {name for entry in told.get("standing", ()) if entry.get("borderline") for name in entry["items"]}
    found = {judge.known[item] for item in judge.linking.standing if item in judge.known}
    made_up = sorted(found - truth - open_to_doubt) if "standing" in told else []
    return [
        *(("standing", [name], name in found) for name in sorted(truth)),
        *(("standing", [f"not {name}"], False) for name in made_up),
    ]


def _wrong_links(told: Mapping[str, Any], judge: _Judge) -> tuple[tuple[Wrong, ...], tuple[Wrong, ...]]:
    """Accepted links between known items that no group of the truth allows: of one case or series, and related."""
    same = [*told.get("same_case", ()), *(entry["items"] for entry in told.get("collective", ()))]
    series = [entry["items"] for entry in told.get("series", ())]
    related = [entry["items"] for entry in told.get("related", ())]
    allowed = {"same_case": _pairs(same), "series": _pairs([*same, *series])}
    any_pair = _pairs([*same, *series, *related])
    wrong: list[Wrong] = []
    beyond: list[Wrong] = []
    for link in judge.linking.links:
        if link.status != "accepted" or link.a not in judge.known or link.b not in judge.known:
            continue
        pair = frozenset((judge.known[link.a], judge.known[link.b]))
        if pair in allowed.get(link.kind, any_pair):
            continue
        why = "; ".join(evidence.text for evidence in link.evidence)
        says = Wrong(_WHERE, None, link.kind, None, f"{' – '.join(sorted(pair))} ({link.by}: {why})")
        (beyond if link.kind == "related" else wrong).append(says)
    return tuple(wrong), tuple(beyond)


def _pairs(groups: Iterable[Sequence[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
