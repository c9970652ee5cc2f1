"""The Danish language as minutes use it: the calendar, numbers, sentences, folding. No rules and no files.

Only words and sentences are loaded at once: dates have many patterns, and a question to a database needs none of them.
"""

from typing import TYPE_CHECKING

from casegraph.danish.sentences import sentences
from casegraph.danish.words import VERB_PREFIXES, breaks_off, fold, join_wrapped, number_word, ordinal_word, slug, stem
from casegraph.lazy import lazily

if TYPE_CHECKING:
    from casegraph.danish.bare import find_bare_days
    from casegraph.danish.dates import DateMention, find_dates, resolve_year
    from casegraph.danish.dues import DueMention, find_due
    from casegraph.danish.frequency import find_recurring
    from casegraph.danish.months import last_day

__all__ = [
    "VERB_PREFIXES",
    "DateMention",
    "DueMention",
    "breaks_off",
    "find_bare_days",
    "find_dates",
    "find_due",
    "find_recurring",
    "fold",
    "join_wrapped",
    "last_day",
    "number_word",
    "ordinal_word",
    "resolve_year",
    "sentences",
    "slug",
    "stem",
]

_HOMES = {
    "DateMention": "casegraph.danish.dates",
    "DueMention": "casegraph.danish.dues",
    "find_bare_days": "casegraph.danish.bare",
    "find_dates": "casegraph.danish.dates",
    "find_due": "casegraph.danish.dues",
    "find_recurring": "casegraph.danish.frequency",
    "last_day": "casegraph.danish.months",
    "resolve_year": "casegraph.danish.dates",
}
__getattr__ = lazily(__name__, _HOMES)
