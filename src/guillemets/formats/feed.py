"""RSS and Atom, one entry a dispatch, as a newsreader saves them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from guillemets.formats.compose import Item, compose
from guillemets.formats.dates import wire_date
from guillemets.formats.fragments import html_paragraphs, text_paragraphs
from guillemets.formats.kinds import InputFormat
from guillemets.formats.limits import MOST_ATTRIBUTE
from guillemets.formats.markup import parse_xml
from guillemets.formats.refuse import RefusalError
from guillemets.model.dispatch import Origin, RawDispatch, Wire
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.formats.kinds import InputOptions

    Entry = Any

ID, LINK, TITLE = "id", "link", "title"
CONTENT, SUMMARY = "content", "summary"
PUBLISHED, UPDATED = "published", "updated"
AUTHORS, TAGS = "authors", "tags"
SOURCE, PUBLISHER, LANGUAGE = "source", "publisher", "language"
_MOST_BROKEN = 2 * MOST_ATTRIBUTE
_END = (b"</rss>", b"</feed>", b"</rdf:rdf>")


def read_feed(data: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """One dispatch an entry, in the order of the feed: its title, then its content, else its summary.

    A feed that is not well-formed is read as far as it goes, the entry that it breaks off in is refused. Raises
    RefusalError for one of another kind, one that declares entities, and one that is broken and over two megabytes.
    """
    import feedparser  # noqa: PLC0415 - slow to load, and only feeds need it

    origin = replace(origin, format=InputFormat.FEED)
    broken = _fault(data, origin)
    try:
        parsed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=True)
    except Exception as error:  # noqa: BLE001 - whatever a hostile feed does to the parser, the batch goes on
        told = f"the feed cannot be read: {error!r}"[:300]
        raise RefusalError(told, origin, Reason.UNREADABLE, hint="save it again") from None
    if not parsed.get("version") and not parsed.entries:
        raise broken or RefusalError("no feed", origin, Reason.UNREADABLE, hint="give RSS or Atom")
    entries = list(parsed.entries)
    cut = broken is not None and not data.rstrip().lower().endswith(_END)
    for number, entry in enumerate(entries[:-1] if cut else entries, 1):
        try:
            yield compose(_item(entry, parsed.feed, replace(origin, number=number)), options)
        except RefusalError as error:
            yield error
    if broken is not None and (cut or not entries):
        yield broken
    elif not entries:
        yield RefusalError("the feed has no entries", origin, Reason.NO_DISPATCH, hint="save it again later")


def _fault(data: bytes, origin: Origin) -> RefusalError | None:
    """What is wrong with the XML, where reading can go on nevertheless. Raises RefusalError where it cannot."""
    if b"<!ENTITY" in data:
        raise RefusalError(
            "the feed declares entities of its own", origin, Reason.UNREADABLE, hint="write the characters themselves"
        )
    try:
        parse_xml(data, origin)
    except RefusalError as error:
        if error.reason is not Reason.UNREADABLE or len(data) > _MOST_BROKEN:
            raise
        return error
    return None


def _item(entry: Entry, feed: Entry, origin: Origin) -> Item:
    link = _text(entry, LINK)
    origin = replace(origin, id=_text(entry, ID) or link, url=link if (link or "").startswith("http") else origin.url)
    tags = [term for tag in entry.get(TAGS, []) if (term := _text(tag, "term"))]
    source = entry.get(SOURCE) or {}
    published = _date(entry, PUBLISHED, origin)
    updated = _date(entry, UPDATED, origin)
    wire = Wire(
        headline=_title(entry),
        section=tags[0] if tags else None,
        authors=tuple(name for author in entry.get(AUTHORS, []) if (name := _text(author, "name"))),
        provider=_text(source, TITLE) or _text(feed, PUBLISHER) or _text(feed, TITLE),
        updated=updated,
        keywords=tuple(dict.fromkeys(tags)),
    )
    return Item(
        origin=origin,
        wire=wire,
        paragraphs=tuple(_body(entry)),
        published=published or updated,
        language=_text(entry, LANGUAGE) or _text(feed, LANGUAGE),
    )


def _date(entry: Entry, name: str, origin: Origin) -> str | None:
    # An entry without an ``updated`` would lend its ``published``, with a warning.
    return wire_date(_text(entry, name), name, origin) if dict.__contains__(entry, name) else None


def _title(entry: Entry) -> str | None:
    title = _text(entry, TITLE)
    if title is None or "html" not in (entry.get("title_detail") or {}).get("type", ""):
        return title
    return " ".join(" ".join(html_paragraphs(title)).split()) or None


def _body(entry: Entry) -> list[str]:
    """The paragraphs of the longest content, else of the summary."""
    contents = [*entry.get(CONTENT, []), entry.get("summary_detail") or {}]
    longest = max(contents[:-1] or contents, key=lambda one: len(one.get("value") or ""))
    value = longest.get("value") or ""
    marked = "html" in (longest.get("type") or "html")
    return html_paragraphs(value) if marked else text_paragraphs(value)


def _text(holder: Entry, name: str) -> str | None:
    value = holder.get(name)
    return " ".join(value.split()) or None if isinstance(value, str) else None
