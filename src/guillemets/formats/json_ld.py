"""The NewsArticle that a page describes in JSON-LD (schema.org)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.formats.json_value import json_value
from guillemets.formats.limits import MOST_ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADLINE, NAME = "headline", "name"
PUBLISHED, CREATED, MODIFIED = "datePublished", "dateCreated", "dateModified"
SECTION, KEYWORDS = "articleSection", "keywords"
AUTHOR, CREATOR = "author", "creator"
SOURCE, PUBLISHER = "sourceOrganization", "publisher"
BODY, LANGUAGE = "articleBody", "inLanguage"
ADDRESS, PAGE = "url", "mainEntityOfPage"
_TYPE, _GRAPH, _ID = "@type", "@graph", "@id"
_ARTICLE = "Article"
_ALSO = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})
_DEEPEST = 6
_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What the page says of its article. Dates are as they are written."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    keywords: tuple[str, ...] = ()
    body: str | None = None
    url: str | None = None
    language: str | None = None


def read_json_ld(scripts: Iterable[str]) -> Described:
    """The one article that the scripts of a page describe; nothing where there is none or there are several.

    A script that is no JSON, or over a million characters, is let pass.

    >>> read_json_ld(['{"@type": "NewsArticle", "headline": "Le pont rouvre", "author": {"name": "L. Rey"}}']).authors
    ('L. Rey',)
    """
    articles = [node for script in scripts for node in _nodes(_parsed(script)) if _is_article(node)]
    if len({_text(node.get(HEADLINE)) for node in articles}) != 1:
        return Described()
    node = max(articles, key=len)
    names = _names(node.get(AUTHOR)) or _names(node.get(CREATOR))
    sections = _names(node.get(SECTION))
    publishers = _names(node.get(SOURCE)) or _names(node.get(PUBLISHER))
    addresses = [_text(node.get(ADDRESS)), *_names(node.get(PAGE))]
    return Described(
        headline=_text(node.get(HEADLINE)) or _text(node.get(NAME)),
        published=_text(node.get(PUBLISHED)) or _text(node.get(CREATED)),
        modified=_text(node.get(MODIFIED)),
        section=sections[0] if sections else None,
        authors=tuple(dict.fromkeys(names)),
        publisher=publishers[0] if publishers else None,
        keywords=tuple(dict.fromkeys(_keywords(node.get(KEYWORDS)))),
        body=body if isinstance(body := node.get(BODY), str) else None,
        url=next((one for one in addresses if one and one.startswith("http")), None),
        language=next(iter(_names(node.get(LANGUAGE))), None),
    )


def _parsed(script: str) -> object:
    if len(script) > MOST_ATTRIBUTE:
        return None
    try:
        return json_value(script.strip().removesuffix(";").encode())
    except ValueError:
        return None


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """The objects at the top, in a list or a graph."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one, depth = waiting.pop()
        if isinstance(one, list) and depth < _DEEPEST:
            waiting += [(inner, depth + 1) for inner in reversed(one[:_MOST_NODES])]
        elif isinstance(one, dict):
            yield one
            waiting.append((one.get(_GRAPH), depth + 1))


def _is_article(node: dict[str, object]) -> bool:
    return any(kind.endswith(_ARTICLE) or kind in _ALSO for kind in _names(node.get(_TYPE)))


def _names(value: object, depth: int = 0) -> list[str]:
    """The names in a field that may be a text, an object with a name, or a list of either."""
    if isinstance(value, list) and depth < _DEEPEST:
        return [name for one in value for name in _names(one, depth + 1)]
    if isinstance(value, dict):
        return _names(value.get(NAME) or value.get(_ID), depth + 1) if depth < _DEEPEST else []
    return [text] if (text := _text(value)) else []


def _keywords(value: object) -> list[str]:
    if isinstance(value, str):
        return [word.strip() for word in value.split(",") if word.strip()]
    return _names(value)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
