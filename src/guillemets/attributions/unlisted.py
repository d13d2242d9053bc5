"""Incises whose verb the lexicon does not know: after a quotation and a comma, any verb before its subject reports.

"«C'est un locataire sans bail», a-t-elle imagé": journalists find ever new verbs for this place, which is itself the
sign that somebody spoke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.verb_shapes import is_form_of, is_subject_clitic
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.cue_verbs import Addressee, CueVerb, Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.tokens import Doc
    from guillemets.lexicons import Lexicons

UNLISTED = CueVerb(
    lemma="",
    frames=(Frame.QUOTE,),
    addressee=Addressee.NONE,
    act=Act.STATES,
    strength=Strength.WEAK,
    example="«C'est un locataire sans bail», a-t-elle imagé.",
    source="newswire usage",
)
"""What stands for the row of a verb that has none."""

_CLOSING = frozenset(["»", '"', "”"])
_FARTHEST = 4  # words between an auxiliary and its participle


def unlisted_heads(doc: Doc, words: Lexicons) -> Iterator[tuple[int, int]]:
    """The verb and the first token of every incise with a verb of no row: ``(head, first)``, in order."""
    for i in range(2, len(doc) - 1):
        if doc[i - 1].text != "," or doc[i - 2].text not in _CLOSING:
            continue
        start = i + 1 if doc[i].lower_ in grammar().reflexive else i
        head = _head(doc, start, words)
        if head is not None and doc[head].lower_ not in words.cue_forms:
            yield head, i


def _head(doc: Doc, start: int, words: Lexicons) -> int | None:
    """The verb of an incise that would begin at ``start``: a finite form, or the participle after its auxiliary."""
    if start + 1 >= len(doc):
        return None
    if not is_form_of(doc[start].lower_, ("avoir", "être"), words):
        inverted = is_subject_clitic(doc[start + 1].text) or doc[start + 1].pos_ in ("DET", "PROPN")
        return start if inverted and (is_finite(doc[start]) or is_subject_clitic(doc[start + 1].text)) else None
    for i in range(start + 1, min(start + 1 + _FARTHEST, len(doc))):
        if is_subject_clitic(doc[i].text) or doc[i].pos_ == "ADV":
            continue
        return i if is_participle(doc[i]) or doc[i].lower_.endswith(("é", "ée", "és", "ées")) else None
    return None
