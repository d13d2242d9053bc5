"""The subject of a cue read on the words before it, where the tree has lost it in a long sentence.

"Bien que la police ait tenu, [le maire], Paul Rey, joint mardi, a dénoncé": asides between commas part them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import opens_adverbial
from guillemets.attributions.moments import is_ago
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.sources import source_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Token

_CLAUSES = frozenset([";", ":"])  # marks before which no subject stands


def speaker_of(scene: Scene, group: VerbGroup) -> Token | None:
    """The head of the source as the tree gives it, or as the words do where that can be no subject."""
    source = source_of(scene.parsed, group)
    if source is not None and (can_speak(scene, source) or not _misplaced(source, group)):
        return source
    phrase = subject_before(scene, group)
    if phrase is None:
        return source
    nouns = (word for word in scene.doc[phrase.first : phrase.last + 1] if word.pos_ in ("NOUN", "PROPN"))
    return next(nouns, source)


def _misplaced(noun: Token, group: VerbGroup) -> bool:
    """Whether a noun is no subject: another word in the tree, after its verb, or after a preposition."""
    if not noun.dep_.startswith("nsubj") or noun.i > group.last:
        return True
    return any(child.dep_ == "case" and child.i < noun.i for child in noun.children)


def subject_before(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The noun phrase before a finite cue that can speak, nothing but asides between them; None if there is none."""
    doc = scene.doc
    shared = group.finite == group.head and is_participle(doc[group.head])
    if group.shape is not Shape.FINITE or group.clitic is not None or shared:
        return None
    start, end = scene.sentence(group.first).first, group.first - 1
    while end >= start and doc[end].lower_ in grammar().negator:
        end -= 1
    apart = end >= start and doc[end].text == ","
    last = end - 1
    found: Stretch | None = None
    while end > start:
        end -= doc[end].text == ","
        first = _segment_start(scene, start, end)
        phrase, more = _subject_in(scene, first, end)
        if not apart or end < last:  # the words right before the comma of the verb are an aside
            found = phrase or found
        if not apart or not more:
            break
        end = first - 1
    return found


def _segment_start(scene: Scene, start: int, end: int) -> int:
    """The first token after the comma before ``end``, those of quotations and brackets passed."""
    doc = scene.doc
    depth = 0
    for i in range(end, start - 1, -1):
        depth += (doc[i].text == ")") - (doc[i].text == "(")
        if depth <= 0 and doc[i].text == "," and scene.quote_around(i) is None:
            return i + 1
    return start


def _subject_in(scene: Scene, first: int, end: int) -> tuple[Stretch | None, bool]:
    """The subject that opens the words between two commas, and whether it may still stand before them."""
    doc = scene.doc
    if doc[first].lower_ in grammar().relative_subject:
        return None, True
    opener = opens_adverbial(doc, first)
    marks = [i for i in range(first, end) if doc[i].text in _CLAUSES]
    begin = marks[-1] + 1 if marks else first
    begin += (2 if doc[begin + 1].lower_ in grammar().that else 1) if opener and begin + 1 < end else 0
    while begin < end and doc[begin].lower_ in grammar().coordinator:
        begin += 1
    finite = (i for i in range(begin, end + 1) if is_finite(doc[i]) and not is_ago(scene, i))
    verb = next(finite, None)
    if verb is not None and verb > first:
        return None, False
    if verb is not None or doc[begin].pos_ not in ("DET", "PROPN"):
        return None, not opener and not marks
    phrase = phrase_at(scene, begin, end)
    if phrase is None or not names_a_source(scene, phrase):
        return None, not opener and not marks
    return phrase, not opener and not marks
