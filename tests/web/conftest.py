"""A reading room over a small store: invented dispatches, one made by hand, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from planted import planted
from starlette.testclient import TestClient

from build import sample
from guillemets.store.followers import FOLLOWERS
from guillemets.store.store import open_store
from guillemets.store.writer import Writer
from hostile import hostile
from room import NOW, Shelf
from rooms import room_at


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A store of 150 invented dispatches, the one made by hand and a hostile one; nobody writes to it."""
    path = tmp_path_factory.mktemp("room") / "record.db"
    records = [*(one.record for one in planted(150)), sample(), hostile()]
    with open_store(path) as store:
        writer = Writer(store.connection, lambda: NOW, followers=FOLLOWERS)
        for record in records:
            writer.add(record)
        writer.commit()
    return Shelf(path, tuple(records))


@pytest.fixture(scope="session")
def client(shelf: Shelf) -> Iterator[TestClient]:
    """A browser without a browser."""
    with room_at(shelf.path) as made:
        yield made
