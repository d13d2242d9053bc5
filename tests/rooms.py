"""A room with options of the test's own."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from guillemets.web.app import create_app
from guillemets.web.settings import LOOPBACK, Settings


def room_at(path: Path, **options: object) -> TestClient:
    """A browser without a browser, on a store under these options."""
    settings = Settings(store=path, **{"hosts": (*LOOPBACK, "testserver"), **options})
    return TestClient(create_app(settings), raise_server_exceptions=False)
