"""What people read, in Danish or English: a gettext catalogue, dates as they are written, and the words of the model.

Messages are English in the code and found in ``locale/<language>/LC_MESSAGES/casegraph.mo``. The words for kinds,
states and statuses stand in the tables below; :func:`N_` only marks them for the catalogue. Babel is loaded when a date
is first written out.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable, Mapping
from datetime import date as Date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import UsageError
from casegraph.kinds import IsoDate
from casegraph.reason import N_, Reason

if TYPE_CHECKING:
    from casegraph.phrasebook import Phrasebook

LANGUAGES = ("da", "en")
DEFAULT = "da"
LOCALE = Path(__file__).parent / "locale"
DOMAIN = "casegraph"
HELP = "help"
"""What commands and their options say of themselves."""
TOLD = "told"
"""What the code marks as a message, and what it tells in finished sentences (:mod:`casegraph.phrasebook`)."""

_SHORT = {"da": "dd-MM-y", "en": "y-MM-dd"}
_BEHIND_Z = str.maketrans("æäøöå", "{{||}")
_LONG = {"da": "d. MMMM y", "en": "d MMMM y"}


DECISIONS: Mapping[str, str] = {
    "approved": N_("Approved"),
    "recommended": N_("Recommended"),
    "noted": N_("Noted"),
    "discussed": N_("Discussed"),
    "postponed": N_("Postponed"),
    "referred": N_("Referred"),
    "returned": N_("Sent back"),
    "rejected": N_("Rejected"),
    "withdrawn": N_("Taken off the agenda"),
    "stopped": N_("Stopped (section 23)"),
    "elected": N_("Elected"),
    "other": N_("Other decision"),
    "none": N_("No decision recorded"),
    "treated": N_("Treated"),
}
CASE_STATUS: Mapping[str, str] = {
    "pending": N_("In progress"),
    "postponed": N_("Postponed"),
    "hearing": N_("In hearing"),
    "executing": N_("Decided – being carried out"),
    "concluded": N_("Politically concluded"),
    "stalled": N_("Not treated since"),
    "unknown": N_("Unknown – minutes are missing"),
}
FOLLOWUP_STATUS: Mapping[str, str] = {
    "overdue": N_("Overdue"),
    "open": N_("Open"),
    "unknown": N_("Unknown – minutes are missing"),
    "done": N_("Done"),
    "superseded": N_("Superseded"),
}
FOLLOWUP_KINDS: Mapping[str, str] = {
    "task": N_("Task"),
    "report_back": N_("To report back"),
    "deadline": N_("Deadline"),
    "hearing": N_("Hearing"),
    "next_body": N_("To be treated by"),
    "postponed": N_("Postponed item"),
    "agenda": N_("For a coming agenda"),
}
BASES: Mapping[str, str] = {
    "decision": N_("decided"),
    "recommendation": N_("recommended and adopted"),
    "presentation": N_("mentioned in the presentation"),
    "route": N_("on the route"),
}
STATES: Mapping[str, str] = {
    "planned": N_("planned"),
    "scheduled": N_("on the agenda"),
    "treated": N_("treated"),
    "recorded": N_("recorded in later minutes"),
    "mentioned": N_("mentioned"),
}
ROLES: Mapping[str, str] = {
    "prepares": N_("prepares"),
    "heard": N_("is heard"),
    "recommends": N_("recommends"),
    "decides": N_("decides"),
    "informed": N_("is informed"),
}
GAPS: Mapping[str, str] = {
    "skipped": N_("not treated there, as far as the minutes show"),
    "not_seen": N_("not seen"),
}
RELATIONS: Mapping[str, str] = {
    "follows": N_("follows"),
    "part_of": N_("part of"),
    "background": N_("background"),
    "": N_("related"),
}
RELATED_AS: Mapping[str, str] = {
    "earlier": N_("goes before"),
    "later": N_("follows"),
    "whole": N_("has this as a part"),
    "part": N_("is part of this"),
}
LINK_KINDS: Mapping[str, str] = {"same_case": N_("same case"), "series": N_("series"), "related": N_("related")}
LINK_STATUS: Mapping[str, str] = {
    "accepted": N_("accepted"),
    "suggested": N_("suggested"),
    "rejected": N_("rejected"),
}
OUTCOMES: Mapping[str, str] = {
    "accepted": N_("one case"),
    "suggested": N_("perhaps one case: a person should look"),
    "rejected": N_("not one case: a person said no"),
    "": N_("not linked"),
}
ANSWERS: Mapping[str, str] = {"yes": N_("yes"), "no": N_("no"), "unsure": N_("unsure")}
GROUPS: Mapping[str, str] = {
    "single": N_("Single cases"),
    "series": N_("Recurring reports (series)"),
    "collective": N_("Collective numbers"),
    "standing": N_("Standing items"),
}
PRECISIONS: Mapping[str, str] = {
    "day": N_("day"),
    "month": N_("month"),
    "quarter": N_("quarter"),
    "season": N_("season"),
    "approximate": N_("estimate"),
}
SECTIONS: Mapping[str, str] = {
    "overdue": N_("Overdue"),
    "agenda": N_("To the agenda"),
    "tasks": N_("Tasks"),
    "sent": N_("Sent on and awaited"),
    "later": N_("For later meetings"),
    "closed": N_("Done or superseded"),
    "closed_items": N_("From closed items – not for publication"),
}
FIELDS: Mapping[str, str] = {
    "municipality": N_("municipality"),
    "body": N_("body"),
    "date": N_("date"),
    "meeting_kind": N_("kind of meeting"),
}
"""Fields of an item that may be worked out where nothing prints them."""
CHANGES: Mapping[str, str] = {"new": N_("New"), "moved": N_("Moved"), "closed": N_("Closed")}


class Words:
    """One language: messages, plural forms and dates."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise UsageError(f"no such language: {lang} (there are: {', '.join(LANGUAGES)})")
        self.lang = lang
        self._catalogue = _catalogue(lang)

    def gettext(self, message: str) -> str:
        """``message`` in this language; itself where the catalogue has nothing else."""
        return self._catalogue.gettext(message)

    def helped(self, message: str) -> str:
        """A message of the help of commands, which has a catalogue of its own that nothing else loads."""
        said = _catalogue(self.lang, HELP).gettext(message) if message else ""
        return self.gettext(message) if said == message and message else said

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of a message for ``count`` things."""
        return self._catalogue.ngettext(one, many, count)

    def word(self, table: Mapping[str, str], key: str | None) -> str:
        """The word for a kind, state or status; the key itself where the table does not know it."""
        known = table.get(key or "")
        return self.gettext(known) if known else key or ""

    def status(self, key: str) -> str:
        """The word for a status that many cases have; what goes on with a date in one case ends in dots."""
        return self.word(CASE_STATUS, key) + (" …" if key == "stalled" else "")

    def order(self, text: str) -> str:
        """A key that sorts ``text`` as this language does: in Danish æ, ø and å, or aa, stand behind z."""
        plain = text.casefold()
        return plain.replace("aa", "å").translate(_BEHIND_Z) if self.lang == "da" else plain

    def date(self, date: IsoDate | None) -> str:
        """A date as it stands in a list: ``21-03-2022``; a partial one as ``december 2021`` or ``2021``."""
        return self._date(date, _SHORT[self.lang])

    def long_date(self, date: IsoDate | None) -> str:
        """A date as it stands in a sentence: ``21. marts 2022``."""
        return self._date(date, _LONG[self.lang])

    def signed(self, number: float) -> str:
        """A number with its sign and one decimal: ``+0,3``."""
        return self._figure(f"{number:+.1f}")

    def say(self, text: str | None) -> str:
        """A sentence of an answer: a :class:`Reason` in this language, other text as it is."""
        if not isinstance(text, Reason):
            return text or ""
        if not text:
            return ""  # the catalogue's own head is filed under the empty message
        values = {name: self._value(name, value) for name, value in text.values.items()}
        return self.gettext(text.message).format_map(values)

    def heard(self, sentence: str) -> str:
        """A finished English sentence, such as an error or a doubt, in this language where the catalogue knows it."""
        return self.say(sentence) if isinstance(sentence, Reason) else _phrasebook(self.lang).heard(sentence)

    def _value(self, name: str, value: str) -> str:
        if isinstance(value, Reason):
            return self.say(value)
        if name in {"date", "since", "until"}:
            return self.date(value)
        if name == "lacking":
            return self._figure(value)
        return self.word(DECISIONS, value).lower() if name == "kind" else value

    def _figure(self, number: str) -> str:
        return number.replace(".", ",") if self.lang == "da" else number

    def _date(self, date: IsoDate | None, whole: str) -> str:
        if not date:
            return ""
        try:
            day = Date.fromisoformat((date + "-01-01")[:10])
        except ValueError:
            return date
        return _format_date(day, {4: "y", 7: "MMMM y"}.get(len(date), whole), self.lang)


def choose_language(asked: str | None, environ: Mapping[str, str] | None = None) -> str:
    """The language to use: as asked for, else the locale's where it is one of ours, else Danish."""
    if asked:
        return Words(asked).lang
    values = os.environ if environ is None else environ
    locale = next((values[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if values.get(name)), "")
    language = locale.partition("_")[0].partition(".")[0].lower()
    return language if language in LANGUAGES else DEFAULT


@cache
def _catalogue(lang: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation(domain, LOCALE, [lang])


@cache
def _phrasebook(lang: str) -> Phrasebook:
    from casegraph.phrasebook import book  # noqa: PLC0415 - only where something went wrong

    return book(message for domain in (DOMAIN, TOLD) for message in _messages(lang, domain))


def _messages(lang: str, domain: str) -> Iterable[tuple[object, str]]:
    """What a compiled catalogue holds; gettext itself only answers whoever knows the message already."""
    catalogue = _catalogue(lang, domain)
    known: Mapping[object, str] = getattr(catalogue, "_catalog", {})
    return known.items()


def _format_date(day: Date, pattern: str, lang: str) -> str:
    # Loaded only here: JSON, CSV for machines and GraphML write no date for people.
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, pattern, locale=lang)
