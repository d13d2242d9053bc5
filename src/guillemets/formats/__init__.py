"""Stage 1 of 8. Bytes -> RawDispatch: decoded text as it stands."""

from guillemets.formats.jsonl import read_jsonl_line
from guillemets.formats.plain import read_bytes, read_text
from guillemets.formats.refuse import RefusalError

__all__ = ["RefusalError", "read_bytes", "read_jsonl_line", "read_text"]
