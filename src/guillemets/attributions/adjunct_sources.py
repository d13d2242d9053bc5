"""The source of an attributive adjunct: which noun phrase can be one, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import after_connectives
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.scene import Stretch
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.cue_adjuncts import Confusable, match_adjunct
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.lexicons.cue_adjuncts import CueAdjunct

_OPENING = 3  # words before "pour X" at the head of a sentence
_LONGEST_ORIGIN = 30  # words of what says where a source is from


def is_adjunct_source(scene: Scene, phrase: Stretch, row: CueAdjunct) -> bool:
    """Whether a noun phrase can be the source of an adjunct of this sort."""
    doc = scene.doc
    content = [
        doc[i] for i in range(phrase.first, phrase.last + 1) if doc[i].pos_ not in ("DET", "NUM", "ADV", "ADJ", "ADP")
    ]
    if not content:  # "ces derniers"
        return row.confusable is None and names_a_source(scene, phrase)
    head = content[0]
    if doc[phrase.first].lower_ in grammar().possessive and head.pos_ == "NOUN" and not can_speak(scene, head):
        return False  # "selon leur orientation"
    if row.confusable is Confusable.CLAUSE and _is_share(scene, phrase):
        return _detached(scene, phrase)
    if row.confusable is Confusable.CLAUSE:
        counted = head.lower_ in scene.words.reference_words[ReferenceSort.QUANTITY]  # "Pour une dizaine d'habitants"
        return can_speak(scene, head) and not counted and _detached(scene, phrase)
    if row.confusable is Confusable.NOUN_SOURCE:
        return can_speak(scene, head)
    return True


def _is_share(scene: Scene, phrase: Stretch) -> bool:
    """Whether a part of the people is the source: "Pour 63 % des Français, ...", "Pour un Belge sur deux, ..."."""
    words = scene.doc[phrase.first : phrase.last + 1]
    share = any(w.text.endswith("%") or w.lower_ in grammar().share for w in words) or words[-1].like_num
    return share and any(w.pos_ in ("NOUN", "ADJ", "PROPN") and can_speak(scene, w) for w in words[1:])


def _detached(scene: Scene, phrase: Stretch) -> bool:
    """Whether "pour X" opens its sentence and a comma with a full clause follows: "Pour Berne, rien n'est perdu"."""
    doc = scene.doc
    sentence = scene.sentence(phrase.first)
    after = phrase.last + 1
    before = phrase.first - 1
    parted = scene.doc[before - 1].text in (":", ";") and before > sentence.first
    opens = (
        parted
        or phrase.first - sentence.first <= _OPENING
        or after_connectives(scene, sentence.first, before) == before
    )
    if doc[phrase.first].lower_ in grammar().tonic_own:
        return False
    if opens and after < sentence.last and doc[after].text == ":" and scene.quote_from(after + 1) is not None:
        return True  # "Pour Berne: «Rien n'est perdu»"
    closed = after < sentence.last and doc[after].text == ","
    return closed and (opens or scene.quote_from(after + 1) is not None)  # "tandis que, pour Berne, «tout va bien»"


def of_manner(scene: Scene, cue: Stretch, phrase: Stretch) -> bool:
    """Whether an adjective parts what is no source from its determiner: "selon une autre procédure"."""
    doc = scene.doc
    noun = next((i for i in range(phrase.first + 1, phrase.last + 1) if doc[i].pos_ == "NOUN"), None)
    if noun is None or any(doc[i].pos_ != "ADJ" for i in range(phrase.first + 1, noun)):
        return False
    bare = [doc[i].lower_ for i in (*range(cue.first, cue.last + 1), phrase.first, noun)]
    return match_adjunct(scene.words.cue_adjuncts, bare) is None


def before_predicate(scene: Scene, phrase: Stretch, limit: int) -> Stretch:
    """The source without the predicate that follows it: "Le bilan est selon la police «provisoire»"."""
    doc = scene.doc
    if doc[phrase.first].lower_ in grammar().tonic:
        return Stretch(phrase.first, phrase.first)
    quote = next((i for i in range(phrase.first + 1, phrase.last + 1) if scene.quote_from(i) is not None), None)
    last = phrase.last if quote is None else quote - 1
    ends = last + 1 >= limit
    while ends and last > phrase.first + 1 and doc[last].pos_ == "ADJ":
        last -= 1
    return Stretch(phrase.first, last)


def of_how_many(scene: Scene, phrase: Stretch, limit: int) -> Stretch:
    """The source with the number that it is a part of: "six Belges sur dix"."""
    doc = scene.doc
    after = phrase.last + 2
    share = after <= limit and doc[after - 1].lower_ == "sur" and doc[after].like_num
    return Stretch(phrase.first, after) if share else phrase


def without_others(scene: Scene, phrase: Stretch) -> Stretch:
    """The source without what "et" joins to its clause: "selon la préfecture et des barrages ..."."""
    doc = scene.doc
    for i in range(phrase.first + 1, phrase.last):
        if doc[i].lower_ in ("et", "contre") and any(c.isdigit() for c in doc[i + 1].text):
            return Stretch(phrase.first, i - 1)  # "300 selon la CGT contre 200 selon la police"
        if doc[i].lower_ == "et" and doc[i + 1].lower_ in ("des", "un", "une"):
            second = phrase_at(scene, i + 1, phrase.last)
            if second is not None and not names_a_source(scene, second):
                return Stretch(phrase.first, i - 1)
    return phrase


def with_origin(scene: Scene, phrase: Stretch, limit: int) -> int:
    """The last token of a source with all that says where it is from: "un rapport publié lundi par l'ONU"."""
    doc = scene.doc
    last = phrase.last
    described = any(is_participle(doc[i]) for i in range(phrase.first, last + 1)) or (
        last < limit and is_participle(doc[last + 1]) and doc[last + 1].lower_ not in grammar().carried
    )
    named = doc[last].pos_ == "PROPN" and last < limit and doc[last + 1].pos_ == "ADP"
    if not described and not named:
        return last
    for i in range(last + 1, min(limit, last + _LONGEST_ORIGIN) + 1):
        word = doc[i]
        if word.text in (",", ".", ";", ")") or i == limit:
            return i - 1 if word.is_punct else i
        if (
            is_finite(word)
            or (scene.quote_from(i) is not None and phrase_at(scene, i, limit) is None)
            or word.text in (":", "(")
            or (word.lower_ in grammar().clausal and not (word.lower_ == "et" and doc[i + 1].pos_ == "ADP"))
        ):
            return last
    return last
