"""From what happened to what is printed: agenda items with missing numbers, misprints and prose, and the truth."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from benchmarks.linkbench.calendar import Sitting
from benchmarks.linkbench.families import make_families
from benchmarks.linkbench.misprints import misprint
from benchmarks.linkbench.world import MONTHS, Matter, MatterKind, Settings, Treatment, World
from casegraph.kinds import About, LinkRelation
from casegraph.model import AgendaItem, Attachment, CaseNumber, Place, Reference, Section

MUNICIPALITY = "opdigtet"


@dataclass(frozen=True)
class Truth:
    """What an item really is: its case, the kind of matter, the series it belongs to, and what makes it hard.

    ``like`` is equal for near twins: cases that are told apart by one name, number or letter. ``belongs`` is how its
    case belongs to another (*follows*, *part_of*), and to which.
    """

    case: str
    kind: MatterKind
    series: str | None
    stage: int
    marks: frozenset[str] = frozenset()
    like: str | None = None
    belongs: tuple[LinkRelation, str] | None = None


@dataclass(frozen=True)
class Corpus:
    """The printed items of an invented municipality, and the truth by item id."""

    settings: Settings
    items: tuple[AgendaItem, ...]
    truth: dict[str, Truth]


@dataclass(frozen=True)
class Habits:
    """How this municipality prints: what all its items have, or none."""

    notation: str
    journals: bool
    recommenders: bool
    document_numbers: bool
    silent: frozenset[str]
    collective: frozenset[str]


def make_corpus(settings: Settings) -> Corpus:
    """The corpus of one invented municipality."""
    world = World(settings)
    matters = world.matters()
    return Printer(world).print(world.treatments(make_families(world, matters) if settings.families else matters))


class Printer:
    """Prints treatments as agenda items, the way one municipality does."""

    def __init__(self, world: World) -> None:
        self.world, self.settings = world, world.settings
        self.rng = random.Random(f"print-{world.settings.part}-{world.settings.seed}")
        self.habits = self._habits()
        self.serials: dict[tuple[bool, int], int] = {}
        self.numbers: dict[tuple[str, bool], str] = {}
        self.years: dict[str, int] = {}
        names = world.words.names
        tails = [tail.strip() for tail in (*names["scheme_tails"], *names["detail"])]
        self.lexicon = [head + tail for head in names["scheme_heads"] for tail in tails]
        random.Random(f"lexicon-{world.settings.part}").shuffle(self.lexicon)
        self.switch = date(self.settings.start.year + max(1, self.settings.years // 2), 1, 1)

    def _habits(self) -> Habits:
        rng, bodies = self.rng, sorted(self.world.bodies)
        silent = [body for body in bodies if 0 < self.settings.missing < 1 and rng.random() < self.settings.missing / 3]
        return Habits(
            notation=rng.choice(
                ["{yy}-{serial:06}", "{yy}/{serial}", "{journal}-P19-{serial}-{yy}", "326-{year}-{serial}"]
            ),
            journals=rng.random() < 0.5,
            recommenders=rng.random() < 0.7,
            document_numbers=rng.random() < 0.4,
            silent=frozenset(self.world.bodies[body].id for body in silent),
            collective=frozenset(self.world.bodies[body].id for body in bodies if rng.random() < 0.6),
        )

    def print(self, treatments: Iterable[Treatment]) -> Corpus:
        """Every treatment as an item, numbered down the agenda of its meeting."""
        items: list[AgendaItem] = []
        truth: dict[str, Truth] = {}
        for _, meeting in groupby(treatments, key=lambda t: (t.day, t.body.id)):
            for number, treatment in enumerate(meeting, 1):
                item, marks = self._item(treatment, number)
                matter = treatment.matter
                items.append(item)
                known = (matter.id, matter.kind, matter.series, treatment.stage)
                truth[item.id] = Truth(*known, frozenset(marks), matter.like, matter.belongs)
        return Corpus(self.settings, tuple(items), truth)

    def _item(self, treatment: Treatment, number: int) -> tuple[AgendaItem, set[str]]:
        matter, body, day = treatment.matter, treatment.body, treatment.day.isoformat()
        title, marks = self._printed_title(treatment)
        printed = self._number(treatment)
        silent = matter.closed or matter.kind == "standing" or self.rng.random() >= self.settings.prose
        prose = None if silent else self._prose(treatment, printed)
        if printed and matter.kind == "ordinary" and self._renumbered(treatment):
            marks.add("renumbered")
        item = AgendaItem(
            id=f"{MUNICIPALITY}:{body.id}:{day}:{number}",
            municipality=MUNICIPALITY,
            document=f"{body.id}/{day}.txt",
            meeting=f"{MUNICIPALITY}:{body.id}:{day}",
            meeting_kind="minutes",
            body=body.name,
            body_id=body.id,
            body_kind=body.kind,
            date=day,
            number=str(number),
            title=title,
            source=Place(number * 20, last=number * 20 + 19),
            closed=matter.closed,
            case_numbers=(printed,) if printed else (),
            journal_number=self._journal(treatment) if self.habits.journals and not matter.closed else None,
            recommended_by=self._role(treatment) if self.habits.recommenders and self.rng.random() < 0.85 else None,
            attachments=self._attachments(treatment) if prose else (),
            references=self._references(treatment) if prose else (),
            former_numbers=self._former(treatment) if prose and printed else (),
            sections=(Section("presentation", "Sagsfremstilling", prose, Place(number * 20 + 2)),) if prose else (),
        )
        return item, marks

    def _printed_title(self, treatment: Treatment) -> tuple[str, set[str]]:
        """The title with a suffix of order, a shortening, a misprint, each now and then; and which of them it got."""
        rng, title, marks = self.rng, treatment.title, set[str]()
        ordinary = treatment.matter.kind == "ordinary"
        if ordinary and (treatment.again or rng.random() < 0.08):
            title += rng.choice(self.world.words.suffixes)
        head, mark, _ = title.partition(", ")
        if ordinary and mark and rng.random() < 0.05 and any(slot in head for slot in treatment.matter.slots.values()):
            title = head
            marks.add("shortened")
        if treatment.matter.kind in {"ordinary", "series"} and rng.random() < self.settings.typo:
            title = misprint(title, rng)
            marks.add("typo")
        if ordinary and rng.random() < 0.01:
            title = title.upper()
        return title, marks

    def _number(self, treatment: Treatment) -> CaseNumber | None:
        matter, body = treatment.matter, treatment.body.id
        collective = body in self.habits.collective
        if self.settings.missing >= 1:
            return None
        if matter.kind == "standing" and not (collective and self.rng.random() < 0.3):
            return None
        missing = 0.5 if matter.closed else self.settings.missing * 0.62
        if matter.kind != "standing" and (body in self.habits.silent or self.rng.random() < missing):
            return None
        if collective and matter.kind in {"standing", "aside"}:
            return self._named(
                f"{body}-{treatment.day.year}", date(treatment.day.year, 1, 2), matter.journal, treatment
            )
        return self._named(matter.id, matter.begun, matter.journal, treatment)

    def _journal(self, treatment: Treatment) -> str:
        """The subject code of the matter, which somebody now and then files otherwise."""
        other = self.rng.random() < 0.02
        return self.rng.choice(self.world.words.kinds).journal if other else treatment.matter.journal

    def _role(self, treatment: Treatment) -> str:
        """Who recommends: mostly one person through a round, another one now and then."""
        told = random.Random(f"role-{treatment.matter.id}-{treatment.stage}-{self.settings.seed}")
        other = told.random() < 0.2 or self.rng.random() < 0.05
        return told.choice(self.world.words.roles) if other else treatment.matter.role

    def _renumbered(self, treatment: Treatment) -> bool:
        return self.settings.renumbered and treatment.matter.begun < self.switch

    def _named(self, owner: str, begun: date, journal: str, treatment: Treatment) -> CaseNumber:
        """The number of ``owner`` in the system of the day: a new system gives running cases new numbers."""
        new = self.settings.renumbered and treatment.day >= self.switch
        if (owner, new) not in self.numbers:
            year = max(begun.year, self.switch.year) if new else begun.year
            serial = self.serials[new, year] = self.serials.get((new, year), 100) + self.rng.randrange(1, 9)
            notation = "SAG-{year}-{serial:05}" if new else self.habits.notation
            text = notation.format(yy=f"{year % 100:02}", year=year, serial=serial, journal=journal)
            self.numbers[owner, new], self.years[text] = text, year
        text = self.numbers[owner, new]
        return CaseNumber(text, re.sub(r"[-/.]+", "-", text), year=self.years[text])

    def _former(self, treatment: Treatment) -> tuple[str, ...]:
        """The old number of a renumbered case, which a third of its items name."""
        old = self.numbers.get((treatment.matter.id, False))
        renumbered = self._renumbered(treatment) and treatment.day >= self.switch
        return (old,) if old and renumbered and self.rng.random() < 0.33 else ()

    def _prose(self, treatment: Treatment, printed: CaseNumber | None) -> str:
        """The presentation: the same through one round but for a body that shortens it, told anew in the next."""
        matter, words = treatment.matter, self.world.words
        told = random.Random(f"{matter.id}-{treatment.stage}-{self.settings.seed}")
        values = {
            "what": matter.what,
            "detail": matter.details[0],
            "detail2": matter.details[1] if told.random() < 0.7 else told.choice(words.names["detail"]),
            "town": matter.slots.get("town", "kommunen"),
            "amount": f"{told.randrange(2, 90)}0.000",
        }
        sentences = [s.format_map(values) for s in told.sample(words.sentences, 2)]
        sentences += told.sample(words.common, 2)
        sentences.append(self._filler(matter, told))
        if self.rng.random() < 0.12:
            sentences = sentences[:2]
        sentences += [matter.says] if matter.says else []
        for old in self._former(treatment) if printed else ():
            sentences.append(self.rng.choice(words.former).format(number=old))
        return "\n".join(sentences)

    def _filler(self, matter: Matter, told: random.Random) -> str:
        """Words as a real presentation has them: some of the matter's own, most of them anybody's.

        A near twin, or the next report of a series, is written over the last one: more than half its words are.
        """
        own = random.Random(f"own-{matter.id}-{self.settings.seed}").sample(self.lexicon, 25)
        common = [self.lexicon[int(len(self.lexicon) * told.random() ** 3)] for _ in range(told.randrange(25, 60))]
        mine = (*told.sample(own, told.randrange(4, 14)), *common)
        if matter.like:
            model = random.Random(f"model-{matter.like}-{self.settings.seed}").sample(self.lexicon, 60)
            mine = (*mine[: len(mine) // 3], *told.sample(model, 40))
        return " ".join(mine) + "."

    def _references(self, treatment: Treatment) -> tuple[Reference, ...]:
        """A sentence about an earlier treatment in one of four later items; and now and then about another matter."""
        rng, found = self.rng, list[Reference]()
        if treatment.earlier and rng.random() < 0.25:
            earlier = rng.choice(treatment.earlier)
            found.append(self._reference(earlier.body, earlier.day, "this" if rng.random() < 0.7 else "unknown"))
        if rng.random() < 0.06:
            body = rng.choice(sorted(self.world.bodies.values(), key=lambda body: body.id))
            days = [day for day in body.days if day < treatment.day]
            if days:
                found.append(self._reference(body, rng.choice(days), "other" if rng.random() < 0.6 else "unknown"))
        return tuple(found)

    def _reference(self, body: Sitting, day: date, about: About) -> Reference:
        words = f"den {day.day}. {MONTHS[day.month - 1]} {day.year}"
        quote = self.rng.choice(self.world.words.earlier).format(body=body.name, date=words)
        return Reference(body.name, body.id, day.isoformat(), False, "past", "treated", about, quote, Place(1))

    def _attachments(self, treatment: Treatment) -> tuple[Attachment, ...]:
        matter = treatment.matter
        told = random.Random(f"files-{matter.id}-{treatment.stage // 2}-{self.settings.seed}")
        values = {"what": matter.what, "detail": matter.details[0]}
        titles = [t.format_map(values) for t in told.sample(self.world.words.attachments, told.randrange(0, 3))]
        serials = [told.randrange(1000, 99999) for _ in titles]
        numbered = self.habits.document_numbers and self.rng.random() < 0.7
        return tuple(
            Attachment(title, f"{serial}/{treatment.day.year % 100}" if numbered else None)
            for title, serial in zip(titles, serials, strict=True)
        )
