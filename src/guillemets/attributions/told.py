"""What tells of the act of speaking between a cue and its content: when, where, to whom, how often.

Read on the words alone, from closed classes: "se dit [par ailleurs lundi soir, au micro de RTL,] prêt à négocier".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import after_connectives
from guillemets.attributions.moments import past_time
from guillemets.attributions.occasions import at_venue
from guillemets.language.verbs import is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_HEAD = 3  # words from a preposition to the noun it governs


def past_told(scene: Scene, first: int, limit: int) -> int:
    """The first token from ``first`` on that does not tell when, where, to whom or how often it was said."""
    i = first
    while i < limit:
        after = _past_one(scene, i, limit)
        if after == i:
            break
        i = after
    return i


def _is_told_adverb(word: Token) -> bool:
    """Whether an adverb goes with the cue before it, not with the adjective after it: "se dit fermement opposé"."""
    if word.pos_ != "ADV" or word.lower_ in grammar().complex_head:
        return False
    if word.lower_ in grammar().added:
        return True
    if word.i + 1 >= len(word.doc):
        return False
    after = word.nbor(1)
    graded = after.pos_ in ("ADJ", "ADV", "PUNCT") or is_participle(after)
    return word.lower_ not in grammar().denying and not graded


def _past_one(scene: Scene, i: int, limit: int) -> int:
    """The token after the one adjunct that starts at ``i``, or ``i`` where none does."""
    doc = scene.doc
    word = doc[i]
    if word.text == ",":
        close = past_told(scene, i + 1, limit)
        return close + 1 if close > i + 1 and doc[close].text == "," else i
    if _is_told_adverb(word):
        return i + 1
    timed = past_time(scene, i, limit)
    if timed > i:
        return timed
    linked = after_connectives(scene, i, limit, inside=True)
    if linked > i:
        return linked - 1 if doc[linked - 1].text == "," else linked
    spoken = _is_spoken_to(scene, i) or at_venue(scene, i) or _is_medium(scene, i)
    return _past_phrase(scene, i, limit) if spoken else i


def _is_spoken_to(scene: Scene, i: int) -> bool:
    """Whether a preposition at ``i`` names those spoken to: "à l'AFP", "aux journalistes", "auprès de Belga"."""
    doc = scene.doc
    if doc[i].lower_ == "auprès":
        return True
    near = doc[i + 1 : i + _HEAD]
    heard = any(word.lower_ in scene.words.agencies or word.lower_ in grammar().audience for word in near)
    return heard and doc[i].lower_ in ("à", "au", "aux", "devant")


def _is_medium(scene: Scene, i: int) -> bool:
    """Whether a preposition at ``i`` names a medium: "sur RTL", "sur les ondes de la RTS", "devant le Parlement"."""
    doc = scene.doc
    if doc[i].lower_ not in ("sur", "dans", "devant"):
        return False
    near = doc[i + 1 : i + _HEAD]
    return any(word.pos_ == "PROPN" or word.lower_ in grammar().complex_head for word in near)


def _past_phrase(scene: Scene, i: int, limit: int) -> int:
    """The token after the phrase that a preposition at ``i`` opens, its complements with "de" and a name included."""
    doc = scene.doc
    j = i + 1
    while j <= limit and (doc[j].pos_ in ("DET", "ADP", "NUM") or doc[j].lower_ in grammar().of):
        j += 1
    if j > limit or doc[j].pos_ not in ("NOUN", "PROPN", "ADV", "X", "PUNCT"):
        return i
    quote = scene.quote_from(j)
    j = quote.last + 1 if quote is not None else j + 1
    while j <= limit and (doc[j].pos_ == "PROPN" or doc[j].text[0].isupper()):
        j += 1
    named = j < limit and doc[j].lower_ in ("à", "au") and doc[j + 1].text[0].isupper()  # "un entretien au Temps"
    return max(j, _past_phrase(scene, j, limit)) if named or (j <= limit and doc[j].lower_ in grammar().of) else j
