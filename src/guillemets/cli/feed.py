"""``guillemets feed``: the feeds that a store follows, added, polled, listed, removed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.cli.asking import (
    STORE,
    AsCsv,
    AsJson,
    Form,
    Lang,
    StoreFile,
    asked_store,
    form_of,
    interface_of,
    put,
    table,
)
from guillemets.views.interface import Language

if TYPE_CHECKING:
    from guillemets.ingest import Analysts, Tally
    from guillemets.polling import Polled
    from guillemets.store.feeds import Feed
    from guillemets.store.store import Store

_COLUMNS = ("url", "title", "polled", "status", "failures", "note")


class Deed(StrEnum):
    """What is done with feeds."""

    ADD = "add"
    POLL = "poll"
    LIST = "list"
    REMOVE = "remove"


def feed(
    deed: Annotated[Deed, typer.Argument(metavar="ACTION", help="What to do.", show_default=False)],
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="URL|OPML", help="Feeds; for add also OPML files.", show_default=False),
    ] = None,
    store: StoreFile = STORE,
    processes: Annotated[
        int, typer.Option("--processes", "-j", min=1, max=256, help="Processes that analyse.", show_default=True)
    ] = 1,
    model: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_MODEL", help="Another spaCy model, by name or folder.", show_default=False),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(help="Persons and bodies of your own, TSV or JSONL.", show_default=False),
    ] = None,
    *,
    now: Annotated[bool, typer.Option("--now", help="Poll also what should not be asked again yet.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Follow feeds: add and remove them, poll those that are due, list them.

    Polling asks each server only for what is new, waits between two requests to one host, heeds robots.txt, and asks
    ever less often where something fails. The exit code of poll is 2 when a feed could not be had.

    Example: guillemets feed add https://example.org/rss.xml --store record.db
    """
    given = addresses or []
    match deed:
        case Deed.ADD:
            _add(given, store)
        case Deed.REMOVE:
            _remove(given, store)
        case Deed.LIST:
            _list(store, given, form_of(as_json=as_json, as_csv=as_csv), lang)
        case Deed.POLL:
            raise typer.Exit(_poll(store, given, _Analysis(processes, model, gazetteer), now=now))


class _Analysis:
    """How new dispatches are analysed, loaded only when some feed is due."""

    def __init__(self, processes: int, model: str | None, gazetteer: Path | None) -> None:
        self._processes = processes
        self._model = model
        self._gazetteer = gazetteer

    def workers(self) -> Analysts:
        from guillemets.ingest import analysts
        from guillemets.reader import Reader

        reader = Reader(self._model, self._gazetteer)
        _ = reader.tools
        return analysts(lambda raw: next(reader.read_many([raw])), self._processes)


def _add(given: list[str], path: Path) -> None:
    from guillemets.errors import UsageError
    from guillemets.store.feeds import Feed, add_feed
    from guillemets.store.opening import utc_now
    from guillemets.store.store import open_store

    if not given:
        raise UsageError("no feed to add", hint="give addresses or OPML files")
    wanted = [found for name in given for found in _addresses(name)]
    with open_store(path) as store, store.writing(_say):
        for address, title in wanted:
            new = add_feed(store.connection, Feed(url=address, title=title, added=utc_now()))
            _say(f"{address}: {'added' if new else 'followed already'}")


def _addresses(name: str) -> Iterator[tuple[str, str | None]]:
    """The address, or those in the OPML file of that name."""
    from guillemets.formats.files import open_file
    from guillemets.formats.opening import whole
    from guillemets.formats.opml import feeds_of
    from guillemets.model.dispatch import Origin
    from guillemets.polling import feed_address

    if "://" in name or not Path(name).is_file():
        yield feed_address(name), None
        return
    origin = Origin(path=name)
    with open_file(Path(name)) as stream:
        for address, title in feeds_of(whole(stream, origin), origin):
            yield feed_address(address), title


def _remove(given: list[str], path: Path) -> None:
    from guillemets.store.feeds import remove_feed
    from guillemets.store.store import open_store

    with open_store(path) as store, store.writing(_say):
        for address in given:
            remove_feed(store.connection, address)


def _list(path: Path, given: list[str], form: Form, lang: Language | None) -> None:
    from guillemets.store.answer import Answer
    from guillemets.store.feeds import Feed, feeds

    with asked_store(path) as store:
        answer = Answer(Feed, feeds(store.connection, tuple(given)))
    put(answer, form, table(answer, _COLUMNS, interface_of(lang)))


def _poll(path: Path, given: list[str], analysis: _Analysis, *, now: bool) -> int:
    import time
    from contextlib import ExitStack
    from datetime import UTC, datetime
    from importlib.metadata import version

    from guillemets.polling import Poller, Surroundings, is_due, polite_client
    from guillemets.store.feeds import feeds
    from guillemets.store.store import open_store

    world = Surroundings(clock=lambda: datetime.now(UTC), sleep=time.sleep)
    with asked_store(path) as store:
        followed = feeds(store.connection, tuple(given))
    due = [one for one in followed if now or is_due(one, world.clock())]
    if not due:
        _say("no feed is due" if followed else "no feed is followed")
        return 0
    with polite_client(version("guillemets")) as client:
        answers = list(map(Poller(client, world).poll, due))
    with ExitStack() as stack:
        # Made before the store is opened, whose connection they must not share, and only where there is something new.
        new = any(polled.body is not None for polled in answers)
        workers = stack.enter_context(analysis.workers()) if new else None
        opened = stack.enter_context(open_store(path))
        for polled in answers:
            _say(_told(polled.feed, _taken(opened, polled, workers)))
    return 2 if any(polled.feed.failures for polled in answers) else 0


def _taken(store: Store, polled: Polled, workers: Analysts | None) -> Tally | None:
    """The new entries into the store, then what is known of the feed; None where nothing was new."""
    from collections import deque

    from guillemets.formats import InputFormat, InputOptions, read_data
    from guillemets.ingest import Ingest
    from guillemets.model.dispatch import Origin
    from guillemets.store.feeds import keep_feed

    with store.writing(_say) as writer:
        last: deque[Tally] = deque(maxlen=1)
        if polled.body is not None and workers is not None:
            entries = read_data(polled.body, Origin(url=polled.feed.url), InputOptions(format=InputFormat.FEED))
            last.extend(Ingest(store, writer, lambda refused: _say(refused.message)).run(entries, workers))
        keep_feed(store.connection, polled.feed)
    return last[0] if last else None


def _told(polled: Feed, tally: Tally | None) -> str:
    if tally is None:
        return f"{polled.url}: {polled.note or 'nothing new'}"
    rest = f", {tally.refused} refused" if tally.refused else ""
    return f"{polled.url}: {tally.added} new, {tally.known} known already{rest}"


def _say(words: str) -> None:
    sys.stderr.write(f"guillemets: {words}\n")
