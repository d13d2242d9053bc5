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
    """The words that matter, those of several words by their first, and a code for each set of categories."""

    senses: Mapping[str, Senses]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]
    numbers: Mapping[str, int]
    linkable: frozenset[str]
    codes: Mapping[frozenset[str], str]

    @property
    def blank(self) -> str:
        """The code of a break, which no rule crosses."""
        return self.codes[BREAK]

    def code(self, categories: frozenset[str]) -> str:
        """The letter of a set of categories; sets that no rule knows are all alike."""
        return self.codes.get(categories, self.codes[OTHER])


_NOTHING: Senses = {}
# A token's code and senses, and whether the words after it may join it in one term or number.
_Look = tuple[str, Senses, bool]


def tokenise(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of ``text[start:end]``, offsets in code points of the whole text, in one pass."""
    found = list(_TOKEN.finditer(text, start, end))
    looks: dict[str, _Look] = {}
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    senses: list[Senses] = []
    index, count = 0, len(found)
    while index < count:
        match = found[index]
        token = match.group()
        look = looks.get(token)
        if look is None:
            look = looks[token] = _looked_up(match.lastgroup or "", token, vocabulary)
        code, sense, joins = look
        starts.append(match.start())
        if joins:
            index, code, sense = _joined(found, index, look, vocabulary)
            match = found[index]
        ends.append(match.end())
        codes.append(code)
        senses.append(sense)
        index += 1
    return Tokens(text, "".join(codes), tuple(starts), tuple(ends), tuple(senses))


def _looked_up(kind: str, token: str, vocabulary: Vocabulary) -> _Look:
    """What a token can be by itself."""
    if kind == "gap":
        return vocabulary.codes[BREAK], _NOTHING, False
    if kind not in {"word", "mark"}:
        sense = shaped(kind, token)
        return vocabulary.code(frozenset(sense)), sense, token in vocabulary.compounds  # "11-Septembre"
    word = lowered(token)
    sense = vocabulary.senses.get(token) or vocabulary.senses.get(word) or _NOTHING
    if word in vocabulary.numbers:
        sense = sense | numeral(vocabulary.numbers[word])
    code = vocabulary.code(frozenset(sense)) if sense else vocabulary.codes[_plainness(token)]
    return code, sense, word in vocabulary.compounds or word in vocabulary.numbers


def _joined(found: Sequence[re.Match[str]], index: int, look: _Look, vocabulary: Vocabulary) -> tuple[int, str, Senses]:
    """The index of the last token of the term or number that begins at ``index``, its code and its senses."""
    words = [lowered(match.group()) for match in found[index : index + 2]]
    terms = [term for term in vocabulary.compounds.get(words[0], ()) if term[1:2] == tuple(words[1:])]
    if not terms and (len(words) == 1 or words[1] not in vocabulary.linkable):
        return index, look[0], look[1]
    words += [lowered(match.group()) for match in found[index + 2 : index + _LONGEST]]
    for term in terms:
        if tuple(words[: len(term)]) == term:
            sense = vocabulary.senses[" ".join(term)]
            return index + len(term) - 1, vocabulary.code(frozenset(sense)), sense
    value, length = read_number(words, 0, vocabulary.numbers)
    if not length:
        return index, look[0], look[1]
    if length == 1:
        return index, look[0], look[1]
    sense = numeral(value)
    return index + length - 1, vocabulary.code(frozenset(sense)), sense


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
