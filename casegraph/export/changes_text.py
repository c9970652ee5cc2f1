"""What linking anew changed, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from casegraph.pipeline.report import Changes, Moved
from casegraph.words import LINK_KINDS, LINK_STATUS, Words


def change_lines(words: Words, change: Changes) -> Iterator[str]:
    """A line for every case and link that is other than before."""
    say = words.gettext
    yield from (say("new case {case}: {title}").format(case=case, title=title) for case, title in change.cases_new)
    yield from (say("case {case} is gone: {title}").format(case=case, title=title) for case, title in change.cases_gone)
    yield from (say("case {old} is now {new}").format(old=old, new=new) for old, new in change.cases_renamed)
    yield from (
        say("case {case} is not as before: {title}").format(case=case, title=title)
        for case, title in change.cases_changed
    )
    yield from (_moved(words, moved) for moved in change.moved)
    for text, links in ((say("new link"), change.links_new), (say("link gone"), change.links_gone)):
        for link in links:
            kind, status = words.word(LINK_KINDS, link.kind), words.word(LINK_STATUS, link.status)
            yield f"{text}: {link.a} – {link.b} ({kind}, {status}, {link.score:.2f})"


def _moved(words: Words, moved: Moved) -> str:
    none = words.gettext("no case")
    before, after = (side[0] if side else none for side in (moved.before, moved.after))
    return words.gettext("{item} moved from {before} to {after}: {title}").format(
        item=moved.item, before=before, after=after, title=moved.title
    )
