"""A page of HTML: its article by trafilatura, what stands beside it by JSON-LD and the head of the page."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from guillemets.formats.compose import Item, compose
from guillemets.formats.dates import iso_date, wire_date
from guillemets.formats.decode import decode, is_utf8
from guillemets.formats.fragments import text_paragraphs
from guillemets.formats.json_ld import Described, read_json_ld
from guillemets.formats.kinds import InputFormat
from guillemets.formats.limits import MOST_ATTRIBUTE
from guillemets.formats.paragraphs import paragraphs_of
from guillemets.formats.refuse import RefusalError
from guillemets.model.dispatch import Origin, RawDispatch, Wire
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from configparser import ConfigParser

    from guillemets.formats.kinds import InputOptions

JSON_LD = "application/ld+json"
META_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "date")
META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified")
META_SECTION = ("article:section", "og:article:section")
META_AUTHOR = ("article:author", "author", "dc.creator")
META_SITE = ("og:site_name",)
META_TITLE = ("og:title",)
META_ADDRESS = ("og:url",)
META_KEYWORDS = ("news_keywords", "keywords")
_MOST_TAGS = 50_000
_SHORTEST = 40
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_UNICODE = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_html(
    data: bytes, origin: Origin, options: InputOptions, *, charset: str | None = None
) -> Iterator[RawDispatch]:
    """The dispatch of a page: its headline and the paragraphs of its article.

    ``charset`` is the encoding that came with the page. Raises RefusalError when the page has no article, cannot be
    decoded, is cut short, gives only dates that are none, or has more than 50,000 tags; and as ``compose`` does.
    """
    origin = replace(origin, format=InputFormat.HTML)
    text = _DECLARATION.sub("", decode_page(data, charset, origin), count=1)
    if text.count("<") > _MOST_TAGS:
        raise RefusalError(
            f"the page has more than {_MOST_TAGS:,} tags", origin, Reason.TOO_LONG, hint="give pages of one article"
        )
    if _OPENED.search(text) and not _CLOSED.search(text):
        raise RefusalError(
            "the page is cut short: it opens and never closes", origin, Reason.UNREADABLE, hint="fetch it anew"
        )
    page = _parsed(text, origin)
    described = read_json_ld(page.xpath("//script[@type=$kind]/text()", kind=JSON_LD))
    meta = _meta(page)
    paragraphs = _article(text, origin) or (text_paragraphs(described.body) if described.body else [])
    if not paragraphs:
        raise RefusalError("the page holds no article", origin, Reason.NO_DISPATCH, hint="give pages of articles")
    yield compose(_item(page, meta, described, (origin, paragraphs)), options)


def decode_page(data: bytes, charset: str | None, origin: Origin) -> str:
    """The page as characters: by its byte order mark, as UTF-8 where it is, as it declares, or by its bytes."""
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    for name in (
        "utf-8" if is_utf8(data) else None,
        charset,
        declared[1].decode("ascii", "replace") if declared else None,
    ):
        if name and not data.startswith(_UNICODE):
            try:
                return data.decode(_browser_name(name)).replace("\x00", "")
            except (LookupError, UnicodeDecodeError, ValueError):
                continue
    return decode(data.replace(b"\x00", b"") if not data.startswith(_UNICODE) else data, origin)


def _browser_name(name: str) -> str:
    """The encoding as browsers take it: Latin 1 is Windows' Western encoding (WHATWG Encoding)."""
    return "cp1252" if name.casefold() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name


def _parsed(text: str, origin: Origin) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        page = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(f"no HTML: {error}", origin, Reason.UNREADABLE, hint="fetch the page anew") from None
    if len(text) > MOST_ATTRIBUTE and any(
        len(value) > MOST_ATTRIBUTE for element in page.iter(etree.Element) for value in element.attrib.values()
    ):
        raise RefusalError(
            f"an attribute of the page has more than {MOST_ATTRIBUTE:,} characters",
            origin,
            Reason.TOO_LONG,
            hint="a dispatch has no use for it",
        )
    return page


def _article(text: str, origin: Origin) -> list[str]:
    """The paragraphs of the article, headings and lists among them, comments and boilerplate left out."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load, and only pages need it

    try:
        found = bare_extraction(text, url=origin.url, include_comments=False, with_metadata=False, config=_settings())
    except Exception as error:  # noqa: BLE001 - whatever a hostile page does to the extractor, the batch goes on
        raise RefusalError(
            f"no article could be taken from the page: {error!r}"[:300],
            origin,
            Reason.UNREADABLE,
            hint="fetch the page anew",
        ) from None
    body = getattr(found, "body", None)
    return [] if body is None else paragraphs_of(body)


@cache
def _settings() -> ConfigParser:
    """Trafilatura's own, but an alert of one sentence is an article too; else short pages come with their menus."""
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    return config


def _item(
    page: lxml_html.HtmlElement, meta: dict[str, str], described: Described, taken: tuple[Origin, list[str]]
) -> Item:
    origin, paragraphs = taken
    canonical = page.xpath("string(//link[@rel='canonical']/@href)")
    address = described.url or canonical or _first(meta, META_ADDRESS)
    origin = replace(origin, url=origin.url or (address if address and address.startswith("http") else None))
    author = _first(meta, META_AUTHOR)
    keywords = described.keywords or tuple(
        word.strip() for word in (_first(meta, META_KEYWORDS) or "").split(",") if word.strip()
    )
    wire = Wire(
        headline=_headline(page, described, meta),
        section=described.section or _first(meta, META_SECTION),
        authors=described.authors or ((author,) if author and not author.startswith("http") else ()),
        provider=described.publisher or _first(meta, META_SITE),
        updated=iso_date(described.modified or _first(meta, META_MODIFIED) or ""),
        keywords=keywords,
    )
    times = page.xpath("//article//time[@datetime][1]/@datetime | //time[@pubdate]/@datetime")
    dates = [described.published, *(meta.get(name) for name in META_PUBLISHED), *times[:1]]
    return Item(
        origin=origin,
        wire=wire,
        paragraphs=tuple(paragraphs),
        published=_published([date for date in dates if date and date.strip()], origin),
        language=described.language or page.get("lang"),
    )


def _published(dates: list[str], origin: Origin) -> str | None:
    """The first date that is one. Raises RefusalError when there are dates and none of them is."""
    found = next((date for value in dates if (date := iso_date(value)) is not None), None)
    return found if found or not dates else wire_date(dates[0], "the page", origin)


def _headline(page: lxml_html.HtmlElement, described: Described, meta: dict[str, str]) -> str | None:
    """The heading of the page where it has just one, else what it calls itself."""
    headings = [words for heading in page.xpath("//h1") if (words := " ".join(heading.text_content().split()))]
    if len(set(headings)) == 1:
        return headings[0]
    title = " ".join(page.xpath("string(//title)").split())
    return described.headline or _first(meta, META_TITLE) or title or None


def _meta(page: lxml_html.HtmlElement) -> dict[str, str]:
    """The first value of each name in the page's meta elements."""
    found: dict[str, str] = {}
    for element in page.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join(element.get("content").split())
        if name and value:
            found.setdefault(name.casefold(), value)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
