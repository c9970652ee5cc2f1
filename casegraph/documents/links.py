"""Links that begin at the root of a site: made whole where the folder names the site, dropped where it does not."""

from __future__ import annotations

from dataclasses import replace

from casegraph.calendar import Calendar, CalendarDay
from casegraph.model import Line, Source


def with_site(source: Source, site: str | None) -> Source:
    """``source`` with whole links alone; a reader leaves those that begin with ``/`` to the settings of the folder."""
    days = tuple(_day(day, site) for day in source.calendar.days)
    return replace(
        source,
        lines=tuple(_line(line, site) for line in source.lines),
        url=_whole(source.url, site),
        calendar=Calendar(days, source.calendar.terms) if days else source.calendar,
    )


def _line(line: Line, site: str | None) -> Line:
    return line if line.url is None else replace(line, url=_whole(line.url, site))


def _day(day: CalendarDay, site: str | None) -> CalendarDay:
    return replace(day, url=_whole(day.url, site))


def _whole(url: str | None, site: str | None) -> str | None:
    if url is None or not url.startswith("/"):
        return url
    return f"{site}{url}" if site else None
