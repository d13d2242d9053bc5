"""Attributive adjuncts: selon, d'après, pour, de source..., with what they scope over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.adjunct import Adjunct
from guillemets.attributions.adjunct_appositions import with_appositions, with_relative
from guillemets.attributions.adjunct_inner import is_copula
from guillemets.attributions.adjunct_scope import scope_of
from guillemets.attributions.extent import after_connectives
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.source_spans import phrase_bounds
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.cue_adjuncts import AdjunctScope, Confusable, match_adjunct
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_adjuncts import CueAdjunct

_OPENING = 3  # words before "pour X" at the head of a sentence
_LONGEST_OPENING = 8  # words
_LONGEST_ORIGIN = 30  # words of what says where a source is from


def find_adjuncts(scene: Scene, incises: list[Stretch], claimed: list[Stretch]) -> list[Draft]:
    """Every attribution by an adjunct, in order of the cue, but for those inside an incise ("dit-on de source...").

    What they vouch for ends before an incise, and before the quotations that incises have ``claimed``.
    """
    openings = scene.words.cue_adjuncts
    inside = {i for incise in incises for i in range(incise.first, incise.last + 1)}
    places = (i for i, token in enumerate(scene.doc) if token.lower_ in openings and i not in inside)
    adjuncts = [adjunct for i in places if (adjunct := _adjunct_at(scene, i)) is not None]
    adjuncts = [
        a for a in adjuncts if a.row.confusable is not Confusable.CLAUSE or not _spoken_after(scene, a, incises)
    ]
    others = sorted([*incises, *claimed], key=lambda stretch: stretch.first)
    drafts = (
        _draft(scene, adjunct, scope_of(scene, adjunct, others, _in_sentence(scene, adjunct, adjuncts)))
        for adjunct in adjuncts
    )
    return [draft for draft in drafts if draft is not None]


def _spoken_after(scene: Scene, adjunct: Adjunct, incises: list[Stretch]) -> bool:
    """Whether the words after "pour X" are another's: "Pour ces habitants, «il faut attendre», a ajouté le maire"."""
    sentence = scene.sentence(adjunct.cue.first)
    quote = scene.quote_from(min(adjunct.reach.last + 2, len(scene.doc) - 1))
    return quote is not None and any(quote.last < i.first <= sentence.last for i in incises)


def _in_sentence(scene: Scene, adjunct: Adjunct, adjuncts: list[Adjunct]) -> list[Stretch]:
    """What the other adjuncts of the sentence occupy."""
    sentence = scene.sentence(adjunct.cue.first)
    at = adjuncts.index(adjunct)
    near = adjuncts[max(at - 2, 0) : at] + adjuncts[at + 1 : at + 3]
    return [other.reach for other in near if sentence.first <= other.cue.first <= sentence.last]


def _adjunct_at(scene: Scene, i: int) -> Adjunct | None:
    words = [token.lower_ for token in scene.doc[i : i + _LONGEST_OPENING]]
    matched = match_adjunct(scene.words.cue_adjuncts, words)
    if matched is None:
        return _of_whom(scene, i, words)
    row, length = matched
    if row.phrase == "d'après" and i and _measures(scene.doc[i - 1]):
        return None
    limit = scene.sentence(i).last
    last = i + length - 1
    if row.scope is AdjunctScope.POSSESSIVE:
        return Adjunct(row=row, cue=Stretch(i, last), source=Stretch(i + 1, i + 1), reach=Stretch(i, last))
    if last + 1 > limit:
        return None
    if scene.doc[last + 1].lower_ in scene.words.time_nouns and not scene.doc[last + 1].ent_type_:
        return None  # "en fin d'après midi"
    if scene.doc[last + 1].lower_ == "qui":
        return _relative_adjunct(scene, row, Stretch(i, last))
    phrase = phrase_at(scene, last + 1, limit)
    if phrase is None or not _is_source(scene, phrase, row) or _of_manner(scene, Stretch(i, last), phrase):
        return None
    phrase = _without_others(scene, Stretch(phrase.first, _with_origin(scene, phrase, limit)))
    if is_copula(scene, i - 1):
        phrase = _before_predicate(scene, phrase, limit)
    reach = Stretch(i, with_relative(scene, phrase, limit))
    if not _after_auxiliary(scene, i):
        reach = Stretch(i, with_appositions(scene, Stretch(phrase.first, reach.last), limit))
    return Adjunct(row=row, cue=Stretch(i, last), source=phrase, reach=reach)


def _of_manner(scene: Scene, cue: Stretch, phrase: Stretch) -> bool:
    """Whether an adjective parts what is no source from its determiner: "selon une autre procédure"."""
    doc = scene.doc
    noun = next((i for i in range(phrase.first + 1, phrase.last + 1) if doc[i].pos_ == "NOUN"), None)
    if noun is None or any(doc[i].pos_ != "ADJ" for i in range(phrase.first + 1, noun)):
        return False
    bare = [doc[i].lower_ for i in (*range(cue.first, cue.last + 1), phrase.first, noun)]
    return match_adjunct(scene.words.cue_adjuncts, bare) is None


def _after_auxiliary(scene: Scene, i: int) -> bool:
    """Whether an adjunct parts an auxiliary from its participle: "aurait, d'après l'enquête, découvert un trésor"."""
    doc = scene.doc
    return i > 1 and doc[i - 1].text == "," and doc[i - 2].pos_ == "AUX" and is_finite(doc[i - 2])


def _before_predicate(scene: Scene, phrase: Stretch, limit: int) -> Stretch:
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


def _without_others(scene: Scene, phrase: Stretch) -> Stretch:
    """The source without what "et" joins to its clause: "selon la préfecture et des barrages ..."."""
    doc = scene.doc
    for i in range(phrase.first + 1, phrase.last):
        if doc[i].lower_ == "et" and doc[i + 1].lower_ in ("des", "un", "une"):
            second = phrase_at(scene, i + 1, phrase.last)
            if second is not None and not names_a_source(scene, second):
                return Stretch(phrase.first, i - 1)
    return phrase


def _with_origin(scene: Scene, phrase: Stretch, limit: int) -> int:
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
            or scene.quote_from(i) is not None
            or word.text in (":", "(", "»")
            or word.lower_ in grammar().clausal
        ):
            return last
    return last


def _measures(before: Token) -> bool:
    """Whether "d'après" goes with the verb: "la rue est nommée d'après un poète", "ne jugez pas d'après les actes"."""
    passive = is_participle(before) and any(child.dep_.startswith("aux") for child in before.children)
    return passive or before.lower_ == "pas"


def _of_whom(scene: Scene, i: int, words: list[str]) -> Adjunct | None:
    """The adjunct of "le ministère, selon lequel ...", whose source is before the comma; a cue noun has its own."""
    matched = match_adjunct(scene.words.cue_adjuncts, words[:1])
    if matched is None or not grammar().whom.intersection(words[1:2]) or scene.doc[i - 1].text != ",":
        return None
    found = _relative_adjunct(scene, matched[0], Stretch(i, i))
    if found is None:
        return None
    head = next((t for t in scene.doc[found.source.first : found.source.last + 1] if t.pos_ in ("NOUN", "PROPN")), None)
    return found if head is not None and can_speak(scene, head) and head.lower_ not in scene.words.cue_nouns else None


def _relative_adjunct(scene: Scene, row: CueAdjunct, cue: Stretch) -> Adjunct | None:
    """The adjunct of "..., selon qui" or "pour qui": its source is the noun before the comma."""
    doc = scene.doc
    sentence = scene.sentence(cue.first)
    for i in range(cue.first - 1, sentence.first - 1, -1):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            head = doc[i]
            while (
                head.head.i < head.i
                and head.head.i >= sentence.first
                and head.dep_ in ("nmod", "flat:name", "appos", "amod")
            ):
                head = head.head
            first, last = phrase_bounds(head)
            last = next((j for j in range(first, last + 1) if doc[j].text == ","), last + 1) - 1
            return Adjunct(row=row, cue=cue, source=Stretch(first, last), reach=Stretch(cue.first, cue.last + 1))
    return None


def _is_source(scene: Scene, phrase: Stretch, row: CueAdjunct) -> bool:
    doc = scene.doc
    content = [
        doc[i] for i in range(phrase.first, phrase.last + 1) if doc[i].pos_ not in ("DET", "NUM", "ADV", "ADJ", "ADP")
    ]
    if not content:  # "ces derniers"
        return row.confusable is None and names_a_source(scene, phrase)
    head = content[0]
    if doc[phrase.first].lower_ in grammar().possessive and head.pos_ == "NOUN" and not can_speak(scene, head):
        return False  # "selon leur orientation"
    if row.confusable is Confusable.CLAUSE:
        counted = head.lower_ in scene.words.reference_words[ReferenceSort.QUANTITY]  # "Pour une dizaine d'habitants"
        return can_speak(scene, head) and not counted and _detached(scene, phrase)
    if row.confusable is Confusable.NOUN_SOURCE:
        return can_speak(scene, head)
    return True


def _detached(scene: Scene, phrase: Stretch) -> bool:
    """Whether "pour X" opens its sentence and a comma with a full clause follows: "Pour Berne, rien n'est perdu"."""
    doc = scene.doc
    sentence = scene.sentence(phrase.first)
    after = phrase.last + 1
    before = phrase.first - 1
    opens = phrase.first - sentence.first <= _OPENING or after_connectives(scene, sentence.first, before) == before
    if doc[phrase.first].lower_ in grammar().tonic_own:
        return False
    if opens and after < sentence.last and doc[after].text == ":" and scene.quote_from(after + 1) is not None:
        return True  # "Pour Berne: «Rien n'est perdu»"
    closed = after < sentence.last and doc[after].text == ","
    return closed and (opens or scene.quote_from(after + 1) is not None)  # "tandis que, pour Berne, «tout va bien»"


def _draft(scene: Scene, adjunct: Adjunct, fragments: list[Stretch]) -> Draft | None:
    if not fragments:
        return None
    return Draft(
        content=tuple(fragments),
        cue=adjunct.cue,
        source=scene.parsed.place(adjunct.source.first, adjunct.source.last),
        reach=adjunct.reach,
        act=Act.STATES,
        rule=f"adjunct.{adjunct.row.phrase.replace(' ', '_')}",
        confidence=0.75 if adjunct.row.confusable else 0.93,
    )
