"""What says where, when or why something was said: it belongs to the cue, not to what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.language.verbs import finite_within
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_NEAR = 4  # words from a preposition to the noun it governs


def at_venue(scene: Scene, i: int) -> bool:
    """Whether a preposition at ``i`` says where the words were spoken: "lors d'une conférence", "sur Twitter"."""
    doc = scene.doc
    if scene.quote_around(i) is not None:
        return False
    if doc[i].lower_ == "en":
        return i + 1 < len(doc) and doc[i + 1].lower_ in grammar().aftermath  # "en marge du sommet"
    if doc[i].lower_ in ("à", "au"):
        if doc[i - 1].lower_ == "face":
            return False  # "les divisions face à la sortie du pays"
        return any(word.lower_ in grammar().aftermath for word in doc[i + 1 : i + 3])  # "à l'issue de la réunion"
    if doc[i].lower_ == "devant":
        return any(word.lower_ in grammar().audience for word in doc[i + 1 : i + 4])  # "devant la cour d'assises"
    if doc[i].lower_ == "sur":
        return _posted(scene, i)
    if doc[i].lower_ not in ("lors", "dans"):
        return False
    noun = _noun_after(scene, i)
    return noun is not None and noun.lower_ in scene.words.speech_venues


def before_occasion(scene: Scene, first: int, end: int) -> int:
    """``end``, moved before a phrase that can only be the cue's and closes the sentence.

    "a affirmé que la route rouvrirait [dans un entretien au Temps]", "a évoqué son âge [pour expliquer son choix]".
    """
    doc = scene.doc
    for i in range(first + 2, end + 1):
        if scene.quote_around(i) is not None:
            continue
        if not (_in_own_words(scene, i) or _explains(doc[i], end)):
            continue
        if not finite_within(doc, i, end):
            return i - 1
    return end


def tells_of_cue(scene: Scene, i: int) -> bool:
    """Whether token ``i`` begins what can only be told of the act of speaking itself.

    ", en marge du sommet", ", dans un message", "sans donner de détails", ", provoquant la colère des élus".
    """
    doc = scene.doc
    word = doc[i]
    if word.lower_ == "sans":
        near = doc[i + 1 : i + 1 + _NEAR]
        kept = any(other.lower_ in grammar().undisclosed for other in near[1:])
        told = bool(near) and near[0].lower_ not in grammar().that  # but "sans qu'aucune date soit fixée"
        return told and (kept or near[0].lower_ in grammar().withholding)
    if word.text != "," or i + 1 >= len(doc):
        return False
    stirs = doc[i + 1].text.endswith("ant") and doc[i + 1].pos_ == "VERB"
    uproar = stirs and any(other.lower_ in grammar().uproar for other in doc[i + 2 : i + 2 + _NEAR])
    return uproar or at_venue(scene, i + 1)


def _in_own_words(scene: Scene, i: int) -> bool:
    """Whether "sur" or "dans" at ``i`` names the very text or speech: "sur son compte", "dans un communiqué"."""
    doc = scene.doc
    if doc[i].lower_ == "sur":
        return _posted(scene, i)
    if doc[i].lower_ != "dans" or i + 1 >= len(doc) or doc[i + 1].lower_ not in ("un", "une"):
        return False
    noun = _noun_after(scene, i)
    row = scene.words.source_nouns.get(noun.lower_) if noun is not None else None
    text = row is not None and row.kind is SpeakerKind.DOCUMENT
    return text and noun is not None and noun.lower_ in scene.words.speech_venues


def _posted(scene: Scene, i: int) -> bool:
    """Whether "sur" at ``i`` names a service or an account where people write: "sur X", "sur son compte Facebook"."""
    doc = scene.doc
    after = doc[i + 1 : i + 3]
    if after and after[0].lower_ in (*grammar().possessive, "le", "la", "les"):
        after = after[1:]
    return bool(after) and after[0].lower_ in scene.words.speech_venues


def _explains(word: Token, end: int) -> bool:
    """Whether "pour" opens the reason for which something is brought up: "pour expliquer cette décision"."""
    return word.lower_ == "pour" and word.i < end and word.nbor(1).lower_ in grammar().explaining


def _noun_after(scene: Scene, i: int) -> Token | None:
    doc = scene.doc
    return next((doc[j] for j in range(i + 1, min(i + _NEAR + 1, len(doc))) if doc[j].pos_ == "NOUN"), None)
