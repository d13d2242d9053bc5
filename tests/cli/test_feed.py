"""``guillemets feed``: from an address to dispatches in a store, and nothing twice."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from guillemets import polling
from runs import Command
from wire_copies import EXACT, Copy

ADDRESS = "http://flux.exemple.test/rss"
RSS = EXACT["rss"](Copy(text="Le pont rouvre\n\n«Enfin», a dit le maire lundi.", headline="Le pont rouvre"))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[httpx.Request]:
    """Requests that were made; a feed is what every address but robots.txt answers."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        if request.headers.get("If-None-Match"):
            return httpx.Response(304)
        return httpx.Response(200, headers={"ETag": '"v1"'}, content=RSS)

    polite = polling.polite_client
    monkeypatch.setattr(polling, "polite_client", lambda version: polite(version, httpx.MockTransport(answer)))
    monkeypatch.setattr("time.sleep", lambda _: None)
    return asked


@pytest.mark.usefixtures("by_hand")
def test_add_poll_list_and_remove(command: Command, served: list[httpx.Request], tmp_path: Path):
    store = tmp_path / "record.db"
    (tmp_path / "flux.opml").write_text(f'<opml><body><outline title="Ponts" xmlUrl="{ADDRESS}"/></body></opml>')
    assert "added" in command("feed", "add", tmp_path / "flux.opml", "--store", store).err
    assert "followed already" in command("feed", "add", ADDRESS, "--store", store).err
    assert served == []
    first = command("feed", "poll", "--store", store)
    assert (first.code, "1 new" in first.err) == (0, True)
    assert "no feed is due" in command("feed", "poll", "--store", store).err
    again = command("feed", "poll", "--now", "--store", store)
    assert "nothing new" in again.err
    assert [request.url.path for request in served] == ["/robots.txt", "/rss", "/robots.txt", "/rss"]
    (row,) = json.loads(command("feed", "list", "--json", "--store", store).out)
    assert (row["url"], row["title"], row["status"], row["etag"]) == (ADDRESS, "Ponts", 304, '"v1"')
    assert "flux.exemple.test" in command("feed", "list", "--store", store).out
    assert command("feed", "remove", ADDRESS, "--store", store).code == 0
    assert "no feed is followed" in command("feed", "poll", "--store", store).err
    assert command("feed", "poll", ADDRESS, "--store", store).code == 2


def test_what_cannot_be_added_is_told(command: Command, tmp_path: Path):
    store = tmp_path / "record.db"
    assert command("feed", "add", "--store", store).code == 2
    run = command("feed", "add", "ftp://exemple.test/rss", "--store", store)
    assert (run.code, "no address of a feed" in run.err) == (2, True)


@pytest.mark.usefixtures("by_hand")
def test_a_failure_gives_the_exit_code(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    polite = polling.polite_client
    down = httpx.MockTransport(lambda _: httpx.Response(500))
    monkeypatch.setattr(polling, "polite_client", lambda version: polite(version, down))
    command("feed", "add", ADDRESS, "--store", tmp_path / "record.db")
    run = command("feed", "poll", "--store", tmp_path / "record.db")
    assert (run.code, "robots.txt" in run.err) == (2, True)
