"""The rules of an item's smaller fields: who recommends, item types, attachments and their numbers, routes."""

from __future__ import annotations

from functools import cached_property

from casegraph.rulebook.phrases import Phrases
from casegraph.rulebook.schema import Re2Pattern, RuleModel, Term


class FieldsFile(RuleModel):
    """``fields.yaml``: the words around the recommendation, the item type, the attachments and the route.

    ``recommends`` are verbs after the recommender, ``conjunctions`` what introduces a clause ("at"). ``passed_on`` are
    verbs of a recommendation whose clauses follow in a list ("at Økonomiudvalget beslutter, …"). ``case_types`` are
    whole values. ``document_numbers`` (RE2) are numbers of documents beside attachments, ``no_attachments`` whole lines
    that say there are none, ``attachment_flags`` the column that says open or closed, ``file_icons`` the alternative
    text of an icon before a file's name, ``file_endings`` the endings of file names. ``via`` stands between the last
    body of a route and the ones before it, ``competence`` heads the deciding body alone, ``crosses`` mark a body in a
    table of all. ``closed`` are sentences that say the item was treated behind closed doors. ``first_reading`` and
    ``second_reading`` name the readings of what is treated twice, ``sent_to_second_reading`` ends a first one.
    ``for_discussion`` and ``for_information`` are what a recommendation or an item type asks for that asks for no more.
    """

    recommends: tuple[Term, ...] = ()
    conjunctions: tuple[Term, ...] = ()
    passed_on: tuple[Term, ...] = ()
    case_types: tuple[Term, ...] = ()
    document_numbers: tuple[Re2Pattern, ...] = ()
    no_attachments: tuple[Term, ...] = ()
    attachment_flags: tuple[Term, ...] = ()
    attachment_words: tuple[Term, ...] = ()
    file_icons: tuple[Term, ...] = ()
    file_endings: tuple[Term, ...] = ()
    via: tuple[Term, ...] = ()
    routed: tuple[Term, ...] = ()
    competence: tuple[Term, ...] = ()
    crosses: tuple[Term, ...] = ()
    closed: tuple[Term, ...] = ()
    first_reading: tuple[Term, ...] = ()
    second_reading: tuple[Term, ...] = ()
    sent_to_second_reading: tuple[Term, ...] = ()
    for_discussion: tuple[Term, ...] = ()
    for_information: tuple[Term, ...] = ()

    @cached_property
    def compiled(self) -> dict[str, Phrases]:
        """Every list of words by the name of its key, compiled."""
        names = [name for name in type(self).model_fields if name != "document_numbers"]
        return {name: Phrases(term.term for term in getattr(self, name)) for name in names}
