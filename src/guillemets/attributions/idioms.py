"""Verbal idioms that report, found behind their verb: "faire savoir", "tirer la sonnette d'alarme"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.verb_shapes import is_subject_clitic
from guillemets.lexicons.cue_phrases import tail_words
from guillemets.lexicons.cue_verbs import Addressee
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.cue_phrases import CuePhrase

_TAIL = 8  # words after a verb within which its idiom begins
_WITHIN = 3  # words between the determiner and the noun of an idiom: "un premier et solennel avertissement"
_DETERMINERS = ("DET", "NUM")
_OBJECT = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP")
_DESCRIBING = ("ADJ", "ADV", "NUM", "DET", "VERB", "CCONJ")


def may_report(token: Token, lemmas: list[str], words: Lexicons) -> bool:
    """Whether the verb reports by itself or words of an idiom of its stand near; most forms of "être" do neither."""
    if not words.cue_heads.isdisjoint(lemmas):
        return True
    ahead = {word.lower_ for word in token.doc[token.i + 1 : token.i + _TAIL + _WITHIN]}
    known = (rows for lemma in lemmas if (rows := words.cue_phrases.get(lemma)) is not None)
    return any(next(rows.with_any(ahead), None) is not None for rows in known)


def idiom_at(
    token: Token, lemmas: list[str], words: Lexicons, *, reflexive: bool, negated: bool
) -> tuple[CuePhrase, int] | None:
    """The idiom that the verb forms with the words after it ("a lancé" + "un appel"), and its last token."""
    doc = token.doc
    known = [rows for lemma in lemmas if (rows := words.cue_phrases.get(lemma)) is not None]
    if not known:
        return None
    ahead = {word.lower_ for word in doc[token.i + 1 : token.i + _TAIL + _WITHIN]}
    for row in (row for rows in known for row in rows.with_any(ahead)):
        if row.reflexive is not reflexive or (row.negated and not negated):
            continue
        wanted = tail_words(row.tail)
        last = _tail_end(doc, token.i, wanted)
        if last is None and row.addressee is Addressee.OBJ:
            last = _past_object(doc, token.i, wanted)
        if last is not None:
            return row, last
    return None


def _past_object(doc: Doc, head: int, wanted: tuple[frozenset[str] | None, ...]) -> int | None:
    """The last token of ``wanted`` past a short object of the verb: "met [la ville] en garde contre", or None."""
    i = head + 1
    if i >= len(doc) or doc[i].pos_ not in ("DET", "PROPN"):
        return None
    while i < min(len(doc), head + _TAIL) and doc[i].pos_ in _OBJECT and doc[i].lower_ not in (wanted[0] or ()):
        i += 1
    return _tail_end(doc, i - 1, wanted)


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
