"""What happens in an invented municipality: matters, where each is treated, and under what title.

Everything comes from one seeded generator, so a corpus is the same from run to run. The truth is kept beside every
treatment; how much of it is printed is decided later, in :mod:`benchmarks.linkbench.corpus`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from benchmarks.linkbench.calendar import Sitting, bodies
from benchmarks.linkbench.vocabulary import Kind, Report, Stage, Vocabulary, load
from benchmarks.linkbench.vocabulary.shape import Part
from casegraph.kinds import LinkRelation

MatterKind = Literal["ordinary", "series", "standing", "aside"]
# What a matter is called after, in order of preference.
MAIN = (
    *("school", "hall", "home", "club", "firm", "policy", "scheme", "board", "street"),
    *("project", "pool", "theme", "event"),
)
# Slots that tell when a matter is, not what.
WHEN = frozenset({"year", "base", "span"})
# Draws after which a vocabulary has no second value for a slot.
TRIES = 1_000
PLACES = frozenset({"town", "school", "hall", "home", "club", "firm", "street"})
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905


@dataclass(frozen=True)
class Settings:
    """What an invented municipality is like.

    ``missing`` is the share of items that print no number (1 for none at all); ``renumbered`` turns on a change of
    number system in the middle. Shares are chances a matter or an item has: ``twin`` a near twin that is another
    case, ``again`` the same thing anew as another case, ``typo`` a mistyped title, ``drift`` another wording, ``prose``
    a presentation. ``places`` is how many villages, schools, streets and clubs there are of each, so that many matters
    name the same one (0: as many as the vocabulary has). ``repeats`` lets matters that are not meant to be one bear one
    name, where more are wanted than the vocabulary has names for.
    """

    part: Part = "tune"
    seed: int = 1
    years: int = 2
    committees: int = 5
    matters: int = 330
    missing: float = 0.25
    renumbered: bool = False
    twin: float = 0.12
    again: float = 0.04
    typo: float = 0.05
    drift: float = 0.2
    rename: float = 0.03
    prose: float = 1.0
    closed: float = 0.07
    families: int = 0
    places: int = 0
    repeats: bool = False
    start: date = date(2019, 1, 1)

    @property
    def end(self) -> date:
        """The last day of the corpus."""
        return date(self.start.year + self.years, self.start.month, self.start.day) - timedelta(days=1)


@dataclass
class Matter:
    """One case as it truly is: its kind, its slots, and what it is called and told by.

    ``like`` names the matter or series whose presentation this one's is written over, ``belongs`` how it belongs to
    another matter (*follows*, *part_of*) and to which; ``says`` is a sentence of its presentation.
    """

    id: str
    kind: MatterKind
    journal: str
    slots: dict[str, str]
    begun: date
    series: str | None = None
    like: str | None = None
    closed: bool = False
    details: tuple[str, str] = ("", "")
    role: str = ""
    belongs: tuple[LinkRelation, str] | None = None
    says: str | None = None

    @property
    def what(self) -> str:
        """The name people call the matter by."""
        named = (self.slots[slot] for slot in (*MAIN, "title", *self.slots) if slot in self.slots)
        return next(named, "")


@dataclass
class Treatment:
    """One matter on one agenda, with its title before misprints; ``stage`` counts the rounds of the matter."""

    matter: Matter
    body: Sitting
    day: date
    title: str
    stage: int
    again: bool = False
    earlier: list[Treatment] = field(default_factory=list)


Rounds = tuple[Matter, tuple[Stage, ...]]


class World:
    """An invented municipality; :meth:`treatments` tells all that happens in it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.words: Vocabulary = load(settings.part, families=settings.families > 0)
        self.rng = random.Random(f"{settings.part}-{settings.seed}")
        self.bodies = bodies(self.words, settings.start, settings.end, settings.committees)
        self.committees = [key for key in self.bodies if key not in {"dir", "finance", "council"}]
        self._count = 0
        self._recent: dict[str, list[str]] = {}
        self._told: set[tuple[str, ...]] = set()
        self._few: dict[str, list[str]] = {}
        self._plans: set[str] = set()

    def treatments(self, matters: Iterable[Rounds]) -> list[Treatment]:
        """Every treatment of some matters, and what else stands on agendas: by day, body and as matters began."""
        told = [treatment for matter, stages in matters for treatment in self._course(matter, stages)]
        told += self._standing()
        told += self._asides()
        return sorted(told, key=lambda t: (t.day, t.body.id, t.matter.id, t.stage))

    def matters(self) -> list[Rounds]:
        """Every matter that goes its way, with its rounds, but for families of them."""
        return [*self._matters(), *self._reports()]

    def _matters(self) -> Iterator[Rounds]:
        settings, kinds = self.settings, self.words.kinds
        span = (settings.end - settings.start).days
        for _ in range(settings.matters * settings.years):
            (kind,) = self.rng.choices(kinds, [kind.share for kind in kinds])
            begun = settings.start + timedelta(days=self.rng.randrange(-250, span))
            slots = self._slots(kind, begun)
            if not self._is_new(kind, slots):
                continue
            first = self._matter(kind, slots, begun)
            twins = list(self._likenesses(first, kind))
            for matter, _ in twins:
                matter.like = first.like = first.id
            yield from ((first, kind.stages), *twins)

    def _is_new(self, kind: Kind, slots: dict[str, str]) -> bool:
        """Whether there is no matter of this name yet: the same thing anew is told on purpose alone, or there would be
        so many that nobody could tell them apart.
        """
        name = (kind.name, *(value for slot, value in slots.items() if slot not in WHEN))
        new = self.settings.repeats or name not in self._told
        self._told.add(name)
        return new

    def _likenesses(self, first: Matter, kind: Kind) -> Iterator[Rounds]:
        """The near twins of a matter, and the same thing anew: other cases, all of them."""
        slots, begun = first.slots, first.begun
        if "part" in slots:
            yield from self._parts(first, kind)
        elif self.rng.random() < self.settings.twin and kind.twin:
            slot = self.rng.choice(kind.twin)
            other = {**slots, slot: self._near(slot, slots[slot])}
            # Only rounds whose titles print what sets the twins apart: nobody could tell the others.
            told = tuple(stage for stage in kind.stages if all(f"{{{slot}}}" in title for title in stage.titles))
            later = begun + timedelta(days=self.rng.randrange(-20, 60))
            if self._is_new(kind, other):
                yield self._matter(kind, other, later), told
        if self.rng.random() < self.settings.again:
            later = begun + timedelta(days=self.rng.randrange(250, 700))
            anew = {**slots, "year": str(later.year)} if "year" in slots else slots
            yield self._matter(kind, anew, later), kind.stages

    def own_plan(self, number: str) -> str:
        """The number for a plan, or the next that no other plan has: dispensations may be from one plan, but a
        municipality has no two plans of one number.
        """
        first, _, second = number.partition(".")
        while number in self._plans:
            second = str(int(second) + 1)
            number = f"{first}.{second}"
        self._plans.add(number)
        return number

    def _parts(self, first: Matter, kind: Kind) -> Iterator[Rounds]:
        """The parts after the first, each a matter that follows the part before it."""
        before = first
        for number, part in enumerate("BC", 1):
            later = first.begun + timedelta(days=number * self.rng.randrange(200, 400))
            matter = self._matter(kind, {**first.slots, "part": part}, later)
            matter.belongs = ("follows", before.id)
            before = matter
            yield matter, kind.stages

    def _matter(self, kind: Kind, slots: dict[str, str], begun: date) -> Matter:
        if "plan" in slots and not any("ispensation" in title for stage in kind.stages for title in stage.titles):
            slots = {**slots, "plan": self.own_plan(slots["plan"])}
        matter = self.new("ordinary", kind.journal, slots, begun)
        matter.closed = self.rng.random() < self.settings.closed
        return matter

    def new(self, kind: MatterKind, journal: str, slots: dict[str, str], begun: date) -> Matter:
        """A matter that nobody has heard of yet."""
        self._count += 1
        first, second = self.rng.sample(self.words.names["detail"], 2)
        role = self.rng.choice(self.words.roles)
        return Matter(f"m{self._count:06}", kind, journal, slots, begun, details=(first, second), role=role)

    def _slots(self, kind: Kind, begun: date) -> dict[str, str]:
        """A value for every slot that the kind's titles use."""
        text = " ".join(title for stage in kind.stages for title in stage.titles)
        slots: dict[str, str] = {}
        for slot in sorted(slot_names(text)):
            slots[slot] = str(begun.year) if slot == "year" else self._another(slot, slots.get(slot.rstrip("2")))
        return slots

    def _another(self, slot: str, first: str | None) -> str:
        """What may stand in a slot beside ``first``; ``town2`` is the second of two towns.

        ``ValueError`` where there is nothing else.
        """
        drawn = (self.value(slot.rstrip("2")) for _ in range(TRIES))
        found = next((name for name in drawn if name != first), None)
        if found is None:
            raise ValueError(f"the vocabulary has only {first!r} for the slot {slot!r}: give it a second one")
        return found

    def value(self, slot: str) -> str:
        """What may stand in a slot."""
        rng, year = self.rng, self.settings.start.year
        if slot == "plan":
            return f"{rng.randrange(1, 12)}.{rng.randrange(1, 60)}"
        if slot == "house":
            return f"{rng.randrange(1, 140)}{rng.choice(['', '', '', 'A', 'B'])}"
        if slot == "small":
            return str(rng.randrange(1, 40))
        if slot == "part":
            return "A"
        if slot == "matr":
            return f"{rng.randrange(1, 60)}{rng.choice('abcdefghik')}{rng.choice(['', '', 'x', 'm'])}"
        if slot in {"base", "span"}:
            first = year + rng.randrange(self.settings.years)
            return f"{first}-{first + (12 if slot == 'base' else 4)}"
        return self._name(slot)

    def _name(self, slot: str) -> str:
        """A name not used lately: the same place or topic seldom comes up twice at one time."""
        recent = self._recent.setdefault(slot, [])
        best = min((self.draw(slot) for _ in range(4)), key=lambda name: recent.index(name) if name in recent else -1)
        if best in recent:
            recent.remove(best)
        recent.append(best)
        return best

    def draw(self, slot: str) -> str:
        """Any of the names of a slot, of the few there are where places are few."""
        if not self.settings.places or slot not in PLACES:
            return self._draw(slot)
        if slot not in self._few:
            drawn = iter(lambda: self._draw(slot), None)
            self._few[slot] = list(dict.fromkeys(islice(drawn, self.settings.places)))
        return self.rng.choice(self._few[slot])

    def _draw(self, slot: str) -> str:
        names, rng = self.words.names, self.rng
        whole, heads = names.get(slot, ()), names.get(f"{slot}_heads", ())
        tails = names.get(f"{slot}_tails", ())
        if rng.randrange(len(whole) + len(heads) * len(tails)) < len(whole):
            return rng.choice(whole)
        return rng.choice(heads) + rng.choice(tails)

    def _near(self, slot: str, value: str) -> str:
        """Another value, as like the first as may be: a transposed plan number, the house next door."""
        if slot == "plan" and "." in value:
            first, _, second = value.partition(".")
            flipped = f"{first}.{second[::-1]}"
            return flipped if flipped != value else f"{first}.{int(second) + 1}"
        if slot in {"house", "small"}:
            return str(int("".join(filter(str.isdigit, value))) + 2)
        if slot == "matr":
            return re.sub(r"\d+", lambda found: str(int(found.group()) + 2), value)
        if slot == "year":
            return str(int(value) + 1)
        return next(name for name in iter(lambda: self.draw(slot.rstrip("2")), None) if name != value)

    def _course(self, matter: Matter, stages: tuple[Stage, ...]) -> Iterator[Treatment]:
        """Where and when a matter is treated: round by round along its route, now and then put off a month."""
        rng, day, told = self.rng, matter.begun, list[Treatment]()
        committee = rng.choice(self.committees)
        heard = [rng.choice(self.committees)] if rng.random() < 0.06 else []  # a second committee is asked as well
        for number, stage in enumerate(stages):
            if number and rng.random() >= stage.likely:
                continue
            day += timedelta(days=rng.randrange(*stage.after) if stage.after[1] else 0)
            title = self._title(matter, stage)
            for key in (*stage.route[:1], *(heard if "committee" in stage.route else ()), *stage.route[1:]):
                body = self.bodies[committee if key == "committee" else key]
                for again in (False, True) if rng.random() < 0.05 else (False,):
                    meeting = body.next_day(day + timedelta(days=5))
                    if meeting is None:
                        return
                    day = meeting
                    if matter.begun <= self.settings.start and rng.random() < 0.3:
                        continue  # begun before the corpus does: part of its course lies outside
                    if rng.random() < self.settings.drift / 2:
                        title = self._title(matter, stage)
                    treatment = Treatment(matter, body, meeting, title, number, again, list(told))
                    told.append(treatment)
                    yield treatment

    def _title(self, matter: Matter, stage: Stage) -> str:
        renamed = matter.kind == "ordinary" and self.rng.random() < self.settings.rename
        templates = self.words.renames if renamed else stage.titles
        title = self.rng.choice(templates).format_map({**matter.slots, "what": matter.what})
        return title[0].upper() + title[1:]

    def _reports(self) -> Iterator[Rounds]:
        """Every period of every report is a case of its own."""
        for report in self.words.reports:
            for begun, period in _periods(report, self.settings):
                matter = self.new("series", report.journal, {"period": period, "title": report.title}, begun)
                matter.series = matter.like = report.title
                yield matter, (Stage(route=report.route, titles=(report.title,)),)

    def _standing(self) -> Iterator[Treatment]:
        for body in self.bodies.values():
            for title in self.words.standing:
                matter = self.new("standing", "00.01.00", {"title": title}, self.settings.start)
                for day in body.days:
                    if self.rng.random() < 0.96:
                        yield Treatment(matter, body, day, title, 0)

    def _asides(self) -> Iterator[Treatment]:
        """Small matters treated once, which many bodies file under one number a year."""
        for body in self.bodies.values():
            for day in body.days:
                if self.rng.random() < 0.35:
                    title = self.rng.choice(self.words.asides)
                    if self.rng.random() < 0.8:
                        title = f"{title}: {self._name('scheme')}"
                    yield Treatment(self.new("aside", "00.01.10", {"title": title}, day), body, day, title, 0)


def slot_names(text: str) -> set[str]:
    """The slots that a text leaves open."""
    return {part.partition("}")[0] for part in text.split("{")[1:]}


def _periods(report: Report, settings: Settings) -> Iterator[tuple[date, str]]:
    """The days reports begin their way, and how their period is printed."""
    for year in range(settings.start.year, settings.end.year + 1):
        if report.every == "year":
            yield date(year, 3, 1), str(year - 1)
            continue
        for month in range(1, 13) if report.every == "month" else (3, 6, 9, 12):
            name = MONTHS[month - 1] if report.every == "month" else f"{month // 3}. kvartal"
            yield date(year, month, 28), f"{name} {year}"
