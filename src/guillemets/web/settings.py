"""How a reading room is set up: what the options of ``guillemets serve`` come down to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One reading room.

    ``hosts`` are the names under which it answers (``*`` for any); any other Host header is refused, so that a page on
    the web cannot reach a room on the loopback through a name of its own. ``token`` is the password of a shared desk,
    None for none. ``origins`` are the web origins allowed to read the API from a browser, none by default.
    ``query_seconds`` and ``analysis_seconds`` bound one question to the store and one reading of a pasted dispatch;
    ``upload_bytes`` bounds a request's body. ``analyse`` is the command that reads pasted dispatches, None for no box.
    """

    store: Path
    root_path: str = ""
    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = None
    origins: tuple[str, ...] = ()
    query_seconds: float = 5.0
    upload_bytes: int = 1_000_000
    analysis_seconds: float = 30.0
    analyse: tuple[str, ...] | None = None
