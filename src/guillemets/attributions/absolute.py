"""Participles with a subject of their own beside the main clause: "La droite refuse, [la gauche] réclamant un vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch

_SUBJECT = 7  # words of the subject of such a participle


def absolute_subject(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The phrase between a comma and a present participle, if it can speak and a clause stands before; or None."""
    doc = scene.doc
    start = scene.sentence(group.first).first
    if group.shape is not Shape.GERUND or group.first - start < 4 or doc[group.first - 1].is_punct:  # noqa: PLR2004
        return None
    near = range(group.first - 2, max(start, group.first - 2 - _SUBJECT), -1)
    comma = next((i for i in near if doc[i].text == ","), None)
    if comma is None or doc[comma + 1].pos_ not in ("DET", "PROPN"):
        return None
    phrase = phrase_at(scene, comma + 1, group.first - 1)
    if phrase is None or phrase.last != group.first - 1 or not names_a_source(scene, phrase):
        return None
    return phrase if any(is_finite(word) for word in doc[start:comma]) else None


def opens_absolute(scene: Scene, comma: int) -> bool:
    """Whether the comma stands before a participle with its subject, where what was said before it ends."""
    near = scene.groups_between(comma + 2, comma + 2 + _SUBJECT)
    subjects = (absolute_subject(scene, group) for group in near if group.shape is Shape.GERUND)
    return any(subject is not None and subject.first == comma + 1 for subject in subjects)
