"""Adjuncts that vouch for less than their sentence: for a wording, or for a clause that describes a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import before_new_clause, finite_start, sentence_end, trimmed, with_quotes
from guillemets.attributions.verb_shapes import is_form_of
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Draft, Scene, Stretch
    from guillemets.language.tokens import Doc


def worded(scene: Scene, source: Stretch, last: int) -> Stretch | None:
    """The quotation whose wording alone is another's: "un meurtre «hors norme», selon les mots du juge".

    ``last`` is the last token before the adjunct, ``source`` what stands after "selon".
    """
    noun = next((word for word in scene.doc[source.first : source.last + 1] if word.pos_ == "NOUN"), None)
    if noun is None or noun.lower_ not in grammar().wording:
        return None
    quote = scene.quote_to(last)
    whole = quote is not None and any(is_finite(word) for word in scene.doc[quote.first : quote.last])
    return None if whole else quote


def is_copula(scene: Scene, i: int) -> bool:
    """Whether token ``i`` is a verb whose predicate an adjunct may part from it: "est selon lui inévitable"."""
    return i >= 0 and is_form_of(scene.doc[i].lower_, ("être",), scene.words) and is_finite(scene.doc[i])


def inner_scope(scene: Scene, reach: Stretch, first: int, last: int) -> list[Stretch]:
    """The clause of a noun that an adjunct between commas stands in, in two parts; empty when there is none.

    "une loi visant, selon elle, à museler la presse", "un accord qui renforce, selon lui, la sécurité": ``first`` to
    ``last`` is what stands before the adjunct.
    """
    doc = scene.doc
    after = reach.last + 1
    sentence = scene.sentence(reach.first)
    if doc[reach.first - 1].lower_ == "qui" and finite_start(doc, after):
        end = next((i for i in range(after, sentence.last) if doc[i].text == ","), sentence_end(scene, after) + 1)
        part = trimmed(scene, after, with_quotes(scene, after, end - 1))
        return [part] if part is not None else []  # "le maire, qui selon la presse vit à Dubaï, se tait"
    if doc[reach.first - 1].text != "," or after >= sentence.last or doc[after].text != ",":
        return []
    if finite_start(doc, after + 1):
        return []  # "la loi, qui vise la presse, selon elle, est ..."
    start = _described_from(doc, first, last)
    if start is None:
        return []
    end = with_quotes(scene, after + 1, sentence_end(scene, after + 1))
    if any(is_finite(word) for word in doc[first:start]):
        end = before_new_clause(scene, after + 1, end)
    else:
        back = (i for i in range(after + 1, end) if doc[i].text == "," and finite_start(doc, i + 1))
        end = next(back, 0) - 1
    parts = [trimmed(scene, start, last), trimmed(scene, after + 1, end) if end > after else None]
    return [part for part in parts if part is not None] if None not in parts else []


def _described_from(doc: Doc, first: int, last: int) -> int | None:
    """Where a clause that describes a noun begins and is still open at ``last``: after "qui", or at a participle."""
    for i in range(last, first, -1):
        word = doc[i]
        if word.text == ",":
            return None
        if word.lower_ == "qui":
            return i + 1 if sum(is_finite(other) for other in doc[i + 1 : last + 1]) == 1 else None
        present = word.text.endswith("ant") and word.pos_ == "VERB"
        if is_participle(word) and word.dep_.startswith("acl") and (present or i == last):
            return i
    return None


def is_aside(scene: Scene, draft: Draft) -> bool:
    """Whether an adjunct stands inside a clause that describes a noun: what is said of the noun goes on after it."""
    if draft.reach is None or draft.reach.first < 2:  # noqa: PLR2004
        return False
    doc = scene.doc
    if doc[draft.reach.first - 1].text == "," and doc[draft.reach.first - 2].lower_ in grammar().relative_subject:
        return True
    if len(draft.content) < 2 or draft.content[0].last > draft.reach.first:  # noqa: PLR2004
        return False
    start = draft.content[0].first
    return start > 0 and (
        doc[start - 1].lower_ == "qui" or (is_participle(doc[start]) and doc[start - 1].pos_ != "AUX")
    )


def past_aside(scene: Scene, comma: int) -> int | None:
    """The comma that closes "selon lui" inside a clause that describes a noun; None when token ``comma`` opens none."""
    doc = scene.doc
    limit = scene.sentence(min(comma, len(doc) - 1)).last
    if comma < 1 or comma + 2 >= limit or doc[comma].text != ",":
        return None
    if not doc.reads(comma + 1, *grammar().according):
        return None
    if (
        doc[comma - 1].lower_ not in grammar().relative_subject
        and _described_from(doc, scene.sentence(comma).first, comma - 1) is None
    ):
        return None
    return next((i for i in range(comma + 2, limit) if doc[i].text == ","), None)
