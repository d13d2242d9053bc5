"""Clauses, infinitives, questions and quotations after a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.between import only_adjuncts
from guillemets.attributions.complement import Complement
from guillemets.attributions.moments import is_ago
from guillemets.attributions.noun_phrases import phrase_at
from guillemets.attributions.scene import Scene, Stretch
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import Frame
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb

_PHRASAL = frozenset(["ADV", "ADP", "DET", "NOUN", "PROPN", "PRON"])
_COUNTED = frozenset(["NOUN", "PROPN", "NUM", "ADJ"])  # what a relative clause describes
_NEAR = 6  # words between a cue and the word of a question, whatever they are
_NE = 4  # words from a "ne" to the infinitive behind its verb
WINDOW = 28  # words between a cue and its "que" (adjuncts, addressees)


def que_clause(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """A clause after "que", adjuncts and addressees between cue and conjunction passed; None when there is none."""
    if Frame.QUE not in verb.frames:
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    addressee: Stretch | None = None
    for i in range(group.last + 1, min(limit, group.last + WINDOW) + 1):
        word = doc[i]
        then = doc[i - 1].lower_ == "alors" and i < limit and scene.quote_from(i + 1) is not None
        adverb = (then or doc[i - 1].lower_ in grammar().after_cue) and i - 1 == group.last + 1
        among = doc.reads(i - 2, "entre autres")
        if word.lower_ in grammar().that and _is_of_another(scene, group, i):
            return None
        judgement = _judgement(scene, group, i) if Frame.PRED in verb.frames and word.lower_ in grammar().that else None
        if judgement is not None:
            return Complement(frame=Frame.QUE, first=judgement, verb=verb)
        if i > group.last + 1 and _past_adjuncts(scene, group, i):
            return Complement(frame=Frame.QUE, first=i + 1, verb=verb, head=_clause_head(word), addressee=addressee)
        if _introduces(scene, group, i) and (adverb or among or not _joins(scene, i)):
            if (
                word.pos_ == "PRON"
                and word.dep_ in ("obj", "nsubj")
                and i > group.last + 1
                and doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ")
                and (_has_object(scene, group, i) or _of_relative(scene, word))
            ):
                return None
            if (
                i + 1 <= limit
                and is_finite(doc[i + 1])
                and doc[i - 1].pos_ in _COUNTED
                and _has_object(scene, group, i)
            ):
                return None  # "annonce la fermeture de 300 magasins sur les 2000 que compte le groupe"
            resumed = doc[i - 1].text == "," and _has_object(scene, group, i)  # "garde sa version, qu'il juge solide"
            restricted = i == group.last + 1 and _restricts(scene, group)
            if i + 1 > limit or restricted or resumed or _explains_noun(scene, group, verb, i):
                return None
            return Complement(frame=Frame.QUE, first=i + 1, verb=verb, head=_clause_head(doc[i]), addressee=addressee)
        if _stops(scene, group, i):
            return None
        if word.lower_ in ("à", "auprès") and i <= group.last + 3 and addressee is None:
            addressee = _phrase_from(scene, i)
    return None


def _is_of_another(scene: Scene, group: VerbGroup, que: int) -> bool:
    """Whether "que" is of the verb above, or of a participle: "a dit que A et | que", "a dit A, précisé | que"."""
    if _compares(scene, group, que) or scene.doc[que - 1].lower_ in ("et", "ou", "ni"):
        return True
    cue = scene.group_at(que - 1) if que > group.last + 1 else None
    if cue is None or cue.finite != cue.head or cue.shape is not Shape.FINITE:
        return False
    return any(Frame.QUE in verb.frames for verb in cue.verbs)


def _judgement(scene: Scene, group: VerbGroup, que: int) -> int | None:
    """The first token of what the clause is judged to be, right before its "que": "estime [«inacceptable»] que"."""
    doc, first = scene.doc, group.last + 1
    while first < que and doc[first].pos_ == "ADV":
        first += 1
    quote = scene.quote_from(first)
    alone = first == que - 1 and doc[first].pos_ == "ADJ"
    return first if alone or (quote is not None and quote.last == que - 1) else None


def _stops(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether no "que" of the cue comes after token ``i``: another verb or cue, or a mark that parts clauses."""
    word = scene.doc[i]
    if is_ago(scene, i):
        return False
    cue = scene.group_at(i)
    verb = word.pos_ in ("VERB", "AUX") and is_finite(word)
    if (verb or (cue is not None and cue.shape is not Shape.PARTICIPLE)) and not _parenthetical(scene, group, i):
        return True
    if scene.quote_around(group.head) is not None:
        return False
    if word.text != "»":
        return word.text in (":", ";")
    return group.shape is Shape.PARTICIPLE or not only_adjuncts(scene, group.last + 1, i)


def _past_adjuncts(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` is a "que" that adjuncts alone part from the cue: "a dit en outre devant la presse que"."""
    doc = scene.doc
    if doc[i].lower_ not in grammar().that or i + 1 >= len(doc) or not _introduces(scene, group, i):
        return False
    if group.shape is Shape.PARTICIPLE:
        return False  # "a dit, dans un texte publié lundi, que": of the verb above
    if doc[i - 1].lower_ != "outre" and (_joins(scene, i) or _restricts(scene, group)):
        return False
    return not _of_relative(scene, doc[i]) and only_adjuncts(scene, group.last + 1, i - 1)


def _compares(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether "que" opens no clause that the cue tells: "la presse que lit la ville", "contesté par l'un que par"."""
    after = scene.doc[i + 1].lower_ if i + 1 < len(scene.doc) else ""
    relative = scene.doc[i].pos_ == "PRON" and group.shape is Shape.PARTICIPLE
    return relative or (group.shape is Shape.PASSIVE and after == "par")


def _introduces(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` is a "que" that can open what the cue reports: not one inside a quotation that has begun."""
    if scene.doc[i].lower_ not in grammar().that:
        return False
    quote = scene.quote_around(i)
    return quote is None or quote.first < group.first or i <= quote.first + 1


def _of_relative(scene: Scene, que: Token) -> bool:
    """Whether "que" is the object of a clause that describes a noun before it: "devant des élus qu'elle a reçus"."""
    verb = que.head
    if que.dep_ != "obj" or verb.dep_ != "acl:relcl" or verb.head.i > que.i:
        return False
    noun = verb.head
    if noun.pos_ == "PROPN" or noun.lower_ in scene.words.speech_venues or noun.lower_ in grammar().audience:
        return False  # "a dit devant la presse que", "a promis en marge du sommet de Berne que"
    told = any(child.dep_ == "case" and child.lower_ in ("à", "au", "aux", "auprès") for child in verb.head.children)
    return not told and not any(child.dep_ == "obj" and child.i > que.i for child in verb.children)


def _joins(scene: Scene, que: int) -> bool:
    """Whether "que" goes with the words before it: "alors que", "c'est-à-dire que", "plus fort qu'estimé"."""
    doc = scene.doc
    before = doc[que - 1]
    compared = before.pos_ in ("ADJ", "ADV") and doc[que - 2].lower_ in grammar().compared_by
    return before.lower_ in grammar().before_that or before.lower_.endswith("-dire") or compared


def _explains_noun(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase, que: int) -> bool:
    """Whether the clause explains the object of a judgement: "juge injuste le fait que"."""
    words = scene.doc.words(que - 2, que).lower()
    return Frame.PRED in verb.frames and que >= group.last + 3 and words == "le fait"


def _has_object(scene: Scene, group: VerbGroup, end: int) -> bool:
    """Whether a noun without preposition, not one of time, stands before ``end``: then "que" may be relative.

    What a pair of commas encloses does not count: "rapporte, citant des témoins, que".
    """
    doc = scene.doc
    if doc[end - 1].text == ",":
        end = next((i for i in range(end - 2, group.last, -1) if doc[i].text == ","), end)
    nouns = (t for t in doc[group.last + 1 : end] if t.pos_ == "NOUN" and t.lower_ not in scene.words.time_nouns)
    return any(not any(child.dep_ == "case" for child in noun.children) for noun in nouns)


def _restricts(scene: Scene, group: VerbGroup) -> bool:
    """Whether "que" is the second half of "ne ... que": a "ne" stands before and no "pas".

    That of a verb before a bare infinitive counts ("n'ont pu relever qu'une empreinte"), but for a clause; that before
    a preposition does not: "n'a cessé de dire que".
    """
    doc, sentence = scene.doc, scene.sentence(group.head)
    apart = doc[group.first - 1].lower_ in grammar().over_infinitive
    clause = any(is_finite(word) for word in doc[group.last + 1 : sentence.last + 1])
    first = max(sentence.first, group.first - (1 if apart or clause else _NE))
    before = [scene.doc[i].lower_ for i in range(first, group.last + 1)]
    return bool({"ne", "n'"}.intersection(before)) and not {"pas", "jamais", "plus"}.intersection(before)


def _parenthetical(scene: Scene, group: VerbGroup, i: int) -> bool:
    """Whether token ``i`` stands between commas that open after the cue and close again before a "que"."""
    doc = scene.doc
    opened = any(doc[j].text == "," for j in range(group.last + 1, i))
    end = scene.sentence(i).last
    closed = any(doc[j].text == "," and doc[j + 1].lower_ in grammar().that for j in range(i, min(end, i + 20)))
    return opened and closed


def _clause_head(que: Token) -> int | None:
    return que.head.i if que.head.i > que.i else None


def _phrase_from(scene: Scene, i: int) -> Stretch | None:

    phrase = phrase_at(scene, i + 1, scene.sentence(i).last)
    return Stretch(i, phrase.last) if phrase is not None else None


def question(scene: Scene, group: VerbGroup, verb: CueVerb | CuePhrase) -> Complement | None:
    """An indirect question after the cue: "demande si", "explique comment"; None when there is none."""
    if Frame.WH not in verb.frames:
        return None
    doc = scene.doc
    limit = scene.sentence(group.head).last
    limit = min(limit, _past(scene, group.last + 1, limit))
    for i in range(group.last + 1, limit + 1):
        word = doc[i]
        if (word.lower_ == "ce" and doc[i - 1].lower_ in ("à", "de")) or doc[i - 1].lower_ == "même":
            return None
        if word.lower_ in grammar().relative and doc[i - 1].pos_ in ("NOUN", "PROPN"):
            return None  # "a parlé depuis le Jura, où il vit": no question
        if word.lower_ in grammar().interrogative or (
            word.lower_ == "ce" and i < limit and doc[i + 1].lower_ in ("que", "qu'", "qui")
        ):
            return Complement(frame=Frame.WH, first=i, verb=verb, head=word.head.i if word.head.i > i else None)
    return None


def _past(scene: Scene, first: int, limit: int) -> int:
    """The last token at which a question may begin: after a few words of a phrase, or after adjuncts alone."""
    doc = scene.doc
    near = first
    while near < min(limit, first + _NEAR - 1) and doc[near].pos_ in _PHRASAL:
        near += 1
    asking = (i for i in range(near + 1, limit + 1) if doc[i].lower_ in grammar().interrogative)
    far = next(asking, None)
    return far if far is not None and only_adjuncts(scene, first, far - 1) else near
