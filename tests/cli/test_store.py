"""The commands that fill a store and ask it, as a person types them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from guillemets.model.record import speakers_of
from guillemets.store.locking import writing_lock
from invented import COUNT, Invented, lines, records
from runs import Command


@pytest.fixture(autouse=True)
def _invented(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("guillemets.reader.Reader", Invented)
    monkeypatch.delenv("GUILLEMETS_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "depeches.jsonl").write_text(lines(), "utf-8")


@pytest.fixture
def store(command: Command) -> str:
    assert command("ingest", "depeches.jsonl").code == 0
    return "record.db"


def rows(answer: str) -> list[dict[str, object]]:
    return json.loads(answer)


def test_ingest_tells_what_it_took(command: Command):
    run = command("ingest", "depeches.jsonl", "--store", "a.db")
    assert (run.code, run.out) == (0, "")
    assert run.err == f"guillemets: {COUNT} new; {COUNT} in a.db\n"


def test_same_input_twice_changes_nothing(command: Command, store: str):
    with closing(sqlite3.connect(store)) as connection:
        before = list(connection.iterdump())
    run = command("ingest", "depeches.jsonl")
    assert run.err == f"guillemets: 0 new, {COUNT} known already; {COUNT} in record.db\n"
    with closing(sqlite3.connect(store)) as connection:
        assert list(connection.iterdump()) == before


def test_several_processes_write_the_same_rows_as_one(command: Command, store: str):
    assert command("ingest", "depeches.jsonl", "--store", "two.db", "-j", 2).code == 0
    dumps = []
    for name in (store, "two.db"):
        with closing(sqlite3.connect(name)) as connection:
            connection.execute("UPDATE dispatch SET ingested = ''")
            connection.execute("UPDATE appearance SET ingested = ''")
            connection.execute("UPDATE migration SET applied = ''")
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


@pytest.mark.parametrize("processes", [1, 2])
def test_inputs_without_a_dispatch_are_kept_with_the_reason(command: Command, tmp_path: Path, processes: int):
    bad = (
        '{"text": 7}\n' + json.dumps({"text": "The bridge was closed on Monday, and the police said that " * 9}) + "\n"
    )
    (tmp_path / "bad.jsonl").write_text(bad + lines(), "utf-8")
    run = command("ingest", "bad.jsonl", "-j", processes)
    assert run.code == 0
    assert run.err.endswith(f"guillemets: {COUNT} new, 2 refused; {COUNT} in record.db\n")
    with closing(sqlite3.connect("record.db")) as connection:
        reasons = connection.execute("SELECT reason, path FROM refused_input ORDER BY key").fetchall()
    assert reasons == [("unreadable", "bad.jsonl"), ("not_french", "bad.jsonl")]
    assert "2 refused" in command("ingest", "bad.jsonl", "-q").err
    with closing(sqlite3.connect("record.db")) as connection:
        assert connection.execute("SELECT count(*) FROM refused_input").fetchone() == (2,)


@pytest.mark.parametrize("processes", [1, 2])
def test_fault_of_ours_stops_nothing_and_is_told(command: Command, tmp_path: Path, processes: int):
    (tmp_path / "panne.txt").write_text("Le train est en panne.", "utf-8")
    run = command("ingest", "panne.txt", "depeches.jsonl", "-j", processes)
    assert run.code == 1
    assert "a fault in the program, please report the dispatch (panne.txt). ZeroDivisionError" in run.err
    assert f"{COUNT} new, 1 failed" in run.err


def test_missing_file_ends_with_two_and_the_rest_is_taken(command: Command):
    run = command("ingest", "rien.txt", "depeches.jsonl")
    assert run.code == 2
    assert f"{COUNT} new, 1 refused" in run.err


def test_two_ingests_at_once_one_says_so_or_waits(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "record.db"
    with writing_lock(path):
        run = command("ingest", "depeches.jsonl", "--no-wait")
        assert run.code == 2
        assert "another program is writing to the store (process " in run.err
    taken, met = threading.Event(), threading.Event()

    def hold() -> None:
        with writing_lock(path):
            taken.set()
            met.wait(60)

    def holder(_stream: object) -> str:
        met.set()
        return ""

    monkeypatch.setattr("guillemets.store.locking._holder", holder)
    other = threading.Thread(target=hold)
    other.start()
    taken.wait()
    run = command("ingest", "depeches.jsonl")
    other.join()
    assert run.code == 0
    assert "another program is writing to the store; waiting\n" in run.err


@pytest.mark.usefixtures("store")
def test_search_prints_lines_json_and_csv(command: Command):
    word = "ministre"
    page = command("search", word, "-n", 2)
    assert page.code == 0
    assert word in page.out.lower()
    found = rows(command("search", word, "--history", "--json", "-n", 1000).out)
    assert {row["dispatch"] for row in found} == {r.dispatch.id for t, r in records().items() if word in t.lower()}
    table = list(csv.DictReader(io.StringIO(command("search", word, "--history", "--csv", "-n", 1000).out)))
    assert [row["dispatch"] for row in table] == [row["dispatch"] for row in found]
    assert command("search", "xyzzy").out == "nothing found\n"
    assert command("search", "xyzzy", "--lang", "fr").out == "rien trouvé\n"
    assert command("search", "a", "--json", "--csv").code == 2


@pytest.mark.usefixtures("store")
def test_search_of_statements_and_who_agree(command: Command):
    said = rows(command("search", "communes", "--statements", "--json", "-n", 1000).out)
    who = rows(command("who", "communes", "--json", "-n", 1000).out)
    assert said
    assert sum(int(str(row["statements"])) for row in who) == len(said)


@pytest.mark.usefixtures("store")
def test_said_lists_and_offers_names(command: Command):
    name = next(
        speaker.name
        for record in records().values()
        for said in record.attributions
        for speaker in speakers_of(said)
        if " " in speaker.name and speaker.name.istitle()
    )
    run = command("said", name, "--json", "--history", "-n", 1000)
    assert run.code == 0
    assert {row["speaker"] for row in rows(run.out)} == {name}
    wrong = command("said", name.replace(name[-3:-1], name[-2] + name[-3]))
    assert wrong.code == 2
    assert f"Did you mean {name}" in wrong.err


@pytest.mark.usefixtures("store")
def test_sources_count_and_draw(command: Command, tmp_path: Path):
    run = command("sources", "--by", "gender", "--over", "day", "--chart", "chart.html", "--json")
    assert run.code == 0
    assert {row["source"] for row in rows(run.out)} <= {"f", "m", "-"}
    page = (tmp_path / "chart.html").read_text("utf-8")
    assert "vegaLite.compile(chart)" in page
    assert "src=" not in page.split('id="chart"')[1]
    drawn = command("sources", "--chart", "chart.json")
    assert drawn.code == 0
    spec = json.loads((tmp_path / "chart.json").read_text("utf-8"))
    assert spec["mark"]["type"] == "bar"
    assert (
        sum(row["statements"] for row in next(iter(spec["datasets"].values()))) > 0
        if "datasets" in spec
        else spec["data"]["values"]
    )
    assert command("sources", "--chart", "chart.doc").code == 2


def test_events_ask_a_store_or_read_files_but_not_both(command: Command, store: str):
    run = command("events", "--store", store, "--json", "-n", 1000)
    types = {row["type"] for row in rows(run.out)}
    assert types
    one = min(str(kind) for kind in types)
    assert {row["type"] for row in rows(command("events", "--store", store, "--type", one.lower(), "--json").out)} == {
        one
    }
    assert all(json.loads(line)["type"] for line in command("events", "-s", store, "-f", "jsonl").out.splitlines())
    assert "both" in command("events", "depeches.jsonl", "--store", store).err
    assert "--store record.db" in command("events", "--actor", "Suisse").err
    assert "gdelt" in command("events", "--store", store, "--format", "gdelt").err


@pytest.mark.usefixtures("store")
def test_show_opens_dispatch_statement_event_and_person(command: Command):
    record = next(r for r in records().values() if r.attributions and r.events)
    short = record.dispatch.id[:12]
    page = command("show", short)
    assert page.code == 0
    assert record.dispatch.headline
    assert record.dispatch.headline.text.split(",")[0] in page.out.replace("\n", " ")
    whole = json.loads(command("show", short, "--json").out)
    assert whole["dispatch"]["id"] == record.dispatch.id
    assert whole["dispatch"]["source"]["path"] == "depeches.jsonl"
    (said,) = rows(command("show", f"{short}:a1", "--json").out)
    listed = list(csv.DictReader(io.StringIO(command("show", short, "--csv").out)))
    assert len(listed) == len(whole["attributions"])
    (alone,) = csv.DictReader(io.StringIO(command("show", f"{short}:a1", "--csv").out))
    assert alone == listed[0]
    assert alone["content"] == record.attributions[0].content[0].text
    assert said["content"] == record.attributions[0].content[0].text
    (event,) = rows(command("show", f"{short}:v1", "--json").out)
    assert event["type"] == record.events[0].type
    assert command("show", f"{short}:a99").code == 2
    assert command("show", "0000000").code == 2
    (state,) = rows(command("show", "state-suisse", "--json").out)
    assert state["name"] == "Suisse"


def test_dispatch_that_no_longer_stands_says_so(command: Command, store: str):
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute(
            "SELECT o.standing, o.id, n.id FROM dispatch o JOIN dispatch n ON n.key = ifnull(o.withdrawn_by, o.superseded_by)"
        ).fetchall()
    assert rows
    words = {"superseded": "superseded by a later version", "withdrawn": "withdrawn"}
    for standing, old, new in rows:
        assert f"{words[standing]}: {new[:12]}" in command("show", old[:12]).out


@pytest.mark.usefixtures("store")
def test_who_counts_what_is_asked(command: Command):
    for count in ("statements", "copies", "utterances"):
        run = command("who", "communes", "--count", count, "--json")
        assert run.code == 0
        assert rows(run.out)
    assert command("who", "communes", "--count", "words").code == 2


@pytest.mark.usefixtures("store")
def test_backup_is_the_same_store(command: Command):
    run = command("backup", "copy.db")
    assert (run.code, run.err) == (0, f"copy.db: {COUNT} dispatches\n")
    assert command("verify", "copy.db").out == f"{COUNT} sound, 0 faulty\n"
    assert command("backup", "copy.db").code == 2
    assert command("backup", "nowhere/copy.db").code == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE dispatch SET text = replace(text, 'a', 'b') WHERE key = 3", "SHA-256 of its text"),
        ("UPDATE record SET json = zeroblob(9) WHERE dispatch = 3", "cannot be unpacked"),
        ("UPDATE record SET sha256 = 'x' WHERE dispatch = 3", "not the one that was written"),
        ("UPDATE mention SET starts = starts + 1 WHERE rowid_is(dispatch_entity)", "a row of mention"),
        ("UPDATE statement SET cue_starts = 0, cue_ends = 2 WHERE dispatch = 3 AND id = 'a1'", "cue of statement"),
        (
            "UPDATE statement_piece SET ends = 100000 WHERE statement IN (SELECT key FROM statement WHERE dispatch = 3)",
            "a row of statement_piece",
        ),
        ("DELETE FROM record WHERE dispatch = 3", "has no record"),
        (
            "UPDATE statement_speaker SET entity = 999999 WHERE statement IN (SELECT key FROM statement WHERE dispatch = 3)",
            "not there",
        ),
    ],
)
def test_verify_finds_whatever_was_changed(command: Command, store: str, change: str, told: str):
    change = change.replace(
        "rowid_is(dispatch_entity)", "dispatch_entity IN (SELECT key FROM dispatch_entity WHERE dispatch = 3)"
    )
    assert command("verify", store).code == 0
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute(change).rowcount > 0
        connection.commit()
    run = command("verify", store)
    assert run.code == 1
    assert told in run.err
