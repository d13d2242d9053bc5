"""Records as W3C Web Annotations (Recommendation of 23 February 2017), in JSON-LD.

Each statement, source, cue, mention, time and event is an annotation on the text, placed twice: by position
(TextPositionSelector, code points, as the Recommendation counts them) and by its words with what stands around them
(TextQuoteSelector), so that it is found again in a page that has moved on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.exports.documents import without_gaps
from guillemets.exports.names import dispatch_iri, part_iri, text_iri
from guillemets.model.record import speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from guillemets.exports.documents import Document
    from guillemets.model.attribution import Attribution
    from guillemets.model.entity import Entity
    from guillemets.model.event import Event
    from guillemets.model.record import Record

    class Placed(Protocol):
        """Whatever has a place in the text."""

        @property
        def start(self) -> int:
            """Where it begins."""

        @property
        def end(self) -> int:
            """The first code point after it."""


CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of prefix and suffix, as many as Hypothesis keeps."""


def annotation_page(record: Record) -> Document:
    """All annotations of one dispatch as an AnnotationPage."""
    items = [
        *(note for one in record.attributions for note in _statement(one, record)),
        *(note for one in record.entities for note in _mentions(one, record)),
        *_times(record),
        *(_event(one, record) for one in record.events),
    ]
    return {
        "@context": CONTEXT,
        "id": part_iri(record.dispatch, "annotations"),
        "type": "AnnotationPage",
        "partOf": {
            "id": part_iri(record.dispatch, "collection"),
            "type": "AnnotationCollection",
            "label": record.dispatch.headline.text if record.dispatch.headline else text_iri(record.dispatch),
            "total": len(items),
        },
        "startIndex": 0,
        "items": items,
    }


def _statement(one: Attribution, record: Record) -> Iterator[Document]:
    """The content with who says it and how, then the cue and the source, each linked to it."""
    iri = part_iri(record.dispatch, one.id)
    tags = [one.type.value, one.act.value]
    tags += ["anonymous"] * one.anonymous + ["negated"] * one.negated + ["conditional"] * one.conditional
    bodies = [_words(speaker.name, "identifying") for speaker in speakers_of(one)]
    bodies += [_words(tag, "classifying", language=None) for tag in tags]
    bodies += [_words(link.speaker or link.source.text, "describing") for link in one.relay]
    yield _annotation(iri, "identifying", bodies, _target(one.content, record))
    for role, place in (("cue", one.cue), ("source", one.source)):
        if place is not None:
            bodies = [_words(role, "classifying", language=None), {"source": iri, "purpose": "linking"}]
            yield _annotation(f"{iri}-{role}", "linking", bodies, _target([place], record))
    for number, link in enumerate(one.relay):
        bodies = [_words("relay", "classifying", language=None), {"source": iri, "purpose": "linking"}]
        yield _annotation(f"{iri}-relay-{number}", "linking", bodies, _target([link.source], record))


def _mentions(one: Entity, record: Record) -> Iterator[Document]:
    for number, mention in enumerate(one.mentions):
        bodies = [_words(one.name, "identifying"), _words(one.kind, "classifying", language=None)]
        if "wikidata" in one.ids:
            bodies.append({"source": f"http://www.wikidata.org/entity/{one.ids['wikidata']}", "purpose": "identifying"})
        iri = part_iri(record.dispatch, f"{one.id}-{number}")
        yield _annotation(iri, "identifying", bodies, _target([mention], record))


def _times(record: Record) -> Iterator[Document]:
    for number, time in enumerate(record.times):
        bodies = [
            _words(time.value, "describing", language=None),
            _words(f"TIMEX3 {time.type}", "classifying", language=None),
        ]
        yield _annotation(part_iri(record.dispatch, f"t{number}"), "describing", bodies, _target([time], record))


def _event(one: Event, record: Record) -> Document:
    names = {entity.id: entity.name for entity in record.entities}
    kind = f"{one.type}.{one.mode}" if one.mode else one.type
    sides = (("actor", one.actors), ("recipient", one.recipients))
    bodies = [_words(f"PLOVER {kind}", "classifying", language=None), _words(one.factuality, "classifying", None)]
    bodies += [_words(f"{role}: {names[party.entity]}", "describing") for role, side in sides for party in side]
    iri = part_iri(record.dispatch, one.id)
    return _annotation(iri, "classifying", bodies, _target([one.trigger], record))


def _annotation(iri: str, motivation: str, bodies: list[Document], target: Document | list[Document]) -> Document:
    return {"id": iri, "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}


def _words(value: str, purpose: str, language: str | None = "fr") -> Document:
    body = {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain", "language": language}
    return without_gaps(body)


def _target(places: Iterable[Placed], record: Record) -> Document | list[Document]:
    """One target a place; several pieces of one content are several targets of its annotation, in order."""
    targets = [_one_target(place, record) for place in places]
    return targets[0] if len(targets) == 1 else targets


def _one_target(place: Placed, record: Record) -> Document:
    text = record.dispatch.text
    return {
        "source": dispatch_iri(record.dispatch),
        "selector": [
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[place.start : place.end],
                "prefix": text[max(0, place.start - AROUND) : place.start],
                "suffix": text[place.end : place.end + AROUND],
            },
        ],
    }
