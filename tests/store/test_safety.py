"""Whatever is wrong with the file or the disk is told, and what the store held is still there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from planted import planted

from build import sample
from guillemets.errors import StoreError
from guillemets.ingest import Ingest, analysts
from guillemets.model.dispatch import RawDispatch
from guillemets.store.locking import writing_lock
from guillemets.store.migrate import Migration, migrations, newest
from guillemets.store.opening import utc_now
from guillemets.store.store import open_store
from guillemets.store.writer import Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one dispatch."""
    path = tmp_path / "record.db"
    with open_store(path) as store, store.writing() as writer:
        writer.add(sample())
    return path


def is_intact(path: Path) -> bool:
    with open_store(path, read_only=True) as store:
        return list(store.records()) == [sample()]


def test_missing_store_is_not_made_by_reading(tmp_path: Path):
    with pytest.raises(StoreError, match=r"no such store.*guillemets ingest"):
        open_store(tmp_path / "rien.db", read_only=True)
    assert not (tmp_path / "rien.db").exists()


def test_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(StoreError, match="no such folder"):
        open_store(tmp_path / "nowhere" / "record.db")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="a folder, not a store"):
            open_store(tmp_path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_other_files_are_no_stores_and_stay_as_they_are(tmp_path: Path, read_only: bool):
    text = tmp_path / "notes.txt"
    text.write_text("Ceci n'est pas une base de données. " * 50, "utf-8")
    with pytest.raises(StoreError, match="not an SQLite file"):
        open_store(text, read_only=read_only)
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    before = other.read_bytes()
    with pytest.raises(StoreError, match="no store of Guillemets"):
        open_store(other, read_only=read_only)
    assert other.read_bytes() == before


@pytest.mark.parametrize("read_only", [True, False])
def test_store_of_a_newer_version_is_left_alone(path: Path, read_only: bool):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {newest() + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"written by a newer version.*upgrade"):
        open_store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_damaged_store_is_told(path: Path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[size * 3 : size * 40] = os.urandom(size * 37)
    path.write_bytes(data)

    def ask_all() -> None:
        with open_store(path, read_only=True) as store:
            list(store.records())
            store.search("tunnel")
            store.said("Lucia Arnold")

    with pytest.raises(StoreError, match=r"damaged|cannot be read"):
        ask_all()


def test_full_disk_leaves_what_was_committed(path: Path):
    records = {one.record.dispatch.text: one.record for one in planted(60)}
    inputs = [RawDispatch(text=text, origin=record.dispatch.source) for text, record in records.items()]
    with analysts(lambda raw: records[raw.text], 1) as workers, writing_lock(path), open_store(path) as store:
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages + 60}")
        run = Ingest(store, Writer(store.connection, utc_now), lambda _: None, commit_after=3)
        with pytest.raises(StoreError, match=r"disk is full.*what was committed is kept"):
            list(run.run(inputs, workers))
    with open_store(path, read_only=True) as store:
        kept = list(store.records())
        assert sample() in kept
        assert 1 < len(kept) < 61
        assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_file_can_be_asked_but_not_written(path: Path):
    path.chmod(0o444)
    with pytest.raises(StoreError, match="read-only"):
        open_store(path)
    assert is_intact(path)


def test_read_only_connection_cannot_write(path: Path):
    with open_store(path, read_only=True) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("DELETE FROM dispatch")
    assert is_intact(path)


def test_error_while_writing_undoes_the_whole_dispatch(path: Path):
    (other,) = planted(1)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with open_store(path) as store:
        writer = Writer(store.connection, utc_now, (fail,))
        with pytest.raises(ZeroDivisionError):
            writer.add(other.record)
        writer.roll_back()
    assert is_intact(path)


def test_writer_goes_on_with_the_right_keys_after_an_error(path: Path):
    with open_store(path) as store:
        (other,) = planted(1)

        def stopped() -> None:
            with store.writing() as writer:
                writer.add(other.record)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            stopped()
        with store.writing() as writer:
            writer.add(other.record)
        keys = store.connection.execute("SELECT key FROM dispatch ORDER BY key").fetchall()
    assert keys == [(1,), (2,)]


def test_two_writers_at_once_are_refused(path: Path):
    with (
        open_store(path) as one,
        open_store(path) as other,
        one.writing(),
        pytest.raises(StoreError, match="another program"),
        other.writing(),
    ):
        pass


def test_reader_sees_what_was_committed_while_another_writes(path: Path):
    with open_store(path) as writing, open_store(path, read_only=True) as reading, writing.writing() as writer:
        writer.add(next(planted(1)).record)
        assert len(reading) == 1
        writer.commit()
        assert len(reading) == 2


def test_migration_that_fails_leaves_the_store_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = Migration(
        number=newest() + 1, name="broken", sql="CREATE TABLE fresh (a);\nINSERT INTO nowhere VALUES (1);\n"
    )
    steps = (*migrations(), broken)
    monkeypatch.setattr("guillemets.store.migrate.migrations", lambda: steps)
    with pytest.raises(StoreError):
        open_store(path)
    monkeypatch.undo()
    assert is_intact(path)
    with open_store(path, read_only=True) as store:
        assert store.connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'fresh'").fetchone() == (0,)


def test_older_store_is_brought_up_to_date_when_it_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch):
    added = Migration(number=newest() + 1, name="added", sql="CREATE TABLE fresh (a);\n")
    steps = (*migrations(), added)
    monkeypatch.setattr("guillemets.store.migrate.migrations", lambda: steps)
    with open_store(path, read_only=True) as store:
        assert store.connection.execute("SELECT count(*) FROM fresh").fetchone() == (0,)
        numbers = [number for (number,) in store.connection.execute("SELECT number FROM migration ORDER BY number")]
    assert numbers == [step.number for step in steps]


def test_numbers_of_migrations_follow_each_other():
    assert [step.number for step in migrations()] == list(range(1, newest() + 1))
