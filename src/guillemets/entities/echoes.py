"""Statements that say the same: a headline or a crosshead quotes from the body, whose speaker is its own."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from guillemets.entities.names import folded
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.entities.answers import Answer
    from guillemets.language.parsed import Parsed
    from guillemets.model.attribution import Statement

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
FEWEST = 2
FEWEST_REPEATED = 3
"""Words of a quotation that a later one has to repeat at least."""
SAME_WORDS = 0.6
"""Share of its words that a statement has to have in common with another to be taken for its echo."""


class Echoes:
    """Statements by the words that they have in common: headlines and crossheads quote from the body."""

    def __init__(self, parsed: Parsed, statements: tuple[Statement, ...]) -> None:
        self._parsed = parsed
        self._statements = statements

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [_words(self._parsed, statement) for statement in self._statements]

    @cached_property
    def _with_run(self) -> dict[tuple[str, ...], list[int]]:
        """The statements by every few words in a row of their content."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, statement in enumerate(self._statements):
            spoken = self._spoken(statement)
            for run in dict.fromkeys(spoken[j : j + FEWEST_REPEATED] for j in range(len(spoken))):
                found[run].append(i)
        return found

    def _spoken(self, statement: Statement) -> tuple[str, ...]:
        """All the words of the content in lower case, in order."""
        doc = self._parsed.doc
        words = (doc[i].lower_ for span in statement.content for i in self._parsed.tokens_in(span))
        return tuple(word for word in words if word[0].isalnum())

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, words in enumerate(self._words):
            for word in words:
                found[word].append(i)
        return found

    def speaker(self, i: int, speakers: list[Answer | None]) -> Answer | None:
        """The speaker of the statement with nearly the same words as statement ``i``, if that has to be asked for."""
        statement = self._statements[i]
        headline = self._parsed.dispatch.parts[statement.part].kind is PartKind.HEADLINE
        if statement.source is not None or (statement.cue is not None and not headline):
            return None
        words = self._words[i]
        best: tuple[float, Answer | None] = (SAME_WORDS, None)
        if len(words) < FEWEST:
            return None
        for other in sorted({other for word in words for other in self._with_word[word]}):
            answer, theirs = speakers[other], self._words[other]
            if answer is None or not answer.referents:
                continue
            shared = len(words & theirs) / max(min(len(words), len(theirs)), FEWEST)
            if shared > best[0]:
                best = (shared, answer)
        return best[1]

    def repeated(self, i: int, speakers: list[Answer | None]) -> Answer | None:
        """The speaker of a later statement that repeats quotation ``i`` word for word: a crosshead stands before it."""
        statement = self._statements[i]
        if statement.source is not None or statement.cue is not None or len(statement.content) > 1:
            return None
        words = self._spoken(statement)
        if len(words) < FEWEST_REPEATED:
            return None
        for other in self._with_run[words[:FEWEST_REPEATED]]:
            answer = speakers[other]
            repeats = other > i and _holds(self._spoken(self._statements[other]), words)
            if repeats and answer is not None and answer.referents:
                return answer
        return None


def _holds(spoken: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words stand in a row in what is spoken."""
    return any(spoken[j : j + len(words)] == words for j in range(len(spoken) - len(words) + 1))


def _words(parsed: Parsed, statement: Statement) -> frozenset[str]:
    """The words of the content that say something, folded."""
    tokens = (i for span in statement.content for i in parsed.tokens_in(span))
    return frozenset(folded(parsed.doc[i].text) for i in tokens if parsed.doc[i].pos_ in CONTENT)
