"""Text -> tokens: words, numbers and shapes, each with a one-letter code that says what it can be.

The grammar then runs over the codes, not over the text: one letter a token, so that a rule is a small regular
expression and a long text stays a short string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.times.numbers import read_number
from guillemets.times.shapes import BREAK, CAPITAL, LOWER, OTHER, PLURAL, numeral, shaped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST = 18  # tokens in the longest term or number in words
Value = str | float
Senses = dict[str, Value]

_TOKEN = re.compile(
    r"""
      (?=\d)(?:
          (?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?:[T\ ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
        | (?P<numdate>(?<![\d./])
            (?:\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{4}|\d{1,2}(?P<dot>[./])\d{1,2}(?P=dot)\d{2})(?![./-]?\d))
        | (?P<clock>(?<![\d.,:])\d{1,2}(?:[ \u00a0\u202f]?[hH][ \u00a0\u202f]?|:)[0-5]\d(?::[0-5]\d)?(?![\d:%]|[.,]\d))
        | (?P<daymonth>(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]))
        | (?P<ordinal>\d{1,4}(?:ers?|[èe]?res?|i?[èe]mes?|es?|nde?s?)(?![^\W_])|1[ \u00a0]er(?![^\W_]))
        | (?P<grouped>\d{1,3}(?:[ \u00a0\u202f.'’]\d{3}){1,4}(?!\d))
        | (?P<decimal>\d{1,9}[.,]\d{1,9}(?!\d))
        | (?P<digits>\d+))
    | (?=[IVXUG])(?:
          (?P<roman>[IVX]{1,5}[ \u00a0]?(?:es?|[èe]mes?|er)(?![^\W_]))
        | (?P<offset>(?:UTC|GMT)[ \u00a0\u202f]?[+\-−–]\d{1,2}(?::?[0-5]\d)?(?!\d)))
    | (?P<word>[^\W\d_]+['’ʼ]?)
    | (?P<gap>\n[ \t\r\u00a0]*\n\s*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text: their codes as one string, their places, and what each can mean."""

    text: str
    codes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    senses: tuple[Senses, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that matter, and a code for each set of categories.

    ``compounds`` are the terms of several words by their first; ``seconds`` is what can follow it in a term or number.
    """

    senses: Mapping[str, Senses]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]
    numbers: Mapping[str, int]
    seconds: Mapping[str, frozenset[str]]
    codes: Mapping[frozenset[str], str]

    @property
    def blank(self) -> str:
        """The code of a break, which no rule crosses."""
        return self.codes[BREAK]

    def code(self, categories: frozenset[str]) -> str:
        """The letter of a set of categories; sets that no rule knows are all alike."""
        return self.codes.get(categories, self.codes[OTHER])


_NOTHING: Senses = {}
_NONE: frozenset[str] = frozenset()
# A token's code and senses, the words that may join it as second of a term or number, and the token in lower case.
_Look = tuple[str, Senses, frozenset[str], str]


def tokenise(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of ``text[start:end]``, offsets in code points of the whole text; linear in its length."""
    looks: dict[str, _Look] = {}
    raw: list[str] = []
    places: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        if token not in looks:
            looks[token] = _looked_up(match.lastgroup or "", token, vocabulary)
        raw.append(token)
        places.append(match.start())
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    senses: list[Senses] = []
    index, count = 0, len(raw)
    while index < count:
        code, sense, seconds, _ = looks[raw[index]]
        starts.append(places[index])
        if seconds and index + 1 < count and looks[raw[index + 1]][3] in seconds:
            length, code, sense = _joined([looks[token] for token in raw[index : index + _LONGEST]], vocabulary)
            index += length - 1
        ends.append(places[index] + len(raw[index]))
        codes.append(code)
        senses.append(sense)
        index += 1
    return Tokens(text, "".join(codes), tuple(starts), tuple(ends), tuple(senses))


def _looked_up(kind: str, token: str, vocabulary: Vocabulary) -> _Look:
    """What a token can be by itself."""
    if kind == "gap":
        return vocabulary.codes[BREAK], _NOTHING, _NONE, token
    if kind not in {"word", "mark"}:
        sense = shaped(kind, token)
        return vocabulary.code(frozenset(sense)), sense, vocabulary.seconds.get(token, _NONE), token
    word = lowered(token)
    sense = vocabulary.senses.get(token) or vocabulary.senses.get(word) or _NOTHING
    if word in vocabulary.numbers:
        sense = sense | numeral(vocabulary.numbers[word])
    code = vocabulary.code(frozenset(sense)) if sense else vocabulary.codes[_plainness(token)]
    return code, sense, vocabulary.seconds.get(word, _NONE), word


def _joined(looks: Sequence[_Look], vocabulary: Vocabulary) -> tuple[int, str, Senses]:
    """How many of the tokens make one term or number from the first on, its code and its senses."""
    code, sense, _, first = looks[0]
    words = [word for _, _, _, word in looks]
    for term in vocabulary.compounds.get(first, ()):
        if term == tuple(words[: len(term)]):
            sense = vocabulary.senses[" ".join(term)]
            return len(term), vocabulary.code(frozenset(sense)), sense
    value, length = read_number(words, 0, vocabulary.numbers)
    if length <= 1:
        return 1, code, sense
    sense = numeral(value)
    return length, vocabulary.code(frozenset(sense)), sense


def lowered(token: str) -> str:
    """The token in lower case with a straight apostrophe."""
    return token.lower().replace("’", "'").replace("ʼ", "'")


def split_term(term: str) -> tuple[str, ...]:
    """The tokens of a term of the lexicon, in lower case."""
    return tuple(lowered(m.group()) for m in _TOKEN.finditer(term))


def _plainness(token: str) -> frozenset[str]:
    """Whether an unknown word could be the noun that a number counts: "2000 manifestants"."""
    if token[0].isupper():
        return CAPITAL
    if not token[0].isalpha():
        return OTHER
    return PLURAL if token[-1] in "sx" else LOWER
