"""The model's trees, with the sentences of one dispatch parsed side by side.

spaCy's parser takes a document word by word, and each step multiplies one row by a matrix; several documents at once
are several rows, which costs little more. Where sentences begin is settled before the parser starts, and a tree never
crosses that border; so one dispatch can be handed to it in pieces of whole sentences. A step looks at two words ahead
at most: with these two words of the next piece behind it, each piece is parsed as it would be in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc
    from thinc.types import Ints2d

PARSER = "parser"
_AHEAD = 2  # words after the current one that a step looks at
_PIECE = 32  # words; shorter pieces gain nothing more (measured: 24 µs a word in one piece, 18 at 15, 30 and 60)
_TOGETHER = 32  # pieces side by side; more would no longer fit into the processor's cache
_BORDER = 1  # what spaCy says of a word that begins a sentence


def can_split(parser: Any) -> bool:
    """Whether the parser can be given pieces: it takes one best step at a time, and is fed by rows kept apart."""
    listens = any(layer.name == "tok2vec-listener" for layer in parser.model.walk())
    return listens and parser.cfg.get("beam_width", 1) == 1


def read_trees(doc: Doc, words: list[str], parser: DependencyParser) -> None:
    """Nothing; heads and labels of ``doc``, whose words are ``words``, are set as the parser itself would set them.

    Every border of a sentence has to be settled in ``doc``, and the rows of its words to be in ``doc.tensor``.
    """
    from spacy.tokens import Doc as SpacyDoc  # noqa: PLC0415 - spaCy is loaded by those who analyse only

    borders = (doc.to_array(SENT_START) == _BORDER).tolist()
    pieces, lengths = [], []
    for start, end in _pieces(borders):
        reach = min(end + _AHEAD, len(words))
        piece = SpacyDoc(doc.vocab, words=words[start:reach], sent_starts=borders[start:reach])
        piece.tensor = doc.tensor[start:reach]
        pieces.append(piece)
        lengths.append(end - start)
    for first in range(0, len(pieces), _TOGETHER):
        together = pieces[first : first + _TOGETHER]
        parser.set_annotations(together, parser.predict(together))
    columns = [HEAD, DEP]
    found = [piece.to_array(columns)[:length] for piece, length in zip(pieces, lengths, strict=True)]
    doc.from_array(columns, cast("Ints2d", np.concatenate(found)))


def _pieces(borders: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First word and end of each piece: whole sentences, together at least _PIECE words but for the last."""
    start = 0
    for i, border in enumerate(borders):
        if border and i - start >= _PIECE:
            yield start, i
            start = i
    if start < len(borders):
        yield start, len(borders)
