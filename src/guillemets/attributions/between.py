"""What may stand between a cue and what it reports: adverbs, days, and where, to whom or how it was said.

"a indiqué [en outre mardi devant la presse, dans un entretien au «Temps»,] que ...". Read on the words: such adjuncts
are where the tree errs most, for it hangs what follows them on their nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.moments import is_ago, is_time, time_end
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Doc, Token

_OF_PHRASE = frozenset(["DET", "NUM", "ADJ", "NOUN", "PROPN", "ADV", "CCONJ", "VERB"])
_WITHIN = frozenset(["«", "»", '"', "(", ")", "-"])  # marks inside a phrase
_ASIDE = 12  # words of an aside between commas
_NAME = 6  # words, marks included, of a quotation that is a name: "au «Journal du Nord»"


def only_adjuncts(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens ``first`` to ``last`` are adjuncts alone: no verb, and no noun without a preposition."""
    doc = scene.doc
    i = first
    while i <= last:
        if _breaks(doc[i]) and not is_ago(scene, i):
            return False
        i = (_aside_end(doc, i, last) or i) + 1
    if any(quote.last > last or quote.last - quote.first > _NAME for quote in scene.quotes_opening(first, last)):
        return False
    return bare_phrase(scene, first, last) is None


def quoted_manner(scene: Scene, i: int) -> Stretch | None:
    """The quotation from token ``i`` that says how it was said, its object after it: "a rejeté «en bloc» [la plainte]".

    It begins with a preposition, and a determiner follows it without a comma.
    """
    quote = scene.quote_from(i)
    if quote is None or quote.last + 1 >= len(scene.doc):
        return None
    opening, after = scene.doc[i + 1], scene.doc[quote.last + 1]
    manner = opening.pos_ == "ADP" and opening.lower_ not in grammar().of
    return quote if manner and after.pos_ == "DET" and after.lower_ not in grammar().of else None


def _breaks(word: Token) -> bool:
    """Whether a word cannot be part of an adjunct: a verb, but for a participle that describes a noun, or a colon."""
    described = is_participle(word) and word.dep_.startswith("acl")
    return word.text in (":", ";") or is_finite(word) or (word.pos_ in ("VERB", "AUX") and not described)


def bare_phrase(scene: Scene, first: int, last: int) -> int | None:
    """The first token of the first noun phrase without a preposition that is no time; None if there is none."""
    doc = scene.doc
    i = first
    governed = False  # whether a preposition has been read whose noun phrase goes on
    while i <= last:
        word = doc[i]
        aside = _aside_end(doc, i, last)
        if aside is not None:
            i, governed = aside + 1, False
            continue
        name = scene.quote_from(i) if governed else None
        if name is not None and name.last <= min(last, i + _NAME):
            i = name.last + 1  # "au quotidien «Le Temps»"
            continue
        day = time_end(scene, i, last)
        if day is not None:
            i, governed = day + 1, False
            continue
        if word.pos_ == "ADP" and not _partitive(doc[i]):
            governed = True
            i = _past_determiners(scene, i + 1, last)
            continue
        starts = word.pos_ in ("DET", "NUM") or word.pos_ in ("NOUN", "PROPN")
        if starts and not (governed and word.pos_ != "DET") and not is_time(scene, word):
            noun = _noun(scene, i, last)
            if noun is None or not is_time(scene, noun):
                return i
            i = noun.i + 1
            continue
        if word.pos_ not in _OF_PHRASE and word.text not in _WITHIN:
            governed = False
        i += 1
    return None


def _aside_end(doc: Doc, i: int, last: int) -> int | None:
    """The comma that closes an aside with a gerund, opened by a comma at token ``i``: ", citant des témoins,"."""
    if doc[i].text != "," or i >= last or not doc[i + 1].lower_.endswith("ant") or not is_participle(doc[i + 1]):
        return None
    close = next((j for j in range(i + 2, min(last, i + _ASIDE) + 1) if doc[j].text == ","), None)
    return None if close is None or any(is_finite(word) for word in doc[i + 1 : close]) else close


def _partitive(word: Token) -> bool:
    """Whether "des" stands for an article although it is read as a preposition: "annonce [des mesures]"."""
    return word.lower_ == "des" and word.head.dep_ == "obj"


def _past_determiners(scene: Scene, i: int, last: int) -> int:
    """The token after the determiners and numbers that open a governed phrase."""
    opening = ("tous", "toutes", "«", '"')
    while i <= last and (scene.doc[i].pos_ in ("DET", "NUM") or scene.doc[i].lower_ in opening):
        i += 1
    return i


def _noun(scene: Scene, i: int, last: int) -> Token | None:
    """The noun of the phrase that starts at token ``i``."""
    return next((scene.doc[j] for j in range(i, min(last, i + 5) + 1) if scene.doc[j].pos_ in ("NOUN", "PROPN")), None)
