"""Predicates that are the content of a cue: "qualifie X de Y", "est présenté comme Y", "se dit prêt à"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.between import bare_phrase
from guillemets.attributions.clause_end import clause_end
from guillemets.attributions.complement import Complement
from guillemets.attributions.noun_phrases import agree, can_speak, phrase_at
from guillemets.attributions.phrase_end import before_agent, phrase_end
from guillemets.attributions.told import past_told
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive, is_participle
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb

_STOPS = frozenset([":", ";", ".", "que", "qu'", "qui", "dont"])
_TO_COMME = 14  # words between a cue and its "comme": the object, or the agent of a passive


def predicate(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """Object and predicate: "qualifie X de Y", "juge X nécessaire", "se dit prêt à"; a bare object is none."""
    told = group.shape is Shape.PASSIVE and Frame.NP in verb.frames and verb.strength is not Strength.WEAK
    placed = group.reflexive and verb.head == "trouver"  # "se trouve dans une situation «grave»"
    if placed or (not told and Frame.PRED not in verb.frames):
        return None
    if Frame.PRED in verb.frames and (quoted := _after_agent(scene, group)) is not None:
        return Complement(frame=Frame.PRED, first=quoted.first, verb=verb, last=quoted.last, marked=True)
    if (after := _after_comme(scene, group, verb)) is not None or Frame.PRED not in verb.frames:
        return after
    first = _predicate_start(scene, group)
    if first is None:
        return _called(scene, group, verb)
    for search in (_in_state, _by_tree, _beside_object):
        if (found := search(scene, group, verb, first)) is not None:
            return found
    return _called(scene, group, verb)


def _after_agent(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The quotation after the agent of a passive: "qualifié par les enquêteurs d'«homme violent»"."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    if group.shape not in (Shape.PASSIVE, Shape.PARTICIPLE) or doc[min(group.last + 1, limit)].lower_ != "par":
        return None
    for i in range(group.last + 2, min(limit - 1, group.last + _TO_COMME) + 1):
        if doc[i].text in _STOPS or doc[i].text == "," or is_finite(doc[i]):
            return None
        if doc[i].lower_ in ("de", "d'") and (quote := scene.quote_from(i + 1)) is not None:
            return quote
    return None


def _after_comme(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """What stands after "comme", with the object before it: "présente X comme Y", "est considéré par X comme Y"."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    comme = _comme(scene, group, limit)
    if comme is None:
        return None
    between = doc[group.last + 1 : comme]
    acted = group.shape in (Shape.PASSIVE, Shape.PARTICIPLE) or group.reflexive
    if acted:
        if any(word.dep_ == "obj" for word in between):
            return None
        start = comme + 1
    else:
        if any(word.like_num and word.text[0].isdigit() for word in between):
            return None  # "aurait perçu 100.000 euros comme conseillère"
        if not any(word.pos_ in ("NOUN", "PROPN") for word in between) and not _has_clitic_object(scene, group):
            return None
        start = past_told(scene, group.last + 1, scene.sentence(group.head).last)
    head = doc[comme].head if doc[comme].head.i > comme else doc[comme + 1]
    end = phrase_end(scene, group, comme + 1, min(max(head.right_edge.i, comme + 1), limit))
    return Complement(frame=Frame.PRED, first=start, verb=verb, last=before_agent(scene, comme, end), marked=True)


def _comme(scene: Scene, group: VerbGroup, limit: int) -> int | None:
    """The "comme" that opens the predicate of the cue, within the clause of the cue."""
    doc = scene.doc
    for i in range(group.last + 1, min(limit - 1, group.last + _TO_COMME) + 1):
        word = doc[i]
        if word.lower_ == "comme":
            example = doc[i + 1].pos_ == "PROPN" and i > group.last + 1  # "par des élus comme Paul Rey"
            return None if example or doc[i - 1].text == "," or doc[i + 1].lower_ in grammar().no_predicate else i
        if is_finite(word) or word.text in _STOPS or scene.quote_from(i) is not None:
            return None
    return None


def _has_clitic_object(scene: Scene, group: VerbGroup) -> bool:
    return any(scene.doc[i].lower_ in grammar().direct_object for i in range(group.first, group.head))


def _predicate_start(scene: Scene, group: VerbGroup) -> int | None:
    """The first token after the cue, its adverbs and asides: "se dit [, au micro de RTL,] déçu"; None if nothing is."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    first = past_told(scene, group.last + 1, limit)
    if first > limit or doc[first].text in (",", ".", ";", ":") or doc[first].lower_ in ("par", "que", "qu'"):
        return None
    return first


def _in_state(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, first: int) -> Complement | None:
    """The state that somebody says he is in, after a preposition: "se dit en colère", "s'estime hors de danger"."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    if not group.reflexive or verb.strength is Strength.WEAK or doc[first].lower_ not in grammar().in_state:
        return None
    phrase = phrase_at(scene, first + 1, limit)
    if phrase is None or any(word.lower_ in scene.words.time_nouns for word in doc[phrase.first : phrase.last + 1]):
        return None
    noun = next((word for word in doc[phrase.first : phrase.last + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    place = noun is not None and (noun.lower_ in grammar().aftermath or noun.lower_ in scene.words.speech_venues)
    spoken_to = doc[first].lower_ in ("à", "au") and noun is not None and can_speak(scene, noun)
    if noun is None or noun.pos_ == "PROPN" or place or spoken_to:
        return None
    last = phrase_end(scene, group, first, phrase.last)
    return Complement(frame=Frame.PRED, first=first, verb=verb, last=last)


def _called(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """The object and what it is called after "de", where the tree has lost it: "qualifie la loi de dangereuse"."""
    doc = scene.doc
    active = group.shape in (Shape.FINITE, Shape.GERUND, Shape.INFINITIVE)
    lemma = getattr(verb, "lemma", None)
    if not active or lemma not in grammar().calling:
        return None
    limit = clause_end(scene, group, group.last + 1, [])
    start = past_told(scene, group.last + 1, scene.sentence(group.head).last)
    if start + 1 >= len(doc):
        return None
    quote = scene.quote_from(start + 1)
    beyond = quote.last + 1 if quote is not None else start + 2
    early = quote is not None or doc[start + 1].pos_ == "ADJ"
    if doc[start].lower_ in ("de", "d'") and early and beyond <= limit and doc[beyond].pos_ == "DET":
        late = phrase_at(scene, beyond, limit)  # "qualifie d'absurdes les accusations"
        end = phrase_end(scene, group, beyond, late.last) if late is not None else None
        return Complement(frame=Frame.PRED, first=start + 1, verb=verb, last=end) if end is not None else None
    obj = phrase_at(scene, start, limit)
    if obj is None or doc[start].pos_ not in ("DET", "PROPN"):
        return None
    noun = next((word for word in doc[start : obj.last + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    if lemma != "qualifier" and (noun is None or not can_speak(scene, noun)):
        return None  # "traite les eaux de pluie"
    for i in range(start + 2, limit):
        if is_finite(doc[i]) or doc[i].text in _STOPS:
            return None
        word = doc[i + 1]
        bare = word.pos_ in ("ADJ", "NOUN") or is_participle(word) or scene.quote_from(i + 1) is not None
        if doc[i].lower_ in ("de", "d'") and bare:
            last = phrase_end(scene, group, i + 1, min(max(word.right_edge.i, i + 1, obj.last), limit))
            return Complement(frame=Frame.PRED, first=start, verb=verb, last=last)
    return None


def _by_tree(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, first: int) -> Complement | None:
    """The predicate that the tree gives: adjectives, participles and phrases with "de" that depend on the cue."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    dependents = [c for c in doc[group.head].children if c.i >= first and c.i <= limit]
    obj = next((c for c in dependents if c.dep_ == "obj"), None)
    predicates = [c for c in dependents if c is not obj and _is_predicate(c)]
    if obj is not None and any(c.lower_ == "comme" for c in obj.subtree):
        predicates.append(obj)
    pure = verb.strength is not Strength.WEAK and Frame.NP not in verb.frames
    if not predicates and obj is not None and pure and _holds_predicate(scene, obj):
        predicates.append(obj)
    if not predicates and group.reflexive and (doc[first].pos_ in ("ADJ", "VERB") and not is_infinitive(doc[first])):
        predicates.append(doc[first])
    if not predicates and scene.quote_from(first) is None:
        return None
    word = doc[first]
    quote = scene.quote_from(first)
    start = (
        first + 1 if word.lower_ in ("de", "d'", "comme", "du") and (obj is None or obj.i > predicates[0].i) else first
    )
    held = [c.right_edge.i for c in predicates] + ([quote.last] if quote is not None else [])
    end = min(max(held), limit)
    last = phrase_end(scene, group, start, min(end, clause_end(scene, group, start, [])))
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        last = before_agent(scene, start, last)
    return Complement(frame=Frame.PRED, first=start, verb=verb, last=last)


def _beside_object(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, first: int) -> Complement | None:
    """Predicate and object side by side, where the tree has lost one: "juge [contraire au droit la loi]"."""
    doc = scene.doc
    active = group.shape in (Shape.FINITE, Shape.GERUND, Shape.INFINITIVE) and not group.reflexive
    if not active or verb.strength is Strength.WEAK or Frame.QUE not in verb.frames or verb.act is not Act.ESTIMATES:
        return None
    limit = clause_end(scene, group, first, [])
    early = doc[first].pos_ == "ADJ" or is_participle(doc[first])
    start = bare_phrase(scene, first + 1, limit) if early else first
    obj = phrase_at(scene, start, limit) if start is not None and doc[start].pos_ == "DET" else None
    if obj is None:
        return None
    noun = next((word for word in doc[obj.first : obj.last + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    tried = not early and noun is not None and can_speak(scene, noun)  # "juge le meurtrier du bijoutier genevois"
    if noun is None or tried or noun.lower_ in scene.words.time_nouns:
        return None
    after = doc[noun.i + 1 : min(obj.last + 1, limit) + 1]
    if not (agree(doc[first], noun) if early else any(word.pos_ == "ADJ" and agree(word, noun) for word in after)):
        return None
    last = obj.last if early else max(obj.last, *(word.right_edge.i for word in after if word.pos_ == "ADJ"))
    return Complement(frame=Frame.PRED, first=first, verb=verb, last=phrase_end(scene, group, first, min(last, limit)))


def _holds_predicate(scene: Scene, obj: Token) -> bool:
    """Whether the parser hung the predicate on the object: "juge ces attaques «indignes»"."""
    quoted = scene.quotes_opening(obj.i + 1, obj.right_edge.i)
    inner = (word for word in obj.subtree if word.pos_ == "ADJ" and word.i > obj.i and word.head.i != obj.i)
    if any(agree(word, obj) and not agree(word, word.head) for word in inner):
        return True  # "juge les propos du député injustes"
    return bool(quoted) or any(child.pos_ == "ADJ" and child.i > obj.i for child in obj.children)


def _is_predicate(word: Token) -> bool:
    if word.dep_ in ("xcomp", "amod", "acl", "advcl", "ccomp") or (word.pos_ == "ADJ" and word.dep_ != "conj"):
        return word.pos_ != "VERB" or is_participle(word)
    marks = {c.lower_ for c in word.children if c.dep_ in ("case", "mark")}
    return word.dep_.startswith(("obl", "iobj")) and bool(marks & {"de", "d'", "comme", "du", "des"})
