"""The format of an input, told by its first bytes."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from guillemets.formats.delimited import header_of
from guillemets.formats.kinds import InputFormat
from guillemets.formats.limits import PEEK

if TYPE_CHECKING:
    from guillemets.formats.kinds import InputOptions

_LINES = frozenset({".jsonl", ".ndjson"})
_TABLES = frozenset({".csv", ".tsv"})
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>]|$)")
_HTML_DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<!doctype\s+html", re.DOTALL | re.IGNORECASE)
_ROOTS = {
    "newsMessage": InputFormat.NEWSML_G2,
    "newsItem": InputFormat.NEWSML_G2,
    "packageItem": InputFormat.NEWSML_G2,
    "NewsML": InputFormat.NEWSML,
    "nitf": InputFormat.NITF,
    "rss": InputFormat.FEED,
    "feed": InputFormat.FEED,
    "RDF": InputFormat.FEED,
    "opml": InputFormat.OPML,
}
_PAGES = frozenset({"html", "head", "body", "article", "main", "div", "section", "p", "h1", "meta", "title"})
_JSON = re.compile(r'\{\s*(?:"|\}|\Z)|\[\s*(?:\{|\]|\Z)')


def detect(head: bytes, suffix: str, options: InputOptions) -> InputFormat:
    """The format of the input that begins with ``head`` (``PEEK`` bytes of it, or all there are).

    The suffix counts only where the bytes leave it open: lines of JSON that begin with a broken one, a table without
    the column that is asked for. What is nothing else is plain text. An XML document of an unknown kind is NewsML's
    neighbour and no text: the reader of XML says so.

    >>> from guillemets.formats.kinds import InputOptions
    >>> detect(b"<?xml version='1.0'?><nitf><head/></nitf>", ".xml", InputOptions())
    <InputFormat.NITF: 'nitf'>
    """
    if head.startswith(b"PAR1"):
        return InputFormat.PARQUET
    if head.startswith(b"WARC/"):
        return InputFormat.WARC
    text = decoded_head(head)
    if text.startswith("<") and (found := _markup(text)) is not None:
        return found
    if _JSON.match(text):
        return _json(text, suffix)
    if suffix in _LINES:
        return InputFormat.JSONL
    if suffix in _TABLES or header_of(text, options.columns) is not None:
        return InputFormat.CSV
    return InputFormat.PLAIN


def holds_several(head: bytes, found: InputFormat) -> bool:
    """Whether an input of the format may hold more than one dispatch, as far as its first bytes tell."""
    match found:
        case InputFormat.PLAIN | InputFormat.HTML | InputFormat.NITF | InputFormat.BRAT:
            return False
        case InputFormat.NINJS:
            return decoded_head(head).startswith("[")
        case InputFormat.NEWSML_G2 | InputFormat.NEWSML:
            items = len(re.findall(rb"<(?:[\w.-]+:)?[nN]ewsItem[\s>]", head))
            return len(head) >= PEEK or items > 1
        case _:
            return True


def decoded_head(head: bytes) -> str:
    """The first bytes as characters, well enough to see marks of ASCII in them, blanks at the head taken off."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _markup(text: str) -> InputFormat | None:
    if _HTML_DOCTYPE.match(text):
        return InputFormat.HTML
    prolog = _PROLOG.match(text)
    root = _ELEMENT.match(text, prolog.end() if prolog else 0)
    name = root[1] if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if name.lower() in _PAGES:
        return InputFormat.HTML
    return InputFormat.NEWSML_G2 if text.startswith("<?xml") else None


def _json(text: str, suffix: str) -> InputFormat:
    """Lines of JSON, or one document of it: a list, a ``.json`` file, or an object that goes on in the next line."""
    first, _, rest = text.partition("\n")
    if suffix in _LINES:
        return InputFormat.JSONL
    lines = first.rstrip().endswith("}") and rest.strip() != ""
    if text.startswith("[") or (suffix == ".json" and not lines):
        return InputFormat.NINJS
    goes_on = first.strip() in ("", "{") or first.rstrip().endswith((",", "[", "{"))
    return InputFormat.NINJS if goes_on else InputFormat.JSONL
