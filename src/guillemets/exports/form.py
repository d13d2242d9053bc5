"""The forms of an export, by the names that the command line takes."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """What `guillemets export` writes."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    PLOVER = "plover"
    BRAT = "brat"
    WEB_ANNOTATION = "web-annotation"
    TEI = "tei"
    SCHEMA_ORG = "schema-org"
    GRAPHML = "graphml"
    GEXF = "gexf"
