"""The model's names, decided for all words at once.

spaCy walks the words one by one, and each step costs more for its bookkeeping than for its arithmetic. But while no
name is open, what a word is depends on its own row alone; so these rows are one product of matrices, and only the
words inside a name of several words are looked at one after another. Weights, sums and permitted steps are spaCy's
(transitions BILUO over the state of three words: this one, the first of the open name, the one before).
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import SENT_START

from guillemets.language.encoder import encoder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

NAMES = "ner"
_STATE = 3  # words that a state is made of
_SHARED = "tok2vec-listener"


def read_names(doc: Doc, recogniser: EntityRecognizer) -> None:
    """Nothing; ``doc.ents`` are the names, as the recogniser itself would set them.

    A recogniser of another make than that of the shipped model, and words that carry names already, are left to it.
    """
    if not len(doc) or not _is_known(recogniser) or doc.ents:
        recogniser(doc)
        return
    from spacy.tokens import Span  # noqa: PLC0415 - spaCy is loaded by those who analyse only

    model: Any = recogniser.model
    starts = doc.to_array(SENT_START) == 1
    steps: Any = recogniser.moves
    moves = [steps.get_class_name(number) for number in range(steps.n_moves)]
    names = _Walk(model, moves, starts).names(_rows(model.layers[0], doc))
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in names])


def _is_known(recogniser: EntityRecognizer) -> bool:
    """Whether the recogniser decides as this module does: one best step, three words, maxout, a layer above."""
    model: Any = recogniser.model
    one_best = recogniser.cfg.get("beam_width", 1) == 1 and not model.attrs["unseen_classes"]
    lower = model.layers[1]
    return bool(one_best and model.attrs["has_upper"] and lower.get_dim("nF") == _STATE and lower.get_dim("nP") > 1)


def _rows(encoder: Any, doc: Doc) -> Floats:
    """One row a word: those of the shared encoder and of the recogniser's own, side by side, mixed."""
    mixed = encoder.layers[-1]
    parts = encoder.layers[0].layers
    own = encoder_of(parts[1]) if len(parts) == 2 and parts[0].name == _SHARED else None  # noqa: PLR2004 - shared, own
    rows: Floats
    if own is None:
        rows = encoder.predict([doc])
    else:
        rows = mixed.predict(np.concatenate([np.asarray(doc.tensor), own.rows(doc)], axis=1))
    return rows


class _Walk:
    """The steps through one document: for each word the scores of the moves that are open to it."""

    def __init__(self, model: Any, moves: list[str], starts: NDArray[np.bool_]) -> None:
        _, self._lower, self._upper = model.layers
        self._weights = self._lower.get_param("W").reshape(_STATE, -1, self._lower.get_dim("nI"))
        self._padding = self._lower.get_param("pad").reshape(_STATE, -1)
        self._moves = [move.partition("-")[::2] for move in moves]
        self._goes_on = np.append(~starts[1:], False)  # whether a name may reach into the next word

    def names(self, rows: Floats) -> Iterator[tuple[int, int, str]]:
        """First word, end and label of each name."""
        own = rows @ self._weights[0].T
        outside = self._scores(own + self._padding[1] + self._padding[2])
        kinds = np.array([kind if label or kind == "O" else "" for kind, label in self._moves])
        outside[:, ~np.isin(kinds, ("B", "U", "O"))] = -np.inf
        outside[np.ix_(~self._goes_on, kinds == "B")] = -np.inf
        best = outside.argmax(axis=1)
        end = 0
        for i in np.flatnonzero(kinds[best] != "O").tolist():
            if i < end:
                continue
            kind, label = self._moves[best[i]]
            end = i + 1 if kind == "U" else self._end(rows, own, i, label)
            yield i, end, label

    def _end(self, rows: Floats, own: Floats, first: int, label: str) -> int:
        """Where the name of several words that begins at ``first`` ends."""
        inside, last = self._moves.index(("I", label)), self._moves.index(("L", label))
        opened = self._weights[1] @ rows[first]
        i = first + 1
        while self._goes_on[i]:
            (scores,) = self._scores((own[i] + opened + self._weights[2] @ rows[i - 1])[None])
            stays = scores[inside] > scores[last] or (scores[inside] == scores[last] and inside < last)
            if not stays:
                break
            i += 1
        return i + 1

    def _scores(self, summed: Floats) -> Floats:
        bias = self._lower.get_param("b")
        hidden = (summed.reshape(-1, *bias.shape) + bias).transpose(2, 0, 1)
        best: Floats = reduce(np.maximum, hidden)
        scores: Floats = best @ self._upper.get_param("W").T + self._upper.get_param("b")
        return scores
