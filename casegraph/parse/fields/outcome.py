"""What was decided: from the words of a decision to its kind.

A decision is read sentence by sentence. The first sentence that decides settles the kind, unless it only noted or
discussed: then a later one may say more ("Drøftet. Sagen genoptages på næste møde."), or that what was approved is a
refusal ("Tiltrådt. Der gives afslag."). Sentences about other items, amendments, absentees and minorities decide
nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from casegraph.danish import find_dates, sentences
from casegraph.kinds import DecisionKind
from casegraph.parse.fields.dissent import is_minority, names_party
from casegraph.parse.fields.presence import is_absence
from casegraph.rulebook.decisions import DecisionsFile, Position, Wordings
from casegraph.rulebook.phrases import Hit

_QUOTED = re.compile(r"[„”“\"»«]([^„”“\"»«\n]{1,2000})[”“\"«»]")
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[\s\-–—•·*.,:;()]+")
_COMMA = re.compile(r",\s*")
_FUZZY_WORDS = 5
_FUZZY_LETTERS = 7
_VERDICT = 60
# A refusal of one of several (*ansøgning nr. 3*), or beside something else; what gives its reason may stand behind it.
_PARTLY = re.compile(r"\d|\bindsigelse|,(?!\s+(?:da|idet|fordi|jf|med|eftersom)\b)|\bmen\b")
# Words of one sentence compete in this order: who recommends an approval recommends, who finally approves a discussion
# approves.
_WITHIN: tuple[DecisionKind, ...] = (
    "stopped",
    "recommended",
    "rejected",
    "approved",
    "elected",
    "postponed",
    "returned",
    "withdrawn",
    "referred",
    "noted",
    "discussed",
    "other",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One wording found: the kind it gives, where it stands in the sentence, in which position it counts, and whether
    a negation is part of the wording itself.
    """

    kind: DecisionKind
    start: int
    end: int
    position: Position
    negative: bool = False


# What was done some other time: "Udvalget gav i sin tid afslag", "Byrådet vedtog i forbindelse med budgettet …".
_ONCE = re.compile(
    r"\b(?:tidligere|i\ssin\stid|dengang|oprindelig\w*|sidste\sår|i\sforbindelse\smed|ved\s(?:vedtagelsen|budget)\w*|senest)\b",
    re.IGNORECASE,
)


def decision_kind(text: str | None, rules: DecisionsFile, own: Iterable[str] = ()) -> DecisionKind:
    """The kind of a whole decision; ``none`` for no text, ``other`` where no wording is known.

    ``own`` are the numbers (of the item, of clauses of its recommendation) that do not point to other items.
    """
    if text is None or is_nothing(text, rules):
        return "none"
    plain = unquoted(text)
    parts = [part for start, end in sentences(plain) for part in _parts(plain[start:end], rules)]
    if any(_stops(part, rules) for part in parts):
        return "stopped"
    spoken = [part for part in parts if not _beside(part, rules)]
    known = frozenset(own)
    strong = _settling(_decided(parts, spoken, rules), rules, known) or _settling(spoken, rules, known)
    if strong:
        settled = _settled(strong, rules)
        return "rejected" if settled == "approved" and any(_refuses(part, rules) for part in spoken) else settled
    weak = [kind for part in spoken if (kind := _weak(part, rules, known))]
    if weak:
        return weak[0]
    typed = [kind for part in spoken if (kind := _typed(part, rules))]
    return typed[0] if typed else "other"


def _refuses(sentence: str, rules: DecisionsFile) -> bool:
    """Whether the sentence says that the whole of what is approved is a refusal ("Tiltrådt. Der gives afslag")."""
    said = sentence[lead(sentence) :]
    hit = rules.compiled["refusing"].match(said)
    return hit is not None and _PARTLY.search(said, hit.end) is None


def _settling(parts: Iterable[str], rules: DecisionsFile, own: frozenset[str]) -> list[DecisionKind]:
    """The kinds that sentences settle, in their order."""
    return [kind for part in parts if (kind := _strong(part, rules, own))]


def _decided(parts: Sequence[str], spoken: Sequence[str], rules: DecisionsFile) -> list[str]:
    """Those of the sentences ``spoken`` that tell neither what was recommended to the meeting nor a motion that fell.

    ``parts`` are all sentences: the votes on a motion stand between it and its fate.
    """
    kept: list[int] = []
    moved: int | None = None
    for index, part in enumerate(parts):
        said = part[lead(part) :]
        if rules.compiled["proposing"].match(said):
            continue
        if names_party(part, rules) and rules.compiled["moving"].search(part):
            moved = len(kept)
        kept.append(index)
        if moved is not None and rules.compiled["lost"].match(said):
            del kept[moved:]
            moved = None
        elif moved is not None and rules.compiled["carried"].search(part):
            moved = None
    return [parts[index] for index in kept if parts[index] in spoken]


def is_nothing(text: str, rules: DecisionsFile) -> bool:
    """Whether ``text`` says that nothing was decided: empty, a dash, "Ingen beslutning protokolleret"."""
    bare = text.strip(" \t\n-–—_.*•")
    return not bare or rules.compiled["nothing"].fullmatch(bare) is not None


def decides(text: str, rules: DecisionsFile) -> bool:
    """Whether known words of ``text`` decide something, weak ones left out."""
    plain = unquoted(text)
    parts = [plain[start:end] for start, end in sentences(plain)]
    return any(_strong(part, rules, frozenset()) for part in parts if not _beside(part, rules))


def decides_here(text: str, rules: DecisionsFile) -> bool:
    """Whether the first sentence of a paragraph decides something, and tells of no other time than the meeting's."""
    first = text[slice(*next(iter(sentences(text)), (0, 0)))]
    return decides(first, rules) and not find_dates(first) and not _ONCE.search(first)


def is_verdict(text: str, rules: DecisionsFile) -> bool:
    """Whether ``text`` is one short sentence that by itself is a decision: "Foretoges.", "Godkendt."."""
    if len(text) > _VERDICT or len(sentences(text)) != 1:
        return False
    words = len(text.split())
    return words <= _FUZZY_WORDS and _strong(text, rules, frozenset()) is not None


def opens_with_verdict(text: str, rules: DecisionsFile) -> bool:
    """Whether a paragraph begins with the words of a decision itself, and not with who recommends or tells what."""
    span = next(iter(sentences(text)), None)
    if span is None:
        return False
    first = text[slice(*span)]
    start = lead(first)
    found = [*_opening(first, rules), *(said for said in _found("said", first, rules) if said.start <= start)]
    alone = rules.wordings["alone"].phrases.fullmatch(_bare(first))
    return bool(alone or found) and not _beside(first, rules)


def names_another_item(text: str, rules: DecisionsFile, own: Iterable[str]) -> bool:
    """Whether ``text`` gives the number of an item of the agenda that is none of its ``own``: "punkt 5 behandles …"."""
    return _other_item(text, rules, frozenset(own)) < len(text)


def unquoted(text: str) -> str:
    """``text`` with what stands in quotation marks blanked at equal length: quoted words decide nothing."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def furthest(kinds: Iterable[DecisionKind], rules: DecisionsFile) -> DecisionKind:
    """Of several kinds the one that carries a case furthest; ``none`` for no kinds."""
    return min(kinds, key=lambda kind: rules.rank.get(kind, len(rules.rank)), default="none")


def _parts(sentence: str, rules: DecisionsFile) -> list[str]:
    """The decisions of one sentence: "… blev forkastet, hvorefter indstillingen blev godkendt" holds two."""
    joint = rules.compiled["joints"].search(sentence)
    return [sentence[: joint.start], sentence[joint.end :].strip()] if joint else [sentence]


def _stops(sentence: str, rules: DecisionsFile) -> bool:
    """Whether somebody stops the decision, which a minority or a single member can do."""
    said = [one for one in _found("onward", sentence, rules) if one.kind == "stopped"]
    return any(not _negated(one, sentence, rules) for one in said)


def _beside(sentence: str, rules: DecisionsFile) -> bool:
    """Whether the sentence stands beside the decision: absence, or a minority."""
    if is_absence(sentence, rules):
        return True
    return is_minority(sentence, rules) and not _decides_first(sentence, rules)


def _decides_first(sentence: str, rules: DecisionsFile) -> bool:
    """Whether the decision stands before the votes: "vedtaget med 20 stemmer for og 11 imod"."""
    votes = rules.compiled["dissent"].search(sentence)
    return votes is not None and any(
        said.start < votes.start and not _attributive(said, sentence, rules) for said in _found("said", sentence, rules)
    )


def _settled(kinds: list[DecisionKind], rules: DecisionsFile) -> DecisionKind:
    hard = [kind for kind in kinds if kind not in rules.soft]
    return hard[0] if hard else furthest(kinds, rules)


def _strong(sentence: str, rules: DecisionsFile, own: frozenset[str]) -> DecisionKind | None:
    """The kind that one sentence settles, without weak words."""
    until = _elsewhere(sentence, rules, own)
    main = min(_subordinate(sentence, rules), until)
    onward = [said for said in _found("onward", sentence, rules) if said.start < until]
    if onward:
        return _best(onward)
    alone = rules.wordings["alone"]
    if hit := alone.phrases.fullmatch(_bare(sentence)):
        return alone.kinds[hit.index]
    fate = [
        said for said in _found("fate", sentence, rules) if said.end <= until and not _negated(said, sentence, rules)
    ]
    said = [*_opening(sentence, rules), *_found("said", sentence, rules)]
    decided = [one for one in said if one.start < main and not _attributive(one, sentence, rules)]
    kinds = [kind for one in decided if (kind := _after_negation(one, sentence, rules))]
    if fate and not set(kinds) - set(rules.soft) - {"approved"}:
        return _best(fate)
    if kinds:
        return _of(kinds, sentence, decided, rules, until)
    return _object(sentence, rules, main, until)


def _of(
    kinds: list[DecisionKind], sentence: str, decided: list[Said], rules: DecisionsFile, until: int
) -> DecisionKind:
    """The strongest of ``kinds``, unless an approval is of something else: "godkendt at sende sagen tilbage"."""
    best = min(kinds, key=_WITHIN.index)
    if best != "approved":
        return best
    after = max(said.end for said in decided)
    turned = [
        said
        for said in _found("object", sentence, rules)
        if after <= said.start < until and re.fullmatch(r",?\s*(?:at\s+\w+\s*)?", sentence[after : said.start])
    ]
    return _best(turned) if turned else best


def _object(sentence: str, rules: DecisionsFile, main: int, until: int) -> DecisionKind | None:
    """What a verb of deciding decided: "besluttede at udsætte sagen"."""
    verb = rules.compiled["deciding"].search(sentence)
    if verb is None or verb.start > main:
        return None
    said = [one for position in ("object", "said") for one in _found(position, sentence, rules)]
    after = [one for one in said if verb.end <= one.start < until and not _attributive(one, sentence, rules)]
    kinds = [kind for one in after if (kind := _after_negation(one, sentence, rules))]
    first = min((one.start for one in after), default=0)
    near = [one.kind for one in after if one.start == first and one.kind in kinds]
    return near[0] if near else (kinds[0] if kinds else None)


def _weak(sentence: str, rules: DecisionsFile, own: frozenset[str]) -> DecisionKind | None:
    until = _elsewhere(sentence, rules, own)
    found = [said for said in _found("weak", sentence, rules) if said.start < until]
    kinds = [kind for said in found if (kind := _after_negation(said, sentence, rules))]
    return min(kinds, key=_WITHIN.index) if kinds else None


def _typed(sentence: str, rules: DecisionsFile) -> DecisionKind | None:
    """The kind of a sentence that is, or begins with, a known wording but for a letter; two kinds at once give none."""
    head = _bare(re.split(r"[,;:(]", sentence[lead(sentence) :], maxsplit=1)[0]).lower()
    words = head.split()
    if not words:
        return None
    heads = {head} if len(words) <= _FUZZY_WORDS else set()
    if len(words[0]) >= _FUZZY_LETTERS and words[0] not in rules.known_words:
        heads.add(words[0])
    near = {
        kind
        for wording, kind in rules.typed
        for one in sorted(heads)
        if OSA.distance(one, wording, score_cutoff=2) <= _slips(wording)
    }
    return near.pop() if len(near) == 1 else None


def _slips(wording: str) -> int:
    return 2 if len(wording) >= 15 else 1


def _found(position: Position, sentence: str, rules: DecisionsFile) -> list[Said]:
    wordings = rules.wordings[position]
    hits = (_refused(hit, sentence, wordings) for hit in wordings.phrases.finditer(sentence))
    return [_said(hit, position, wordings) for hit in hits]


def _refused(hit: Hit, sentence: str, wordings: Wordings) -> Hit:
    """The refusal inside what looked like an approval: "gav afslag på ansøgningen om dispensation"; else the hit."""
    inner = wordings.phrases.search(sentence, hit.start + 1) if wordings.kinds[hit.index] == "approved" else None
    return inner if inner and inner.end < hit.end and wordings.kinds[inner.index] == "rejected" else hit


def _opening(sentence: str, rules: DecisionsFile) -> list[Said]:
    start = lead(sentence)
    wordings = rules.wordings["opening"]
    hit = wordings.phrases.match(sentence[start:])
    return [_said(replace(hit, start=start, end=start + hit.end), "opening", wordings)] if hit else []


def _said(hit: Hit, position: Position, wordings: Wordings) -> Said:
    negative = "ikke" in wordings.phrases.phrases[hit.index].split()
    return Said(wordings.kinds[hit.index], hit.start, hit.end, position, negative)


@lru_cache(maxsize=1024)
def lead(sentence: str) -> int:
    """Where a sentence really begins, behind list marks and an adverb: "- Enstemmigt godkendt", "Herefter udsat"."""
    found = re.match(
        r"[\s\-–—•·*]*(?:\d{1,2}[.)]\s+)?(?:(?:enstemmigt|herefter|derefter|derpå|hermed|blev|er|det|dagsordenen)\s+){0,3}",
        sentence,
        re.IGNORECASE,
    )
    return found.end() if found else 0


def _subordinate(sentence: str, rules: DecisionsFile) -> int:
    """Where the main clause ends: before the first subordinate one that does not open the sentence."""
    start = lead(sentence) + 1
    hit = rules.compiled["subordinate"].search(sentence, start)
    ends = [hit.start] if hit else [len(sentence)]
    ends += [comma.start() for comma in _COMMA.finditer(sentence, start) if _after_comma(sentence, comma.end(), rules)]
    return min(ends)


def _after_comma(sentence: str, start: int, rules: DecisionsFile) -> bool:
    return rules.compiled["after_comma"].match(sentence[start : start + 20]) is not None


def _elsewhere(sentence: str, rules: DecisionsFile, own: frozenset[str]) -> int:
    """Where the sentence begins to speak of another item of the agenda or of an amendment; else its length."""
    aside = rules.compiled["set_aside"].search(sentence)
    return min(_other_item(sentence, rules, own), aside.start if aside else len(sentence))


def _other_item(sentence: str, rules: DecisionsFile, own: frozenset[str]) -> int:
    for hit in rules.compiled["other_items"].finditer(sentence):
        number = re.match(r"[\s.:]*(\d{1,4})\b(?![./-]\d)", sentence[hit.end :])
        if number and number.group(1) not in own:
            return hit.start
    return len(sentence)


def _attributive(said: Said, sentence: str, rules: DecisionsFile) -> bool:
    """Whether the participle is an adjective: "den godkendte plan", "socialt udsatte"."""
    before = _WORD.findall(sentence[max(0, said.start - 30) : said.start])
    follows = re.match(r"\s+[^\W\d_]", sentence[said.end :])
    if not before or " " in sentence[said.start : said.end]:
        return False
    if rules.compiled["bygone"].fullmatch(before[-1]):
        return True
    return follows is not None and rules.compiled["attributes"].fullmatch(before[-1]) is not None


def _negated(said: Said, sentence: str, rules: DecisionsFile) -> bool:
    """Whether a negation stands within three words before the wording, inside it, or right after it."""
    clause = re.split(r"[,;:]", sentence[: said.start])[-1]
    inside = [] if said.negative else _WORD.findall(sentence[said.start : said.end])
    near = [*_WORD.findall(clause)[-3:], *inside, *_WORD.findall(sentence[said.end : said.end + 12])[:1]]
    return any(rules.compiled["negations"].fullmatch(word) for word in near)


def _after_negation(said: Said, sentence: str, rules: DecisionsFile) -> DecisionKind | None:
    if said.negative or not _negated(said, sentence, rules):
        return said.kind
    turned = rules.kinds[said.kind].negated
    return None if turned == "none" else turned


def _best(found: list[Said]) -> DecisionKind:
    return min((said.kind for said in found), key=_WITHIN.index)


def _bare(sentence: str) -> str:
    return _MARK.sub(" ", sentence).strip()
