"""Infinitives after a cue, and the one spoken to before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.between import only_adjuncts
from guillemets.attributions.complement import Complement
from guillemets.attributions.extent import after_connectives
from guillemets.attributions.moments import is_ago
from guillemets.attributions.scene import Scene, Stretch
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import in_relative, is_finite, is_infinitive
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.cue_verbs import Addressee, Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb

# Pronouns, negations and opening marks that may stand between a preposition and its infinitive: "de ne pas les céder".
_INTRODUCED = {Frame.DE_INF: ("de", "d'"), Frame.A_INF: ("à",)}
_WITH_DE = frozenset(["avant", "afin", "lieu", "faute"])  # "sûr de lui avant de partir"
_BARE = 8  # words between a cue and its bare infinitive; an auxiliary after a comma may be further off
WINDOW = 28  # words between a cue and its "que" (adjuncts, addressees)


def infinitive(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """An infinitive that the cue governs, bare or after "à" or "de"; None when there is none."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    for i in range(group.last + 1, min(limit, group.last + WINDOW) + 1):
        word = doc[i]
        marks = [f for f, ms in _INTRODUCED.items() if f in verb.frames and word.lower_ in ms]
        if doc[i - 1].lower_ in _WITH_DE:
            marks = []
        if (
            word.lower_ == "pour"
            and _charged(group, verb)
            and i < limit
            and doc[i + 1].lower_ in grammar().infinitive_opener
        ):
            marks = [Frame.DE_INF]
        start = i + 1 if marks else i
        late = doc[i - 1].text == "," and word.lower_ in ("avoir", "être")
        bare = (
            Frame.INF in verb.frames
            and (late or i <= group.last + _BARE or (_opens(word) and only_adjuncts(scene, group.last + 1, i - 1)))
            and not _introduced(scene, group, i)
        )
        if (marks or bare) and start <= limit:
            infinitive = _infinitive_at(scene, start, limit)
            if infinitive is not None and _depends(scene, group, verb, infinitive, i):
                addressee = addressee_before(scene, group, verb, i)
                frame = marks[0] if marks else Frame.INF
                return Complement(frame=frame, first=start, verb=verb, head=infinitive.i, addressee=addressee)
            if marks and i == group.last + 1 and Frame.DE_NP in verb.frames and Frame.DE_INF in marks:
                return None  # "accusé de corruption, d'avoir menti": what comes first heads what is said
        if word.pos_ in ("VERB", "AUX") and is_finite(word) and not in_relative(word) and not is_ago(scene, i):
            return None
        if word.text in (":", ";"):
            return None
    return None


def _introduced(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether a preposition other than the verb's own has the infinitive at ``i``: "a dit cela avant d'en sortir"."""
    doc = scene.doc
    if _past_connectives(scene, group.last + 1, i) == i:
        return False  # "voudrait quant à elle interdire"
    before = i - 1
    while before > group.last and (doc[before].lower_ in grammar().before_infinitive or doc[before].pos_ == "PRON"):
        before -= 1
    own = before == group.last + 1 and doc[before].lower_ in ("de", "d'", "à")  # "m'a répondu de patienter"
    return before > group.last and not own and doc[before].lower_ in grammar().over_infinitive


def _opens(word: Token) -> bool:
    """Whether an infinitive can begin at a word."""
    return is_infinitive(word) or word.lower_ in grammar().before_infinitive


def _charged(group: VerbGroup, verb: CueVerb | CuePhrase) -> bool:
    """Whether "pour" with a perfect infinitive is what somebody is blamed for: "critiqué pour avoir tardé"."""
    passive = group.shape in (Shape.PASSIVE, Shape.PARTICIPLE)
    return passive and verb.act is Act.ACCUSES and verb.strength is Strength.STRONG


def _depends(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, word: Token, border: int) -> bool:
    """Whether an infinitive depends on the cue: by the tree, by its place, or past the one who is spoken to."""
    if word.head.i == group.head or border == group.last + 1 or only_adjuncts(scene, group.last + 1, border - 1):
        return True
    between = [scene.doc[i] for i in range(group.last + 1, border)]
    if _past_connectives(scene, group.last + 1, border) == border:
        return True  # "a affirmé mardi, pour sa part, vouloir fermer l'école"
    if verb.addressee is Addressee.OBJ or (between[0].text == "," == between[-1].text and len(between) > 1):
        return True
    noun = next((t for t in between if t.pos_ in ("NOUN", "PROPN") and t.lower_ not in scene.words.time_nouns), None)
    return noun is None or any(t.lower_ in ("à", "au", "aux", "auprès") for t in between[: between.index(noun)])


def _past_connectives(scene: Scene, first: int, end: int) -> int:
    """The first token from ``first`` to ``end`` that is no adverb, time, connective or comma."""
    doc = scene.doc
    while first < end:
        past = after_connectives(scene, first, end, inside=True)
        light = doc[first].text == "," or doc[first].pos_ == "ADV" or doc[first].lower_ in scene.words.time_nouns
        if past == first and not light:
            break
        first = max(past, first + 1)
    return first


def _infinitive_at(scene: Scene, start: int, limit: int) -> Token | None:
    """The infinitive that starts at ``start``, clitics, negation and an opening mark passed."""
    doc = scene.doc
    i = start
    while i <= min(limit, start + 4):
        word = doc[i]
        infinitive = any(f.mood is Mood.INF for f in scene.words.cue_forms.get(word.lower_, ()))
        governed = i < limit and doc[i - 1].lower_ in ("de", "d'") and doc[i + 1].pos_ == "DET"
        misread = governed and word.lower_.endswith(("er", "ir"))
        if is_infinitive(word) or (word.pos_ in ("VERB", "AUX") and infinitive) or misread:
            return word.head if word.dep_.startswith("aux") or word.dep_ == "cop" else word
        if word.pos_ in ("PRON", "ADV") or word.lower_ in grammar().before_infinitive:
            i += 1
            continue
        return None
    return None


def addressee_before(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, before: int) -> Stretch | None:
    """The one spoken to, between the cue and token ``before``, for verbs that take one."""
    first = group.last + 1
    last = before - 1
    while last >= first and scene.doc[last].pos_ == "PUNCT":
        last -= 1
    return Stretch(first, last) if verb.addressee.value != "none" and last >= first else None
