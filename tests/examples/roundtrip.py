"""The same meetings in every form, read back and compared field by field with what is read off their text.

``python -m tests.examples.roundtrip`` prints the accuracy of every form; ``--show`` each field that differs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from casegraph.documents.reading import read_data
from casegraph.model import AgendaItem, Meeting
from casegraph.parse import parse_source
from casegraph.parse.municipality import Municipality
from casegraph.parse.tools import Tools
from casegraph.rulebook.book import load_rulebook
from tests.examples import api, pdfs, writers
from tests.examples.forms import Form, forms, text
from tests.examples.render import load

FJORDLUND = Municipality("fjordlund", "Fjordlund", None)
OFFICE = Path(__file__).parent / "office"
"""PDFs that LibreOffice made of the Word documents; see :mod:`tests.examples.office`."""

WRITERS: dict[str, tuple[str, Callable[[Form], bytes]]] = {
    "Markdown": (".md", writers.markdown),
    "HTML": (".html", writers.html),
    "DOCX": (".docx", writers.docx),
    "PDF by reportlab": (".pdf", pdfs.pdf),
    "API JSON": (".json", api.answer),
    "page of FirstAgenda": (".html", api.page),
}
WRITERS |= {f"PDF, {name}": (".pdf", partial(pdfs.pdf, look=look)) for name, look in pdfs.LOOKS.items()}
NOT_HELD = {"API JSON": {"toc_title"}, "page of FirstAgenda": {"toc_title", "participants", "absent"}}
"""What forms with fields of their own have no field for: the wording of a list of contents, who was there."""


@dataclass
class Accuracy:
    """How many fields of one form agree with the text, and those that do not."""

    fields: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The share of fields that agree."""
        return 1 - len(self.wrong) / self.fields if self.fields else 0.0


@cache
def tools() -> Tools:
    """The rules as packaged."""
    return Tools.of(load_rulebook())


def read_form(data: bytes, suffix: str) -> list[Meeting]:
    """The meetings in the bytes of a file."""
    sources = read_data(data, f"d{suffix}", suffix)
    return [meeting for source in sources for meeting in parse_source(source, tools(), FJORDLUND).meetings]


def compare(form: Form, name: str, data: bytes, suffix: str, accuracy: Accuracy) -> None:
    """Count the fields of one meeting in ``accuracy``: those of the meeting, of every item, of what only one has."""
    expected, found = fields_of(read_text(form)), fields_of(read_form(data, suffix))
    if name in NOT_HELD:
        # A form with fields of its own says more of the meeting than its text can be understood to.
        unsaid = {key for key in {*expected, *found} if key.startswith("meeting") and not expected.get(key)}
        unsaid |= {key for key in expected if key.rpartition(" ")[2] in NOT_HELD[name]}
        expected, found = ({key: one[key] for key in one if key not in unsaid} for one in (expected, found))
    accuracy.fields += len(expected)
    for key in sorted({*expected, *found}):
        if expected.get(key) != found.get(key):
            accuracy.wrong.append(f"{form.name} {key}: {found.get(key)!r}, not {expected.get(key)!r}")


def read_text(form: Form) -> list[Meeting]:
    """The meeting as it is read off its text."""
    return _read_text(form.name, text(form))


@cache
def _read_text(name: str, content: str) -> list[Meeting]:
    return read_form(content.encode(), ".txt")


def fields_of(meetings: list[Meeting]) -> dict[str, Any]:
    """Every value that is compared, of the meetings and of their items, by what it is."""
    fields: dict[str, Any] = {}
    for at, meeting in enumerate(meetings):
        told = ("body", "date", "kind", "start", "place", "participants", "absent", "cancelled")
        fields |= {f"meeting {at} {name}": getattr(meeting, name) for name in told}
        seen: Counter[str | None] = Counter()
        for item in meeting.items:
            seen[item.number] += 1
            key = f"item {item.number}" + "'" * (seen[item.number] - 1)
            fields |= {f"{key} {name}": value for name, value in item_fields(item)}
    return fields


def item_fields(item: AgendaItem) -> Iterator[tuple[str, Any]]:
    """What is compared of an item: every value a person would look up, without the places they stand in."""
    plain = (
        "number",
        "title",
        "closed",
        "case_number",
        "standing",
        "decision_kind",
        "toc_title",
        "recommended_by",
        "reading",
    )
    yield from ((name, getattr(item, name)) for name in plain)
    yield "decision", _words(item.decision)
    yield "recommendations", [_words(clause) for clause in item.recommendations]
    yield "decisions", [(one.kind, one.clauses, _words(one.text)) for one in item.decisions]
    yield "route", [(stop.body, stop.reading, stop.date) for stop in item.route]
    yield "course", [(one.body, one.date, one.decision_kind, _words(one.decision)) for one in item.course]
    yield "attachments", [one.title for one in item.attachments]
    yield "dissent", [_words(one) for one in item.dissent]
    yield "references", [(one.body, one.date, one.kind, one.about, one.case_number) for one in item.references]
    yield "followups", [(one.kind, _words(one.what), one.due, one.owner, one.to_body) for one in item.followups]
    yield "hearings", [(one.start, one.until) for one in item.hearings]
    yield "sections", [(one.role, _words(one.text)) for one in item.sections if one.role in _COMPARED]


_COMPARED = {"presentation", "summary", "economy", "decision", "earlier"}


def _words(text: str | None) -> str | None:
    """A text as its words: where a form breaks its lines is not what is compared."""
    return " ".join(text.split()) if text is not None else None


def accuracies(every: Callable[[str], bool] = lambda _: True, step: int = 1) -> dict[str, Accuracy]:
    """The accuracy of every form whose name ``every`` wants, on every ``step``-th meeting."""
    found: dict[str, Accuracy] = {}
    for form in islice(forms(load()), 0, None, step):
        for name, (suffix, write) in WRITERS.items():
            if every(name):
                counted = found.setdefault(name, Accuracy())
                compare(form, name, write(form), suffix, counted)
        office = OFFICE / f"{form.name}.pdf"
        if every("PDF by LibreOffice") and office.exists():
            compare(form, "", office.read_bytes(), ".pdf", found.setdefault("PDF by LibreOffice", Accuracy()))
    return found


def main() -> None:
    """Print a line a form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="name every field that differs")
    parser.add_argument("--form", default="", help="only forms of this name")
    options = parser.parse_args()
    for name, accuracy in accuracies(lambda name: options.form in name).items():
        print(f"{name:<30} {accuracy.rate:.4f}   {len(accuracy.wrong)} of {accuracy.fields} fields differ")
        for line in accuracy.wrong if options.show else ():
            print("   ", line)


if __name__ == "__main__":
    main()
