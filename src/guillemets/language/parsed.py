"""The dispatch with its linguistic analysis: what stages 4 to 7 read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from guillemets.model.dispatch import Dispatch
    from guillemets.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation: ``span`` with its marks, ``inner`` without; ``depth`` 0 for an outermost one.

    ``closed`` is False when the closing mark is missing and the end was set at the end of its part or paragraph.
    """

    span: Span
    inner: Span
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The parse of one dispatch, laid over its text character for character.

    ``doc.text == dispatch.text`` and ``token.idx`` is the offset of a token in code points. Sentences never cross the
    border of a part. ``quotations`` are in order of their start. It dies with the analysis: no record keeps it.
    """

    dispatch: Dispatch
    doc: Doc
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The text of the dispatch as it stands."""
        return self.dispatch.text

    def part_at(self, offset: int) -> int:
        """The index of the part that holds the code point at ``offset``, or of the last part before it."""
        found = 0
        for i, part in enumerate(self.dispatch.parts):
            if part.start <= offset:
                found = i
        return found

    def tokens_within(self, span: Span) -> list[Token]:
        """The tokens that lie wholly inside ``span``."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="contract")
        return list(found) if found is not None else []
