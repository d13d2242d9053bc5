"""Stage 1 of 8. Bytes -> RawDispatch: decoded text as it stands, from any of the formats that news comes in."""

from guillemets.formats.jsonl import read_jsonl_line
from guillemets.formats.kinds import Columns, InputFormat, InputOptions
from guillemets.formats.plain import read_bytes, read_text
from guillemets.formats.read import read_data, read_one, read_paths, read_sources, several
from guillemets.formats.refuse import RefusalError, refused
from guillemets.formats.sources import Source, find_sources

__all__ = [
    "Columns",
    "InputFormat",
    "InputOptions",
    "RefusalError",
    "Source",
    "find_sources",
    "read_bytes",
    "read_data",
    "read_jsonl_line",
    "read_one",
    "read_paths",
    "read_sources",
    "read_text",
    "refused",
    "several",
]
