"""Writes a small store as one schema version makes it, to be kept when that version is released.

    python scripts/store_fixture.py 1      tests/store/fixtures/version-1.db.gz

A fixture is written once and then left as it is: the test that opens it stands for the stores that people have. It
holds ten invented dispatches.
"""

from __future__ import annotations

import argparse
import gzip
import sqlite3
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "eval"))

from planted import planted  # noqa: E402 -- from the folder above

from guillemets.store import migrate  # noqa: E402
from guillemets.store.store import open_store  # noqa: E402
from guillemets.store.writer import Writer  # noqa: E402

DISPATCHES = 10
_CLOCK = "2025-01-01T00:00:00Z"


def write_fixture(version: int, target: Path) -> None:
    """Write the store of that schema version, compressed."""
    steps = migrate.migrations()[:version]
    with tempfile.TemporaryDirectory() as folder, patch.object(migrate, "migrations", lambda: steps):
        path = Path(folder) / "record.db"
        with open_store(path) as store:
            writer = Writer(store.connection, lambda: _CLOCK)
            for one in planted(DISPATCHES):
                writer.add(one.record)
            writer.commit()
            store.connection.execute("UPDATE migration SET applied = ?", (_CLOCK,))
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA page_size = 1024")
            connection.execute("VACUUM")
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def main() -> None:
    """Write the fixture that is asked for, unless it is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("version", type=int)
    version = parser.parse_args().version
    target = ROOT / "tests" / "store" / "fixtures" / f"version-{version}.db.gz"
    if target.exists():
        sys.exit(f"{target.name} is there already: a released store does not change")
    write_fixture(version, target)


if __name__ == "__main__":
    main()
