"""The Danish language as minutes use it: the calendar, numbers, sentences, folding. No rules and no files."""

from casegraph.danish.bare import find_bare_days
from casegraph.danish.dates import DateMention, find_dates, resolve_year
from casegraph.danish.dues import DueMention, find_due
from casegraph.danish.frequency import find_recurring
from casegraph.danish.months import last_day
from casegraph.danish.sentences import sentences
from casegraph.danish.words import fold, number_word, ordinal_word, slug, stem

__all__ = [
    "DateMention",
    "DueMention",
    "find_bare_days",
    "find_dates",
    "find_due",
    "find_recurring",
    "fold",
    "last_day",
    "number_word",
    "ordinal_word",
    "resolve_year",
    "sentences",
    "slug",
    "stem",
]
