"""What a nominal cue reports: its clause, its quotation, the infinitive or the phrase after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import trimmed, with_quotes
from guillemets.attributions.noun_clauses import clause_of
from guillemets.attributions.noun_phrases import can_speak, phrase_at
from guillemets.attributions.scene import Scene, Stretch, opening
from guillemets.language.verbs import is_finite, is_infinitive, is_participle
from guillemets.lexicons.cue_nouns import NounFrame
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_nouns import CueNoun

_INFINITIVES = {NounFrame.DE_INF: ("de", "d'"), NounFrame.A_INF: ("à",)}
_PHRASES = {
    NounFrame.A_NP: ("à", "au", "aux"),
    NounFrame.DE_NP: ("de", "d'", "du", "des"),
    NounFrame.SUR_NP: ("sur",),
    NounFrame.CONTRE_NP: ("contre",),
    NounFrame.POUR_NP: ("pour",),
}
_COUNTING = ("DET", "NUM")
_WINDOW = 25  # words between a noun and "selon laquelle"
_SUBJECT = 8  # words between a noun and the verb that it is the subject of
_NEAR = 8  # words between a noun and its infinitive or quotation


Content = tuple["Stretch | None", NounFrame | None]  # what is reported, and in which frame
_NOTHING: Content = (None, None)


def content_of(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> Content:
    """What a noun reports and in which frame: a clause, a quotation, else an infinitive or a phrase right after it."""
    for search in (_noun_clause, _noun_quotation, _noun_complement):
        found = search(scene, noun, row, barriers)
        if found is not None:
            return found
    return _NOTHING


def _noun_clause(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> Content | None:
    doc = scene.doc
    limit = scene.sentence(noun.i).last
    for i in range(noun.i + 1, min(limit, noun.i + _WINDOW)):
        according = doc[i].lower_ == "selon" or doc.reads(i - 1, "d'après")
        if according and doc[i + 1].lower_ in grammar().which and NounFrame.SELON_LAQUELLE in row.frames:
            return clause_of(scene, noun, i + 2, barriers), NounFrame.SELON_LAQUELLE
        if doc[i].text in (":", ";"):
            break
    if NounFrame.QUE in row.frames:
        que = _que_of_verb(scene, noun, limit)
        if que is not None and que < limit:
            return clause_of(scene, noun, que + 1, barriers), NounFrame.QUE
    return None


def _que_of_verb(scene: Scene, noun: Token, limit: int) -> int | None:
    """The "que" after the verb that says what a noun is: "la théorie la plus sûre serait que", "le bruit court que"."""
    doc = scene.doc
    for i in range(noun.i + 1, min(limit, noun.i + _SUBJECT)):
        if doc[i].lower_ in grammar().amounting:
            after = next((j for j in range(i + 1, limit + 1) if doc[j].pos_ != "ADV"), limit)
            return next((j for j in (i + 1, after) if doc[j].lower_ in grammar().that), None)
        if doc[i].lower_ in grammar().clause_opener or is_finite(doc[i]) or doc[i].text in (",", ":", ";", "»"):
            return None
    return None


def _noun_quotation(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> Content | None:
    doc = scene.doc
    last = min(scene.sentence(noun.i).last, noun.i + _NEAR)
    last = min([last, *(barrier.first - 1 for barrier in opening(barriers, noun.i + 1, last))])
    for i in range(noun.i + 1, last + 1):
        quote = scene.quote_from(i)
        if quote is not None and {NounFrame.QUOTE, NounFrame.COLON}.intersection(row.frames):
            near = i == noun.i + 1 or doc[i - 1].text == ":" or (i == noun.i + 2 and doc[i - 1].lower_ in ("de", "d'"))
            asked = doc[noun.i + 1].lower_ in _PHRASES[NounFrame.A_NP]  # "un appel à une «marche des femmes»"
            by_whom = doc[noun.i + 1].lower_ == "par"  # "l'annonce par le maire d'une réforme «juste»"
            return (quote, NounFrame.QUOTE) if near else (None if asked or by_whom else _NOTHING)
        if doc[i].text in (",", ";", ")"):
            break
    return None


def _noun_complement(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> Content | None:
    doc = scene.doc
    limit = scene.sentence(noun.i).last
    after = _after_agent(scene, noun.i + 1, limit)
    if after > limit:
        return None
    promised = _after_owner(scene, after, limit)
    for frame, marks in _INFINITIVES.items():
        if promised is not None and frame in row.frames and doc[promised].lower_ in marks:
            return clause_of(scene, noun, promised + 1, barriers), frame
        if frame in row.frames and doc[after].lower_ in marks and _is_infinitive(scene, after + 1):
            return clause_of(scene, noun, after + 1, barriers), frame
    owned = _past_owner(scene, row, after, limit)
    after = owned if owned is not None else after
    for frame, marks in _PHRASES.items():
        if frame in row.frames and doc[after].lower_ in marks:
            phrase = phrase_at(scene, after + 1, limit)
            if frame is NounFrame.A_NP and doc[after].lower_ == "à" and _are_called(scene, after + 1):
                return None
            if phrase is not None and not (frame is NounFrame.DE_NP and speaks(scene, phrase)):
                phrase = _with_others(scene, _with_participle(scene, phrase, limit), marks, limit)
                if frame is NounFrame.A_NP:
                    phrase = _without_owner(scene, phrase)
                return trimmed(scene, phrase.first, with_quotes(scene, phrase.first, phrase.last)), frame
    return None


def _are_called(scene: Scene, i: int) -> bool:
    """Whether those who are called upon follow without a determiner: "un appel à témoins" asks nothing of them yet."""
    word = scene.doc[i]
    return word.pos_ == "NOUN" and can_speak(scene, word)


def _after_owner(scene: Scene, i: int, limit: int) -> int | None:
    """The mark of an infinitive after the source of a noun: "la promesse du ministre | de baisser les impôts"."""
    doc = scene.doc
    if doc[i].lower_ not in grammar().of:
        return None
    for j in range(i + 1, min(limit - 1, i + _NEAR) + 1):
        if doc[j].text in (",", ";", ":", "(") or is_finite(doc[j]):
            return None
        if doc[j].lower_ in ("de", "d'", "à") and _is_infinitive(scene, j + 1):
            owner = next((doc[k] for k in range(i + 1, j) if doc[k].pos_ in ("NOUN", "PROPN")), None)
            return j if owner is not None and can_speak(scene, owner) else None
    return None


def _past_owner(scene: Scene, row: CueNoun, i: int, limit: int) -> int | None:
    """The preposition of what is said after the source of a noun: "l'appel des syndicats | à la grève"."""
    doc = scene.doc
    marks = {mark for frame in _owned(row) for mark in _PHRASES[frame]}
    if not marks or doc[i].lower_ not in grammar().of:
        return None
    for j in range(i + 2, min(limit - 1, i + _NEAR) + 1):
        if doc[j].pos_ == "PUNCT" or is_finite(doc[j]):
            return None
        if doc[j].lower_ in marks:
            addressed = doc[j].lower_ in _PHRASES[NounFrame.A_NP] and speaks(scene, Stretch(j + 1, min(j + 3, limit)))
            named = speaks(scene, Stretch(i + 1, j - 1)) and doc[j].pos_ != "DET"
            return j if named and not addressed else None  # not "l'appel des parents à la police"
    return None


def _owned(row: CueNoun) -> Iterator[NounFrame]:
    """The frames whose phrase may follow the source; a charge is made over something: "les critiques de X sur"."""
    yield from (frame for frame in (NounFrame.A_NP, NounFrame.CONTRE_NP) if frame in row.frames)
    if NounFrame.SUR_NP in row.frames and row.act in (Act.ACCUSES, Act.THREATENS):
        yield NounFrame.SUR_NP


def _without_owner(scene: Scene, phrase: Stretch) -> Stretch:
    """The phrase without the source that follows it: "les appels au calme | du gouvernement"."""
    doc = scene.doc
    for i in range(phrase.first + 1, phrase.last):
        if doc[i].lower_ in ("du", "des") and can_speak(scene, doc[i + 1]):
            return Stretch(phrase.first, i - 1)
    return phrase


def _with_participle(scene: Scene, phrase: Stretch, limit: int) -> Stretch:
    """The phrase with what goes with the participle that ends it: "la hausse prévue | en janvier"."""
    last = scene.doc[phrase.last]
    edge = last.right_edge.i if is_participle(last) else phrase.last
    plain = edge <= limit and not any(is_finite(w) or w.text == "," for w in scene.doc[phrase.last + 1 : edge + 1])
    return Stretch(phrase.first, edge) if plain else phrase


def _with_others(scene: Scene, phrase: Stretch, marks: tuple[str, ...], limit: int) -> Stretch:
    """The phrase with those that go on after the same preposition: "accusations de vol, de faux et de fraude"."""
    doc = scene.doc
    last = phrase.last
    while last + 3 <= limit and doc[last + 1].lower_ in (",", "et") and doc[last + 2].lower_ in marks:
        following = phrase_at(scene, last + 3, limit)
        if following is None:
            break
        last = following.last
    return Stretch(phrase.first, last)


def _after_agent(scene: Scene, i: int, limit: int) -> int:
    """The token after "par X" between a noun and its content: "l'annonce par le ministre d'un report"."""
    if i < limit and scene.doc[i].lower_ == "par":
        agent = phrase_at(scene, i + 1, limit)
        if agent is not None:
            name = i + 1
            while name <= agent.last and scene.doc[name].ent_type_ == "PER":
                name += 1
            if name > i + 1 and scene.doc[name].lower_ in grammar().of:
                return name  # "l'annonce par Paul Rey du retrait"
            joints = [j for j in range(i + 2, agent.last) if scene.doc[j].lower_ in grammar().of]
            plain = [j for j in joints if _is_plain(scene, j + 1)]
            if plain and len(joints) > 1:
                return plain[0]  # "l'annonce par la commission | de la réélection du président"
            counted = (j for j in joints if scene.doc[j].lower_ in ("de", "d'") and scene.doc[j + 1].pos_ in _COUNTING)
            return next(counted, agent.last + 1)
    return i


def _is_plain(scene: Scene, i: int) -> bool:
    """Whether a phrase that starts at ``i`` names no body, office or person: "la réélection", not "la Défense"."""
    doc = scene.doc
    noun = next((doc[j] for j in range(i, min(i + 4, len(doc))) if doc[j].pos_ in ("NOUN", "PROPN")), None)
    if noun is None or noun.pos_ == "PROPN" or noun.text[0].isupper() or can_speak(scene, noun):
        return False
    return not noun.ent_type_


def _is_infinitive(scene: Scene, i: int) -> bool:
    doc = scene.doc
    while i < len(doc) and doc[i].lower_ in grammar().before_infinitive:
        i += 1
    return i < len(doc) and is_infinitive(doc[i])


def speaks(scene: Scene, phrase: Stretch) -> bool:
    """Whether the complement of a noun names its source rather than its content: "l'annonce du ministre"."""
    doc = scene.doc
    head = next(
        (doc[i] for i in range(phrase.first, phrase.last + 1) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None
    )
    return head is not None and can_speak(scene, head)
