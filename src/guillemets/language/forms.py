"""What the linguistic library says of a form by itself, asked once and kept between dispatches: forms come back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from spacy.attrs import ORTH, SPACY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_MOST = 4_000  # forms kept, 1 MB; then it begins anew, so that memory stays flat


class Form(NamedTuple):
    """A form as written, in lower case, and what kind of sign it is."""

    text: str
    lower: str
    is_space: bool
    is_punct: bool
    like_num: bool


class Forms(dict[int, Form]):
    """The forms met so far, by the key that the vocabulary gives them."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, key: int) -> Form:
        if len(self) >= _MOST:
            self.clear()
        lexeme = self._vocab[key]
        text = lexeme.orth_
        self[key] = found = Form(text, text.lower(), lexeme.is_space, lexeme.is_punct, lexeme.like_num)
        return found


@lru_cache(maxsize=4)
def forms_of(vocab: Vocab) -> Forms:
    """The forms of a vocabulary, kept between dispatches."""
    return Forms(vocab)


def forms_in(doc: Doc, start: int) -> Iterator[tuple[int, str]]:
    """Every word of ``doc`` that is no white space: where it begins, counted from ``start``, and its form."""
    forms = forms_of(doc.vocab)
    for key, space in doc.to_array([ORTH, SPACY]).tolist():
        form = forms[key]
        if not form.is_space:
            yield start, form.text
        start += len(form.text) + space
