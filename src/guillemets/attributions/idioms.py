"""Verbal idioms that report, found behind their verb: "faire savoir", "tirer la sonnette d'alarme"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from guillemets.attributions.verb_shapes import is_subject_clitic
from guillemets.lexicons.cue_phrases import ANY_DETERMINER
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.cue_phrases import CuePhrase

_TAIL = 8  # words after a verb within which its idiom begins
_WITHIN = 3  # words between the determiner and the noun of an idiom: "un premier et solennel avertissement"
_DETERMINERS = ("DET", "NUM")
_DESCRIBING = ("ADJ", "ADV", "NUM", "DET", "VERB", "CCONJ")


def idiom_at(
    token: Token, lemmas: list[str], words: Lexicons, *, reflexive: bool, negated: bool
) -> tuple[CuePhrase, int] | None:
    """The idiom that the verb forms with the words after it ("a lancé" + "un appel"), and its last token."""
    doc = token.doc
    rows = [row for lemma in lemmas for row in words.cue_phrases.get(lemma, ())]
    if not rows:
        return None
    ahead = {word.lower_ for word in doc[token.i + 1 : token.i + _TAIL + _WITHIN]}
    for row in rows:
        wanted, first = _tail(row.tail)
        if first is not None and first.isdisjoint(ahead):
            continue
        if row.reflexive is not reflexive or (row.negated and not negated):
            continue
        last = _tail_end(doc, token.i, wanted)
        if last is not None:
            return row, last
    return None


@cache
def _tail(tail: str) -> tuple[tuple[frozenset[str] | None, ...], frozenset[str] | None]:
    """The words of a tail, and the forms of the first of them that is written out."""
    wanted = tail_words(tail)
    return wanted, next((forms for forms in wanted if forms is not None), None)


@cache
def tail_words(tail: str) -> tuple[frozenset[str] | None, ...]:
    """The forms that may stand at each place of a tail, None for a determiner with what describes the noun after it.

    >>> tail_words("<det> cri/cris d'alarme") == (None, {"cri", "cris"}, {"d'"}, {"alarme"})
    True
    """
    return tuple(
        None if piece == ANY_DETERMINER else frozenset(piece.split("/"))
        for word in tail.split()
        for piece in _pieces(word)
    )


def _tail_end(doc: Doc, head: int, wanted: tuple[frozenset[str] | None, ...]) -> int | None:
    """The last token of ``wanted`` after the verb, adverbs and inverted clitics passed; None when it is not there."""
    i = head + 1
    first = wanted[0] if wanted else frozenset()
    while i < len(doc) and (doc[i].pos_ == "ADV" or is_subject_clitic(doc[i].text)):
        if first is not None and doc[i].lower_ in first:
            break
        i += 1
    for place, forms in enumerate(wanted):
        if forms is None:
            after = _after_determiner(doc, i, wanted[place + 1])
            if after is None:
                return None
            i = after
            continue
        if i >= len(doc) or doc[i].lower_ not in forms:
            return None
        i += 1
    return i - 1


def _after_determiner(doc: Doc, i: int, noun: frozenset[str] | None) -> int | None:
    """The noun after a determiner at ``i`` and what describes it: "un | vibrant | appel"; None without either."""
    if i >= len(doc) or not (doc[i].pos_ in _DETERMINERS or doc[i].lower_ in grammar().of):
        return None
    for j in range(i + 1, min(i + 2 + _WITHIN, len(doc))):
        if noun is not None and doc[j].lower_ in noun:
            return j
        if doc[j].pos_ not in _DESCRIBING:
            return None
    return None


def _pieces(word: str) -> list[str]:
    """The tokens of one written word: "d'alarme" is two.

    >>> _pieces("d'alarme")
    ["d'", 'alarme']
    """
    head, mark, rest = word.partition("'")
    return [head + mark, rest] if mark and rest else [word]
