"""Incises whose cue is an infinitive with its carrier: "«...», a tenu à préciser le maire"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.attributions.reporting import is_carried
from guillemets.attributions.verb_shapes import Shape, is_subject_clitic
from guillemets.language.verbs import is_finite
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc

_CARRIER = 8  # words from the comma before a carrier to its infinitive


def carried_incise(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """The group with the carrier before it where both make an incise: "«...», a tenu à préciser le maire"."""
    if group.shape is not Shape.INFINITIVE:
        return None
    doc = scene.doc
    comma = next((i for i in range(group.first - 1, max(0, group.first - _CARRIER), -1) if doc[i].text == ","), None)
    if comma is None or not is_carried(scene, group, comma + 1):
        return None
    if scene.quote_to(comma - 1) is None and _subject_before(doc, comma, group):
        return None
    clitic = next((i for i in range(comma + 1, group.first) if is_subject_clitic(doc[i].text)), None)
    return replace(group, first=comma + 1, shape=Shape.FINITE, clitic=clitic)


def _subject_before(doc: Doc, comma: int, group: VerbGroup) -> bool:
    """Whether a carrier has its subject before the comma, or is no finite verb: "Le maire, élu hier, tient à dire"."""
    if doc[comma + 1].pos_ in ("ADV", "CCONJ") and doc[comma + 1].lower_ not in grammar().negator:
        return True  # "Il a quitté la salle, puis a tenu à saluer les élus"
    words = doc[comma + 1 : group.first]
    subjects = [child for word in words for child in word.children if child.dep_.startswith("nsubj")]
    return not any(map(is_finite, words)) or any(child.i < group.first for child in subjects)
