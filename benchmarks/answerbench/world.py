"""An invented municipality over two years: everything comes from one seeded generator, so it is the same each time."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.answerbench.story import Asked, Matter, Outcome, Treatment
from benchmarks.answerbench.terms import Term, day_words, make_term
from benchmarks.answerbench.vocabulary import Act, Part, Sentence, Vocabulary, load
from benchmarks.linkbench.calendar import Sitting, fortnightly, monthly

ROUTES = (
    ("committee",),
    ("committee",),
    ("committee", "finance", "council"),
    ("committee", "finance", "council"),
    ("dir",),
    ("dir", "committee"),
    ("finance", "council"),
    ("dir", "finance", "council"),
    ("dir", "committee", "finance", "council"),
)
AT_THE_END = {"stopped", "hearing", "rejected"}
"""What befalls a matter at the last body of its route; anything else does so anywhere."""
_LIMIT = re.compile("frist|deadline")
FATES = (
    ("plain",) * 8 + ("postponed",) * 3 + ("returned",) * 2 + ("stopped", "hearing", "hearing", "stalled", "rejected")
)


@dataclass(frozen=True)
class Settings:
    """One municipality: ``matters`` cases, begun over its two years, in the ``layout`` (0–2) of its pages."""

    part: Part = "tune"
    seed: int = 1
    matters: int = 130
    layout: int = 0
    start: date = date(2022, 1, 3)
    end: date = date(2023, 12, 20)


class World:
    """Tells :attr:`matters`, each with its treatments and their truth."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.words: Vocabulary = load(settings.part)
        self.rng = random.Random(f"answers-{settings.part}-{settings.seed}-{settings.layout}")
        self.municipality = self.words.municipalities[settings.layout]
        self.bodies = self._bodies()
        self.matters = [matter for matter in map(self._matter, range(settings.matters)) if matter.treatments]

    def _bodies(self) -> dict[str, Sitting]:
        start, end = self.settings.start, self.settings.end
        council = self.words.council[self.settings.layout]
        bodies = {
            "dir": Sitting("dir", "Direktionen", "executive_board", fortnightly(start, end)),
            "finance": Sitting("finance", "Økonomiudvalget", "finance_committee", monthly(start, end, 2, 1)),
            "council": Sitting("council", council, "council", monthly(start, end, 3, 2)),
        }
        for number, (slug, name) in enumerate(self.words.committees):
            bodies[slug] = Sitting(slug, name, "standing_committee", monthly(start, end, 0, number % 4))
        return bodies

    def _matter(self, serial: int) -> Matter:
        rng, topics = self.rng, self.words.topics
        topic = topics[serial % len(topics)]
        if serial >= len(topics):
            topic += f" {serial // len(topics) + 1}"
        begun = self.settings.start + timedelta(
            days=rng.randrange(0, (self.settings.end - self.settings.start).days - 116)
        )
        committee, _ = rng.choice(self.words.committees)
        route = tuple(self.bodies[committee if key == "committee" else key] for key in rng.choice(ROUTES))
        matter = Matter(topic, f"{begun.year % 100}-{4000 + 7 * serial:06}", route)
        matter.acts = rng.sample(self.words.acts, 8)
        if rng.random() < 0.04:
            self._budget(matter, begun)
        else:
            self._walk(matter, begun, rng.choice(FATES))
        for number, treatment in enumerate(matter.treatments, 1):
            self._settle(treatment, matter.treatments[number:])
        return matter

    # --- the walk -----------------------------------------------------------------------------------------------

    def _walk(self, matter: Matter, day: date, fate: str) -> None:
        """Treat a matter along its route, with the one thing that befalls it, and what comes after."""
        route, index = matter.route, 0
        fate = _possible(fate, route)
        several = fate in {"returned", "stalled"}
        where = self.rng.randrange(1, len(route)) if several else self.rng.randrange(len(route))
        while index < len(route):
            if fate == "stalled" and index == where:
                return
            at = len(route) - 1 if fate in AT_THE_END else where
            befalls, fate = (fate, "plain") if index == at else ("plain", fate)
            treatment = self._treat(matter, index, day, _outcome(befalls, last=index == len(route) - 1))
            if treatment is None:
                return
            if befalls == "stopped":
                self._stopped(matter, treatment.day)
                return
            index, day = _onward(befalls, index, treatment)
        if matter.treatments[-1].outcome == "approved":
            self._afterwards(matter)

    def _treat(self, matter: Matter, index: int, day: date, outcome: Outcome) -> Treatment | None:
        body = matter.route[index]
        meeting = body.next_day(day + timedelta(days=5))
        if meeting is None:
            return None
        treatment = Treatment(matter, body, meeting, outcome, self._title(matter), rest=matter.route[index + 1 :])
        self._fill(treatment, matter.route[index - 1] if index else None)
        matter.treatments.append(treatment)
        return treatment

    def _stopped(self, matter: Matter, day: date) -> None:
        council = self.bodies["council"]
        meeting = council.next_day(day + timedelta(days=3))
        if meeting is not None:
            treatment = Treatment(matter, council, meeting, "approved", self._title(matter))
            self._fill(treatment, None)
            matter.treatments.append(treatment)

    def _budget(self, matter: Matter, begun: date) -> None:
        """Two readings: finance committee and council, twice."""
        finance, council = self.bodies["finance"], self.bodies["council"]
        matter.route, day = (finance, council, finance, council), begun
        matter.topic = f"Budget {begun.year + 1} for {matter.topic[0].lower()}{matter.topic[1:]}"
        for index, body in enumerate(matter.route):
            meeting = body.next_day(day + timedelta(days=2))
            if meeting is None:
                return
            day = meeting
            outcomes: tuple[Outcome, ...] = ("recommended", "first_reading", "recommended", "approved")
            title = f"{matter.topic} - {1 if index < 2 else 2}. behandling"
            treatment = Treatment(matter, body, meeting, outcomes[index], title, rest=matter.route[index + 1 :])
            self._fill(treatment, None)
            matter.treatments.append(treatment)

    def _afterwards(self, matter: Matter) -> None:
        """Up to two later items: what was asked for is answered, some tasks are said to be done, some get new terms."""
        decided = matter.treatments[-1]
        day = decided.day
        while any(one.closed_on is None and one.kind in {"task", "report_back"} for one in matter.asked()):
            if self.rng.random() > 0.6 or len([one for one in matter.treatments if one.after]) > 1:
                return
            meeting = decided.body.next_day(day + timedelta(days=self.rng.randrange(40, 150)))
            if meeting is None:
                return
            day = meeting
            title = self._said(self.rng.choice(self.words.later_titles), matter)
            treatment = Treatment(matter, decided.body, meeting, "noted", title, after=True, routed=False)
            self._report(treatment)
            matter.treatments.append(treatment)

    def _report(self, treatment: Treatment) -> None:
        """What an item says of the tasks set before it."""
        matter, rng, words = treatment.matter, self.rng, self.words
        waiting = [one for one in matter.asked() if one.closed_on is None]
        reports = [one for one in waiting if one.kind == "report_back"]
        if reports:
            treatment.presentation.append(rng.choice(words.report_answers))
        for one in reports:
            one.close(treatment.day)
        moved: Asked | None = None
        for one in (one for one in waiting if one.kind == "task" and one.act):
            chance = rng.random()
            if chance < 0.5:
                treatment.presentation.append(self._of_act(rng.choice(words.done), one.act, one.owner))
                one.close(treatment.day)
            elif chance < 0.7:
                treatment.presentation.append(self._of_act(rng.choice(words.not_done), one.act, one.owner))
                moved = moved or one
        treatment.presentation.append(rng.choice(words.facts))
        treatment.presenter = rng.choice(words.presenters)
        treatment.recommendations = [rng.choice(words.informing)]
        treatment.decision.append(rng.choice(words.noted))
        if moved and rng.random() < 0.6:
            self._new_term(treatment, moved)

    def _new_term(self, treatment: Treatment, old: Asked) -> None:
        """A later term for a task, which supersedes it."""
        told = self.rng.choice(self.words.new_terms)
        assert told.due is not None
        for _ in range(20):
            term = make_term(told.due, treatment.day, self.rng)
            if old.term.last is None or (term.first is not None and term.first > old.term.last):
                owner = old.owner or self.rng.choice(self.words.owners)
                new = self._sentence(told, treatment, act=old.act, term=term, owner=owner)
                treatment.decision.append(new[0])
                treatment.asked.append(new[1])
                old.close(treatment.day, "superseded")
                return

    # --- one treatment ------------------------------------------------------------------------------------------

    def _fill(self, treatment: Treatment, back: Sitting | None) -> None:
        """Write what is printed, and the truth of what it asks for."""
        rng, words, matter = self.rng, self.words, treatment.matter
        treatment.presenter = rng.choice(words.presenters)
        treatment.recommendations = [self._said(rng.choice(words.recommendations), matter)]
        self._present(treatment)
        treatment.decision.append(self._decide(treatment, back))
        self._await_next(treatment, back)
        if treatment.outcome == "approved" or rng.random() < 0.2:
            for _ in range(rng.choice((0, 1, 1, 2, 3) if treatment.outcome == "approved" else (1,))):
                self._ask(treatment, rng.choice(words.tasks), into=treatment.decision)
        if treatment.outcome == "approved":
            if rng.random() < 0.3:
                self._ask(treatment, rng.choice(words.reports), into=treatment.decision)
            if rng.random() < 0.25 and len(matter.route) == 1:
                self._ask(treatment, rng.choice(words.recommendation_tasks), into=treatment.recommendations)

    def _present(self, treatment: Treatment) -> None:
        rng, words = self.rng, self.words
        lines = rng.sample(words.facts, rng.randrange(2, 5))
        earlier = treatment.matter.treatments
        if earlier and earlier[-1].outcome == "hearing":
            lines.insert(0, rng.choice(words.after_hearing).format(count=rng.randrange(2, 40)))
            for one in earlier[-1].asked:
                if one.kind == "hearing":
                    one.close(treatment.day)
        elif earlier and rng.random() < 0.4:
            told = rng.choice(earlier)
            lines.insert(0, rng.choice(words.mentions).format(body=told.body.name, day=day_words(told.day)))
        treatment.presentation += lines
        if rng.random() < 0.08 and not earlier:
            self._ask(treatment, rng.choice(words.presentation_tasks), into=treatment.presentation)

    def _decide(self, treatment: Treatment, back: Sitting | None) -> str:
        """The sentence of the decision itself; it may name the next body and day, which the truth then knows."""
        rng, words = self.rng, self.words
        rest, outcome = treatment.rest, treatment.outcome
        following = self._following(treatment, back)
        templates = [one for one in getattr(words, outcome) if self._can_say(one, treatment, following)]
        told = rng.choice(templates)
        if "{next_day}" in told or "{again_day}" in told or "{second}" in told:
            treatment.next_day = following.next_day(treatment.day + timedelta(days=2)) if following else None
        if outcome == "hearing":
            treatment.start = treatment.day + timedelta(days=rng.randrange(3, 10))
            treatment.until = treatment.start + timedelta(days=56)
        values = {
            "next": rest[0].name if rest else "",
            "last": rest[-1].name if rest else "",
            "back": back.name if back else "",
            "council": self.bodies["council"].name,
            "member": rng.choice(words.members),
            "start": day_words(treatment.start) if treatment.start else "",
            "until": day_words(treatment.until) if treatment.until else "",
        }
        day = day_words(treatment.next_day) if treatment.next_day else ""
        return str(told.format_map({**values, "next_day": day, "again_day": day, "second": day}))

    def _can_say(self, told: str, treatment: Treatment, following: Sitting | None) -> bool:
        """Whether a sentence is true here: none names a day that never came, or a last body as if it were the next."""
        dated = "{next_day}" in told or "{again_day}" in told or "{second}" in told
        if dated and (following is None or following.next_day(treatment.day + timedelta(days=5)) is None):
            return False
        if "{second}" in told:
            return False
        far = len(treatment.rest) > 1 and self.settings.layout == 2
        return not (far and "{last}" in told)

    def _following(self, treatment: Treatment, back: Sitting | None) -> Sitting | None:
        if treatment.outcome == "postponed":
            return treatment.body
        if treatment.outcome == "returned":
            return back
        if treatment.outcome == "stopped":
            return self.bodies["council"]
        return treatment.rest[0] if treatment.rest else None

    def _await_next(self, treatment: Treatment, back: Sitting | None) -> None:
        """The body that has the matter next, and the follow-up that says so."""
        following = treatment.next_body = self._following(treatment, back)
        if treatment.outcome == "hearing":
            assert treatment.until is not None
            term = Term("", treatment.until, treatment.until)
            treatment.asked.append(Asked("hearing", "høring", term))
            return
        if following is None or treatment.outcome == "rejected":
            return
        if treatment.outcome == "first_reading" and self.settings.layout == 2:
            # Without a route nobody knows whether the finance committee or the council has the second reading next.
            treatment.asked += [Asked("next_body", "", to=body, optional=True) for body in treatment.rest[:2]]
            return
        day = treatment.next_day
        term = Term("", day, day) if day else Term("")
        if treatment.outcome == "postponed":
            treatment.asked.append(Asked("postponed", "", term, to=following))
        else:
            treatment.asked.append(Asked("next_body", "", term, to=following))
        if treatment.outcome in {"postponed", "returned"} and treatment.rest:
            treatment.asked.append(Asked("next_body", "", to=treatment.rest[0], optional=True))

    def _settle(self, earlier: Treatment, later: list[Treatment]) -> None:
        """Close what was awaited when its body treats the matter."""
        for one in earlier.asked:
            if one.to is not None:
                met = next((t.day for t in later if t.body == one.to), None)
                if met:
                    one.close(met)

    # --- sentences ----------------------------------------------------------------------------------------------

    def _ask(self, treatment: Treatment, told: Sentence, *, into: list[str]) -> None:
        used = {one.act for one in treatment.matter.asked()} | {one.act for one in treatment.asked}
        act = next((one for one in treatment.matter.acts if one not in used), None)
        if act is None or any(one.words and one.words == told.what for one in treatment.asked):
            return
        if told.kind == "report_back" and any(one.kind == "report_back" for one in treatment.asked):
            return
        # Nobody is asked for a report "med svarfrist".
        dues = [one for one in self.words.dues if told.kind != "report_back" or not _LIMIT.search(one.text)]
        term = make_term(told.due or self.rng.choice(dues), treatment.day, self.rng)
        sentence, asked = self._sentence(told, treatment, act=act, term=term, owner=self.rng.choice(self.words.owners))
        into.append(sentence)
        treatment.asked.append(asked)

    def _sentence(
        self, told: Sentence, treatment: Treatment, *, act: Act | None, term: Term, owner: str | None
    ) -> tuple[str, Asked]:
        """A sentence that asks for something, and what it asks for."""
        text = told.due.text if told.due else "{due}"
        printed = told.text.replace(text, term.text) if told.due else told.text.replace("{due}", term.text)
        sentence = self._said(self._of_act(printed, act, owner), treatment.matter)
        named = owner if "owner}" in told.text.lower() else None
        own = act if told.what is None else None
        words = self._said(told.what, treatment.matter) if told.what else (act.obj if act else "")
        return sentence, Asked(told.kind, words, term, named, act=own)

    def _of_act(self, text: str, act: Act | None, owner: str | None) -> str:
        if act is None:
            return text
        owner = owner or self.rng.choice(self.words.owners)
        forms = {"inf": act.inf, "pres": act.pres, "pas": act.pas, "noun": act.noun, "def": act.def_, "part": act.part}
        low = owner if owner.startswith(("Center", "Fagcenter", "HR", "Juridisk")) else owner[0].lower() + owner[1:]
        values = {**forms, "Def": _capital(act.def_), "Owner": owner, "owner": low}
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        start = text.removeprefix("- ")
        return text if text.startswith("at ") else text.removesuffix(start) + _capital(start)

    def _said(self, text: str, matter: Matter) -> str:
        topic = matter.topic
        return text.replace("{topic_low}", topic[0].lower() + topic[1:]).replace("{topic}", topic)

    def _title(self, matter: Matter) -> str:
        if not matter.treatments:
            return self._said(self.rng.choice(self.words.titles), matter)
        return matter.treatments[0].title

    def meetings(self) -> list[tuple[Sitting, date, list[Treatment]]]:
        """Every meeting with its treatments, numbered down the agenda; by day and body."""
        held = sorted((day, key) for key, body in self.bodies.items() for day in body.days)
        told: dict[tuple[date, str], list[Treatment]] = {one: [] for one in held}
        for matter in self.matters:
            for treatment in matter.treatments:
                told[treatment.day, treatment.body.id].append(treatment)
        for treatments in told.values():
            for number, treatment in enumerate(treatments, 2):  # the first item is the agenda itself
                treatment.number = number
        return [(self.bodies[key], day, told[day, key]) for day, key in held]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _possible(fate: str, route: Sequence[Sitting]) -> str:
    """The fate, where this route can have it."""
    can = {
        "stopped": len(route) == 1 and route[0].kind == "standing_committee",
        "hearing": route[-1].kind == "council",
        "returned": len(route) > 1,
        "stalled": len(route) > 1,
    }
    return fate if can.get(fate, True) else "plain"


def _outcome(befalls: str, *, last: bool) -> Outcome:
    told: dict[str, Outcome] = {
        "postponed": "postponed",
        "returned": "returned",
        "stopped": "stopped",
        "hearing": "hearing",
        "rejected": "rejected",
    }
    return told.get(befalls) or ("approved" if last else "recommended")


def _onward(befalls: str, index: int, treatment: Treatment) -> tuple[int, date]:
    """Where on the route the matter is treated next, and when at the earliest."""
    if befalls == "hearing":
        assert treatment.until is not None
        return 0, treatment.until + timedelta(days=6)
    return index + {"postponed": 0, "returned": -1}.get(befalls, 1), treatment.day
