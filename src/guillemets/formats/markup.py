"""XML without entities, DTD or network, and what is read of its elements whatever their namespace."""

from __future__ import annotations

from html.entities import name2codepoint
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.formats.decode import is_utf8
from guillemets.formats.limits import MOST_ATTRIBUTE
from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.model.dispatch import Origin

_MOST_TAGS = 1_000_000
_LONGEST_MESSAGE = 200


def parse_xml(data: bytes, origin: Origin) -> etree._Element:
    """The root of an XML document.

    Nothing is resolved, loaded or fetched. What is UTF-8 beyond doubt is read as such, whatever it declares.
    Raises RefusalError for what is not well-formed (cut short, or in another encoding than it declares), declares
    entities of its own, nests deeper than 256 elements, has an attribute of more than ``MOST_ATTRIBUTE`` characters
    or more than a million tags.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise RefusalError(
            f"the XML has more than {_MOST_TAGS:,} tags", origin, Reason.TOO_LONG, hint="split the document"
        )
    parser = etree.XMLParser(
        encoding="utf-8" if is_utf8(data) else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(
            f"the XML is not well-formed: {str(error)[:_LONGEST_MESSAGE]}",
            origin,
            Reason.UNREADABLE,
            hint="fetch the document anew, or check the encoding that it declares",
        ) from None
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and next(iter(internal.iterentities()), None) is not None:
        raise RefusalError(
            "the XML declares entities of its own", origin, Reason.UNREADABLE, hint="write the characters themselves"
        )
    if len(data) > MOST_ATTRIBUTE:
        _check_attributes(root, origin)
    return root


def _check_attributes(root: etree._Element, origin: Origin) -> None:
    for element in root.iter(etree.Element):
        if any(len(value) > MOST_ATTRIBUTE for value in element.attrib.values()):
            raise RefusalError(
                f"an attribute of <{local(element)}> has more than {MOST_ATTRIBUTE:,} characters",
                origin,
                Reason.TOO_LONG,
                hint="a dispatch has no use for it",
            )


def local(element: etree._Element) -> str:
    """The name of the element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def entity_text(node: etree._Element) -> str:
    """The character that an unresolved reference to an entity of HTML stands for (``&eacute;``), else U+FFFD."""
    name = getattr(node, "name", None) or ""
    return chr(name2codepoint[name]) if name in name2codepoint else "\ufffd"


def below(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """The elements at the path of local names (``*`` is any) below the element, in order; none below None."""
    if element is None:
        return
    for child in element.iterchildren(etree.Element):
        if path[0] in (local(child), "*"):
            if len(path) == 1:
                yield child
            else:
                yield from below(child, *path[1:])


def first(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at the path, or None."""
    return next(below(element, *path), None)


def words_of(element: etree._Element | None) -> str | None:
    """All the text in the element on one line, or None where there is none."""
    if element is None:
        return None
    pieces: list[str] = []
    for node in element.iter():
        pieces.append(entity_text(node) if node.tag is etree.Entity else (node.text or "") if local(node) else "")
        if node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split()) or None


def field(element: etree._Element | None, *path: str) -> str | None:
    """The text of the first element at the path, on one line, or None."""
    return words_of(first(element, *path))
