"""The paragraphs of marked-up text, as plain text that layout reads: one a block, an empty line between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from guillemets.formats.markup import entity_text, local

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCKS = frozenset(
    """p div section article blockquote quote h1 h2 h3 h4 h5 h6 hl1 hl2 hedline li item ul ol list dl dt dd tr row table
    block body body.content main header footer figure figcaption aside address pre nitf-table head hr center""".split()  # noqa: SIM905
)
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_SKIPPED = frozenset(
    """script style noscript template svg math iframe object audio video canvas form button select textarea title meta
    link media graphic""".split()  # noqa: SIM905
)
_BREAK = "\x00"
_WRAP = re.compile(r"[ \t\r\n\f]*[\r\n][ \t\r\n\f]*")


def paragraphs_of(root: etree._Element) -> list[str]:
    r"""The paragraphs of an element, in order, none of them empty.

    A run of blanks with a line end in it is where the markup was wrapped: one blank inside a paragraph, none at its
    edges. All other characters stay as they are, ``<br/>`` is a line end. Pictures, scripts and forms are left out.

    >>> paragraphs_of(etree.fromstring("<body><p>Le pont\n  a <b>rouvert</b>.</p><p>Enfin.<br/>Oui.</p></body>"))
    ['Le pont a rouvert.', 'Enfin.\nOui.']
    """
    found: list[list[str]] = [[]]
    _walk(root, found)
    written = (_unwrapped("".join(pieces)) for pieces in found)
    return [text for text in written if text.strip()]


def joined(paragraphs: Iterable[str]) -> str:
    """The paragraphs as one text."""
    return "\n\n".join(paragraphs)


def _walk(element: etree._Element, found: list[list[str]]) -> None:
    """Depth first; the parsers bound the depth."""
    name = local(element).lower()
    if element.tag is etree.Entity:
        found[-1].append(entity_text(element))
        return
    if not name or name in _SKIPPED:
        return
    if name in _BLOCKS:
        found.append([])
    if name in _BREAKS:
        found[-1].append(_BREAK)
    found[-1].append(element.text or "")
    for child in element:
        _walk(child, found)
        found[-1].append(child.tail or "")
    if name in _CELLS:
        found[-1].append("\t")
    if name in _BLOCKS:
        found.append([])


def _unwrapped(text: str) -> str:
    lines = [_at_edges(line) for line in text.split(_BREAK)]
    return "\n".join(lines).strip("\n").rstrip("\t")


def _at_edges(line: str) -> str:
    opening = _WRAP.match(line)
    line = line[opening.end() :] if opening else line
    return _WRAP.sub(lambda run: " " if run.end() < len(line) else "", line)
