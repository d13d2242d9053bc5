"""TEI: the text comes back code point by code point, spans by their anchors, times with their TIMEX3 values."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree

from awkward import skarje
from guillemets.exports.tei import tei, write_tei_corpus, write_tei_files
from guillemets.exports.xml_text import xml_text
from guillemets.model.record import Record

NAMES = {"t": "http://www.tei-c.org/ns/1.0", "m": "http://www.timeml.org"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def read(record: Record) -> etree._Element:
    return etree.fromstring(etree.tostring(tei(record), encoding="utf-8"))


def text_of(root: etree._Element) -> str:
    return "".join(root.find(".//t:body", NAMES).itertext())


def anchors(root: etree._Element) -> dict[str, int]:
    """The offset at which each anchor stands, counted in the text of the body."""
    offset, found = 0, {}
    for event, element in etree.iterwalk(root.find(".//t:body", NAMES), events=("start", "end")):
        if event == "start":
            if element.tag.endswith("}anchor"):
                found[element.get(ID)] = offset
            offset += len(element.text or "")
        elif not element.tag.endswith("}body"):
            offset += len(element.tail or "")
    return found


@pytest.fixture(params=range(4), ids=["uri", "skarje", "météo", "undated"])
def record(request: pytest.FixtureRequest, records: tuple[Record, ...]) -> Record:
    return records[request.param]


def test_the_text_is_that_of_the_record(record: Record):
    assert text_of(read(record)) == xml_text(record.dispatch.text)


def test_anchors_stand_at_their_offsets(record: Record):
    found = anchors(read(record))
    assert found == {name: int(name.rpartition("-at")[2]) for name in found}


def test_spans_give_back_the_words_of_every_statement(record: Record):
    root = read(record)
    where, text = anchors(root), text_of(root)

    def words(span: etree._Element) -> str:
        return text[where[span.get("from")[1:]] : where[span.get("to")[1:]]]

    groups = root.findall(".//t:spanGrp[@type='statement']", NAMES)
    assert len(groups) == len(record.attributions)
    for group, one in zip(groups, record.attributions, strict=True):
        spans = group.findall("t:span", NAMES)
        assert [words(s) for s in spans if s.get("type") == "content"] == [xml_text(p.text) for p in one.content]
        assert [words(s) for s in spans if s.get("type") == "cue"] == ([xml_text(one.cue.text)] if one.cue else [])
        assert [words(s) for s in spans if s.get("type") == "relay"] == [xml_text(r.source.text) for r in one.relay]


def test_every_link_has_its_end(record: Record):
    root = read(record)
    names = [element.get(ID) for element in root.iter() if element.get(ID)]
    links = [e.get(a)[1:] for e in root.iter() for a in ("from", "to", "corresp") if e.get(a)]
    assert len(names) == len(set(names))
    assert set(links) <= set(names)


def test_timex3_values_come_back_and_are_tied_to_the_dates_in_the_text(record: Record):
    root = read(record)
    timex = {element.get(ID): element for element in root.findall(".//m:TIMEX3", NAMES)}
    assert [(e.get("type"), e.get("value"), e.text, int(e.get("start"))) for e in timex.values()] == [
        (t.type.value, t.value, t.text, t.start) for t in record.times
    ]
    inline = [*root.iterfind(".//t:body//t:date", NAMES), *root.iterfind(".//t:body//t:time", NAMES)]
    assert len(inline) == len(record.times)
    for element in inline:
        assert "".join(element.itertext()) == timex[element.get("corresp")[1:]].text


def test_values_that_tei_can_hold_stand_in_its_own_attributes():
    root = read(skarje())
    dates = {"".join(e.itertext()): e.get("when-iso") for e in root.iterfind(".//t:body//t:date", NAMES)}
    assert dates == {"jeudi": "2025-03-13", "ni demain": None}
    assert root.find(".//t:body//t:time", NAMES).get("when-iso") == "2025-03-14T09:30"


def test_people_stand_in_the_header():
    root = read(skarje())
    assert root.findtext(".//t:person/t:persName", namespaces=NAMES) == "Goran Stanko"
    assert root.findtext(".//t:org[@type='state']/t:idno", namespaces=NAMES) == "Q999999"


def test_a_corpus_holds_each_dispatch_under_ids_that_are_unique(records: tuple[Record, ...]):
    stream = io.BytesIO()
    write_tei_corpus(records[:-1], stream)
    root = etree.fromstring(stream.getvalue())
    bodies = ["".join(body.itertext()) for body in root.iterfind("t:TEI//t:body", NAMES)]
    assert bodies == [xml_text(record.dispatch.text) for record in records[:-1]]
    names = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(names) == len(set(names))


def test_files_are_documents_of_their_own(records: tuple[Record, ...], tmp_path: Path):
    write_tei_files(records[:-1], tmp_path)
    texts = {"".join(etree.parse(path).getroot().find(".//t:body", NAMES).itertext()) for path in tmp_path.iterdir()}
    assert texts == {xml_text(record.dispatch.text) for record in records[:-1]}
