"""What an attributive adjunct vouches for: its clause, a relative clause, a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.attributions.adjunct_inner import inner_scope, worded
from guillemets.attributions.extent import (
    after_connectives,
    finite_start,
    own_clause,
    sentence_end,
    trimmed,
    with_quotes,
)
from guillemets.attributions.incise_scope import region_start
from guillemets.attributions.scene import Stretch, opening
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons.cue_adjuncts import CueAdjunct

_OPENER = 6  # words of an opener that is no clause ("Vers 12h00, selon X, ...")
_BETWEEN = frozenset(["à", "et", "ou", "-"])  # two figures: "13 000 à 14 000 personnes"
_FIGURE = 5  # words from a figure to the adjunct that vouches for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjunct:
    """One adjunct: the cue, the source after it, and everything up to the last word of its appositions."""

    row: CueAdjunct
    cue: Stretch
    source: Stretch
    reach: Stretch


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
    while (last >= opening and doc[last].text in (",", "(", "-", "«", '"')) or (
        last >= opening and doc[last].pos_ == "ADV" and doc[last].lower_ in ("toujours", "notamment", "même")
    ):
        last -= 1
    incises = sorted([*incises, *_closing(scene, start, others)], key=lambda stretch: stretch.first)
    if last < opening or _only_opener(scene, opening, last):
        return _forwards(scene, adjunct, incises)
    if doc[adjunct.reach.last].lower_ in grammar().whom or doc[start - 1].lower_ in grammar().that:
        return _forwards(scene, adjunct, incises)
    wording = worded(scene, adjunct.source, last)
    if wording is not None:
        return [wording]
    inner = inner_scope(scene, adjunct.reach, opening, last)
    if inner:
        return inner
    relative = _relative_scope(scene, adjunct, opening, last)
    if relative is not None:
        return [relative]
    participle = _participle_scope(scene, adjunct, opening, last)
    if participle:
        return participle
    aside = _aside(scene, adjunct, opening, last)
    if aside is not None:
        return [aside]
    number = _number_phrase(scene, adjunct, opening, last)
    if number is not None:
        return [number]
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


def _relative_scope(scene: Scene, adjunct: Adjunct, first: int, last: int) -> Stretch | None:
    """A relative clause that the adjunct closes: "le défilé, qui a réuni 300 personnes selon la police, a..."."""
    doc = scene.doc
    after = adjunct.reach.last + 1
    if after >= len(doc) or doc[after].text != ",":
        return None
    if doc[adjunct.reach.first - 1].text == "," and not finite_start(doc, after + 1):
        return None
    start = next((i for i in range(last, first, -1) if doc[i].lower_ == "qui" and doc[i - 1].text == ","), None)
    if start is None or any(doc[i].text == "," for i in range(start, last)):
        return None
    return trimmed(scene, start + 1, last)


def _participle_scope(scene: Scene, adjunct: Adjunct, first: int, last: int) -> list[Stretch]:
    """A participle after a comma that the adjunct stands in: "un camion, immatriculé selon le journal en Belgique"."""
    doc = scene.doc
    comma = next((i for i in range(last, first, -1) if doc[i].text == ","), None)
    if comma is None or comma + 1 > last or not is_participle(doc[comma + 1]) or doc[last + 1].text == ",":
        return []
    if _finite_within(doc, comma + 1, last) or not _finite_within(doc, first, comma):
        return []
    after, sentence = adjunct.reach.last + 1, scene.sentence(adjunct.cue.first)
    end = next((i for i in range(after, sentence.last) if doc[i].text in (",", ";", ".")), sentence.last)
    stretches = [trimmed(scene, comma + 1, last), trimmed(scene, after, end)]
    return [stretch for stretch in stretches if stretch is not None]


def _aside(scene: Scene, adjunct: Adjunct, first: int, last: int) -> Stretch | None:
    """What is told aside and alone is vouched for: an apposition, ", ce qui ...", a figure that comes late.

    "Le suspect, proche de la droite selon la police, est ...", "il a signé, ce qui est faux selon elle",
    "un succès: 5,5 millions de vues selon le journal".
    """
    doc = scene.doc
    if doc[last + 1].text == "," or doc[adjunct.cue.first].lower_ in ("de", "d'") and adjunct.row.phrase != "d'après":
        return None
    border = next((i for i in range(last, first, -1) if doc[i].text in (",", ":") and _outside(scene, i)), None)
    if border is None or border + 1 > last:
        return None
    told = any(word.pos_ in ("VERB", "AUX") for word in doc[first:border])
    if _is_figure(doc[border + 1]):
        alone = told and not _finite_within(doc, border, last)
    elif doc[border].text == ":":
        alone = False
    elif doc.words(border + 1, border + 3).lower() in ("ce qui", "ce que", "ce qu'"):
        alone = told
    else:
        after = adjunct.reach.last + 1
        closed = after + 1 < len(doc) and doc[after].text == "," and finite_start(doc, after + 1)
        alone = closed and not _finite_within(doc, first, border) and not _finite_within(doc, border, last)
    return trimmed(scene, border + 1, last) if alone else None


def _outside(scene: Scene, i: int) -> bool:
    return scene.quote_around(i) is None


def _from_its_opening(scene: Scene, content: Stretch, end: int) -> Stretch:
    """The content with the whole of the quotation in whose midst it starts, be it of several paragraphs."""
    quote = scene.outer_quote_around(content.first)
    whole = quote is not None and quote.first < content.first and quote.last < end
    return Stretch(quote.first, content.last) if quote is not None and whole else content


def _only_opener(scene: Scene, first: int, last: int) -> bool:
    """Whether what stands before the adjunct is no clause of its own: "Vers 12h00, selon X, ..."."""
    doc = scene.doc
    if last > first and _is_figure(doc[last - 1]) and doc[last].lower_ not in scene.words.time_nouns:
        return False  # "A Lille 300 personnes, selon la police, ..."
    nouns = [i for i in range(first, last + 1) if doc[i].dep_.startswith("nsubj") or is_finite(doc[i])]
    return not nouns and last - first < _OPENER and doc[first].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ")


def _forwards(scene: Scene, adjunct: Adjunct, incises: list[Stretch]) -> list[Stretch]:
    doc = scene.doc
    sentence = scene.sentence(adjunct.reach.first)
    first = adjunct.reach.last + 1
    while first <= sentence.last and doc[first].text in (",", ":"):
        first += 1
    if first > sentence.last:
        return []
    end = with_quotes(scene, first, sentence_end(scene, first))
    end = min([end, *(incise.first - 1 for incise in opening(incises, first + 1, end))])
    around = scene.outer_quote_around(adjunct.cue.first)
    if around is not None:
        end = min(end, around.last - 1)
    quote = scene.quote_from(first)
    if quote is not None and quote.last < end and _another_speaks(scene, quote.last + 1, end):
        end = quote.last
    if doc[adjunct.reach.last].lower_ in grammar().whom:
        comma = (i for i in range(first, end) if doc[i].text == "," and finite_start(doc, i + 1))
        end = next(comma, end + 1) - 1  # "le maire, selon qui la loi est bonne, veut ..."
    end = _before_rival(scene, adjunct, first, end)
    semicolon = next((i for i in range(first, end) if doc[i].text == ";" and _finite_within(doc, first, i)), None)
    stretch = trimmed(scene, first, end if semicolon is None else semicolon - 1)
    return [stretch] if stretch is not None else []


def _before_rival(scene: Scene, adjunct: Adjunct, first: int, end: int) -> int:
    """``end`` moved before a figure that another vouches for: "selon lui, 200 ont défilé, 300 selon la police"."""
    doc = scene.doc
    rival = _rival(scene, first, end, adjunct)
    comma = next((i for i in range(rival or first, first, -1) if doc[i].text == ","), None)
    if rival is None or comma is None or comma + 1 == rival or _finite_within(doc, comma, rival):
        return end
    return comma - 1 if any(_is_figure(doc[i]) for i in range(comma, rival)) else end


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
    governed = word.lower_ in QUE and before is not None and doc[before.last].pos_ == "VERB"
    if is_participle(word) or (word.lower_ in ("qui", "dont", "que", "après", "avant", "lors") and not governed):
        return None
    if word.lower_ in ("pour", "selon", "chez") and first < sentence.last and doc[first + 1].lower_ == "qui":
        return None
    if before is not None and before.last == adjunct.reach.first - 1 and _describes_source(scene, after, sentence.last):
        return None
    if doc[after].text not in (",", "-") and word.pos_ not in ("VERB", "AUX", "CCONJ", "PRON", "SCONJ"):
        return None
    if word.lower_ in grammar().coordinator and _another_clause(doc, first, sentence.last):
        return None
    if word.lower_ == "et":
        first += 1
    return trimmed(scene, first, with_quotes(scene, first, sentence_end(scene, first)))


def _describes_source(scene: Scene, comma: int, last: int) -> bool:
    """Whether a phrase after a comma says who the source is: "... selon Netblocks, un organisme de surveillance"."""
    doc = scene.doc
    opens = doc[comma].text == "," and doc[comma + 1].pos_ == "DET" and doc[comma - 1].pos_ == "PROPN"
    return opens and not _finite_within(doc, comma, last)


def _another_clause(doc: Doc, first: int, last: int) -> bool:
    """Whether a clause with a subject of its own starts at the coordinator ``first``: ", mais d'autres en doutent"."""
    verb = next((doc[i] for i in range(first, last + 1) if is_finite(doc[i])), None)
    return verb is not None and own_clause(doc, verb, first)


def _number_phrase(scene: Scene, adjunct: Adjunct, first: int, last: int) -> Stretch | None:
    """A figure with its noun when that is all the source vouches for: "1200 selon la police, 3500 selon..."."""
    doc = scene.doc
    sentence = scene.sentence(adjunct.cue.first)
    if any(doc[i].lower_ == "selon" and i not in adjunct.cue for i in range(sentence.first, sentence.last)):
        figure = next((i for i in range(last, max(first, last - _FIGURE) - 1, -1) if _is_figure(doc[i])), None)
        if (
            figure is not None
            and not _finite_within(doc, figure, last)
            and "," not in doc.words(figure, last + 1).split()
        ):
            return trimmed(scene, _figure_start(doc, first, figure), last)
    after = adjunct.reach.last + 1
    borders = [i for i in range(first, last + 1) if doc[i].text in (",", "et", "contre") or _left_open(doc, i, last)]
    joined = {i for i in borders if i > first and _is_figure(doc[i - 1]) and _is_figure(doc[i + 1])}
    border = max((i for i in borders if i not in joined), default=None)
    start = border + 1 if border is not None and not _finite_within(doc, border + 1, last) else first
    if _finite_within(doc, start, last) or not any(_is_figure(doc[i]) for i in range(start, last + 1)):
        return None
    follows = after < len(doc) and (doc[after].text in (",", ")") or doc[after].lower_ in ("et", "contre"))
    figure = next(i for i in range(start, last + 1) if _is_figure(doc[i]))
    if doc[start].pos_ == "ADP" and doc[start].lower_ != "entre":
        start = _figure_start(doc, start, min(figure, max(doc[figure].left_edge.i, start + 1)))
    return trimmed(scene, start, last) if follows else None


def _rival(scene: Scene, first: int, last: int, adjunct: Adjunct) -> int | None:
    """The first "selon" or "d'après" from token ``first`` to ``last`` that is not the adjunct's own."""
    doc = scene.doc
    others = (i for i in range(first, last) if i not in adjunct.cue)
    return next((i for i in others if doc[i].lower_ == "selon" or doc.words(i, i + 2).lower() == "d'après"), None)


def _left_open(doc: Doc, i: int, last: int) -> bool:
    """Whether token ``i`` opens a bracket that does not close by ``last``."""
    return doc[i].text == "(" and not any(doc[j].text == ")" for j in range(i, last + 1))


def _figure_start(doc: Doc, first: int, figure: int) -> int:
    """The first token of the figures that end at ``figure``: "13 000 à 14 000 personnes", "entre 100 et 200"."""
    while figure - 1 >= first and (
        _is_figure(doc[figure - 1])
        or (doc[figure - 1].lower_ in _BETWEEN and figure - 2 >= first and _is_figure(doc[figure - 2]))
    ):
        figure -= 1
    return figure - 1 if figure > first and doc[figure - 1].lower_ == "entre" else figure


def _finite_within(doc: Doc, first: int, last: int) -> bool:
    return any(is_finite(doc[i]) for i in range(first, last + 1))


def _is_figure(token: Token) -> bool:
    return token.like_num or token.pos_ == "NUM" or any(c.isdigit() for c in token.text)
