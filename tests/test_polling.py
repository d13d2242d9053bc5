"""Polling, against a server on this machine: little is asked, nothing twice, and every failure is remembered."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from guillemets.errors import UsageError
from guillemets.polling import Poller, Surroundings, feed_address, is_due, polite_client
from guillemets.store.feeds import Feed
from wire_copies import EXACT, Copy

START = datetime(2025, 1, 28, 20, 0, tzinfo=UTC)
RSS = EXACT["rss"](Copy(text="Le pont rouvre\n\nLe pont a rouvert.", headline="Le pont rouvre"))
Answer = tuple[int, dict[str, str], bytes]


@dataclass(slots=True)
class Site:
    """A site on the loopback interface; ``answers`` gives status, headers and body for each path."""

    answers: dict[str, Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = dict(self.headers.items())
            served.asked.append((self.path, headers))
            status, given, body = served.answers.get(self.path, lambda _: (404, {}, b""))(headers)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **given}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served.address = f"http://127.0.0.1:{server.server_port}"
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass(slots=True)
class World:
    """A clock that moves only when somebody waits."""

    now: datetime = START
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)

    def around(self) -> Surroundings:
        return Surroundings(clock=lambda: self.now, sleep=self.sleep)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def poller(world: World) -> Iterator[Poller]:
    with polite_client("0.0") as client:
        yield Poller(client, world.around())


def followed(site: Site, path: str = "/rss") -> Feed:
    return Feed(url=site.address + path, added="2025-01-28T19:00:00Z")


def conditional(headers: dict[str, str]) -> Answer:
    marks = {"ETag": '"v1"', "Last-Modified": "Tue, 28 Jan 2025 19:47:00 GMT"}
    if headers.get("If-None-Match") == '"v1"' and headers.get("If-Modified-Since") == marks["Last-Modified"]:
        return 304, marks, b""
    return 200, marks, RSS


def test_an_unchanged_feed_is_not_sent_again(site: Site, world: World, poller: Poller):
    site.answers["/rss"] = conditional
    first = poller.poll(followed(site))
    assert (first.body, first.feed.status, first.feed.etag) == (RSS, 200, '"v1"')
    second = poller.poll(first.feed)
    assert (second.body, second.feed.status, second.feed.failures) == (None, 304, 0)
    assert second.feed.etag == '"v1"'
    assert not is_due(second.feed, world.now)
    assert is_due(second.feed, world.now + timedelta(minutes=5))
    agents = {headers["User-Agent"] for _, headers in site.asked}
    assert agents == {"guillemets/0.0 (feed reader)"}


def test_a_host_gets_its_pause_and_its_rules_are_asked_once(site: Site, world: World, poller: Poller):
    site.answers["/a"] = site.answers["/b"] = conditional
    poller.poll(followed(site, "/a"))
    poller.poll(followed(site, "/b"))
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    assert world.waits == [2.0, 2.0]


def test_robots_txt_is_heeded(site: Site, poller: Poller):
    rules = b"User-agent: guillemets\nDisallow: /ferme\n\nUser-agent: *\nDisallow: /\n"
    site.answers["/robots.txt"] = lambda _: (200, {}, rules)
    site.answers["/rss"] = site.answers["/ferme"] = conditional
    assert poller.poll(followed(site)).body == RSS
    kept_out = poller.poll(followed(site, "/ferme")).feed
    assert kept_out.note == "robots.txt forbids it"
    assert "/ferme" not in site.paths()


def test_rules_that_cannot_be_had_keep_out(site: Site, poller: Poller):
    site.answers["/robots.txt"] = lambda _: (503, {}, b"")
    site.answers["/rss"] = conditional
    feed = poller.poll(followed(site)).feed
    assert (feed.failures, site.paths()) == (1, ["/robots.txt"])


def test_failures_are_asked_ever_less_often(site: Site, world: World, poller: Poller):
    site.answers["/rss"] = lambda _: (500, {}, b"")
    feed, waits = followed(site), []
    for failures in range(1, 11):
        feed = poller.poll(feed).feed
        assert (feed.failures, feed.status) == (failures, 500)
        assert feed.wait_until is not None
        waits.append((datetime.fromisoformat(feed.wait_until) - world.now).total_seconds() // 60)
    assert waits == [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]
    site.answers["/rss"] = conditional
    assert poller.poll(feed).feed.failures == 0


@pytest.mark.parametrize(("value", "minutes"), [("3600", 60), ("Tue, 28 Jan 2025 22:00:02 GMT", 120), ("bientôt", 15)])
def test_retry_after_is_kept(value: str, minutes: int, site: Site, world: World, poller: Poller):
    headers = {"Retry-After": value} if value.isascii() else {}
    site.answers["/rss"] = lambda _: (429, headers, b"")
    feed = poller.poll(followed(site)).feed
    assert feed.wait_until is not None
    assert (datetime.fromisoformat(feed.wait_until) - world.now).total_seconds() == minutes * 60


def test_a_server_s_max_age_is_kept_up_to_a_day(site: Site, world: World, poller: Poller):
    for age, hours in (("7200", 2), ("99999999", 24)):
        site.answers["/rss"] = lambda _, age=age: (200, {"Cache-Control": f"public, max-age={age}"}, RSS)
        feed = poller.poll(followed(site)).feed
        assert feed.wait_until is not None
        assert (datetime.fromisoformat(feed.wait_until) - world.now).total_seconds() == hours * 3600


def test_a_feed_that_moved_is_followed_and_told(site: Site, poller: Poller):
    site.answers["/rss"] = lambda _: (301, {"Location": "/neuf"}, b"")
    site.answers["/neuf"] = conditional
    polled = poller.poll(followed(site))
    assert polled.body == RSS
    assert polled.feed.note == f"moved to {site.address}/neuf"


def test_what_never_ends_or_answers_is_a_failure(site: Site, world: World, poller: Poller):
    site.answers["/rond"] = lambda _: (302, {"Location": "/rond"}, b"")
    assert "redirect" in (poller.poll(followed(site, "/rond")).feed.note or "").lower()
    bomb = gzip.compress(b" " * 80 * 2**20)
    site.answers["/bombe"] = lambda _: (200, {"Content-Encoding": "gzip"}, bomb)
    assert "bytes" in (poller.poll(followed(site, "/bombe")).feed.note or "")
    site.answers["/parti"] = lambda _: (410, {}, b"")
    assert "gone" in (poller.poll(followed(site, "/parti")).feed.note or "")
    with polite_client("0.0", httpx.MockTransport(_unreachable)) as client:
        feed = Poller(client, world.around()).poll(followed(site)).feed
    assert (feed.failures, feed.status) == (1, None)
    assert feed.note


def _unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectTimeout("no answer", request=request)


@pytest.mark.parametrize(
    "written", ["ftp://exemple.test/rss", "/etc/passwd", "https://", "http://x:port/", "javascript:1"]
)
def test_what_is_no_address_is_told(written: str):
    with pytest.raises(UsageError, match="no address"):
        feed_address(written)


def test_feeds_are_due_until_they_are_told_to_wait(site: Site):
    feed = followed(site)
    assert is_due(feed, START)
    assert not is_due(replace(feed, wait_until="2025-01-28T20:00:01Z"), START)
