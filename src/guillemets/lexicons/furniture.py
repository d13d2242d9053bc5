"""The furniture of a dispatch: share lines, pointers to other articles, credits, bylines, captions that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class FurnitureKind(StrEnum):
    """What a line with such words is."""

    BOILERPLATE = "boilerplate"
    CREDIT = "credit"
    BYLINE = "byline"
    CAPTION = "caption"


class Where(StrEnum):
    """Whether the words open the line or are the whole of it."""

    OPENS = "opens"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRow:
    """One wording, in lower case."""

    term: str
    kind: FurnitureKind
    where: Where
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """``whole`` by the words of the line; ``opens`` by the first word of the line, longest wording first."""

    whole: dict[str, FurnitureKind]
    opens: tuple[tuple[str, FurnitureKind], ...]

    def kind_of(self, line: str) -> FurnitureKind | None:
        """What the line is, or None when no wording of the lexicon fits it.

        >>> read_furniture().kind_of("Lire aussi: Le pont rouvre").value
        'boilerplate'
        """
        words = " ".join(line.casefold().replace("’", "'").split())
        # A counter may stand before the word: "12 commentaires".
        if (kind := self.whole.get(words.strip(" .:|()[]/").lstrip("0123456789 "))) is not None:
            return kind
        for term, opened in self.opens:
            if words.startswith(term) and not (term[-1].isalnum() and words[len(term) : len(term) + 1].isalnum()):
                return opened
        return None


def read_furniture() -> Furniture:
    """The wordings of ``furniture.tsv``."""
    rows = read_rows("furniture.tsv", FurnitureRow, key=("term", "where"))
    opens = [(row.term, row.kind) for row in rows if row.where is Where.OPENS]
    return Furniture(
        {row.term: row.kind for row in rows if row.where is Where.WHOLE},
        tuple(sorted(opens, key=lambda pair: -len(pair[0]))),
    )
