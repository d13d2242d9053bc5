"""Annotated words, as every corpus is read into: noise is made on them, training documents come from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.vocab import Vocab

UNKNOWN = "-"
OUTSIDE = "O"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with what is known of it; None is "not annotated".

    ``after`` is the white space behind it; ``head`` is an index into its sentence (its own for the root); ``entity`` is
    ``O``, ``B-PER``, ``I-PER``... or ``-`` where nobody looked.
    """

    text: str
    after: str = " "
    pos: str | None = None
    morph: str | None = None
    head: int | None = None
    dep: str | None = None
    entity: str = UNKNOWN

    def has_syntax(self) -> bool:
        """Whether its place in the tree is known."""
        return self.head is not None


Sentence = tuple[Word, ...]


def ending(sentence: Sequence[Word], after: str) -> Sentence:
    """The sentence with ``after`` as the white space behind its last word."""
    return (*sentence[:-1], replace(sentence[-1], after=after))


def without(sentence: Sentence, index: int) -> Sentence:
    """The sentence less one word that heads nothing, with the heads of the others renumbered."""
    kept = list(sentence[:index]) + list(sentence[index + 1 :])
    if index:
        kept[index - 1] = replace(kept[index - 1], after=sentence[index].after or sentence[index - 1].after)
    return tuple(
        word if word.head is None or word.head <= index else replace(word, head=word.head - 1) for word in kept
    )


def is_leaf(sentence: Sentence, index: int) -> bool:
    """Whether no other word hangs on the one at ``index``."""
    return all(word.head != index or i == index for i, word in enumerate(sentence))


def subtree(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The indices of the word at ``index`` and of all that hangs on it, in order."""
    found = {index}
    grown = True
    while grown:
        more = {i for i, word in enumerate(sentence) if word.head in found and i not in found}
        grown = bool(more)
        found |= more
    return tuple(sorted(found))


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """The gold document: white space longer than one space is a token that hangs on the word before it."""
    rows = _Rows()
    for sentence in sentences:
        rows.add(sentence)
    return rows.doc(vocab)


class _Rows:
    """The columns that spaCy's Doc takes, filled sentence by sentence."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []
        self.starts: list[bool | None] = []
        self.entities: list[str] = []

    def add(self, sentence: Sentence) -> None:
        """Append one sentence, its white space included."""
        place: list[int] = []
        known = all(word.has_syntax() for word in sentence)
        at = len(self.words)
        for word in sentence:
            place.append(at)
            at += 1 + bool(_white(word.after))
        for i, word in enumerate(sentence):
            head = place[word.head] if known and word.head is not None else place[i]
            first = (i == 0) if known else None
            self._one(word.text, word, (head, word.dep or "" if known else "", first))
            self.spaces.append(_spaced(word.after))
            if white := _white(word.after):
                blank = Word(
                    text=white, pos="SPACE", morph="", entity=word.entity and _inside(word.entity, sentence, i)
                )
                self._one(white, blank, (place[i], "dep" if known else "", False if known else None))
                self.spaces.append(False)

    def _one(self, text: str, word: Word, tree: tuple[int, str, bool | None]) -> None:
        self.words.append(text)
        self.pos.append(word.pos or "")
        self.morphs.append(word.morph or "")
        self.heads.append(tree[0])
        self.deps.append(tree[1])
        self.starts.append(tree[2])
        self.entities.append(word.entity)

    def doc(self, vocab: Vocab) -> Doc:
        """The Doc of everything added; words without annotation are left without."""
        entities = [tag if tag != UNKNOWN else "" for tag in self.entities]
        doc = Doc(vocab, words=self.words, spaces=self.spaces, pos=self.pos, ents=_repaired(entities))
        for i, token in enumerate(doc):
            if self.pos[i] or self.morphs[i]:
                token.set_morph(self.morphs[i])
        if any(self.deps):
            doc = _parsed(doc, self)
        return doc


def _parsed(doc: Doc, rows: _Rows) -> Doc:
    """The document with heads and labels where they are known, and sentence starts as they follow."""
    values = np.zeros((len(doc), 3), dtype="uint64")
    for i, (head, dep, start) in enumerate(zip(rows.heads, rows.deps, rows.starts, strict=True)):
        values[i, 0] = np.array(head - i, dtype="int64").astype("uint64")
        values[i, 1] = doc.vocab.strings.add(dep) if dep else 0
        values[i, 2] = np.array({True: 1, False: -1, None: 0}[start], dtype="int64").astype("uint64")
    return doc.from_array([HEAD, DEP, SENT_START], values)


def _white(after: str) -> str:
    """The white space that is a token of its own: all but one leading space."""
    return after.removeprefix(" ") if after != " " else ""


def _spaced(after: str) -> bool:
    return after.startswith(" ")


def _inside(entity: str, sentence: Sentence, index: int) -> str:
    """What a white-space token is tagged: inside the entity when it goes on behind it."""
    goes_on = index + 1 < len(sentence) and sentence[index + 1].entity.startswith("I-")
    if goes_on:
        return re.sub("^B-", "I-", entity)
    return UNKNOWN if entity == UNKNOWN else OUTSIDE


def _repaired(tags: list[str]) -> list[str]:
    """The tags with an ``I-`` that follows nothing of its kind turned into ``B-``."""
    fixed: list[str] = []
    for i, tag in enumerate(tags):
        before = fixed[i - 1][2:] if i and fixed[i - 1][:2] in ("B-", "I-") else None
        fixed.append("B-" + tag[2:] if tag.startswith("I-") and before != tag[2:] else tag)
    return fixed
