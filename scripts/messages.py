"""Brings the catalogues of the reading room up to date with its templates and labels; `make messages` runs it.

What is new comes without a translation, and a test fails until somebody gives one; what is gone is taken out.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src" / "guillemets" / "web"
METHODS = [
    ("labels.py", "python"),
    ("charts.py", "python"),
    ("exchanges.py", "python"),
    ("templates/**.html", "jinja2"),
]
OPTIONS = {"templates/**.html": {"newstyle_gettext": "true", "trimmed": "true"}}
WIDTH = 120
HEADER = """# What the reading room says in French.
# `make messages` adds what is new and takes out what is gone.
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""


def extracted() -> Catalog:
    """Every message of the reading room."""
    found = Catalog(charset="utf-8", fuzzy=False)
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for _, _, message, _, context in extract_from_dir(WEB, METHODS, OPTIONS, keywords=keywords, comment_tags=()):
        found.add(message, context=context)
    return found


def catalogue(language: str) -> Path:
    """The file of one language."""
    return WEB / "locale" / language / "LC_MESSAGES" / "messages.po"


def main() -> None:
    """Writes the catalogues."""
    path = catalogue("fr")
    with path.open(encoding="utf-8") as stream:
        known = read_po(stream, locale="fr", charset="utf-8")
    known.update(extracted(), no_fuzzy_matching=True)
    known.obsolete.clear()
    write(known, path)


def write(known: Catalog, path: Path) -> None:
    """Writes one catalogue, sorted, under a header that does not change with the day."""
    with path.open("wb") as out:
        out.write(HEADER.encode())
        write_po(out, known, width=WIDTH, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)


if __name__ == "__main__":
    main()
