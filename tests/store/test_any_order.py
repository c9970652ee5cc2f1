"""Whatever was put, replaced and dropped in whatever order: what is there is what a new store of it would hold."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casegraph.store import DocumentRecord, Store, meeting_rows

TITLES = ("Udvidelse af havnen", "Ny skole", "Skolernes tage", "Budget for næste år", "Eventuelt")
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")

item = st.tuples(
    st.sampled_from(["1", "2", "3", None]), st.sampled_from(TITLES), st.sampled_from([None, "22-1", "22/2"])
)
document = st.fixed_dictionaries(
    {
        "items": st.lists(item, max_size=3),
        "kind": st.sampled_from(["minutes", "agenda"]),
        "start": st.sampled_from([None, "09:00", "15:30"]),
        "date": st.sampled_from(["2022-03-21", "2022-03-22"]),
        "format": st.sampled_from(["text", "html"]),
    }
)
step = st.tuples(st.sampled_from(NAMES), st.none() | document)


def everything(store):
    """All that can be asked of a store, former ids apart: these tell of the way."""
    hits = [store.search(words) for words in ("skole", "havnen", "22-1", "eventuelt")]
    versions = list(store.items(all_versions=True)), list(store.meetings(all_versions=True))
    return list(store.items()), list(store.meetings()), versions, hits, store.documents()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.lists(step, min_size=1, max_size=3), min_size=1, max_size=5))
def test_the_way_leaves_no_trace(steps, make_item, make_meeting):
    def put(writer, name, made):
        items = [make_item(number, title, case=case, text=f"{title} i dag") for number, title, case in made["items"]]
        rest = {key: value for key, value in made.items() if key != "items"}
        writer.put_document(
            DocumentRecord(name, name, "fp"), [meeting_rows(make_meeting(*items, document=name, **rest))]
        )

    there = {}
    with Store.memory() as travelled, Store.memory() as fresh:
        for batch in steps:
            with travelled.writing() as writer:
                for name, made in batch:
                    there.pop(name, None)
                    if made is None:
                        writer.drop_document(name)
                    else:
                        there[name] = made
                        put(writer, name, made)
        with fresh.writing() as writer:
            for name, made in sorted(there.items()):
                put(writer, name, made)
        assert everything(travelled) == everything(fresh)
        travelled._connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        current = [one.id for one in travelled.items()]
        assert len(current) == len(set(current))
