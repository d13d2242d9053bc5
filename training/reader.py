"""Training documents, new ones in every epoch: treebank passages and Wikinews chunks under fresh noise."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from corpora import article_words, read_articles, read_treebank
from furniture import headline
from noise import nameless, names_passage, syntax_passage
from spacy.training import Example
from speech import Wire
from swaps import Names, names_of, swapped
from words import Sentence, ending, to_doc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

HERE = Path(__file__).parent
LONGEST_CHUNK = 160
QUESTIONS_KEPT = 0.35
SWAPPED_NAMES = 0.5


def wire_words() -> Wire:
    """The words that furniture and reported speech are made of."""
    return Wire(**tomllib.loads((HERE / "wire.toml").read_text("utf-8")))


def held_back(kind: str) -> frozenset[str]:
    """The names of the articles that training never sees: ``kind`` is ``test`` or ``dev``."""
    lines = (HERE / "held-back" / f"{kind}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that training draws from, read once."""

    treebanks: dict[str, list[Sentence]]
    articles: list[list[Sentence]]
    heads: list[Sentence]
    names: Names
    wire: Wire


def read_material(nlp: Language, corpora: Path, *, partut: bool) -> Material:
    """The training parts of the corpora; ``partut`` False leaves that treebank out, to be measured on."""
    names = ["fr_sequoia-ud-train", "fr_gsd-ud-dev", "fr_fqb-ud-test"]
    names += ["fr_partut-ud-train", "fr_partut-ud-dev", "fr_partut-ud-test"] if partut else []
    treebanks = {name: [nameless(s) for s in read_treebank(corpora / "ud" / f"{name}.conllu")] for name in names}
    away = held_back("test") | held_back("dev")
    articles = [article_words(nlp, a) for a in read_articles(corpora / "winer-fr") if a.name not in away]
    rng = Random(0)
    plain = [s for s in treebanks["fr_sequoia-ud-train"] if s[0].entity == "O"]
    heads = [head for sentence in plain if (head := headline(sentence, rng))]
    return Material(
        treebanks=treebanks,
        articles=articles,
        heads=heads,
        names=names_of(s for a in articles for s in a),
        wire=wire_words(),
    )


def passages(
    material: Material, seed: int, *, articles: float = 1.0, late: bool = False, swaps: float = 0.25
) -> Iterator[list[Sentence]]:
    """Every passage of one epoch, shuffled, with a share of the articles; ``seed`` decides all noise.

    ``late`` adds what only the second leg has: names swapped, sentences numbered, spaces too wide.
    """
    rng = Random(seed)
    found: list[tuple[bool, list[Sentence]]] = []
    for name, sentences in material.treebanks.items():
        kept = [s for s in sentences if "fqb" not in name or rng.random() < QUESTIONS_KEPT]
        found += [(True, group) for group in _groups(kept, rng)]
    for article in material.articles:
        found += [(False, chunk) for chunk in _chunks(article) if articles == 1.0 or rng.random() < articles]
    rng.shuffle(found)
    for syntax, passage in found:
        group = passage
        if syntax:
            yield syntax_passage(group, material.wire, rng, late=late)
        else:
            if late and rng.random() < swaps:
                group = [swapped(paragraph, material.names, SWAPPED_NAMES, rng) for paragraph in group]
            yield names_passage(group, material.heads, material.wire, rng, late=late)


def _groups(sentences: list[Sentence], rng: Random) -> Iterator[list[Sentence]]:
    """Runs of one to seven sentences that follow each other."""
    at = 0
    while at < len(sentences):
        size = rng.choice([1, 2, 3, 4, 5, 6, 7])
        yield sentences[at : at + size]
        at += size


def _chunks(article: list[Sentence]) -> Iterator[list[Sentence]]:
    """The paragraphs of an article in chunks of some 160 words."""
    chunk: list[Sentence] = []
    for paragraph in article:
        chunk.append(paragraph)
        if sum(map(len, chunk)) > LONGEST_CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def to_example(nlp: Language, sentences: list[Sentence]) -> Example:
    """The passage as spaCy trains on it: our tokens of its text against the gold words."""
    sentences = [*sentences[:-1], ending(sentences[-1], "")]
    gold = to_doc(nlp.vocab, sentences)
    return Example(nlp.make_doc(gold.text), gold)
