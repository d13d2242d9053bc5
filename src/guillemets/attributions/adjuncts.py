"""Attributive adjuncts: selon, d'après, pour, de source..., with what they scope over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.adjunct import Adjunct
from guillemets.attributions.adjunct_appositions import with_appositions, with_relative
from guillemets.attributions.adjunct_inner import is_copula
from guillemets.attributions.adjunct_scope import scope_of
from guillemets.attributions.adjunct_sources import (
    before_predicate,
    is_adjunct_source,
    of_how_many,
    of_manner,
    with_origin,
    without_others,
)
from guillemets.attributions.extent import after_connectives
from guillemets.attributions.noun_phrases import can_speak, phrase_at
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.source_spans import phrase_bounds
from guillemets.attributions.verb_shapes import is_form_of
from guillemets.language.verbs import is_participle
from guillemets.lexicons.cue_adjuncts import AdjunctScope, Confusable, match_adjunct
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_adjuncts import CueAdjunct

_LONGEST_OPENING = 8  # words


def find_adjuncts(scene: Scene, incises: list[Stretch], claimed: list[Stretch]) -> list[Draft]:
    """Every attribution by an adjunct, in order of the cue, but for those inside an incise ("dit-on de source...").

    What they vouch for ends before an incise, and before the quotations that incises have ``claimed``.
    """
    openings = scene.words.cue_adjuncts
    inside = {i for incise in incises for i in range(incise.first, incise.last + 1)}
    places = (i for i, token in enumerate(scene.doc) if token.lower_ in openings and i not in inside)
    adjuncts = _outermost([adjunct for i in places if (adjunct := _adjunct_at(scene, i)) is not None])
    adjuncts = [
        a for a in adjuncts if a.row.confusable is not Confusable.CLAUSE or not _spoken_after(scene, a, incises)
    ]
    others = sorted([*incises, *claimed], key=lambda stretch: stretch.first)
    drafts = (
        _draft(scene, adjunct, scope_of(scene, adjunct, others, _in_sentence(scene, adjunct, adjuncts)))
        for adjunct in adjuncts
    )
    return [draft for draft in drafts if draft is not None]


def _outermost(adjuncts: list[Adjunct]) -> list[Adjunct]:
    """The adjuncts without those in the source of another: "de l'avis [de plusieurs sources]"."""
    return [a for a in adjuncts if not any(o.cue.first < a.cue.first <= o.source.last for o in adjuncts)]


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
        whom = not grammar().whom.isdisjoint(words[1:2])
        matched = match_adjunct(scene.words.cue_adjuncts, words[:1]) if whom else None
        return _of_whom(scene, matched[0], Stretch(i, i)) if matched is not None else None
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
    if scene.doc[last + 1].lower_ in grammar().whom:
        return _of_whom(scene, row, Stretch(i, last))
    phrase = phrase_at(scene, last + 1, limit)
    if phrase is not None:
        phrase = of_how_many(scene, phrase, limit)
    if phrase is None or not is_adjunct_source(scene, phrase, row) or of_manner(scene, Stretch(i, last), phrase):
        return None
    phrase = without_others(scene, Stretch(phrase.first, with_origin(scene, phrase, limit)))
    if is_copula(scene, i - 1):
        phrase = before_predicate(scene, phrase, limit)
    reach = Stretch(i, with_relative(scene, phrase, limit))
    if not _after_auxiliary(scene, i):
        end = with_appositions(scene, Stretch(phrase.first, reach.last), limit)
        if end < limit - 1 or after_connectives(scene, scene.sentence(i).first, i) < i:
            reach = Stretch(i, end)  # an adjunct in front leaves a clause
    return Adjunct(row=row, cue=Stretch(i, last), source=phrase, reach=reach)


def _after_auxiliary(scene: Scene, i: int) -> bool:
    """Whether an adjunct parts an auxiliary from its participle: "aurait, d'après l'enquête, découvert un trésor"."""
    doc = scene.doc
    if doc[i - 1].pos_ == "ADV":
        i -= 1  # "aurait, toujours selon l'enquête, découvert un trésor"
    return i > 1 and doc[i - 1].text == "," and is_form_of(doc[i - 2].lower_, ("avoir", "être"), scene.words)


def _measures(before: Token) -> bool:
    """Whether "d'après" goes with the verb: "la rue est nommée d'après un poète", "ne jugez pas d'après les actes"."""
    passive = is_participle(before) and any(child.dep_.startswith("aux") for child in before.children)
    return passive or before.lower_ == "pas"


def _of_whom(scene: Scene, row: CueAdjunct, cue: Stretch) -> Adjunct | None:
    """The adjunct of "le ministère, selon lequel ...", whose source is before the comma; a cue noun has its own."""
    if scene.doc[cue.first - 1].text != ",":
        return None
    found = _relative_adjunct(scene, row, cue)
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
