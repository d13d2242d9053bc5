"""The corpora as annotated words: Universal Dependencies treebanks for syntax, WiNER-fr for names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmony import harmonised
from words import OUTSIDE, Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language

LABELS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "MISC", "Product": "MISC"}
FUSED = ("du", "des", "au", "aux")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A Wikinews article with its names: ``spans`` of (start, end, label), code points, half-open."""

    name: str
    text: str
    spans: tuple[tuple[int, int, str], ...]

    @property
    def share(self) -> int:
        """A number from 0 to 99 that its name alone decides; the held-back lists are drawn with it."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 100


def read_articles(folder: Path) -> tuple[Article, ...]:
    """Every article of WiNER-fr, by name; dates and hours are left out, an entity inside another too."""
    return tuple(_article(path) for path in sorted(folder.glob("*/*/*.ann")))


def _article(path: Path) -> Article:
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    spans: list[tuple[int, int, str]] = []
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        kind, *places = fields[1].split()
        if kind in LABELS and len(places) == 2 and ";" not in fields[1]:  # noqa: PLR2004
            spans.append((int(places[0]), int(places[1]), LABELS[kind]))
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return Article(name=path.stem, text=text, spans=tuple(kept))


def article_words(nlp: Language, article: Article) -> list[Sentence]:
    """The paragraphs of an article as words of our tokenizer with entity tags and no syntax."""
    doc = nlp.make_doc(article.text)
    tags = [OUTSIDE] * len(doc)
    for start, end, label in article.spans:
        span = doc.char_span(start, end, label=label)
        if span is None:
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                tags[token.i] = "-"
            continue
        tags[span.start : span.end] = [f"B-{label}", *[f"I-{label}"] * (len(span) - 1)]
    paragraphs: list[Sentence] = []
    words: list[Word] = []
    for token, tag in zip(doc, tags, strict=True):
        if token.is_space:
            if words:
                words[-1] = replace(words[-1], after=words[-1].after + token.text_with_ws)
            if words and "\n" in token.text:
                paragraphs.append(tuple(words))
                words = []
            continue
        words.append(Word(text=token.text, after=token.whitespace_, entity=tag))
    return [*paragraphs, tuple(words)] if words else paragraphs


def read_treebank(path: Path) -> list[Sentence]:
    """Every sentence of a CoNLL-U file as surface words: ``du`` and its like are one word, as in running text."""
    return [sentence for rows in _blocks(path) if (sentence := _sentence(rows, path.name))]


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    for block in path.read_text("utf-8").strip().split("\n\n"):
        yield [line.split("\t") for line in block.splitlines() if not line.startswith("#")]


def _sentence(rows: list[list[str]], source: str) -> Sentence:
    """The surface words of one sentence; a contraction takes the place of the member that heads the other."""
    inside: dict[str, str] = {}
    surface: list[list[str]] = []
    syntax = {row[0]: row for row in rows if row[0].isdigit()}
    for row in rows:
        if "-" in row[0]:
            first, last = row[0].split("-")
            members = [str(n) for n in range(int(first), int(last) + 1)]
            main = next((m for m in members if syntax[m][6] not in members), first)
            inside |= dict.fromkeys(members, row[0])
            features = syntax[members[-1]][5]
            surface.append([row[0], row[1], *syntax[main][2:5], features, *syntax[main][6:9], row[9]])
        elif row[0].isdigit() and row[0] not in inside:
            surface.append(row)
    place = {row[0]: i for i, row in enumerate(surface)}
    words = []
    for i, row in enumerate(surface):
        head = inside.get(row[6], row[6])
        words.append(
            Word(
                text=row[1],
                after="" if "SpaceAfter=No" in row[9] else " ",
                pos=row[3],
                morph="" if row[5] == "_" else row[5],
                head=i if head == "0" else place[head],
                dep="ROOT" if head == "0" else row[7],
            )
        )
    return harmonised(tuple(words), [row[2] for row in surface], source)
