"""Which text "le texte" or "ce document" takes up: the one that the copy spoke of last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.extent import extent
from guillemets.entities.scene import REACH
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.scene import Scene
    from guillemets.entities.surroundings import Surroundings

WORDS_BACK = 120
"""How far back a text that has not spoken yet is looked for, in words."""


def document_before(phrase: Phrase, around: Surroundings, scene: Scene) -> Referent | Phrase | None:
    """The document that a bare "le texte" takes up: one that spoke, or the phrase of one that the copy describes.

    Whichever stands nearer; None when the phrase says itself which text it is, or there is none before it.
    """
    covers = around.words.reference_words[ReferenceSort.TEXT]
    form = around.parsed.doc[phrase.head].lower_
    bare = not phrase.complemented and not phrase.own and not phrase.plural
    if form not in covers or not bare or phrase.sort not in (DeterminerSort.DEFINITE, DeterminerSort.DEMONSTRATIVE):
        return None
    sentence = scene.sentence_of(phrase.first)
    spoke = next(
        (
            s
            for s in reversed(scene.seen_in(sentence - REACH, sentence))
            if s.referent.kind is SpeakerKind.DOCUMENT and s.token < phrase.first and not s.referent.plural
        ),
        None,
    )
    described = _described(phrase, around, spoke.token if spoke is not None else -1)
    return described or (spoke.referent if spoke is not None else None)


def _described(phrase: Phrase, around: Surroundings, after: int) -> Phrase | None:
    """The last phrase before ``phrase`` and behind token ``after`` whose noun is a document, with a complement."""
    doc, words = around.parsed.doc, around.words
    for i in range(phrase.first - 1, max(after, phrase.first - WORDS_BACK, 0), -1):
        noun = words.source_nouns.get(doc[i].lower_)
        if noun is None or noun.kind is not SpeakerKind.DOCUMENT or doc[i].pos_ != "NOUN":
            continue
        determiner = words.determiners.get(doc[i - 1].lower_)
        if determiner is None or determiner.plural or determiner.term in {"de", "d'"}:
            continue
        found = around.phrase(i - 1, extent(around.parsed, i - 1, around.begins, words))
        if found is not None and found.head == i and (found.complemented or found.own):
            return found
    return None
