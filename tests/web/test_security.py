"""What a room refuses, and what it tells a browser to refuse."""

from __future__ import annotations

import base64
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from guillemets.errors import StoreError
from guillemets.web.room import Room
from guillemets.web.security import HEADERS
from guillemets.web.settings import Settings
from hostile import CONTENT, SCRIPT, hostile
from room import Shelf, seen
from rooms import room_at


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/search.json", "/search?act=sings", "/static/room.css", "/person/nobody"]
)
def test_every_answer_carries_the_headers(path: str, client: TestClient):
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_policy_allows_nothing_inline_and_no_other_host():
    policy = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_room_answers_only_to_its_own_names(client: TestClient):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
    for name in ("localhost:8765", "127.0.0.1", "[::1]:80"):
        assert client.get("/help", headers={"Host": name}).status_code == 200


def test_token_is_asked_for_everywhere(shelf: Shelf):
    with room_at(shelf.path, token="geheim") as client:  # noqa: S106 -- a password of the test's own
        refused = client.get("/help")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic")
        assert client.get("/static/room.css").status_code == 401
        assert client.get("/help", auth=("desk", "geheim")).status_code == 200
        assert client.get("/help", headers={"Authorization": "Bearer geheim"}).status_code == 200
        for wrong in ("Bearer geheime", "Basic !!", "Basic " + base64.b64encode(b"geheim").decode(), "geheim", ""):
            assert client.get("/help", headers={"Authorization": wrong}).status_code == 401


def test_no_other_origin_may_read_unless_asked(shelf: Shelf, client: TestClient):
    origin = {"Origin": "https://desk.example"}
    assert "access-control-allow-origin" not in client.get("/search.json", headers=origin).headers
    with room_at(shelf.path, origins=("https://desk.example",)) as open_room:
        answer = open_room.get("/search.json", headers=origin)
        assert answer.headers["access-control-allow-origin"] == "https://desk.example"
        assert (
            open_room.get("/", headers={"Origin": "https://other.example"}).headers.get("access-control-allow-origin")
            is None
        )


def test_bodies_are_bounded_with_and_without_a_length(shelf: Shelf):
    with room_at(shelf.path, upload_bytes=1000, analyse=("false",)) as client:
        assert client.post("/paste", data={"text": "x" * 2000}).status_code == 413
        assert client.post("/paste", content=b"x", headers={"Content-Length": b"\xb2"}).status_code == 413
        pieces = (b"x" * 500 for _ in range(20))
        answer = client.post("/paste", content=pieces, headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status_code >= 400


def test_connection_cannot_write(shelf: Shelf):
    room = Room(Settings(store=shelf.path))
    with pytest.raises(StoreError), room.reading() as connection:
        connection.execute("DELETE FROM dispatch")
    room.close()


def test_a_question_that_takes_too_long_is_given_up(shelf: Shelf):
    room = Room(Settings(store=shelf.path, query_seconds=0.05))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    from guillemets.web.problems import BusyError

    with pytest.raises(BusyError), room.reading() as connection:
        connection.execute(endless).fetchone()
    with room.reading() as connection:
        assert connection.execute("SELECT 1").fetchone()[0] == 1
    room.close()


def test_a_store_that_is_gone_is_told_without_its_inside(tmp_path: Path):
    with room_at(tmp_path / "none.db") as client:
        answer = client.get("/search.json")
        assert answer.status_code == 503
        assert "Traceback" not in answer.text


def test_hostile_words_are_shown_and_never_obeyed(client: TestClient):
    record = hostile()
    person = client.get("/people.json", params={"q": "O'Neill"}).json()["persons"][0]["id"]
    paths = ["/", "/search?q=calc", "/search?act=denies", "/search/dispatches?q=titre", "/people?q=jean", "/events?type=ACCUSE", "/sources",
             f"/person/{person}", f"/dispatch/{record.dispatch.id}", f"/search?q={SCRIPT}", f"/events?place={SCRIPT}", f"/person/{person}?q={SCRIPT}"]  # fmt: skip
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = seen(answer.text)
        assert page.tags().keys().isdisjoint({"iframe", "img"}), path
        assert all("src" in attrs for tag, attrs in page.elements if tag == "script"), path
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")], path
        assert not [
            value for value in page.values("href", "src", "action") if value.strip().lower().startswith("javascript")
        ], path
        assert page.words.count("7*7") == page.words.count("{{ 7*7 }}"), path
    words = seen(client.get(f"/dispatch/{record.dispatch.id}").text).words
    assert CONTENT in words
    assert "{{ 7*7 }}{% raw %}" in words


def test_a_spreadsheet_gets_no_formula(client: TestClient):
    lines = client.get("/export/statements.csv", params={"q": "calc"}).text
    assert "'=cmd" not in lines.replace("«=cmd", "")
    names = client.get("/export/events.csv", params={"type": "ACCUSE"}).text.splitlines()
    assert len(names) > 1


def test_sql_in_parameters_is_a_word(client: TestClient):
    for text in (
        "' OR 1=1 --",
        '"',
        "a' UNION SELECT 1",
        "NEAR(a b)",
        "speaker:x",
        "*",
        "-",
        "col : x",
        "\x00",
        "(" * 50,
    ):
        for path in ("/search.json", "/search/dispatches.json", "/people.json"):
            assert client.get(path, params={"q": text}).status_code == 200, (path, text)
    assert client.get("/events.json", params={"actor": "' OR '1'='1"}).json()["total"] == 0


def test_store_still_whole(shelf: Shelf):
    with sqlite3.connect(shelf.path) as connection:
        assert connection.execute("SELECT count(*) FROM dispatch").fetchone()[0] == len(shelf.records)


def test_behind_a_server_every_address_keeps_the_path(shelf: Shelf):
    with room_at(shelf.path, root_path="/desk") as client:
        for path in ("/desk/search?q=pont", "/search?q=pont"):
            page = seen(client.get(path).text)
            assert all(value.startswith(("/desk/", "#")) for value in page.values("href", "src", "action")), path
        assert client.get("/desk/search.json").json() == client.get("/search.json").json()
        stylesheet = next(a["href"] for t, a in page.elements if t == "link" and a["rel"] == "stylesheet")
        assert client.get(stylesheet).status_code == 200
        kept = client.get("/desk/preferences?theme=dark&to=/desk/people", follow_redirects=False)
        assert kept.headers["location"] == "/desk/people"
        assert "path=/desk/" in kept.headers["set-cookie"].lower()
