"""Families of cases: each member a case with a number of its own that follows another, or is part of it.

Strangers that only look like a family are made beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benchmarks.linkbench.vocabulary import Family, Member, Stage, load_families
from benchmarks.linkbench.world import Matter, Rounds, World, slot_names

# What a family is known by: no two families of a corpus share one of these, or nobody could tell them apart.
KNOWN_BY = frozenset(
    {"project", "pool", "theme", "event", "policy", "firm", "street", "school", "hall", "scheme", "town"}
)
FAR_YEARS = 9
TRIES = 60


def make_families(world: World, matters: Sequence[Rounds]) -> list[Rounds]:
    """All matters of a corpus with families: a few a year, beside ``matters`` but for those a family would claim."""
    maker = _Maker(world)
    settings = world.settings
    kinds = load_families(settings.part).families
    often = [kind for kind in kinds if not kind.once]
    made: list[Rounds] = []
    for year in range(settings.start.year, settings.end.year + 1):
        chosen = world.rng.choices(often, [kind.share for kind in often], k=settings.families)
        for kind in (*(kind for kind in kinds if kind.once), *chosen):
            made += maker.family(kind, date(year, 1, 4) + timedelta(days=world.rng.randrange(300)))
    claims = {kind.claims for kind in kinds if kind.claims}
    return made + [rounds for rounds in matters if not claims & rounds[0].slots.keys()]


class _Maker:
    def __init__(self, world: World) -> None:
        self.world = world
        self.used: set[tuple[str, str]] = set()

    def family(self, kind: Family, begun: date) -> Iterator[Rounds]:
        """The members of a family in time order; none where the names have run out."""
        slots = self._slots(kind, begun.year)
        if slots is None:
            return
        members: list[Matter] = []
        for member in kind.members:
            begun += timedelta(days=self.world.rng.randrange(*member.after) if member.after[1] else 0)
            if not members or self.world.rng.random() < member.likely:
                matter = self._member(kind, member, slots, begun, members)
                yield matter, (Stage(route=member.route, titles=member.titles),)
                members.append(matter)

    def _member(
        self, kind: Family, member: Member, slots: dict[str, str], begun: date, before: Sequence[Matter]
    ) -> Matter:
        names = sorted(slot_names(" ".join(member.titles)))
        mine = {slot: self.world.value(slot) if slot in {"small", "plan"} else slots[slot] for slot in names}
        if "plan" in mine:
            mine["plan"] = self.world.own_plan(mine["plan"])
        mine["title"] = member.titles[0].format_map(mine)
        matter = self.world.new("series" if kind.series else "ordinary", "00.01.00", mine, begun)
        if kind.series:
            matter.series = f"{kind.name} {before[0].id if before else matter.id}"
        if member.says:
            whole = self.world.rng.choice(kind.members[0].titles).format_map(slots)
            matter.says = self.world.rng.choice(member.says).format_map({**slots, "whole": whole})
        if before and kind.relation != "none":
            matter.belongs = (kind.relation, (before[-1] if kind.relation == "follows" else before[0]).id)
        return matter

    def _slots(self, kind: Family, year: int) -> dict[str, str] | None:
        """A value for every slot of a family; nothing where the names it should be known by have run out."""
        texts = (text for member in kind.members for text in (*member.titles, *member.says))
        slots = {"y": str(year), **{f"y{n}": str(year + n) for n in range(1, FAR_YEARS)}}
        for slot in sorted(slot_names(" ".join(texts)) - slots.keys() - {"whole"}):
            plain = slot.rstrip("2")
            value = self._name(plain, kind.name) if plain in KNOWN_BY else self.world.value(plain)
            if value is None:
                return None
            slots[slot] = value
        return slots

    def _name(self, slot: str, family: str) -> str | None:
        """A name that no other family is known by; a town may be known for several things."""
        room = family if slot == "town" else ""
        names = (self.world.draw(slot) for _ in range(TRIES))
        name = next((name for name in names if (room, name) not in self.used), None)
        if name is not None:
            self.used.add((room, name))
        return name
