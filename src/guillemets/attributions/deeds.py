"""Verbs that do something to their object instead of saying it: "accuse un retard", "montre la vie des pêcheurs"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.second_signs import quoted_within
from guillemets.lexicons.cue_verbs import CueVerb, Frame
from guillemets.lexicons.deed_objects import deed_objects
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_PHRASES = frozenset([Frame.NP, Frame.A_NP, Frame.DE_NP, Frame.SUR_NP])
_REACH = 5  # words from the cue to the noun of its object


def is_deed(scene: Scene, group: VerbGroup, complement: Complement, source: Token | None) -> bool:
    """Whether the object is a thing that the verb does something to, or the subject a work that shows it."""
    if not isinstance(complement.verb, CueVerb):
        return False
    if complement.verb.lemma == "assurer" and scene.doc[group.first].lower_ in grammar().reflexive:
        return True  # "s'est assuré que la porte était fermée"
    if complement.frame not in _PHRASES or quoted_within(scene, group, complement):
        return False
    if source is not None and source.lower_ in grammar().work:
        return True  # "le film raconte la vie d'un marin"
    row = deed_objects().get(complement.verb.lemma)
    if row is None:
        return False
    noun = _noun_after(scene, group, complement)
    return noun is not None and (noun.lower_ in row.nouns or (row.persons and _is_person(scene, noun)))


def _noun_after(scene: Scene, group: VerbGroup, complement: Complement) -> Token | None:
    """The first noun after the cue, or the noun of what stands before it: "un retard accusé par"."""
    if complement.first <= group.last:
        return scene.doc[complement.head] if complement.head is not None else None
    words = scene.doc[group.last + 1 : min(complement.first + _REACH, len(scene.doc))]
    return next((word for word in words if word.pos_ == "NOUN" or word.text == "%"), None)


def _is_person(scene: Scene, noun: Token) -> bool:
    row = scene.words.source_nouns.get(noun.lower_)
    return row is not None and row.kind is SpeakerKind.PERSON
