"""The words in the margin of an inspected document, and those of its fields, as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from casegraph.reason import N_

LINE_ROLES: Mapping[str, str] = {
    "header": N_("head"),
    "item": N_("item"),
    "number": N_("number"),
    "section": N_("section"),
    "text": N_("text"),
    "contents": N_("contents"),
    "furniture": N_("margin"),
    "group": N_("group"),
    "tail": N_("end"),
    "unknown": N_("unknown"),
    "left out": N_("left out"),
}
SECTIONS: Mapping[str, str] = {
    "header": N_("head"),
    "summary": N_("summary"),
    "presentation": N_("presentation"),
    "recommendation": N_("recommendation"),
    "decision": N_("decision"),
    "earlier": N_("earlier"),
    "route": N_("route"),
    "course": N_("course"),
    "attachments": N_("attachments"),
    "economy": N_("economy"),
    "hearing": N_("hearing"),
    "case_type": N_("type of case"),
    "participants": N_("participants"),
    "other": N_("other"),
}
FIELDS: Mapping[str, str] = {
    "title": N_("title"),
    "case_number": N_("case number"),
    "journal_number": N_("journal number"),
    "document_number": N_("document number"),
    "case_type": N_("type of case"),
    "decision_kind": N_("decision"),
    "recommended_by": N_("recommended by"),
    "reference": N_("mention"),
    "followup": N_("follow-up"),
    "route": N_("route"),
    "municipality": N_("municipality"),
    "body": N_("body"),
    "date": N_("date"),
    "kind": N_("kind"),
    "inferred": N_("worked out"),
    "items": N_("items"),
}
MEETINGS: Mapping[str, str] = {"minutes": N_("minutes"), "agenda": N_("agenda")}
ABOUT: Mapping[str, str] = {
    "this": N_("of this case"),
    "other": N_("of another matter"),
    "unknown": N_("perhaps of this case"),
}
