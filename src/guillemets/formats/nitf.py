"""NITF 3: one dispatch a document, alone or inside NewsML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.formats.compose import Item, compose
from guillemets.formats.dates import wire_date
from guillemets.formats.kinds import InputFormat
from guillemets.formats.markup import below, field, first, local, parse_xml
from guillemets.formats.paragraphs import paragraphs_of
from guillemets.formats.wire import declared_status, urgency_of
from guillemets.model.dispatch import Origin, RawDispatch, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from guillemets.formats.kinds import InputOptions

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DOCDATA = ("head", "docdata")
ID = ("doc-id", "id-string")
ISSUED = ("date.issue", "norm")
RELEASED = ("date.release", "norm")
URGENCY = ("urgency", "ed-urg")
VERSION = ("du-key", "version")
GENERATION = ("du-key", "generation")
MESSAGE = ("ed-msg", "info")
STATUS = "management-status"
KEYWORDS = ("key-list", "keyword")
PUBLICATION = ("head", "pubdata")
HEADLINE = ("body", "body.head", "hedline", "hl1")
SUBHEADLINE = ("body", "body.head", "hedline", "hl2")
BYLINE = ("body", "body.head", "byline")
DISTRIBUTOR = ("body", "body.head", "distributor")
DATELINE = ("body", "body.head", "dateline")
CONTENT = ("body", "body.content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What of a NITF document is printed: its head lines and its paragraphs."""

    headline: str | None
    dateline: str | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]


def read_nitf(data: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch]:
    """The dispatch of the document. Raises RefusalError as ``parse_xml`` and ``compose`` do, and for a wrong date."""
    root = parse_xml(data, origin)
    origin = replace(origin, format=InputFormat.NITF)
    docdata = first(root, *DOCDATA)
    publication = first(root, *PUBLICATION)
    printed = printed_of(root)
    origin = replace(origin, id=_value(docdata, ID))
    issued = wire_date(_value(docdata, ISSUED), "date.issue", origin)
    released = wire_date(_value(docdata, RELEASED), "date.release", origin)
    given = publication.get("date.publication") if publication is not None else None
    printed_at = wire_date(given, "date.publication", origin)
    note = _value(docdata, MESSAGE)
    wire = Wire(
        headline=printed.headline or field(root, "head", "title"),
        section=publication.get("position.section") if publication is not None else None,
        authors=printed.authors,
        provider=field(root, *DISTRIBUTOR) or (publication.get("name") if publication is not None else None),
        status=declared_status([docdata.get(STATUS) if docdata is not None else None], [note]),
        urgency=urgency_of(_value(docdata, URGENCY)),
        version=_value(docdata, VERSION) or _value(docdata, GENERATION),
        keywords=tuple(key for word in below(docdata, *KEYWORDS) if (key := word.get("key"))),
        note=note,
    )
    item = Item(
        origin=origin,
        wire=wire,
        paragraphs=printed.paragraphs,
        dateline=printed.dateline,
        published=issued or released or printed_at,
        language=root.get(LANGUAGE),
    )
    yield compose(item, options)


def printed_of(root: etree._Element) -> Printed:
    """The head lines and paragraphs of a NITF document, also of one that stands inside another format."""
    content = first(root, *CONTENT)
    body = content if content is not None else first(root, "body")
    paragraphs = [] if body is None else _body(body)
    under = field(root, *SUBHEADLINE)
    return Printed(
        headline=field(root, *HEADLINE) or field(root, *HEADLINE[:-1]),
        dateline=field(root, *DATELINE),
        authors=tuple(author for one in below(root, *BYLINE) if (author := field(one, "person") or _line(one))),
        paragraphs=(*((under,) if under else ()), *paragraphs),
    )


def _body(body: etree._Element) -> list[str]:
    """The paragraphs of the content; of a body without one, what is neither its head nor its end."""
    if local(body) == "body.content":
        return paragraphs_of(body)
    parts = [part for part in body if local(part) not in ("body.head", "body.end")]
    return [text for part in parts for text in paragraphs_of(part)]


def _line(element: etree._Element) -> str | None:
    return field(element, "byttl") or " ".join("".join(element.itertext()).split()) or None


def _value(element: etree._Element | None, path: tuple[str, str]) -> str | None:
    """The attribute of a child, without blanks around it; None where it is absent or empty."""
    child = first(element, path[0])
    return (child.get(path[1]) or "").strip() or None if child is not None else None
