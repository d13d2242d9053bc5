"""What an event is about: the contexts of PLOVER that the words of its sentence, paragraph and headline show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guillemets.events.vocabulary import vocabulary_of
from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.events.merging import Draft
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Token
    from guillemets.lexicons import Lexicons

_TOPIC = 2
"""So many words of a context in the paragraph make it the paragraph's topic; in sentence and headline one is enough."""


def contexts_of(draft: Draft, parsed: Parsed, words: Lexicons) -> tuple[str, ...]:
    """The contexts of the event, in alphabetical order; a mode can bring its own."""
    found = set(words.plover.event[draft.type].mode[draft.mode].adds) if draft.mode else set()
    found.update(_counted(parsed.doc[draft.head].sent, words))
    paragraph = _counted(_words_of(parsed, parsed.part_at(draft.trigger.start)), words)
    found.update(name for name, count in paragraph.items() if count >= _TOPIC)
    for i, part in enumerate(parsed.dispatch.parts):
        if part.kind is PartKind.HEADLINE:
            found.update(_counted(_words_of(parsed, i), words))
    return tuple(sorted(found))


def _words_of(parsed: Parsed, number: int) -> list[Token]:
    """The words of a part of the dispatch."""
    parts = parsed.dispatch.parts
    if number >= len(parts):
        return []
    return [parsed.doc[i] for i in parsed.tokens_in(Span(parts[number].start, parts[number].end))]


def _counted(tokens: Iterable[Token], words: Lexicons) -> Counter[str]:
    """How many of the words show each context."""
    found: Counter[str] = Counter()
    known = vocabulary_of(words)
    for token in tokens:
        for name in known[token.lower_].contexts:
            found[name] += 1
    return found
