"""The shipped model's steps, taken in our own way, give what the model itself gives, to the bit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.tokens import Doc

from guillemets.language import load_model
from guillemets.language.encoder import ENCODER, encoder_of
from guillemets.language.forms import forms_in
from guillemets.language.sentences import BorderWords, starts_of
from guillemets.language.trees import PARSER, can_split, read_trees

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
COLUMNS = [HEAD, DEP, SENT_START]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def doc_of(nlp: Language, text: str) -> tuple[Doc, list[str]]:
    """The words of a text with settled borders, as `parse` hands them to the model."""
    forms = [form for _, form in forms_in(nlp.tokenizer(text), 0)]
    begins: list[bool | int | None] = [*starts_of(forms, [" "] * len(forms), BorderWords())]
    return Doc(nlp.vocab, words=forms, sent_starts=begins), forms


def texts() -> list[str]:
    """Each example, a word alone, and all examples in one, which is longer than a stretch."""
    every = [path.read_text("utf-8") for path in EXAMPLES]
    return [*every[:6], "Berne", "\n".join(every)]


@pytest.mark.model
def test_rows_are_those_of_the_models_own_layer(nlp: Language) -> None:
    layer: Any = nlp.get_pipe(ENCODER)
    encoder = encoder_of(layer.model)
    assert encoder is not None
    for text in [*texts(), *texts()]:  # the second time, every form is known
        doc, _ = doc_of(nlp, text)
        assert np.array_equal(encoder.rows(doc), layer.model.predict([doc])[0])


@pytest.mark.model
def test_forms_are_learnt_anew_when_there_are_too_many(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guillemets.language.encoder._MOST", 40)
    encoder_of.cache_clear()
    layer: Any = nlp.get_pipe(ENCODER)
    encoder = encoder_of(layer.model)
    assert encoder is not None
    for text in ("Le pont ferme.", *texts(), "Le pont ferme."):
        doc, _ = doc_of(nlp, text)
        assert np.array_equal(encoder.rows(doc), layer.model.predict([doc])[0])
    encoder_of.cache_clear()


@pytest.mark.model
def test_rows_of_the_recognisers_own_encoder_are_those_of_its_layer(nlp: Language) -> None:
    recogniser: Any = nlp.get_pipe("ner")
    own = recogniser.model.layers[0].layers[0].layers[1]
    encoder = encoder_of(own)
    assert encoder is not None
    for text in texts():
        doc, _ = doc_of(nlp, text)
        assert encoder.rows(doc) == pytest.approx(own.predict([doc])[0], abs=1e-4)


@pytest.mark.model
def test_trees_are_those_of_the_parser_itself(nlp: Language) -> None:
    parser: Any = nlp.get_pipe(PARSER)
    assert can_split(parser)
    layer: Any = nlp.get_pipe(ENCODER)
    for text in texts():
        doc, forms = doc_of(nlp, text)
        whole, _ = doc_of(nlp, text)
        doc.tensor = whole.tensor = layer.model.predict([doc])[0]
        read_trees(doc, forms, parser)
        parser(whole)
        assert np.array_equal(doc.to_array(COLUMNS), whole.to_array(COLUMNS))


def test_a_model_of_another_make_keeps_its_own_steps() -> None:
    layer: Any = spacy.blank("fr").add_pipe("tok2vec")
    assert encoder_of(layer.model) is None
