"""NewsML-G2: news items, alone or in a message, and packages of them; AFP's and Keystone-ATS's among them.

AFP sends one message with one item of text and those of its pictures, the text as XHTML; codes come as addresses
(``uri``) or as QCodes. Keystone-ATS puts NITF or XHTML into ``inlineXML`` and names itself in ``provider``'s literal or
name. All of it is read by the last part of a code, whichever way it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.formats.beside import path_beside
from guillemets.formats.compose import Item, compose
from guillemets.formats.dates import wire_date
from guillemets.formats.fragments import html_paragraphs, text_paragraphs
from guillemets.formats.kinds import InputFormat
from guillemets.formats.markup import below, field, first, local, parse_xml, words_of
from guillemets.formats.nitf import LANGUAGE, printed_of
from guillemets.formats.paragraphs import paragraphs_of
from guillemets.formats.refuse import OtherKindError, RefusalError
from guillemets.formats.wire import code_of, declared_status, urgency_of
from guillemets.model.dispatch import Origin, RawDispatch, Wire
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guillemets.formats.kinds import InputOptions

MESSAGE, ITEMS, NEWS, PACKAGE = "newsMessage", "itemSet", "newsItem", "packageItem"
CLASS = ("itemMeta", "itemClass")
PROVIDER = ("itemMeta", "provider")
FIRST_CREATED = ("itemMeta", "firstCreated")
VERSION_CREATED = ("itemMeta", "versionCreated")
PUB_STATUS = ("itemMeta", "pubStatus")
SIGNAL = ("itemMeta", "signal")
NOTE = ("itemMeta", "edNote")
TITLE = ("itemMeta", "title")
LINK = ("itemMeta", "link")
CREATED = ("contentMeta", "contentCreated")
URGENCY = ("contentMeta", "urgency")
HEADLINE = ("contentMeta", "headline")
BY = ("contentMeta", "by")
CREATOR = ("contentMeta", "creator")
DATELINE = ("contentMeta", "dateline")
SLUG = ("contentMeta", "slugline")
KEYWORD = ("contentMeta", "keyword")
SUBJECT = ("contentMeta", "subject")
SERVICE = ("itemMeta", "service")
INFO_SOURCE = ("contentMeta", "infoSource")
DECLARED = ("contentMeta", "language")
INLINE_XML = ("contentSet", "inlineXML")
INLINE_DATA = ("contentSet", "inlineData")
GROUPS = ("groupSet", "group")
_CODES = ("qcode", "uri", "literal")
_REPLACES = frozenset({"previousversion", "evolvedfrom", "replaces"})
_NO_TEXT = frozenset({"picture", "graphic", "animated", "audio", "video", "photo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    paragraphs: tuple[str, ...] = ()
    headline: str | None = None
    dateline: str | None = None
    authors: tuple[str, ...] = ()


def read_newsml_g2(data: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError | Path]:
    """The text items of the document, in order; any other item gives its RefusalError.

    A package is no dispatch itself: the items that it names are read where they lie in the same message or as files in
    the same folder. Raises RefusalError for what is not well-formed or no NewsML-G2.
    """
    root = parse_xml(data, origin)
    items = list(below(root, ITEMS, "*")) if local(root) == MESSAGE else [root]
    if local(root) not in (MESSAGE, NEWS, PACKAGE):
        raise OtherKindError(
            f"XML of an unknown kind: <{local(root)}>",
            origin,
            Reason.NO_DISPATCH,
            hint="give NewsML, NITF, RSS, Atom, OPML or XHTML",
        )
    guids = {guid for item in items if (guid := item.get("guid"))}
    several = len(items) > 1
    for number, item in enumerate(items, 1):
        place = replace(origin, format=InputFormat.NEWSML_G2, number=number if several else None, id=item.get("guid"))
        try:
            if local(item) == PACKAGE:
                yield from _package(item, place, guids)
            else:
                yield compose(_item(item, place), options)
        except RefusalError as error:
            yield error


def _item(item: etree._Element, origin: Origin) -> Item:
    kind = _code(first(item, *CLASS))
    if local(item) != NEWS or kind in _NO_TEXT:
        raise RefusalError(
            f"no text, but <{local(item)}>{f' of class {kind}' if kind else ''}",
            origin,
            Reason.NO_DISPATCH,
            hint="only items of text are read",
        )
    content = _content(item)
    created = wire_date(field(item, *FIRST_CREATED), "firstCreated", origin)
    version = wire_date(field(item, *VERSION_CREATED), "versionCreated", origin)
    written = wire_date(field(item, *CREATED), "contentCreated", origin)
    notes = [text for note in below(item, *NOTE) if (text := words_of(note))]
    codes = [_coded(one) for path in (PUB_STATUS, SIGNAL) for one in below(item, *path)]
    declared = first(item, *DECLARED)
    wire = Wire(
        headline=field(item, *HEADLINE) or content.headline or field(item, *TITLE),
        section=_named(first(item, *SERVICE)),
        authors=_authors(item) or content.authors,
        provider=_named(first(item, *PROVIDER)) or _named(first(item, *INFO_SOURCE)),
        status=declared_status(codes, notes),
        urgency=urgency_of(field(item, *URGENCY)),
        version=item.get("version"),
        updated=version,
        replaces=tuple(_targets(item)),
        keywords=_keywords(item),
        note=" ".join(notes) or None,
    )
    return Item(
        origin=origin,
        wire=wire,
        paragraphs=content.paragraphs,
        dateline=field(item, *DATELINE) or content.dateline,
        published=created or version or written,
        language=(declared.get("tag") if declared is not None else None) or item.get(LANGUAGE),
    )


def _content(item: etree._Element) -> _Content:
    """The first text that stands in the item itself: XHTML, NITF, other XML, or characters."""
    for inline in below(item, *INLINE_XML):
        for root in inline.iterchildren(etree.Element):
            if local(root) == "nitf":
                printed = printed_of(root)
                return _Content(
                    paragraphs=printed.paragraphs,
                    headline=printed.headline,
                    dateline=printed.dateline,
                    authors=printed.authors,
                )
            body = first(root, "body") if local(root) == "html" else root
            if body is not None and (found := paragraphs_of(body)):
                return _Content(paragraphs=tuple(found))
    for inline in below(item, *INLINE_DATA):
        text = "".join(inline.itertext())
        marked = "html" in (inline.get("contenttype") or "")
        if found := html_paragraphs(text) if marked else text_paragraphs(text):
            return _Content(paragraphs=tuple(found))
    return _Content()


def _package(item: etree._Element, origin: Origin, guids: set[str]) -> Iterator[Path]:
    """The files of the items that the package names and that the message does not hold."""
    named = [ref for group in below(item, *GROUPS) for ref in below(group, "itemRef")]
    missing = 0
    for ref in named:
        if ref.get("residref") in guids:
            continue
        path = path_beside(ref.get("href") or "", origin)
        if path is None:
            missing += 1
        else:
            yield path
    if missing or not named:
        raise RefusalError(
            f"a package whose items do not lie beside it ({missing} of {len(named)})",
            origin,
            Reason.NO_DISPATCH,
            hint="give the items themselves",
        )


def _coded(element: etree._Element) -> str | None:
    return next((value for name in _CODES if (value := element.get(name))), None)


def _code(element: etree._Element | None) -> str | None:
    value = _coded(element) if element is not None else None
    return code_of(value) if value else None


def _named(element: etree._Element | None) -> str | None:
    """The name of a party or service: as written, else its literal, else the end of its code."""
    if element is None:
        return None
    written = field(element, "name") or element.get("literal")
    value = _coded(element) or ""
    return written or value.rstrip("/").replace("/", ":").rpartition(":")[2] or None


def _authors(item: etree._Element) -> tuple[str, ...]:
    lines = [text for one in below(item, *BY) if (text := words_of(one))]
    return tuple(lines or [name for one in below(item, *CREATOR) if (name := field(one, "name"))])


def _keywords(item: etree._Element) -> tuple[str, ...]:
    written = [words_of(one) for path in (SLUG, KEYWORD) for one in below(item, *path)]
    subjects = [field(one, "name") for one in below(item, *SUBJECT)]
    return tuple(dict.fromkeys(word for word in (*written, *subjects) if word))


def _targets(item: etree._Element) -> Iterator[str]:
    for link in below(item, *LINK):
        target = link.get("residref") or link.get("href")
        if target and code_of(link.get("rel") or "") in _REPLACES:
            yield target
