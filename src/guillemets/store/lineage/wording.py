"""Whether two contents are the same utterance: the same words, cut short, or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from unicodedata import normalize

from guillemets.lexicons.frequent_words import read_frequent_words
from guillemets.store.words import WORD, folded_word, stem

_LONGEST_FUNCTION_WORD = 3
_PREFIX, _PREFIX_SHARE = 4, 0.6
_DENIALS = frozenset({"pas", "jamais", "aucun", "aucune", "rien", "ni", "nul"})
_SAME_PART, _FEWEST, _BRIEF = 0.6, 3, 2
_OPENERS = frozenset('.!?…:«»"“”')
_KEY = 5


class Likeness(StrEnum):
    """How one content is like another."""

    SAME = "same"
    TRUNCATED = "truncated"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a content says, made comparable: all its words, those that carry it, and its names and figures.

    ``stems`` and ``beginnings`` are those of the carrying words that are neither names nor figures: these have but
    one form.
    """

    words: tuple[str, ...]
    carrying: tuple[str, ...]
    fixed: frozenset[str]
    stems: frozenset[str]
    beginnings: frozenset[str]
    denies: bool

    @property
    def digest(self) -> str:
        """The words alone: equal where only marks and capitals differ."""
        return " ".join(self.words)

    def beginnings_of_all(self) -> tuple[str, ...]:
        """Under what a reworded or cut version can be looked up: the beginnings of the words that carry it."""
        return tuple(dict.fromkeys(word[:_KEY] for word in self.carrying))


def wording_of(content: str) -> Wording:
    """The wording of a content.

    >>> wording_of("«Une pression maximum»").carrying
    ('pression', 'maximum')
    """
    words, carrying, fixed = [], [], []
    text = normalize("NFC", content)
    for match in WORD.finditer(text):
        found = match.group()
        word = folded_word(found)
        words.append(word)
        is_fixed = found.isdigit() or (found[0].isupper() and not _opens(text, match.start()))
        if is_fixed or (len(found) > _LONGEST_FUNCTION_WORD and found.lower() not in _frequent()):
            carrying.append(word)
        if is_fixed:
            fixed.append(word)
    denies = sum(word in _DENIALS for word in words) % 2 == 1
    inflected = set(carrying).difference(fixed)
    return Wording(
        words=tuple(words),
        carrying=tuple(dict.fromkeys(carrying)),
        fixed=frozenset(fixed),
        stems=frozenset(map(stem, inflected)),
        beginnings=frozenset(word[:_KEY] for word in inflected),
        denies=denies,
    )


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, where a capital tells nothing."""
    before = text[:start].rstrip()
    return not before or before[-1] in _OPENERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two wordings share: how many carrying words, and how much of either.

    ``contradict`` where names, figures or denials stand against each other, ``by_figures`` where figures alone do.
    """

    shared: int
    of_one: float
    of_other: float
    contradict: bool
    by_figures: bool
    contained: bool

    @property
    def strength(self) -> float:
        """The share of the shorter one that the other has."""
        return max(self.of_one, self.of_other)


def compare(one: Wording, other: Wording) -> Comparison:
    """How two wordings compare."""
    lone_one, lone_other = _lone(one, other), _lone(other, one)
    shared, back = len(one.carrying) - len(lone_one), len(other.carrying) - len(lone_other)
    short, long = sorted((one.words, other.words), key=len)
    against, back_against = lone_one & one.fixed, lone_other & other.fixed
    fixed = bool(against and back_against)
    return Comparison(
        shared=min(shared, back),
        of_one=shared / max(1, len(one.carrying)),
        of_other=back / max(1, len(other.carrying)),
        contradict=fixed or one.denies != other.denies,
        by_figures=fixed and one.denies == other.denies and all(word.isdigit() for word in against | back_against),
        contained=f" {' '.join(short)} " in f" {' '.join(long)} ",
    )


def _lone(one: Wording, other: Wording) -> set[str]:
    """The carrying words of one that have no form among those of the other; names and figures have but one."""
    missing = set(one.carrying).difference(other.carrying)
    return {word for word in missing if word in one.fixed or not _has_form(word, other)}


def _has_form(word: str, other: Wording) -> bool:
    """Whether a form of the word is among those that carry the other wording."""
    if stem(word) in other.stems:
        return True
    return word[:_KEY] in other.beginnings and any(alike(word, form) for form in other.carrying)


def likeness(one: Wording, other: Wording, compared: Comparison | None = None) -> Likeness | None:
    """How ``other`` is like ``one``, or None where they are two utterances.

    >>> likeness(wording_of("une pression maximum"), wording_of("«une pression maximale»"))
    <Likeness.REWORDED: 'reworded'>
    >>> likeness(wording_of("la taxe sera levée à Lyon"), wording_of("la taxe sera levée à Metz")) is None
    True
    """
    if one.words == other.words:
        return Likeness.SAME
    compared = compared or compare(one, other)
    if compared.contradict and not compared.contained:
        return None
    fewest = min(len(one.carrying), len(other.carrying))
    if compared.contained and compared.shared >= _BRIEF:
        return Likeness.TRUNCATED
    if compared.shared < min(_FEWEST, max(_BRIEF, fewest)) or compared.strength < _SAME_PART:
        return None
    if fewest <= _BRIEF and compared.strength < 1:
        return None
    return Likeness.TRUNCATED if _is_cut(one, other) else Likeness.REWORDED


def _is_cut(one: Wording, other: Wording) -> bool:
    """Whether the shorter one is the longer one with words left out."""
    short, long = sorted((one.words, other.words), key=len)
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str) -> bool:
    """Whether two words are forms of one word: the same stem, or a long common beginning.

    >>> alike("maximum", "maximale"), alike("ministre", "minute")
    (True, False)
    """
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    if stem(one) == stem(other):
        return True
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common > _PREFIX and common >= _PREFIX_SHARE * max(len(one), len(other))


@cache
def _frequent() -> frozenset[str]:
    return read_frequent_words()
