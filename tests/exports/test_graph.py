"""The graph, read by networkx: who speaks of whom and who acts on whom, added up whatever the order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

import networkx as nx
import pytest

from awkward import again, skarje
from build import sample
from guillemets.exports.graph_files import write_gexf, write_graphml
from guillemets.model.record import Record

Read = Callable[[Iterable[Record]], nx.MultiDiGraph]
STANKO, DORAVIE, ARMY = "person:goran stanko", "wikidata:Q999999", "organisation:armée valdarienne"


def written(write: Callable[[Iterable[Record], BinaryIO], None], records: Iterable[Record]) -> bytes:
    stream = io.BytesIO()
    write(records, stream)
    return stream.getvalue()


@pytest.fixture(params=["graphml", "gexf"])
def read(request: pytest.FixtureRequest) -> Read:
    def graphml(records: Iterable[Record]) -> nx.MultiDiGraph:
        return nx.read_graphml(io.BytesIO(written(write_graphml, records)), force_multigraph=True)

    def gexf(records: Iterable[Record]) -> nx.MultiDiGraph:
        return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(written(write_gexf, records)), version="1.3"))

    return graphml if request.param == "graphml" else gexf


def edges(graph: nx.MultiDiGraph, one: str, other: str) -> dict[str, dict[str, object]]:
    return {data["type"]: data for _, to, data in graph.edges(one, data=True) if to == other}


def test_speakers_point_to_whom_they_speak_of(read: Read):
    (spoken,) = (e for e in edges(read([skarje()]), STANKO, DORAVIE).values() if e["relation"] == "speaks_of")
    assert (spoken["type"], spoken["weight"], spoken["first"]) == ("accuses", 1, "2025-03-14")


def test_actors_point_to_recipients_with_type_factuality_and_score(read: Read):
    done = edges(read([skarje()]), ARMY, DORAVIE)["ASSAULT"]
    assert (done["relation"], done["factuality"], done["goldstein"]) == ("acts_on", "actual", -9.0)


def test_weights_add_up_over_dispatches_and_days_span_them(read: Read):
    done = edges(read([skarje(), again("2025-03-16")]), ARMY, DORAVIE)["ASSAULT"]
    assert (done["weight"], done["first"], done["last"], done["goldstein"]) == (2, "2025-03-14", "2025-03-16", -9.0)


def test_a_node_knows_its_name_kind_and_dispatches(read: Read):
    nodes = read([skarje(), again("2025-03-16")]).nodes
    node = nodes[DORAVIE]
    assert (node["label"], node["kind"], node["named"], node["country"]) == ("Doravie", "state", True, "DOR")
    assert node["dispatches"] == 2


def test_unnamed_sources_are_marked(read: Read):
    nodes = read([sample()]).nodes
    assert [key for key, node in nodes.items() if not node["named"]] == ["unnamed:source proche du dossier"]


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_the_order_of_the_records_does_not_matter(write: Callable[[Iterable[Record], BinaryIO], None]):
    records = [sample(), skarje(), again("2025-03-16")]
    assert written(write, records) == written(write, reversed(records))


def test_no_records_give_an_empty_graph(read: Read):
    assert len(read([])) == 0
