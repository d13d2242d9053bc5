"""Lists lead on: parties of events to their pages, the last page of a long list to a narrower question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from planted import planted
from starlette.testclient import TestClient

from guillemets.store.facets import MOST_COUNTED
from guillemets.store.store import open_store
from room import seen
from rooms import room_at
from told import told

ENDS = "The list ends here, but more fit"
TO_A_DISPATCH = 40  # statements


def test_parties_in_the_table_of_events_lead_to_their_pages(client: TestClient):
    events = client.get("/events.json").json()["events"]
    page = client.get("/events").text
    linked = set(re.findall(r'<a href="/person/([^"]+)">([^<]+)</a>', page.partition('<table class="events"')[2]))
    known = {
        (id_, name)
        for event in events
        for names, ids in ((event["actors"], event["actor_ids"]), (event["recipients"], event["recipient_ids"]))
        if names
        for name, id_ in zip(names.split("; "), ids.split("; "), strict=True)
        if id_
    }
    assert known
    assert {id_ for id_, _ in linked} == {id_ for id_, _ in known}
    for id_, name in sorted(known)[:5]:
        assert name in seen(client.get(f"/person/{id_}").text).words


def test_a_party_that_no_store_knows_stands_without_a_link(tmp_path: Path):
    with open_store(tmp_path / "record.db") as store, store.writing() as writer:
        for one in planted(10):
            writer.add(one.record)
        store.connection.execute("UPDATE event_party SET entity = NULL")
    with room_at(tmp_path / "record.db") as client:
        events = client.get("/events.json").json()["events"]
        table = client.get("/events").text.partition('<table class="events"')[2].partition("</table>")[0]
    acted = [event for event in events if event["actors"]]
    assert acted
    assert all(set(event["actor_ids"]) <= set("; ") for event in acted)
    assert all(event["actors"] in seen(table).words for event in acted)
    assert "/person/" not in table


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with more statements than a list goes through."""
    path = tmp_path_factory.mktemp("long") / "record.db"
    with open_store(path) as store, store.writing() as writer:
        for number in range(MOST_COUNTED // TO_A_DISPATCH + 2):
            contents = [f"«Le pont {number * TO_A_DISPATCH + n} rouvrira»" for n in range(TO_A_DISPATCH)]
            said = tuple(("Anne Roux", content) for content in contents)
            writer.add(told(*(f"{content}, a dit Anne Roux." for content in contents), said=said))
    return path


@pytest.mark.parametrize("path", ["/search", "/search?q=pont"])
def test_the_last_page_of_a_list_cut_short_says_so(path: str, long: Path):
    joint = "&" if "?" in path else "?"
    with room_at(long) as client:
        assert ENDS not in client.get(path).text
        after, shown = None, 0
        while True:
            cursor = f"{joint}after={after}" if after else ""
            found = client.get(f"{path.replace('/search', '/search.json')}{cursor}").json()
            shown += len(found["statements"])
            if not found["next"]:
                break
            after = found["next"]
        assert found["more"]
        assert shown > MOST_COUNTED
        assert ENDS in client.get(f"{path}{joint}after={after}").text


def test_the_last_page_of_a_whole_list_says_nothing(long: Path):
    with room_at(long) as client:
        page = client.get("/search?q=pont+1040").text
    assert "«Le pont 1040 rouvrira»" in seen(page).words.replace("\n", "")
    assert ENDS not in page
