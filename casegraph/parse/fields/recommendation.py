"""Who recommends what: the recommender, and one string a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from casegraph.danish import sentences
from casegraph.model import Place
from casegraph.parse.fields.paragraphs import Paragraph
from casegraph.rulebook.fields import FieldsFile

# "indstiller til Byrådet, at", "foreslår derfor:", "indstiller at:": from the verb to the first clause.
_TO = re.compile(r"[\s,]*(?:(?:derfor|hermed|herefter|således|videre|desuden|endvidere)\b)?[\s,:]*")
# "indstiller til Byrådet via Økonomiudvalget," – whom it is recommended to is no clause.
_ADDRESS = re.compile(r"(?:til|over\s?for|via)\b[^.!?]{0,160}[,:]?$", re.IGNORECASE)
_ADDRESSEE = re.compile(r"(?:til|for|over\s?for)\s[^.!?:]{3,90}:", re.IGNORECASE)
_INLINE_MARK = re.compile(
    r"(?:(?<=\s)|^)(\d{1,2}|[a-h])\)\s+|(?:(?<=[,;.]\s)|(?<=at\s)|(?<=at:\s)|^)(\d{1,2})\.\s+(?=\D)"
)
# Two clauses in one sentence, and a clause that says more than one thing of what it approves, or is a sentence already.
_AND_AT = re.compile(r"(?:,|(?<=[a-zæøå]s))\s+(?=(?:og|samt)\s+at\s)")
_AND_AT_DO = re.compile(r"\s+(?=(?:og|samt)\s+at\s+[a-zæøå]{2,}e\b)")
_DO = re.compile(r"[a-zæøå]{2,}e\b")
_HANGS_ON = re.compile(r"\S\s+(?i:at)\s|[:;]\s|\.\s+[A-ZÆØÅ]")
# What shows that the words before "at" say more than who recommends to whom, and those behind it that they go on.
_A_BODY = re.compile(r"udvalg|råd|bestyrelse|direktion|magistrat|repræsentation", re.IGNORECASE)
_MORE_SAID = re.compile(r",\s+[a-zæøå]|\b(?i:at|om|som|der|ikke)\s|\b(?:og|samt)(?:\s+\w+r\b|\Z)")
_MORE_TO_SAY = re.compile(r",\s+[^\W\d_]+s\b")
_IMPERSONAL = re.compile(r"(?:det|der|dette|sagen|som|vi)\b", re.IGNORECASE)
_BY = re.compile(r"\s*af\s+([^,:]{2,80}?)(?=\s*(?:,|:|\bat\b|$))")
# "Borgmesterens indstilling": the recommender stands in the heading.
_GENITIVE = re.compile(r"([A-ZÆØÅ][^\W\d_]{3,40}(?<!s))s\s+(?:indstilling|forslag|anbefaling)", re.IGNORECASE)
# "Det foreslår skolechefen": the recommender stands behind the verb.
_INVERTED = re.compile(r"(?:det|dette|sådan)\s+(?:indstiller|anbefaler|foreslår)\s+(?P<by>[^,:;]{3,80})", re.IGNORECASE)
_QUESTION = re.compile(r"hv\w+\b", re.IGNORECASE)  # "Hvad foreslår vi?"
# "at indstille til Byrådet at godkende …", "udvalget indstiller til Byrådet," over a list.
_TO_RECOMMEND = re.compile(r"(?:indstille|anbefale)\s(?:til|over\s?for)\s[^.;:]{3,100}?,?\sat\s+(?=\w)", re.IGNORECASE)
_RECOMMENDS_TO = re.compile(r"\b(?:indstille|anbefale)[rs]?\s(?:til|over\s?for)\s[^.;:]{3,100}\Z", re.IGNORECASE)
# "anbefaler Økonomiudvalget og Byrådet," over a list.
_RECOMMENDS_BODY = re.compile(
    r"\b(?:indstille|anbefale)[rs]?\s[A-ZÆØÅ][^.;:,]{0,80}(?:udvalg|råd|bestyrelse|direktion)\w*\Z"
)
# "Forvaltningen indstiller", rather than "foreslår", in a sentence that begins so.
_RECOMMENDED = re.compile(r"\A[^,.:;]{2,90}\bindstille[rs]?\b", re.IGNORECASE)
_QUOTES = '„”“"»«'
_LONGEST_ADDRESS = 6
_LONGEST_LEAD = 14  # words: "Udvalget for Natur og Miljø over for Økonomiudvalget og Kommunalbestyrelsen anbefaler, at"
_MAX_RECOMMENDER = 90


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the item recommends: ``by`` and its place, and the clauses with the place each begins at."""

    by: str | None = None
    by_place: Place | None = None
    clauses: tuple[Paragraph, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The clauses as text."""
        return tuple(clause.text for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that introduce the clauses: who, and where the first clause begins in the paragraph."""

    by: str | None
    start: int
    at: bool


def read_recommendation(paragraphs: Sequence[Paragraph], rules: FieldsFile) -> Recommendation:
    """The recommender and the clauses that the paragraphs of a recommendation hold."""
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.mark or not _ADDRESSEE.fullmatch(paragraph.text)]
    for index, paragraph in enumerate(paragraphs):
        opening = find_opening(paragraph.text, rules)
        if opening is None:
            continue
        rest = _first_clause(paragraph, opening)
        clauses = _clauses(rest, paragraphs[index + 1 :], opening, rules)
        by_place = paragraph.place if opening.by else None
        return Recommendation(opening.by, by_place, tuple(_cleaned(clause) for clause in clauses))
    clauses = _listed(list(paragraphs)) or [paragraph for paragraph in paragraphs if paragraph.text]
    return Recommendation(None, None, tuple(_cleaned(clause) for clause in clauses))


def read_headed(heading: str, paragraphs: Sequence[Paragraph], rules: FieldsFile) -> Recommendation:
    """The recommendation under ``heading``, which may itself say who recommends.

    "Administrationen indstiller" is the beginning of the first sentence, "Borgmesterens forslag" names its author.
    """
    inverted = _INVERTED.fullmatch(heading.strip(" :,"))
    opening = None if inverted or _QUESTION.match(heading) else find_opening(heading, rules, exact=True)
    if opening and paragraphs and not _names_another(paragraphs[0], rules):
        said = heading.strip(" :,")
        first = replace(paragraphs[0], text=f"{said} {paragraphs[0].printed}", mark="")
        marked = paragraphs[0].mark or _starts_with_at(paragraphs[0].text)
        alone = replace(first, text=said if said.endswith(" at") else f"{said},")
        lead = [alone, *paragraphs] if marked else [first, *paragraphs[1:]]
        return read_recommendation(lead, rules)
    found = read_recommendation(paragraphs, rules)
    author = inverted or _GENITIVE.match(heading)
    if found.by is None and found.clauses and author:
        return replace(found, by=author.group(1).strip(), by_place=found.clauses[0].place)
    return found


def _names_another(paragraph: Paragraph, rules: FieldsFile) -> bool:
    """Whether what stands below a heading that recommends says itself who does: "Center for Havne foreslår, at".

    A body that recommends to another is what is recommended.
    """
    if paragraph.mark or _starts_with_at(paragraph.text):
        return False
    inner = find_opening(paragraph.text, rules, exact=True)
    return bool(inner and inner.by and inner.at and not _A_BODY.search(inner.by))


def find_in_prose(paragraphs: Sequence[Paragraph], rules: FieldsFile, *, at_start: bool = False) -> Recommendation:
    """A recommendation without a heading of its own: a sentence "X indstiller, at …" and the list that follows.

    ``at_start`` asks that the sentence begin its paragraph, as it does where prose is long and tells of others too.
    What somebody proposes in a list, or beside a recommendation that is called one, is not what is recommended.
    """
    found = list(_in_prose(paragraphs, rules, at_start=at_start))
    unlisted = [one for one in found if not one[0].mark] or found
    called = [one for one in unlisted if _RECOMMENDED.search(one[0].text)] or unlisted
    if not called:
        return Recommendation()
    part, following = called[0]
    return read_recommendation([part, *following], rules)


def _in_prose(
    paragraphs: Sequence[Paragraph], rules: FieldsFile, *, at_start: bool
) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Every sentence that says who recommends, from there to the end of its paragraph, with the list that follows."""
    for index, paragraph in enumerate(paragraphs):
        following = _list_after(paragraphs[index + 1 :])
        starts = [start for start, _ in sentences(paragraph.text)][: 1 if at_start else None]
        for start in starts:
            if paragraph.text[start] in _QUOTES:
                continue  # what somebody has moved, in their own words, is what the item is about
            opening = find_opening(paragraph.text[start:], rules, exact=True)
            if opening and opening.by and (opening.at or following):
                yield replace(paragraph, text=paragraph.text[start:]), following


def find_opening(text: str, rules: FieldsFile, *, exact: bool = False) -> Opening | None:
    """Who recommends, where ``text`` begins "Kommunaldirektøren indstiller til Byrådet, at …"; ``None`` elsewhere.

    A verb with a letter wrong is taken too, unless ``exact``.
    """
    hit = rules.compiled["recommends"].search(text)
    span = (hit.start, hit.end) if hit else (None if exact else _mistyped(text, rules))
    if span is None or span[0] > _MAX_RECOMMENDER or span[0] > sentences(text)[0][1]:
        return None
    before = text[: span[0]].strip(" ,:-–")
    by: str | None = before or None
    end = span[1]
    if before and _IMPERSONAL.fullmatch(before.split()[0]):
        agent = _BY.match(text[end:])
        by, end = (agent.group(1).strip(), end + agent.end()) if agent else (None, end)
    start, at = _after_verb(text, end, rules)
    if not _starts_with_at(before):
        return Opening(by, start, at)
    return Opening(None, start, at) if at else None  # "At planen anbefales godkendt" is itself what is recommended


def _after_verb(text: str, end: int, rules: FieldsFile) -> tuple[int, bool]:
    """Where the first clause begins behind the verb, and whether an "at" introduces it."""
    conjunction = rules.compiled["conjunctions"].search(text, end)
    colon = text.find(":", end)
    if conjunction and (colon < 0 or conjunction.start < colon) and "." not in text[end : conjunction.start]:
        tail = re.match(r"[\s:]*", text[conjunction.end :])
        return conjunction.end + (tail.end() if tail else 0), True
    if colon >= 0 and "." not in text[end:colon]:
        return colon + 1, False
    gap = _TO.match(text, end)
    start = gap.end() if gap else end
    return (len(text) if _ADDRESS.match(text[start:]) else start), False


def _mistyped(text: str, rules: FieldsFile) -> tuple[int, int] | None:
    """The first long word that is a verb of recommending but for one letter."""
    verbs = [term.term for term in rules.recommends if len(term.term) >= 8 and " " not in term.term]
    for word in re.finditer(r"[^\W\d_]{7,}", text[:_MAX_RECOMMENDER]):
        if any(OSA.distance(word.group().lower(), verb, score_cutoff=1) <= 1 for verb in verbs):
            return word.start(), word.end()
    return None


def _first_clause(paragraph: Paragraph, opening: Opening) -> Paragraph:
    return replace(paragraph, text=paragraph.text[opening.start :].strip(), mark="")


def _clauses(first: Paragraph, following: Sequence[Paragraph], opening: Opening, rules: FieldsFile) -> list[Paragraph]:
    """The clauses of a recommendation whose first words are ``first``."""
    listed = _listed(list(following))
    if not first.text:
        return listed or _plain(following)
    first = first if listed else _passed_on(first, rules)
    split = _inline(first) or ([] if listed else _joined(first))
    if len(split) > 1:
        return [*split, *listed]
    if not listed:
        return [first, *_second_sentences(following)]
    if _addresses(first.text, listed[0], rules):
        return listed
    if first.text.endswith(":") and not following[0].numbered:
        # "at temaet er:" with bullets under it is one clause that holds a list.
        return [replace(first, text="\n".join([first.text, *(p.text for p in listed)]))]
    if first.text.endswith((":", " at")) or _passes_on(first.text, rules):
        return listed
    return [first, *listed]


def _addresses(text: str, clause: Paragraph, rules: FieldsFile) -> bool:
    """Whether the words before a list only say who is to do what follows: "at Byrådet" / "1. godkender …", "at udvalget
    anbefaler:" / "at hallen bygges".
    """
    a_body = _A_BODY.search(text) is not None
    if text[-1] == ":":
        return a_body and _starts_with_at(clause.text) and _passes_on(text.rstrip(" :"), rules)
    told = clause.numbered or (a_body and clause.text[:1].islower())
    return told and text[-1].isalnum() and len(text.split()) <= _LONGEST_ADDRESS


def _passes_on(text: str, rules: FieldsFile) -> bool:
    """Whether a clause ends with what a body is to do about the clauses that follow: "at udvalget anbefaler,"."""
    bare = text.rstrip(" ,")
    said = any(hit.end == len(bare) for hit in rules.compiled["passed_on"].finditer(bare))
    return said or any(told.search(bare) for told in (_RECOMMENDS_TO, _RECOMMENDS_BODY))


def _passed_on(first: Paragraph, rules: FieldsFile) -> Paragraph:
    """A clause without what only says who is to recommend it to whom: "udvalget anbefaler Byrådet, at hal bygges"."""
    inner = _TO_RECOMMEND.match(first.text)
    if inner:
        return replace(first, text=first.text[inner.end() :])
    opening = find_opening(first.text, rules, exact=True)
    if opening is None or not (opening.by and opening.at):
        return first
    lead, rest = re.sub(r",?\s+at\W*\Z", "", first.text[: opening.start]), first.text[opening.start :]
    said = len(lead.split()) > _LONGEST_LEAD or _MORE_SAID.search(lead) or not _A_BODY.search(opening.by)
    return first if said or _MORE_TO_SAY.search(rest) else replace(first, text=rest)


def _second_sentences(following: Sequence[Paragraph]) -> list[Paragraph]:
    """Further unmarked paragraphs that begin with "at" are clauses; others are remarks."""
    return [paragraph for paragraph in following if _starts_with_at(paragraph.text)]


def _plain(following: Sequence[Paragraph]) -> list[Paragraph]:
    """Clauses printed as paragraphs without marks: those with "at" if there are any, else all."""
    worded = [paragraph for paragraph in following if _starts_with_at(paragraph.text)]
    return worded or list(following)


def _listed(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The list that ``paragraphs`` hold as clauses; what is nested under a clause or goes on in between joins it."""
    level = next((paragraph for paragraph in paragraphs if _marked(paragraph)), None)
    if level is None:
        return []
    clauses: list[Paragraph] = []
    pending: list[Paragraph] = []
    for paragraph in paragraphs:
        if _same_level(paragraph, level):
            clauses = _attach(clauses, pending)
            pending = []
            clauses.append(paragraph)
        elif clauses and _nested(paragraph, clauses[-1], level):
            clauses = _attach(clauses, [*pending, paragraph])
            pending = []
        elif clauses:
            pending.append(paragraph)
    return clauses


def _starts_with_at(text: str) -> bool:
    return re.match(r"at\b", text, re.IGNORECASE) is not None


def _marked(paragraph: Paragraph) -> bool:
    return bool(paragraph.mark) or _starts_with_at(paragraph.text)


def _same_level(paragraph: Paragraph, level: Paragraph) -> bool:
    if not level.mark:
        return _marked(paragraph)
    if level.numbered != paragraph.numbered or not paragraph.mark:
        return level.numbered is False and not paragraph.mark and _marked(paragraph)
    return (level.numbered and level.mark[0].isdigit() == paragraph.mark[0].isdigit()) or (
        not level.numbered and paragraph.indent <= level.indent
    )


def _nested(paragraph: Paragraph, clause: Paragraph, level: Paragraph) -> bool:
    """Whether a paragraph belongs to the clause before it: a list under it, or the rest of its sentence."""
    deeper = bool(paragraph.mark) and (paragraph.indent > level.indent or level.numbered)
    return deeper or clause.text.endswith(":") or paragraph.text[:1].islower()


def _attach(clauses: list[Paragraph], more: Sequence[Paragraph]) -> list[Paragraph]:
    if not clauses or not more:
        return clauses
    last = clauses[-1]
    place = replace(last.place, last=more[-1].place.last or more[-1].place.line)
    return [*clauses[:-1], replace(last, text="\n".join([last.text, *(p.text for p in more)]), place=place)]


def _list_after(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs right behind an opening in prose that are its list."""
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        if not _marked(paragraph):
            break
        kept.append(paragraph)
    return kept


def _inline(paragraph: Paragraph) -> list[Paragraph]:
    """Clauses numbered inside one paragraph: "1) planen godkendes, 2) der afsættes midler"."""
    marks = list(_INLINE_MARK.finditer(paragraph.text))
    if len(marks) < 2 or marks[0].start() > 0 or not _ascending(marks):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(paragraph.text)]
    return [
        replace(paragraph, text=paragraph.text[mark.end() : end].strip(), mark=mark.group().strip())
        for mark, end in zip(marks, ends, strict=True)
    ]


def _joined(paragraph: Paragraph) -> list[Paragraph]:
    """The clauses of "planen godkendes, og at der afsættes midler"; what hangs on another "at" stays with that."""
    doing = _DO.match(paragraph.text) is not None  # "godkende planen og at sende den ud": *at* goes with the verb
    parts = (_AND_AT_DO if doing else _AND_AT).split(paragraph.text)
    bare = [re.sub(r"\A(?:og|samt)\s+at\s", "", part) for part in parts[:-1]]
    if not bare or any(_HANGS_ON.search(part) for part in bare):
        return []
    return [replace(paragraph, text=part.rstrip(",")) for part in parts]


def _ascending(marks: list[re.Match[str]]) -> bool:
    values = [mark.group(1) or mark.group(2) for mark in marks]
    if all(value.isdigit() for value in values):
        return [int(value) for value in values] == list(range(1, len(values) + 1))
    return values == list("abcdefgh"[: len(values)])


def _cleaned(clause: Paragraph) -> Paragraph:
    """The clause without its "at", the "og" or "samt" before that, and the bars of the table they were printed in."""
    text = re.sub(r"^(?:og\s+|samt\s+)?at\b[\s:|]*", "", clause.text, count=1, flags=re.IGNORECASE)
    return replace(clause, text=text.strip(" \t\n|"))
