"""What every construction looks at: the parse, the cue groups and the quotations as ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from guillemets.language.places import WORDS, Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Doc
    from guillemets.lexicons import Lexicons
    from guillemets.model.attribution import Act
    from guillemets.model.span import Span

_first = attrgetter("first")
_REFERENCE = 3  # words of a reference mark: "[", a number, "]"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``first`` to ``last``, both included."""

    first: int
    last: int

    def __contains__(self, i: object) -> bool:
        return isinstance(i, int) and self.first <= i <= self.last

    def holds(self, other: Stretch) -> bool:
        """Whether ``other`` lies inside."""
        return self.first <= other.first and other.last <= self.last


def opening(stretches: Sequence[Stretch], first: int, last: int) -> Sequence[Stretch]:
    """Those of ``stretches``, which are in the order of their first tokens, that begin at ``first`` to ``last``."""
    return stretches[bisect_left(stretches, first, key=_first) : bisect_right(stretches, last, key=_first)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A found attribution before nesting, typing and numbering.

    ``reach`` is what the reporting expression occupies (cue, source and adjuncts), so that other contents leave it
    out; ``continues`` is set by floating quotations to the offset from which the speaker goes on.
    """

    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Span | None
    reach: Stretch | None
    act: Act
    rule: str
    confidence: float
    addressee: Stretch | None = None
    conditional: bool = False
    negated: bool = False
    floating: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The dispatch as the constructions see it."""

    parsed: Parsed
    words: Lexicons
    groups: tuple[VerbGroup, ...]
    quotes: tuple[Stretch, ...]
    sentence_starts: tuple[int, ...]
    _opened: dict[int, Stretch] = field(init=False, repr=False, compare=False, default_factory=dict)
    _inner: dict[int, Stretch] = field(init=False, repr=False, compare=False, default_factory=dict)
    _around: dict[int, list[Stretch]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _openings: list[int] = field(init=False, repr=False, compare=False, default_factory=list)
    _heads: dict[int, VerbGroup] = field(init=False, repr=False, compare=False, default_factory=dict)
    _quoted: Counter[str] = field(init=False, repr=False, compare=False, default_factory=Counter)

    _sentences: list[Stretch] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        for first, end in pairwise((*self.sentence_starts, len(self.doc))):
            self._sentences.extend([Stretch(first, end - 1)] * (end - first))
        for quote in self.quotes:  # asked for every word: cost must not grow with the number of quotations
            for i in range(quote.first, quote.last + 1):
                self._around.setdefault(i, []).append(quote)
            outermost = self._opened.setdefault(quote.first, quote)
            if quote.last > outermost.last:
                self._opened[quote.first] = quote
        for i, holding in self._around.items():
            self._inner[i] = min(holding, key=lambda q: q.last - q.first)
        self._openings.extend(quote.first for quote in self.quotes)
        self._heads.update({group.head: group for group in self.groups})
        self._quoted.update(self.words_in(quote) for quote in self.quotes)

    @property
    def doc(self) -> Doc:
        """The words."""
        return self.parsed.doc

    def sentence(self, i: int) -> Stretch:
        """The sentence of token ``i``; past the end, the last one."""
        return self._sentences[min(i, len(self._sentences) - 1)]

    def group_at(self, i: int) -> VerbGroup | None:
        """The cue group whose lexical verb is token ``i``, or None."""
        return self._heads.get(i)

    def groups_between(self, first: int, last: int) -> list[VerbGroup]:
        """The cue groups whose lexical verbs are among the tokens ``first`` to ``last``, in order."""
        return [group for group in map(self._heads.get, range(first, last + 1)) if group is not None]

    def quotes_opening(self, first: int, last: int) -> tuple[Stretch, ...]:
        """The quotations whose opening mark is one of the tokens ``first`` to ``last``, in order."""
        return self.quotes[bisect_left(self._openings, first) : bisect_right(self._openings, last)]

    def quotes_touching(self, first: int, last: int) -> list[Stretch]:
        """The quotations that hold a token of ``first`` to ``last``, in order."""
        open_before = [quote for quote in self._around.get(first, ()) if quote.first < first]
        return [*open_before, *self.quotes_opening(first, last)]

    def words_in(self, quote: Stretch) -> str:
        """The words of a quotation in lower case, without its marks and other punctuation."""
        return " ".join(self.doc[i].lower_ for i in range(quote.first + 1, quote.last) if not self.doc[i].is_punct)

    def times_quoted(self, words: str) -> int:
        """How many quotations of the dispatch hold just these words, as ``words_in`` gives them."""
        return self._quoted[words]

    def quote_around(self, i: int) -> Stretch | None:
        """The innermost quotation that holds token ``i``, or None."""
        return self._inner.get(i)

    def outer_quote_around(self, i: int) -> Stretch | None:
        """The outermost quotation that holds token ``i``, or None."""
        holding = self._around.get(i)
        return max(holding, key=lambda q: q.last - q.first) if holding else None

    def quote_from(self, i: int) -> Stretch | None:
        """The outermost quotation whose opening mark is token ``i``, or None."""
        return self._opened.get(i)

    def quote_to(self, i: int) -> Stretch | None:
        """The outermost quotation whose last token is ``i``, a reference mark ("» [1]") passed, or None."""
        i = self.before_reference(i)
        return min((q for q in self._around.get(i, ()) if q.last == i), key=lambda q: q.first, default=None)

    def before_reference(self, i: int) -> int:
        """The token before the reference mark that ends at ``i`` ("[1]"); ``i`` where there is none."""
        doc = self.doc
        if i < _REFERENCE or doc[i].text != "]" or not doc[i - 1].is_digit or doc[i - 2].text != "[":
            return i
        return i - _REFERENCE


def contents_by_word(drafts: Iterable[Draft]) -> Places[tuple[Draft, Stretch]]:
    """Where contents stand: each fragment, with its draft, by its words."""
    return Places(WORDS, ((f.first, f.last, (draft, f)) for draft in drafts for f in draft.content))
