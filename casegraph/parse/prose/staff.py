"""The role or unit in the words for who is to do it, without the names of people.

A published list names roles, not staff. Only what the rules know as somebody who acts (``actors``), or a body, counts
as a role; a name that stands beside it is taken off. Where nothing is left there is no role: better none than a name.
"""

from __future__ import annotations

import re

from casegraph.parse.context import ItemContext

_WORD = re.compile(r"[^\W\d_][\w.'’-]*|\S")
_OF = re.compile(r"\b(?:for|af|i|på)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|,?\s*\bog\b)\s*")
_INITIAL = re.compile(r"[A-ZÆØÅ]\.?")
# What is left hanging where a name was taken off.
_HANGING = re.compile(
    r"(?:\s*(?:[,()/–&-]|\bog|\bsamt|\bi samarbejde med|\bsammen med|\bmed|\bved|\bv\b\.?|\bhos|\bi|\baf|\bfor))+\s*$"
)
_LEADING = re.compile(r"^(?:\s*(?:,|\)|/|–|-|&|og\b|samt\b))+\s*", re.IGNORECASE)
_EMPTY = re.compile(r"\s*\(\s*\)")


def role_of(context: ItemContext, owner: str) -> str | None:
    """The part of ``owner`` that names a role, a unit or a body; ``None`` where it names people alone."""
    known = _known(context, owner)
    if not known:
        return None
    words = [found.span() for found in _WORD.finditer(owner)]
    text = owner
    for start, end in reversed(_names(owner, _runs(owner, words, known), known)):
        before, after = _HANGING.sub("", text[:start].rstrip()), text[end:]
        text = f"{before}{after if after[:1] in ',)' else f' {after.lstrip()}'}"
    text = _LEADING.sub("", _HANGING.sub("", _EMPTY.sub("", text)))
    return " ".join(text.split()).strip(" ,") or None


def _known(context: ItemContext, owner: str) -> list[tuple[int, int]]:
    """Where words stand that the rules know: who acts, and bodies."""
    actors = ((word.start, word.end) for word in context.tools.book.followups.actor_words.find(owner))
    bodies = ((mention.start, mention.end) for mention in context.tools.bodies.find(owner))
    return sorted({*actors, *bodies})


Run = list[tuple[int, int]]


def _runs(owner: str, words: Run, known: Run) -> list[Run]:
    """Capitalised words side by side, none of them known: a name, or the name of a unit."""
    runs: list[Run] = []
    for start, end in words:
        if not owner[start].isupper() or any(start < stop and begin < end for begin, stop in known):
            continue
        if runs and owner[runs[-1][-1][1] : start].strip() == "":
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return runs


def _names(owner: str, runs: list[Run], known: Run) -> Run:
    """The runs that are no part of a role.

    One capitalised word is a part where it stands right before a role, behind "for" or "af", or is joined to such a
    part: "chefen for Plan, Byg og Vej".
    """
    names: Run = []
    part = -1  # where the last part ended
    for run in runs:
        start, end = run[0][0], run[-1][1]
        whole = len(run) == 1 and not _INITIAL.fullmatch(owner[start:end])
        before_role = any(owner[end:begin] == " " for begin, _ in known)
        joined = part >= 0 and _AND.fullmatch(owner[part:start]) is not None
        if whole and (before_role or joined or _OF.search(owner[:start])):
            part = end
        else:
            names.append((start, end))
    return names
