"""A small recogniser of names with an encoder of its own, learnt from scratch: what the shared one cannot know.

The shared encoder has learnt the names of the training articles nearly by heart (0.98 there, 0.86 elsewhere), so a new
recogniser over it finds nothing left to learn. This one starts anew under strong dropout, with rows for what gazetteers
know; both together are better than either. Its steps are spaCy's: BILUO over a state of three words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from tags import FEATURES, KINDS, LABELS, STEPS, Words
from thinc.api import HashEmbed, Linear, Maxout, NumpyOps, fix_random_seed, glorot_uniform_init

from guillemets.language.embedding import FIRST_SEED

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from thinc.api import Model, Optimizer

    Floats = NDArray[np.float32]
    Backward = Callable[[Floats], Floats]

ROWS = (5000, 1000, 2500, 1500)
KNOWN_ROWS, KNOWN_SEED = 1000, 77
STATE = 3
OPS = NumpyOps(use_blis=False)
OUTSIDE = np.isin(KINDS, ("O", "B", "U"))
INSIDE = {label: [STEPS.index(f"I-{label}"), STEPS.index(f"L-{label}")] for label in LABELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Widths and depth; ``dropout`` of values, ``forgotten`` is the share of words whose form is hidden in training."""

    embedded: int = 48
    width: int = 64
    pieces: int = 2
    depth: int = 4
    dropout: float = 0.3
    forgotten: float = 0.1


class Recogniser:
    """Embedding, windows and steps; ``update`` learns from words, ``weights`` are read by ``mount``."""

    def __init__(self, vectors: Floats, shape: Shape, seed: int) -> None:
        fix_random_seed(seed)
        self.shape = shape
        self._random = np.random.default_rng(seed)
        self.vectors: Floats = np.vstack([vectors, np.zeros((1, vectors.shape[1]))]).astype(np.float32)
        width, state = shape.width, STATE * shape.width * shape.pieces
        self.tables: list[Model[Any, Any]] = [
            HashEmbed(shape.embedded, rows, seed=FIRST_SEED + i, column=i) for i, rows in enumerate(ROWS)
        ]
        self.vector = Linear(shape.embedded, vectors.shape[1], init_W=glorot_uniform_init)
        self.known = HashEmbed(shape.embedded, KNOWN_ROWS, seed=KNOWN_SEED, column=0)
        self.mix = Maxout(width, shape.embedded * (len(ROWS) + 2), nP=shape.pieces, normalize=True)
        self.windows = [Maxout(width, 3 * width, nP=shape.pieces, normalize=True) for _ in range(shape.depth)]
        self.lower = Linear(state, width, init_W=glorot_uniform_init)
        self.padding = Linear(state, 1)
        self.upper = Linear(len(STEPS), width)
        for model in self.models():
            model.initialize()

    def models(self) -> list[Model[Any, Any]]:
        """Every layer that learns."""
        return [
            *self.tables,
            *(self.vector, self.known, self.mix),
            *self.windows,
            *(self.lower, self.padding, self.upper),
        ]

    def update(self, words: Words, optimizer: Optimizer) -> float:
        """One step of training; the loss."""
        rows, to_rows = self._encoded(words)
        summed, to_state = self._summed(rows, words.starts)
        best = summed.argmax(axis=2)
        mask = self._mask(rows.shape)
        scores, to_hidden = self.upper(np.ascontiguousarray(summed.max(axis=2) * mask), is_train=True)
        loss, gradient = _cross_entropy(scores, words)
        hidden = to_hidden(gradient) * mask
        pieces = np.zeros_like(summed)
        np.put_along_axis(pieces, best[:, :, None], hidden[:, :, None], axis=2)
        to_rows(to_state(pieces))
        for model in self.models():
            model.finish_update(optimizer)
        return loss

    def rows(self, words: Words) -> Floats:
        """What its encoder makes of each word; under dropout, if its shape has any."""
        return self._encoded(words)[0]

    def keep_averages(self, optimizer: Optimizer) -> None:
        """Put the mean of each parameter over the steps in its place."""
        for node in (node for model in self.models() for node in model.walk()):
            for name in node.param_names:
                if (average := optimizer.averages.get((node.id, name))) is not None:
                    node.set_param(name, average.copy())

    def _mask(self, shape: tuple[int, int], rate: float | None = None) -> Floats:
        rate = self.shape.dropout if rate is None else rate
        kept: Floats = (self._random.random(shape, dtype=np.float32) >= rate).astype(np.float32) / (1 - rate)
        return kept

    def _encoded(self, words: Words) -> tuple[Floats, Backward]:
        """One row a word, and the way back of its gradient."""
        count, size = len(words.steps), self.shape.embedded
        forms = (self._random.random((count, 1)) >= self.shape.forgotten).astype(np.float32)
        parts, ways = zip(
            *[table(words.features, is_train=True) for table in self.tables],
            self.vector(self.vectors[words.vectors], is_train=True),
            self.known(words.known[:, None], is_train=True),
            strict=True,
        )
        masks = [forms if i in {0, len(FEATURES)} else np.ones((1, 1), np.float32) for i in range(len(parts))]
        dropped = self._mask((count, size * len(parts)), self.shape.dropout * 0.7)
        features = np.concatenate([part * mask for part, mask in zip(parts, masks, strict=True)], axis=1) * dropped
        mixed, to_mix = self.mix(features, is_train=True)
        first = self._mask(mixed.shape)
        # zeros between the articles, as many as spaCy puts there when it reads
        depth = self.shape.depth
        places = np.arange(count) + depth * (1 + np.repeat(np.arange(len(words.lengths)), words.lengths))
        rows = np.zeros((count + depth * (1 + len(words.lengths)), self.shape.width), np.float32)
        rows[places] = mixed * first
        back: list[tuple[Backward, Floats]] = []
        for window in self.windows:
            wide = OPS.seq2col(rows, 1)
            found, to_window = window(wide, is_train=True)
            back.append((to_window, self._mask(found.shape)))
            rows = rows + found * back[-1][1]

        def backward(gradient: Floats) -> Floats:
            padded = np.zeros_like(rows)
            padded[places] = gradient
            for to_window, mask in reversed(back):
                wide = np.ascontiguousarray(to_window(padded * mask))
                padded = padded + OPS.backprop_seq2col(wide, 1)
            columns = to_mix(padded[places] * first) * dropped
            for i, (way, mask) in enumerate(zip(ways, masks, strict=True)):
                way(np.ascontiguousarray(columns[:, i * size : (i + 1) * size] * mask))
            return gradient

        return rows[places], backward

    def _summed(self, rows: Floats, starts: NDArray[np.int64]) -> tuple[Floats, Backward]:
        """What each state adds up to before its maxout: this word, the first of the open name, the one before."""
        shape = self.shape
        features, to_lower = self.lower(rows, is_train=True)
        padding, to_padding = self.padding(np.ones((1, 1), np.float32), is_train=True)
        size = shape.width * shape.pieces
        slots, empty = features.reshape(-1, STATE, size), padding.reshape(STATE, size)
        inside = np.flatnonzero(starts >= 0)
        summed = slots[:, 0] + empty[1] + empty[2]
        summed[inside] = slots[inside, 0] + slots[starts[inside], 1] + slots[inside - 1, 2]

        def backward(gradient: Floats) -> Floats:
            flat = gradient.reshape(-1, size)
            back = np.zeros_like(slots)
            back[:, 0] = flat
            np.add.at(back[:, 1], starts[inside], flat[inside])
            back[inside - 1, 2] += flat[inside]
            outside = flat.sum(axis=0) - flat[inside].sum(axis=0)
            to_padding(np.concatenate([np.zeros_like(outside), outside, outside]).reshape(1, -1))
            found: Floats = to_lower(back.reshape(len(rows), -1))
            return found

        return summed.reshape(-1, shape.width, shape.pieces), backward


def _cross_entropy(scores: Floats, words: Words) -> tuple[float, Floats]:
    """The loss over the steps that are open to each word, and its gradient."""
    allowed = np.broadcast_to(OUTSIDE, scores.shape).copy()
    inside = np.flatnonzero(words.starts >= 0)
    for i in inside:
        allowed[i] = False
        allowed[i, INSIDE[STEPS[words.steps[words.starts[i]]][2:]]] = True
    open_scores = np.where(allowed, scores, -1e9)
    chances = np.exp(open_scores - open_scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    rows = np.flatnonzero(words.taught)
    right = chances[rows, words.steps[rows]]
    gradient = np.zeros_like(scores)
    gradient[rows] = chances[rows]
    gradient[rows, words.steps[rows]] -= 1
    return float(-np.log(right + 1e-9).sum()), gradient
