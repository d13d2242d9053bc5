"""Noun phrases that are the content of a cue: its object, a phrase after its preposition, the subject of a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.between import only_adjuncts
from guillemets.attributions.complement import Complement
from guillemets.attributions.extent import after_connectives
from guillemets.attributions.infinitives import addressee_before
from guillemets.attributions.noun_phrases import can_speak, phrase_at
from guillemets.attributions.object_nouns import object_of
from guillemets.attributions.phrase_end import before_agent, phrase_end
from guillemets.attributions.quotations import PREPOSITIONS
from guillemets.attributions.told import past_told
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive
from guillemets.lexicons.cue_phrases import CuePhrase
from guillemets.lexicons.cue_verbs import Addressee, Frame
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_verbs import CueVerb

_NEAR = 12  # words between a cue and its preposition


def prepositional(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """A phrase after the preposition that the verb takes, the nearest one: "insiste sur", "parle de", "appelle à"."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    frames = {word: frame for frame, words in PREPOSITIONS.items() if frame in verb.frames for word in words}
    if Frame.A_INF in verb.frames and "à" not in frames:
        frames["à"] = Frame.A_INF
    passed = after_connectives(scene, group.last + 1, limit, inside=True)  # "parle de son côté de retards"
    begin = passed if "de" in frames else past_told(scene, passed, limit)  # "appelle mardi, sur RTL, au calme"
    for i in range(begin, min(limit, group.last + _NEAR) + 1):
        word = doc[i]
        partitive = word.pos_ == "DET" and word.lower_ in ("de", "d'", "des") and verb.addressee is Addressee.OBJ
        article = word.pos_ == "DET" and word.lower_ in ("de", "d'") and i == begin and Frame.NP not in verb.frames
        if (
            word.lower_ in frames
            and (word.lower_ != "en" or doc.reads(i + 1, "faveur"))
            and (word.pos_ == "ADP" or word.lower_ == "concernant" or article or (partitive and i > group.last + 1))
            and (i == group.last + 1 or doc[i - 1].lower_ not in grammar().complex_head)
        ):
            noun = _governed(word)
            dated = isinstance(verb, CuePhrase) and noun is not None and noun.head.lower_ in scene.words.time_nouns
            if (
                noun is None
                or not (dated or _hangs_on(scene, group, verb, noun, i) or _past_venue(scene, group, i) or i == begin)
                or _of_another_verb(scene, group, noun, i)
            ):
                continue  # but "fait état depuis mercredi de 332 blessés"
            frame = frames[word.lower_]
            if verb.act is Act.PROMISES and word.lower_ == "pour" and doc[i + 1].pos_ == "NUM":
                continue  # "s'engage pour trois saisons"
            if frame is Frame.A_INF and doc[i + 1].lower_ != "ce":
                continue
            start = i if frame is Frame.EN_FAVEUR else i + 1
            if doc.reads(start, "ce que", "ce qu'"):
                return Complement(frame=Frame.QUE, first=start + 2, verb=verb)
            end = phrase_end(scene, group, start, min(noun.right_edge.i, limit))
            if frames[word.lower_] is Frame.DE_NP and Frame.DE_INF in verb.frames:
                end = _with_list(scene, group, end, limit)
            if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
                end = before_agent(scene, start, end)
            addressee = addressee_before(scene, group, verb, i)
            obj = object_of(scene, group)
            if verb.addressee is Addressee.NONE and obj is not None and obj.i < i:
                start = max(obj.left_edge.i, group.last + 1)  # "évaluent le coût à 60 millions"
            return Complement(frame=frame, first=start, verb=verb, last=end, addressee=addressee)
        if (word.pos_ in ("VERB", "AUX") and is_finite(word)) or word.text in (":", ";"):
            return None
    return None


def _governed(word: Token) -> Token | None:
    """The noun that a preposition governs, or one that is read as a verb: "alerte concernant la qualité de l'eau"."""
    if word.head.i > word.i or word.pos_ == "ADP":
        return word.head if word.head.i > word.i else None
    return next((child for child in word.children if child.dep_ == "obj" and child.i > word.i), None)


def _past_venue(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether the preposition comes after where or when it was said: "s'inquiète dans un communiqué de la hausse"."""
    before = scene.doc[i - 1]
    named = before.pos_ in ("PROPN", "ADV", "NUM") or before.text == "»" or before.ent_type_ != ""
    told = before.lower_ in scene.words.speech_venues or before.lower_ in (grammar().audience | grammar().manner)
    timed = before.lower_ in scene.words.time_nouns
    if before.lower_ in grammar().circumstance:
        return False  # "avant d'ajouter"
    return (named or told or timed) and only_adjuncts(scene, group.last + 1, i - 1)


def _of_another_verb(scene: Scene, group: VerbGroup, noun: Token, i: int) -> bool:
    """Whether a verb after a comma takes the preposition at ``i``: "s'est défendu, ayant entendu du bruit"."""
    between = scene.doc[group.last + 1 : i]
    if scene.quotes_opening(i, noun.i) or noun.head.i == group.head or not any(word.text == "," for word in between):
        return False
    return any(word.pos_ == "VERB" for word in between)


def _with_list(scene: Scene, group: VerbGroup, end: int, limit: int) -> int:
    """``end`` moved over what is charged besides: "accusé de vol, d'avoir menti et de faux"."""
    doc = scene.doc
    while end + 3 <= limit and doc[end + 1].lower_ in (",", "et", "ou") and doc[end + 2].lower_ in ("de", "d'"):
        inner = phrase_at(scene, end + 3, limit)
        infinitive = is_infinitive(doc[end + 3]) or doc[end + 3].lower_ in grammar().before_infinitive
        if inner is None and not infinitive:
            break
        edge = doc[end + 3].head.right_edge.i if infinitive and doc[end + 3].dep_.startswith("aux") else end + 3
        edge = max(edge, doc[end + 3].right_edge.i, inner.last if inner is not None else 0)
        end = phrase_end(scene, group, end + 3, min(edge, limit))
    return end


def _hangs_on(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, noun: Token, i: int) -> bool:
    """Whether a noun after a preposition goes with the cue, or with the one spoken to: "menace X de violences"."""
    if noun.head.i == group.head or i == group.last + 1 or noun.dep_.startswith("obl"):
        return True
    if isinstance(verb, CuePhrase) and noun.head.pos_ == "PROPN" and noun.head.i > group.last:
        return True  # "a fait état sur Facebook de son émotion"
    acted = any(child.dep_ == "case" and child.lower_ == "par" for child in noun.head.children)
    if acted and noun.head.head.i == group.head:
        return True  # "accusé par l'ONU de crimes"
    if verb.act is Act.ESTIMATES and noun.head.dep_ == "obj" and noun.head.head.i == group.head:
        return True  # "évalue le bilan à trois morts"
    # "assure les élus de son soutien", not "assure la gestion de l'eau"
    told = verb.addressee is Addressee.OBJ or (Frame.NP not in verb.frames and can_speak(scene, noun.head))
    return told and noun.head.dep_ in ("obj", "flat:name", "nmod") and noun.head.i > group.last
