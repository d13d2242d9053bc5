"""Every example dispatch says the same, whatever format it comes in: text, parts, and the whole record."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from guillemets.formats import InputOptions, read_data, read_paths
from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.record import Record
from guillemets.reader import Reader
from wire_copies import EXACT, ID, PAGES, PUBLISHED, Copy

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
READ_WHOLE = ["politique-belga", "police-afp-une-ligne"]
FORMATS = {**EXACT, **PAGES}


def text_of(path: Path, name: str) -> str:
    """The example as the format can hold it: no line ends at its edges; in a page no two blanks in a row."""
    text = path.read_bytes().decode().strip("\n")
    if name in PAGES:
        text = "\n".join(" ".join(line.split(" ")).strip() for line in re.sub("[ \t]+", " ", text).split("\n"))
    return text


def plain_layout(text: str, headline: str | None):
    raw = RawDispatch(text=text, origin=Origin(), published=PUBLISHED, headline=headline)
    return read_layout(raw, load_lexicons())


def copy_of(text: str) -> Copy:
    """The headline goes into its field where it is a paragraph of its own; else all is body, as scrapers leave it."""
    dispatch, _ = plain_layout(text, None)
    first = text.partition("\n\n")[0]
    headline = dispatch.headline.text if dispatch.headline and dispatch.headline.text == first else None
    return Copy(text=text, headline=headline)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_text_and_parts_are_the_same(path: Path, name: str):
    copy = copy_of(text_of(path, name))
    (raw,) = read_data(FORMATS[name](copy), Origin(), InputOptions(published=PUBLISHED))
    assert isinstance(raw, RawDispatch), raw
    assert raw.text == copy.text
    assert raw.published == PUBLISHED
    assert raw.origin.id == (None if name.startswith(("plain", "html")) else ID)
    given, unread = read_layout(raw, load_lexicons())
    expected, lost = plain_layout(copy.text, None)
    assert (replace(given, source=expected.source), unread) == (expected, lost)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_folders_and_lists_give_the_same_text(path: Path, tmp_path: Path):
    copy = copy_of(text_of(path, "plain"))
    (tmp_path / "brat").mkdir()
    (tmp_path / "brat" / "a.txt").write_bytes(copy.text.encode())
    (tmp_path / "brat" / "a.ann").write_bytes(f"T1\tDebut 0 9\t{copy.text[:9]}\n".encode())
    (tmp_path / "flux.rss").write_bytes(EXACT["rss"](copy))
    (tmp_path / "flux.opml").write_text('<opml><body><outline xmlUrl="flux.rss"/></body></opml>')
    (tmp_path / "index.xml").write_text(
        '<newsMessage><itemSet><packageItem><groupSet><group><itemRef href="a.g2"/></group></groupSet></packageItem>'
        "</itemSet></newsMessage>"
    )
    (tmp_path / "a.g2").write_bytes(EXACT["newsml-g2-nitf"](copy))
    raws = list(read_paths([str(tmp_path / name) for name in ("brat", "flux.opml", "index.xml")]))
    assert [raw.text for raw in raws if isinstance(raw, RawDispatch)] == [copy.text] * 3
    assert [raw.origin.format for raw in raws if isinstance(raw, RawDispatch)] == ["brat", "feed", "newsml-g2"]


@pytest.mark.model
@pytest.mark.parametrize("stem", READ_WHOLE)
def test_the_whole_record_is_the_same(stem: str, reader: Reader):
    path = next(path for path in EXAMPLES if path.stem == stem)
    expected: dict[str, Record] = {}
    for name, wrap in FORMATS.items():
        copy = copy_of(text_of(path, name))
        if copy.text not in expected:
            expected[copy.text] = reader.read(copy.text, published=PUBLISHED)
        (raw,) = read_data(wrap(copy), Origin(), InputOptions(published=PUBLISHED))
        (record,) = reader.read_many([raw])
        assert isinstance(record, Record)
        same = replace(record, dispatch=replace(record.dispatch, source=Origin()))
        assert same == expected[copy.text], name
