"""Verbal idioms that report, found behind their verb: "faire savoir", "tirer la sonnette d'alarme"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from guillemets.attributions.verb_shapes import is_subject_clitic

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.cue_phrases import CuePhrase

_TAIL = 8  # words after a verb within which its idiom begins


def idiom_at(
    token: Token, lemmas: list[str], words: Lexicons, *, reflexive: bool, negated: bool
) -> tuple[CuePhrase, int] | None:
    """The idiom that the verb forms with the words after it ("a lancé" + "un appel"), and its last token."""
    doc = token.doc
    ahead = {word.lower_ for word in doc[token.i + 1 : token.i + _TAIL]}
    for lemma in lemmas:
        for row in words.cue_phrases.get(lemma, ()):
            wanted = _tail_words(row.tail)
            if wanted and wanted[0] not in ahead:
                continue
            if row.reflexive is not reflexive or (row.negated and not negated):
                continue
            last = _tail_end(doc, token.i, wanted)
            if last is not None:
                return row, last
    return None


@cache
def _tail_words(tail: str) -> tuple[str, ...]:
    return tuple(piece for word in tail.split() for piece in _pieces(word))


def _tail_end(doc: Doc, head: int, wanted: tuple[str, ...]) -> int | None:
    """The last token of ``wanted`` after the verb, adverbs and inverted clitics passed; None when it is not there."""
    i = head + 1
    while i < len(doc) and (doc[i].pos_ == "ADV" or is_subject_clitic(doc[i].text)) and (doc[i].lower_,) != wanted[:1]:
        i += 1
    for word in wanted:
        if i >= len(doc) or doc[i].lower_ != word:
            return None
        i += 1
    return i - 1


def _pieces(word: str) -> list[str]:
    """The tokens of one written word: "d'alarme" is two.

    >>> _pieces("d'alarme")
    ["d'", 'alarme']
    """
    head, mark, rest = word.partition("'")
    return [head + mark, rest] if mark and rest else [word]
