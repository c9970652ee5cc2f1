"""Who came to the meeting and who did not: lists, running sentences, and marks behind or before names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

from casegraph.danish import join_wrapped
from casegraph.parse.structure.attendance import is_boxed, unticked
from casegraph.parse.structure.head import Head, Value
from casegraph.rulebook.labels import AttendanceRules

# "Teknik og Plan": what one of the staff leads.
_DEPARTMENT = r"[A-ZÆØÅ][\w-]+\sog\s[A-ZÆØÅ][\w-]+"
_STAFF = r"\w*(?:direktør|chef|leder|sekretær|konsulent|fuldmægtig|planlægger|ingeniør)\s"
_LEADS = re.compile(_DEPARTMENT)
# A name, of two words or more, and roles, which begin small or with a digit ("1. viceborgmester") or are one word.
_PERSON_ALONE = re.compile(
    rf"[A-ZÆØÅ][^,\s]*(?:\s[^,\s]+)+(?:,\s(?:[a-zæøå\d][^,]*|{_DEPARTMENT}|(?![a-zæøå\d])[^,\s]+))*[,;]?"
)
# "Ida Bro og Bo Dam", but not "direktør for Børn og Kultur Ida Bro".
_TITLED_AND = re.compile(
    rf"(\bfor\s[A-ZÆØÅ][\w-]+|\b(?i:{_STAFF})[^,;]{{3,40}},\s[A-ZÆØÅ][\w-]+(?=\sog\s[\w-]+(?:[.,;]|\Z)))"
    r"\sog\s(?=[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ]|[.,;]|\Z))"
)
_BETWEEN = re.compile(r"(?:\s*[,;]\s+|\s+og\s+(?=[A-ZÆØÅ])|\t+)(?![^()]{0,80}\))")
# Where a sentence about those who came ends; no initial does ("Ida B. Lind").
_CLAUSES = re.compile(r"(?<=[a-zæøå)])[.;]\s+|,\s+(?=afbud\s+fra\b)")
_AWAY = re.compile(
    r"(?:meldt\s+)?(?:afbud|fraværende)\b(?:\s+(?:fra|var|med\s+afbud))*\s*:?\s*(?P<names>.*)", re.IGNORECASE
)
_LATE = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w.-]*)+(?:\s\([^()]{1,12}\))?)"
    r"\s(?:deltog|kom|mødte|ankom|indtrådte|tiltrådte)\s(?!ikke\b)"
)
_OFFICER = re.compile(_STAFF, re.IGNORECASE)
# "Ida Bro (A), formand, Bo Dam (V)"
_ROLE = re.compile(r"(?:\d\.\s)?(?:(?:vice|næst)?(?:formand|forkvinde|forperson|borgmester)|mødeleder|referent)")
# Behind a name, what somebody is: "Ida Bro, direktør for Social og Sundhed".
_OFFICE = re.compile(r"[a-zæøå]*(?:direktør|chef|leder|konsulent)(?:\s(?:for|i)\s.+)?")
_OFFICER_WORD = re.compile(r"(?:direktør|chef|leder|konsulent)\b", re.IGNORECASE)
_PERSON = re.compile(
    rf"[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w.-]*)+(?:\s\([^()]{{1,12}}\))?(?:,\s{_ROLE.pattern})?(?:,\s{_ROLE.pattern})?"
)
# "…, i hvis sted Bo Dam": who came for somebody is told beside those who came.
_INSTEAD = re.compile(r"(?:i\s(?:hvis\s)?sted|som\s(?:stedfortræder|suppleant)|stedfortræder)", re.IGNORECASE)
# Behind a name, in place of a mark.
_WORDS = frozenset({"afbud", "fraværende", "fravær", "udeblevet", "orlov"})
People = tuple[str, ...]


def presence(head: Head) -> tuple[People, People]:
    """Those who came to the meeting, and those who did not."""
    rules = head.page.vocabulary.attendance
    came, absent = _Told(rules), _Told(rules)
    came.read(head.first("participants"))
    told = head.first("absent")
    absent.read(told)
    late = [name for name in (*came.late, *absent.late) if not any(name in one for one in came.names)]
    boxed = told is not None and any(map(is_boxed, told.texts))
    # A box not ticked under "Fraværende" says that this one was not away.
    stayed = [*absent.names, *([] if boxed else absent.away)] or came.away
    return (*came.names, *late), tuple(stayed)


class _Told:
    """What one labelled value tells: the ``names`` it lists, who is ``away`` by a mark or a word, and who came late."""

    def __init__(self, rules: AttendanceRules) -> None:
        self._rules = rules
        self.names: list[str] = []
        self.away: list[str] = []
        self.late: list[str] = []

    def read(self, value: Value | None) -> None:
        """Take in what the rows of the value tell."""
        texts = [self._unmarked(text) for text in value.texts] if value else []
        texts = [text for text in texts if text and not self._rules.is_nobody(text)]
        if value and value.table:
            self.names += texts
        elif len(texts) > 1 and (not re.search(r",\s", texts[0]) or _one_a_line(texts)) and not _is_prose(texts):
            self.names += [text.strip(" ,;.") for text in texts]
        elif texts:
            # Behind the party or the initials of one person the next row begins with another.
            *above, last = texts
            apart = [f"{text}," if text.endswith(")") else text for text in above]
            self._sentences(reduce(join_wrapped, [*apart, last]))

    def _unmarked(self, text: str) -> str:
        """A row without the sign for who came; nothing where it says that this one did not."""
        bare, away = unticked(text)
        name, _, last = bare.rpartition(" ")
        if name and "," not in name and self._rules.is_away(last) and last.strip("()").lower() in _WORDS:
            self.away.append(name.strip(" ,;-–("))
            return ""
        if away:
            self.away.append(bare)
            return ""
        return bare

    def _sentences(self, running: str) -> None:
        """Running sentences: who was there, who sent word, and who came later."""
        first, *more = _CLAUSES.split(running)
        away = _AWAY.fullmatch(first)
        if away:
            self.away += self._listed(away["names"])
        else:
            self.names += self._listed(first)
        for clause in more:
            away, late = _AWAY.fullmatch(clause.rstrip(". ")), _LATE.match(clause)
            if away:
                self.away += self._listed(away["names"])
            elif late and not _OFFICER.match(clause):
                self.late.append(late["name"])
            elif _PERSON.fullmatch(clause.rstrip(". ")):
                self.names.append(clause.rstrip(". "))

    def _listed(self, running: str) -> list[str]:
        parts = _BETWEEN.split(_TITLED_AND.sub("\\1\x1f", running))
        bare = (part.replace("\x1f", " og ").strip(" .,;") for part in parts)
        found: list[str] = []
        for part in bare:
            if found and (
                _ROLE.fullmatch(part)
                or _is_office(part, found[-1])
                or (_LEADS.fullmatch(part) and _OFFICER.match(found[-1]))
            ):
                found[-1] = f"{found[-1]}, {part}"
            elif not self._rules.is_nobody(part) and not _INSTEAD.match(part):
                found.append(part)
        return found


def _is_office(part: str, before: str) -> bool:
    """Whether a part says what the person before it is, who has no office in front."""
    return _OFFICE.fullmatch(part) is not None and not _OFFICER_WORD.search(before)


def _is_prose(texts: Sequence[str]) -> bool:
    """Whether the rows are a sentence that wraps where it will, and tells more than names."""
    return len(_CLAUSES.split(" ".join(texts))) > 1


def _one_a_line(texts: Sequence[str]) -> bool:
    """Whether every line names one person, with what that one is behind it: "Ida Bro (V), formand".

    Of two lines the second may well go on with the first.
    """
    if len(texts) < 3 and not all("(" in text for text in texts):
        return False
    return all(_PERSON_ALONE.fullmatch(text) for text in texts)
