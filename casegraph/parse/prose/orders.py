"""Which parts of a sentence order something: a verb of doing in the right form, or a wish of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casegraph import danish
from casegraph.kinds import FollowUpKind
from casegraph.parse.context import ItemContext
from casegraph.parse.prose.owners import find_owner, find_told
from casegraph.parse.prose.segments import Segment, segments
from casegraph.parse.prose.subjects import is_named, leading_subject
from casegraph.rulebook.followups import FollowupsFile, Verb
from casegraph.rulebook.phrases import Hit
from casegraph.rulebook.words import Tagged


@dataclass(frozen=True, slots=True)
class Order:
    """A part of a sentence that orders: where it stands and what kind it is.

    ``verb`` is where its verb stands in the sentence (its end where it has none). ``time`` is where a relative clause
    behind it ends that may hold its time, ``shares`` that it has its subject from the order before it.
    """

    start: int
    end: int
    kind: FollowUpKind
    verb: int
    passive: bool = True
    time: int = 0
    shares: bool = False


_WEAK = re.compile(
    r"\b(?:kan|bør|kunne|burde|måtte|ville|blev|ikke|hverken|næppe|muligvis|evt\.|eventuelt)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:ikke|hverken|ej)\s*$", re.IGNORECASE)
_NOT = re.compile(r"^\s*(?:\w+\s+){0,2}?ikke\b", re.IGNORECASE)
_SHOULD = re.compile(r"\bskulle\s+(?:[\w-]+\s+){0,8}$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:skal|vil|må)\s+(?:[\w-]+\s+){0,8}$", re.IGNORECASE)
_WILL_BE = re.compile(r"\b(?:vil\sblive|bliver|skal\s(?:være|blive)|vil\svære)\s+(?:[\w-]+\s+){0,6}$", re.IGNORECASE)
_MUST = re.compile(r"\bskal\s+(?:[\w-]+\s+){0,8}?(?P<verb>[^\W\d_]{2,}es?)\b", re.IGNORECASE)
_COMES_UP = re.compile(
    r"\b(?:sag|sagen|punktet|emnet|oplægget)\b.{0,80}\bpå\b.{0,40}\b(?:[\w-]*møde\w*|dagsorden\w*)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:med|på|i|til|hos|ved|igen|videre|senere|herefter|derefter|næste|når|så\ssnart|efter|forinden)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\blukke(?:t|de)\s(?:møde|dagsorden|døre|punkt)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b[a-zæøå]{3,24}r\b")
_MUST_DO = re.compile(
    r"\bskal\s(?!(?:være|have|kunne|blive|ikke|gerne|endvidere)\b)(?:[\w-]+\s){0,2}?[a-zæøå]{2,24}e\b", re.IGNORECASE
)
_SUBJECT_REACH = 140
_ASKS = re.compile(r"\b(?:hvordan|hvorledes|hvorvidt|hvem|hvad|hvornår|hvilken|hvilke|hvilket)\s+$", re.IGNORECASE)
_BIDS = re.compile(r"\s*(?:bedes|anmodes|pålægges|opfordres)\b", re.IGNORECASE)
_SETS_OFF = re.compile(r"\b(?:igangsætte|iværksætte|påbegynde|opstarte)[rs]?\b", re.IGNORECASE)
_SETS_UP = re.compile(r"\b(?:nedsættes|nedsætter|etableres|oprettes|udpeges)\s", re.IGNORECASE)
_COSTS = re.compile(r"\bkoster\s(?:[^\W\d_]+\s)?at\s*\Z", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:kræver|betyder|indebærer|medfører)\s(?:[^\W\d_]+\s)?at\s*\Z", re.IGNORECASE)
_NEEDLESS = frozenset({"også", "herefter", "derefter", "løbende", "fortsat", "straks", "samtidig", "endvidere"})
_GOES_ON = re.compile(r",?\s*(?:om,?\s+)?at\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s*(?:om\s+)?[^,;]*\w{3,}", re.IGNORECASE)


def find_orders(context: ItemContext, text: str) -> list[Order]:
    """The parts of a sentence that order, in printed order; advice, reports and motions order nothing."""
    rules = context.tools.book.followups
    if rules.phrases["proposals"].search(text):
        return []
    told = _told_from(text, rules)
    found: list[Order] = []
    before: Segment | None = None
    for segment in segments(text, rules):
        hangs_on = bool(found and before and found[-1].end == before.end)
        asks = before is not None and (
            _ASKS.search(text[before.end : segment.start]) or _BIDS.match(text, segment.start)
        )
        if hangs_on and segment.tie == "relative" and not asks:
            found[-1] = replace(found[-1], time=segment.end, kind=_with_report(text, segment, found[-1].kind, rules))
        elif hangs_on and asks:
            # "tager stilling til, hvordan …", "sendes til staben, som bedes …": part of the order.
            found[-1] = replace(found[-1], end=segment.end)
        elif hangs_on and segment.tie in {"clause", "infinitive"} and not segment.coordinated:
            # "sørger for, at …", "tager initiativ til at …": what follows is part of the same order.
            found[-1] = replace(found[-1], end=segment.end)
        elif segment.tie == "relative" and before and _SETS_UP.search(text[before.start : before.end]):
            # "Der nedsættes et udvalg, som kommer med forslag på mødet i marts": what it is set up for.
            found.extend(_charged(context, text, before, segment))
        elif _DENIED.search(segment.governor) or _is_price(text, segment):
            pass  # "ønsker ikke at gå videre", "hvad det koster at fjerne græsset"
        elif segment.start <= told and not rules.phrases["advice"].search(segment.governor):
            order = _order(context, text, segment, told)
            found.extend([_shared(order, text, found)] if order else [])
        before = segment
    return found


def _is_price(text: str, segment: Segment) -> bool:
    """Whether a segment says what something costs or takes: *det kræver at flytte stien*; *det kræver, at staben …*
    may well be an order.
    """
    before = text[: segment.start]
    return bool(_COSTS.search(before) or (segment.tie == "infinitive" and _MEANS.search(before)))


def _charged(context: ItemContext, text: str, before: Segment, segment: Segment) -> Iterator[Order]:
    rules = context.tools.book.followups
    for hit in rules.verb_words.find(text[segment.start : segment.end]):
        active = [verb for verb in hit.tag if verb.form == "active"]
        if active and (not active[0].particle or _particle_follows(text, segment.start + hit.end, active[0].particle)):
            yield Order(before.start, segment.end, active[0].kind, segment.start + hit.start, passive=False)
            return


def _with_report(text: str, segment: Segment, kind: FollowUpKind, rules: FollowupsFile) -> FollowUpKind:
    """The kind of an order by the clause behind it: "udarbejder et notat, som fremlægges i april" is to come back."""
    verbs = (verb for hit in rules.verb_words.find(text[segment.start : segment.end]) for verb in hit.tag)
    comes_back = any(verb.kind == "report_back" and verb.form == "passive" for verb in verbs)
    return "report_back" if comes_back and kind == "task" else kind


def _told_from(text: str, rules: FollowupsFile) -> int:
    """Where the sentence stops ordering and begins to tell what was said; beyond its end where it never does."""
    hit = rules.phrases["reports"].search(text)
    return hit.start if hit else len(text) + 1


def _shared(order: Order, text: str, found: list[Order]) -> Order:
    return replace(order, shares=bool(found) and order.verb == order.start and not order.passive)


def _order(context: ItemContext, text: str, segment: Segment, told: int) -> Order | None:
    rules = context.tools.book.followups
    part = text[segment.start : segment.end]
    wish = rules.phrases["wishes"].search(part) or rules.phrases["wished"].search(part)
    if wish and wish.text.lower() == "afventer" and not _awaits(context, part[: wish.start]):
        return None  # "Tillægget: afventer ØU" tells how it stands
    if wish and _wisher(context, part, wish):
        wanted = not _GOES_ON.match(text[segment.end :]) and _OBJECT.match(part, wish.end)
        return Order(segment.start, segment.end, _kind_of(part, rules), segment.end) if wanted else None
    rider = rules.phrases["riders"].search(part)
    if rider and segment.tie == "main" and part[rider.end :].strip(" ."):
        return Order(segment.start + rider.start, segment.end, "task", segment.end)
    added = rules.phrases["contributions"].search(part)
    if added and _somebody(context, part[added.end :]):
        return Order(segment.start + added.start, segment.end, "task", segment.end, passive=False)
    if _is_wished(context, segment) or (segment.tie in {"clause", "infinitive"} and find_told(text[: segment.start])):
        return _anyhow(part, segment, rules)
    known = next(_by_verb(context, text, segment, told), None)
    return known or _bound_by_governor(part, segment, told, rules) or _by_actor(context, part, segment, told)


def _awaits(context: ItemContext, before: str) -> bool:
    """Whether a body is what awaits something."""
    own = context.tools.book.references.phrases["own_body"].search(before)
    return bool(own or context.tools.bodies.find(before))


def _somebody(context: ItemContext, text: str) -> bool:
    """Whether a body or another actor is named right at the start of the text."""
    actors = context.tools.book.followups.actor_words.find(text[:60])
    starts = [mention.start for mention in context.tools.bodies.find(text[:90])] + [hit.start for hit in actors]
    return any(start <= 8 for start in starts)


def _by_verb(context: ItemContext, text: str, segment: Segment, told: int) -> Iterator[Order]:
    rules = context.tools.book.followups
    part = text[segment.start : segment.end]
    for hit in rules.verb_words.find(part):
        at = segment.start + hit.start
        nearest = sorted(hit.tag, key=lambda verb: _particle_at(part, hit.end, verb.particle))
        verb = next((verb for verb in nearest if _orders(context, part, hit, verb, segment)), None)
        if verb and (at < told or _tells_itself(text, at, told, rules)):
            yield Order(segment.start, segment.end, verb.kind, at, verb.form in {"passive", "participle"})


def _by_actor(context: ItemContext, part: str, segment: Segment, told: int) -> Order | None:
    """Any verb in the present, or behind *skal*, that somebody known for doing things is the subject of.

    A stance is none, nor what the meeting's own body says it does without naming a time.
    """
    rules = context.tools.book.followups
    if segment.tie not in {"main", "clause"} or segment.start > told:
        return None
    near = part[:_SUBJECT_REACH]
    for verb in (*_PRESENT.finditer(near), *_MUST_DO.finditer(_without_times(context, near))):
        who = leading_subject(part[: verb.start()], rules, context.meeting_date)
        only_told = segment.start + verb.start() >= told
        if who is None or only_told or not is_named(who, rules) or rules.stance_words.tag(verb.group()):
            continue
        own = any(mention.body.id == context.body.id for mention in context.tools.bodies.find(who))
        own = own or bool(context.tools.book.references.phrases["own_body"].search(who))
        return None if own or _NOT.match(part[verb.end() :]) else _active(segment, verb.start())
    return None


def _without_times(context: ItemContext, part: str) -> str:
    """The part with every time in it made one word of the same length: "skal inden den 1. maj kalke loftet"."""
    for due in danish.find_due(part, context.meeting_date):
        part = part[: due.start] + "x" * (due.end - due.start) + part[due.end :]
    return part


def _active(segment: Segment, verb: int) -> Order:
    return Order(segment.start, segment.end, "task", segment.start + verb, passive=False)


def _tells_itself(text: str, verb: int, told: int, rules: FollowupsFile) -> bool:
    """Whether the report begins with the ordered verb itself: "der noteres i svaret, at …" is an order to note."""
    hit = rules.phrases["reports"].search(text, told)
    return hit is not None and hit.start == verb and hit.text.lower().startswith("noteres")


def _bound_by_governor(part: str, segment: Segment, told: int, rules: FollowupsFile) -> Order | None:
    """Any verb with *skal* in a clause that the decision makes a condition or an addition."""
    if segment.tie != "clause" or segment.start > told or not rules.phrases["orders"].search(segment.governor):
        return None
    must = _MUST.search(part)
    if must is None or _WEAK.search(part[: must.start()]) or must["verb"].lower() in {"være", "have", "kunne"}:
        return None
    return Order(segment.start, segment.end, "task", segment.start + must.start("verb"), must["verb"].endswith("s"))


def _wisher(context: ItemContext, part: str, wish: Hit) -> bool:
    """Whether it is the body that wishes, not a member or a party; *anmodes* and its like need no subject."""
    rules = context.tools.book.followups
    if re.match(r"\s*(?:sig\s)?ikke\b", part[wish.end :]):
        return False
    if rules.phrases["wished"].fullmatch(wish.text) or not part[: wish.start].strip():
        return True
    near = part[: wish.end + 40]
    own = context.tools.book.references.phrases["own_body"].search(near)
    return bool(own or context.tools.bodies.find(near))


def _is_wished(context: ItemContext, segment: Segment) -> bool:
    """Whether the part hangs on a wish of the body: "Udvalget anmoder om, at …"."""
    rules = context.tools.book.followups
    if segment.tie not in {"clause", "infinitive"}:
        return False
    wish = rules.phrases["wishes"].search(segment.governor) or rules.phrases["wished"].search(segment.governor)
    return bool(wish and _wisher(context, segment.governor, wish))


def _anyhow(part: str, segment: Segment, rules: FollowupsFile) -> Order:
    """What is wished is ordered, whatever verb it is said with."""
    hit = next(rules.verb_words.find(part), None)
    kind = _kind_of(part, rules)
    if hit is None:
        return Order(segment.start, segment.end, kind, segment.end, passive=False)
    passive = hit.tag[0].form in {"passive", "participle"}
    return Order(segment.start, segment.end, kind, segment.start + hit.start, passive)


def _kind_of(part: str, rules: FollowupsFile) -> FollowUpKind:
    """What kind a wish is: an answer is to come back, or something is to be done."""
    if _SETS_OFF.search(part):
        return "task"  # "igangsætte en analyse": that it begins is wanted, not the analysis itself
    if _is_work(part, rules):
        return "task"
    if any(True for _ in rules.report_words.find(part)):
        return "report_back"
    kinds = [verb.kind for hit in rules.verb_words.find(part) for verb in hit.tag if not verb.particle]
    return kinds[0] if kinds else "task"


def _is_work(part: str, rules: FollowupsFile) -> bool:
    """Whether the first verb of a wish is one of doing: "udarbejder et notat" is work, "får et notat" an answer."""
    hit = next(rules.verb_words.find(part), None)
    noun = next(rules.report_words.find(part), None)
    if hit is None or noun is None or hit.start > noun.start:
        return False
    return all(verb.kind == "task" and not verb.particle for verb in hit.tag if verb.form != "participle")


def _orders(context: ItemContext, part: str, hit: Tagged[tuple[Verb, ...]], verb: Verb, segment: Segment) -> bool:
    """Whether a verb in this form and place orders something."""
    before = part[: hit.start]
    if verb.particle and not _particle_follows(part, hit.end, verb.particle):
        return False
    if _WEAK.search(before) or _NOT.match(part[hit.end :]) or segment.tie == "relative":
        return False
    if _SHOULD.search(before):
        # "besluttede, at forvaltningen skulle undersøge": a past that orders; elsewhere it is only told.
        return _agreed(context, segment)
    return not _is_verdict(context, part, hit, verb) and _in_form(context, part, hit, verb, segment)


def _in_form(context: ItemContext, part: str, hit: Tagged[tuple[Verb, ...]], verb: Verb, segment: Segment) -> bool:
    """Whether the verb stands in a form that orders: passive, active with a subject that can, after *skal* or *at*."""
    before = part[: hit.start]
    if verb.form == "passive":
        return True
    if verb.form == "active":
        joined = segment.coordinated and not before.strip()
        comes_up = verb.kind == "agenda" and bool(_COMES_UP.search(part))
        # "at udvalget får forelagt en status": who gets it is not who does it, but it is ordered all the same.
        served = verb.kind == "report_back" and hit.text.lower() == "får"
        named = find_owner(context, part, hit.start, passive=False) is not None
        return joined or comes_up or named or served or _agreed(context, segment)
    if verb.form == "participle":
        return bool(_WILL_BE.search(before))
    if segment.tie in {"infinitive", "purpose"}:
        return not before.strip() or danish.fold(before) in _NEEDLESS
    # "at emnet tage op": in a clause that decides, a present with its last letter lost reads as an infinitive.
    return bool(_MODAL.search(before)) or (segment.tie == "clause" and bool(before.strip()) and bool(verb.particle))


def _agreed(context: ItemContext, segment: Segment) -> bool:
    """Whether the part hangs on words that make it binding: "der var enighed om, at …"."""
    orders = context.tools.book.followups.phrases["orders"]
    return segment.tie == "clause" and bool(orders.search(segment.governor))


def _is_verdict(context: ItemContext, part: str, hit: Tagged[tuple[Verb, ...]], verb: Verb) -> bool:
    """Whether the words are the decision itself ("Drøftes.", "Der afsættes 1 mio. kr.", "Udvalget udpeger …")."""
    dues = danish.find_due(part, context.meeting_date)
    if verb.kind == "agenda" and not verb.particle:
        later = _LATER.search(part[hit.end :]) or any(due.due for due in dues)
        return not later or bool(_CLOSED.search(part))
    if verb.kind != "task" or verb.particle or any(due.bound for due in dues):
        return False
    if verb.performative:
        owner = find_owner(context, part, hit.start, passive=verb.form != "active")
        return owner is None or bool(_own_subject(context, part, hit) or context.tools.bodies.find(owner))
    return verb.form == "active" and not dues and _own_subject(context, part, hit)


def _own_subject(context: ItemContext, part: str, hit: Tagged[tuple[Verb, ...]]) -> bool:
    """Whether the meeting's own body is what acts."""
    before = part[: hit.start]
    own = context.tools.book.references.phrases["own_body"].search(before)
    return bool(own) or any(mention.body.id == context.body.id for mention in context.tools.bodies.find(before))


def _particle_at(part: str, end: int, particle: str) -> int:
    """Where a verb's particle stands; that of "komme tilbage" before that of "komme med" in "kommer tilbage med"."""
    found = re.search(rf"\b{re.escape(particle.partition(' ')[0])}\b", part[end:], re.IGNORECASE) if particle else None
    return found.start() if found else len(part)


def _particle_follows(part: str, end: int, particle: str) -> bool:
    rest = part[end:]
    return all(re.search(rf"\b{re.escape(word)}\b", rest, re.IGNORECASE) for word in particle.split())
