"""The noun that is the object of a cue, as the tree gives it or past what the parser tripped over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.amounts import amount_at
from guillemets.attributions.between import bare_phrase, only_adjuncts, quoted_manner
from guillemets.attributions.extent import after_connectives
from guillemets.attributions.moments import day_end
from guillemets.attributions.noun_phrases import phrase_at
from guillemets.attributions.read_back import subject_before
from guillemets.language.verbs import is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_WINDOW = 12  # words between a cue and its object


def object_of(scene: Scene, group: VerbGroup) -> Token | None:
    """The noun that is the object of the cue, as the tree gives it or past what the parser tripped over."""
    head = scene.doc[group.head]
    times = scene.words.time_nouns
    if any(c.dep_ == "obj" and c.lower_ in grammar().that and c.i < group.first for c in head.children):
        return None  # "les réformes qu'il proposait"
    start = object_start(scene, group)
    amount = amount_at(scene, start, scene.sentence(group.head).last)
    if amount is not None:
        return amount
    objects = [
        c
        for c in head.children
        if c.dep_ == "obj" and c.i >= start and c.pos_ != "PRON" and c.lower_ not in times and not _resumes(c)
    ]
    if objects:
        listed = scene.doc[objects[0].left_edge.i - 1].text == "," or objects[0].left_edge.text == ","
        earlier = _bare_object(scene, group) if listed else None  # "évoque au Sénat [la lenteur], l'absence de moyens"
        return earlier if earlier is not None and earlier.i < objects[0].i else objects[0]
    return _lost_object(scene, group) or _bare_object(scene, group) or _object_after_venue(scene, group)


def object_start(scene: Scene, group: VerbGroup) -> int:
    """Where an object can begin: past the cue, and past how it was said in quotation marks."""
    manner = quoted_manner(scene, group.last + 1)
    return group.last + 1 if manner is None else manner.last + 1


def _object_after_venue(scene: Scene, group: VerbGroup) -> Token | None:
    """The noun after "des" that the tree hung on where it was said: "annonce à la presse [des mesures]"."""
    doc, limit = scene.doc, scene.sentence(group.head).last
    i = next((i for i in range(group.last + 2, min(limit, group.last + _WINDOW)) if doc[i].lower_ == "des"), None)
    if i is None or not only_adjuncts(scene, group.last + 1, i - 1):
        return None
    venue = doc[i - 1].lower_ in scene.words.speech_venues or doc[i - 1].lower_ in grammar().audience
    return next((word for word in doc[i + 1 : i + 4] if word.pos_ == "NOUN"), None) if venue else None


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
    return None if noun is None or _is_subject(scene, group, noun) else noun


def _resumes(noun: Token) -> bool:
    """Whether a noun goes on with one before an aside: "la livraison, d'ici à juin, de vingt hélicoptères"."""
    start = noun.left_edge
    while start.text == "," and start.i < noun.i:
        start = start.nbor(1)
    return start.lower_ in grammar().of and start.pos_ == "ADP" and start.nbor(-1).text == ","


def _lost_object(scene: Scene, group: VerbGroup) -> Token | None:
    """The object that the parser hung elsewhere: the first noun after adverbs, times and short adjuncts.

    "a fustigé une nouvelle fois lundi le traité", "a annoncé dans un communiqué sa volonté".
    """
    doc = scene.doc
    limit = scene.sentence(group.head).last
    times = scene.words.time_nouns
    i = object_start(scene, group)
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
        if closes(scene, group, i):
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
            free = nouns and (not _is_subject(scene, group, nouns[0]) or _second_subject(doc[group.head], nouns[0]))
            return nouns[0] if nouns and (free or doc[i - 1].lower_ in times) else None
        else:
            return None
    return None


def _is_subject(scene: Scene, group: VerbGroup, noun: Token) -> bool:
    """Whether a noun is the subject that the tree takes it for.

    It is not where the cue has one before it; nor where a coordinator parts it from its verb or a "que" with a subject
    of its own: "a déploré, jeudi, [la loi] mais a dit", "a annoncé, jeudi, [un plan], alors que des gens défilaient".
    """
    verb = noun.head
    if not noun.dep_.startswith("nsubj") or verb.i < noun.i:
        return noun.dep_.startswith("nsubj") and (verb.i != group.head or subject_before(scene, group) is None)
    first = min([verb.i, *(c.i for c in verb.children if c.i > noun.i and c.dep_.startswith(("aux", "expl")))])
    others = (c.left_edge.i for c in verb.children if c.dep_.startswith("nsubj") and noun.i < c.i < verb.i)
    return not any(verb.doc[i - 1].lower_ in grammar().that for i in others) and (
        verb.doc[first - 1].lower_ not in grammar().coordinator
    )


def _second_subject(cue: Token, noun: Token) -> bool:
    """Whether what the tree takes for a subject is the object: the verb has another, or stands before it without one.

    "Des étudiants dénonçant [la loi] ont bloqué la rue", "a critiqué la loi, puis annoncé [un recours]".
    """
    if noun.head.i == cue.i:
        return is_participle(cue) and not any(child.dep_.startswith("aux") for child in cue.children)
    other = cue.head
    return cue.dep_.startswith("acl") and other.dep_.startswith("nsubj") and other.head.i == noun.head.i


def closes(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` closes a quotation that holds the verb itself: "a «fermement condamné» l'attaque"."""
    quote = scene.quote_to(i)
    return quote is not None and quote.last == i and quote.first <= group.head
