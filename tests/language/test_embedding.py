from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from spacy.util import registry
from spacy.vectors import Vectors

from guillemets.language.embedding import ARCHITECTURE, folded_embed, ready_to_load

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

WIDTH, PIECES, ROWS, WORDS = 4, 2, [11, 7], 3


def layer() -> Model:
    model = folded_embed(WIDTH, PIECES, ["NORM", "SHAPE"], ROWS)
    table = np.random.default_rng(0).normal(size=(sum(ROWS) + WORDS + 2, WIDTH * PIECES))
    table[-2] = 0
    summed = model.get_ref("summed") if "summed" in model.ref_names else model.layers[0]
    summed.set_param("E", table.astype(np.float16))
    model.initialize()
    return model


def document(text: str) -> Doc:
    nlp = spacy.blank("fr")
    vectors = Vectors(strings=nlp.vocab.strings, shape=(WORDS, 1))
    vectors.key2row[nlp.vocab.strings.add("Berne")] = 1
    nlp.vocab.vectors = vectors
    return nlp.make_doc(text)


def test_one_row_a_word_and_none_for_an_empty_text() -> None:
    model = layer()
    full, empty = document("Le Conseil siège à Berne."), document("")
    found = model.predict([full])
    assert [row.shape for row in found] == [(6, WIDTH)]
    assert model.layers[0].predict([empty])[0].shape == (0, WIDTH)


def test_a_text_reads_the_same_alone_and_among_others() -> None:
    model = layer()
    one, other = document("Berne refuse."), document("Genève accepte, dit-on.")
    together = model.predict([one, other])
    assert np.array_equal(together[0], model.predict([one])[0])


def test_the_vector_of_a_word_counts() -> None:
    model = layer()
    doc = document("Berne Borne")
    known = model.layers[0].get_param("E").astype(np.float32)
    before = model.predict([doc])[0].copy()
    known[sum(ROWS) + 1] += 5 * np.arange(WIDTH * PIECES)
    model.layers[0].set_param("E", known)
    after = model.predict([doc])[0]
    assert not np.allclose(before[0], after[0])
    assert np.array_equal(before[1], after[1])


def test_it_refuses_to_be_trained() -> None:
    with pytest.raises(TypeError, match="cannot be trained"):
        layer()([document("Berne")], is_train=True)


def test_loading_registers_the_layer() -> None:
    with ready_to_load():
        assert registry.get("architectures", ARCHITECTURE) is folded_embed
