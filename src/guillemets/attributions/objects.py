"""Objects of cues that are their content, and the subjects of passives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.amounts import amount_at
from guillemets.attributions.between import bare_phrase, is_ago, only_adjuncts, quoted_manner
from guillemets.attributions.complement import Complement
from guillemets.attributions.complement_sources import undergone
from guillemets.attributions.extent import after_connectives, after_place
from guillemets.attributions.inverted import adjuncts_end, day_end
from guillemets.attributions.noun_phrases import agree, phrase_at
from guillemets.attributions.phrase_end import before_agent, phrase_end
from guillemets.attributions.scene import Stretch
from guillemets.attributions.sources import agent_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_participle
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


def object_of(scene: Scene, group: VerbGroup) -> Token | None:
    """The noun that is the object of the cue, as the tree gives it or past what the parser tripped over."""
    head = scene.doc[group.head]
    times = scene.words.time_nouns
    if any(c.dep_ == "obj" and c.lower_ in grammar().that and c.i < group.first for c in head.children):
        return None  # "les réformes qu'il proposait"
    start = _start(scene, group)
    amount = amount_at(scene, start, scene.sentence(group.head).last)
    if amount is not None:
        return amount
    objects = [
        c
        for c in head.children
        if c.dep_ == "obj" and c.i >= start and c.pos_ != "PRON" and c.lower_ not in times and not _resumes(c)
    ]
    return objects[0] if objects else _lost_object(scene, group) or _bare_object(scene, group)


def _start(scene: Scene, group: VerbGroup) -> int:
    """Where an object can begin: past the cue, and past how it was said in quotation marks."""
    manner = quoted_manner(scene, group.last + 1)
    return group.last + 1 if manner is None else manner.last + 1


def _bare_object(scene: Scene, group: VerbGroup) -> Token | None:
    """The noun of the first phrase after adjuncts of the cue: "a dénoncé à nouveau devant la presse [une loi]"."""
    doc, limit = scene.doc, scene.sentence(group.head).last
    first = bare_phrase(scene, group.last + 1, limit)
    if (
        first is None
        or doc[group.head].pos_ == "AUX"
        or doc[first].pos_ not in ("DET", "NUM")
        or not only_adjuncts(scene, group.last + 1, first - 1)
    ):
        return None
    noun = next((doc[i] for i in range(first, min(limit, first + 4) + 1) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    return None if noun is None or noun.dep_.startswith("nsubj") else noun


def _resumes(noun: Token) -> bool:
    """Whether a noun goes on with one before an aside: "la livraison, d'ici à juin, de vingt hélicoptères"."""
    start = noun.left_edge
    while start.text == "," and start.i < noun.i:
        start = start.nbor(1)
    return start.lower_ in grammar().of and start.pos_ == "ADP" and start.nbor(-1).text == ","


def _lost_object(scene: Scene, group: VerbGroup) -> Token | None:
    """The object that the parser hung elsewhere: the first noun after adverbs, times and short adjuncts.

    "a critiqué une nouvelle fois samedi l'accord", "a annoncé dans un communiqué sa volonté".
    """
    doc = scene.doc
    limit = scene.sentence(group.head).last
    times = scene.words.time_nouns
    i = _start(scene, group)
    aside = False
    while i <= limit:
        word = doc[i]
        if word.text == "," and i < limit:
            opens = doc[i + 1].pos_ in ("ADP", "ADV") or doc[i + 1].lower_ in times or day_end(scene, i + 1, limit)
            if not opens and not aside:
                return None
            aside = bool(opens)
            i += 1
            continue
        beyond = after_connectives(scene, i, limit, inside=True)
        day = day_end(scene, i, limit)
        if _closes(scene, group, i):
            i += 1
            continue
        if beyond > i or day is not None:
            i = max(beyond, day + 1 if day is not None else i)
            continue
        if word.lower_ in grammar().quantity and i < limit and doc[i + 1].lower_ in ("de", "d'"):
            counted = phrase_at(scene, i + 2, limit)
            return (
                next((doc[j] for j in range(i + 2, counted.last + 1) if doc[j].pos_ == "NOUN"), None)
                if counted
                else None
            )
        phrase = phrase_at(scene, i + 1 if word.pos_ == "ADP" and word.lower_ != "des" else i, limit)
        if word.pos_ == "ADV" or word.lower_ in times:
            i += 1
        elif word.pos_ == "ADP" and phrase is not None and word.lower_ != "des":
            i = phrase.last + 1
        elif (word.pos_ in ("DET", "NUM", "ADJ") or word.lower_ == "des") and phrase is not None:
            nouns = [doc[j] for j in range(phrase.first, phrase.last + 1) if doc[j].pos_ in ("NOUN", "PROPN")]
            if nouns and nouns[0].lower_ in times:
                i = nouns[0].i + 1
                continue
            free = nouns and (not nouns[0].dep_.startswith("nsubj") or _second_subject(doc[group.head], nouns[0]))
            return nouns[0] if nouns and (free or doc[i - 1].lower_ in times) else None
        else:
            return None
    return None


def _second_subject(cue: Token, noun: Token) -> bool:
    """Whether what the tree takes for a subject is the object: the verb has another, or stands before it without one.

    "Des étudiants dénonçant [la loi] ont bloqué la rue", "a critiqué la loi, puis annoncé [un recours]".
    """
    if noun.head.i == cue.i:
        return is_participle(cue) and not any(child.dep_.startswith("aux") for child in cue.children)
    other = cue.head
    return cue.dep_.startswith("acl") and other.dep_.startswith("nsubj") and other.head.i == noun.head.i


def _closes(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` closes a quotation that holds the verb itself: "a «fermement condamné» l'attaque"."""
    quote = scene.quote_to(i)
    return quote is not None and quote.last == i and quote.first <= group.head


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
    start = _start(scene, group)
    first = start if amount_at(scene, start, limit) is obj else max(obj.left_edge.i, start)
    passed = (*scene.words.time_nouns, *grammar().that)
    while first < obj.i and (scene.doc[first].lower_ in passed or _closes(scene, group, first)):
        first += 1  # "a requis lundi vingt ans de prison", "ne confirme que deux arrestations", "«condamne» cet acte"
    if scene.doc.reads(first, "le fait que", "le fait qu'"):
        return Complement(frame=Frame.QUE, first=first + 3, verb=verb)  # "met en avant le fait que le port est plein"
    counted = scene.doc[first].lower_ in ("de", "d'") and scene.doc[first - 1].lower_ in grammar().quantity
    if counted and first - 1 > group.last:
        first -= 1  # "réclament plus de moyens"
    if any(is_ago(scene, i) for i in range(group.last + 1, obj.i)):
        first = bare_phrase(scene, group.last + 1, obj.i) or first
    person = verb.act is Act.STATES and obj.ent_type_ == "PER"  # "évoquant Paul Rey": nothing is said of him
    compared = scene.doc[first].lower_ == "comme"  # "l'a salué comme toutes les personnes présentes"
    if obj.lower_ in scene.words.time_nouns or person or compared or _is_words(scene, verb, obj):
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
    if verb.act in (Act.DENIES, Act.DEMANDS) or (verb.strength is Strength.STRONG and known):
        return False  # what is denied, asked for or confirmed is what others say
    return row is not None and strong and row.act in (Act.STATES, Act.OTHER) and NounFrame.QUOTE in row.frames


def passive_subject(scene: Scene, group: VerbGroup) -> Stretch | None:
    """What a passive or a participle is said of: its subject, or the noun that the participle goes with."""
    head = scene.doc[group.head]
    if group.shape is Shape.PASSIVE:
        subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
    elif group.shape is Shape.PARTICIPLE and head.dep_.startswith("acl"):
        subject = _agreeing(head, head.head)
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


def _agreeing(participle: Token, noun: Token) -> Token:
    """The noun that a participle goes with: the first one upwards that agrees with it ("La fin du mur, saluée")."""
    found = noun
    while not agree(participle, found):
        if found.dep_ != "nmod" or found.head.pos_ != "NOUN":
            return noun
        found = found.head
    return found


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
