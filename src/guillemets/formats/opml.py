"""OPML: a list of feeds, in files beside it or on the network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.formats.beside import path_beside
from guillemets.formats.kinds import InputFormat
from guillemets.formats.markup import local, parse_xml
from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guillemets.formats.kinds import InputOptions
    from guillemets.model.dispatch import Origin

OUTLINE, FEED, ADDRESS, TITLE, TEXT = "outline", "xmlUrl", "url", "title", "text"


def read_opml(data: bytes, origin: Origin, _: InputOptions) -> Iterator[RefusalError | Path]:
    """The files that the list names, in its order; a RefusalError for each feed that is none of them.

    Reading never goes to the network: ``guillemets feed add`` takes the addresses. Raises RefusalError for what is not
    well-formed and for a list without a feed.
    """
    origin = replace(origin, format=InputFormat.OPML)
    feeds = feeds_of(data, origin)
    if not feeds:
        raise RefusalError("a list without a feed", origin, Reason.NO_DISPATCH, hint="give outlines with xmlUrl")
    for number, (address, _title) in enumerate(feeds, 1):
        path = path_beside(address, origin)
        yield path or RefusalError(
            f"a feed that is no file beside the list: {address[:200]}",
            replace(origin, number=number),
            Reason.NO_DISPATCH,
            hint="put its file there, or add its address with `guillemets feed add`",
        )


def feeds_of(data: bytes, origin: Origin) -> list[tuple[str, str | None]]:
    """Address and title of each feed in the list, each address once. Raises RefusalError as ``parse_xml`` does."""
    found: dict[str, str | None] = {}
    for outline in parse_xml(data, origin).iter(etree.Element):
        address = (outline.get(FEED) or outline.get(ADDRESS) or "").strip()
        if local(outline) == OUTLINE and address:
            found.setdefault(address, outline.get(TITLE) or outline.get(TEXT))
    return list(found.items())
