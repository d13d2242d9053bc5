"""Headlines that name their source in brackets at the end: "Syrie: douze civils tués dans un raid (ONG)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import after_place, trimmed
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.scene import Draft, Stretch
from guillemets.model.attribution import Act, SpeakerKind
from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_SHORTEST = 3  # words of a headline that says something


def find_headline_sources(scene: Scene) -> list[Draft]:
    """The headlines whose last brackets hold nothing but somebody who speaks, one attribution each."""
    found = []
    for part in scene.parsed.dispatch.parts:
        tokens = scene.parsed.tokens_in(Span(part.start, part.end)) if part.kind is PartKind.HEADLINE else ()
        if tokens and (draft := _bracketed(scene, Stretch(tokens[0], tokens[-1]))) is not None:
            found.append(draft)
    return found


def _bracketed(scene: Scene, headline: Stretch) -> Draft | None:
    doc = scene.doc
    closing = headline.last
    opening = next((i for i in range(closing, headline.first, -1) if doc[i].text == "("), None)
    if doc[closing].text != ")" or opening is None or opening - headline.first < _SHORTEST:
        return None
    source = phrase_at(scene, opening + 1, closing - 1)
    if source is None or source.last != closing - 1 or not _speaks(scene, source, doc[opening - 1]):
        return None
    first = headline.first
    if doc[first].text.isupper() and doc[first + 1].text == "-":
        first += 2  # "URGENT - ..."
    content = trimmed(scene, after_place(scene, first, opening - 1), opening - 1)
    if content is None:
        return None
    return Draft(
        content=(content,),
        cue=None,
        source=scene.parsed.place(source.first, source.last),
        reach=Stretch(opening, closing),
        act=Act.STATES,
        rule="headline",
        confidence=0.85,
    )


def _speaks(scene: Scene, source: Stretch, before: Token) -> bool:
    """Whether brackets name a source, not the party or the canton of the name before them, nor a film or a toll."""
    head = next((word for word in scene.doc[source.first : source.last + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    row = scene.words.source_nouns.get(head.lower_) if head is not None else None
    if row is not None:
        return row.kind is not SpeakerKind.DOCUMENT
    return names_a_source(scene, source) and before.pos_ != "PROPN"
