"""NewsML 1: news items with their components; the text of each component of text is a dispatch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.formats.compose import Item, compose
from guillemets.formats.dates import wire_date
from guillemets.formats.fragments import text_paragraphs
from guillemets.formats.kinds import InputFormat
from guillemets.formats.markup import below, field, first, local, parse_xml, words_of
from guillemets.formats.nitf import LANGUAGE, printed_of
from guillemets.formats.paragraphs import paragraphs_of
from guillemets.formats.refuse import RefusalError
from guillemets.formats.wire import code_of, declared_status, urgency_of
from guillemets.model.dispatch import Origin, RawDispatch, Wire
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.formats.kinds import InputOptions

ITEM = "NewsItem"
IDENTIFIER = ("Identification", "NewsIdentifier")
ID_PARTS = ("ProviderId", "DateId", "NewsItemId")
REVISION = "RevisionId"
PUBLIC_ID = "PublicIdentifier"
MANAGEMENT = "NewsManagement"
FIRST_CREATED, REVISED = "FirstCreated", "ThisRevisionCreated"
STATUS, URGENCY, INSTRUCTION = "Status", "Urgency", "Instruction"
DERIVED, ASSOCIATED = "DerivedFrom", "AssociatedWith"
COMPONENT, CONTENT, DATA, ROLE = "NewsComponent", "ContentItem", "DataContent", "Role"
HEADLINE = ("NewsLines", "HeadLine")
SUBHEADLINE = ("NewsLines", "SubHeadLine")
BYLINE = ("NewsLines", "ByLine")
DATELINE = ("NewsLines", "DateLine")
SLUG = ("NewsLines", "SlugLine")
KEYWORD = ("NewsLines", "KeywordLine")
NOTE = ("NewsLines", "NewsLine")
PROVIDER = ("AdministrativeMetadata", "Provider", "Party")
DECLARED = ("DescriptiveMetadata", "Language")
GENRE = ("DescriptiveMetadata", "Genre")
MEDIA = "MediaType"
FORMAL = "FormalName"
_ASIDE = frozenset({"caption", "picture", "photo", "thumbnail", "quicklook", "graphic"})
_TEXTUAL = frozenset({"", "text", "complexdata"})


@dataclass(frozen=True, slots=True)
class _Text:
    """One component of text, and the components around it from the outside in."""

    content: etree._Element
    around: tuple[etree._Element, ...]

    def field(self, *path: str) -> str | None:
        """The line nearest to the text."""
        return next((found for one in reversed(self.around) if (found := field(one, *path))), None)

    def formal(self, *path: str) -> str | None:
        """The formal name nearest to the text."""
        elements = (first(one, *path) for one in reversed(self.around))
        return next((value for one in elements if one is not None and (value := one.get(FORMAL))), None)


def read_newsml(data: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """The texts of the document's items, in order; an item without one gives its RefusalError.

    Captions of pictures are not taken for dispatches. Raises RefusalError for what is not well-formed.
    """
    root = parse_xml(data, origin)
    items = list(below(root, ITEM))
    if not items:
        raise RefusalError("NewsML without an item", origin, Reason.NO_DISPATCH, hint="give its items")
    number = 0
    for item in items:
        texts = [text for component in below(item, COMPONENT) for text in _texts(component, ())]
        place = replace(origin, format=InputFormat.NEWSML, id=_identifier(item))
        if not texts:
            components = tuple(below(item, COMPONENT))[:1]
            texts = [_Text(component, (component,)) for component in components] or [_Text(item, (item,))]
        for at, text in enumerate(texts):
            number += 1
            inside = place if not at else replace(place, id=f"{place.id or ''}#{at + 1}")
            several = len(items) > 1 or len(texts) > 1
            try:
                yield compose(_item(item, text, replace(inside, number=number if several else None)), options)
            except RefusalError as error:
                yield error


def _texts(component: etree._Element, around: tuple[etree._Element, ...]) -> Iterator[_Text]:
    role = first(component, ROLE)
    if role is not None and code_of(role.get(FORMAL) or "") in _ASIDE:
        return
    path = (*around, component)
    for child in component.iterchildren(etree.Element):
        if local(child) == COMPONENT:
            yield from _texts(child, path)
        elif local(child) == CONTENT and first(child, DATA) is not None:
            media = first(child, MEDIA)
            if (code_of(media.get(FORMAL) or "") if media is not None else "") in _TEXTUAL:
                yield _Text(child, path)


def _item(item: etree._Element, text: _Text, origin: Origin) -> Item:
    management = first(item, MANAGEMENT)
    codes = [one.get(FORMAL) for name in (STATUS, INSTRUCTION) for one in below(management, name)]
    urgency = first(management, URGENCY)
    note = _note(text)
    headline, dateline, authors, paragraphs = _printed(text)
    created = wire_date(field(management, FIRST_CREATED), FIRST_CREATED, origin)
    revised = wire_date(field(management, REVISED), REVISED, origin)
    byline = text.field(*BYLINE)
    keywords = [text.field(*SLUG)] + [words_of(one) for part in text.around for one in below(part, *KEYWORD)]
    wire = Wire(
        headline=text.field(*HEADLINE) or headline,
        section=text.formal(*GENRE),
        authors=(byline,) if byline else authors,
        provider=text.formal(*PROVIDER) or field(item, *IDENTIFIER, "ProviderId"),
        status=declared_status(codes, [note]),
        urgency=urgency_of(urgency.get(FORMAL)) if urgency is not None else None,
        version=field(item, *IDENTIFIER, REVISION),
        updated=revised,
        replaces=tuple(_replaced(management)),
        keywords=tuple(dict.fromkeys(word for word in keywords if word)),
        note=note,
    )
    under = text.field(*SUBHEADLINE)
    return Item(
        origin=origin,
        wire=wire,
        paragraphs=(*((under,) if under else ()), *paragraphs),
        dateline=text.field(*DATELINE) or dateline,
        published=created or revised,
        language=text.formal(*DECLARED) or item.get(LANGUAGE),
    )


def _printed(text: _Text) -> tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]:
    """Headline, dateline, authors and paragraphs of the content: NITF, marked-up text, or characters."""
    data = first(text.content, DATA)
    if data is None:
        return None, None, (), ()
    nitf = first(data, "nitf")
    if nitf is not None:
        printed = printed_of(nitf)
        return printed.headline, printed.dateline, printed.authors, printed.paragraphs
    if next(data.iterchildren(etree.Element), None) is None:
        return None, None, (), tuple(text_paragraphs("".join(data.itertext())))
    page = first(data, "html")
    body = first(page, "body") if page is not None else data
    return None, None, (), tuple(paragraphs_of(body if body is not None else data))


def _identifier(item: etree._Element) -> str | None:
    """The item's id without its revision: the parts that stay the same, or the public identifier."""
    identifier = first(item, *IDENTIFIER)
    parts = [field(identifier, name) for name in ID_PARTS]
    if all(parts):
        return "urn:newsml:" + ":".join(part or "" for part in parts)
    return field(identifier, PUBLIC_ID)


def _note(text: _Text) -> str | None:
    for part in text.around:
        for line in below(part, *NOTE):
            kind = first(line, "NewsLineType")
            if kind is not None and "note" in (kind.get(FORMAL) or "").casefold():
                return field(line, "NewsLineText")
    return None


def _replaced(management: etree._Element | None) -> Iterator[str]:
    for link in below(management, DERIVED):
        if target := link.get(ITEM):
            yield _unrevised(target)


def _unrevised(identifier: str) -> str:
    """A public identifier as the id of the item: its revision (``:2U`` at the end) taken off."""
    head, _, last = identifier.rpartition(":")
    return head if head.count(":") > 3 and last[:1].isdigit() else identifier  # noqa: PLR2004 - urn:newsml:provider:date:id
