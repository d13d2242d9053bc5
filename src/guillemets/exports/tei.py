"""Records as TEI P5: the text as it stands, dates inline, statements and events standing off, TIMEX3 in the header.

Every part of the dispatch is an ``ab`` and the text of ``body`` is the text of the record, code point by code point.
Dates and times are ``date`` and ``time``; their TIMEX3 elements, whose values TEI's own attributes cannot all hold,
stand in ``xenoData`` under TimeML's names and are tied by ``corresp``. Statements, mentions and events overlap, so
they are spans between anchors (TEI P5, 21.3 and 17.3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.exports.names import file_stem
from guillemets.exports.tei_header import TEI, XML_ID, header, ids_of
from guillemets.exports.xml_text import xml_text
from guillemets.model.record import speakers_of
from guillemets.model.temporal import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from guillemets.exports.tei_header import Ids
    from guillemets.model.attribution import Attribution
    from guillemets.model.event import Event
    from guillemets.model.record import Record
    from guillemets.model.temporal import TimeExpression

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# TEI's teidata.temporal.iso: the characters that a value of when-iso or dur-iso may hold.
_ISO = re.compile(r"[0-9.,DHMPRSTWYZ/:+\-]+")

_Span = tuple[str, int, int, str | None]


def write_tei_corpus(records: Iterable[Record], stream: BinaryIO) -> None:
    """One ``teiCorpus`` with a ``TEI`` for each record, written as they come."""
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with document.element(f"{{{TEI}}}teiCorpus", nsmap={None: TEI}):
            document.write(_corpus_header())
            for record in records:
                document.write("\n")
                document.write(tei(record))
    stream.write(b"\n")


def write_tei_files(records: Iterable[Record], folder: Path) -> None:
    """One ``ID.xml`` for each record, in ``folder``, which exists."""
    for record in records:
        data = etree.tostring(tei(record), encoding="utf-8", xml_declaration=True)
        (folder / f"{file_stem(record.dispatch)}.xml").write_bytes(data + b"\n")


def tei(record: Record) -> etree._Element:
    """The ``TEI`` element of one record."""
    ids = ids_of(record.dispatch)
    spans = list(_groups(record, ids))
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    root.append(header(record, ids))
    stand_off = _sub(root, "standOff")
    for attributes, members in spans:
        group = _sub(stand_off, "spanGrp", **attributes)
        for kind, start, end, entity in members:
            link = {"corresp": f"#{ids.of(entity)}"} if entity else {}
            _sub(group, "span", type=kind, **{"from": f"#{ids.at(start)}"}, to=f"#{ids.at(end)}", **link)
    body = _sub(_sub(root, "text"), "body")
    offsets = sorted({offset for _, members in spans for _, *ends, _ in members for offset in ends})
    _Writer(record, ids, offsets).write(body)
    return root


def _corpus_header() -> etree._Element:
    head = etree.Element(f"{{{TEI}}}teiHeader", nsmap={None: TEI})
    description = _sub(head, "fileDesc")
    _sub(_sub(description, "titleStmt"), "title").text = "Guillemets"
    _sub(_sub(description, "publicationStmt"), "p").text = "guillemets export --format tei"
    _sub(_sub(description, "sourceDesc"), "p").text = "One TEI element a dispatch."
    return head


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{TEI}}}{name}", attributes)


def _groups(record: Record, ids: Ids) -> Iterator[tuple[dict[str, str], list[_Span]]]:
    """The attributes and the spans of each group: statements, mentions, events."""
    for one in record.attributions:
        features = [one.type.value, one.act.value]
        features += ["anonymous"] * one.anonymous + ["negated"] * one.negated + ["conditional"] * one.conditional
        attributes = {"type": "statement", XML_ID: ids.of(one.id), "subtype": " ".join(features).replace(" ", ".")}
        yield attributes, list(_statement(one))
    for entity in record.entities:
        if entity.mentions:
            mentions = [(mention.form.value, mention.start, mention.end, entity.id) for mention in entity.mentions]
            yield {"type": "mentions"}, list(mentions)
    for event in record.events:
        kind = f"{event.type}.{event.mode}" if event.mode else event.type
        yield (
            {"type": "event", XML_ID: ids.of(event.id), "subtype": f"{kind}.{event.factuality}"},
            list(_event(event)),
        )


def _statement(one: Attribution) -> Iterator[_Span]:
    for piece in one.content:
        yield "content", piece.start, piece.end, None
    if one.cue:
        yield "cue", one.cue.start, one.cue.end, None
    speakers = speakers_of(one)
    if one.source:
        known = speakers[0].entity if len(speakers) == 1 else None
        yield "source", one.source.start, one.source.end, known
    for link in one.relay:
        yield "relay", link.source.start, link.source.end, None


def _event(one: Event) -> Iterator[_Span]:
    yield "trigger", one.trigger.start, one.trigger.end, None
    for role, parties in (("actor", one.actors), ("recipient", one.recipients)):
        for party in parties:
            yield role, party.start, party.end, party.entity


class _Writer:
    """Lays the text into elements: parts, dates, and an anchor at each offset that a span needs."""

    def __init__(self, record: Record, ids: Ids, offsets: list[int]) -> None:
        self._text = xml_text(record.dispatch.text)
        self._record = record
        self._ids = ids
        self._anchors = offsets
        self._next = 0

    def write(self, body: etree._Element) -> None:
        """The whole text: each part in its block, what stands between them in blocks of its own or as blanks."""
        cursor = 0
        for part in self._record.dispatch.parts:
            if part.start < cursor:
                continue
            self._between(body, cursor, part.start)
            block = _sub(body, "ab", type=part.kind.value)
            block.set(_SPACE, "preserve")
            self._fill(block, part.start, part.end)
            cursor = part.end
        self._between(body, cursor, len(self._text))
        self._anchor_until(body, len(self._text))

    def _between(self, body: etree._Element, start: int, end: int) -> None:
        if self._text[start:end].strip():
            block = _sub(body, "ab", type="other")
            block.set(_SPACE, "preserve")
            self._fill(block, start, end)
        else:
            self._run(body, start, end)

    def _fill(self, block: etree._Element, start: int, end: int) -> None:
        cursor = start
        for number, time in enumerate(self._record.times):
            if cursor <= time.start < time.end <= end:
                self._run(block, cursor, time.start)
                self._run(self._dated(block, number, time), time.start, time.end)
                cursor = time.end
        self._run(block, cursor, end)

    def _dated(self, block: etree._Element, number: int, time: TimeExpression) -> etree._Element:
        element = _sub(block, "time" if time.type is TimexType.TIME else "date", type=time.type.value)
        element.set(XML_ID, self._ids.of(f"t{number}"))
        element.set("corresp", f"#{self._ids.of(f'timex{number}')}")
        if _ISO.fullmatch(time.value):
            element.set("dur-iso" if time.type is TimexType.DURATION else "when-iso", time.value)
        return element

    def _run(self, element: etree._Element, start: int, end: int) -> None:
        """Plain text with its anchors; one at ``end`` is left to what comes next."""
        cursor = start
        while self._next < len(self._anchors) and self._anchors[self._next] < end:
            offset = self._anchors[self._next]
            _append(element, self._text[cursor:offset])
            self._anchor(element)
            cursor = offset
        _append(element, self._text[cursor:end])

    def _anchor_until(self, element: etree._Element, end: int) -> None:
        while self._next < len(self._anchors) and self._anchors[self._next] <= end:
            self._anchor(element)

    def _anchor(self, element: etree._Element) -> None:
        anchor = _sub(element, "anchor")
        anchor.set(XML_ID, self._ids.at(self._anchors[self._next]))
        self._next += 1


def _append(element: etree._Element, text: str) -> None:
    """Text after whatever the element holds already."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
