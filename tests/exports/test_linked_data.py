"""JSON-LD: Web Annotations and schema.org, read by rdflib without any network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from awkward import skarje
from guillemets.exports.annotations import annotation_page
from guillemets.exports.documents import Document, write_files, write_lines
from guillemets.exports.schema_org import news_article
from guillemets.model.record import Record

# rdflib warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
SCHEMA = Namespace("https://schema.org/")

# What the two published contexts say of the terms that are used here; the real ones are on the network.
IRI = {"@type": "@id"}
CONTEXTS: dict[str, Document] = {
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": str(OA),
        "as": str(AS),
        "dcterms": "http://purl.org/dc/terms/",
        "rdf": str(RDF),
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "AnnotationPage": "as:OrderedCollectionPage",
        "AnnotationCollection": "as:OrderedCollection",
        "TextualBody": "oa:TextualBody",
        "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "body": {"@id": "oa:hasBody", **IRI},
        "target": {"@id": "oa:hasTarget", **IRI},
        "source": {"@id": "oa:hasSource", **IRI},
        "selector": {"@id": "oa:hasSelector", **IRI},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        **{name: f"oa:{name}" for name in ("identifying", "classifying", "describing", "linking")},
        "value": "rdf:value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "items": {"@id": "as:items", "@container": "@list", **IRI},
        "partOf": {"@id": "as:partOf", **IRI},
        "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
        "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
    },
    "https://schema.org": {"@vocab": str(SCHEMA), "sameAs": {"@id": "sameAs", **IRI}, "url": {"@id": "url", **IRI}},
}


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The contexts from here; any other address fails."""

    def stored(address: str, *_: Any, **__: Any) -> tuple[Document, None]:
        return {"@context": CONTEXTS[str(address)]}, None

    monkeypatch.setattr("rdflib.plugins.shared.jsonld.context.source_to_json", stored)


def graph_of(document: Document) -> Graph:
    return Graph().parse(data=json.dumps(document), format="json-ld")


def test_every_annotation_is_placed_twice_and_both_places_agree(records: tuple[Record, ...]):
    for record in records:
        text = record.dispatch.text
        graph = graph_of(annotation_page(record))
        targets = set(graph.objects(None, OA.hasTarget))
        assert len(targets) >= len(set(graph.subjects(RDF.type, OA.Annotation)))
        for target in targets:
            selectors = list(graph.objects(target, OA.hasSelector))
            (position,) = (s for s in selectors if (s, RDF.type, OA.TextPositionSelector) in graph)
            (quote,) = (s for s in selectors if (s, RDF.type, OA.TextQuoteSelector) in graph)
            start, end = (int(graph.value(position, term)) for term in (OA.start, OA.end))
            before, exact, after = (str(graph.value(quote, term)) for term in (OA.prefix, OA.exact, OA.suffix))
            assert text[start:end] == exact
            assert text[start - len(before) : end + len(after)] == before + exact + after


def test_no_term_of_an_annotation_is_lost_on_the_way_to_rdf():
    page = annotation_page(skarje())

    def keys(value: object) -> set[str]:
        match value:
            case dict():
                return set(value) | {k for v in value.values() for k in keys(v)}
            case list():
                return {k for v in value for k in keys(v)}
            case _:
                return set()

    assert keys(page) - {"@context"} <= set(CONTEXTS["http://www.w3.org/ns/anno.jsonld"])


def test_a_statement_in_two_pieces_has_two_targets_and_names_its_speaker():
    graph = graph_of(annotation_page(skarje()))
    iri = URIRef(f"urn:sha256:{skarje().dispatch.id}#a1")
    exact = {
        str(graph.value(s, OA.exact))
        for t in graph.objects(iri, OA.hasTarget)
        for s in graph.objects(t, OA.hasSelector)
    }
    assert exact - {"None"} == {"«Nous ne signerons pas\r\nce plan»", "«ni demain, ni jamais»"}
    named = [
        str(graph.value(body, RDF.value))
        for body in graph.objects(iri, OA.hasBody)
        if (body, OA.hasPurpose, OA.identifying) in graph
    ]
    assert named == ["Goran Stanko"]
    assert {str(s) for s in graph.objects(None, OA.hasSource)} >= {"https://exemple.test/valdar?page=1&x=é"}


def test_cues_and_sources_are_linked_to_their_statement():
    graph = graph_of(annotation_page(skarje()))
    iri = URIRef(f"urn:sha256:{skarje().dispatch.id}#a2")
    linked = {
        str(note).rpartition("-")[2]
        for body in graph.subjects(OA.hasSource, iri)
        for note in graph.subjects(OA.hasBody, body)
    }
    assert {"cue", "source", "0"} == linked


def test_an_article_has_its_quotations_and_claims_with_their_authors():
    graph = graph_of(news_article(skarje()))
    found = graph.query(
        """
        PREFIX s: <https://schema.org/>
        SELECT ?kind ?name ?words WHERE {
          ?article a s:NewsArticle ; s:hasPart ?part . ?part a ?kind ; s:author ?who ; s:text ?words . ?who s:name ?name
        } ORDER BY ?words
        """
    )
    rows = [(str(kind).rpartition("/")[2], str(name), str(text)) for kind, name, text in found]
    assert ("Quotation", "Goran Stanko", "«Nous ne signerons pas\r\nce plan» […] «ni demain, ni jamais»") in rows
    assert ("Claim", "Doravie", "provocation <sic>") in rows


def test_an_article_says_where_its_claims_appear_and_who_somebody_is():
    graph = graph_of(news_article(skarje()))
    article = URIRef("https://exemple.test/valdar?page=1&x=é")
    assert (None, SCHEMA.appearance, article) in graph
    assert (None, SCHEMA.sameAs, URIRef("http://www.wikidata.org/entity/Q999999")) in graph
    assert graph.value(article, SCHEMA.articleBody) == Literal(skarje().dispatch.text)
    assert (article, SCHEMA.datePublished, Literal("2025-03-14T23:30-02:00")) in graph


def test_an_unnamed_source_has_a_description_and_no_name(records: tuple[Record, ...]):
    graph = graph_of(news_article(records[0]))
    unnamed = list(graph.subjects(SCHEMA.description, Literal("source proche du dossier")))
    assert unnamed
    assert not any(graph.value(who, SCHEMA.name) for who in unnamed)


def test_lines_and_files_hold_the_same_documents(records: tuple[Record, ...], tmp_path: Path):
    for document in (annotation_page, news_article):
        lines, folder = tmp_path / f"{document.__name__}.jsonl", tmp_path / document.__name__
        folder.mkdir()
        with lines.open("wb") as stream:
            write_lines(records, document, stream)
        write_files(records[:-1], folder, document=document, suffix=".jsonld")
        in_files = [json.loads(path.read_text("utf-8")) for path in folder.iterdir()]
        in_lines = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
        assert len(in_files) == len(records) - 1
        assert all(one in in_lines for one in in_files)
