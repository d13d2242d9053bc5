"""A reader's day in real Chromium: on a desk, on a telephone, with the keyboard alone, without JavaScript."""

from __future__ import annotations

import csv
import shutil
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from planted import planted

from guillemets.model.dispatch import Origin
from guillemets.reader import Reader
from guillemets.store.followers import FOLLOWERS
from guillemets.store.store import open_store
from guillemets.store.writer import Writer
from guillemets.web.app import create_app
from guillemets.web.settings import Settings
from hostile import hostile
from room import NOW

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
EXAMPLES = Path(__file__).parents[2] / "examples"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium; `make browser` installs one where it may"),
]


@dataclass
class Tab:
    """One tab, what it asked for and what it complained of."""

    page: Page
    home: str
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.home + path)

    def clean(self) -> None:
        """Nothing was asked of another host, and nothing went wrong or was forbidden."""
        assert [url for url in self.asked if not url.startswith((self.home, "data:", "blob:"))] == []
        assert self.faults == []


@pytest.fixture(scope="module")
def stored(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the examples, a hostile dispatch, and some invented ones with versions and copies."""
    path = tmp_path_factory.mktemp("desk") / "record.db"
    with open_store(path) as store:
        writer = Writer(store.connection, lambda: NOW, followers=FOLLOWERS)
        for example in sorted(EXAMPLES.glob("*.txt")):
            writer.add(reader.read(example, origin=Origin(path=example.name, url=f"https://{example.stem}.example/1")))
        writer.add(hostile())
        for one in planted(40):
            writer.add(one.record)
        writer.commit()
    return path


@pytest.fixture(scope="module")
def followed(stored: Path) -> tuple[str, ...]:
    """Pages that follow something: two versions side by side, an utterance told again, what an agency has replaced."""
    with open_store(stored, read_only=True) as store:
        earlier, later = store.connection.execute(
            "SELECT e.id, l.id FROM dispatch e JOIN dispatch l ON l.key = e.superseded_by LIMIT 1"
        ).fetchone()
        (utterance,) = store.connection.execute(
            "SELECT key FROM utterance ORDER BY wordings DESC, statements DESC LIMIT 1"
        ).fetchone()
    return f"/dispatch/{earlier}/compare/{later}", f"/dispatch/{earlier}", f"/utterance/{utterance}"


@pytest.fixture(scope="module")
def home(stored: Path) -> Iterator[str]:
    """A reading room over that store, on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(store=stored, analyse=(sys.executable, "-m", "guillemets.cli.pasted")))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def open_tab(browser: Browser, home: str) -> Iterator[Callable[..., Tab]]:
    contexts = []

    def opened(viewport: dict[str, int] = DESK, **options: object) -> Tab:
        context = browser.new_context(
            viewport=viewport, locale="fr-CH", accept_downloads=True, reduced_motion="reduce", **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        tab = Tab(context.new_page(), home)
        tab.page.on("request", lambda request: tab.asked.append(request.url))
        tab.page.on("console", lambda told: tab.faults.append(told.text) if told.type == "error" else None)
        tab.page.on("pageerror", lambda fault: tab.faults.append(str(fault)))
        return tab

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_reader_goes_from_words_to_source_person_year_and_file(
    viewport: dict[str, int], open_tab: Callable[..., Tab], tmp_path: Path
):
    tab = open_tab(viewport)
    page = tab.page
    tab.go("/")
    page.fill("#q", "calendrier serré observateurs")
    page.press("#q", "Enter")
    # finds the statement by search, and opens it at its words
    page.click("text=un calendrier serré")
    page.wait_for_url("**/dispatch/*")
    statement = page.url.rpartition("#")[2]
    assert page.locator(f"#{statement}").count() == 1
    assert page.evaluate(f"document.getElementById('{statement}').getBoundingClientRect().top < innerHeight")
    # follows the relay to the source on whose word it stands
    note = page.locator(".note", has=page.locator(".chain")).first
    links = note.locator(".chain li").all_inner_texts()
    assert links[0] == "ATS"
    assert "diplomate occidental" in links[1]
    assert "anonyme" in links[1]
    # opens the person
    note.locator(".who a").first.click()
    page.wait_for_url("**/person/person-martine-aebischer*")
    page.wait_for_selector("figure[data-drawn=yes]")
    # filters by year, and exports
    tab.go("/person/person-martine-aebischer?since=2025&until=2025")
    shown = page.locator("#said ~ ol blockquote, section:has(#said) blockquote").all_inner_texts()
    with page.expect_download() as download:
        page.click("section:has(#said) >> text=CSV")
    target = tmp_path / "said.csv"
    download.value.save_as(target)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [" ".join(row["content"].split()) for row in rows] == [" ".join(words.split()) for words in shown]
    assert {row["day"][:4] for row in rows} == {"2025"}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.clean()


def test_typing_alone_finds_and_the_address_can_be_sent(open_tab: Callable[..., Tab]):
    tab = open_tab()
    page = tab.page
    tab.go("/search")
    page.locator("#q").press_sequentially("cessez-le-feu vérif", delay=15)
    page.wait_for_selector("mark")
    page.wait_for_url("**q=cessez-le-feu*")
    found = page.locator(".said blockquote").all_inner_texts()
    assert any("cessez-le-feu vérifiable" in words for words in found)
    page.reload()
    assert page.locator(".said blockquote").all_inner_texts() == found
    page.click("aside >> text=demande")
    page.wait_for_url("**act=demands*")
    assert 0 < page.locator(".said blockquote").count() <= len(found)
    tab.clean()


def test_keyboard_alone_is_enough(open_tab: Callable[..., Tab]):
    tab = open_tab()
    page = tab.page
    tab.go("/search")
    page.keyboard.press("/")
    page.keyboard.type("gouvernement")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=gouvernement*")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".said blockquote a").nth(1)
    assert second.evaluate("element => element === document.activeElement")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dispatch/*")
    page.keyboard.press("j")
    lit = page.evaluate("""[...document.querySelectorAll('.m')].filter(
        m => getComputedStyle(m).getPropertyValue('--lit').trim() === '1').length""")
    assert lit >= 1
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open] kbd")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "quick"
    tab.clean()


def test_hostile_dispatches_stay_words(open_tab: Callable[..., Tab]):
    tab = open_tab()
    page = tab.page
    identifier = hostile().dispatch.id
    for path in (
        f"/dispatch/{identifier}",
        "/search?q=calc",
        "/search/dispatches?q=titre",
        "/people?q=jean",
        "/events?type=ACCUSE",
        "/",
    ):
        tab.go(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("typeof window.attacked") == "undefined", path
        assert page.locator("iframe, img[src=x]").count() == 0, path
    tab.go("/people?q=jean")
    page.click("tbody a")
    page.wait_for_selector("h1")
    page.hover("h1")
    assert page.evaluate("typeof window.attacked") == "undefined"
    tab.clean()


def test_everything_but_charts_works_without_javascript(open_tab: Callable[..., Tab]):
    tab = open_tab(java_script_enabled=False)
    page = tab.page
    tab.go("/")
    page.fill("#q", "calendrier serré")
    page.click("button")
    page.click("blockquote a >> nth=0")
    assert page.locator("article.dispatch").count() == 1
    page.hover(".note >> nth=4")
    assert page.locator(".note").nth(4).evaluate("e => getComputedStyle(e).getPropertyValue('--lit').trim()") == "1"
    tab.go("/events")
    assert page.locator("table.events tbody tr").count() > 20
    page.click("summary >> nth=0")
    assert page.locator("table.exchanges a").first.is_visible()
    page.click("text=English")
    assert page.locator("h1").inner_text() == "Who did what to whom"
    page.click("text=Dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    tab.clean()


def test_charts_network_and_map_are_drawn_under_the_policy(open_tab: Callable[..., Tab]):
    tab = open_tab()
    page = tab.page
    tab.go("/events")
    playwright.expect(page.locator("figure[data-drawn=yes]")).to_have_count(3, timeout=20_000)
    assert page.locator("figure[data-chart]").count() == 3
    assert page.locator(".network svg[data-drawn] circle").count() > 4
    inked = """() => [...document.querySelectorAll('figure canvas')].map(canvas => {
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let n = 0; for (let i = 3; i < data.length; i += 4) n += data[i] > 0; return n })"""
    assert min(page.evaluate(inked)) > 500
    tab.clean()


PAGES = ("/", "/search?q=gouvernement", "/search/dispatches?q=accord", "/people", "/person/person-martine-aebischer",
         "/events", "/sources", "/api", "/help", "/dispatch/nothing", "/paste", "/search?q=xyzzyxyzzy")  # fmt: skip


@pytest.mark.parametrize(
    ("viewport", "theme", "paths"),
    [(DESK, "light", PAGES), (PHONE, "dark", PAGES), (DESK, "dark", PAGES[5:7]), (PHONE, "light", PAGES[5:7])],
    ids=["desk-light", "phone-dark", "desk-dark", "phone-light"],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    viewport: dict[str, int],
    theme: str,
    paths: tuple[str, ...],
    open_tab: Callable[..., Tab],
    followed: tuple[str, ...],
):
    tab = open_tab(viewport, color_scheme=theme)
    page = tab.page
    tab.go("/search?q=calendrier")
    dispatch = page.locator("blockquote a").first.get_attribute("href").partition("#")[0]
    for path in (*paths, dispatch, *(followed if paths is PAGES else ())):
        tab.go(path)
        page.wait_for_load_state("networkidle")
        found = axe.Axe().run(page, options=WCAG).response["violations"]
        told = [(v["id"], node["target"], node["failureSummary"]) for v in found for node in v["nodes"]]
        assert told == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert [url for url in tab.asked if not url.startswith((tab.home, "data:"))] == []
