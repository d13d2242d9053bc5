"""Noun phrases that are the content of a cue: its object, a phrase after its preposition, the subject of a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.clause_end import clause_end
from guillemets.attributions.clauses import BEFORE_INFINITIVES, QUE, addressee_before
from guillemets.attributions.complement import Complement
from guillemets.attributions.extent import after_connectives, after_place, before_new_clause
from guillemets.attributions.inverted import day_end
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.quotations import PREPOSITIONS
from guillemets.attributions.scene import Stretch
from guillemets.attributions.sources import agent_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive
from guillemets.lexicons.cue_nouns import NounFrame
from guillemets.lexicons.cue_verbs import Addressee, Frame, Strength
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb

_NEAR = 12  # words between a cue and its preposition
_COMPLEX = frozenset(["lors", "hors", "près", "loin", "autour", "cause", "lieu", "suite", "partir", "vue"])


def _object_of(scene: Scene, group: VerbGroup) -> Token | None:
    head = scene.doc[group.head]
    times = scene.words.time_nouns
    if any(c.dep_ == "obj" and c.lower_ in QUE and c.i < group.first for c in head.children):
        return None  # "les réformes qu'il proposait"
    objects = [
        c for c in head.children if c.dep_ == "obj" and c.i > group.last and c.pos_ != "PRON" and c.lower_ not in times
    ]
    return objects[0] if objects else _lost_object(scene, group)


def _lost_object(scene: Scene, group: VerbGroup) -> Token | None:
    """The object that the parser hung elsewhere: the first noun after adverbs, times and short adjuncts.

    "a critiqué une nouvelle fois samedi l'accord", "a annoncé dans un communiqué sa volonté".
    """
    doc = scene.doc
    limit = scene.sentence(group.head).last
    i = group.last + 1
    while i <= limit:
        word = doc[i]
        beyond = after_connectives(scene, i, limit)
        day = day_end(scene, i, limit)
        if beyond > i or day is not None:
            i = max(beyond, day + 1 if day is not None else i)
            continue
        phrase = phrase_at(scene, i + 1 if word.pos_ == "ADP" else i, limit)
        if word.pos_ == "ADV" or word.lower_ in scene.words.time_nouns:
            i += 1
        elif word.pos_ == "ADP" and phrase is not None and word.lower_ != "des":
            i = phrase.last + 1
        elif (word.pos_ in ("DET", "NUM", "ADJ") or word.lower_ == "des") and phrase is not None:
            nouns = [doc[j] for j in range(phrase.first, phrase.last + 1) if doc[j].pos_ in ("NOUN", "PROPN")]
            if nouns and nouns[0].lower_ in scene.words.time_nouns:
                i = nouns[0].i + 1
                continue
            return nouns[0] if nouns and not nouns[0].dep_.startswith("nsubj") else None
        else:
            return None
    return None


def prepositional(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """A phrase after the preposition that the verb takes, the nearest one: "insiste sur", "parle de", "appelle à"."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    frames = {word: frame for frame, words in PREPOSITIONS.items() if frame in verb.frames for word in words}
    if Frame.A_INF in verb.frames and "à" not in frames:
        frames["à"] = Frame.A_INF
    for i in range(group.last + 1, min(limit, group.last + _NEAR) + 1):
        word = doc[i]
        partitive = word.pos_ == "DET" and word.lower_ in ("de", "d'", "des") and verb.addressee is Addressee.OBJ
        if (
            word.lower_ in frames
            and (word.pos_ == "ADP" or (partitive and i > group.last + 1))
            and doc[i - 1].lower_ not in _COMPLEX
        ):
            noun = word.head if word.head.i > i else None
            if noun is None or not _hangs_on(group, verb, noun, i):
                continue
            frame = frames[word.lower_]
            if frame is Frame.A_INF and doc[i + 1].lower_ != "ce":
                continue
            start = i if frame is Frame.EN_FAVEUR else i + 1
            if doc.words(start, start + 2).lower() in ("ce que", "ce qu'"):
                return Complement(frame=Frame.QUE, first=start + 2, verb=verb)
            end = phrase_end(scene, group, start, min(noun.right_edge.i, limit))
            if frames[word.lower_] is Frame.DE_NP and Frame.DE_INF in verb.frames:
                end = _with_list(scene, group, end, limit)
            if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
                end = before_agent(scene, start, end)
            addressee = addressee_before(scene, group, verb, i)
            obj = _object_of(scene, group)
            if verb.addressee is Addressee.NONE and obj is not None and obj.i < i:
                start = max(obj.left_edge.i, group.last + 1)  # "évaluent le coût à 60 millions"
            return Complement(frame=frame, first=start, verb=verb, last=end, addressee=addressee)
        if (word.pos_ in ("VERB", "AUX") and is_finite(word)) or word.text in (":", ";"):
            return None
    return None


def _with_list(scene: Scene, group: VerbGroup, end: int, limit: int) -> int:
    """``end`` moved over what is charged besides: "accusé de vol, d'avoir menti et de faux"."""
    doc = scene.doc
    while end + 3 <= limit and doc[end + 1].lower_ in (",", "et", "ou") and doc[end + 2].lower_ in ("de", "d'"):
        inner = phrase_at(scene, end + 3, limit)
        infinitive = is_infinitive(doc[end + 3]) or doc[end + 3].lower_ in BEFORE_INFINITIVES
        if inner is None and not infinitive:
            break
        edge = doc[end + 3].head.right_edge.i if infinitive and doc[end + 3].dep_.startswith("aux") else end + 3
        edge = max(edge, doc[end + 3].right_edge.i, inner.last if inner is not None else 0)
        end = phrase_end(scene, group, end + 3, min(edge, limit))
    return end


def _hangs_on(group: VerbGroup, verb: CueVerb | CuePhrase, noun: Token, i: int) -> bool:
    """Whether a noun after a preposition goes with the cue, or with the one spoken to: "menace X de violences"."""
    if noun.head.i == group.head or i == group.last + 1 or noun.dep_.startswith("obl"):
        return True
    if noun.head.dep_ == "obl:agent" and noun.head.head.i == group.head:
        return True  # "accusé par l'ONU de crimes"
    if verb.act is Act.ESTIMATES and noun.head.dep_ == "obj" and noun.head.head.i == group.head:
        return True  # "évalue le bilan à trois morts"
    return (
        verb.addressee is Addressee.OBJ and noun.head.dep_ in ("obj", "flat:name", "nmod") and noun.head.i > group.last
    )


def object_phrase(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """The object of the cue, or the subject of a passive with an agent; None when there is none."""
    if Frame.NP not in verb.frames:
        return None
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        return _passive_object(scene, group, verb)
    obj = _object_of(scene, group)
    if obj is None:
        return None
    limit = scene.sentence(group.head).last
    first = obj.left_edge.i
    if first <= group.last:
        first = group.last + 1
    if obj.lower_ in scene.words.time_nouns or _is_words(scene, verb, obj):
        return None
    return Complement(
        frame=Frame.NP,
        first=first,
        verb=verb,
        head=obj.i,
        last=phrase_end(scene, group, first, min(obj.right_edge.i, limit)),
    )


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
        subject = head.head
    else:
        return None
    if subject is None or subject.lower_ in ("qui", "il", "ce", "c'"):
        return None
    last = min(group.first - 1, subject.right_edge.i)
    if subject.lower_ in scene.words.time_nouns or subject.lower_.rstrip("s") in scene.words.time_nouns:
        return None
    while last > subject.i and (scene.doc[last].text == "," or scene.doc[last].pos_ == "ADV"):
        last -= 1
    first = after_place(scene, subject.left_edge.i, subject.i)
    while first < subject.i and scene.doc[first].pos_ == "ADP":
        first += 1
    return Stretch(first, last) if first <= last else None


def _passive_object(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """The subject of a passive with an agent, as what is said: "condamnés par le préfet"."""
    headed = scene.doc[group.head].dep_.startswith("acl") and verb.act is Act.ANNOUNCES
    if group.shape is Shape.PARTICIPLE and agent_of(scene.parsed, group) is None and not headed:
        return None
    subject = passive_subject(scene, group)
    if subject is None:
        return None
    lone = subject.first == subject.last and scene.doc[subject.first].pos_ == "PRON"
    if lone and agent_of(scene.parsed, group) is None:
        return None
    return Complement(frame=Frame.NP, first=subject.first, verb=verb, last=subject.last)


def phrase_end(scene: Scene, group: VerbGroup, first: int, edge: int) -> int:
    """The last token of a phrase that is a content: its own end, or the comma before which the sentence goes on.

    What follows an object up to the next comma mostly belongs to it ("la fermeture du site pour trois mois"), while
    the parser hangs it on the verb.
    """
    doc = scene.doc
    end = clause_end(scene, group, first, [])
    comma = next(
        (i for i in range(edge + 1, end + 1) if doc[i].text in (",", ":", "-", "(") and scene.quote_around(i) is None),
        end + 1,
    )
    resumed = next((i for i in range(first + 1, comma) if _starts_clause(doc[i]) or _at_venue(scene, i)), comma)
    if resumed < edge:
        edge = resumed - 1
    end = min(end, max(edge, resumed - 1))
    relative = end + 2 < len(doc) and doc[end + 1].text == "," and doc[end + 2].lower_ in ("dont", "qui", "où")
    quote = scene.quote_to(end)
    if relative and (quote is None or quote.first != first):  # but "qualifié de «héros», qui a sauvé ..."
        closing = (i for i in range(end + 3, scene.sentence(end).last) if doc[i].text in (",", ".", ";"))
        end = next(closing, scene.sentence(end).last) - 1
    if (
        end + 2 < len(doc)
        and doc[end + 1].text == ","
        and (doc[end + 2].lower_ == "afin" or _exemplifies(doc, end + 2))
    ):
        end = clause_end(scene, group, first, [])
    return before_new_clause(scene, first, end)


def _exemplifies(doc: Doc, i: int) -> bool:
    """Whether examples of what is named start at ``i``: ", comme la hausse des prix", ", notamment à Lyon"."""
    phrase = doc.words(i, i + 2).lower()
    if phrase in ("en particulier", "y compris") or doc[i].lower_ in ("notamment", "tels", "telles"):
        return True
    return doc[i].lower_ == "comme" and i + 1 < len(doc) and doc[i + 1].pos_ == "DET" and not is_finite(doc[i + 2])


def _at_venue(scene: Scene, i: int) -> bool:
    """Whether a preposition at ``i`` says where the words were spoken: "lors d'une conférence"."""
    doc = scene.doc
    if doc[i].lower_ not in ("lors", "dans") or scene.quote_around(i) is not None:
        return False
    nouns = [doc[j] for j in range(i + 1, min(i + 5, len(doc))) if doc[j].pos_ == "NOUN"]
    return bool(nouns) and nouns[0].lower_ in scene.words.speech_venues


def _starts_clause(word: Token) -> bool:
    """Whether a word opens a clause of its own: "et elle a...", "alors que", "après avoir"."""
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ in ("alors", "tandis", "lorsque", "lorsqu'", "après", "avant") and (
        following in ("que", "qu'", "de", "d'", "avoir", "être") or word.lower_ in ("lorsque", "lorsqu'")
    )


def before_agent(scene: Scene, first: int, end: int) -> int:
    """``end`` brought back before the agent of a passive: "qualifié de «marqué» par Météo-France"."""
    for i in range(first + 1, end + 1):
        if scene.doc[i].lower_ == "par" and scene.quote_around(i) is None:
            agent = phrase_at(scene, i + 1, scene.sentence(i).last)
            if agent is not None and names_a_source(scene, agent):
                return i - 1
    return end
