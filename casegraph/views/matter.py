"""What a sentence is about: the stems of its content words, and whether two sentences are about one thing."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from casegraph.danish import VERB_PREFIXES, fold, stem
from casegraph.model import Completion, FollowUp

_WORD = re.compile(r"[a-zæøåäöüé]{3,}")
_COMPOUND = 6
_SPECIFIC = 8
_WHOLE = 3
_LONG_VERB = 7
_SHORT_ROOT = 3
_PREFIX = "|".join(VERB_PREFIXES)
_LISTED = re.compile(r"[:|–-]\s*$")
_ONE_OF = re.compile(r"^(?:\w+\s){0,4}?(?:en|et|nye?|nyt)\s(?P<noun>\w{3,})")
_LABELS = frozenset({"status", "opfølgning", "orientering"})
_SOMEBODY = re.compile(r"(?:chef|direktør|forvaltning|afdeling|sekretariat|formand|borgmester|center|centr|enhed)$")

# Words of the closed classes, and words every matter is treated with; they tell no matter from another.
_EMPTY = """
    alle alene allerede altid anden andet andre behov bliver blevet blive burde begge bag blandt bør både deres dermed
    derefter derfor dette disse denne derudover desuden det den der dem dog efter efterfølgende eller endelig endnu
    end enkelte enten er evt eventuel eventuelle flere fleste foreligge
    foreligger færdig færdige færdigt foran for fordi forbindelse forhold forskellige fortsat
    fra frem fremover førend først første før gang gennem god gør ham har havde hele heraf herefter herfor herunder
    hertil hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår højst iht ifm ikke igen imellem ind
    inden indenfor ingen inkl jævnfør kan kommende kun kunne langt lige løbende man mange med mellem men mens mere
    mest mht mindre mindst må måtte nedenfor nogle nok nuværende når næste ofte også omkring oven over overfor
    overordnede pba pga samme samt senere senest sidste siden skal skulle snarest som stor store største straks stadig
    således særlig så såfremt tidligere til tilbage tilhørende under udgang udgangen udgangspunkt udover uden undtagen
    ved vedr vedrørende vedtagne vil ville vores være været via øvrige årets året årlig årligt
    afgør afgøre afslutte afsluttet afholde afholdes anbefale anbefales behandle behandles behandling beslutning
    beslutte besluttet besluttede dagsorden dagsordenen drøfte drøftes drøftet drøftelse emne emnet forelægge forelægges
    forventes forventet fremlægge fremlægges fremsende fremsendes følge følges gennemføre gennemføres gennemført
    genoptage genoptages genbehandle genbehandles
    godkende godkendes godkendt godkendelse igangsætte igangsættes iværksætte iværksættes indstille indstilles
    indstilling klar klarlægge møde møder mødet ny nyt nye opgave opgaven optage orientere orienteres punkt punktet
    sag sagen sager sende sendes sikre sikres tage tages udarbejde udarbejdes udarbejdet udføre udføres udført
    administration administrationen bestyrelse borgmester borgmesteren byråd byrådet direktion direktionen direktør
    forvaltning forvaltningen kommune kommunen kommuner kommunes kommunalbestyrelse kommunalbestyrelsen udvalg udvalget
    økonomiudvalg økonomiudvalget hovedudvalg hovedudvalget ønske ønsker ønskes
    januar februar marts april maj juni juli august september oktober november december måned måneder uge uger dag dage
    arbejde arbejdet arbejder opgaver opgaverne proces processen forløb forløbet
    aftalt forløben forløbne forrige frist fristen konstatere konstateres opgaven oplyse oplyses periode
    planmæssig planmæssigt
    kvartal halvår foråret sommeren efteråret vinteren sommerferien primo medio ultimo
"""


@cache
def _stop() -> frozenset[str]:
    # Made at first use, since the stemmer is loaded for it.
    return frozenset(stem(word) for word in _EMPTY.split())


@lru_cache(maxsize=4096)
def matter(text: str) -> frozenset[str]:
    """The stems of the words in ``text`` that say what it is about."""
    return frozenset(word for word in map(stem, _WORD.findall(fold(text))) if word not in _stop())


def shared(one: AbstractSet[str], other: AbstractSet[str]) -> frozenset[str]:
    """The stems of ``one`` that ``other`` holds, as they are or as the end of a compound, either way round.

    A Danish compound is a kind of its last part: *delberedskabsplan* is a *beredskabsplan*.
    """
    return frozenset(word for word in one if word in other or any(_compound(word, second) for second in other))


def _compound(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _COMPOUND and long.endswith(short)


def same_matter(one: str, other: str) -> bool:
    """Whether two texts speak of one thing: they share two content words, one long one, or all that one of them has.

    Made for precision, because a promise is closed by it.
    """
    first, second = matter(one), matter(other)
    common = shared(first, second)
    if not common:
        return False
    return len(common) >= 2 or any(len(word) >= _SPECIFIC for word in common) or len(common) == len(first)


def done_by_verb(promise: FollowUp, completion: Completion) -> bool:
    """Whether what was to be done by a verb was done by that verb: it stands in both, and so does the thing.

    The verb is known by its stem in the promise, as *indhent* in "indhentning af tilbud". Another verb does where it is
    said of a thing told in three words of both, or of one that was only to come into being: *en folder* that is printed
    has been made. Not so where it tells of no end.
    """
    verb, *nouns = (completion.verb or "").split("|")
    root = _root(verb)
    first, second = (_without(matter(text), root) for text in (promise.what, completion.quote))
    second -= _LABELS - first
    common = shared(first, second)
    if not common:
        return False
    if any(_is_asked(root_of, promise.quote) for root_of in (root, *nouns)):
        whole = len(common) >= min(len(first), len(second))
        return whole or len(common) >= 2 or any(len(word) >= _SPECIFIC for word in common)
    return not completion.unfinished and (len(common) >= _WHOLE or _is_made(promise, common))


def _is_asked(root: str, quote: str) -> bool:
    """Whether a promise asks for what a verb does: *opsæt* for "opsætning", and for "sættes op"."""
    text = fold(quote)
    ending = rf"{re.escape(root[-1:])}?(?:er?|es|ing|else)\b" if len(root) <= _SHORT_ROOT else ""
    if re.search(rf"\b(?:{_PREFIX})?{re.escape(root)}{ending}", text):
        return True
    prefix = re.match(rf"(?:{_PREFIX})(?=\w{{3}})", root)
    if prefix is None:
        return False
    apart = re.search(rf"\b{re.escape(root[prefix.end() :])}\w{{0,3}}\b.*?\b{prefix.group()}\b", text)
    return apart is not None


def _is_made(promise: FollowUp, common: AbstractSet[str]) -> bool:
    """Whether all of a thing is told of that did not exist before, or of which no verb is said.

    "en folder til lægerne", or a line of a list: "Handling: dialogmøde med forældrene".
    """
    what = fold(promise.what)
    made, listed = _ONE_OF.search(what), _LISTED.search(fold(promise.quote).partition(what)[0])
    if made is None and listed is None:
        return False
    thing = matter(what[made.start("noun") :] if made else what)
    return len(thing) >= 2 and thing <= common


def _root(infinitive: str) -> str:
    """What a verb and the noun made of it begin with: *afdæk* of *afdække* and *afdækning*, *inform* of *informere*."""
    root = infinitive.removesuffix("e")
    if len(root) >= _LONG_VERB and root.endswith("er"):
        return root.removesuffix("er")
    return root[:-1] if root[-2:-1] == root[-1:] else root


def _without(words: frozenset[str], root: str) -> frozenset[str]:
    """The words that are no form of the verb (*opsat* is one of *opsæt*) and name nobody who may have done it."""
    same = root[: max(3, len(root) - 2)]
    forms = {word for word in words if root.startswith(word) or (word.startswith(same) and len(word) <= len(root) + 3)}
    return frozenset(word for word in words - forms if not word.startswith(root) and not _SOMEBODY.search(word))
