"""Where a phrase that is a content ends: its own end, or what the sentence goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.clause_end import clause_end
from guillemets.attributions.extent import before_new_clause
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.language.verbs import is_finite

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token


def phrase_end(scene: Scene, group: VerbGroup, first: int, edge: int) -> int:
    """The last token of a phrase that is a content: its own end, or the comma before which the sentence goes on.

    What follows an object up to the next comma mostly belongs to it ("la fermeture du site pour trois mois"), while
    the parser hangs it on the verb.
    """
    doc = scene.doc
    end = clause_end(scene, group, first, [])
    comma = next(
        (i for i in range(edge + 1, end + 1) if doc[i].text in (",", ":", "-", "(") and scene.quote_around(i) is None),
        end + 1,
    )
    resumed = next((i for i in range(first + 1, comma) if _starts_clause(doc[i]) or _at_venue(scene, i)), comma)
    if resumed < edge:
        edge = resumed - 1
    end = min(end, max(edge, resumed - 1))
    relative = end + 2 < len(doc) and doc[end + 1].text == "," and doc[end + 2].lower_ in ("dont", "qui", "où")
    quote = scene.quote_to(end)
    if relative and (quote is None or quote.first != first):  # but "qualifié de «héros», qui a sauvé ..."
        closing = (i for i in range(end + 3, scene.sentence(end).last) if doc[i].text in (",", ".", ";"))
        end = next(closing, scene.sentence(end).last) - 1
    if (
        end + 2 < len(doc)
        and doc[end + 1].text == ","
        and (doc[end + 2].lower_ == "afin" or _exemplifies(doc, end + 2))
    ):
        end = clause_end(scene, group, first, [])
    return before_new_clause(scene, first, end)


def _exemplifies(doc: Doc, i: int) -> bool:
    """Whether examples of what is named start at ``i``: ", comme la hausse des prix", ", notamment à Lyon"."""
    phrase = doc.words(i, i + 2).lower()
    if phrase in ("en particulier", "y compris") or doc[i].lower_ in ("notamment", "tels", "telles"):
        return True
    return doc[i].lower_ == "comme" and i + 1 < len(doc) and doc[i + 1].pos_ == "DET" and not is_finite(doc[i + 2])


def _at_venue(scene: Scene, i: int) -> bool:
    """Whether a preposition at ``i`` says where the words were spoken: "lors d'une conférence"."""
    doc = scene.doc
    if doc[i].lower_ not in ("lors", "dans") or scene.quote_around(i) is not None:
        return False
    nouns = [doc[j] for j in range(i + 1, min(i + 5, len(doc))) if doc[j].pos_ == "NOUN"]
    return bool(nouns) and nouns[0].lower_ in scene.words.speech_venues


def _starts_clause(word: Token) -> bool:
    """Whether a word opens a clause of its own: "et elle a...", "alors que", "après avoir"."""
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ in ("alors", "tandis", "lorsque", "lorsqu'", "après", "avant") and (
        following in ("que", "qu'", "de", "d'", "avoir", "être") or word.lower_ in ("lorsque", "lorsqu'")
    )


def before_agent(scene: Scene, first: int, end: int) -> int:
    """``end`` brought back before the agent of a passive: "qualifié de «marqué» par Météo-France"."""
    for i in range(first + 1, end + 1):
        if scene.doc[i].lower_ == "par" and scene.quote_around(i) is None:
            agent = phrase_at(scene, i + 1, scene.sentence(i).last)
            if agent is not None and names_a_source(scene, agent):
                return i - 1
    return end
