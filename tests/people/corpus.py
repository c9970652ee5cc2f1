"""A few minutes of an invented municipality, made to leave doubts: titles drift, numbers are missing, items are closed.

``SECRETS`` are words that stand in closed items alone; ``NAMES`` are of people who work for the municipality.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SETTINGS = "municipality: Fjordlund\n"


@dataclass(frozen=True)
class Point:
    """An item as it is printed; ``number`` is its case number, ``more`` the lines before the decision."""

    title: str
    decision: str
    number: str = ""
    more: Sequence[str] = ()
    recommendation: Sequence[str] = ()
    attachments: Sequence[str] = ()
    closed: bool = False


@dataclass(frozen=True)
class Sitting:
    """The minutes of one meeting."""

    name: str
    body: str
    day: str
    points: Sequence[Point] = field(default_factory=tuple)


def printed(sitting: Sitting) -> str:
    """The minutes as a text file."""
    lines = [f"{sitting.body} – Referat – {sitting.day}", "", "Deltagere: Karen Vinther, Jens Møgel", ""]
    for place, point in enumerate(sitting.points, 1):
        lines += _point(place, point, sitting)
    return "\n".join(lines) + "\n"


def _point(place: int, point: Point, sitting: Sitting) -> Iterable[str]:
    yield from (f"{place}. {point.title}", "")
    yield f"Sagsnr.: {point.number:<24}{'Lukket' if point.closed else 'Åbent'}"
    if point.more:
        yield from ("Sagsfremstilling", *point.more)
    if point.recommendation:
        yield "Indstilling"
        yield "Forvaltningen indstiller,"
        yield from (f"{n}. {clause}" for n, clause in enumerate(point.recommendation, 1))
    if point.attachments:
        yield from ("Bilag", *point.attachments)
    yield f"Beslutning i {sitting.body} den {sitting.day}:"
    yield from (point.decision, "")


HARBOUR = Point(
    "Renovering af kajen i Fjordlund Havn",
    "Anbefales.",
    more=("Kajen er slidt, og spunsvæggen skal skiftes inden vinteren.",),
    recommendation=("at der gives 4,5 mio. kr. til kajen", "at Teknisk chef udarbejder en plan inden den 1. juni 2024"),
)
QUAY = Point(
    "Oprensning af havnebassinet",
    "Godkendt.",
    more=("Havnebassinet er sandet til, og spunsvæggen skal skiftes.",),
    recommendation=("at bevillingen gives",),
)
SCHOOL = Point(
    "Ny skolebus til Hovslund Skole", "Godkendt.", number="24-000201", more=("Ruten køres to gange daglig.",)
)
BUS = Point("Skolebusser ved alle skoler", "Taget til efterretning.", more=("Bussen kører nu.",))

SITTINGS = (
    Sitting("dir_2024-03-04.txt", "Direktionen", "4. marts 2024", (HARBOUR, SCHOOL)),
    Sitting("ou_2024-03-18.txt", "Økonomiudvalget", "18. marts 2024", (QUAY, BUS)),
)

SALE = Point(
    "Salg af Strandgrunden",
    "Godkendt. Kvadratmeterprisen er 1.250 kr. Kommunaldirektøren underskriver skødet inden den 1. maj 2024.",
    number="24-000777",
    more=("Køberen er Nordhav Ejendomme.",),
    recommendation=("at Strandgrunden sælges til Nordhav",),
    attachments=("Købsaftale Vestermark    24-000777-2",),
    closed=True,
)
LATER_SALE = Point("Salg af Strandgrunden – skøde", "Taget til efterretning.", number="24-000777", closed=True)
NAMED = Point(
    "Skilte på stranden",
    "Godkendt. Ole Bergmann følger op over for regionen inden den 1. juni 2024. "
    "Teknisk chef Anne Holmgaard udarbejder et notat inden den 3. juni 2024.",
    number="24-000310",
)
SECRETS = ("Strandgrund", "24-000777", "Kvadratmeterpris", "1.250", "Nordhav", "Vestermark", "skøde")
NAMES = ("Bergmann", "Holmgaard")
WITH_CLOSED = (
    Sitting("dir_2024-03-04.txt", "Direktionen", "4. marts 2024", (HARBOUR, SCHOOL, SALE, NAMED)),
    Sitting("ou_2024-03-18.txt", "Økonomiudvalget", "18. marts 2024", (QUAY, BUS, LATER_SALE)),
)
"""The minutes with closed items among them, whose secrets are these, and with tasks of people by name."""


def write(folder: Path, sittings: Iterable[Sitting] = SITTINGS, settings: str = SETTINGS) -> Path:
    """Write the minutes into ``folder``, which is made, and give it back."""
    folder.mkdir(parents=True, exist_ok=True)
    for sitting in sittings:
        (folder / sitting.name).write_text(printed(sitting), encoding="utf-8")
    (folder / "casegraph.yaml").write_text(settings, encoding="utf-8")
    return folder
