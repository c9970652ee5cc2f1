"""Rows said in words: the phrases that the text, Markdown and HTML of a history and a follow-up list share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casegraph.closed import CLOSED_TITLE
from casegraph.danish import fold, sentences, stem
from casegraph.export.plain import one_line, paragraphs, shorten
from casegraph.views.rows import (
    AtRow,
    BackgroundRow,
    CitedRow,
    CoverageRow,
    FollowUpRow,
    HistoryRow,
    MentionedRow,
    PlaceRow,
    RelatedRow,
    StepRow,
)
from casegraph.words import (
    BASES,
    CASE_STATUS,
    CHANGES,
    DECISIONS,
    FOLLOWUP_STATUS,
    GAPS,
    PRECISIONS,
    RELATED_AS,
    RELATIONS,
    ROLES,
    STATES,
    Words,
)

_WHY_LENGTH = 160
DECISION_LENGTH = 360
"""How much of a decision stands in a history; the whole stands in the minutes, and in JSON."""


class Teller:
    """Says the parts of a row in one language, every text from a document on one line and made safe."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._ = words.gettext

    def heading(self, row: HistoryRow) -> str:
        """The case by number and title; a collective number has as many titles as matters, and so none."""
        numbers = ", ".join(row["case_numbers"]) or self._("no case number")
        if row["collective"] != "yes":
            return one_line(f"{numbers} · {row['title']}")
        count = len(row["threads"])
        matters = self.words.ngettext(
            "collective number of {count} matter", "collective number of {count} matters", count
        )
        return one_line(f"{numbers} · {matters.format(count=count)}")

    def status(self, row: HistoryRow) -> str:
        """The status as a phrase, with the date that belongs to it."""
        at = row["at"]
        if row["status"] == "hearing" and at and at["until"]:
            return self._("In hearing until {date}").format(date=self.words.long_date(at["until"]))
        if row["status"] == "stalled" and at:
            return self._("Not treated since {date}").format(date=self.words.long_date(at["since"]))
        walked = [step for step in row["steps"] if step["state"] == "treated"]
        if row["status"] == "unknown" and walked and walked[-1]["closed"]:
            return self._("Unknown – the decision is not printed")
        return self.words.word(CASE_STATUS, row["status"])

    def outcome(self, row: HistoryRow) -> str | None:
        """What the deciding body decided last, and whether the case came back after a decision."""
        said = self.words.word(DECISIONS, row["outcome"]) if row["outcome"] else None
        again = self._("taken up again after an earlier decision") if row["reopened"] else None
        return ", ".join(filter(None, (said, again))) or None

    def holder(self, at: AtRow | None) -> str | None:
        """Who has the case now, since when and why."""
        if at is None:
            return None
        who = {"administration": self._("the administration"), "hearing": self._("public hearing")}
        name = who.get(at["kind"]) or one_line(at["body"])
        since = self._("since {date}").format(date=self.words.date(at["since"])) if at["since"] else ""
        return one_line(f"{name} {since} ({shorten(one_line(self.words.say(at['why'])), _WHY_LENGTH)})")

    def coming(self, row: HistoryRow) -> str | None:
        """The next treatment, with what is not printed said to be inferred."""
        following = row["next"]
        if following is None:
            return None
        date = self.words.date(following["date"]) if following["date"] else self._("date not known")
        inferred = f" ({self._('inferred')})" if following["inferred"] else ""
        return one_line(f"{following['body']}, {date}{inferred}")

    def facts(self, row: HistoryRow) -> list[tuple[str, str]]:
        """What stands at the head of a history, label and text; what is not known is left out."""
        _ = self._
        apart = row["collective"] == "yes"
        earlier = "; ".join(one_line(title) for title in row["titles"] if title != row["title"] and not apart)
        doubt = _("perhaps a collective number: the items under it are unlike")
        facts = (
            (_("Status"), self.status(row)),
            (_("Outcome"), self.outcome(row)),
            (_("With"), self.holder(row["at"])),
            (_("Next"), self.coming(row)),
            (_("Next deadline"), self.next_due(row)),
            (_("Number"), doubt if row["collective"] == "suspected" else None),
            (_("Earlier title"), earlier),
        )
        return [(label, text) for label, text in facts if text]

    def lists(self, row: HistoryRow) -> list[tuple[str, list[str]]]:
        """What stands behind the follow-ups of a history, title and entries; empty ones are left out."""
        _ = self._
        series = row["series"]["cases"] if row["series"] else []
        background = [f"{self.background(one)} {self.source(one['source'])}" for one in row["background"]]
        mentioned = [f"{self.mentioned(one)} {self.source(one['source'])}" for one in row["mentioned"]]
        lists = (
            (_("Same report for other periods"), [one_line(f"{one['case']} {one['title']}") for one in series]),
            (_("Related cases"), [self.related(one) for one in row["related"]]),
            (_("Mentioned under fixed points"), mentioned),
            (_("Background, no part of this case"), background),
            (_("Attachments"), [one_line(one["title"]) for one in row["attachments"]]),
        )
        return [(title, entries) for title, entries in lists if entries]

    def threads(self, row: HistoryRow) -> list[tuple[str | None, list[StepRow]]]:
        """The steps in groups with a title each: one for each matter of a collective number, else one without."""
        if row["collective"] != "yes" or len(row["threads"]) < 2:
            return [(None, row["steps"])]
        return [
            (one_line(thread["title"]), [step for step in row["steps"] if step["thread"] == thread["thread"]])
            for thread in row["threads"]
        ]

    def step_lines(self, step: StepRow, title: str | None) -> list[str]:
        """What stands below the heading of a step: the item's title where it is ``title`` no more, decision, place."""
        own = one_line(step["title"])
        own = "" if own == CLOSED_TITLE else own
        lines = (
            own if own != title else None,
            self.step_text(step),
            self.step_notes(step),
            self.source(step["source"]),
        )
        return [line for line in lines if line]

    def step_date(self, step: StepRow) -> str:
        """The date of a step, or a dash."""
        return self.words.date(step["date"]) or "–"

    def step_heading(self, step: StepRow) -> str:
        """Body, reading, decision and, where the minutes do not show it themselves, how it is known."""
        reading = self._("reading {number}").format(number=step["reading"]) if step["reading"] else None
        decided = self.words.word(DECISIONS, step["decision_kind"]) if step["decision_kind"] else None
        if step["closed"] and step["decision_kind"] == "none":
            decided = self._("Treated as a closed item")
        state = self.words.word(STATES, step["state"]) if step["state"] != "treated" else None
        gap = self.words.word(GAPS, step["gap"]) if step["gap"] else None
        if step["state"] in {"planned", "scheduled"} and not gap:
            gap = self.words.word(ROLES, step["role"])
        return " · ".join(filter(None, (one_line(step["body"]), reading, decided, state, gap)))

    def step_text(self, step: StepRow) -> str | None:
        """The first sentences of the decision where it says more than its kind, else the sentence that tells of it."""
        kind = self.words.word(DECISIONS, step["decision_kind"])
        decision = one_line(step["decision"])
        if decision and not _says_no_more(decision, kind):
            return first_sentences(step["decision"] or "", DECISION_LENGTH)
        return self.quoted(first_sentences(step["quote"], DECISION_LENGTH)) if step["quote"] else None

    def step_notes(self, step: StepRow) -> str | None:
        """Where a step is told of that its own minutes do not show, and why they do not."""
        if step["state"] in {"treated", "scheduled"}:
            return None
        how = {"recorded": self._("recorded in {origin}"), "planned": self._("announced in {origin}")}
        told = how.get(step["state"], self._("mentioned in {origin}")).format(origin=self.origin(step["source"]))
        if step["gap"] or (step["state"] == "planned" and not step["minutes_loaded"]):
            return told
        if step["minutes_loaded"]:
            return f"{told}; {self._('the minutes of that day are loaded, but no item there is linked to this case')}"
        return f"{told}; {self._('the minutes are not loaded')}"

    def source(self, cited: CitedRow) -> str:
        """A place as ``document:line``, with the page where there are pages."""
        return self._place(cited["document"], cited)

    def place(self, row: FollowUpRow) -> str:
        """The place a follow-up stands in, as ``document:line``."""
        return self._place(row["document"], row["source"])

    def _place(self, document: str, place: PlaceRow | CitedRow) -> str:
        page = self._("p. {page}").format(page=place["page"]) + ", " if place["page"] else ""
        return one_line(f"{document}:{page}{place['line']}")

    def mention(self, row: FollowUpRow) -> str:
        """In brackets, that a follow-up is only mentioned; empty where it is more than that."""
        return f" ({self.basis(row)})" if row["basis"] == "presentation" else ""

    def due(self, row: FollowUpRow) -> str:
        """The term as a date, with the words of the text where they are not that precise; else those words alone."""
        date, said = self.due_date(row), self.due_words(row)
        return f"{date} ({said})" if date and said else date or said

    def due_date(self, row: FollowUpRow) -> str:
        """The term as a date, marked where it is an estimate; empty where there is none."""
        date = self.words.date(row["due"])
        if date and row["continuous"]:
            return self._("next {date}").format(date=date)
        estimated = date and row["due_precision"] in {"season", "approximate"}
        return self._("about {date}").format(date=date) if estimated else date

    def due_words(self, row: FollowUpRow) -> str:
        """The words the text has for the term, where they say something else than the date."""
        return "" if row["due"] and row["due_precision"] == "day" else one_line(row["due_text"])

    def next_due(self, row: HistoryRow) -> str | None:
        """The first term that is still open."""
        waiting = [one for one in row["followups"] if one["status"] in {"open", "overdue", "unknown"} and one["due"]]
        if not waiting:
            return None
        late = f" ({self.followup_status(waiting[0])})" if waiting[0]["status"] != "open" else ""
        return f"{self.due(waiting[0])}: {shorten(self.task(waiting[0]), _WHY_LENGTH)}{late}"

    def task(self, row: FollowUpRow) -> str:
        """What is to be done."""
        if row["kind"] == "next_body" and row["basis"] == "route":
            return self._("To be treated by {body}").format(body=one_line(row["to_body"]))
        return one_line(row["what"])

    def marked_task(self, row: FollowUpRow) -> str:
        """What is to be done, behind how it has changed since an earlier list."""
        change = self.words.word(CHANGES, row["change"])
        return f"[{change}] {self.task(row)}" if change else self.task(row)

    def precision(self, row: FollowUpRow) -> str:
        """How exact a term is; of what is done again and again, that it is."""
        if row["continuous"]:
            return self._("again and again")
        return self.words.word(PRECISIONS, row["due_precision"]) if row["due"] else ""

    def owner(self, row: FollowUpRow) -> str:
        """Who is to do it, and whether that is only who recommended it; empty where nobody is named."""
        owner = one_line(row["owner"])
        return f"{owner} ({self._('recommends')})" if owner and row["owner_from"] == "recommender" else owner

    def people(self, row: FollowUpRow) -> str:
        """Who is to do it, and for whom."""
        owner = self.owner(row)
        recipient = one_line(row["recipient"]) or (one_line(row["to_body"]) if row["kind"] != "next_body" else "")
        return f"{owner} → {recipient}".lstrip() if recipient not in {"", owner} else owner or "–"

    def followup_status(self, row: FollowUpRow) -> str:
        """The status of a follow-up."""
        return self.words.word(FOLLOWUP_STATUS, row["status"])

    def followup_why(self, row: FollowUpRow) -> str | None:
        """Why a follow-up is closed, put off or not known."""
        notes = [self.words.say(row["closed_why"]), one_line(row["note"])]
        if row["snoozed_until"]:
            notes.insert(0, self._("put off until {date}").format(date=self.words.date(row["snoozed_until"])))
        return one_line("; ".join(filter(None, notes))) or None

    def origin(self, row: CitedRow) -> str:
        """An item by body, date and number."""
        return self._item(row["body"], row["date"], row["number"])

    def followups(self, row: HistoryRow) -> list[list[FollowUpRow]]:
        """The follow-ups of a history as a reader wants them: open ones first, by date, one thing said once."""
        order = list(FOLLOWUP_STATUS)
        return said_alike(sorted(row["followups"], key=lambda one: order.index(one["status"])))

    def followup_heading(self, alike: Sequence[FollowUpRow]) -> str:
        """Status and term of follow-ups that say one thing."""
        due = self.due(alike[0])
        said = self._("due {date}").format(date=due) if due else ""
        return " · ".join(filter(None, (self.followup_status(alike[0]), said)))

    def followup_lines(self, alike: Sequence[FollowUpRow]) -> list[str]:
        """What stands below the heading of follow-ups that say one thing: task, people, why closed, their places."""
        row = alike[0]
        people = self.people(row) if row["owner"] or row["recipient"] else None
        places = [self.origin_and_place(one) for one in alike]
        lines = (self.task(row), people, self.followup_why(row), *places[:-1], f"{places[-1]} ({self.basis(row)})")
        return [one_line(line) for line in lines if line]

    def stems_from(self, row: FollowUpRow) -> str:
        """The item a follow-up stems from."""
        return self._item(row["body"], row["meeting_date"], row["number"])

    def origin_and_place(self, row: FollowUpRow) -> str:
        """The item a follow-up stems from and the place it stands in."""
        return f"{self.stems_from(row)}, {self.place(row)}"

    def _item(self, body: str, date: str | None, number: str | None) -> str:
        item = self._("item {number}").format(number=number) if number else ""
        return one_line(f"{body} {self.words.date(date)} {item}")

    def basis(self, row: FollowUpRow) -> str:
        """On what a follow-up rests: decided, adopted, mentioned or on the route."""
        return self.words.word(BASES, row["basis"])

    def quoted(self, text: str) -> str:
        """A sentence of the minutes in quotation marks."""
        return self._("“{quote}”").format(quote=text)

    def related(self, row: RelatedRow) -> str:
        """A related case and why it is."""
        known = row["related_as"]
        relation = self.words.word(RELATED_AS, known) if known else self.words.word(RELATIONS, row["relation"] or "")
        why = f": {self.words.say(row['why'])}" if row["why"] else ""
        return one_line(f"{row['case']} {row['title']} ({relation}{why})")

    def mentioned(self, row: MentionedRow) -> str:
        """A message that tells of a case: when, where, and what it says."""
        when = self.words.date(row["source"]["date"])
        return one_line(f"{when} {row['source']['body']}, {row['title']}: {self.quoted(row['quote'])}")

    def background(self, row: BackgroundRow) -> str:
        """An earlier decision that is no step of the case, or only possibly one."""
        possibly = f" ({self._('possibly a step of this case')})" if row["about"] == "unknown" else ""
        return one_line(f"{self.words.date(row['date'])} {row['body'] or ''}{possibly}: {self.quoted(row['quote'])}")

    def coverage(self, rows: Sequence[CoverageRow]) -> str:
        """What an answer rests on, body by body."""
        said = []
        several = len({row["municipality"] for row in rows}) > 1
        for row in sorted(rows, key=lambda row: (self.words.order(row["municipality"]), self.words.order(row["body"]))):
            count = self.words.ngettext("{count} meeting", "{count} meetings", row["meetings"])
            span = " – ".join(dict.fromkeys(self.words.date(row[end]) for end in ("first", "last")))
            place = f"{row['municipality']}: " if several else ""
            said.append(f"{place}{row['body']} {count.format(count=row['meetings'])} {span}")
        return one_line("; ".join(said)) or self._("no minutes")

    def foot(self, as_of: str, coverage: Sequence[CoverageRow], missing: Iterable[str]) -> list[str]:
        """The lines at the foot: what it rests on, what is missing, and that the minutes count."""
        lines = [self._("Based on: {coverage}").format(coverage=self.coverage(coverage))]
        names = ", ".join(map(one_line, sorted(missing, key=self.words.order)))
        if names:
            lines.append(self._("No minutes loaded of: {bodies}").format(bodies=names))
        as_of_day = self._("As of {date}.").format(date=self.words.long_date(as_of))
        lines.append(f"{as_of_day} {self.reservation()}")
        return lines

    def reservation(self) -> str:
        """That an answer is an extract."""
        return self._("This is an extract; the minutes are what counts.")


def said_alike(rows: Iterable[FollowUpRow]) -> list[list[FollowUpRow]]:
    """Follow-ups in groups that say one thing: a presentation is printed again at every body the case comes to."""
    groups: dict[tuple[object, ...], list[FollowUpRow]] = {}
    for row in rows:
        same = (row["case"] or row["id"], row["kind"], fold(row["what"]), row["due"], row["status"], row["to_body"])
        groups.setdefault((*same, row["owner"], row["snoozed_until"], row["change"]), []).append(row)
    return list(groups.values())


def _says_no_more(decision: str, kind: str) -> bool:
    """Whether a decision is only the word for its kind, in whatever form: *Anbefales.* for *Anbefalet*."""
    words, known = fold(decision).rstrip(". ").split(), fold(kind).split()
    return not any(map(str.isalnum, "".join(words))) or [*map(stem, words)] == [*map(stem, known)]


def first_sentences(text: str, length: int) -> str:
    """As many whole sentences of ``text`` as fit in ``length`` characters, at least the first, cut if it must be."""
    joined = " ".join(paragraphs(text))
    if len(joined) <= length:
        return joined
    ends = [end for _, end in sentences(joined) if end <= length - 2]
    return f"{joined[: ends[-1]]} …" if ends else shorten(joined, length)
