"""What is broken or made to break the reader gives its row of refusal: no error, no request, no memory without bound."""

from __future__ import annotations

import gzip
import io
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from guillemets.formats import InputOptions, read_data
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason, RefusedInput
from wire_copies import EXACT, PAGES, Copy

TEXT = (
    "Genève: le téléphérique rouvre à l'été\n\n"
    "GENÈVE (ATS) - Le téléphérique rouvrira à l'été, a annoncé mardi la conseillère d'État Inès Favre, après deux ans"
    " de travaux. «Nous avons tenu les délais», s'est-elle félicitée devant la presse à Genève.\n\n"
    "Les opposants, eux, déplorent un coût «déraisonnable». Ils n'excluent pas de saisir la justice, selon leur porte-"
    "parole Bruno Castaing. La Ville n'a pas souhaité réagir à cette annonce."
)
COPY = Copy(text=TEXT, headline=TEXT.partition("\n")[0])
FORMATS = {**EXACT, **PAGES}
XML = ["nitf", "newsml", "newsml-g2-xhtml", "newsml-g2-nitf", "rss", "atom"]
DATED = [name for name in FORMATS if not name.startswith("plain")]
WITH_IDS = ["jsonl", "csv", "parquet", "ninjs-1", "newsml", "newsml-g2-xhtml", "rss", "atom", "warc", "warc.gz"]

Rows = list[RawDispatch | RefusedInput]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No connection from the thread that reads; other threads of the process may be about other tests' business."""
    asked: list[object] = []
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if threading.current_thread() is not threading.main_thread():
            connect(self, address)  # type: ignore[arg-type]
            return
        asked.append(address)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield
    assert asked == []


def rows(data: bytes, origin: Origin | None = None) -> Rows:
    return list(read_data(data, origin or Origin(path="envoi"), InputOptions()))


def refusals(found: Rows) -> list[RefusedInput]:
    assert found
    refused = [row for row in found if isinstance(row, RefusedInput)]
    assert all(row.message and "envoi" in row.message for row in refused)
    return refused


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "plain"])
def test_what_is_cut_short_is_refused(name: str):
    data = FORMATS[name](COPY)
    for percent in range(3, 100, 6):
        for row in rows(data[: len(data) * percent // 100]):
            assert isinstance(row, RefusedInput) or row.text == TEXT, percent
    half = [row for row in rows(data[: len(data) // 2]) if isinstance(row, RawDispatch)]
    assert half == []


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.endswith(".gz") and name != "parquet"])
def test_bytes_of_another_encoding_give_the_text_or_a_refusal(name: str):
    written = FORMATS[name](replace(COPY, text=TEXT + " œ"))
    other = "utf-8" if name == "newsml" else "cp1252"
    data = written.decode("iso-8859-15" if name == "newsml" else "utf-8-sig").encode(other)
    assert data != written or name in ("jsonl", "ninjs-1")
    for row in rows(data):
        assert isinstance(row, RefusedInput) or row.text == TEXT + " œ"


def laughing(data: bytes, name: str) -> bytes:
    """The document with a hundred million characters behind one entity."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 8))
    root = {"rss": "rss", "atom": "feed", "nitf": "nitf", "newsml": "NewsML"}.get(name, "newsMessage")
    doctype = f'<!DOCTYPE {root} [<!ENTITY l0 "ha!">{entities}]>'
    return with_doctype(data, doctype).replace("Genève".encode(), b"&l7;")


def with_doctype(data: bytes, doctype: str) -> bytes:
    declaration, _, rest = data.partition(b"?>")
    if rest.lstrip().startswith(b"<!DOCTYPE"):
        rest = rest.partition(b">")[2]
    return declaration + b"?>" + doctype.encode() + rest


@pytest.mark.parametrize("name", XML)
def test_entities_are_never_expanded(name: str):
    (row,) = refusals(rows(laughing(FORMATS[name](COPY), name)))
    assert row.reason is Reason.UNREADABLE


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:9/secret"])
def test_nothing_outside_is_read(name: str, target: str):
    doctype = f'<!DOCTYPE x SYSTEM "{target}" [<!ENTITY e SYSTEM "{target}"><!ENTITY % p SYSTEM "{target}"> %p;]>'
    data = with_doctype(FORMATS[name](COPY), doctype).replace("Genève".encode(), b"&e;")
    (row,) = refusals(rows(data))
    assert "root:" not in row.message
    only = with_doctype(FORMATS[name](COPY), f'<!DOCTYPE x SYSTEM "{target}">')
    assert [row.text for row in rows(only) if isinstance(row, RawDispatch)] == [TEXT]


@pytest.mark.parametrize("name", [*XML, "html", "warc"])
def test_an_attribute_of_ten_megabytes_is_refused(name: str):
    data = FORMATS[name](COPY)
    stuffed = data.replace(b"<p>", b'<p title="' + b"x" * 10_000_000 + b'">', 1)
    if name == "warc":
        grown = len(stuffed) - len(data)
        at = data.rindex(b"Content-Length: ") + len("Content-Length: ")
        size = int(data[at : data.index(b"\r", at)])
        stuffed = stuffed.replace(f"Content-Length: {size}".encode(), f"Content-Length: {size + grown}".encode())
    assert stuffed != data
    assert refusals(rows(stuffed))
    assert not [row for row in rows(stuffed) if isinstance(row, RawDispatch)]


HUGE = "x" * 10_000_000
STUFFED = [
    ("jsonl", '"headline": "', '"headline": "' + HUGE),
    ("jsonl", '"id": "', '"id": "' + HUGE),
    ("csv", "https://exemple.test/", f"https://exemple.test/{HUGE}"),
    ("ninjs-1", '"uri": "', '"uri": "' + HUGE),
    ("ninjs-2", '"language": "fr"', f'"language": "fr", "slugline": "{HUGE}"'),
    ("rss", "<title>Genève", f"<title>{HUGE}"),
    ("atom", "<name>", f"<name>{HUGE}"),
    ("newsml-g2-xhtml", "<slugline>", f"<slugline>{HUGE}"),
    ("newsml", "<SlugLine>", f"<SlugLine>{HUGE}"),
    ("nitf", "<hl1>", f"<hl1>{HUGE}"),
    ("html", '"name": "L\\u00e9a', f'"name": "{HUGE}'),
]


@pytest.mark.parametrize(("name", "before", "after"), STUFFED, ids=lambda value: value if len(value) < 16 else "")
def test_a_field_of_ten_megabytes_is_refused(name: str, before: str, after: str):
    encoding = "iso-8859-15" if name == "newsml" else "utf-8"
    data = FORMATS[name](COPY).decode(encoding)
    assert before in data
    found = rows(data.replace(before, after, 1).encode(encoding))
    assert len(refusals(found)) == len(found)
    assert all(len(row.message) < 1000 for row in refusals(found))


@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("date", ["hier", "2025-13-45T99:00:00Z", "0001-01-01T00:00:00"])
def test_a_date_that_is_none_is_refused(name: str, date: str):
    (row,) = refusals(rows(FORMATS[name](replace(COPY, published=date))))
    assert "date" in row.message


@pytest.mark.parametrize(
    "data", [b"[" * 3_000_000, b'{"uri": "urn:x", "a": [' + b"[]," * 3_000_000, b"[" + b"{}," * 3_000_000]
)
def test_json_of_millions_of_values_is_refused(data: bytes):
    assert refusals(rows(data))


@pytest.mark.parametrize(("name", "tags"), [("html", 30_000), ("nitf", 600_000)])
def test_markup_of_too_many_tags_is_refused(name: str, tags: int):
    data = FORMATS[name](COPY).replace(b"</p>", b"</p>" + b"<p></p>" * tags, 1)
    (row,) = refusals(rows(data))
    assert row.reason is Reason.TOO_LONG


def doubled(name: str) -> bytes:
    """The same item twice in one input, the second time with other words."""
    one, other = FORMATS[name](COPY), FORMATS[name](replace(COPY, text=TEXT.replace("mardi", "jeudi")))
    match name:
        case "jsonl" | "warc" | "warc.gz":
            return one + other
        case "csv":
            return one + other.split(b"\r\n", 1)[1]
        case "parquet":
            written = io.BytesIO()
            pq.write_table(pa.concat_tables([pq.read_table(io.BytesIO(data)) for data in (one, other)]), written)
            return written.getvalue()
        case "ninjs-1":
            return b"[" + one + b"," + other + b"]"
        case _:
            start, end = {
                "newsml": (b"<NewsItem ", b"</NewsItem>"),
                "newsml-g2-xhtml": (b"<newsItem ", b"</newsItem>"),
                "rss": (b"<item>", b"</item>"),
                "atom": (b"<entry>", b"</entry>"),
            }[name]
            second = other[other.index(start) : other.index(end) + len(end)]
            return one.replace(end, end + second)


@pytest.mark.parametrize("name", WITH_IDS)
def test_an_id_that_comes_twice_is_refused_the_second_time(name: str):
    first, second = rows(doubled(name))
    assert isinstance(first, RawDispatch)
    assert first.text == TEXT
    assert isinstance(second, RefusedInput)
    assert second.reason is Reason.DUPLICATE_ID
    assert second.source.id == first.origin.id


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("plain.gz", "warc.gz")])
def test_a_zip_is_refused(name: str):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, FORMATS[name](COPY) + b" " * 10_000_000)
    (row,) = refusals(rows(packed.getvalue()))
    assert "ZIP" in row.message


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.endswith(".gz")])
def test_gzip_is_unpacked_whatever_is_in_it(name: str):
    found = [row for row in rows(gzip.compress(FORMATS[name](COPY))) if isinstance(row, RawDispatch)]
    assert [row.text for row in found] == [TEXT]


BOMBS = r"""
import gzip, io, resource, sys, zlib
sys.path[:0] = sys.argv[1:]
import pyarrow as pa, pyarrow.parquet as pq
from test_malformed import COPY, FORMATS
from guillemets.formats import InputOptions, read_data
from guillemets.model.dispatch import Origin, RawDispatch

packer = zlib.compressobj(9, zlib.DEFLATED, 31)
blanks = b"".join([packer.compress(b" " * 2**20) for _ in range(100)] + [packer.flush()])

def refused(name, data):
    found = list(read_data(data, Origin(path="envoi"), InputOptions()))
    assert found and not isinstance(found[-1], RawDispatch), (name, found)

plain = [name for name in FORMATS if not name.endswith(".gz") and name != "parquet"]
for name in plain:
    list(read_data(FORMATS[name](COPY), Origin(), InputOptions()))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name in plain:
    refused(name, gzip.compress(FORMATS[name](COPY)) + blanks)
body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + blanks
head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
refused("warc", head.encode() + body + b"\r\n\r\n")
written = io.BytesIO()
texts = pa.DictionaryArray.from_arrays(pa.array([0] * 30, pa.int32()), pa.array([" " * 4_000_000]))
pq.write_table(pa.table({"text": texts}), written)
refused("parquet", written.getvalue())
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
def test_bombs_are_refused_in_bounded_memory():
    here = Path(__file__).parent
    run = subprocess.run(
        [sys.executable, "-c", BOMBS, str(here), str(here.parent)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 500, "megabytes"
