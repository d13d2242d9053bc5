"""Whether a text is in French, decided only where the answer is sure."""

from __future__ import annotations

import re
from functools import cache

from guillemets.lexicons.frequent_words import read_frequent_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST_WORDS = 25
_FRENCH_SHARE = 0.12
_SURE = 40.0


def foreign_language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language when the text is surely not French, else None.

    A short text gives None, unless its input declares another language and few of its words are small ones of French.

    Where the small words of French are frequent the text is French, and nothing else is asked. Only without them is
    the classifier loaded (a second, once), and its best guess counts when it beats French by far.

    >>> foreign_language("Le maire a dit qu'il ne céderait pas.") is None
    True
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    frequent = _frequent_words()
    if sum(word in frequent for word in words) >= _FRENCH_SHARE * len(words):
        return None
    if len(words) < _FEWEST_WORDS:
        claimed = (declared or "").strip().casefold()[:2]
        return claimed if claimed and claimed != "fr" else None
    from py3langid.langid import rank  # noqa: PLC0415 - loads its model

    scores = dict(rank(text[:_SAMPLE]))
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] - scores["fr"] > _SURE else None


@cache
def _frequent_words() -> frozenset[str]:
    return read_frequent_words()
