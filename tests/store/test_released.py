"""A store of every schema version opens, is brought up to date, and answers as before."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from planted import planted

from guillemets.store.migrate import migrations, newest
from guillemets.store.store import open_store

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("version-*.db.gz"))
SHAPE = "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type, name"


def version_of(path: Path) -> int:
    return int(path.name.removeprefix("version-").removesuffix(".db.gz"))


@pytest.fixture
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_there_is_one_of_every_version():
    assert [version_of(path) for path in FIXTURES] == list(range(1, newest() + 1))


@pytest.mark.parametrize("released", FIXTURES, ids=lambda path: path.name, indirect=True)
@pytest.mark.parametrize("read_only", [True, False])
def test_it_opens_with_all_that_it_held(released: Path, read_only: bool):
    expected = [one.record for one in planted(10)]
    with open_store(released, read_only=read_only) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone() == (newest(),)
        assert sorted(store.records(), key=lambda r: r.dispatch.id) == sorted(expected, key=lambda r: r.dispatch.id)
        assert store.sources()
        assert store.events()
        # what later steps keep beside the rows is made from the rows
        months = store.connection.execute("SELECT sum(statements) FROM source_month").fetchone()
        assert months == store.connection.execute("SELECT sum(statements) FROM source_tally").fetchone()
        lost = "SELECT count(*) FROM event_party p JOIN dispatch_entity m ON m.key = p.dispatch_entity "
        assert store.connection.execute(f"{lost} WHERE p.country IS NOT m.country").fetchone() == (0,)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_steps_up_to_it_still_make_the_same_shape(path: Path, tmp_path: Path):
    kept, fresh = tmp_path / "kept.db", tmp_path / "fresh.db"
    kept.write_bytes(gzip.decompress(path.read_bytes()))
    with closing(sqlite3.connect(kept)) as released, closing(sqlite3.connect(fresh)) as made:
        for step in migrations()[: version_of(path)]:
            for statement in step.statements():
                made.execute(statement)
        assert released.execute(SHAPE).fetchall() == made.execute(SHAPE).fetchall()
