"""Who cannot be the source of a statement, by what the statement itself says and by who else speaks around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.language.places import CODE_POINTS, Places
from guillemets.lexicons.pronouns import PronounSort
from guillemets.model.attribution import SpeakerKind, SpeechType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.entities.answers import Answer
    from guillemets.entities.referents import Referent
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.attribution import Statement
    from guillemets.model.span import Span


@dataclass(frozen=True, slots=True)
class Limits:
    """Who cannot be meant: ``excluded`` by index of the referent; bodies neither where ``alone`` is True.

    Somebody who says "je" between guillemets is one person. ``told`` are the tokens of what an incise reports.
    """

    excluded: frozenset[int] = frozenset()
    alone: bool = False
    told: frozenset[int] = frozenset()


class Bounds:
    """The limits of each source of one dispatch.

    1. The relays of a statement are not its source.
    2. Nor is the speaker of a quotation around it: he would say "je".
    3. Nor is who speaks in its content, nor those whom it names, by words of its quotation or behind its verb
       ("il accuse X").
    4. A quotation in the first person singular has one person for its speaker.
    """

    def __init__(self, parsed: Parsed, statements: tuple[Statement, ...], words: Lexicons) -> None:
        self.parsed = parsed
        self.statements = statements
        self.words = words
        self._holding = Places(CODE_POINTS, ((c.start, c.end - 1, s) for s in statements for c in s.content))
        self._sources = Places(CODE_POINTS, ((s.source.start, s.source.end - 1, s) for s in statements if s.source))
        self._quotations = Places(CODE_POINTS, ((q.inner.start, q.inner.end - 1, q.inner) for q in parsed.quotations))
        self._told = {
            span: frozenset(
                other.source for other in self._around(span) if other.source and other.type is not SpeechType.DIRECT
            )
            for statement in statements
            for span in (*statement.relay, statement.source)
            if span is not None
        }
        self._quoted = frozenset(i for q in parsed.quotations for i in parsed.tokens_in(q.inner))

    def cues_of(self, source: Span) -> list[Span]:
        """The cues whose source stands at ``source``."""
        found = self._sources.touching(source.start, source.start)
        return [statement.cue for statement in found if statement.source == source and statement.cue]

    def _around(self, span: Span) -> Iterator[Statement]:
        """The statements in whose content the place stands."""
        return (s for s in self._holding.touching(span.start, span.start) if holds(s, span))

    def reported(self, statement: Statement, span: Span) -> bool:
        """Whether somebody else reports the statement: its source stands in the content of another."""
        return any(other is not statement for other in self._around(span))

    def enclosing(self, statement: Statement, span: Span) -> tuple[Span, ...]:
        """The sources of the statements in whose quoted content the place of a source stands."""
        if not any(span.within(inner) for inner in self._quotations.touching(span.start, span.start)):
            return ()
        return tuple(
            other.source
            for other in self._around(span)
            if other is not statement and other.type is not SpeechType.INDIRECT and other.source
        )

    def of(self, statement: Statement, span: Span, answers: dict[Span, Answer], owners: dict[int, Referent]) -> Limits:
        """What bounds the source ``span`` of ``statement``; ``answers`` and ``owners`` are those found so far."""
        told = self._told.get(span, frozenset())
        others = (*(relay for relay in statement.relay if relay not in told), *self.enclosing(statement, span))
        excluded = {
            referent.index
            for place in others
            if place in answers and place != span
            for referent in answers[place].referents
        }
        if span != statement.source:
            return Limits(frozenset(excluded))
        excluded |= {r.index for place in self._within(statement) if place in answers for r in answers[place].referents}
        excluded |= set(self._named(statement, owners))
        return Limits(frozenset(excluded), self._first_person(statement), self._told_before(statement))

    def _told_before(self, statement: Statement) -> frozenset[int]:
        """The tokens that an incise with a pronoun reports before it: "La passagère est indemne, [a-t-elle dit]"."""
        source = statement.source
        if source is None or self.parsed.text[source.start - 1 : source.start] != "-":
            return frozenset()
        return frozenset(i for c in statement.content if c.end <= source.start for i in self.parsed.tokens_in(c))

    def _within(self, statement: Statement) -> Iterator[Span]:
        """The sources that stand in what an incise reports: "les usagers demandent un report, [a-t-on ajouté]"."""
        source = statement.source
        if source is None:
            return
        for other in (other for c in statement.content for other in self._sources.touching(c.start, c.end - 1)):
            inner = other.source
            if inner and other is not statement and holds(statement, inner) and inner.end <= source.start:
                yield inner

    def _named(self, statement: Statement, owners: dict[int, Referent]) -> Iterator[int]:
        """The persons whom the statement names where its own speaker would be "je" or "il"."""
        cue, source = statement.cue, statement.source
        if cue is None or source is None:
            return
        governed = source.start < cue.start or self.parsed.text[source.start] == "-"
        for content in statement.content:
            behind = governed and content.start > cue.start
            for i in self.parsed.tokens_in(content):
                owner = owners.get(i)
                if owner is not None and owner.kind is SpeakerKind.PERSON and (behind or i in self._quoted):
                    yield owner.index

    def _first_person(self, statement: Statement) -> bool:
        doc = self.parsed.doc
        for content in statement.content:
            for i in self.parsed.tokens_in(content):
                if i not in self._quoted:
                    continue
                pronoun = self.words.pronouns.get(doc[i].lower_)
                if pronoun is not None and pronoun.sort is PronounSort.FIRST and pronoun.plural is False:
                    return True
        return False


def holds(statement: Statement, span: Span) -> bool:
    """Whether the place stands in the content of the statement."""
    return any(span.within(content) for content in statement.content)
