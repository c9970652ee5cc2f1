"""Questions: ``history`` of a case, ``search`` in the text, ``followups`` to be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO, get_args

import click

from casegraph.cli.helping import Command
from casegraph.cli.options import (
    DAY,
    as_of_option,
    lang_option,
    open_only_option,
    output_option,
    read_options,
)
from casegraph.cli.session import opened, words
from casegraph.errors import NotFound
from casegraph.kinds import FollowUpKind

if TYPE_CHECKING:
    from casegraph.cli.session import Session
    from casegraph.model import Case
    from casegraph.pipeline import Reading

LISTS = ("text", "json", "csv", "xlsx", "ics", "md", "html")
_MOST = 20
STATUSES = ("open", "overdue", "unknown", "done", "superseded")


@click.command(cls=Command, short_help="What has happened to a case, and what is to follow.")
@click.argument("case", nargs=-1, required=True)
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json", "md", "html"]), default="text", help="The format.")
@open_only_option
@lang_option
@output_option
@read_options
def history(
    case: tuple[str, ...],
    as_of: str | None,
    form: str,
    open_only: bool,
    lang: str | None,
    output: Path | None,
    reading: Reading,
) -> None:
    """What has happened to a CASE, where it is now, and what is to follow.

    CASE is a number in any notation, a case id, or words of the title.

    \b
    Examples:
      casegraph history 22-003813
      casegraph history lokalplan havnepladsen --as-of 2024-06-30
      casegraph history 24-000711 --format html -o sag.html
    """
    from casegraph.views.history import history as history_of

    with opened(reading, as_of, open_only, lang) as session:
        found = one_case(session, " ".join(case))
        session.write("history", form, history_of(session.graph, found, session.as_of, session.marks()), output)


def one_case(session: Session, asked: str) -> Case:
    """The one case that ``asked`` means, as it was seen on the day; :class:`NotFound` lists several."""
    say = session.say
    found = session.store.find_case(asked, session.municipality, open_only=session.open_only)
    seen = [known for known in (session.graph.case(one.id) for one in found) if known]
    if len(seen) == 1:
        return seen[0]
    if not seen:
        unknown = say("no case fits {asked} as of {day}; look in the texts with: casegraph search {asked}")
        raise NotFound(unknown.format(asked=repr(asked), day=words(session.lang).date(session.as_of)))
    head = say("{count} cases fit {asked}; name one of them:").format(count=len(seen), asked=repr(asked))
    more = [say("… and {count} more").format(count=len(seen) - _MOST)] if len(seen) > _MOST else []
    raise NotFound("\n".join([head, *(f"  {case.id}  {case.title}" for case in seen[:_MOST]), *more]))


@click.command(cls=Command, short_help="Search titles, decisions and presentations.")
@click.argument("text", nargs=-1, required=True, metavar="WORDS…")
@click.option(
    "--limit", type=click.IntRange(1, 1000), metavar="N", default=20, show_default=True, help="At most so many."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The format.")
@open_only_option
@lang_option
@output_option
@read_options
@click.pass_context
def search(
    ctx: click.Context,
    text: tuple[str, ...],
    limit: int,
    form: str,
    open_only: bool,
    lang: str | None,
    output: Path | None,
    reading: Reading,
) -> None:
    """Search titles, decisions and presentations; inflected words and parts of compounds are found too.

    \b
    Example:
      casegraph search beredskabsplan
    """
    from casegraph.pipeline import found_items
    from casegraph.views.search import search_row

    asked = " ".join(text)
    with opened(reading, None, open_only, lang) as session:
        row = search_row(asked, found_items(session.store, asked, limit, (session.municipality, session.open_only)))
        session.write("search", form, row, output)
        if not row["hits"]:
            ctx.exit(1)


@click.command(cls=Command, short_help="What somebody must do now, and by when.")
@as_of_option
@click.option(
    "--status",
    type=click.Choice([*STATUSES, "all"]),
    multiple=True,
    help="Only these; default everything neither done nor superseded, in a calendar (ics) everything.",
)
@click.option("--body", metavar="NAME", help="A body, by name or short (KB): its own follow-ups, and those sent to it.")
@click.option(
    "--meeting",
    type=DAY,
    metavar="DATE",
    help="Only those from the meeting of this day; with --body, the list for that sitting, in sections.",
)
@click.option("--owner", metavar="NAME", help="Only those of this owner.")
@click.option("--case", metavar="CASE", help="Only those of this case.")
@click.option("--kind", type=click.Choice(get_args(FollowUpKind)), help="Only this kind.")
@click.option("--due-before", type=DAY, metavar="DATE", help="Only what is due before this day.")
@click.option(
    "--changed-since",
    type=click.File(encoding="utf-8-sig"),
    metavar="FILE",
    help="Only what is new, moved or closed since this list (one written with --format json).",
)
@click.option("--format", "form", type=click.Choice(LISTS), default="text", help="The format.")
@open_only_option
@lang_option
@output_option
@read_options
def followups(
    as_of: str | None,
    status: tuple[str, ...],
    body: str | None,
    meeting: str | None,
    owner: str | None,
    case: str | None,
    kind: FollowUpKind | None,
    due_before: str | None,
    changed_since: TextIO | None,
    form: str,
    open_only: bool,
    lang: str | None,
    output: Path | None,
    reading: Reading,
) -> None:
    """What somebody must do now: what, who, by when, on what basis, and where that is said.

    \b
    Examples:
      casegraph followups --body Direktionen
      casegraph followups --body ØU --meeting 2025-06-16
      casegraph followups --due-before 2025-07-01 --format xlsx -o opfølgning.xlsx
      casegraph followups --owner HR --format ics -o frister.ics
      casegraph followups --format json > før.json; casegraph followups --changed-since før.json
    """
    from casegraph.pipeline.bodies import body_asked
    from casegraph.views.followups import FollowUpQuery, earlier_list, wanted_status
    from casegraph.views.followups import followups as followups_of

    since = earlier_list(changed_since.read()) if changed_since else None
    wanted = wanted_status(status, calendar=form == "ics")
    with opened(reading, as_of, open_only, lang) as session:
        case_id = one_case(session, case).id if case else None
        asked = body_asked(session.store, session.municipality, body) if body else None
        query = FollowUpQuery(wanted, asked, meeting, owner, case_id, kind, due_before, since, session.store.revision())
        session.write("followups", form, followups_of(session.graph, session.as_of, query, session.marks()), output)
