"""Whom a source names one by one, with what its verb and its appositions tell about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.coordination import conjuncts
from guillemets.entities.names import NameLabel

if TYPE_CHECKING:
    from guillemets.entities.surroundings import Surroundings
    from guillemets.model.span import Span

ROLE_AND_TWO = 3


def parted(around: Surroundings, tokens: range, cues: list[Span]) -> list[tuple[int, int]]:
    """First and last token of each one whom the source names; of several before a singular verb the last alone.

    ``cues`` are those behind the source.
    """
    parts = _named_alone(around, list(conjuncts(around, tokens.start, tokens.stop - 1)))
    if len(parts) == 1 or not cues:
        return parts
    doc = around.parsed.doc
    verb = next((doc[i] for i in around.parsed.tokens_in(min(cues)) if doc[i].pos_ in {"VERB", "AUX"}), None)
    singular = verb is not None and verb.morph.get("Number", []) == ["Sing"]
    return parts[-1:] if singular and verb and "Fin" in verb.morph.get("VerbForm", []) else parts


def _named_alone(around: Surroundings, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a source without a plural role that the names behind it bear ("les élus, A et B")."""
    first, last = parts[0]
    role = around.phrase(first, last) if len(parts) >= ROLE_AND_TWO else None
    named = (around.name_at(start) for start, _ in parts[1:])
    apposed = role is not None and role.plural and role.role is not None and not role.names
    return parts[1:] if apposed and all(n is not None and n.label is NameLabel.PER for n in named) else parts
