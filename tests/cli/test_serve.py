"""``guillemets serve``: what its options come down to, and what it refuses before it listens."""

from __future__ import annotations

from pathlib import Path

import pytest
import uvicorn

from guillemets.store.store import open_store
from runs import Command

EVERYWHERE = "0.0.0.0"  # noqa: S104 -- nothing listens in these tests
PASSWORD = "geheim"  # noqa: S105 -- of these tests alone


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, dict[str, object]]]:
    """What was handed to the server instead of listening."""
    handed: list[tuple[object, dict[str, object]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: handed.append((app, options)))
    return handed


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    open_store(path).close()
    return path


def test_room_listens_on_the_loopback_alone(command: Command, started: list, store: Path):
    told = command("serve", str(store))
    assert told.code == 0
    ((app, options),) = started
    assert (options["host"], options["port"], options["proxy_headers"]) == ("127.0.0.1", 8765, False)
    assert "http://127.0.0.1:8765/" in told.err
    assert app._settings.hosts[:3] == ("127.0.0.1", "localhost", "[::1]")
    assert app._settings.analyse[1:] == ("-m", "guillemets.cli.pasted")


def test_options_reach_the_room(command: Command, started: list, store: Path):
    told = command(
        "serve", str(store), "--host", EVERYWHERE, "--root-path", "/desk/", "--host-name", "desk.example", "--no-analyse",
        "--forwarded-allow-ips", "10.0.0.1", "--allow-origin", "https://a.example", "--query-seconds", "2",
    )  # fmt: skip
    assert told.code == 0
    assert "no password" in told.err
    ((app, options),) = started
    settings = app._settings
    assert (settings.root_path, settings.analyse, settings.query_seconds) == ("/desk", None, 2.0)
    assert settings.origins == ("https://a.example",)
    assert "desk.example" in settings.hosts
    assert EVERYWHERE not in settings.hosts
    assert options["forwarded_allow_ips"] == "10.0.0.1"


def test_token_comes_from_the_environment_too(
    command: Command, started: list, store: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GUILLEMETS_TOKEN", PASSWORD)
    assert "no password" not in command("serve", str(store), "--host", EVERYWHERE).err
    assert started[0][0]._settings.token == PASSWORD


@pytest.mark.parametrize(("arguments", "words"), [((), "no such store"), (("--root-path", "desk"), "begins with /")])
def test_what_cannot_be_served_is_told_with_code_2(
    arguments: tuple[str, ...], words: str, command: Command, started: list, tmp_path: Path
):
    told = command("serve", str(tmp_path / "none.db"), *arguments)
    assert told.code == 2
    assert words in told.err
    assert started == []
