"""Pieces of HTML and of plain text that stand inside another format, as paragraphs."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from guillemets.formats.limits import MOST_BYTES
from guillemets.formats.paragraphs import paragraphs_of

_EMPTY_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def html_paragraphs(text: str) -> list[str]:
    """The paragraphs of a fragment of HTML, or of a whole page taken as it is; an empty list where there are none.

    >>> html_paragraphs("<p>Le pont</p>a rouvert.")
    ['Le pont', 'a rouvert.']
    """
    if not text.strip() or len(text) > MOST_BYTES:
        return []
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text_paragraphs(text)
    body = root.find(".//body")
    return paragraphs_of(root if body is None else body)


def text_paragraphs(text: str) -> list[str]:
    r"""The paragraphs of plain text, parted by empty lines; what a single one holds stays as it stands.

    >>> text_paragraphs("Le pont\nrouvre.\n\nEnfin.")
    ['Le pont\nrouvre.', 'Enfin.']
    """
    written = text.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip("\n") for part in _EMPTY_LINE.split(written) if part.strip()]
