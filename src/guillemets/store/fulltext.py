"""Words to search for: by their stem, "phrases" and prefix* as they stand, -excluded; accents never count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import normalize

from guillemets.errors import UsageError
from guillemets.store.words import WORD, folded, folded_word, stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.store.filters import Where

_TERM = re.compile(r'(?P<not>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"|«(?P<french>[^»]*)»|(?P<word>[^\s"«»]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is searched: folded stems, of which each inner tuple is one word; phrases and prefixes folded, as words."""

    stems: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def matcher(self) -> Callable[[str], bool]:
        """What tells whether one word of a text is among those searched for; phrases count word by word."""
        forms = frozenset(chain.from_iterable(self.stems))
        words = frozenset(chain.from_iterable(self.phrases))
        prefixes = self.prefixes
        if not (words or prefixes):
            return lambda word: stem(word) in forms

        def is_asked(word: str) -> bool:
            plain = folded_word(word)
            return stem(word) in forms or plain in words or (bool(prefixes) and plain.startswith(prefixes))

        return is_asked

    @property
    def by_stem(self) -> str:
        """The question for a table of stems; empty when only phrases and prefixes are searched."""
        wanted = " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in self.stems)
        return _without(wanted, self.excluded) if wanted else ""

    @property
    def by_word(self) -> str:
        """The question for a table of words; empty when there is neither phrase nor prefix."""
        phrases = ['"' + " ".join(phrase) + '"' for phrase in self.phrases]
        prefixes = [f'"{prefix}" *' for prefix in self.prefixes]
        return " AND ".join(phrases + prefixes)

    def restrict(self, where: Where, table: str, key: str) -> None:
        """Add to ``where`` that the row ``key`` matches in ``table`` (``dispatch`` or ``statement``)."""
        if self.by_stem:
            where.add(f"{key} IN (SELECT rowid FROM {table}_stem WHERE {table}_stem MATCH ?)", self.by_stem)
        if self.by_word:
            where.add(f"{key} IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?)", self.by_word)
            if not self.by_stem and self.excluded:
                where.add(
                    f"{key} NOT IN (SELECT rowid FROM {table}_stem WHERE {table}_stem MATCH ?)",
                    " OR ".join(f'"{form}"' for form in self.excluded),
                )


def asked(words: str) -> Asked:
    """The words of a person as a question. Raises UsageError when nothing is left to search for.

    >>> asked('négociations "cessez-le-feu" tun* -Gaza').by_stem
    '("negoci") NOT ("gaz")'
    >>> asked('négociations "cessez-le-feu" tun*').by_word
    '"cessez le feu" AND "tun" *'
    """
    stems: list[tuple[str, ...]] = []
    phrases: list[tuple[str, ...]] = []
    prefixes: list[str] = []
    excluded: list[str] = []
    for term in _TERM.finditer(normalize("NFC", words)):
        quoted = term["quoted"] if term["quoted"] is not None else term["french"]
        text = quoted if quoted is not None else term["word"]
        found = WORD.findall(text)
        if term["not"]:
            excluded.extend(stem(word) for word in found)
        elif quoted is not None and found:
            phrases.append(tuple(folded(word) for word in found))
        elif text.endswith("*") and found:
            stems.extend(_forms(word) for word in found[:-1])
            prefixes.append(folded(found[-1]))
        else:
            stems.extend(_forms(word) for word in found)
    if not (stems or phrases or prefixes):
        raise UsageError("no word to search for", hint='write words, a "phrase", or the beginning of a word: négoc*')
    return Asked(stems=tuple(stems), phrases=tuple(phrases), prefixes=tuple(prefixes), excluded=tuple(excluded))


def _forms(word: str) -> tuple[str, ...]:
    """The stem as written and, for words typed without their accents, the stem of the folded word."""
    return tuple(dict.fromkeys((stem(word), stem(folded(word)))))


def _without(wanted: str, excluded: tuple[str, ...]) -> str:
    if not excluded:
        return wanted
    return f"{wanted} NOT (" + " OR ".join(f'"{form}"' for form in excluded) + ")"
