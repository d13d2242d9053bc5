"""Feeds fetched from the network: asked only for what is new, seldom, one after another, and only where it is welcome.

One request a host at a time with a pause after it; ``robots.txt`` is heeded (RFC 9309); unchanged feeds are told by
ETag and Last-Modified (RFC 9110) and cost no transfer; what fails is asked ever less often; Retry-After is kept.
Nothing here reads a clock or waits but through what it is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from guillemets.errors import UsageError
from guillemets.formats.limits import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.store.feeds import Feed

AGENT = "guillemets"
_SHORTEST_WAIT = timedelta(minutes=5)
_FIRST_WAIT = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(days=1)
_MOST_FAILURES = 8
_MOST_REDIRECTS = 5
_MOST_ROBOTS = 512 * 1024
_TIMEOUT = httpx.Timeout(20.0)
_MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,9})")
_FEED_SCHEME = re.compile(r"^feed:(?://)?")
_PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """A feed after a poll, and its bytes where there is something new."""

    feed: Feed
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What polling needs of the world: the present instant in UTC, a way to wait, the pause between two requests."""

    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    pause: float = 2.0


class Poller:
    """Polls feeds one after another through ``client``, which ``polite_client`` makes."""

    def __init__(self, client: httpx.Client, surroundings: Surroundings) -> None:
        self._client = client
        self._world = surroundings
        self._robots: dict[str, RobotFileParser] = {}
        self._asked: dict[str, datetime] = {}

    def poll(self, feed: Feed) -> Polled:
        """Ask for the feed. A failure is no error: the feed comes back with its ``note`` and the time to wait."""
        try:
            if not self._may_fetch(feed.url):
                return Polled(feed=self._later(feed, "robots.txt forbids it", _LONGEST_WAIT))
            return self._fetched(feed)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            words = str(error) or type(error).__name__
            return Polled(feed=self._failed(feed, words[:200]))

    def _fetched(self, feed: Feed) -> Polled:
        headers = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        given = {name: value for name, value in headers.items() if value}
        self._take_turn(feed.url)
        with self._client.stream("GET", feed.url, headers=given) as response:
            feed = replace(feed, status=response.status_code)
            match response.status_code:
                case HTTPStatus.NOT_MODIFIED:
                    return Polled(feed=self._well(feed, response))
                case HTTPStatus.OK:
                    body = _content(response)
                    if body is None:
                        return Polled(feed=self._failed(feed, f"more than {MOST_BYTES:,} bytes"))
                    marks = {"etag": response.headers.get("ETag"), "modified": response.headers.get("Last-Modified")}
                    return Polled(feed=self._well(replace(feed, **marks), response), body=body)
                case HTTPStatus.GONE:
                    return Polled(feed=self._later(feed, "gone for good: remove it", _LONGEST_WAIT))
                case _:
                    words = f"{response.status_code} {response.reason_phrase}".strip()
                    return Polled(feed=self._failed(feed, words, self._asked_to_wait(response)))

    def _may_fetch(self, url: str) -> bool:
        """Whether robots.txt lets the feed be read; where it cannot be had for now, the answer is an error."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = RobotFileParser()
            self._take_turn(url)
            with self._client.stream("GET", f"{site}/robots.txt") as response:
                if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise httpx.HTTPError(f"robots.txt: {response.status_code}")
                written = _content(response, _MOST_ROBOTS) or b""
                found = response.status_code == HTTPStatus.OK
            rules.parse(written.decode("utf-8", "replace").splitlines() if found else [])
            self._robots[site] = rules
        return self._robots[site].can_fetch(AGENT, url)

    def _take_turn(self, url: str) -> None:
        """Wait until the host of the address has had its pause."""
        host = urlsplit(url).netloc
        now = self._world.clock()
        if (last := self._asked.get(host)) is not None:
            rest = self._world.pause - (now - last).total_seconds()
            if rest > 0:
                self._world.sleep(rest)
        self._asked[host] = self._world.clock()

    def _well(self, feed: Feed, response: httpx.Response) -> Feed:
        told = _MAX_AGE.search(response.headers.get("Cache-Control", ""))
        wait = min(timedelta(seconds=int(told[1])) if told else _SHORTEST_WAIT, _LONGEST_WAIT)
        moved = [step for step in response.history if step.status_code in _PERMANENT]
        note = f"moved to {response.url}" if moved else None
        return replace(self._later(feed, note, max(wait, _SHORTEST_WAIT)), failures=0)

    def _failed(self, feed: Feed, words: str, wait: timedelta | None = None) -> Feed:
        failures = feed.failures + 1
        backing_off = _FIRST_WAIT * 2 ** min(failures - 1, _MOST_FAILURES)
        return replace(self._later(feed, words, max(wait or backing_off, _SHORTEST_WAIT)), failures=failures)

    def _later(self, feed: Feed, note: str | None, wait: timedelta) -> Feed:
        now = self._world.clock()
        return replace(feed, polled=_written(now), wait_until=_written(now + min(wait, _LONGEST_WAIT)), note=note)

    def _asked_to_wait(self, response: httpx.Response) -> timedelta | None:
        """What Retry-After says, in seconds or as a date."""
        value = response.headers.get("Retry-After", "").strip()
        if value.isascii() and value.isdigit():
            return timedelta(seconds=min(int(value), int(_LONGEST_WAIT.total_seconds())))
        try:
            return parsedate_to_datetime(value).astimezone(UTC) - self._world.clock()
        except (ValueError, TypeError, OverflowError):
            return None


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether the feed may be asked again."""
    return feed.wait_until is None or now >= datetime.fromisoformat(feed.wait_until)


def polite_client(version: str, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """A client that says who it is, follows a few redirects, and gives up on slow servers."""
    return httpx.Client(
        headers={
            "User-Agent": f"{AGENT}/{version} (feed reader)",
            "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1",
        },
        follow_redirects=True,
        max_redirects=_MOST_REDIRECTS,
        timeout=_TIMEOUT,
        transport=transport,
    )


def feed_address(written: str) -> str:
    """The address of a feed, ``feed:`` at its head taken off. Raises UsageError for what is no address on the web.

    >>> feed_address("feed://exemple.test/rss")
    'https://exemple.test/rss'
    """
    address = _FEED_SCHEME.sub("https://", written) if written.startswith("feed://") else _FEED_SCHEME.sub("", written)
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise UsageError(f"{written!r} is no address of a feed", hint="write https://... or name an OPML file")
    return address


def _content(response: httpx.Response, most: int = MOST_BYTES) -> bytes | None:
    """The body, unpacked; None when it is longer than ``most``."""
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > most:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
