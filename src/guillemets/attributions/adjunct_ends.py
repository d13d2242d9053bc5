"""What an attributive adjunct no longer vouches for: what its source adds, what is set against it, another's figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.amounts import is_figure
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import finite_within
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.adjunct import Adjunct
    from guillemets.attributions.scene import Scene

_MULTIPLE = 3  # words from the comma to a rival source, a multiple between them: ", le double selon la police"
_AGAINST = frozenset(["tandis que", "tandis qu'", "ce que", "ce qu'"])


def before_gerund(scene: Scene, first: int, end: int) -> int:
    """``end`` moved before a gerund by which the source says more: "selon lui, tout va bien, tout en admettant que"."""
    doc = scene.doc
    for group in scene.groups_between(first + 1, end):
        opens = doc[group.first - 1].lower_ == "en" and doc[group.first - 2].lower_ == "tout"
        reports = doc.words(group.last + 1, group.last + 2).lower() in grammar().that
        if group.shape is Shape.GERUND and opens and reports and scene.quote_around(group.head) is None:
            return group.first - 3
    return end


def before_contrast(scene: Scene, first: int, end: int) -> int:
    """``end`` moved before what the writer sets against it: ", tandis que B", ", ce que Taipei conteste"."""
    doc = scene.doc
    commas = (i for i in range(first, end - 2) if doc[i].text == "," and scene.quote_around(i) is None)
    leads = (i for i in commas if doc.reads(i + 1, *_AGAINST) and doc[i + 3].pos_ != "PRON")
    return next((i - 1 for i in leads if finite_within(doc, first, i)), end)


def before_rival(scene: Scene, adjunct: Adjunct, first: int, end: int) -> int:
    """``end`` moved before a figure that another vouches for: "selon lui, 200 ont défilé, 300 selon la police"."""
    doc = scene.doc
    rival = _rival(scene, first, end, adjunct)
    comma = next((i for i in range(rival or first, first, -1) if doc[i].text == ","), None)
    if rival is None or comma is None or comma + 1 == rival or finite_within(doc, comma, rival):
        return end
    figure = rival - comma <= _MULTIPLE or any(is_figure(doc[i]) for i in range(comma, rival))
    return comma - 1 if figure else end


def _rival(scene: Scene, first: int, last: int, adjunct: Adjunct) -> int | None:
    """The first "selon" or "d'après" from token ``first`` to ``last`` that is not the adjunct's own."""
    doc = scene.doc
    others = (i for i in range(first, last) if i not in adjunct.cue)
    return next((i for i in others if doc.reads(i, *grammar().according)), None)
