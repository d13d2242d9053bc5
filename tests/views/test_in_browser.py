"""The HTML page in Chromium: it fits a phone and a desk, and what belongs together lights up."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest

from build import sample
from guillemets.views.html import html_page
from guillemets.views.interface import Interface, Language

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium; `make browser` installs one where it may"),
]

QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The page stands in a frame of the wanted width; what is measured in it becomes the text of the page around.
AROUND = """<!doctype html><iframe id="page" style="border:0;width:{width}px;height:900px" srcdoc="{page}"></iframe>
<pre id="told"></pre><script>
page.onload = () => {{
  const inner = page.contentDocument, told = value => {{ document.getElementById("told").textContent = value }};
  {probe}
}}
</script>"""


def measured(probe: str, width: int, folder: Path) -> str:
    """What ``probe`` tells, run beside the page in a frame of ``width`` pixels."""
    page = html.escape(html_page(sample(), Interface(Language.EN)))
    path = folder / "around.html"
    path.write_text(AROUND.format(width=width, page=page, probe=probe), "utf-8")
    run = subprocess.run(
        [
            str(BROWSER),
            *QUIET,
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=3000",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=90,
    )
    return run.stdout.partition('<pre id="told">')[2].partition("</pre>")[0]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_page_never_scrolls_sideways(width: int, tmp_path: Path):
    assert int(measured("told(inner.documentElement.scrollWidth)", width, tmp_path)) <= width


def test_statement_under_focus_lights_its_words_and_no_others(tmp_path: Path):
    probe = """
    inner.querySelector("#s5 .num").focus();
    const lit = [...inner.querySelectorAll(".m")].filter(m => inner.defaultView.getComputedStyle(m).getPropertyValue("--lit").trim() === "1");
    told(lit.map(m => m.textContent).join("|"));
    """
    assert measured(probe, 1280, tmp_path).split("|") == [
        "une source proche du dossier",
        "le ministre des transports Paul Zgraggen",
        "«n'exclut pas»",
        "un abandon du projet",
    ]
