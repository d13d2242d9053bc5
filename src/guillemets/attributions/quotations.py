"""Quotations after a cue, straight or after a colon and adjuncts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.between import only_adjuncts, quoted_manner
from guillemets.attributions.clauses import WINDOW
from guillemets.attributions.complement import Complement
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive
from guillemets.lexicons.cue_verbs import Addressee, Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb

PREPOSITIONS = {
    Frame.A_NP: ("à", "au", "aux"),
    Frame.DE_NP: ("de", "d'", "du", "des"),
    Frame.SUR_NP: ("sur", "concernant"),
    Frame.CONTRE_NP: ("contre",),
    Frame.EN_FAVEUR: ("pour", "en"),
    Frame.POUR_NP: ("pour",),
}
_NAME = 3  # words, marks included, of a quotation that is a name rather than speech


def quotation(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """A quotation after the cue, straight or after a colon and adjuncts."""
    if not {Frame.QUOTE, Frame.COLON, Frame.NP, Frame.QUE}.intersection(verb.frames) and not _prepositions(verb):
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    if doc[limit].text == ":" and limit + 1 < len(doc):
        limit += 1  # the quotation has a paragraph of its own
    colon = False
    for i in range(group.last + 1, min(limit, group.last + WINDOW) + 1):
        word = doc[i]
        if word.text == ":":
            colon = True
            continue
        quote = scene.quote_from(i)
        if quote is not None and not _is_apart(scene, verb, quote):
            near = i <= group.last + 1 or doc[i - 1].pos_ == "ADV" or colon
            near = near or doc[i - 1].lower_ in scene.words.time_nouns
            near = near or (doc[i - 1].text == "," and group.shape is not Shape.PARTICIPLE)
            near = near or (doc[i - 1].lower_ == "par" and i == group.last + 2 and group.shape is not Shape.PARTICIPLE)
            near = near or (group.shape is Shape.FINITE and _only_adjuncts(scene, group.last + 1, i))
            near = near or (group.shape is Shape.FINITE and _far_but_whole(scene, group, verb, quote))
            if i == group.last + 1 and _prepositions(verb).intersection((doc[i + 1].lower_,)):
                return Complement(frame=Frame.QUOTE, first=i, verb=verb)  # "fait part «des risques de ...»"
            woven = doc[i - 1].pos_ == "DET" and not _is_name(scene, quote)
            if woven and group.shape is Shape.FINITE and _follows_adjuncts(scene, group, i - 1):
                return Complement(frame=Frame.QUOTE, first=i - 1, verb=verb)
            if i == group.last + 1 and _takes_objects(group, verb):
                return Complement(frame=Frame.QUOTE, first=i, verb=verb)
            if not colon and group.shape is Shape.PARTICIPLE and is_finite(doc[i + 1]):
                return None  # "les mesures annoncées lundi «coûteront cher»": what is quoted is said of the noun
            if colon or (near and not _is_name(scene, quote)):
                return Complement(frame=Frame.QUOTE, first=i, verb=verb, last=None)
            return None
        if word.pos_ in ("VERB", "AUX") and is_finite(word):
            return _stated(scene, group, verb) if colon else None
        if word.text in (";", ")") or word.lower_ in grammar().that:
            return None
    return None


def _stated(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """The clause without quotation marks that a colon opens after the cue: "a prévenu: [la gare fermera]"."""
    if Frame.COLON not in verb.frames or verb.strength is Strength.WEAK or group.shape is not Shape.FINITE:
        return None
    last = scene.sentence(group.head).last
    colon = next(i for i in range(group.last + 1, last + 1) if scene.doc[i].text == ":")
    if scene.quote_around(group.head) is not None or not only_adjuncts(scene, group.last + 1, colon - 1):
        return None
    return Complement(frame=Frame.COLON, first=colon + 1, verb=verb, last=last)


def _is_apart(scene: Scene, verb: CueVerb | CuePhrase, quote: Stretch) -> bool:
    """Whether a quotation says how, or of whom something is said: "rejette «en bloc» la loi", "accuse «X» d'avoir"."""
    if Frame.NP in verb.frames and quoted_manner(scene, quote.first) is not None:
        return True
    after = scene.doc[quote.last + 1 : quote.last + 3]
    charged = verb.addressee is Addressee.OBJ and Frame.DE_INF in verb.frames and len(after) > 1
    return charged and after[0].lower_ in ("de", "d'") and is_infinitive(after[1])


def _prepositions(verb: CueVerb | CuePhrase) -> frozenset[str]:
    """The prepositions that introduce the content of the verb, contractions included."""
    return frozenset(word for frame in verb.frames for word in PREPOSITIONS.get(frame, ()))


def _takes_objects(group: VerbGroup, verb: CueVerb | CuePhrase) -> bool:
    """Whether whatever follows the verb is what it says, be it two words: "déplore «un emballement»"."""
    if group.shape is Shape.PARTICIPLE:
        return False  # "dit «le Boucher»"
    objects = Frame.NP in verb.frames and Frame.NP not in verb.risky
    return objects and (verb.strength is Strength.STRONG or verb.act is Act.STATES)


def _follows_adjuncts(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` comes right after the cue, or after nothing but adjuncts."""
    return i == group.last + 1 or _only_adjuncts(scene, group.last + 1, i)


def _only_adjuncts(scene: Scene, first: int, end: int) -> bool:
    """Whether nothing but prepositional phrases stands there: "a écrit sur son gilet «...»", "a dit au maire «...»"."""
    words = scene.doc[first:end]
    if not words or words[-1].pos_ in ("DET", "ADP"):
        return False
    return words[0].pos_ in ("ADP", "ADV") and not any(w.pos_ in ("VERB", "AUX", "PUNCT") for w in words)


def _far_but_whole(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, quote: Stretch) -> bool:
    """Whether a whole sentence is quoted past what tells when, where, of whom: "a dit mardi en parlant d'eux «A»"."""
    words = scene.doc[group.last + 1 : quote.first]
    if Frame.QUOTE not in verb.frames or not words or not scene.doc[quote.first + 1].text[:1].isupper():
        return False
    opens = words[0].pos_ in ("ADP", "ADV") or words[0].lower_ in scene.words.time_nouns
    if not opens or words[-1].pos_ in ("DET", "ADP") or any(w.is_punct or is_finite(w) for w in words):
        return False
    said = any(g.shape is not Shape.GERUND for g in scene.groups_between(group.last + 1, quote.first))
    return not said and any(is_finite(word) for word in scene.doc[quote.first : quote.last])


def _is_name(scene: Scene, quote: Stretch) -> bool:
    return quote.last - quote.first <= _NAME and not any(
        scene.doc[i].pos_ in ("VERB", "AUX") for i in range(quote.first, quote.last)
    )
