"""Plain words out of spaCy's document: its columns of keys are taken at once and their strings looked up once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, ORTH, POS, SENT_START, SPACY
from spacy.parts_of_speech import NAMES

from guillemets.language.forms import forms_of
from guillemets.language.tokens import Doc, Name, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc

_COLUMNS = (ORTH, POS, DEP, HEAD, MORPH, ENT_TYPE, ENT_IOB, SENT_START, SPACY)
_IOB = ("", "I", "O", "B")
_POS = {int(key): name for key, name in NAMES.items()}


def read_tokens(parsed: SpacyDoc) -> Doc:
    """The words of spaCy's document, which can be let go afterwards."""
    doc = Doc(Token() for _ in range(len(parsed)))
    if not doc:
        return doc
    known, features, forms = _Strings(parsed.vocab.strings), _Features(parsed.vocab.strings), forms_of(parsed.vocab)
    columns = parsed.to_array(list(_COLUMNS))
    heads = columns[:, _COLUMNS.index(HEAD)].astype("int64").tolist()
    for i, (token, row) in enumerate(zip(doc, columns.tolist(), strict=True)):
        orth, pos, dep, _, morph, ent_type, ent_iob, start, space = row
        form = forms[orth]
        token.i = i
        token.doc = doc
        token.text = form.text
        token.lower_ = form.lower
        token.is_punct = form.is_punct
        token.like_num = form.like_num
        token.pos_ = _POS[pos]
        token.dep_ = known[dep]
        token.morph = features[morph]
        token.ent_type_ = known[ent_type]
        token.ent_iob_ = _IOB[ent_iob]
        token.is_sent_start = start == 1 or not i
        token.whitespace_ = " " if space else ""
        token.head = doc[i + heads[i]]
        token.children = []
    _tie(doc)
    doc.ents = tuple(_names(doc))
    return doc


def _tie(doc: Doc) -> None:
    """Give every word its children and its sentence."""
    for token in doc:
        if token.head is not token:
            token.head.children.append(token)
    starts = [token.i for token in doc if token.is_sent_start]
    for start, end in pairwise([*starts, len(doc)]):
        sentence = Sentence(doc, start, end)
        for token in doc[start:end]:
            token.sent = sentence


def _names(doc: Doc) -> Iterator[Name]:
    start: int | None = None
    for token in doc:
        if token.ent_iob_ == "I":
            continue
        if start is not None:
            yield Name(start, token.i, doc[start].ent_type_)
        start = token.i if token.ent_iob_ == "B" and token.ent_type_ else None
    if start is not None:
        yield Name(start, len(doc), doc[start].ent_type_)


class _Strings(dict[int, str]):
    """What the few keys of tags and labels stand for, each looked up once a dispatch."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__({0: ""})
        self.strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = found = self.strings[key]
        return found


class _Features(dict[int, dict[str, list[str]]]):
    """The morphology behind each key, ``Gender=Fem|Number=Sing``, by feature."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> dict[str, list[str]]:
        written = self._strings[key] if key else ""
        pairs = (feature.partition("=") for feature in written.split("|")) if written not in ("", "_") else ()
        self[key] = found = {name: values.split(",") for name, _, values in pairs}
        return found
