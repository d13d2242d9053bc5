"""The first layer of the shipped model, folded: every feature of a word is a row that is ready to be added up.

Training learns a table for each feature, concatenates the rows of a word and multiplies them by one matrix. Product
and sum change places here: each table is multiplied beforehand, so that reading adds rows and multiplies nothing.

The recogniser of names listens to the shared encoder and to a small one of its own, whose embedding also has a row for
what gazetteers know of a word: a first name, a town, a state, a body, a trade.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import IDS, LOWER, ORTH
from spacy.util import registry
from thinc.api import LayerNorm, Model, chain, concatenate, list2ragged, ragged2list, use_ops, with_array

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.types import Floats2d, Floats3d, Ints1d, Ints2d

    Embedding = Model[list[Doc], list[Floats2d]]

ARCHITECTURE = "guillemets.FoldedEmbed.v1"
BOTH = "guillemets.BothRows.v1"
FIRST_SEED = 8
HASHES = 4


@contextmanager
def ready_to_load() -> Iterator[None]:
    """Nothing; inside it ``spacy.load`` knows our layers, and matrices are multiplied by numpy, faster than by BLIS."""
    if not registry.has("architectures", ARCHITECTURE):
        registry.architectures.register(ARCHITECTURE, func=folded_embed)
        registry.architectures.register(BOTH, func=both_rows)
    with use_ops("numpy", use_blis=False):
        yield


def both_rows(first: Embedding, second: Embedding, width: int) -> Embedding:
    """A layer from documents to the rows of ``first`` and ``second`` side by side, ``width`` floats in all."""
    both: Embedding = concatenate(first, second)
    both.set_dim("nO", width, force=True)
    return both


def folded_embed(width: int, pieces: int, attrs: list[str], rows: list[int], known: int = 0) -> Embedding:
    """A layer from documents to one row of ``width`` floats a word; it reads only, it cannot be trained.

    ``attrs`` and ``rows`` are those of the MultiHashEmbed that was folded, ``pieces`` those of its Maxout. The
    parameter ``E`` holds its hash tables one below the other, then the vectors, a row of zeros for words without one,
    ``known`` rows for what gazetteers say of a word, and the bias. Of those rows, parameter ``M`` gives the one of each
    word of ``K`` (hashes of lower-case words, rising) where it is written in lower case and where it is not; any other
    word has the first.
    """
    summed: Embedding = Model(
        "folded_embed",
        _forward,
        params=dict.fromkeys("EKM" if known else "E"),
        dims={"nO": width, "nP": pieces},
        attrs={"attrs": [IDS[attr] for attr in attrs], "rows": rows, "known": known},
    )
    normal: Model[Any, Any] = with_array(LayerNorm(nI=width))
    return cast("Embedding", chain(summed, list2ragged(), normal, ragged2list()))


def _forward(
    model: Embedding,
    docs: list[Doc],
    is_train: bool,  # noqa: FBT001 - thinc's signature
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    if is_train:
        raise TypeError("a folded embedding cannot be trained; train the pipeline it was folded from")
    table = cast("Floats2d", model.get_param("E"))
    if table.dtype == "float16":  # stored as half floats, to halve the file
        table = cast("Floats2d", np.asarray(table, dtype=np.float32))
        model.set_param("E", table)
    lengths = [len(doc) for doc in docs]
    width, pieces = model.get_dim("nO"), model.get_dim("nP")
    if not sum(lengths):
        return [model.ops.alloc2f(0, width) for _ in docs], _no_gradient
    summed = model.ops.gather_add(table, _rows(model, docs, len(table)))
    best, _ = model.ops.maxout(cast("Floats3d", summed.reshape((-1, width, pieces))))
    ends = np.cumsum(lengths)
    return [best[end - length : end] for length, end in zip(lengths, ends, strict=True)], _no_gradient


def _no_gradient(_: list[Floats2d]) -> list[Doc]:
    """Nothing flows back: the layer is for reading."""
    return []


def _rows(model: Embedding, docs: list[Doc], size: int) -> Ints2d:
    """The rows of the table that make up each word: four a feature, one of the vectors, one known, and the bias."""
    attrs, rows, known = model.attrs["attrs"], model.attrs["rows"], model.attrs["known"]
    features = np.concatenate([doc.to_array([*attrs, LOWER, ORTH]) for doc in docs])
    found = np.empty((len(features), HASHES * len(attrs) + 2 + bool(known)), dtype=np.int32)
    start = 0
    for i, count in enumerate(rows):
        ids = cast("Ints1d", np.ascontiguousarray(features[:, i]))
        keys = np.asarray(model.ops.hash(ids, FIRST_SEED + i)) % count
        found[:, HASHES * i : HASHES * (i + 1)] = keys + start
        start += count
    vectors = docs[0].vocab.vectors.find(keys=features[:, -1])
    bias = size - 1
    found[:, -2] = np.where(vectors < 0, bias - known - 1, vectors + start)
    found[:, -1] = bias
    if known:
        found[:, -3] = bias - known + _known(model, features[:, -2], features[:, -1])
    return cast("Ints2d", found)


def _known(model: Embedding, lower: NDArray[Any], forms: NDArray[Any]) -> NDArray[np.int32]:
    """For each word the row that says what gazetteers know of it, counted from 0."""
    keys, kinds = (np.asarray(model.get_param(name)) for name in "KM")
    places = np.minimum(np.searchsorted(keys, lower), len(keys) - 1)
    found = kinds[places, (forms != lower).astype(np.intp)]
    return np.where(keys[places] == lower, found, 0).astype(np.int32)
