"""The header of a TEI document: what the dispatch is, who is in it, and its TIMEX3 elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.exports.names import text_iri
from guillemets.exports.xml_text import xml_text
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.model.dispatch import Dispatch
    from guillemets.model.record import Record

TEI = "http://www.tei-c.org/ns/1.0"
TIMEML = "http://www.timeml.org"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PREFIX = 12


@dataclass(frozen=True, slots=True)
class Ids:
    """Names that are unique in a whole corpus."""

    prefix: str

    def of(self, name: str) -> str:
        """The XML id of a statement, an entity, a time or an event of the record."""
        return f"{self.prefix}-{name}"

    def at(self, offset: int) -> str:
        """The XML id of the anchor at an offset."""
        return f"{self.prefix}-at{offset}"


def ids_of(dispatch: Dispatch) -> Ids:
    """The names within one dispatch."""
    return Ids(f"d{dispatch.id[:_PREFIX]}")


def header(record: Record, ids: Ids) -> etree._Element:
    """The ``teiHeader`` of a record."""
    head = etree.Element(f"{{{TEI}}}teiHeader", nsmap={None: TEI})
    _file(head, record.dispatch)
    profile = _sub(head, "profileDesc")
    _sub(_sub(profile, "langUsage"), "language", ident=record.dispatch.language)
    if record.entities:
        _participants(_sub(profile, "particDesc"), record, ids)
    if record.times:
        _timex(_sub(head, "xenoData"), record, ids)
    return head


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{TEI}}}{name}", attributes)


def _file(head: etree._Element, one: Dispatch) -> None:
    description = _sub(head, "fileDesc")
    title = one.headline.text if one.headline else text_iri(one)
    _sub(_sub(description, "titleStmt"), "title").text = xml_text(" ".join(title.split()))
    publication = _sub(description, "publicationStmt")
    _sub(publication, "publisher").text = xml_text(one.agency.name) if one.agency else None
    if one.published:
        _sub(publication, "date", **{"when-iso": one.published})
    _sub(publication, "idno", type="sha256").text = one.id
    source = _sub(_sub(description, "sourceDesc"), "bibl")
    found = [("URL", one.source.url), ("path", one.source.path), ("id", one.source.id)]
    for kind, value in found:
        if value:
            _sub(source, "idno", type=kind).text = xml_text(value)
    if one.kicker:
        _sub(source, "title", level="s").text = xml_text(one.kicker.text)


def _participants(description: etree._Element, record: Record, ids: Ids) -> None:
    persons = [entity for entity in record.entities if entity.kind is SpeakerKind.PERSON]
    others = [entity for entity in record.entities if entity.kind is not SpeakerKind.PERSON]
    if persons:
        listed = _sub(description, "listPerson")
        for entity in persons:
            person = _sub(listed, "person")
            person.set(XML_ID, ids.of(entity.id))
            _sub(person, "persName").text = xml_text(entity.name)
            for role in dict.fromkeys(role.text for role in entity.roles):
                _sub(person, "occupation").text = xml_text(role)
            _identified(person, entity.ids)
    if others:
        listed = _sub(description, "listOrg")
        for entity in others:
            body = _sub(listed, "org", type=entity.kind.value)
            body.set(XML_ID, ids.of(entity.id))
            _sub(body, "orgName").text = xml_text(entity.name)
            _identified(body, entity.ids)


def _identified(element: etree._Element, ids: dict[str, str]) -> None:
    for scheme, value in sorted(ids.items()):
        _sub(element, "idno", type=scheme).text = xml_text(value)


def _timex(holder: etree._Element, record: Record, ids: Ids) -> None:
    """TimeML's own elements, one a time expression, with the words and where they stand."""
    root = etree.SubElement(holder, f"{{{TIMEML}}}TimeML", nsmap={None: TIMEML})
    for number, time in enumerate(record.times):
        element = etree.SubElement(root, f"{{{TIMEML}}}TIMEX3", tid=f"t{number}", type=time.type, value=time.value)
        if time.mod:
            element.set("mod", time.mod)
        element.set("start", str(time.start))
        element.set("end", str(time.end))
        element.set(XML_ID, ids.of(f"timex{number}"))
        element.text = xml_text(time.text)
