"""Measures the reading room: time of every page under eight clients, size of the pages, memory of the server.

    python eval/bench_web.py [--store record.db] [--dispatches 100000] [--seconds 60]

Without ``--store`` a store of invented dispatches is made first, copies and utterances linked. The time of a page is
what the server itself tells (``Server-Timing``), waiting for its turn included. Fails where a bound is passed.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psutil
from planted import planted

from guillemets.store.followers import FOLLOWERS
from guillemets.store.opening import utc_now
from guillemets.store.store import open_store
from guillemets.store.writer import Writer

CLIENTS = 8
MEDIAN_MS, P95_MS, PAGE_BYTES, MEMORY_MB = 150, 400, 300_000, 250
WARM = 2.0
SHORT = 5


@dataclass
class Measured:
    """What was measured of one kind of page: milliseconds of the server, and the largest page in bytes."""

    times: list[float] = field(default_factory=list)
    largest: int = 0


def filled(path: Path, count: int) -> None:
    """Make a store of so many invented dispatches."""
    with open_store(path) as store:
        writer = Writer(store.connection, utc_now, followers=FOLLOWERS)
        for number, one in enumerate(planted(count), 1):
            writer.add(one.record)
            if number % 1000 == 0:
                writer.commit()
                print(f"\r{number} dispatches", end="", file=sys.stderr, flush=True)
        writer.commit()
        store.connection.execute("PRAGMA optimize")
    print(file=sys.stderr)


def addresses(path: Path) -> dict[str, list[str]]:
    """Addresses by kind of page, many of each, drawn from what the store holds."""
    with open_store(path, read_only=True) as store:
        rows = store.connection.execute
        ids = [i for (i,) in rows("SELECT id FROM dispatch WHERE key % 997 = 3 LIMIT 80")]
        people = [i for (i,) in rows("SELECT id FROM entity WHERE statements > 0 ORDER BY statements DESC LIMIT 200")]
        contents = [c for (c,) in rows("SELECT content FROM statement WHERE key % 4999 = 7 LIMIT 80")]
        agencies = [a for (a,) in rows("SELECT DISTINCT agency FROM dispatch WHERE agency IS NOT NULL LIMIT 6")]
        months = [m for (m,) in rows("SELECT DISTINCT substr(day, 1, 7) FROM dispatch WHERE day IS NOT NULL LIMIT 12")]
        types = [t for (t,) in rows("SELECT DISTINCT type FROM event LIMIT 16")]
        countries = [c for (c,) in rows("SELECT DISTINCT country FROM entity WHERE country IS NOT NULL LIMIT 12")]
        utterances = [u for (u,) in rows("SELECT key FROM utterance WHERE statements > 1 LIMIT 60")]
    words = sorted({w.strip("«»,.;:") for c in contents for w in c.split() if len(w) > SHORT})
    chance = random.Random(7)
    pairs = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(60)]
    acts = ("denies", "accuses", "demands", "states")
    whose = [quote(agency) for agency in agencies]
    return {
        "front": ["/"],
        "search, words": [f"/search?q={quote(w)}" for w in words],
        "search, two words": [f"/search?q={quote(pair)}" for pair in pairs],
        "search, act": [f"/search?act={a}&since={m}" for a in acts for m in months],
        "search, agency and month": [f"/search?agency={a}&since={m}&until={m}" for a in whose for m in months],
        "search, speaker": [f"/search?speaker={p}" for p in people],
        "search, unnamed": [f"/search?naming=anonymous&agency={a}" for a in whose],
        "dispatches": [f"/search/dispatches?q={quote(w)}" for w in words],
        "dispatch": [f"/dispatch/{i}" for i in ids],
        "people": ["/people", *(f"/people?q={p.split('-')[-1]}" for p in people[:40])],
        "person": [f"/person/{p}" for p in people],
        "person, year and act": [f"/person/{p}?since=2024&until=2024&act={a}" for p in people[:30] for a in acts],
        "utterance": [f"/utterance/{u}" for u in utterances],
        "events": ["/events", *(f"/events?type={t}&since={m}" for t in types for m in months)],
        "events, country": [f"/events?actor={c}" for c in countries],
        "sources": ["/sources", *(f"/sources?agency={a}" for a in whose), *(f"/sources?since={m}" for m in months)],
        "charts": [f"/person/{p}/chart.json" for p in people[:40]]
        + ["/events/chart.json", "/events/map.json", "/sources/chart.json"],
    }


def ask(port: int, wanted: dict[str, list[str]], until: float, seed: int, found: dict[str, Measured]) -> None:
    """One client: asks for one page after the other, every kind as often as the others."""
    chance = random.Random(seed)
    kinds = [kind for kind, paths in wanted.items() if paths]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        kind = chance.choice(kinds)
        connection.request("GET", chance.choice(wanted[kind]), headers={"Accept-Language": chance.choice(("fr", "en"))})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{answer.status} {body[:300]!r}")
        measured = found[kind]
        measured.times.append(float((answer.getheader("Server-Timing") or "").rpartition("=")[2]))
        measured.largest = max(measured.largest, len(body))


def load(port: int, wanted: dict[str, list[str]], seconds: float) -> dict[str, Measured]:
    """What eight clients at once measure."""
    found: dict[str, Measured] = defaultdict(Measured)
    until = time.monotonic() + seconds
    clients = [threading.Thread(target=ask, args=(port, wanted, until, n, found)) for n in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return found


def serve(store: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The room as users start it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "guillemets", "serve", str(store), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own command
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return process, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the room did not open")


def report(found: dict[str, Measured], memory: float) -> bool:
    """Prints the table, and says whether every bound is kept."""
    print("| page | requests | median, ms | 95th percentile, ms | largest, kB |\n| --- | --: | --: | --: | --: |")
    kept = memory < MEMORY_MB
    for kind, measured in found.items():
        median = statistics.median(measured.times)
        p95 = statistics.quantiles(measured.times, n=20)[-1] if len(measured.times) > 1 else median
        kept &= median < MEDIAN_MS and p95 < P95_MS and measured.largest < PAGE_BYTES
        print(f"| {kind} | {len(measured.times)} | {median:.0f} | {p95:.0f} | {measured.largest / 1000:.0f} |")
    print(f"\nmemory of the server: {memory:.0f} MB")
    return kept


def main() -> int:
    """Measures; exit code 1 where a bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--dispatches", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "record.db"
        if not path.exists():
            filled(path, given.dispatches)
        process, port = serve(path)
        try:
            wanted = addresses(path)
            load(port, wanted, WARM)
            server = psutil.Process(process.pid)
            before = sum(server.cpu_times()[:2])
            found = load(port, wanted, given.seconds)
            spent = sum(server.cpu_times()[:2]) - before
            memory = server.memory_info().rss / 1e6
        finally:
            process.terminate()
            process.wait(timeout=10)
    ordered = {kind: found[kind] for kind in wanted if kind in found}
    if given.json:
        given.json.write_text(json.dumps({k: [m.times, m.largest] for k, m in ordered.items()}))
    kept = report(ordered, memory)
    asked = sum(len(measured.times) for measured in found.values())
    print(f"{asked / given.seconds:.0f} pages a second, {1000 * spent / asked:.0f} ms of processor time each")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
