"""What stands beside the text reaches the record: status, versions, dates, authors, sections, languages."""

from __future__ import annotations

import json

import pytest

from guillemets.formats import InputOptions, read_data
from guillemets.formats.wire import declared_status
from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.lexicons.wire_codes import WireCode, read_wire_codes
from guillemets.model.dispatch import Origin, RawDispatch, Status, Wire
from guillemets.model.refusal import Reason, RefusedInput
from wire_copies import EXACT, PAGES, URL, Copy

TEXT = (
    "Le pont rouvre\n\nLe pont a rouvert lundi, a annoncé la ville de Genève.\n\n«Enfin», a dit le maire.\n\n"
    "Les travaux avaient duré deux ans, a rappelé la préfète devant la presse."
)
COPY = Copy(text=TEXT, headline="Le pont rouvre")
FORMATS = {**EXACT, **PAGES}


def read(data: bytes) -> RawDispatch:
    (raw,) = read_data(data, Origin())
    assert isinstance(raw, RawDispatch), raw
    return raw


def status(raw: RawDispatch) -> Status | None:
    dispatch, _ = read_layout(raw, load_lexicons())
    return dispatch.status


UPDATED = "2025-01-28T21:02:00+01:00"
EXPECTED = {
    "newsml-g2-xhtml": Wire(
        headline=COPY.headline, provider="AFP", urgency=4, version="3", updated=UPDATED, keywords=("Suisse-diplomatie",)
    ),
    "newsml": Wire(
        headline=COPY.headline, provider="AFP", urgency=4, version="3", updated=UPDATED, keywords=("Suisse-diplomatie",)
    ),
    "nitf": Wire(headline=COPY.headline, section="Monde", provider="ATS", urgency=4, version="3", keywords=("Suisse",)),
    "ninjs-1": Wire(headline=COPY.headline, provider="ATS", urgency=4, version="3", updated=UPDATED),
    "ninjs-2": Wire(headline=COPY.headline, provider="ATS", urgency=4, version="3"),
    "html": Wire(headline=COPY.headline, section="Monde", authors=("Léa Rey",), provider="Le Journal"),
    "warc": Wire(headline=COPY.headline, section="Monde", authors=("Léa Rey",), provider="Le Journal"),
    "rss": Wire(headline=COPY.headline, section="Monde", provider="Le Journal", keywords=("Monde",)),
    "atom": Wire(
        headline=COPY.headline,
        section="Monde",
        authors=("Léa Rey",),
        provider="Le Journal",
        updated="2025-01-28T20:47:00+01:00",
        keywords=("Monde",),
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_fields_find_their_places(name: str):
    assert read(FORMATS[name](COPY)).origin.wire == EXPECTED[name]


@pytest.mark.parametrize("name", ["html", "warc", "warc.gz", "rss", "atom", "jsonl", "csv", "parquet"])
def test_the_address_is_kept(name: str):
    assert read(FORMATS[name](COPY)).origin.url == URL


STATUS_FIELDS = [
    ("newsml-g2-xhtml", '<pubStatus qcode="stat:usable"/>', '<pubStatus qcode="stat:canceled"/>', Status.WITHDRAWAL),
    (
        "newsml-g2-xhtml",
        '<pubStatus qcode="stat:usable"/>',
        """<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"/>
        <signal uri="http://cv.iptc.org/newscodes/signal/cwarn"/>
        <signal uri="http://cv.iptc.org/newscodes/signal/correction"/>""",
        Status.CORRECTION,
    ),
    ("newsml-g2-nitf", "</itemMeta>", '<signal qcode="sig:update"/></itemMeta>', Status.UPDATE),
    (
        "newsml-g2-nitf",
        "</itemMeta>",
        "<edNote>Annule et remplace la dépêche de 20h12</edNote></itemMeta>",
        Status.CORRECTION,
    ),
    ("newsml", '<Status FormalName="Usable"/>', '<Status FormalName="Canceled"/>', Status.WITHDRAWAL),
    (
        "newsml",
        '<Status FormalName="Usable"/>',
        '<Status FormalName="Usable"/><Instruction FormalName="Rectify"/>',
        Status.CORRECTION,
    ),
    ("nitf", 'management-status="usable"', 'management-status="canceled"', Status.WITHDRAWAL),
    ("nitf", "<doc-id", '<ed-msg info="Correction du bilan au 2e paragraphe"/><doc-id', Status.CORRECTION),
    ("ninjs-1", '"pubstatus": "usable"', '"pubstatus": "canceled"', Status.WITHDRAWAL),
    ("ninjs-2", '"urgency": 4', '"urgency": 4, "signal": "sig:update"', Status.UPDATE),
    ("ninjs-1", '"urgency": 4', '"urgency": 4, "ednote": "ACTUALISE avec des réactions"', Status.UPDATE),
]


@pytest.mark.parametrize(("name", "before", "after", "expected"), STATUS_FIELDS)
def test_status_comes_from_the_fields(name: str, before: str, after: str, expected: Status):
    data = FORMATS[name](COPY).decode("iso-8859-15" if name == "newsml" else "utf-8")
    assert before in data
    assert status(read(FORMATS[name](COPY))) is None
    assert (
        status(read(data.replace(before, after, 1).encode("iso-8859-15" if name == "newsml" else "utf-8"))) is expected
    )


@pytest.mark.parametrize("row", read_wire_codes(), ids=lambda row: row.term)
def test_each_code_and_note_is_read(row: WireCode):
    assert row.term in row.example.casefold()
    found = declared_status([f"x:{row.term}"]) if row.kind == "code" else declared_status([], [row.example])
    assert found == row.status


def test_the_headline_comes_after_the_fields_and_before_the_urgency():
    copy = Copy(text="URGENT - Le pont rouvre\n\nLe pont a rouvert lundi.", headline="URGENT - Le pont rouvre")
    data = EXACT["newsml-g2-xhtml"](copy)
    assert status(read(data)) is Status.URGENT
    assert status(read(data.replace(b"<urgency>4<", b"<urgency>1<"))) is Status.URGENT
    assert status(read(data.replace(b"stat:usable", b"stat:canceled"))) is Status.WITHDRAWAL


def test_urgency_counts_for_short_copy_alone():
    short = Copy(text="Le pont rouvre\n\nLe pont a rouvert lundi, a annoncé la ville.", headline="Le pont rouvre")
    for copy, expected in ((short, Status.ALERT), (COPY, None)):
        assert status(read(EXACT["nitf"](copy).replace(b'ed-urg="4"', b'ed-urg="1"'))) is expected


def test_a_withdrawal_without_a_text_says_its_note():
    data = EXACT["newsml-g2-nitf"](Copy(text="\n\n", headline=None)).replace(
        b'<pubStatus qcode="stat:usable"/>',
        '<pubStatus qcode="stat:canceled"/><edNote>Annulation: dépêche erronée</edNote>'.encode(),
    )
    raw = read(data)
    assert (raw.text, status(raw)) == ("Annulation: dépêche erronée", Status.WITHDRAWAL)
    (row,) = read_data(data.replace("<edNote>Annulation: dépêche erronée</edNote>".encode(), b""), Origin())
    assert isinstance(row, RefusedInput)
    assert row.reason is Reason.NO_DISPATCH
    assert row.source.wire is not None
    assert row.source.wire.status is Status.WITHDRAWAL


def test_what_an_item_replaces_is_named():
    link = (
        b'<link rel="irel:previousVersion" residref="urn:x:1"/><link rel="irel:seeAlso" residref="urn:x:2"/></itemMeta>'
    )
    raw = read(EXACT["newsml-g2-nitf"](COPY).replace(b"</itemMeta>", link))
    assert raw.origin.wire is not None
    assert raw.origin.wire.replaces == ("urn:x:1",)


def test_versions_of_one_item_are_no_duplicates():
    one = EXACT["newsml-g2-xhtml"](COPY)
    item = one[one.index(b"<newsItem ") : one.index(b"</newsItem>") + len(b"</newsItem>")]
    both = one.replace(b"</itemSet>", item.replace(b'version="3"', b'version="4"') + b"</itemSet>")
    assert [type(row) for row in read_data(both, Origin())] == [RawDispatch, RawDispatch]


def test_pictures_beside_the_text_are_refused():
    one = EXACT["newsml-g2-xhtml"](COPY)
    picture = (
        b'<newsItem guid="urn:image" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>'
    )
    raw, row = read_data(one.replace(b"</itemSet>", picture + b"</itemSet>"), Origin())
    assert isinstance(raw, RawDispatch)
    assert isinstance(row, RefusedInput)
    assert (row.reason, row.source.id) == (Reason.NO_DISPATCH, "urn:image")


def test_captions_of_newsml_are_no_dispatches():
    caption = (
        b'<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>Le pont,'
        b" lundi.</p></DataContent></ContentItem></NewsComponent></NewsItem>"
    )
    assert read(EXACT["newsml"](COPY).replace(b"</NewsItem>", caption)).text == TEXT


@pytest.mark.parametrize("dateline", ["GENÈVE, 28 jan (ATS)", "GENÈVE"])
def test_a_dateline_of_its_own_opens_the_text(dateline: str):
    data = EXACT["nitf"](COPY).decode().replace("</body.head>", f"<dateline>{dateline}</dateline></body.head>")
    text = read(data.encode()).text
    assert text == TEXT.replace("\n\nLe pont a", f"\n\n{dateline} - Le pont a")
    assert read(data.replace("<p>Le pont a", "<p>Genève (ATS) Le pont a").encode()).text.count("(ATS)") == 1


def test_named_entities_of_html_are_read_where_the_dtd_would_define_them():
    data = EXACT["nitf"](COPY).replace(b"?>", b'?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">', 1)
    assert read(data.replace("Genève".encode(), b"Gen&egrave;ve")).text == TEXT


@pytest.mark.parametrize("name", ["html", "rss", "newsml-g2-xhtml", "newsml", "nitf", "ninjs-1", "jsonl", "plain"])
def test_other_languages_are_refused(name: str):
    english = (
        "Bridge reopens\n\nThe bridge reopened on Monday after two years of work, the city announced in a statement to the press. The mayor"
        " said that he was glad to see the first cars cross the river again, and thanked the workers who had finished it."
    )
    (row,) = read_data(FORMATS[name](Copy(text=english, headline="Bridge reopens")), Origin())
    assert isinstance(row, RefusedInput)
    assert row.reason is Reason.NOT_FRENCH
    assert "'en'" in row.message


def test_a_short_text_is_taken_by_its_declared_language():
    item = {"uri": "urn:x", "type": "text", "headline": "Brücke offen", "language": "de-CH"}
    (row,) = read_data(json.dumps(item).encode(), Origin(), InputOptions())
    assert isinstance(row, RefusedInput)
    assert row.reason is Reason.NOT_FRENCH
    french = {**item, "headline": "Le pont est ouvert aux piétons"}
    assert read((json.dumps(french) + "\n").encode()).text == "Le pont est ouvert aux piétons"


def test_whitespace_of_the_markup_is_not_the_text_s():
    wrapped = EXACT["nitf"](COPY).replace(b"rouvert lundi", b"rouvert\r\n      lundi").replace(b"<p>", b"\n  <p>\n   ")
    assert read(wrapped).text == TEXT
