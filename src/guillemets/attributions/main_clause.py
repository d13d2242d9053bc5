"""Where the main clause begins that a cue's clause or phrase stands before: "Si X a dit que A, B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import finite_start, opens_adverbial, own_verb
from guillemets.attributions.moments import is_ago
from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.resuming import is_que_clause
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import bearer, is_finite
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token

_LEAD = 3  # words from the link of an infinitive to the infinitive: "après n'avoir que peu dit"


def before_main_clause(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """``end``, moved before the main clause where the cue stands in a clause or phrase that precedes it.

    Such a clause always has its main clause after it, so that a finite verb that is nobody's subordinate is the main
    one: it has a subject of its own, or the subject stands before the cue's clause and its comma closes that.
    """
    opener = opener_of(scene, group)
    if opener is None or not _awaits(scene, opener):
        return end
    doc = scene.doc
    own = _own_verb(scene, first, end) if is_que_clause(doc, first) else first
    comma = _next_comma(scene, own, end) if own is not None else None
    while comma is not None:
        verb = _main_verb(scene, comma, end)
        if verb is not None and (finite_start(doc, comma + 1) or _has_own_subject(doc, verb, comma)):
            return comma - 1
        comma = _next_comma(scene, comma + 1, end)
    if own is not None and opener > scene.sentence(opener).first and doc[opener - 1].text != ",":
        return _before_second_verb(scene, own, end)
    return end


def before_apposed(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """``end``, moved before a subject whose appositions end there: "Estimant que A, | Marc Rey, du PS, a quitté".

    What opens a sentence has its subject after it; so those who can speak between commas before the verb are that.
    """
    doc = scene.doc
    if end + 2 >= len(doc) or doc[end + 1].text != "," or not finite_start(doc, end + 2):
        return end
    opener = opener_of(scene, group)
    if opener is None or any(
        word.lower_ not in grammar().resuming for word in doc[scene.sentence(opener).first : opener]
    ):
        return end
    start = closing = end + 1
    while True:
        marks = (i for i in range(closing - 1, first, -1) if doc[i].text == "," and scene.quote_around(i) is None)
        comma = next(marks, None)
        if comma is None:
            break
        relative = doc[comma + 1].lower_ in grammar().relative_subject
        if not relative and any(is_finite(word) or word.lower_ in grammar().that for word in doc[comma + 1 : closing]):
            break
        if doc[comma + 1].pos_ in ("DET", "PROPN") and _is_speaker(scene, comma + 1, closing):
            start = comma
        closing = comma
    return start - 1


def _is_speaker(scene: Scene, first: int, last: int) -> bool:
    """Whether the first noun from ``first`` on is one that can speak."""
    noun = next((word for word in scene.doc[first : last + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    return noun is not None and can_speak(scene, noun)


def _before_second_verb(scene: Scene, own: int, end: int) -> int:
    """``end``, moved before a finite verb to which nothing leads: "une étude affirmant que l'eau est sale | a paru"."""
    doc = scene.doc
    for i in range(own + 1, end + 1):
        word = doc[i]
        if scene.quote_around(i) is not None or word.text == "," or word.pos_ in ("CCONJ", "SCONJ"):
            return end
        if word.lower_ in grammar().clause_opener or word.lower_ in grammar().relative:
            return end
        if is_finite(word) and i > own + 1:
            start = i - 1
            while start > own and doc[start].lower_ in grammar().before_verb and doc[start].pos_ != "DET":
                start -= 1
            return start
    return end


def opener_of(scene: Scene, group: VerbGroup) -> int | None:
    """The first word of the clause or phrase whose verb the cue is; None when that is a main clause."""
    doc = scene.doc
    start = scene.sentence(group.first).first
    if group.shape in (Shape.GERUND, Shape.PARTICIPLE):
        return group.first
    if group.first > start and doc[group.first - 1].lower_ == "qui":
        return group.first - 1
    if group.shape is Shape.INFINITIVE:
        links = (i for i in range(group.first - 1, max(start, group.first - _LEAD) - 1, -1))
        return next((i for i in links if doc[i].lower_ in grammar().turning_back), None)
    i = group.first
    while i > start:
        i = _before_aside(scene, start, i - 1)
        word = doc[i]
        if word.lower_ in grammar().subordinating or (
            word.lower_ in grammar().that and i > start and doc[i - 1].lower_ in grammar().before_that
        ):
            return i if word.lower_ in grammar().subordinating else i - 1
        if is_finite(word) or word.text in (";", ":") or word.lower_ in grammar().clause_opener:
            return None
    return None


def _before_aside(scene: Scene, start: int, i: int) -> int:
    """The comma that opens the aside closed at token ``i``, else ``i``: "Alors que X[, qui est là,] a dit"."""
    doc = scene.doc
    if doc[i].text != ",":
        return i
    comma = next((j for j in range(i - 1, start, -1) if doc[j].text == "," and scene.quote_around(j) is None), None)
    if comma is None or opens_adverbial(doc, comma + 1):
        return i
    told = (j for j in range(comma + 2, i) if is_finite(doc[j]) and not is_ago(scene, j))
    relative = doc[comma + 1].lower_ in grammar().relative_subject
    return i if next(told, None) is not None and not relative else _before_aside(scene, start, comma)


def _awaits(scene: Scene, opener: int) -> bool:
    """Whether no finite verb of the sentence stands before the opener: the main clause comes after."""
    doc = scene.doc
    for i in range(opener - 1, scene.sentence(opener).first - 1, -1):
        if doc[i].text in (";", ":") or doc[i].lower_ in grammar().that:
            return True
        if is_finite(doc[i]):
            return False
    return True


def _own_verb(scene: Scene, first: int, end: int) -> int | None:
    """The finite verb of the content's own clause, the clause that it may open with passed: "que si A, B"."""
    doc = scene.doc
    start = first
    if doc[first].lower_ in grammar().subordinating:
        start = next((i for i in range(first, end) if doc[i].text == ","), first)
    return own_verb(doc, start, end)


def _next_comma(scene: Scene, start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if scene.doc[i].text == "," and scene.quote_around(i) is None), None)


def _main_verb(scene: Scene, comma: int, end: int) -> Token | None:
    """The first finite verb after a comma, when nothing between them opens or joins a subordinate clause."""
    doc = scene.doc
    for i in range(comma + 1, end + 1):
        word = doc[i]
        if is_finite(word):
            return word if scene.quote_around(i) is None else None
        if word.lower_ in grammar().clause_opener or word.lower_ in grammar().subordinating or word.text == ";":
            return None
    return None


def _has_own_subject(doc: Doc, verb: Token, comma: int) -> bool:
    """Whether the subject of a verb starts right after the comma, by the tree or by the words."""
    subject = next((c for c in bearer(verb).children if c.dep_.startswith("nsubj") and c.i < verb.i), None)
    if subject is not None:
        commas = [i for i in range(comma, max(subject.left_edge.i, comma + 1)) if doc[i].text == ","]
        return subject.i > comma and commas == [comma]
    return not any(doc[i].text == "," or doc[i].pos_ == "CCONJ" for i in range(comma + 1, verb.i))
