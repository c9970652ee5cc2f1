"""Evidence said for people: what a piece of it looks at, and what it found, as a sentence in any language.

The linker names levels in short words (``up, weeks``); what they mean is written out here. A piece of evidence is
stored as its English words, so a link of an older database, or of a kind that is not known here, is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from casegraph.model import Evidence
from casegraph.reason import N_, Reason, joined, plain_reason, reason

EVIDENCE: Mapping[str, str] = {
    "number": N_("The case numbers"),
    "words": N_("How rare the words are that both titles have, and how much of the titles they make up"),
    "difference": N_("What each title has that the other lacks"),
    "numbers": N_("Plan numbers, house numbers and letters of parts in the titles"),
    "years": N_("Years in the titles"),
    "periods": N_("Months, quarters and days in the titles"),
    "names": N_("Proper names in the titles"),
    "topic": N_("What both titles say beside their names"),
    "bearing": N_("What stands before the names that both titles have, and so says what it is that is there"),
    "course": N_("The bodies the items were treated in, and how long after each other"),
    "repetition": N_("The same wording again, or the same drawn out"),
    "plan": N_("Plans named by their numbers in the titles"),
    "address": N_("Houses in the titles, by street and number"),
    "opposite": N_("Whether the titles say the opposite of each other"),
    "part": N_("Whether the one title says that it is of a part of what the other names"),
    "phase": N_("Where in its life each title puts the matter"),
    "resumption": N_("Whether a matter was put off and comes back"),
    "journal": N_("Subject codes (journal numbers)"),
    "recommender": N_("Who recommends, or presents it"),
    "documents": N_("Attachments that both items carry"),
    "number year": N_("The year in the one case number against the day of the other item"),
    "mention": N_("The one item names the meeting of the other"),
    "sequel": N_("What usually comes after what about one name here"),
    "prose": N_("How much of what is written under the one item stands under the other too, rare words first"),
}
"""What a piece of evidence looks at: the beginning of its function's docstring."""

_SAMENESS = {
    "same": N_("the same"),
    "overlap": N_("partly the same"),
    "contradict": N_("contradict each other"),
    "one side": N_("only the one title has any"),
    "none": N_("neither title has any"),
}
_EQUAL = {"same": N_("the same"), "other": N_("different"), "none": N_("not said of both")}
_STEPS = {
    "up": N_("up the route"),
    "same body": N_("the same body"),
    "other body": N_("another body at the same place of the route"),
    "down": N_("down the route"),
    "heard": N_("to or from a body that is heard"),
}
LEVELS: Mapping[str, Mapping[str, str]] = {
    "number": {
        "same": N_("the same"),
        "none": N_("at least one item has none"),
        "other": N_("different"),
        "other system": N_("different, but the system of numbers changed in between"),
        "other, but named": N_("different, but the one item names the other"),
        "other, one slip apart": N_("different, but one slip of the finger apart"),
    },
    "words": {
        "hardly": N_("hardly telling"),
        "little": N_("a little telling"),
        "some": N_("rather telling"),
        "much": N_("telling"),
        "very much": N_("very telling"),
        "full": N_("as telling as they can be"),
        "a bit": N_("a small part of the shorter title"),
        "half": N_("about half of the shorter title"),
        "most": N_("most of the shorter title"),
        "nearly all": N_("nearly all of the shorter title"),
        "all": N_("all of the shorter title"),
        "much longer": N_("the other is much longer"),
        "longer": N_("the other is longer"),
        "equal": N_("the other is as long"),
        "a single word": N_("both are a single word that is no name"),
    },
    "difference": {
        "none": N_("nothing that weighs"),
        "slight": N_("next to nothing"),
        "some": N_("a little"),
        "clear": N_("clearly something"),
        "two things": N_("they speak of two things"),
    },
    "numbers": {**_SAMENESS, "rare": N_("and a rare one")},
    "years": _SAMENESS,
    "periods": _SAMENESS,
    "names": {
        **_SAMENESS,
        "repeated": N_("the same, as the whole title is"),
        "contradict, but spoken of": N_("different, but the text of the one speaks of the other"),
    },
    "topic": {
        "none": N_("not asked"),
        "little": N_("little"),
        "much": N_("much"),
        "nearly all": N_("nearly all"),
        "names in common": N_("beside names in common"),
        "no names": N_("without names"),
        "names in one": N_("beside names in the one title"),
        "soon": N_("soon after"),
        "within months": N_("within months"),
        "later": N_("later"),
    },
    "bearing": {
        "none": N_("nothing, or no name in common"),
        "same": N_("the same"),
        "other": N_("different"),
        "lacking": N_("only the one title says it"),
    },
    "course": {
        **_STEPS,
        "days": N_("within days"),
        "weeks": N_("within weeks"),
        "months": N_("within months"),
        "half a year": N_("about half a year later"),
        "a year": N_("about a year later"),
        "years": N_("years later"),
    },
    "repetition": {
        **_STEPS,
        "soon": N_("yes, soon after"),
        "in time": N_("yes, some two months later"),
        "later": N_("yes, some months later"),
        "long after": N_("yes, but long after"),
        "drawn out": N_("nearly, the one title says more"),
        "other wording": N_("no, another wording"),
        "over and over": N_("yes, over and over"),
        "closed word": N_("yes, but a single word for what is closed"),
    },
    "plan": {"none": N_("the titles do not say"), "same": N_("the same plan")},
    "address": {
        "none": N_("the titles do not say"),
        "alone": N_("the same house and nothing else"),
        "same": N_("the same house"),
        "same, long after": N_("the same house, long after"),
    },
    "opposite": {"none": N_("no"), "opposed": N_("yes")},
    "part": {"none": N_("the titles do not say"), "of the other": N_("yes, a part of it")},
    "phase": {
        "none": N_("the titles do not say"),
        "onward": N_("onward"),
        "same": N_("the same phase"),
        "back": N_("a step back"),
        "far back": N_("far back"),
        "same wording": N_("under the same wording"),
    },
    "resumption": {
        "none": N_("not that is said"),
        "put off": N_("put off by the same body before"),
        "elected": N_("somebody was elected by it before"),
        "settled": N_("settled by the same body before, under the same wording"),
        "sent here": N_("sent to this body before"),
        "taken up again": N_("the later title takes it up again"),
    },
    "journal": _EQUAL,
    "recommender": _EQUAL,
    "documents": {
        "none": N_("not said of both"),
        "other": N_("different"),
        "same title": N_("the same, by title"),
        "same number": N_("the same, by document number"),
    },
    "number year": {"none": N_("fits"), "later": N_("the case number is younger than the other item")},
    "mention": {
        "none": N_("no"),
        "not this item": N_("yes, but another item of it"),
        "unknown": N_("yes, perhaps of another case"),
        "this": N_("yes, as this very case"),
        "meant": N_("yes, and this item alone has a title like it"),
        "told": N_("yes, as this very case, and of that meeting this item alone can be it"),
        "spoken of": N_("yes, as this very case, and by their texts this item of that meeting alone can be it"),
        "course alone": N_(
            "yes, in the recorded course of the case, but the titles have no more than a name in common"
        ),
        "course": N_("yes, in the recorded course of the case"),
        "item": N_("yes, with the number of the item"),
    },
    "sequel": {
        "none": N_("nothing that is usual here"),
        "the other way round": N_("mostly the other way round, or another case"),
        "never": N_("hardly ever in this order"),
        "seldom": N_("seldom in this order"),
        "at times": N_("at times in this order"),
        "often": N_("often in this order"),
        "nearly always": N_("nearly always in this order"),
    },
    "prose": {
        "none": N_("not said of both"),
        "unlike": N_("unlike"),
        "hardly alike": N_("hardly alike"),
        "a little alike": N_("a little alike"),
        "alike": N_("alike"),
        "much alike": N_("much alike"),
        "same text": N_("the same text"),
    },
}
"""The levels of each piece of evidence, or the parts a level is made of, as people read them."""

OTHER = (
    N_("the titles are the same but for the period"),
    N_("the titles are the same but for the period, and for what the one says behind it"),
    N_("the prose names the former number"),
    N_("the one number is the end of the other"),
    N_("one committee has treated both cases"),
    N_("two committees have treated the two cases"),
    N_("the number of other cases that come into question for either"),
    N_("how likely a pair that is looked at here is one case, before anything else"),
    N_("one document is attached to both"),
    N_("the next part of the same"),
    N_("the next stage of the same matter"),
    N_("the document is evaluated, or made anew"),
    N_("the title names the larger matter it is a part of"),
    N_("the prose says that it is part of the other"),
    N_("the prose names the other item"),
    N_("the one names the matter of the other"),
    N_("both name the same topic in a line of its own"),
    N_("each presentation names the matter of the other"),
)
"""What ties related matters together: stored as whole sentences."""


def evidence_said(piece: Evidence) -> Reason:
    """A piece of evidence as a sentence that can be said in any language."""
    if piece.name not in EVIDENCE or ": " not in piece.text:
        return plain_reason(piece.text)
    level = piece.text.partition(": ")[2]
    return reason("{what}: {level}", what=plain_reason(EVIDENCE[piece.name]), level=level_said(piece.name, level))


def level_said(name: str, level: str) -> Reason:
    """A level of a piece of evidence, part by part where it has several."""
    known = LEVELS.get(name, {})
    if level in known:
        return plain_reason(known[level])
    return joined(", ", (plain_reason(known.get(part, part)) for part in level.replace("/", ", ").split(", ")))
