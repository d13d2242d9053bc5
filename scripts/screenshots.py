"""Takes the pictures of the reading room that the documentation shows, from the real room over the examples.

``make screenshots`` runs it; it needs Chromium. The pictures go to docs/screenshots.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import uvicorn
from playwright.sync_api import sync_playwright

from guillemets.model.dispatch import Origin
from guillemets.reader import load
from guillemets.store.followers import FOLLOWERS
from guillemets.store.opening import utc_now
from guillemets.store.store import open_store
from guillemets.store.writer import Writer
from guillemets.web.app import create_app
from guillemets.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
DESK, PHONE = (1180, 800), (390, 780)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its name, the page, how large, in which colours and language."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    theme: Literal["light", "dark"] = "light"
    language: str = "en-GB"


PICTURES = (
    Picture(name="dispatch", path="{dispatch}"),
    Picture(name="relay", path="{dispatch}#a6", size=(1180, 620)),
    Picture(name="dispatch-telephone", path="{dispatch}", size=PHONE, theme="dark", language="fr-CH"),
    Picture(name="search", path="/search?q=gouvernement"),
    Picture(name="person", path="/person/person-martine-aebischer", theme="dark"),
    Picture(name="events", path="/events", language="fr-CH"),
    Picture(name="sources", path="/sources"),
)


def main() -> int:
    """Takes every picture."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no Chromium; `make browser` installs one where it may", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        room(Path(folder) / "record.db") as home,
        sync_playwright() as started,
    ):
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            take(browser, home, picture)
        browser.close()
    return 0


def take(browser: Browser, home: str, picture: Picture) -> None:
    """One picture, once its charts are drawn."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=picture.theme,
        locale=picture.language,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{home}/search?q=calendrier")
    dispatch = (page.locator("blockquote a").first.get_attribute("href") or "").partition("#")[0]
    page.goto(home + picture.path.format(dispatch=dispatch))
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()


@contextmanager
def room(path: Path) -> Iterator[str]:
    """A reading room over the examples, on a port of its own."""
    reader = load()
    with open_store(path) as store:
        writer = Writer(store.connection, utc_now, followers=FOLLOWERS)
        for example in sorted((ROOT / "examples").glob("*.txt")):
            writer.add(reader.read(example, origin=Origin(path=example.name)))
        writer.commit()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(store=path, analyse=(sys.executable, "-m", "guillemets.cli.pasted")))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


if __name__ == "__main__":
    sys.exit(main())
