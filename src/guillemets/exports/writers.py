"""What writes each form of an export: as one stream, or as a folder of files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from guillemets.exports.annotations import annotation_page
from guillemets.exports.brat import write_brat
from guillemets.exports.csv_files import write_csv_files
from guillemets.exports.documents import write_files, write_lines
from guillemets.exports.form import ExportFormat
from guillemets.exports.graph_files import write_gexf, write_graphml
from guillemets.exports.jsonl import write_jsonl
from guillemets.exports.parquet import write_parquet
from guillemets.exports.plover import write_plover
from guillemets.exports.schema_org import news_article
from guillemets.exports.tei import write_tei_corpus, write_tei_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from guillemets.model.record import Record


STREAMS: Mapping[ExportFormat, Callable[[Iterable[Record], BinaryIO], None]] = {
    ExportFormat.JSONL: write_jsonl,
    ExportFormat.PLOVER: write_plover,
    ExportFormat.WEB_ANNOTATION: lambda records, stream: write_lines(records, annotation_page, stream),
    ExportFormat.SCHEMA_ORG: lambda records, stream: write_lines(records, news_article, stream),
    ExportFormat.TEI: write_tei_corpus,
    ExportFormat.GRAPHML: write_graphml,
    ExportFormat.GEXF: write_gexf,
}
"""Formats that can be one file, or go to standard output."""

FOLDERS: Mapping[ExportFormat, Callable[[Iterable[Record], Path], None]] = {
    ExportFormat.PARQUET: write_parquet,
    ExportFormat.CSV: write_csv_files,
    ExportFormat.BRAT: write_brat,
    ExportFormat.WEB_ANNOTATION: partial(write_files, document=annotation_page, suffix=".jsonld"),
    ExportFormat.SCHEMA_ORG: partial(write_files, document=news_article, suffix=".jsonld"),
    ExportFormat.TEI: write_tei_files,
}
"""Formats that can be a folder of files."""
