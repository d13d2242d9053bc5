"""The part of its clause that an adjunct vouches for: a relative clause, a participle, an aside, a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.amounts import is_figure
from guillemets.attributions.extent import finite_start, trimmed
from guillemets.language.verbs import finite_within, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.adjunct import Adjunct
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Doc

_BETWEEN = frozenset(["à", "et", "ou", "-"])  # two figures: "13 000 à 14 000 personnes"
_FIGURE = 5  # words from a figure to the adjunct that vouches for it


def part_of_clause(scene: Scene, adjunct: Adjunct, first: int, last: int) -> list[Stretch]:
    """The stretches of ``first`` to ``last``, before the adjunct, that alone it vouches for; empty for all of them."""
    for search in (_relative, _participle, _aside, _number_phrase):
        found = search(scene, adjunct, first, last)
        if found:
            return found
    return []


def _relative(scene: Scene, adjunct: Adjunct, first: int, last: int) -> list[Stretch]:
    """A relative clause that the adjunct closes: "le défilé, qui a réuni 300 personnes selon la police, a..."."""
    doc = scene.doc
    after = adjunct.reach.last + 1
    if after >= len(doc) or doc[after].text != ",":
        return []
    if doc[adjunct.reach.first - 1].text == "," and not finite_start(doc, after + 1):
        return []
    start = next((i for i in range(last, first, -1) if doc[i].lower_ == "qui" and doc[i - 1].text == ","), None)
    if start is None or any(doc[i].text == "," for i in range(start, last)):
        return []
    return _one(trimmed(scene, start + 1, last))


def _participle(scene: Scene, adjunct: Adjunct, first: int, last: int) -> list[Stretch]:
    """A participle after a comma that the adjunct stands in: "un camion, immatriculé selon le journal en Belgique"."""
    doc = scene.doc
    comma = next((i for i in range(last, first, -1) if doc[i].text == ","), None)
    if comma is None or comma + 1 > last or not is_participle(doc[comma + 1]) or doc[last + 1].text == ",":
        return []
    if finite_within(doc, comma + 1, last) or not finite_within(doc, first, comma):
        return []
    if doc[comma + 1].lower_ in grammar().resulting:
        return []  # "la digue a cédé, tuant douze personnes selon la police": the deed with what came of it
    after, sentence = adjunct.reach.last + 1, scene.sentence(adjunct.cue.first)
    end = next((i for i in range(after, sentence.last) if doc[i].text in (",", ";", ".")), sentence.last)
    stretches = [trimmed(scene, comma + 1, last), trimmed(scene, after, end)]
    return [stretch for stretch in stretches if stretch is not None]


def _aside(scene: Scene, adjunct: Adjunct, first: int, last: int) -> list[Stretch]:
    """What is told aside and alone is vouched for: an apposition, ", ce qui ...", a figure that comes late.

    "Le suspect, proche de la droite selon la police, est ...", "il a signé, ce qui est faux selon elle",
    "un succès: 5,5 millions de vues selon le journal".
    """
    doc = scene.doc
    if doc[last + 1].text == "," or (doc[adjunct.cue.first].lower_ in ("de", "d'") and adjunct.row.phrase != "d'après"):
        return []
    border = next(
        (i for i in range(last, first, -1) if doc[i].text in (",", ":") and scene.quote_around(i) is None), None
    )
    if border is None or border + 1 > last:
        return []
    told = any(word.pos_ in ("VERB", "AUX") for word in doc[first:border])
    if is_figure(doc[border + 1]):
        alone = told and not finite_within(doc, border, last)
    elif doc[border].text == ":":
        alone = False
    elif doc.reads(border + 1, "ce qui", "ce que", "ce qu'"):
        alone = told
    else:
        after = adjunct.reach.last + 1
        closed = after + 1 < len(doc) and doc[after].text == "," and finite_start(doc, after + 1)
        alone = closed and not finite_within(doc, first, border) and not finite_within(doc, border, last)
    return _one(trimmed(scene, border + 1, last)) if alone else []


def _number_phrase(scene: Scene, adjunct: Adjunct, first: int, last: int) -> list[Stretch]:
    """A figure with its noun when that is all the source vouches for: "1200 selon la police, 3500 selon..."."""
    doc = scene.doc
    sentence = scene.sentence(adjunct.cue.first)
    others = (i for i in range(sentence.first, sentence.last) if i not in adjunct.cue)
    if any(doc.reads(i, *grammar().according) for i in others):
        near = range(last, max(first, last - _FIGURE) - 1, -1)
        figure = next((i for i in near if is_figure(doc[i]) and doc[i].lower_ not in ("un", "une")), None)
        if (
            figure is not None
            and not finite_within(doc, figure, last)
            and "," not in doc.words(figure, last + 1).split()
        ):
            return _one(trimmed(scene, _figure_start(doc, first, figure), last))
    after = adjunct.reach.last + 1
    borders = [i for i in range(first, last + 1) if doc[i].text in (",", "et", "contre") or _left_open(doc, i, last)]
    joined = {i for i in borders if i > first and is_figure(doc[i + 1]) and _goes_on(doc, first, i)}
    border = max((i for i in borders if i not in joined), default=None)
    start = border + 1 if border is not None and not finite_within(doc, border + 1, last) else first
    if finite_within(doc, start, last) or not any(is_figure(doc[i]) for i in range(start, last + 1)):
        return []
    follows = after < len(doc) and (doc[after].text in (",", ")") or doc[after].lower_ in ("et", "contre"))
    figure = next(i for i in range(start, last + 1) if is_figure(doc[i]))
    if doc[start].pos_ == "ADP" and doc[start].lower_ != "entre":
        start = _figure_start(doc, start, min(figure, max(doc[figure].left_edge.i, start + 1)))
    return _one(trimmed(scene, start, last)) if follows else []


def _goes_on(doc: Doc, first: int, i: int) -> bool:
    """Whether the figures before token ``i`` go on after it: "23 morts et 40 blessés", "13 000, 14 000"."""
    if is_figure(doc[i - 1]):
        return True
    before = next((k for k in range(i - 1, max(first, i - _FIGURE) - 1, -1) if is_figure(doc[k])), None)
    return (
        doc[i].lower_ == "et"
        and before is not None
        and all(doc[k].pos_ in ("NOUN", "ADJ") for k in range(before + 1, i))
    )


def _one(stretch: Stretch | None) -> list[Stretch]:
    return [stretch] if stretch is not None else []


def _left_open(doc: Doc, i: int, last: int) -> bool:
    """Whether token ``i`` opens a bracket that does not close by ``last``."""
    return doc[i].text == "(" and not any(doc[j].text == ")" for j in range(i, last + 1))


def _figure_start(doc: Doc, first: int, figure: int) -> int:
    """The first token of the figures that end at ``figure``: "13 000 à 14 000 personnes", "entre 100 et 200"."""
    last = figure
    while figure - 1 >= first and (
        is_figure(doc[figure - 1])
        or (doc[figure - 1].lower_ in _BETWEEN and figure - 2 >= first and is_figure(doc[figure - 2]))
    ):
        figure -= 1
    both = any(doc[i].lower_ in _BETWEEN for i in range(figure, last))
    return figure - 1 if both and figure > first and doc[figure - 1].lower_ == "entre" else figure
