"""Rows to write: one town with everything in it, and texts that try to do something to who reads them."""

from pathlib import Path

from casegraph.elements import GraphElements
from casegraph.fetch import FetchReport
from casegraph.link.answers.answers import Signature, judged
from casegraph.link.answers.review import Question
from casegraph.link.explain import Explanation
from casegraph.model import Attachment, Evidence, Link
from casegraph.pipeline.judging import Followed, Judged
from casegraph.pipeline.linking import Relinked
from casegraph.pipeline.report import BuildReport, Changes, Failure, Moved
from casegraph.reason import plain_reason, reason
from casegraph.views.case_graph import case_elements
from casegraph.views.eventlog import traces
from casegraph.views.explained import explain_row, question_row
from casegraph.views.flow import flow_elements
from casegraph.views.followups import ALL_STATUS, FollowUpQuery, followups
from casegraph.views.history import history
from casegraph.views.records import item_rows, link_rows, step_rows
from casegraph.views.search import search_row
from casegraph.views.stats import stats
from casegraph.views.tables import tables
from casegraph.views.understood import UnderstoodDocument
from tests.builders import graph_of, make_followup, make_hearing, make_item, make_meeting, make_mention

NASTY = (
    "Æblegård \x1b[31m<b>&\x07\u202erød\u2066\x9b2J | *stjerne* `kode` [link](http://ond.dk) \ud800\ufeff\x0c=1+1 ️😀"
)
DAY = "2022-06-01"


def graph(title: str = "Ny cykelsti", what: str = "at skiltene fornyes"):
    """Two cases, linked, with follow-ups of every status, a hearing and a mention."""
    first = make_item(
        "DIR",
        "2022-01-12",
        "1",
        kind="recommended",
        decision=f"{title} anbefales.",
        title=title,
        route="DIR ØU KB",
        references=(make_mention("KB", "2021-12", about="unknown", quote=title), make_mention("HU", "2022-01-03")),
        attachments=(Attachment(title, "1"),),
        recommendations=(title,),
        dissent=(title,),
        hearings=(make_hearing("2022-02-06", "2022-07-05"),),
        followups=(
            make_followup("task", what, due="2022-03-01", owner=what),
            make_followup("next_body", "Økonomiudvalget", to="ØU", basis="route"),
            make_followup("report_back", "en status", due="2022-04-12", due_precision="approximate", due_text=what),
        ),
        url="https://example.org/møde?a=1&b=2",
    )
    second = make_item("ØU", "2022-02-02", "2", kind="approved", title=f"{title} II", route="DIR ØU KB")
    other = make_item("KB", "2022-02-09", "3", case="22-2", title=title, closed=True)
    lone = make_item("KB", None, "4", case=None, title="Eventuelt", standing=True)
    evidence = (Evidence("title", title, title, 3.0, f"titles agree: {title}"),)
    links = [
        Link(first.id, second.id, "same_case", "accepted", "number", 1.0, evidence),
        Link(other.id, second.id, "related", "accepted", "title", 0.75, evidence, "background"),
    ]
    return graph_of(first, second, other, lone, meetings=[make_meeting("DIR", "2022-02-09")], links=links)


def stalled(title: str = "Ny cykelsti"):
    """A case that the body it was sent to has met three times without."""
    item = make_item("DIR", "2022-01-12", "1", kind="recommended", title=title, route="DIR ØU")
    return graph_of(item, meetings=[make_meeting("ØU", f"2022-0{month}-02") for month in (2, 3, 4, 5)])


class Hit:
    """What a store finds."""

    field, match, words = "decision", "exact", ("cykelsti",)

    def __init__(self, item):
        self.place, self.snippet = item.source, item.decision or ""


def data(kind: str, title: str = "Ny cykelsti", what: str = "at skiltene fornyes"):
    """What an exporter of that kind writes."""
    made = graph(title, what)
    case, item = next(iter(made.cases.values())), next(iter(made.items.values()))
    report = BuildReport(read=[title], whose=[title], failed=[Failure(title, what, title)], notes=[title])
    fetched = FetchReport("https://dagsordener.example.dk", title, 3, 1, [title], [what], [(title, what)], what, 2)
    makers = {
        "history": lambda: history(made, case, DAY),
        "followups": lambda: followups(made, DAY, FollowUpQuery(status=ALL_STATUS)),
        "search": lambda: search_row("cykelsti", [(Hit(item), item, case)]),
        "graph": lambda: elements("full", title),
        "log": lambda: traces(made, DAY),
        "stats": lambda: stats(stalled(title), DAY),
        "tables": lambda: tables(made, DAY),
        "inspect": lambda: [_understood(title)],
        "build": lambda: report,
        "fetch": lambda: fetched,
        "plan": lambda: fetched,
        "explain": lambda: explain_row(_explained(made, title), {item.id: case.id}, _answer(made, title)),
        "review": lambda: {"schema_version": 1, "questions": [_question(made, title)]},
        "question": lambda: _question(made, title),
        "judged": lambda: Judged(_answer(made, title), "yes", Path("svar"), _followed(title)),
        "followed": lambda: _followed(title),
        "items": lambda: item_rows(made),
        "links": lambda: link_rows(made),
        "steps": lambda: step_rows(made),
    }
    return makers[kind]()


def elements(view: str, title: str = "Ny cykelsti") -> GraphElements:
    """The town as a graph, in one of the views."""
    made = graph(title)
    if view == "full":
        return made.drawn()
    return case_elements(made, DAY) if view == "cases" else flow_elements(made)


def _pair(made):
    """Two items of the town that might be one case."""
    return list(made.items.values())[:2]


def _answer(made, title: str):
    """What somebody said of the two."""
    return judged(*_pair(made), "yes", Signature("2022-05-01", title, title))


def _explained(made, title: str) -> Explanation:
    """Why the two are not one case, with everything that can be said of it."""
    evidence = (
        Evidence("names", title, "", -0.7, "Proper names: one side"),
        Evidence("years", "", "", 0.0, "Years: none"),
    )
    change = (reason("the answer yes (judge … yes)"),)
    return Explanation(*_pair(made), -2.5, evidence, 0.04, None, plain_reason("both stand on one agenda"), change)


def _question(made, title: str):
    """The two, to be asked of."""
    a, b = _pair(made)
    evidence = (Evidence("names", title, title, 2.0, "Proper names: same"),)
    return question_row(Question(Link(a.id, b.id, "same_case", "suggested", "title", 0.5, evidence), a, b, 1.0), {})


def _followed(title: str) -> Followed:
    """Cases and links that are other than before."""
    moved = Moved("x:1", title, ("x:a", title), None)
    link = Link("x:1", "x:2", "same_case", "accepted", "person", 1.0)
    changes = Changes("strandby", (("x:1", title),), (("x:2", title),), (("x:3", "x:4"),), (moved,), (link,), (link,))
    return Followed((Relinked("strandby", (1, 1, 1), changes),), (plain_reason(title),))


def _understood(title: str) -> UnderstoodDocument:
    """A document of one line, as it was understood."""
    line = {"line": 3, "role": "heading", "item": "1", "section": None, "text": title, "fields": {"title": title}}
    return {
        "document": "referat.txt",
        "format": "text",
        "layout": None,
        "minutes": True,
        "meeting": {"body": title},
        "lines": [line],
        "not_understood": [{"page": None, "line": 4, "why": "belongs to no item", "text": title}],
        "doubts": [title],
    }
