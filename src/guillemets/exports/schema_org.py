"""Records as schema.org JSON-LD: a NewsArticle with its Quotations (all or partly quoted) and Claims (told only).

Terms are those of schema.org; nothing is added to them. What schema.org has no term for (offsets, relay chain in
its parts, rules, confidence) is left to the other formats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.exports.cells import said
from guillemets.exports.documents import without_gaps
from guillemets.exports.names import dispatch_iri, part_iri, text_iri
from guillemets.model.attribution import SpeakerKind, SpeechType
from guillemets.model.record import speakers_of

if TYPE_CHECKING:
    from guillemets.exports.documents import Document
    from guillemets.model.attribution import Attribution
    from guillemets.model.entity import Entity
    from guillemets.model.record import Record

CONTEXT = "https://schema.org"
_TYPES = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.GROUP: "Organization",
    SpeakerKind.ORGANISATION: "Organization",
    SpeakerKind.STATE: "GovernmentOrganization",
    SpeakerKind.DOCUMENT: "CreativeWork",
    SpeakerKind.UNKNOWN: "Thing",
}
_GENDERS = {"f": "https://schema.org/Female", "m": "https://schema.org/Male"}


def news_article(record: Record) -> Document:
    """The dispatch as a NewsArticle with what is said in it and whom it mentions."""
    one = record.dispatch
    agency = {"@type": "NewsMediaOrganization", "name": one.agency.name} if one.agency else None
    article = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": dispatch_iri(one),
        "identifier": text_iri(one),
        "url": one.source.url,
        "headline": one.headline.text if one.headline else None,
        "articleSection": one.kicker.text if one.kicker else None,
        "datePublished": one.published,
        "inLanguage": one.language,
        "dateline": one.dateline.text if one.dateline else None,
        "creditText": one.byline.text if one.byline else None,
        "sourceOrganization": agency,
        "abstract": one.lead.text if one.lead else None,
        "articleBody": one.text,
        "mentions": [_entity(entity, record) for entity in record.entities],
        "hasPart": [_statement(statement, record) for statement in record.attributions],
    }
    return without_gaps(article)


def _statement(one: Attribution, record: Record) -> Document:
    """A Quotation, or a Claim where nothing is quoted; its author is the speaker, its credit the relay chain."""
    claim = one.type is SpeechType.INDIRECT
    kinds = {entity.id: _TYPES[entity.kind] for entity in record.entities}
    speakers = [speaker.entity for speaker in speakers_of(one)]
    statement = {
        "@type": "Claim" if claim else "Quotation",
        "@id": part_iri(record.dispatch, one.id),
        "text": said(one),
        "inLanguage": record.dispatch.language,
        "author": [{"@id": part_iri(record.dispatch, e)} for e in speakers if kinds[e] != "CreativeWork"],
        "isBasedOn": [{"@id": part_iri(record.dispatch, e)} for e in speakers if kinds[e] == "CreativeWork"],
        "appearance" if claim else "isPartOf": {"@id": dispatch_iri(record.dispatch)},
        "creditText": ", ".join(link.source.text for link in one.relay),
        "keywords": one.act.value,
    }
    return without_gaps(statement)


def _entity(one: Entity, record: Record) -> Document:
    """Whom or what the dispatch names; an unnamed source has a description and no name."""
    named = one.id not in _unnamed(record)
    person = one.kind is SpeakerKind.PERSON
    entity = {
        "@type": _TYPES[one.kind],
        "@id": part_iri(record.dispatch, one.id),
        "name": one.name if named else None,
        "description": None if named else one.name,
        "jobTitle": list(dict.fromkeys(role.text for role in one.roles)) if person else None,
        "gender": _GENDERS[one.gender] if one.gender and person else None,
        "sameAs": f"http://www.wikidata.org/entity/{one.ids['wikidata']}" if "wikidata" in one.ids else None,
    }
    return without_gaps(entity)


def _unnamed(record: Record) -> set[str]:
    """The entities that speak without being named."""
    return {s.entity for one in record.attributions if one.anonymous for s in speakers_of(one)}
