"""Words as the full text knows them: folded, and as French stems."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import category, normalize

import Stemmer

WORD = re.compile(r"[^\W_]+")
_MEMORY = 1 << 18


def folded(text: str) -> str:
    """The text in small letters without accents, ligatures undone, blanks single: the key of a name.

    >>> folded("Élisabeth  Bœuf-Ñandú")
    'elisabeth boeuf-nandu'
    """
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    bare = "".join(c for c in normalize("NFKD", plain) if category(c) != "Mn")
    return " ".join(bare.split())


@lru_cache(maxsize=_MEMORY)
def stem(word: str) -> str:
    """The stem of one French word, folded; the accents count while stemming, not after it.

    >>> stem("négociations"), stem("Négocier"), stem("negociation")
    ('negoci', 'negoci', 'negoci')
    """
    return folded(_stemmer().stemWord(normalize("NFC", word).lower()))


@lru_cache(maxsize=_MEMORY)
def folded_word(word: str) -> str:
    """As ``folded``, remembered: for the words of texts, of which there are fewer than of texts."""
    return folded(word)


def stems(text: str) -> str:
    """The stems of all words in order, with a blank between them, as the index takes them.

    >>> stems("L'augmentation des investissements")
    'l augment de invest'
    """
    return " ".join(stem(word) for word in WORD.findall(normalize("NFC", text)))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")
