"""What the tests of the reading room share: the store on its shelf, and a page read as a browser reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from guillemets.model.record import Record

NOW = "2025-03-12T18:00:00Z"
VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A store on disk, and the records that were put into it, in order."""

    path: Path
    records: tuple[Record, ...]


@dataclass
class Seen:
    """The elements of a page by tag, their attributes, and its words; elements must close in the order they open."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: str = ""

    def ids(self) -> Counter[str]:
        return Counter(attrs["id"] for _, attrs in self.elements if "id" in attrs)

    def values(self, *names: str) -> list[str]:
        return [value for _, attrs in self.elements for name, value in attrs.items() if name in names]

    def tags(self) -> Counter[str]:
        return Counter(tag for tag, _ in self.elements)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.seen.words += data


def seen(html: str) -> Seen:
    """The page as a browser takes it in."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert not parser.open, f"left open: {parser.open}"
    return parser.seen
