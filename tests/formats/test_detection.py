"""Formats are told by the bytes; names and folders count where bytes leave it open."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from guillemets.errors import UsageError
from guillemets.formats import InputFormat, InputOptions, find_sources, read_data, read_paths, several
from guillemets.formats.detect import detect
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason, RefusedInput
from wire_copies import EXACT, PAGES, Copy

TEXT = "Le pont rouvre\n\nLe pont a rouvert lundi, a annoncé la ville de Genève."
COPY = Copy(text=TEXT, headline="Le pont rouvre")
FORMATS = {**EXACT, **PAGES}
EXPECTED = {
    "plain": InputFormat.PLAIN,
    "jsonl": InputFormat.JSONL,
    "csv": InputFormat.CSV,
    "parquet": InputFormat.PARQUET,
    "ninjs-1": InputFormat.NINJS,
    "ninjs-2": InputFormat.NINJS,
    "nitf": InputFormat.NITF,
    "newsml": InputFormat.NEWSML,
    "newsml-g2-xhtml": InputFormat.NEWSML_G2,
    "newsml-g2-nitf": InputFormat.NEWSML_G2,
    "rss": InputFormat.FEED,
    "atom": InputFormat.FEED,
    "html": InputFormat.HTML,
    "warc": InputFormat.WARC,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_format_is_told_by_the_bytes(name: str):
    data = FORMATS[name](COPY)
    assert detect(data, "", InputOptions()) is EXPECTED[name]


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in ("parquet", "warc")])
def test_the_format_of_text_is_told_behind_a_byte_order_mark_and_blanks(name: str):
    assert detect(b"\xef\xbb\xbf \r\n" + FORMATS[name](COPY), "", InputOptions()) is EXPECTED[name]


@pytest.mark.parametrize(
    ("head", "suffix", "found"),
    [
        ("<Le pont> a rouvert.", "", InputFormat.PLAIN),
        ("[Genève] Le pont a rouvert.", "", InputFormat.PLAIN),
        ("{Le pont} a rouvert.", "", InputFormat.PLAIN),
        ("Le pont, la gare, text: tout rouvre.", "", InputFormat.PLAIN),
        ("<p>Le pont a rouvert.</p>", "", InputFormat.HTML),
        ("<!-- fait le 3 --><!DOCTYPE html><title>Pont</title>", "", InputFormat.HTML),
        ('<?xml version="1.0"?><x:opml xmlns:x="urn:x"/>', "", InputFormat.OPML),
        ('<rdf:RDF xmlns:rdf="urn:x">', "", InputFormat.FEED),
        ('{"text": "Le pont', "", InputFormat.JSONL),
        ("illisible", ".jsonl", InputFormat.JSONL),
        ("titre;corps\nLe pont;rouvre", ".csv", InputFormat.CSV),
        ('{\n "uri": "urn:x"', "", InputFormat.NINJS),
        ('[{"uri": "urn:x"}]', "", InputFormat.NINJS),
        ('{"uri": "urn:x"}', ".json", InputFormat.NINJS),
        ('{"text": "Un."}\n{"text": "Deux."}', ".json", InputFormat.JSONL),
    ],
)
def test_close_cases(head: str, suffix: str, found: InputFormat):
    assert detect(head.encode(), suffix, InputOptions()) is found


def test_utf16_hides_no_format():
    data = EXACT["nitf"](COPY).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    (raw,) = read_data(data, Origin())
    assert isinstance(raw, RawDispatch)
    assert (raw.text, raw.origin.format) == (TEXT, "nitf")


def test_the_option_overrides():
    data = b"<p>Le pont a rouvert.</p>"
    (raw,) = read_data(data, Origin(), InputOptions(format=InputFormat.PLAIN))
    assert isinstance(raw, RawDispatch)
    assert raw.text == data.decode()


def test_a_mixed_folder_gives_everything_in_it(tmp_path: Path):
    for name, wrap in FORMATS.items():
        form = name.partition(".")[0]
        suffix = {"plain": ".txt", "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet", "warc": ".warc"}
        kind = suffix.get(form, ".json" if form.startswith("ninjs") else ".html" if form == "html" else ".xml")
        (tmp_path / f"{name.replace('.', '-')}{kind}{'.gz' if name.endswith('.gz') else ''}").write_bytes(wrap(COPY))
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / "reglages.json").write_text('{"couleur": "bleu"}')
    (tmp_path / "pom.xml").write_text("<?xml version='1.0'?><project/>")
    (tmp_path / "brat").mkdir()
    (tmp_path / "brat" / "a.txt").write_text(TEXT)
    (tmp_path / "brat" / "a.ann").write_text("T1\tPlace 3 7\tpont\nR1\tx Arg1:T1 Arg2:T1\n")
    rows = list(read_paths([str(tmp_path)]))
    assert [row.message for row in rows if isinstance(row, RefusedInput)] == []
    assert len(rows) == len(FORMATS) + 1
    assert {row.origin.format for row in rows if isinstance(row, RawDispatch)} == {*EXPECTED.values(), "brat"}
    assert {row.text for row in rows if isinstance(row, RawDispatch)} == {TEXT}


def test_another_kind_that_is_named_is_refused(tmp_path: Path):
    (tmp_path / "reglages.json").write_text('{"couleur": "bleu"}')
    (tmp_path / "pom.xml").write_text("<?xml version='1.0'?><project/>")
    rows = list(read_paths([str(tmp_path / "reglages.json"), str(tmp_path / "pom.xml")]))
    assert [row.reason for row in rows if isinstance(row, RefusedInput)] == [Reason.NO_DISPATCH] * 2


def test_annotations_that_do_not_fit_are_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    for annotation in ("T1\tPlace 0 7\tpont\n", "T1\tPlace 3 7\tpont\nT1\tPlace 3 7\tpont\n", "T1\tPlace\tpont\n"):
        (tmp_path / "a.ann").write_text(annotation)
        (row,) = read_paths([str(tmp_path / "a.ann")])
        assert isinstance(row, RefusedInput)
        assert "do not fit" in row.message
    (tmp_path / "a.txt").unlink()
    (row,) = read_paths([str(tmp_path)])
    assert isinstance(row, RefusedInput)
    assert "no such file" in row.message


def test_what_is_not_there_stops_nothing(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    names = [str(tmp_path / name) for name in ("rien.txt", "x*.xml", "a.t?t")]
    missing, unmatched, found = read_paths(names)
    assert isinstance(missing, RefusedInput)
    assert isinstance(unmatched, RefusedInput)
    assert isinstance(found, RawDispatch)


@pytest.mark.parametrize("name", FORMATS)
def test_standard_input_takes_every_format(name: str, monkeypatch: pytest.MonkeyPatch):
    class Pipe(io.RawIOBase):
        """Gives a few bytes at a time and cannot be sought in, as a pipe."""

        def __init__(self) -> None:
            self.rest = FORMATS[name](COPY)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            size = min(len(buffer), 7)
            taken, self.rest = self.rest[:size], self.rest[size:]
            buffer[: len(taken)] = taken
            return len(taken)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe())))
    (raw,) = read_paths(["-"])
    assert isinstance(raw, RawDispatch)
    assert (raw.text, raw.origin.path) == (TEXT, None)


def test_a_date_from_outside_that_is_none_is_the_caller_s_fault():
    with pytest.raises(UsageError, match="ISO 8601"):
        list(read_data(b"Le pont a rouvert.", Origin(), InputOptions(published="hier")))


def test_whether_several_may_come(tmp_path: Path):
    expected = {
        "plain": False,
        "html": False,
        "nitf": False,
        "ninjs-1": False,
        "newsml": False,
        "newsml-g2-nitf": False,
    }
    for name, one in {**expected, "jsonl": True, "csv": True, "rss": True, "warc": True, "parquet": True}.items():
        path = tmp_path / name
        path.write_bytes(gzip.compress(FORMATS[name](COPY)) if name == "nitf" else FORMATS[name](COPY))
        (source,) = find_sources([str(path)])
        assert several(source) is one, name


def test_a_package_gives_the_items_beside_it(tmp_path: Path):
    (tmp_path / "envoi").mkdir()
    (tmp_path / "envoi" / "a.xml").write_bytes(EXACT["newsml-g2-nitf"](COPY))
    (tmp_path / "secret.xml").write_bytes(EXACT["nitf"](COPY))
    references = "".join(f'<itemRef href="{name}"/>' for name in ("a.xml", "../secret.xml", "http://x.test/b.xml"))
    package = f"""<?xml version="1.0"?><packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:p" version="1">
<itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="g"><group id="g">{references}</group></groupSet>
</packageItem>"""
    (tmp_path / "envoi" / "index.xml").write_text(package)
    raw, rest = read_paths([str(tmp_path / "envoi" / "index.xml")])
    assert isinstance(raw, RawDispatch)
    assert raw.origin.path == str(tmp_path / "envoi" / "a.xml")
    assert isinstance(rest, RefusedInput)
    assert "2 of 3" in rest.message
    together = list(read_paths([str(tmp_path / "envoi")]))
    assert [type(row) for row in together] == [RawDispatch, RefusedInput]


def test_a_list_of_feeds_gives_those_beside_it(tmp_path: Path):
    (tmp_path / "flux.rss").write_bytes(EXACT["rss"](COPY))
    outlines = '<outline text="a" xmlUrl="flux.rss"/><outline text="b" xmlUrl="https://exemple.test/rss"/>'
    (tmp_path / "flux.opml").write_text(f'<opml version="2.0"><body>{outlines}<outline text="c"/></body></opml>')
    raw, rest = read_paths([str(tmp_path / "flux.opml")])
    assert isinstance(raw, RawDispatch)
    assert (raw.text, raw.origin.format, raw.origin.path) == (TEXT, "feed", str(tmp_path / "flux.rss"))
    assert isinstance(rest, RefusedInput)
    assert "guillemets feed add" in rest.message


def test_a_file_that_names_itself_is_read_once(tmp_path: Path):
    outlines = '<outline xmlUrl="a.opml"/><outline xmlUrl="flux.rss"/>'
    (tmp_path / "a.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    (tmp_path / "flux.rss").write_bytes(EXACT["rss"](COPY))
    assert len(list(read_paths([str(tmp_path / "a.opml")]))) == 1


def test_lists_of_ninjs_and_their_associations():
    item = json.loads(EXACT["ninjs-2"](COPY))
    picture = {"uri": "urn:image", "type": "picture", "headlines": [{"value": "Le pont"}]}
    inner = {**item, "uri": "urn:autre", "associations": [picture]}
    rows = list(read_data(json.dumps([{**item, "associations": [inner]}, picture]).encode(), Origin()))
    assert [row.origin.id for row in rows if isinstance(row, RawDispatch)] == [item["uri"], "urn:autre"]
    assert [row.reason for row in rows if isinstance(row, RefusedInput)] == [Reason.NO_DISPATCH]


def test_an_empty_name_is_not_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "depeche.txt").write_text("Le pont rouvre.", "utf-8")
    monkeypatch.chdir(tmp_path)
    (nameless,) = find_sources([""])
    assert "without a name" in str(nameless.fault)
    assert [source.name for source in find_sources(["."])] == ["depeche.txt"]
