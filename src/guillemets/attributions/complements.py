"""Cues followed by what they report: que-clauses, infinitives, noun phrases, predicates, quotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.attributions.absolute import absolute_subject
from guillemets.attributions.allowed import is_allowed
from guillemets.attributions.clauses import que_clause, question
from guillemets.attributions.complement_sources import (
    Earlier,
    bearer_of_words,
    late_agent,
    main_subject,
    named_before_qui,
    source_place,
    undergone,
    with_shared_source,
)
from guillemets.attributions.fragments import Around, fragments_of
from guillemets.attributions.infinitives import infinitive
from guillemets.attributions.inverted import origin_of
from guillemets.attributions.objects import object_phrase
from guillemets.attributions.phrases import prepositional
from guillemets.attributions.predicates import predicate
from guillemets.attributions.quotations import quotation
from guillemets.attributions.read_back import speaker_of
from guillemets.attributions.reporting import is_reporting
from guillemets.attributions.scene import Draft, Scene, Stretch, opening
from guillemets.attributions.told import past_told
from guillemets.attributions.unlisted import UNLISTED
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import Addressee, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup
    from guillemets.model.span import Span

_CONFIDENCE = {
    Frame.QUE: 0.95,
    Frame.QUOTE: 0.93,
    Frame.INF: 0.9,
    Frame.DE_INF: 0.88,
    Frame.A_INF: 0.88,
    Frame.NP: 0.75,
}
_UNVOUCHED = (Frame.NP, Frame.A_NP, Frame.DE_NP)  # without an agent these say nothing of who speaks


def find_complements(scene: Scene, incises: list[Draft], barriers: list[Stretch]) -> list[Draft]:
    """Every attribution whose cue is followed by its content; ``incises`` are those found before it."""
    found: list[Draft] = []
    taken = {i for d in incises if d.cue is not None for i in range(d.cue.first, d.cue.last + 1)}
    said = set()
    claimed = frozenset(fragment.first for draft in incises for fragment in draft.content)
    around = Around(barriers=barriers, claimed=claimed)
    earlier = Earlier()
    for incise in incises:
        earlier.add(incise)
    for group in scene.groups:
        if group.head in taken or UNLISTED in group.verbs or not is_reporting(scene, group):
            continue
        bare = group.shape is Shape.INFINITIVE and group.finite == group.head
        if bare and group.first in said:
            continue  # "déclare vouloir rester": the infinitive is what is declared
        complement = _complement(scene, group, claimed)
        if complement is None:
            continue
        draft = _draft(scene, group, complement, around)
        if draft is not None and group.clitic is None:
            draft = with_shared_source(scene, group, draft, earlier)
        if draft is not None:
            found.append(draft)
            earlier.add(draft)
            said.add(draft.content[0].first)
    return found


def _complement(scene: Scene, group: VerbGroup, claimed: frozenset[int]) -> Complement | None:
    """The complement of a group: the nearest explicit one (clause, infinitive, quotation), else a phrase.

    Quotations that incises have ``claimed``, by their first tokens, are none.
    """
    for verb in group.verbs:
        explicit = [search(scene, group, verb) for search in (que_clause, infinitive, quotation, question)]
        free = [c for c in explicit if c is not None and not (c.frame is Frame.QUOTE and c.first in claimed)]
        allowed = [c for c in free if is_allowed(scene, group, c)]
        if allowed:
            nearest = min(allowed, key=lambda c: c.first)
            if nearest.frame is Frame.QUOTE and scene.doc[nearest.first - 1].text == ",":
                return _before_comma(scene, group, nearest) or nearest
            apart = nearest.first > group.last + 1 and scene.doc[nearest.first - 1].text != ":"
            if nearest.frame is Frame.QUOTE and group.shape is Shape.PASSIVE and apart:
                return next(_phrases(scene, group), nearest)
            if nearest.frame is Frame.QUOTE and apart and scene.doc[nearest.first - 1].pos_ == "NOUN":
                return _around_quotation(scene, group, nearest) or nearest
            announced = nearest.frame is Frame.QUOTE and scene.doc[nearest.first - 1].text == ":"
            return (_before_colon(scene, group, nearest) or nearest) if announced else nearest
    return next(_phrases(scene, group), None)


def _phrases(scene: Scene, group: VerbGroup) -> Iterator[Complement]:
    for search in (predicate, prepositional, object_phrase):
        for verb in group.verbs:
            complement = search(scene, group, verb)
            if complement is not None and is_allowed(scene, group, complement):
                yield complement


def _around_quotation(scene: Scene, group: VerbGroup, quoted: Complement) -> Complement | None:
    """The phrase that ends with a quotation: "parle d'[une situation «indigne»]"."""
    quote = scene.quote_from(quoted.first)
    if quote is None or not scene.doc[quote.first + 1].text[0].islower():
        return None
    for phrase in _phrases(scene, group):
        if phrase.last is not None and phrase.first < quote.first and quote.last <= phrase.last:
            return phrase
    return None


def _before_comma(scene: Scene, group: VerbGroup, quoted: Complement) -> Complement | None:
    """The phrase before a comma and a quotation that goes on with it: "déplore les retards, «une honte»"."""
    for phrase in _phrases(scene, group):
        quote = scene.quote_from(quoted.first)
        if phrase.first < quoted.first - 1 and phrase.last is not None and quote is not None:
            joined = not any(is_finite(word) for word in scene.doc[phrase.last + 1 : quoted.first])
            return replace(phrase, last=max(phrase.last, quote.last)) if joined else phrase
    return None


def _before_colon(scene: Scene, group: VerbGroup, quoted: Complement) -> Complement | None:
    """The phrase that a quotation after a colon spells out: "dénonce le verdict: «...»" reports both.

    Not where it was said, nor those it was said to: "a averti sur Twitter: «...»", "a crié aux passants: «...»".
    """
    told = past_told(scene, group.last + 1, quoted.first - 1)
    for verb in group.verbs:
        for search in (prepositional, object_phrase):
            phrase = search(scene, group, verb)
            if phrase is None or phrase.last != quoted.first - 2 or not is_allowed(scene, group, phrase):
                continue
            to_whom = phrase.frame is Frame.A_NP or scene.doc[phrase.first].lower_ in ("à", "au", "aux")
            if phrase.first >= told and not (to_whom and verb.addressee is Addressee.A):
                return phrase
    return None


def _draft(scene: Scene, group: VerbGroup, complement: Complement, around: Around) -> Draft | None:
    fragments = fragments_of(scene, group, complement, around)
    if not fragments:
        return None
    source = bearer_of_words(scene, group) or named_before_qui(scene, group) or speaker_of(scene, group)
    if source is not None and (undergone(scene, group) or any(source.i in fragment for fragment in fragments)):
        source = None  # what is said says nothing: "et se dit «prêt»"
    source = source or late_agent(scene, group, fragments[-1].last) or main_subject(scene, group, fragments[-1].last)
    if source is None and group.shape is Shape.PASSIVE and complement.frame in _UNVOUCHED:
        sentence = scene.sentence(group.head)
        if any(sentence.holds(barrier) for barrier in opening(around.barriers, sentence.first, sentence.last)):
            return None  # "est estimé à 300 personnes, selon la police": the adjunct reports
    origin = origin_of(scene, group) or absolute_subject(scene, group)
    if origin is not None:
        place: Span | None = scene.parsed.place(origin.first, origin.last)
    else:
        place = source_place(scene, group, source, fragments) if source is not None else None
    return Draft(
        content=tuple(fragments),
        cue=Stretch(group.first, group.last),
        source=place,
        reach=None,
        act=complement.verb.act,
        rule=f"{'gerund' if group.shape is Shape.GERUND else 'verb'}.{complement.frame.value}",
        confidence=_CONFIDENCE.get(complement.frame, 0.75),
        addressee=complement.addressee if origin is None else None,
        conditional=group.conditional,
    )
