"""A sentence put together by chance, and whether its contents are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.evaluation.matching import content_words

if TYPE_CHECKING:
    from guillemets.model.record import Record
    from guillemets.reader import Reader

Span = tuple[int, int]

_MARK = re.compile(r"\[(?:(\d):)?|\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """One sentence, the fragments of each content that it reports, and the parts that it was put together from."""

    text: str
    contents: tuple[tuple[Span, ...], ...]
    parts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found of a sentence: each content to the word, and how many contents that it does not report.

    A sentence that reports nothing is whole when nothing is found.
    """

    whole: bool
    strays: int


def marked(text: str, parts: dict[str, str]) -> Combined:
    """The sentence without the marks of its contents: "[A], a dit X, [B]" is one content, "[1:A]" another."""
    contents: dict[str, list[Span]] = {}
    plain, at, opened = "", 0, list[tuple[str, int]]()
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark.group() == "]":
            number, start = opened.pop()
            contents.setdefault(number, []).append((start, len(plain)))
        else:
            opened.append((mark.group(1) or "", len(plain)))
    return Combined(text=plain + text[at:], contents=tuple(tuple(one) for one in contents.values()), parts=parts)


def outcome(reader: Reader, sentence: Combined) -> Outcome:
    """What the reader finds of the contents; words are compared as the scorer does."""
    wanted = [frozenset(content_words(sentence.text, one)) for one in sentence.contents]
    found = _found(reader.read(sentence.text))
    strays = sum(one not in wanted for one in found)
    return Outcome(whole=all(one in found for one in wanted) and (bool(wanted) or not strays), strays=strays)


def _found(record: Record) -> list[frozenset[int]]:
    spans = ([(part.start, part.end) for part in one.content] for one in record.attributions)
    return [frozenset(content_words(record.dispatch.text, one)) for one in spans]
