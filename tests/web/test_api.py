"""The JSON of the pages: what the records hold, page by page, in stable shapes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import guillemets
from build import record_with
from guillemets.model.attribution import Act
from guillemets.model.office import OfficeStatus
from guillemets.model.record import Record
from guillemets.store.offices import NewOffice, add_office, settle
from guillemets.store.store import open_store
from room import Shelf
from rooms import room_at


def said(records: tuple[Record, ...]) -> list[tuple[str, str, str]]:
    """Dispatch, statement and act of everything that the pages count: once for a dispatch."""
    return [
        (r.dispatch.id, a.id, a.act)
        for r in records
        for a in r.attributions
        if r.dispatch.parts[a.part].duplicate_of is None
    ]


def pages(client: TestClient, path: str, rows: str, **params: str) -> list[dict[str, object]]:
    """All pages of a list, by its cursor."""
    found: list[dict[str, object]] = []
    after: str | None = ""
    while after is not None:
        page = client.get(path, params={**params, "after": after}).json()
        found += page[rows]
        after = page["next"]
        assert len(found) < 5000
    return found


@pytest.mark.parametrize("act", [Act.DENIES, Act.STATES, Act.ACCUSES])
def test_cursor_goes_through_every_statement_once_and_in_order_of_time(act: Act, shelf: Shelf, client: TestClient):
    found = pages(client, "/search.json", "statements", act=act, history="true")
    expected = {(d, s) for d, s, a in said(shelf.records) if a is act}
    assert [(f["dispatch"], f["statement"]) for f in found] != []
    assert {(f["dispatch"], f["statement"]) for f in found} == expected
    assert len(found) == len(expected)
    days = [f["day"] or "" for f in found]
    assert days == sorted(days, reverse=True)


def test_facets_add_up_to_what_is_found(shelf: Shelf, client: TestClient):
    page = client.get("/search.json", params={"history": "true", "since": "2024"}).json()
    acts = {c["value"]: c["number"] for f in page["facets"] if f["name"] == "act" for c in f["counts"]}
    dated = tuple(r for r in shelf.records if r.dispatch.published)
    counted = [a for _, _, a in said(dated)]
    assert page["total"] == len(counted)
    assert acts == {act: counted.count(act) for act in acts}
    assert sum(c["number"] for c in page["timeline"]) == page["total"]


def test_each_filter_keeps_what_it_names(client: TestClient):
    everything = client.get("/search.json").json()
    for facet in everything["facets"]:
        value = facet["counts"][0]
        page = client.get("/search.json", params={facet["name"]: value["value"]}).json()
        assert page["total"] == value["number"], facet["name"]


def test_words_are_found_in_their_forms_and_names_beside_them(client: TestClient):
    record = client.get("/search.json", params={"speaker": "person-lucia-arnold"}).json()["statements"]
    assert len(record) == 2
    for typed in ("payer franc", "Arnold franc", "paieron*", '"un franc de plus"', "FRANC lucia"):
        found = client.get("/search.json", params={"q": typed}).json()["statements"]
        assert "«Nous ne paierons pas un franc de plus»" in [f["content"] for f in found], typed
    assert client.get("/search.json", params={"q": '"de franc un"'}).json()["total"] == 0


def test_a_misspelt_name_is_answered_with_those_near_it(client: TestClient):
    page = client.get("/search.json", params={"q": "Lucia Arnoldt"}).json()
    assert (page["total"], "Lucia Arnold" in page["near"]) == (0, True)
    assert 'href="/search?q=Lucia+Arnold"' in client.get("/search", params={"q": "Lucia Arnoldt"}).text


def test_search_follows_while_somebody_types(client: TestClient):
    answer = client.get("/search", params={"q": "paiero", "live": "1"}, headers={"HX-Request": "true"})
    assert answer.headers["hx-replace-url"] == "/search?q=paiero%2A"
    assert "un franc de plus" in answer.text.replace("<mark>", "").replace("</mark>", "")


def test_dispatches_are_found_with_the_words_around(client: TestClient):
    page = client.get("/search/dispatches.json", params={"q": "Gothard tunnel"}).json()
    assert page["dispatches"][0]["headline"] == "«Un tunnel de trop» au Gothard, selon Uri et le Tessin"
    assert {piece["text"].lower() for piece in page["dispatches"][0]["snippet"] if piece["found"]} >= {"tunnel"}


def test_export_holds_what_the_page_shows(client: TestClient):
    params = {"act": "denies", "since": "2024-01-01"}
    shown = pages(client, "/search.json", "statements", **params)
    as_json = client.get("/export/statements.json", params=params).json()
    rows = list(
        csv.DictReader(io.StringIO(client.get("/export/statements.csv", params=params).content.decode("utf-8-sig")))
    )
    assert [(r["dispatch"], r["statement"]) for r in as_json] == [(s["dispatch"], s["statement"]) for s in shown]
    assert [(r["dispatch"], r["statement"], r["act"]) for r in rows] == [
        (s["dispatch"], s["statement"], "denies") for s in shown
    ]
    assert [r["content"] for r in as_json] == [s["content"] for s in shown]
    assert set(as_json[0]) == set(rows[0])


def test_parquet_holds_the_same(client: TestClient):
    import pyarrow.parquet as pq

    for what in ("statements", "events", "dispatches"):
        table = pq.read_table(io.BytesIO(client.get(f"/export/{what}.parquet").content))
        rows = client.get(f"/export/{what}.json").json()
        assert table.to_pylist() == rows


def test_events_go_page_by_page_and_match_the_records(shelf: Shelf, client: TestClient):
    found = pages(client, "/events.json", "events", history="true")
    expected = {(r.dispatch.id, e.id) for r in shelf.records for e in r.events}
    assert {(f["dispatch"], f["event"]) for f in found} == expected
    assert len(found) == len(expected)


def test_matrix_counts_what_lies_between_two_countries(shelf: Shelf, client: TestClient):
    page = client.get("/events.json", params={"history": "true"}).json()
    counted: dict[tuple[str, str], int] = {}
    for record in shelf.records:
        country = {e.id: e.country for e in record.entities}
        for event in record.events:
            for actor in event.actors:
                for recipient in event.recipients:
                    pair = (country[actor.entity], country[recipient.entity])
                    if all(pair):
                        counted[pair] = counted.get(pair, 0) + 1  # type: ignore[index]
    told = {(x["actor"], x["recipient"]): x["cooperation"] + x["conflict"] for x in page["between_countries"]}
    assert told
    assert told == {pair: counted[pair] for pair in told}


def test_sources_add_up(client: TestClient):
    profile = client.get("/sources.json").json()["profile"]
    assert profile["statements"] == client.get("/search.json").json()["total"]
    for part in ("namings", "kinds"):
        assert sum(c["number"] for c in profile[part]) == profile["statements"]


def test_person_page_counts_as_the_search_does(client: TestClient):
    person = client.get("/people.json").json()["persons"][0]
    page = client.get(f"/person/{person['id']}.json").json()
    assert page["total"] == client.get("/search.json", params={"speaker": person["id"]}).json()["total"]
    found = pages(client, f"/person/{person['id']}.json", "statements")
    assert len(found) == page["total"]
    year = page["years"][0]
    narrowed = client.get(
        f"/person/{person['id']}.json", params={"since": year["value"], "until": year["value"]}
    ).json()
    assert narrowed["total"] == year["number"]


def test_denials_stand_beside_what_they_deny(client: TestClient):
    page = client.get("/person/person-lucia-arnold.json").json()
    assert page["person"]["name"] == "Lucia Arnold"
    assert [o["role"] for o in page["offices"]] == ["directrice des travaux publics"]
    assert [o["name"] for o in page["said_to"]] == ["Berne"]
    assert {o["name"] for o in page["co_speakers"]} >= {"Uri", "Paul Zgraggen"}


def test_utterance_gathers_copies_and_rewordings(shelf: Shelf, client: TestClient):
    dispatch, same = next(
        (r.dispatch.id, told)
        for r in shelf.records
        for told in client.get(f"/dispatch/{r.dispatch.id}.json").json()["told_again"]
    )
    page = client.get(f"/utterance/{same['utterance']}.json").json()
    assert len(page["tellings"]) == same["tellings"]
    assert (dispatch, same["statement"]) in {(t["dispatch"], t["statement"]) for t in page["tellings"]}
    moments = [t["day"] for t in page["tellings"]]
    assert moments == sorted(moments)
    assert sum(v["tellings"] for v in page["variants"]) == len(page["tellings"])
    for variant in page["variants"]:
        assert "".join(s["text"] for s in variant["stretches"] if s["change"] != "out") == variant["content"]
    assert client.get(f"/utterance/{same['utterance']}").status_code == 200


def test_unchanged_answers_come_back_as_304(client: TestClient):
    for path in ("/search.json", "/search", "/people.json", "/events/chart.json"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/dispatch/ffffff.json", 404), ("/person/nobody.json", 404), ("/utterance/99999999.json", 404), ("/nothing.json", 404),
        ("/search.json?act=sings", 422), ("/search.json?since=hier", 422), ("/search.json?after=x", 422),
        ("/utterance/0.json", 422), ("/paste.json", 405), ("/export/statements.exe", 422),
    ],
)  # fmt: skip
def test_errors_have_one_shape(path: str, status: int, client: TestClient):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"status", "title", "detail", "hint", "type"}
    assert problem["status"] == status
    assert problem["title"]


def test_description_names_every_page_and_its_shape(client: TestClient):
    described = client.get("/openapi.json").json()
    paths = described["paths"]
    for path in ("/index.json", "/search.json", "/search/dispatches.json", "/people.json", "/person/{identifier}.json",
                 "/dispatch/{identifier}.json", "/utterance/{number}.json", "/events.json", "/sources.json",
                 "/dispatch/{earlier}/compare/{later}.json", "/paste.json"):  # fmt: skip
        (told,) = paths[path].values()
        shape = told["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        assert described["components"]["schemas"][shape.rpartition("/")[2]]["properties"]
        assert told["summary"]
    assert not [
        path for path in paths if not path.endswith(".json") and "export" not in path and "download" not in path
    ]


def test_json_has_just_the_documented_fields(client: TestClient):
    described = client.get("/openapi.json").json()
    for path in ("/index.json", "/search.json", "/people.json", "/events.json", "/sources.json"):
        ref = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        fields = described["components"]["schemas"][ref.rpartition("/")[2]]["properties"]
        assert set(client.get(path).json()) == set(fields), path


def test_charts_are_vega_lite_without_any_other_host(client: TestClient):
    person = client.get("/people.json").json()["persons"][0]["id"]
    for path in (
        f"/person/{person}/chart.json",
        "/events/chart.json",
        "/events/map.json",
        "/events/map.json?side=recipient",
        "/sources/chart.json",
    ):
        chart = client.get(path).json()
        schema = chart.pop("$schema")
        assert schema.startswith("https://vega.github.io/schema/vega-lite/")
        assert "http" not in json.dumps(chart)


def test_chart_counts_what_the_search_counts(client: TestClient):
    rows = client.get("/sources/chart.json").json()["data"]["values"]
    dated = client.get("/search.json", params={"since": "1900"}).json()["total"]
    assert sum(row["number"] for row in rows) == dated


@pytest.mark.model
def test_person_has_the_offices_that_dispatches_give_and_people_confirm(tmp_path: Path):
    path = tmp_path / "record.db"
    text = "La préfète de Vaud-Nord, Éva Zermatten, a réagi. «Nous verrons», a déclaré Éva Zermatten."
    with open_store(path) as store, store.writing() as writer:
        record = guillemets.read(text, published="2025-02-03")
        writer.add(record)
        add_office(store.connection, NewOffice(person="Éva Zermatten", role="maire de Nyon", first="2019-01-01"))
        rejected = add_office(store.connection, NewOffice(person="Éva Zermatten", role="ministre tchadienne de la Mer"))
        settle(store.connection, rejected.key, OfficeStatus.REJECTED)
    with room_at(path) as client:
        page = client.get("/person/person-eva-zermatten.json").json()
        told = {(office["role"], office["status"], office["dispatch"]) for office in page["held"]}
        assert told == {("maire de Nyon", "added", None), ("préfète de Vaud-Nord", "read", record.dispatch.id)}
        shown = client.get("/person/person-eva-zermatten", headers={"Accept-Language": "en"}).text
        assert f"/dispatch/{record.dispatch.id}#:~:text=pr%C3%A9f%C3%A8te%20de%20Vaud%2DNord" in shown
        assert "added by hand" in shown
        assert "tchadienne" not in shown


@pytest.mark.parametrize(
    "path", ["/export/statements.csv?act=denies", "/export/events.parquet", "/dispatch/{}/download/tei"]
)
def test_files_are_sent_again_only_when_they_changed(path: str, shelf: Shelf, client: TestClient):
    path = path.format(shelf.records[0].dispatch.id)
    first = client.get(path)
    assert first.status_code == 200
    assert first.content
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_filter_of_events_bears_the_name_of_the_party(client: TestClient):
    parties = client.get("/events.json").json()["between_parties"]
    actor = next(x for x in parties if not x["actor_name"].isascii())
    shown = client.get(f"/events?actor={actor['actor']}", headers={"Accept-Language": "en"}).text
    chip = shown[shown.index('class="chosen"') :].partition("</ul>")[0]
    assert actor["actor_name"] in chip


def test_word_stands_against_word_on_the_pages_of_both(tmp_path: Path):
    record = record_with(asserted_by=("a3",), denied_by=("a5",))
    path = tmp_path / "record.db"
    with open_store(path) as store, store.writing() as writer:
        writer.add(record)
    with room_at(path) as client:
        for person in ("person-lucia-arnold", "person-paul-zgraggen"):
            (pair,) = client.get(f"/person/{person}.json").json()["contradictions"]
            assert (pair["asserted_by"], pair["asserted_at"]) == ("Lucia Arnold", "a3")
            assert (pair["denied_by"], pair["denied_at"]) == ("Paul Zgraggen", "a5")
            shown = client.get(f"/person/{person}", headers={"Accept-Language": "en"}).text
            side = shown[shown.index('class="pair"') :]
            assert side.index(f"/dispatch/{record.dispatch.id}#a3") < side.index(f"/dispatch/{record.dispatch.id}#a5")
        assert client.get("/person/state-uri.json").json()["contradictions"] == []
