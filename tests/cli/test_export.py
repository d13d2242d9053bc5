"""``guillemets export``: what it takes, where it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from awkward import nothing, skarje
from build import sample
from guillemets.model.record import Record
from guillemets.store.store import open_store
from guillemets.store.writer import Writer
from runs import Command

REFUSAL = b'{"schema_version":"1","source":{"path":"x.txt","url":null,"id":null,"format":"plain"},"stage":"formats","reason":"unreadable","message":"empty"}\n'


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(r.to_json() for r in (sample(), skarje(), nothing())) + b"\n" + REFUSAL)
    return path


def test_parquet_fills_a_folder_that_duckdb_reads(command: Command, kept: Path, tmp_path: Path):
    assert command("export", kept, "--format", "parquet", "--output", tmp_path / "archive").code == 0
    sql = f"SELECT count(*) FROM read_parquet('{tmp_path}/archive/dispatches/*/*.parquet', hive_partitioning=true)"
    assert duckdb.sql(sql).fetchall() == [(3,)]
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_jsonl_passes_over_refused_inputs_and_goes_to_standard_output(command: Command, kept: Path):
    run = command("export", kept, "-f", "jsonl")
    assert [Record.from_json(line) for line in run.out.splitlines()] == [sample(), skarje(), nothing()]


def test_records_come_from_standard_input(command: Command):
    run = command("export", "-", "-f", "plover", stdin=skarje().to_json() + b"\n")
    assert [json.loads(line)["event"] for line in run.out.splitlines()] == ["ASSAULT", "ACCUSE"]


def test_an_indented_record_is_one_record(command: Command, tmp_path: Path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps(json.loads(skarje().to_json()), indent=2), "utf-8")
    assert len(command("export", path, "-f", "jsonl").out.splitlines()) == 1


def test_days_bound_what_is_exported(command: Command, kept: Path):
    def days(*options: str) -> list[str]:
        lines = command("export", kept, "-f", "jsonl", *options).out.splitlines()
        return [json.loads(line)["dispatch"]["published"][:10] for line in lines]

    assert days("--since", "2025-03-14") == ["2025-03-14", "2025-03-15"]
    assert days("--until", "2025-03-14") == ["2025-03-12", "2025-03-14"]
    assert days("--since", "2025-03-13", "--until", "2025-03-14") == ["2025-03-14"]


def test_one_table_of_csv_goes_to_standard_output(command: Command, kept: Path):
    run = command("export", kept, "-f", "csv", "--table", "events")
    assert run.out.splitlines()[0].startswith("dispatch_id,event_id,type,mode")
    assert run.out.count("\n") == 3


def test_a_store_is_exported_in_the_order_of_publication(command: Command, tmp_path: Path):
    path = tmp_path / "record.db"
    with open_store(path) as store:
        writer = Writer(store.connection, lambda: "2025-04-01T00:00:00Z")
        for record in (nothing(), skarje(), sample()):
            writer.add(record)
        writer.commit()
        store.connection.execute("UPDATE dispatch SET standing = 'withdrawn' WHERE id = ?", (nothing().dispatch.id,))
    lines = command("export", path, "-f", "jsonl").out.splitlines()
    assert [Record.from_json(line) for line in lines] == [sample(), skarje()]
    assert len(command("export", path, "-f", "jsonl", "--history", "--since", "2025-03-14").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-f", "parquet"], "parquet is a folder of files"),
        (["-f", "csv"], "or one --table"),
        (["-f", "csv", "--table", "people"], "there are dispatches, parts"),
        (["-f", "tei", "--table", "events"], "--table goes with csv alone"),
        (["-f", "gexf", "-o", "pages/"], "this is one file, not a folder"),
    ],
)
def test_what_cannot_work_is_said_before_anything_is_read(command: Command, arguments: list[str], words: str):
    run = command("export", "nowhere.jsonl", *arguments)
    assert run.code == 2
    assert words in run.err


def test_a_folder_with_something_in_it_is_left_alone(command: Command, kept: Path, tmp_path: Path):
    run = command("export", kept, "-f", "brat", "-o", tmp_path)
    assert (run.code, "there is something there already" in run.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_an_unsound_record_leaves_no_half_export_and_the_earlier_one_stays(
    command: Command, kept: Path, tmp_path: Path
):
    target = tmp_path / "all.graphml"
    target.write_text("earlier")
    kept.write_bytes(skarje().to_json() + b"\n" + nothing().to_json().replace(b"temps sec", b"temps gris"))
    run = command("export", kept, "-f", "graphml", "-o", target)
    assert (run.code, f"{kept}:2" in run.err) == (1, True)
    assert target.read_text() == "earlier"
    assert {path.name for path in tmp_path.iterdir()} == {"all.graphml", "records.jsonl"}


def test_nothing_to_read_is_an_error(command: Command, tmp_path: Path):
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    run = command("export", tmp_path / "empty.jsonl", "-f", "jsonl")
    assert (run.code, "holds no record" in run.err) == (2, True)
