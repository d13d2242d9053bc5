"""Where a phrase that is a content ends: its own end, or what the sentence goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.adjunct_inner import past_aside
from guillemets.attributions.clause_end import clause_end
from guillemets.attributions.extent import before_new_clause
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.occasions import at_venue
from guillemets.attributions.sources import source_of
from guillemets.language.verbs import is_finite
from guillemets.model.attribution import SpeakerKind

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
    asides = [past for i in range(first, end + 2) if (past := past_aside(scene, i)) is not None]
    if asides:
        edge, end = max(edge, asides[0]), max(end, clause_end(scene, group, asides[0] + 1, []))
    comma = _next_border(scene, edge + 1, end)
    resumed = next((i for i in range(first + 1, comma) if _starts_clause(doc[i]) or at_venue(scene, i)), comma)
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
    return before_new_clause(scene, first, _before_other_sources(scene, group, first, end))


def _before_other_sources(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """``end`` brought back before examples of those who speak: "des élus nient le vol, comme le maire de Rey"."""
    doc = scene.doc
    for i in range(first + 1, end):
        if doc[i].lower_ != "comme" or scene.quote_around(i) is not None:
            continue
        phrase = phrase_at(scene, i + 1, end)
        head = next((w for w in doc[i + 1 : end + 1] if w.pos_ in ("NOUN", "PROPN")), None)
        if phrase is None or head is None or head.i > phrase.last or not _can_say(scene, head):
            continue
        apart = doc[i - 1].text == "," or not can_speak(scene, doc[i - 1]) or doc[i + 1].lower_ == "d'"
        source = source_of(scene.parsed, group)
        if apart and source is not None and "Plur" in source.morph.get("Number", []):
            return i - 2 if doc[i - 1].text == "," else i - 1
    return end


def _can_say(scene: Scene, head: Token) -> bool:
    """Whether a noun is a person or a body, not a country ("des maux comme la France en connaît")."""
    row = scene.words.source_nouns.get(head.lower_)
    if row is not None:
        return row.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP)
    return head.ent_type_ in ("PER", "ORG")


def _next_border(scene: Scene, first: int, end: int) -> int:
    """The first comma, colon, dash or bracket outside of quotations, else the token after ``end``."""
    marks = (i for i in range(first, end + 1) if scene.doc[i].text in (",", ":", "-", "("))
    return next((i for i in marks if scene.quote_around(i) is None), end + 1)


def _exemplifies(doc: Doc, i: int) -> bool:
    """Whether examples of what is named start at ``i``: ", comme la hausse des prix", ", notamment à Lyon"."""
    phrase = doc.words(i, i + 2).lower()
    if phrase in ("en particulier", "y compris") or doc[i].lower_ in ("notamment", "tels", "telles"):
        return True
    return doc[i].lower_ == "comme" and i + 1 < len(doc) and doc[i + 1].pos_ == "DET" and not is_finite(doc[i + 2])


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
