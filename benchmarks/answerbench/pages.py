"""Meetings printed as minutes, in three layouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.answerbench.story import Treatment
from benchmarks.answerbench.terms import day_words
from benchmarks.answerbench.world import World
from benchmarks.linkbench.calendar import Sitting

WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()  # noqa: SIM905
Layout = Callable[[str, Sitting, date, Sequence[Treatment]], Iterator[str]]


def write_minutes(world: World, folder: Path) -> None:
    """Write every meeting of a municipality as a document into ``folder``."""
    layout = LAYOUTS[world.settings.layout]
    for body, day, treatments in world.meetings():
        text = "\n".join(layout(world.municipality, body, day, treatments)) + "\n"
        (folder / file_name(body, day)).write_text(text, encoding="utf-8")


def file_name(body: Sitting, day: date) -> str:
    """The name of the document that tells of a meeting."""
    return f"{body.id}_{day.isoformat()}.txt"


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    """Sentences run on, but for the points of a list."""
    running = " ".join(one for one in sentences if not one.startswith("- "))
    yield from (running, *(one for one in sentences if one.startswith("- ")))


def _route(treatment: Treatment) -> str:
    route = (
        treatment.matter.route if treatment.routed and treatment.body in treatment.matter.route else (treatment.body,)
    )
    return ", ".join(body.name for body in route)


def _contents_first(municipality: str, body: Sitting, day: date, treatments: Sequence[Treatment]) -> Iterator[str]:
    """A contents list, then items that begin with the decision."""
    weekday = WEEKDAYS[day.weekday()].capitalize()
    yield from (f"REFERAT {body.name} d. {day:%d-%m-%Y}", "", f"Mødedato {weekday} d. {day_words(day)} kl. 12:30", "")
    yield from (f"Mødested {municipality} Rådhus", "", "Indholdsfortegnelse", "")
    yield "Godkendelse af dagsorden.....3"
    yield from (f"{one.title}.....{3 + number}" for number, one in enumerate(treatments))
    yield from ("Eventuelt.....99", "", "Punkt 1: Godkendelse af dagsorden", "", "Beslutning", "", "Godkendt.", "")
    for one in treatments:
        yield from (f"Punkt {one.number}: {one.title}", "", one.matter.case_number, "", "Beslutning", "")
        yield from (*_paragraphs(one.decision), "", "Sagsfremstilling", "")
        yield from (" ".join(one.presentation), "", "Indstillinger", "", f"{one.presenter} indstiller,", "")
        yield from (*(f"- {clause}" for clause in one.recommendations), "", "Behandling", "", _route(one) + ".", "")
        yield from ("Økonomiske konsekvenser", "", "Ingen.", "")
    yield from (f"Punkt {len(treatments) + 2}: Eventuelt", "", "Beslutning", "", "Intet.")


def _classic(municipality: str, body: Sitting, day: date, treatments: Sequence[Treatment]) -> Iterator[str]:
    """Numbered items that end with the decision, a sentence a line."""
    yield from (f"{municipality} Kommune", "", body.name, "", "REFERAT", "")
    yield from (f"Mødedato: {WEEKDAYS[day.weekday()].capitalize()} den {day_words(day)}", "Mødetidspunkt: 16:00", "")
    yield from ("1. Godkendelse af dagsorden", "", "Beslutning", "Godkendt.", "")
    for one in treatments:
        yield from (f"{one.number}. {one.title}", "", f"Sagsnr.: {one.matter.case_number}")
        yield from (f"Sagsgang: {_route(one)}", "", "Sagsfremstilling", *one.presentation, "", "Indstilling")
        yield f"{one.presenter} indstiller"
        yield from (f"{number}. {clause}" for number, clause in enumerate(one.recommendations, 1))
        yield from ("", "Beslutning", *one.decision, "")
    yield from (f"{len(treatments) + 2}. Eventuelt", "", "Beslutning", "Intet at bemærke.")


def _without_route(municipality: str, body: Sitting, day: date, treatments: Sequence[Treatment]) -> Iterator[str]:
    """Items whose way is told by the recommendation alone."""
    yield from ("Referat", body.name, "", f"{municipality} Kommune", "")
    yield from (f"Mødedato: {day_words(day)}", "Mødetid: 17.00 - 19.30", "")
    yield from ("Punkt 1 Godkendelse af dagsorden", "", "Beslutning", "Godkendt.", "")
    for one in treatments:
        yield from (f"Punkt {one.number} {one.title}", "", f"Sagsnr. {one.matter.case_number}", "", "Sagsfremstilling")
        yield from (" ".join(one.presentation), "", "Indstilling", _lead(one))
        yield from (*(f"• {clause}" for clause in one.recommendations), "")
        yield from (f"Beslutning i {body.name} den {day_words(day)}", *one.decision, "")
    yield from (f"Punkt {len(treatments) + 2} Eventuelt", "", "Beslutning", "Der var intet til punktet.")


def _lead(one: Treatment) -> str:
    if not one.rest or not one.routed:
        return f"{one.presenter} indstiller,"
    names = list(dict.fromkeys(body.name for body in one.rest))
    ahead = " og ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return f"{one.presenter} indstiller, at {one.body.name} over for {ahead} anbefaler,"


LAYOUTS: tuple[Layout, ...] = (_contents_first, _classic, _without_route)
