"""The formats that are read, and what may be chosen about reading them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from guillemets.errors import UsageError


class InputFormat(StrEnum):
    """The forms in which dispatches come; the value stands in ``source.format`` of the record."""

    PLAIN = "plain"
    HTML = "html"
    FEED = "feed"
    OPML = "opml"
    NEWSML_G2 = "newsml-g2"
    NEWSML = "newsml"
    NITF = "nitf"
    NINJS = "ninjs"
    WARC = "warc"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    BRAT = "brat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of CSV and Parquet, and the fields of JSON, in which the pieces of a dispatch stand."""

    text: str = "text"
    id: str = "id"
    published: str = "published"
    headline: str = "headline"
    url: str = "url"

    @classmethod
    def parse(cls, pairs: list[str]) -> Columns:
        """The mapping written as ``piece=column`` pairs. Raises UsageError for another piece or another form.

        >>> Columns.parse(["text=corps", "id=numéro"]).text
        'corps'
        """
        known = [one.name for one in fields(cls)]
        chosen: dict[str, str] = {}
        for pair in pairs:
            piece, equals, column = pair.partition("=")
            if not equals or not column or piece not in known:
                raise UsageError(
                    f"{pair!r} maps no column", hint=f"write piece=column, with a piece of {', '.join(known)}"
                )
            chosen[piece] = column
        return cls(**chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOptions:
    """How inputs are read: ``format`` overrides detection, ``published`` dates what carries no date of its own."""

    format: InputFormat | None = None
    published: str | None = None
    columns: Columns = field(default_factory=Columns)
