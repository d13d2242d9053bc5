"""What an event is about: the contexts of PLOVER that the words of its sentence, paragraph and headline show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.plover_words import singular

if TYPE_CHECKING:
    from guillemets.events.merging import Draft
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_PREFIX = "context-"


def contexts_of(draft: Draft, parsed: Parsed, words: Lexicons) -> tuple[str, ...]:
    """The contexts of the event, in alphabetical order; a mode can bring its own."""
    sentence = parsed.doc[draft.head].sent
    found = set(words.plover.event[draft.type].mode[draft.mode].adds) if draft.mode else set()
    for token in sentence:
        low = token.lower_
        classes = words.plover_words.of(frozenset((low, singular(low))))
        found.update(name.removeprefix(_PREFIX) for name in classes if name.startswith(_PREFIX))
    return tuple(sorted(found))
