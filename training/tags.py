"""Articles as the recogniser learns them: the features of every word, its right step, and where its open name began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from noise import names_passage
from reader import to_example
from spacy.attrs import LOWER, NORM, ORTH, PREFIX, SHAPE, SUFFIX
from swaps import swapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from known import Known
    from numpy.typing import NDArray
    from reader import Material
    from spacy.language import Language
    from words import Sentence

LABELS = ("PER", "LOC", "ORG", "MISC")
STEPS = ("O", *(f"{kind}-{label}" for label in LABELS for kind in "BILU"))
KINDS = np.array([step[0] for step in STEPS])
FEATURES = (NORM, PREFIX, SUFFIX, SHAPE)
SWAPS, SWAPPED_NAMES = 0.25, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Columns over the words of an article, or of several one behind the other; ``lengths`` are those of each.

    ``features`` are hashes, ``known`` the kinds of Known; ``vectors`` are rows of the vectors, -1 where there is none;
    ``steps`` are indices into STEPS, -1 where nobody looked; ``starts`` the first word of the name that is open before
    the word, -1 outside; ``taught`` is False where there is nothing to learn.
    """

    features: NDArray[np.uint64]
    vectors: NDArray[np.int64]
    known: NDArray[np.uint64]
    steps: NDArray[np.int64]
    starts: NDArray[np.int64]
    taught: NDArray[np.bool_]
    lengths: NDArray[np.int32]


def to_words(nlp: Language, known: Known, paragraphs: list[Sentence]) -> Words:
    """The paragraphs as columns, cut by the tokenizer of ``nlp``; rows of ``known`` are given by their kinds."""
    example = to_example(nlp, paragraphs)
    doc = example.predicted
    columns = doc.to_array([*FEATURES, LOWER, ORTH])
    number = {step: i for i, step in enumerate(STEPS)}
    steps = np.array([number.get(step or "-", -1) for step in example.get_aligned_ner()], dtype=np.int64)
    starts, taught = _open_names(steps)
    return Words(
        features=np.ascontiguousarray(columns[:, : len(FEATURES)]),
        vectors=nlp.vocab.vectors.find(keys=columns[:, -1]).astype(np.int64),
        known=known.kinds[known.rows_of(columns[:, -2], columns[:, -1])],
        steps=steps,
        starts=starts,
        taught=taught,
        lengths=np.array([len(doc)], dtype=np.int32),
    )


def _open_names(steps: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where the name that is open before each word began, and whether the word's step can be learnt."""
    starts = np.full(len(steps), -1)
    taught = steps >= 0
    first = -1
    for i, step in enumerate(steps):
        kind = KINDS[step] if step >= 0 else "O"
        if kind in "IL":
            starts[i] = first
            taught[i] = first >= 0
        first = i if kind == "B" else first if kind == "I" else -1
    return starts, taught


def noisy(paragraphs: list[Sentence], material: Material, rng: Random) -> list[Sentence]:
    """The paragraphs of an article under the noise of the later legs, now and then with names swapped."""
    if rng.random() < SWAPS:
        paragraphs = [swapped(paragraph, material.names, SWAPPED_NAMES, rng) for paragraph in paragraphs]
    return names_passage(paragraphs, material.heads, material.wire, rng, late=True)


def joined(parts: Sequence[Words]) -> Words:
    """The articles one behind the other."""
    offsets = np.cumsum([0, *(len(part.steps) for part in parts[:-1])])
    starts = [np.where(part.starts < 0, -1, part.starts + at) for part, at in zip(parts, offsets, strict=True)]
    names = ("features", "vectors", "known", "steps", "taught", "lengths")
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    return Words(**columns, starts=np.concatenate(starts))
