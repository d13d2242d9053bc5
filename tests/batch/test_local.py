"""One machine: the same bytes however the work is cut, by whomever it is done, and whatever dies on the way."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from batch.quick_job import DAYS, MANY, Silent, begin, job_of, known, result, run_local, write_lines
from guillemets.batch.job import Order, open_job
from guillemets.batch.journal import Journal, last_begun, mark
from guillemets.batch.limits import Limits
from guillemets.batch.local import LocalEngine
from guillemets.batch.reading import units_of
from guillemets.batch.run import run_job
from guillemets.batch.tasks import Kind
from guillemets.errors import InputError, UsageError
from guillemets.model.refusal import Reason

pytestmark = pytest.mark.usefixtures("quick")
POISON = {
    "[meurs] Le pont.": Reason.CRASHED,
    "[boucle] Le pont.": Reason.TIME_LIMIT,
    "[mémoire] Le pont.": Reason.MEMORY_LIMIT,
    "[faute] Le pont.": Reason.INTERNAL_FAULT,
}


def test_no_result_depends_on_how_the_work_is_cut(lines: Path, tmp_path: Path) -> None:
    cuts = ((1, 7), (2, 7), (2, 1), (1, 1000))
    results = []
    for number, (processes, rows) in enumerate(cuts):
        folder = tmp_path / f"cut-{number}"
        summary = run_local(job_of(lines, folder, rows=rows), processes)
        assert (summary.rows, summary.records, summary.refused) == (MANY, MANY, 0)
        results.append(result(folder))
    assert results[0]
    assert all(one == results[0] for one in results)


def test_no_result_depends_on_the_order_of_the_inputs(tmp_path: Path) -> None:
    names = []
    for number, text in enumerate(list(known())[:12]):
        names.append(str(tmp_path / f"{number}.txt"))
        Path(names[-1]).write_text(text, "utf-8")
    folders = []
    for order in (names, names[::-1]):
        folders.append(tmp_path / f"to-{len(folders)}")
        run_local(open_job(folders[-1], Order(inputs=tuple(order), units=units_of(order))), 1)
    assert result(folders[0]) == result(folders[1])


def test_every_row_of_input_is_there_once(result: Path) -> None:
    inputs = pq.read_table(result / "inputs", partitioning=None)
    rows = inputs.column("row").to_pylist()
    assert len(rows) == len(set(rows)) == MANY
    assert sorted(inputs.column("number").to_pylist()) == list(range(1, MANY + 1))
    assert sorted(pq.read_table(result / "records", partitioning=None).column("row").to_pylist()) == sorted(rows)


def test_days_are_folders(result: Path) -> None:
    days = {(day or "undated")[:10] for day in DAYS}
    assert {path.name for path in (result / "dispatches").iterdir()} == {f"date={day}" for day in days}


def test_working_files_are_gone_in_the_end(result: Path) -> None:
    assert not (result / "_work").exists()
    assert not list(result.rglob(".*"))


def test_killed_with_its_processes_it_goes_on_where_it_was(lines: Path, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    for wanted in (2, 5):
        run = begin(lines, folder)
        done = folder / "_work" / "done"
        until = time.monotonic() + 60
        while len(list(done.glob("u*.parquet"))) < wanted and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        assert not (folder / "summary.json").exists()
    assert len(list(done.glob("u*.parquet"))) >= 5
    job = job_of(lines, folder)
    watch = Silent()
    with LocalEngine(job, 1) as engine:
        summary = run_job(job, engine, watch)
    total, before = next((total, before) for kind, total, before in watch.told if kind is Kind.ANALYSE)
    assert total == MANY
    assert 0 < before < MANY
    assert summary.rows_now == MANY - before
    untouched = tmp_path / "untouched"
    run_local(job_of(lines, untouched), 2)
    assert result(folder) == result(untouched)


def test_a_worker_that_dies_with_its_parent_leaves_no_orphan(lines: Path, tmp_path: Path) -> None:
    run = begin(lines, tmp_path / "out")
    until = time.monotonic() + 60
    while not list(tmp_path.glob("out/_work/tries/*")) and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    while time.monotonic() < until:
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("processes outlive the one that started them")


def test_poison_is_set_aside_with_its_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    write_lines(source, tuple(POISON))
    summary = run_local(job_of(source, tmp_path / "out", limits=Limits(seconds=1, tries=2)), 2)
    assert summary.records == MANY
    assert summary.reasons == {reason.value: 1 for reason in sorted(POISON.values())}
    refused = pq.read_table(tmp_path / "out" / "refused", partitioning=None).to_pylist()
    assert {row["id"]: row["reason"] for row in refused} == {
        f"more-{n}": reason.value for n, reason in enumerate(POISON.values())
    }
    assert all("2 times" in row["message"] for row in refused if row["reason"] != Reason.INTERNAL_FAULT)


def test_a_process_that_hears_no_alarm_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guillemets.batch.local._GRACE", 0.5)
    source = tmp_path / "in.jsonl"
    write_lines(source, ("[sourd] Le pont.",))
    summary = run_local(job_of(source, tmp_path / "out", limits=Limits(seconds=0.5, tries=2)), 2)
    assert (summary.records, summary.reasons) == (MANY, {"time_limit": 1})


def test_a_journal_counts_the_deaths_over_a_row(tmp_path: Path) -> None:
    path = tmp_path / "shard"
    for _ in range(2):
        journal = Journal(path)
        journal.begin(3)
    assert Journal(path).given_up(2) == {3: Reason.CRASHED}
    assert Journal(path).given_up(3) == {}
    Journal(path).begin(4)
    assert last_begun(path) == 4
    mark(path, 4, Reason.TIME_LIMIT)
    assert last_begun(path) is None
    assert Journal(path).given_up(1) == {3: Reason.CRASHED, 4: Reason.TIME_LIMIT}
    Journal(path).close()
    assert not path.exists()


def test_what_cannot_be_read_is_refused_beside(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    write_lines(source)
    with source.open("a", encoding="utf-8") as stream:
        stream.write('no JSON\n{"id": "empty", "text": " "}\n')
    summary = run_local(job_of(source, tmp_path / "out"), 1)
    assert (summary.rows, summary.records, summary.refused) == (MANY + 2, MANY, 2)
    assert summary.reasons == {"unreadable": 2}


def test_a_finished_job_is_not_done_again(lines: Path, result: Path) -> None:
    job = job_of(lines, result)
    watch = Silent()
    with LocalEngine(job, 1) as engine:
        assert run_job(job, engine, watch).records == MANY
    assert watch.told == []


def test_a_folder_holds_one_job(lines: Path, result: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="another job"):
        job_of(lines, result, rows=8)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").touch()
    with pytest.raises(UsageError, match="not empty"):
        job_of(lines, tmp_path / "full")


def test_standard_input_and_nothing_are_no_batch() -> None:
    for names in ((), ("-",)):
        with pytest.raises(UsageError, match="a batch reads files"):
            units_of(names)


def test_a_file_that_is_not_there_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        units_of([f"file://{tmp_path}/none.jsonl"])


def test_a_file_named_twice_is_read_once_and_addresses_are_opened(lines: Path, tmp_path: Path) -> None:
    (unit,) = units_of([str(lines), str(tmp_path), f"file://{lines}"])
    assert unit.files == (str(lines), f"file://{lines}")
    folder = tmp_path / "out"
    names = (f"file://{tmp_path}/*.jsonl",)
    run_local(open_job(folder, Order(inputs=names, units=units_of(names))), 1)
    paths = pq.read_table(folder / "inputs", partitioning=None).column("path").to_pylist()
    assert paths == [f"file://{lines}"] * MANY
