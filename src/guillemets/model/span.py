"""Places in a text: half-open ranges of code points, and passages that carry their own words."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.errors import InternalError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points.

    Raises InternalError when the range is empty or negative: a span always covers something.

    >>> Span(3, 8).within(Span(0, 10))
    True
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InternalError(f"span [{self.start}, {self.end}) covers nothing")

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, other: Span) -> bool:
        """Whether this span lies inside ``other``, edges included."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, offset: int) -> bool:
        """Whether the code point at ``offset`` belongs to the span."""
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def trimmed(self, text: str, blanks: str = " \t\r\n\v\f\u00a0\u202f\u2009") -> Span | None:
        """The span without the blanks at its edges, or None when nothing else is left."""
        start, end = self.start, self.end
        while start < end and text[start] in blanks:
            start += 1
        while end > start and text[end - 1] in blanks:
            end -= 1
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span with the words that stand there; ``text == dispatch.text[start:end]``, checked by the record."""

    start: int
    end: int
    text: str

    @classmethod
    def at(cls, span: Span, text: str) -> Passage:
        """The passage of ``text`` at ``span``.

        >>> Passage.at(Span(0, 5), "Selon lui").text
        'Selon'
        """
        return cls(start=span.start, end=span.end, text=text[span.start : span.end])

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)
