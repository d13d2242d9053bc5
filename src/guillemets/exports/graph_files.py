"""The graph as GraphML and GEXF, as Gephi, networkx, igraph and yEd read them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_type_hints

from lxml import etree

from guillemets.exports.graph import Edge, Node, graph_of
from guillemets.exports.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from guillemets.model.record import Record

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"
_ENDS = frozenset({"key", "source", "target"})
_GRAPHML_TYPES = {str: "string", bool: "boolean", int: "int", float: "double"}
_GEXF_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}


def write_graphml(records: Iterable[Record], stream: BinaryIO) -> None:
    """A directed graph in GraphML; parallel edges have ids of their own."""
    with graph_of(records) as graph, etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with _element(document, GRAPHML, "graphml", nsmap={None: GRAPHML}):
            for kind, about in (("node", Node), ("edge", Edge)):
                for name, held in _attributes(about).items():
                    key = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": _GRAPHML_TYPES[held]}
                    _write(document, GRAPHML, "key", key)
            with _element(document, GRAPHML, "graph", {"id": "guillemets", "edgedefault": "directed"}):
                for node in graph.nodes():
                    document.write(_graphml("node", {"id": node.key}, node), "\n")
                for number, edge in enumerate(graph.edges()):
                    ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
                    document.write(_graphml("edge", ends, edge), "\n")
    stream.write(b"\n")


def write_gexf(records: Iterable[Record], stream: BinaryIO) -> None:
    """A directed graph in GEXF 1.3."""
    with graph_of(records) as graph, etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with (
            _element(document, GEXF, "gexf", {"version": "1.3"}, nsmap={None: GEXF}),
            _element(document, GEXF, "graph", {"defaultedgetype": "directed", "mode": "static"}),
        ):
            for kind, about in (("node", Node), ("edge", Edge)):
                with _element(document, GEXF, "attributes", {"class": kind}):
                    for name, held in _attributes(about).items():
                        column = {"id": name, "title": name, "type": _GEXF_TYPES[held]}
                        _write(document, GEXF, "attribute", column)
            with _element(document, GEXF, "nodes"):
                for node in graph.nodes():
                    document.write(_gexf("node", {"id": node.key, "label": node.label}, node), "\n")
            with _element(document, GEXF, "edges"):
                for number, edge in enumerate(graph.edges()):
                    ends = {"id": str(number), "source": edge.source, "target": edge.target}
                    ends |= {"label": edge.type, "kind": edge.relation, "weight": str(edge.weight)}
                    document.write(_gexf("edge", ends, edge), "\n")
    stream.write(b"\n")


def _attributes(about: type) -> dict[str, type]:
    """What a node or an edge carries, and the type that it holds."""
    hints = get_type_hints(about)
    return {
        one.name: next(t for t in _GRAPHML_TYPES if t in (hints[one.name], *getattr(hints[one.name], "__args__", ())))
        for one in fields(about)
        if one.name not in _ENDS
    }


def _values(one: Node | Edge) -> dict[str, str]:
    found = {name: getattr(one, name) for name in _attributes(type(one))}
    return {name: _written(value) for name, value in found.items() if value is not None}


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _graphml(kind: str, ends: dict[str, str], one: Node | Edge) -> etree._Element:
    element = etree.Element(f"{{{GRAPHML}}}{kind}", _clean(ends), nsmap={None: GRAPHML})
    for name, value in _values(one).items():
        etree.SubElement(element, f"{{{GRAPHML}}}data", key=f"{kind}-{name}").text = value
    return element


def _gexf(kind: str, ends: dict[str, str], one: Node | Edge) -> etree._Element:
    element = etree.Element(f"{{{GEXF}}}{kind}", _clean(ends), nsmap={None: GEXF})
    values = etree.SubElement(element, f"{{{GEXF}}}attvalues")
    for name, value in _values(one).items():
        etree.SubElement(values, f"{{{GEXF}}}attvalue", {"for": name, "value": value})
    return element


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: xml_text(value) for name, value in attributes.items()}


def _element(
    document: Any, namespace: str, name: str, attributes: dict[str, str] | None = None, **options: Any
) -> AbstractContextManager[Any]:
    element: AbstractContextManager[Any] = document.element(f"{{{namespace}}}{name}", attributes or {}, **options)
    return element


def _write(document: Any, namespace: str, name: str, attributes: dict[str, str]) -> None:
    document.write(etree.Element(f"{{{namespace}}}{name}", attributes, nsmap={None: namespace}), "\n")
