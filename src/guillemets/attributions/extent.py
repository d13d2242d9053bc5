"""How far a content reaches: its first and last token, without connectives, outer punctuation and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.scene import Scene, Stretch
from guillemets.language.verbs import bearer, is_finite
from guillemets.lexicons.grammar import grammar
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token

_EDGE = frozenset([",", ";", ":", ".", "-", "...", "…", "!", "?", "(", ")"])
_LINKS = frozenset(["et", "mais", "ou", "comme"])  # what nothing follows any more
_OF_TOPIC = frozenset(["NOUN", "ADJ", "ADP", "NUM", "DET"])
_PLACE = 4  # words of a name before the colon of a headline


def trimmed(scene: Scene, first: int, last: int) -> Stretch | None:
    """The stretch without punctuation and dangling coordinators at its edges, quotation marks kept."""
    doc = scene.doc
    while first <= last and doc[first].text in _EDGE and not _kept(scene, first):
        first += 1
    while last >= first and (doc[last].text in _EDGE or doc[last].lower_ in _LINKS):
        if doc[last].text in (")", "...", "…") and _opened(doc, first, last, doc[last].text):
            break
        last -= 1
    last = scene.before_reference(last)
    return Stretch(first, last) if first <= last else None


def _kept(scene: Scene, i: int) -> bool:
    return scene.doc[i].text == "(" and _closes_later(scene, i)


def _closes_later(scene: Scene, i: int) -> bool:
    end = scene.sentence(i).last
    return any(scene.doc[j].text == ")" for j in range(i, min(end, i + 6) + 1))


def _opened(doc: Doc, first: int, last: int, mark: str) -> bool:
    return mark in ("...", "…") or any(doc[i].text == "(" for i in range(first, last))


def after_connectives(scene: Scene, first: int, last: int, *, inside: bool = False) -> int:
    """The first token after pure connectives ("Mais", "De son côté,", "En outre,") at the start of a stretch.

    Those of several words need no comma ``inside`` a clause: "a relevé de son côté des fautes".
    """
    doc = scene.doc
    moved = True
    while moved and first < last and doc[first].lower_ in scene.words.connective_openings:
        moved = False
        for length in range(min(scene.words.longest_connective, last - first), 0, -1):
            phrase = " ".join(doc[i].lower_ for i in range(first, first + length)).replace("' ", "'")
            if phrase in scene.words.connectives:
                after = first + length
                comma = doc[after].text == ","
                bare = scene.words.connectives[phrase] or (inside and length > 1)
                if comma or bare:
                    first = after + (1 if comma else 0)
                    moved = True
                break
    return first


def after_place(scene: Scene, first: int, last: int) -> int:
    """The first token after a name that a headline puts before its colon ("Burundi: un chef arrêté").

    In a headline whatever has no verb is such a name: "Budget de l'Etat: la dette recule, selon Berne".
    """
    doc = scene.doc
    if scene.sentence(first).first != first:
        return first
    for i in range(first, min(last - 1, first + _PLACE) + 1):
        if doc[i].text == ":":
            return i + 1 if i > first and scene.quote_from(i + 1) is None else first
        named = doc[i].pos_ == "PROPN" or doc[i].ent_type_ or doc[i].is_punct
        if not named and not (doc[i].pos_ in _OF_TOPIC and in_headline(scene, i)):
            break
    return first


def in_headline(scene: Scene, i: int) -> bool:
    """Whether token ``i`` stands in a headline."""
    dispatch = scene.parsed.dispatch
    return dispatch.parts[scene.parsed.part_at(scene.parsed.starts[i])].kind is PartKind.HEADLINE


def sentence_end(scene: Scene, i: int) -> int:
    """The last token of the sentence of ``i`` that is not final punctuation."""
    last = scene.sentence(i).last
    doc = scene.doc
    while last > i and doc[last].text in (".", "!", "?", "...", "…", ";", ":") and scene.quote_to(last) is None:
        last -= 1
    return last


def with_quotes(scene: Scene, first: int, last: int) -> int:
    """``last``, moved to the end of a quotation that the stretch opens but leaves open, over sentence borders."""
    reached = last
    while True:
        for quote in scene.quotes_opening(first, last):
            reached = max(reached, quote.last)
        if reached == last:
            return last
        first, last = last + 1, reached


def finite_start(doc: Doc, i: int) -> bool:
    """Whether a finite verb without subject of its own starts at ``i``, clitics passed."""
    while i < len(doc) and doc[i].lower_ in grammar().before_verb:
        if doc[i].pos_ == "DET":
            return False
        i += 1
    return i < len(doc) and doc[i].pos_ in ("VERB", "AUX") and is_finite(doc[i])


def own_verb(doc: Doc, start: int, end: int) -> int | None:
    """The first finite verb from ``start`` to ``end`` that is of no relative clause."""
    relatives = 0
    for i in range(start, end + 1):
        if doc[i].lower_ in grammar().relative and i > start:
            relatives += 1
        elif is_finite(doc[i]) and not relatives:
            return i
        elif is_finite(doc[i]):
            relatives -= 1  # "que [cette loi, qui divise,] coûte"
    return None


def opens_adverbial(doc: Doc, i: int) -> bool:
    """Whether a clause of time, condition or cause opens at ``i``: "Lorsque", "Bien que", "Si"."""
    if doc[i].lower_ in grammar().subordinating:
        return True
    return i + 1 < len(doc) and doc[i].lower_ in grammar().before_that and doc[i + 1].lower_ in grammar().that


def before_new_clause(scene: Scene, first: int, end: int) -> int:
    """``end`` moved before a clause that a phrase cannot hold: "... et la ville demande", ", décision confirmée"."""
    doc = scene.doc
    border: int | None = None
    comma: int | None = None
    relative = awaiting = False
    for i in range(first, end + 1):
        word = doc[i]
        if scene.quote_around(i) is not None:
            continue
        if awaiting and is_finite(word):
            awaiting = False  # "un texte qui, loin d'aider les gens, [les rend] pauvres"
            continue
        awaiting = awaiting or word.lower_ in grammar().relative_subject
        if word.lower_ in ("et", "mais", "ou"):
            if i + 1 <= end and doc[i + 1].lower_ in ("que", "qu'") and not relative:
                return i - 1  # "... souhaitait réduire les coûts et qu'un examen commençait"
            border = i
        elif word.text == ",":
            comma = i
            if i + 1 <= end and _apposed_to_all(doc[i + 1], first):
                return i - 1
        elif word.pos_ == "SCONJ" or word.lower_ in grammar().relative:
            relative = True
        elif is_finite(word) and comma is not None and own_clause(doc, word, comma):
            return comma - 1
        elif is_finite(word) and comma is border is None and not relative and _acts_before(word, first):
            return i - 1  # "Un appel évoquant une bombe | a alerté la police"
        elif is_finite(word) and border is not None:
            own = any(c.dep_.startswith("nsubj") and c.i > border for c in bearer(word).children)
            if not relative or (own and not any(doc[j].lower_ in grammar().relative for j in range(border, i))):
                return border - 1
    return end


def _acts_before(verb: Token, first: int) -> bool:
    """Whether the subject of a verb stands before token ``first``."""
    return any(child.dep_.startswith("nsubj") and child.i < first for child in bearer(verb).children)


def _apposed_to_all(word: Token, first: int) -> bool:
    """Whether a bare noun is an apposition to the whole phrase that starts at ``first``: ", décision confirmée"."""
    return word.pos_ == "NOUN" and word.dep_ == "appos" and word.head.left_edge.i <= first


def own_clause(doc: Doc, verb: Token, comma: int) -> bool:
    """Whether a clause with a subject of its own runs on after a comma: "..., 41% y sont opposés"."""
    if any(doc[i].lower_ in grammar().relative or doc[i].pos_ == "SCONJ" for i in range(comma, verb.i)):
        return False
    return any(child.dep_.startswith("nsubj") and child.i > comma for child in bearer(verb).children)
