"""What an attributive adjunct vouches for: its clause or a part of it, before it, after it or on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.adjunct_ends import before_contrast, before_gerund, before_rival
from guillemets.attributions.adjunct_inner import inner_scope, is_copula, worded
from guillemets.attributions.adjunct_parts import part_of_clause
from guillemets.attributions.amounts import is_figure
from guillemets.attributions.extent import (
    after_connectives,
    finite_start,
    own_clause,
    sentence_end,
    trimmed,
    with_quotes,
)
from guillemets.attributions.incise_scope import region_start
from guillemets.attributions.noun_clauses import own_clause_end
from guillemets.attributions.scene import Stretch, opening
from guillemets.attributions.verb_shapes import is_form_of
from guillemets.language.verbs import finite_within, is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.adjunct import Adjunct
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc

_TITLE = 2  # words that say what a colon sets out
_OPENER = 8  # words of an opener that is no clause ("Vers 12h00, selon X, ...")


def scope_of(scene: Scene, adjunct: Adjunct, incises: list[Stretch], others: list[Stretch]) -> list[Stretch]:
    """The stretches that an adjunct vouches for, in order; empty when nothing is left to report.

    ``others`` are what other adjuncts occupy: "Selon la radio, ils ont fui, selon un témoin".
    """
    doc = scene.doc
    start = adjunct.reach.first
    sentence = scene.sentence(start)
    head = region_start(scene, start) if start > sentence.first else start
    opening = after_connectives(scene, head, start) if head < start else start
    opening = next((other.last + 1 for other in others if other.first == opening < start), opening)
    while opening < start and doc[opening].text == ",":
        opening += 1
    last = start - 1
    while (last >= opening and doc[last].text in (",", "(", "-", "«", '"') and scene.quote_to(last) is None) or (
        last >= opening and doc[last].pos_ == "ADV" and doc[last].lower_ in ("toujours", "notamment", "même")
    ):
        last -= 1
    incises = sorted([*incises, *_closing(scene, start, others)], key=lambda stretch: stretch.first)
    if last < opening or _only_opener(scene, opening, last):
        return _forwards(scene, adjunct, incises)
    if doc.words(adjunct.reach.last + 1, adjunct.reach.last + 2) == ":" and last - opening < _TITLE:
        return _forwards(scene, adjunct, incises)  # "Objectif, selon le ministre: réduire les délais"
    if doc[adjunct.reach.last].lower_ in grammar().whom or doc[start - 1].lower_ in (*grammar().that, ":", ";"):
        return _forwards(scene, adjunct, incises)
    wording = worded(scene, adjunct.source, last)
    if wording is not None:
        return [wording]
    inner = inner_scope(scene, adjunct.reach, opening, last)
    if inner:
        return inner
    parts = part_of_clause(scene, adjunct, opening, last)
    if parts:
        return parts
    if (
        (doc[start - 1].text == "," or doc[start - 1].lower_ in grammar().coordinator)
        and doc.words(adjunct.reach.last + 1, adjunct.reach.last + 2) == ","
        and (doc[last].pos_ in ("ADP", "SCONJ", "CCONJ") or doc[last].lower_ in ("qui", "que", "dont"))
    ):
        return _forwards(scene, adjunct, incises)
    before = trimmed(scene, opening, last)
    fragments = [_from_its_opening(scene, before, start)] if before is not None else []
    after = _rest(scene, adjunct, sentence, before)
    if after is not None and any(after.first < incise.first <= after.last for incise in incises):
        after = None  # "..., d'après l'enquête, «mais tout peut changer», a tempéré le juge": another speaks
    if after is not None:
        fragments.append(after)
    return fragments


def _closing(scene: Scene, start: int, others: list[Stretch]) -> list[Stretch]:
    """The adjuncts after a comma that close the sentence of the one at ``start``, which does not vouch for them."""
    end = sentence_end(scene, start)
    return [o for o in others if start < o.first <= end <= o.last and scene.doc[o.first - 1].text == ","]


def _from_its_opening(scene: Scene, content: Stretch, end: int) -> Stretch:
    """The content with the whole of the quotation in whose midst it starts, be it of several paragraphs."""
    quote = scene.outer_quote_around(content.first)
    whole = quote is not None and quote.first < content.first and quote.last < end
    return Stretch(quote.first, content.last) if quote is not None and whole else content


def _only_opener(scene: Scene, first: int, last: int) -> bool:
    """Whether what stands before the adjunct is no clause of its own: "Vers 12h00, selon X, ..."."""
    doc = scene.doc
    if last > first and is_figure(doc[last - 1]) and doc[last].lower_ not in scene.words.time_nouns:
        return False  # "A Lille 300 personnes, selon la police, ..."
    dated = doc[first].lower_ in scene.words.time_nouns  # "Mardi matin, selon X, ..."
    nouns = [i for i in range(first, last + 1) if (doc[i].dep_.startswith("nsubj") and not dated) or is_finite(doc[i])]
    return not nouns and last - first < _OPENER and (dated or doc[first].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ"))


def _forwards(scene: Scene, adjunct: Adjunct, incises: list[Stretch]) -> list[Stretch]:
    doc = scene.doc
    sentence = scene.sentence(adjunct.reach.first)
    first = adjunct.reach.last + 1
    while first <= sentence.last and doc[first].text in (",", ":"):
        first += 1
    if first > sentence.last:
        return []
    first = after_connectives(scene, first, sentence.last)  # "Pour Berne, cependant, rien n'est perdu"
    end = with_quotes(scene, first, sentence_end(scene, first))
    end = min([end, *(incise.first - 1 for incise in opening(incises, first + 1, end))])
    around = scene.outer_quote_around(adjunct.cue.first)
    end = end if around is None else min(end, around.last - 1)
    quote = scene.quote_from(first)
    if quote is not None and quote.last < end and _left(scene, quote.last + 1, end):
        end = quote.last
    relative = (
        doc[adjunct.cue.first - 1].text == "," and doc[adjunct.cue.first - 2].lower_ in grammar().relative_subject
    )
    if relative:
        end = own_clause_end(scene, first, end)  # "le chauffeur qui, selon lui, avait bu a été arrêté"
    if relative or doc[adjunct.reach.last].lower_ in grammar().whom:
        comma = (i for i in range(first, end) if doc[i].text == "," and finite_start(doc, i + 1))
        end = next(comma, end + 1) - 1  # "le maire, selon qui la loi est bonne, veut ..."
    end = before_rival(scene, adjunct, first, end)
    end = before_contrast(scene, first, before_gerund(scene, first, end))
    semicolon = next((i for i in range(first, end) if doc[i].text == ";" and finite_within(doc, first, i)), None)
    stretch = trimmed(scene, first, end if semicolon is None else semicolon - 1)
    return [stretch] if stretch is not None else []


def _left(scene: Scene, comma: int, end: int) -> bool:
    """Whether the sentence leaves what a quotation says: "selon lui, «A», alors que B", or another speaks."""
    doc = scene.doc
    if doc[comma].text == "(":
        return True  # "selon lui, «A» (B)"
    contrast = doc[comma].text == "," and doc[comma + 1].lower_ in ("alors", "tandis")
    return (contrast and doc[comma + 2].lower_ in ("que", "qu'")) or _another_speaks(scene, comma, end)


def _another_speaks(scene: Scene, comma: int, end: int) -> bool:
    """Whether a subject with a cue of its own follows the comma: "d'après l'un, «A», d'autres disent que «B»"."""
    if scene.doc[comma].text != ",":
        return False
    cue = next((g for g in scene.groups_between(comma + 1, scene.sentence(end).last) if comma < g.first <= end), None)
    if cue is None or any(is_finite(scene.doc[i]) for i in range(comma, cue.first)):
        return False
    return any(c.dep_.startswith("nsubj") and comma < c.i < cue.first for c in scene.doc[cue.head].children)


def _rest(scene: Scene, adjunct: Adjunct, sentence: Stretch, before: Stretch | None) -> Stretch | None:
    """What goes on after a medial adjunct: from the comma (or straight on) to the end of the sentence.

    ``before`` is the content before the adjunct.
    """
    doc = scene.doc
    after = adjunct.reach.last + 1
    if after >= sentence.last or doc[after].text in (".", ";", ")", "(", ":"):
        return None
    first = after + 1 if doc[after].text in (",", "-") else after
    word = doc[first]
    # "laissent voir, selon X, que"
    governed = word.lower_ in grammar().that and before is not None and doc[before.last].pos_ == "VERB"
    parted = before is not None and is_form_of(doc[before.last].lower_, ("avoir", "être"), scene.words)
    if (is_participle(word) and not parted and word.lower_ not in grammar().resulting) or (
        word.lower_ in ("qui", "dont", "que", "après", "avant", "lors") and not governed
    ):
        return None
    if word.lower_ in ("pour", "selon", "chez") and first < sentence.last and doc[first + 1].lower_ == "qui":
        return None
    if before is not None and before.last == adjunct.reach.first - 1 and _describes_source(scene, after, sentence.last):
        return None
    straight = is_copula(scene, adjunct.cue.first - 1) and doc[after].text != ","
    if (
        not straight
        and doc[after].text not in (",", "-")
        and word.pos_ not in ("VERB", "AUX", "CCONJ", "PRON", "SCONJ")
    ):
        return None
    if word.lower_ in grammar().coordinator and _another_clause(doc, first, sentence.last):
        return None
    if word.lower_ == "et":
        first += 1
    end = with_quotes(scene, first, sentence_end(scene, first))
    if before is not None and finite_within(doc, before.first, before.last):
        end = next((i - 1 for i in range(first + 1, end) if _objects(doc, i, first, end)), end)
    return trimmed(scene, first, end)


def _describes_source(scene: Scene, comma: int, last: int) -> bool:
    """Whether a phrase after a comma says who the source is: "... selon Netblocks, un organisme; la ville se tait"."""
    doc = scene.doc
    last = next((i for i in range(comma, last) if doc[i].text == ";"), last)
    opens = doc[comma].text == "," and doc[comma + 1].pos_ == "DET" and doc[comma - 1].pos_ == "PROPN"
    return opens and not finite_within(doc, comma, last)


def _objects(doc: Doc, i: int, first: int, end: int) -> bool:
    """Whether the rest of a clause from ``first`` ends at comma ``i``: ", avec dix morts, mais la ville en doute"."""
    opens = doc[i].text == "," and doc[i + 1].lower_ == "mais" and not finite_within(doc, first, i)
    return opens and _another_clause(doc, i + 1, end)


def _another_clause(doc: Doc, first: int, last: int) -> bool:
    """Whether a clause with a subject of its own starts at the coordinator ``first``: ", mais d'autres en doutent"."""
    verb = next((doc[i] for i in range(first, last + 1) if is_finite(doc[i])), None)
    return verb is not None and own_clause(doc, verb, first)
