"""One store of invented dispatches for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from planted import planted

from filled import Filled
from guillemets.store.followers import FOLLOWERS
from guillemets.store.store import Store, open_store
from guillemets.store.writer import Writer

NOW = "2025-03-12T18:00:00Z"
MANY = 2_000


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A store of 2,000 invented dispatches; nobody writes to it."""
    path = tmp_path_factory.mktemp("store") / "record.db"
    made = tuple(planted(MANY))
    with open_store(path) as store:
        writer = Writer(store.connection, lambda: NOW, FOLLOWERS)
        for one in made:
            writer.add(one.record)
        writer.commit()
    return Filled(path, made)


@pytest.fixture
def asked(filled: Filled) -> Iterator[Store]:
    """The filled store, open for reading."""
    with open_store(filled.path, read_only=True) as store:
        yield store
