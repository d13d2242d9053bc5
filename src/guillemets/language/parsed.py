"""The dispatch with its linguistic analysis: what stages 4 to 7 read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token
    from guillemets.model.dispatch import Dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation: ``span`` with its marks, ``inner`` without; ``depth`` 0 for an outermost one.

    ``closed`` is False when the closing mark is missing and the end was set at the end of its sentence or paragraph.
    """

    span: Span
    inner: Span
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The parse of one dispatch and the way back to its text.

    ``doc`` holds the words of the parts that are read, with apostrophes, dashes and quotation marks made uniform and
    without white space; token ``i`` stands at ``[starts[i], ends[i])`` of ``text``: never use ``token.idx``.
    Sentences never cross the border of a part. ``quotations`` are in order of their start.
    It dies with the analysis: no record keeps it.
    """

    dispatch: Dispatch
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    _parts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._parts.extend(part.start for part in self.dispatch.parts)

    @property
    def text(self) -> str:
        """The text of the dispatch as it stands."""
        return self.dispatch.text

    def part_at(self, offset: int) -> int:
        """The index of the part that holds the code point at ``offset``, or of the last part before it."""
        return max(bisect_right(self._parts, offset) - 1, 0)

    def place(self, first: int, last: int) -> Span:
        """The place in the text of the tokens ``first`` to ``last``, the last one included."""
        return Span(self.starts[first], self.ends[last])

    def place_of(self, token: Token) -> Span:
        """The place of one token in the text."""
        return Span(self.starts[token.i], self.ends[token.i])

    def tokens_in(self, span: Span) -> range:
        """The indices of the tokens that lie wholly inside ``span``, empty when there is none."""
        return range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end))

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the code point at ``offset``, or of the next one after it."""
        return bisect_right(self.ends, offset)
