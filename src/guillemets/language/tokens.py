"""The words of a parsed dispatch as plain Python values: what the rules of stages 4 to 7 read.

The linguistic library makes a new object each time that one of its words is touched, and looks its strings up anew;
the rules touch every word some fifty times. Here each word is one object, made once, with its strings in place.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Token:
    """One word: its form, its tags and its place in the tree; the names are those of spaCy's own words.

    ``i`` counts the words of the dispatch; ``head`` is the word itself at the root of its sentence; ``children`` stand
    in the order of the text; ``morph`` gives the values of a feature of Universal Dependencies. Two words are equal
    when they are the same word. Treat it as frozen.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "is_punct",
        "is_sent_start",
        "like_num",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "text",
        "whitespace_",
    )

    i: int
    doc: Doc
    text: str
    lower_: str
    pos_: str
    dep_: str
    head: Token
    children: list[Token]
    sent: Sentence
    morph: Mapping[str, list[str]]
    ent_type_: str
    ent_iob_: str
    is_sent_start: bool
    is_punct: bool
    like_num: bool
    whitespace_: str

    def __hash__(self) -> int:
        return self.i  # not the address: sets of words come in the same order in every process

    def __eq__(self, other: object) -> bool:
        return self is other

    def __repr__(self) -> str:
        return self.text

    def nbor(self, step: int = 1) -> Token:
        """The word ``step`` places further on. Raises IndexError beyond either end of the dispatch."""
        if self.i + step < 0:
            raise IndexError(f"no word {step} places from word {self.i}")
        return self.doc[self.i + step]

    @property
    def is_digit(self) -> bool:
        """Whether the form consists of digits."""
        return self.text.isdigit()

    @property
    def is_title(self) -> bool:
        """Whether the form begins with a capital and goes on in small letters."""
        return self.text.istitle()

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs on it: what hangs left of it, itself, what hangs right."""
        waiting = [(self, False)]
        while waiting:
            word, ready = waiting.pop()
            if ready:
                yield word
                continue
            waiting.extend((child, False) for child in reversed(word.children) if child.i > word.i)
            waiting.append((word, True))
            waiting.extend((child, False) for child in reversed(word.children) if child.i < word.i)

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return self.doc[min(self._hanging())] if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return self.doc[max(self._hanging())] if self.children else self

    def _hanging(self) -> list[int]:
        """The places of the words of the subtree, in no order."""
        found = [self]
        for word in found:
            found.extend(word.children)
        return [word.i for word in found]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: Token) -> bool:
        """Whether ``other`` hangs on this word, however far below."""
        return any(word is self for word in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words coordinated with this one, without itself."""
        start = self
        while start.head is not start and start.dep_ == "conj":
            start = start.head
        found = [start]
        for word in found:
            found.extend(child for child in word.children if child.i > word.i and child.dep_ == "conj")
        return tuple(word for word in found if word is not self)


class Sentence:
    """The words ``start`` to ``end`` of a dispatch, the last one excluded."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def text(self) -> str:
        """Its words with the blanks between them."""
        return self.doc.words(self.start, self.end)


class Name:
    """A name that the model found: the words ``start`` to ``end``, the last one excluded, and its label."""

    __slots__ = ("end", "label_", "start")

    def __init__(self, start: int, end: int, label: str) -> None:
        self.start = start
        self.end = end
        self.label_ = label


class Doc(tuple[Token, ...]):  # noqa: SLOT001 -- the names are kept beside the words
    """The words of a dispatch; a slice is a plain tuple of them. ``ents`` are the model's names in order."""

    ents: tuple[Name, ...] = ()

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every form that stands in the dispatch."""
        return frozenset(token.text for token in self)

    @property
    def sents(self) -> Iterator[Sentence]:
        """The sentences in order."""
        return (token.sent for token in self if token.is_sent_start)

    def reads(self, i: int, *phrases: str) -> bool:
        """Whether the words from ``i`` on are those of one of the phrases, which are in small letters: "ce qu'"."""
        if not 0 <= i < len(self):
            return False
        first = self[i].lower_
        for phrase in phrases:
            forms = _forms(phrase)
            if forms[0] == first and forms == tuple(token.lower_ for token in self[i : i + len(forms)]):
                return True
        return False

    def words(self, start: int, end: int) -> str:
        """The words ``start`` to ``end``, the last one excluded, with the blanks that stand between them."""
        return "".join(token.text + token.whitespace_ for token in self[start:end]).rstrip(" ")


@cache
def _forms(phrase: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\s']+'?", phrase))
