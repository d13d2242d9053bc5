"""The keys under which a word as printed may stand in a lexicon."""

from __future__ import annotations

from unicodedata import normalize

# Capitals lose their accents in wire copy ("Etats", "A ce stade", "Evoquant"), small letters keep them.
INITIALS = {"a": "àâ", "e": "éèê", "i": "î", "o": "ô", "u": "ù", "c": "ç"}


def keys_of(word: str) -> tuple[str, ...]:
    """The lower-cased keys to look ``word`` up by, the likeliest first; no empty tuple.

    The apostrophe is made straight and accents composed. Where the word begins with a bare capital, the keys with an
    accent on that letter follow.

    >>> keys_of("Evoquant")
    ('evoquant', 'évoquant', 'èvoquant', 'êvoquant')
    >>> keys_of("d’après")
    ("d'après",)
    """
    plain = normalize("NFC", word).replace("’", "'")
    lower = plain.lower()
    if not plain[:1].isupper():
        return (lower,)
    return (lower, *(accented + lower[1:] for accented in INITIALS.get(lower[:1], "")))
