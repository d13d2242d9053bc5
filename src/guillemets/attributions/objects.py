"""Objects of cues that are their content, and the subjects of passives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.amounts import amount_at
from guillemets.attributions.between import bare_phrase
from guillemets.attributions.complement import Complement
from guillemets.attributions.complement_sources import undergone
from guillemets.attributions.extent import after_place
from guillemets.attributions.inverted import adjuncts_end
from guillemets.attributions.moments import is_ago
from guillemets.attributions.noun_phrases import agree, phrase_at
from guillemets.attributions.object_nouns import closes, object_of, object_start
from guillemets.attributions.phrase_end import before_agent, phrase_end
from guillemets.attributions.scene import Stretch
from guillemets.attributions.sources import agent_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.lexicons.cue_nouns import NounFrame
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb


def object_phrase(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """The object of the cue, or the subject of a passive with an agent; None when there is none."""
    if Frame.NP not in verb.frames:
        return None
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        return _passive_object(scene, group, verb)
    obj = object_of(scene, group)
    if obj is None:
        return None
    limit = scene.sentence(group.head).last
    start = object_start(scene, group)
    first = start if amount_at(scene, start, limit) is obj else max(obj.left_edge.i, start)
    passed = (*scene.words.time_nouns, *grammar().that)
    while first < obj.i and (scene.doc[first].lower_ in passed or closes(scene, group, first)):
        first += 1  # "a requis lundi vingt ans de prison", "ne confirme que deux arrestations", "«condamne» cet acte"
    if scene.doc.reads(first, "le fait que", "le fait qu'"):
        return Complement(frame=Frame.QUE, first=first + 3, verb=verb)  # "met en avant le fait que le port est plein"
    counted = scene.doc[first].lower_ in ("de", "d'") and scene.doc[first - 1].lower_ in grammar().quantity
    if counted and first - 1 > group.last:
        first -= 1  # "réclament plus de moyens"
    if any(is_ago(scene, i) for i in range(group.last + 1, obj.i)):
        first = bare_phrase(scene, group.last + 1, obj.i) or first
    named = verb.act is Act.STATES and obj.ent_type_ in ("PER", "ORG")  # "évoquant Paul Rey": nothing is said of him
    compared = scene.doc[first].lower_ == "comme"  # "l'a salué comme toutes les personnes présentes"
    if obj.lower_ in scene.words.time_nouns or named or compared or _is_words(scene, verb, obj):
        return None
    last = phrase_end(scene, group, first, min(obj.right_edge.i, limit))
    if undergone(scene, group):
        last = before_agent(scene, first, last)  # "s'est vu reprocher son absence par les syndicats"
    return Complement(frame=Frame.NP, first=first, verb=verb, head=obj.i, last=last)


def _is_words(scene: Scene, verb: CueVerb | CuePhrase, obj: Token) -> bool:
    """Whether the object names words of others ("une information du journal"), not what they say."""
    row = scene.words.cue_nouns.get(obj.lower_)
    strong = row is not None and row.strength is Strength.STRONG
    known = obj.left_edge.lower_ not in ("un", "une", "des", "d'")
    if verb.act in (Act.DENIES, Act.DEMANDS, Act.ACCUSES, Act.PRAISES) or (verb.strength is Strength.STRONG and known):
        return False  # what is denied, asked for or confirmed is what others say
    return row is not None and strong and row.act in (Act.STATES, Act.OTHER) and NounFrame.QUOTE in row.frames


def passive_subject(scene: Scene, group: VerbGroup) -> Stretch | None:
    """What a passive or a participle is said of: its subject, or the noun that the participle goes with."""
    head = scene.doc[group.head]
    if group.shape is Shape.PASSIVE:
        subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
    elif group.shape is Shape.PARTICIPLE and head.dep_.startswith("acl"):
        subject = _agreeing(head, head.head, apart=head.nbor(-1).text == ",")
    else:
        return None
    if subject is None or subject.pos_ == "AUX" or subject.lower_ in ("qui", "il", "ce", "c'"):
        return None
    last = min(group.first - 1, subject.right_edge.i)
    if subject.lower_ in scene.words.time_nouns or subject.lower_.rstrip("s") in scene.words.time_nouns:
        return None
    relative = (i for i in range(subject.i + 1, last) if scene.doc[i].text == "," and _relative_at(scene.doc[i + 1]))
    last = next(relative, last + 1) - 1
    while last > subject.i and (scene.doc[last].text == "," or scene.doc[last].pos_ == "ADV"):
        last -= 1
    first = after_place(scene, subject.left_edge.i, subject.i)
    while first < subject.i and (scene.doc[first].pos_ in ("ADP", "ADV") or scene.doc[first].text == ","):
        first += 1
    return Stretch(first, last) if first <= last else None


def _agreeing(participle: Token, noun: Token, *, apart: bool) -> Token:
    """The noun that a participle goes with: the first one upwards that agrees with it ("La fin du mur, saluée").

    Set ``apart`` by a comma it goes with the whole phrase, if that agrees: "L'ouverture d'une enquête, annoncée".
    """
    found, last = noun, None
    while found.pos_ in ("NOUN", "PROPN"):
        if agree(participle, found):
            last = found
            if not apart:
                break
        if found.dep_ != "nmod" or found.head.i > found.i:
            break
        found = found.head
    return last or noun


def _late_subject(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The subject after its passive: "Sont critiqués [les achats]", "il lui est reproché [un manque de prudence]"."""
    doc = scene.doc
    before = group.first - 1
    if group.shape is not Shape.PASSIVE or any(
        c.dep_.startswith("nsubj") and c.i < group.first and c.lower_ not in ("il", "-il")
        for c in doc[group.head].children
    ):
        return None
    opens = group.first == scene.sentence(group.first).first or doc[before].text == ","
    if not opens and doc[before].lower_ != "il":
        return None
    limit = scene.sentence(group.head).last
    first = adjuncts_end(scene, group.last + 1, limit)[0] + 1
    phrase = phrase_at(scene, first, limit) if first <= limit and doc[first].pos_ in ("DET", "NUM") else None
    return Stretch(first, phrase_end(scene, group, first, phrase.last)) if phrase is not None else None


def _relative_at(word: Token) -> bool:
    return word.lower_ in ("qui", "que", "qu'", "dont", "où")


def _passive_object(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """The subject of a passive with an agent, as what is said: "condamnés par le préfet"."""
    headed = scene.doc[group.head].dep_.startswith("acl") and verb.act is Act.ANNOUNCES
    if group.shape is Shape.PARTICIPLE and agent_of(scene.parsed, group) is None and not headed:
        return None
    subject = passive_subject(scene, group) or _late_subject(scene, group)
    if subject is None:
        return None
    lone = subject.first == subject.last and scene.doc[subject.first].pos_ == "PRON"
    if lone and agent_of(scene.parsed, group) is None:
        return None
    return Complement(frame=Frame.NP, first=subject.first, verb=verb, last=subject.last)
