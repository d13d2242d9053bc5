"""The fragments of a content that follows its cue: the clause or phrase, and the quotations that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.attributions.clause_end import clause_end
from guillemets.attributions.extent import after_connectives, before_new_clause, sentence_end, trimmed, with_quotes
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.objects import passive_subject
from guillemets.attributions.occasions import before_occasion
from guillemets.attributions.resuming import turns_back
from guillemets.attributions.scene import Scene, Stretch, opening
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_nouns import NounFrame
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What other cues have: ``barriers`` where contents stop, first tokens of contents ``claimed`` by incises."""

    barriers: list[Stretch]
    claimed: frozenset[int]


def fragments_of(scene: Scene, group: VerbGroup, complement: Complement, around: Around) -> list[Stretch]:
    """The stretches that a complement fills, in order, other cues' words left out; empty when nothing is left."""
    barriers = around.barriers
    if complement.frame is Frame.QUOTE:
        return _quoted(scene, complement.first, group, around)
    last = complement.last
    if last is None:
        last = clause_end(scene, group, complement.first, barriers)
    else:
        last = next((barrier.first - 1 for barrier in opening(barriers, complement.first + 1, last)), last)
        last = with_quotes(scene, complement.first, last)
    if complement.frame not in (Frame.QUE, Frame.WH):
        last = before_new_clause(scene, complement.first, last)
    if complement.frame is Frame.PRED:
        last = _before_another(scene, complement.first, last)
    last = _before_gerund(scene, complement.first, last)
    last = before_occasion(scene, complement.first, last)
    last = _with_listed_quotes(scene, last, around)
    last = _with_enumeration(scene, complement, last, around)
    first = _after_adverbs(scene, complement)
    if complement.frame is Frame.PRED:
        first = after_connectives(scene, first, last, inside=True)  # "se dit en revanche opposé à"
    head = trimmed(scene, first, last)
    if head is None:
        return []
    of_subject = complement.frame is Frame.PRED or (
        complement.frame is Frame.A_NP and group.shape is Shape.PASSIVE and complement.verb.act is Act.ESTIMATES
    )
    bearer = passive_subject(scene, group) if of_subject and not _described_aside(scene, group) else None
    fragments = [bearer, head] if bearer is not None else [head]
    quote = _spelled_out(scene, last + 1)
    if quote is not None and quote.first not in around.claimed:
        fragments.append(quote)
    return fragments


def _before_another(scene: Scene, first: int, last: int) -> int:
    """``last`` moved before somebody else who acts: "juge la loi «absurde» et la ministre, elle, a demandé que"."""
    doc = scene.doc
    limit = scene.sentence(last).last
    for i in range(first + 1, last):
        if doc[i].lower_ != "et" or scene.quote_to(i - 1) is None:
            continue
        phrase = phrase_at(scene, i + 1, limit)
        if phrase is None or not names_a_source(scene, phrase) or phrase.last + 2 > limit:
            continue
        after = phrase.last + (2 if doc[phrase.last + 1].text == "," else 1)
        if is_finite(doc[after]):
            return i - 1
    return last


def _before_gerund(scene: Scene, first: int, last: int) -> int:
    """``last`` moved before a gerund right after the quotation that is the content: "juge «infâme» ajoutant que"."""
    quote = scene.quote_from(first) or scene.quote_from(first + 1)
    if quote is None or quote.last >= last:
        return last
    after = quote.last + 1
    gerunds = (g for g in scene.groups_between(after, after + 2) if g.shape is Shape.GERUND and g.first == after)
    return quote.last if next(gerunds, None) is not None else last


def _described_aside(scene: Scene, group: VerbGroup) -> bool:
    """Whether a participle describes a noun that plays its own part: "retire des articles jugés faux"."""
    noun = scene.doc[group.head].head
    return group.shape is Shape.PARTICIPLE and noun.dep_.startswith(("obj", "obl", "nmod"))


def _spelled_out(scene: Scene, after: int) -> Stretch | None:
    """The quotation after a colon at token ``after``, which spells out what was said before it."""
    doc = scene.doc
    if after + 1 >= len(doc) or doc[after].text != ":":
        return None
    noun = scene.words.cue_nouns.get(doc[after - 1].lower_)
    reported = noun is not None and noun.strength is Strength.STRONG and NounFrame.QUOTE in noun.frames
    return None if reported else scene.quote_from(after + 1)  # "signer une déclaration: «...»" is the noun's own


def _with_enumeration(scene: Scene, complement: Complement, last: int, around: Around) -> int:
    """``last`` moved over what a colon after a phrase sets out: "annonce trois mesures: une prime, un gel, un prêt"."""
    doc = scene.doc
    if complement.last is None or last + 2 >= len(doc) or doc[last + 1].text != ":":
        return last
    if doc[complement.first].lower_ not in ("plusieurs", "des", "un", "une") and doc[complement.first].pos_ != "NUM":
        return last
    end = sentence_end(scene, last + 1)
    claimed = opening(around.barriers, last + 1, end) or any(i in around.claimed for i in range(last + 1, end + 1))
    return last if claimed or scene.quote_from(last + 2) is not None or end < last + 2 else end


def _with_listed_quotes(scene: Scene, last: int, around: Around) -> int:
    """``last`` moved over the quotations that go on with one: «A», «B» et «C»."""
    doc = scene.doc
    while (
        scene.quote_to(last) is not None and last + 2 < len(doc) and doc[last + 1].lower_ in (",", "et", "ou", "puis")
    ):
        i = last + 2
        while i + 1 < len(doc) and (doc[i].lower_ in ("et", "puis") or doc[i].pos_ == "ADV"):
            i += 1  # "«A», puis «B» et enfin «C»"
        following = scene.quote_from(i)
        if following is None or following.first in around.claimed or scene.sentence(last).last < following.first:
            break
        last = following.last
    return last


def _after_adverbs(scene: Scene, complement: Complement) -> int:
    """The start of the content after an adverb or an emphatic pronoun of the cue: "disent également vouloir"."""
    doc = scene.doc
    first = complement.first
    if complement.frame not in (Frame.INF, Frame.NP) or first >= len(doc) - 1:
        return first
    if complement.frame is Frame.INF and complement.head is not None:
        while first < complement.head and _before_infinitive(scene, first):
            first += 1
        return first
    emphatic = doc[first].lower_ in grammar().tonic and doc[first + 1].pos_ in ("DET", "ADJ", "PRON", "NOUN")
    return first + 1 if emphatic or doc[first].lower_ in grammar().added else first


def _before_infinitive(scene: Scene, i: int) -> bool:
    """Whether an adverb, a time or an emphatic pronoun of the cue stands before its infinitive ("dit lui aussi")."""
    word = scene.doc[i]
    if word.lower_ in grammar().before_infinitive:
        return False
    return word.pos_ == "ADV" or word.lower_ in grammar().tonic or word.lower_ in scene.words.time_nouns


def _is_cry(scene: Scene, quote: Stretch) -> bool:
    """Whether a quotation is a whole utterance: it opens with a capital and is no name ("scandait «Oui à la paix»")."""
    words = scene.doc[quote.first + 1 : quote.last]
    return len(words) > 1 and words[0].is_title and not words[0].ent_type_


def _quoted(scene: Scene, first: int, group: VerbGroup, around: Around) -> list[Stretch]:
    """A quotation after a cue, with the rest of its clause when it is woven into one."""
    quote = scene.quote_from(first) or scene.quote_from(first + 1)
    if quote is None:
        return []
    after = quote.last + 1
    doc = scene.doc
    if doc.reads(after, "et que", "et qu'", "mais que", "mais qu'"):
        return [Stretch(first, quote.last)]
    sentence = scene.sentence(min(quote.last, len(doc) - 1))
    if any(g.first == after and g.shape is Shape.GERUND for g in scene.groups_between(after, after + 2)):
        return [Stretch(first, quote.last)]  # "a dit: «A» poursuivant par «B»"
    if (
        after <= sentence.last
        and doc[after].text not in (",", ".", ";", ":", "!", "?", ")")
        and not doc[after].is_sent_start
        and not turns_back(scene, after)
        and not (first == quote.first == group.last + 1 and _is_cry(scene, quote))
    ):
        end = clause_end(scene, group, first, around.barriers)
        stretch = trimmed(scene, first, max(end, quote.last))
        return [stretch] if stretch is not None else [Stretch(first, quote.last)]
    return [Stretch(first, _with_listed_quotes(scene, quote.last, around))]
