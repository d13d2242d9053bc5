"""The file opens well in Datasette and in sqlite-utils."""

from __future__ import annotations

import asyncio

import pytest
import sqlite_utils

from filled import Filled


@pytest.fixture(scope="module")
def database(filled: Filled) -> sqlite_utils.Database:
    return sqlite_utils.Database(filled.path)


@pytest.mark.parametrize("table", ["dispatch", "statement", "entity"])
def test_sqlite_utils_finds_the_full_text(database: sqlite_utils.Database, table: str):
    assert database[table].detect_fts() == f"{table}_search"
    words = {"dispatch": "canicule", "statement": "canicule", "entity": "suisse"}
    found = list(database[table].search(words[table]))
    assert found
    assert all(words[table] in " ".join(map(str, row.values())).lower() for row in found)


def test_sqlite_utils_knows_where_keys_lead(database: sqlite_utils.Database):
    for table in database.tables:
        for key in table.foreign_keys:
            assert database[key.other_table].exists()
            assert key.other_column in database[key.other_table].columns_dict
    leads = {(key.column, key.other_table) for key in database["statement_speaker"].foreign_keys}
    assert leads == {("statement", "statement"), ("dispatch_entity", "dispatch_entity"), ("entity", "entity")}


@pytest.mark.parametrize("view", ["who_said_what", "who_did_what", "who_speaks_most", "current_dispatch"])
def test_views_answer_the_common_questions(database: sqlite_utils.Database, view: str):
    assert next(iter(database.query(f"SELECT * FROM {view} LIMIT 1")))


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_datasette_shows_searches_and_follows_keys(filled: Filled):
    from datasette.app import Datasette

    async def visit() -> dict[str, dict]:
        datasette = Datasette([str(filled.path)], settings={"num_sql_threads": 1})
        await datasette.invoke_startup()
        name = filled.path.stem
        pages = {
            "home": f"/{name}.json",
            "search": f"/{name}/dispatch.json?_search=canicule&_shape=objects&_labels=on",
            "said": f"/{name}/statement.json?_search=glaciers&_shape=objects",
            "view": f"/{name}/who_said_what.json?_shape=objects&_size=5",
            "row": f"/{name}/dispatch/1.json?_shape=objects",
            "facet": f"/{name}/statement.json?_facet=act&_shape=objects&_size=0",
        }
        answers = {}
        for key, page in pages.items():
            response = await datasette.client.get(page)
            assert response.status_code == 200, (page, response.text[:500])
            answers[key] = response.json()
        html = await datasette.client.get(f"/{name}/dispatch?_search=canicule")
        assert html.status_code == 200
        assert 'name="_search"' in html.text
        return answers

    answers = asyncio.run(visit())
    tables = {table["name"]: table for table in answers["home"]["tables"]}
    assert tables["dispatch"]["fts_table"] == "dispatch_search"
    assert tables["statement"]["fts_table"] == "statement_search"
    assert tables["statement"]["foreign_keys"]["outgoing"]
    assert {view["name"] for view in answers["home"]["views"]} >= {"who_said_what", "who_did_what"}
    assert answers["search"]["rows"]
    assert all("canicule" in row["text"].lower() for row in answers["search"]["rows"])
    assert answers["said"]["rows"]
    assert answers["view"]["rows"][0]["content"]
    assert answers["row"]["rows"][0]["key"] == 1
    facets = answers["facet"]["facet_results"]
    facets = facets.get("results", facets)
    assert {result["value"] for result in facets["act"]["results"]} >= {"states", "denies"}
