"""Sources in brackets: at the end of headlines ("Syrie: douze civils tués dans un raid (ONG)") and after figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.amounts import is_figure
from guillemets.attributions.extent import after_place, trimmed
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.scene import Draft, Stretch
from guillemets.model.attribution import Act, SpeakerKind
from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token
    from guillemets.lexicons.source_nouns import SourceNoun

_FIGURE = 5  # words from a figure to the brackets of its source
_SIDE = 8  # words between the figures of two sides
_SHORTEST = 3  # words of a headline that says something


def find_bracketed(scene: Scene) -> list[Draft]:
    """Headlines whose last brackets hold nothing but somebody who speaks, and figures with such brackets after them."""
    found = _figures(scene)
    for part in scene.parsed.dispatch.parts:
        tokens = scene.parsed.tokens_in(Span(part.start, part.end)) if part.kind is PartKind.HEADLINE else ()
        if tokens and (draft := _headline(scene, Stretch(tokens[0], tokens[-1]))) is not None:
            found.append(draft)
    return found


def _headline(scene: Scene, headline: Stretch) -> Draft | None:
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
    return _draft(scene, content, source, "headline")


def _figures(scene: Scene) -> list[Draft]:
    """The figures that two sides give: "entre 3000 (police) et 10.000 personnes (organisateurs)"."""
    doc = scene.doc
    found = []
    for i in range(1, len(doc) - 2):
        if doc[i].text != "(":
            continue
        source = phrase_at(scene, i + 1, scene.sentence(i).last)
        if source is None or doc.words(source.last + 1, source.last + 2) != ")":
            continue
        row = _row_of(scene, source)
        bare = doc[i + 1].pos_ != "DET" and row is not None and row.kind is not SpeakerKind.DOCUMENT
        if not bare and not _on_two_sides(scene, source):
            continue
        figure = next((j for j in range(i - 1, max(i - _FIGURE, -1), -1) if is_figure(doc[j])), None)
        if figure is not None and not any(doc[j].pos_ in ("VERB", "AUX", "PUNCT") for j in range(figure, i)):
            found.append(_draft(scene, Stretch(figure, i - 1), source, "figure"))
    return found


def _on_two_sides(scene: Scene, source: Stretch) -> bool:
    """Whether another figure has its source in brackets beside this one: "300 (CGT) et 500 (préfecture)"."""
    doc = scene.doc
    bracket, closing = source.first - 1, source.last + 1
    sentence = scene.sentence(bracket)
    sides = (
        *range(max(sentence.first, bracket - _SIDE), bracket),
        *range(closing + 1, min(sentence.last, closing + _SIDE)),
    )
    others = (k for k in sides if doc[k].text == "(" and any(is_figure(w) for w in doc[max(k - 2, 0) : k]))
    sources = (phrase_at(scene, k + 1, sentence.last) for k in others)
    found = [s for s in sources if s is not None and doc.reads(s.last + 1, ")")]
    rows = [_row_of(scene, s) for s in (source, *found)]
    listed = any(row is not None and row.kind is not SpeakerKind.DOCUMENT for row in rows)
    return bool(found) and listed and all(_is_side(scene, s) for s in (source, *found))


def _is_side(scene: Scene, source: Stretch) -> bool:
    """Whether a source in brackets is a body or a group, or an acronym: "la préfecture", "CGT"."""
    row = _row_of(scene, source)
    acronym = scene.doc[source.last].text.isupper() and len(scene.doc[source.last].text) > 1
    return row.kind is not SpeakerKind.DOCUMENT if row is not None else acronym


def _row_of(scene: Scene, source: Stretch) -> SourceNoun | None:
    """The row of the noun that heads a source, or None."""
    head = next((word for word in scene.doc[source.first : source.last + 1] if word.pos_ in ("NOUN", "PROPN")), None)
    return scene.words.source_nouns.get(head.lower_) if head is not None else None


def _draft(scene: Scene, content: Stretch, source: Stretch, rule: str) -> Draft:
    return Draft(
        content=(content,),
        cue=None,
        source=scene.parsed.place(source.first, source.last),
        reach=Stretch(source.first - 1, source.last + 1),
        act=Act.STATES,
        rule=rule,
        confidence=0.85,
    )


def _speaks(scene: Scene, source: Stretch, before: Token) -> bool:
    """Whether brackets name a source, not the party or the canton of the name before them, nor a film or a toll."""
    row = _row_of(scene, source)
    if row is not None:
        return row.kind is not SpeakerKind.DOCUMENT
    return names_a_source(scene, source) and before.pos_ != "PROPN"
