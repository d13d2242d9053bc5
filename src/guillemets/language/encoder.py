"""The shipped model's rows of numbers for the words of a dispatch, by plain products of matrices.

The same layers as in the model, with what does not change kept: the first layer sees a word's form alone, so its row
is worked out once for each form and looked up afterwards; and the pieces of which the largest counts stand side by
side, so that numpy compares whole rows. A long dispatch goes through in stretches that stay in the processor's cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ORTH

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

ENCODER = "tok2vec"
_FIRST = "folded_embed"
_BLOCK = ["expand_window", "maxout", "layernorm"]
_MOST = 8_000  # forms whose rows are kept: 3 MB; then it begins anew, so that memory stays flat
_STRETCH = 1024  # words that go through the layers together
_SMALL = 1e-8  # spaCy's guard against a division by zero


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """One layer: a word with both neighbours, times ``weights``, plus ``bias``, the largest of the pieces, levelled."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats
    pieces: int

    def __call__(self, rows: Floats) -> Floats:
        count, width = rows.shape
        around = np.zeros((count, 3 * width), dtype=np.float32)
        around[1:, :width] = rows[:-1]
        around[:, width : 2 * width] = rows
        around[:-1, 2 * width :] = rows[1:]
        summed = around @ self.weights
        summed += self.bias
        best = summed[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, summed[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        best *= ((best * best).mean(axis=1, keepdims=True) + _SMALL) ** -0.5
        best *= self.gain
        best += self.shift
        best += rows
        return best


class Encoder:
    """Words to rows, as the model's own layer of that name would give them."""

    def __init__(self, embed: Any, blocks: list[_Block], edge: int) -> None:
        width = blocks[0].gain.size
        self._embed = embed
        self._blocks = blocks
        self._edge = np.zeros((edge, width), dtype=np.float32)
        self._known: dict[int, int] = {}
        self._rows: Floats = np.full((_MOST, width), 0.0, dtype=np.float32)
        self._lock = Lock()

    def rows(self, doc: Doc) -> Floats:
        """One row a word of ``doc``, which has been made of forms alone."""
        edge, halo = len(self._edge), len(self._blocks)
        rows = np.concatenate([self._edge, self._forms(doc), self._edge])  # the model's own margin of empty words
        last = len(rows) - edge
        found = []
        for start in range(edge, last, _STRETCH):
            first, end = max(start - halo, 0), min(start + _STRETCH, last)
            found.append(self._through(rows[first : end + halo])[start - first : end - first])
        return found[0] if len(found) == 1 else np.concatenate(found)

    def _through(self, rows: Floats) -> Floats:
        for block in self._blocks:
            rows = block(rows)
        return rows

    def _forms(self, doc: Doc) -> Floats:
        """The row of each form, by itself."""
        keys = doc.to_array(ORTH).tolist()
        with self._lock:
            new = [key for key in dict.fromkeys(keys) if key not in self._known]
            if len(self._known) + len(new) > _MOST:
                self._known.clear()
                new = list(dict.fromkeys(keys))
            if len(new) > _MOST:
                return np.asarray(self._embed.predict([doc])[0])
            if new:
                made = type(doc)(doc.vocab, words=[doc.vocab.strings[key] for key in new])
                first = len(self._known)
                self._rows[first : first + len(new)] = self._embed.predict([made])[0]
                self._known.update(zip(new, range(first, first + len(new)), strict=True))
            return self._rows[[self._known[key] for key in keys]]


@lru_cache(maxsize=8)
def encoder_of(model: Any) -> Encoder | None:
    """The encoder that does what ``model`` does, if it is made like those of the shipped model; None for any other."""
    layers = model.layers
    if len(layers) != 2 or _FIRST not in {layer.name for layer in layers[0].walk()}:  # noqa: PLR2004 - forms, blocks
        return None
    embed, deep = layers
    blocks = [_block(layer) for layer in deep.walk() if layer.name.startswith("residual(") and len(layer.layers) == 1]
    found = [block for block in blocks if block is not None]
    return Encoder(embed, found, deep.attrs["pad"]) if found and len(found) == len(blocks) else None


def _block(residual: Any) -> _Block | None:
    leaves = {layer.name: layer for layer in residual.walk() if not layer.layers}
    if not set(_BLOCK) <= set(leaves) or leaves["expand_window"].attrs["window_size"] != 1:
        return None
    mixed, level = leaves["maxout"], leaves["layernorm"]
    width, pieces = mixed.get_dim("nO"), mixed.get_dim("nP")
    weights = mixed.get_param("W").transpose(1, 0, 2).reshape(width * pieces, -1)
    return _Block(
        weights=np.ascontiguousarray(weights.T),
        bias=np.ascontiguousarray(mixed.get_param("b").T.reshape(-1)),
        gain=level.get_param("G"),
        shift=level.get_param("b"),
        pieces=pieces,
    )
