"""Whether two parties can be the same: one entity, a state and its leader, or anybody ("des manifestants")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.events.subjects import preposition
from guillemets.lexicons.plover_words import singular
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm

_WORD = re.compile(r"\w+")
_PARTICLE = 3  # letters of articles and prepositions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token
    from guillemets.model.entity import Entity
    from guillemets.model.event import Party


class Likeness:
    """Compares parties by the entities that they are."""

    def __init__(self, lexemes: Lexemes, entities: Sequence[Entity]) -> None:
        self._lexemes = lexemes
        self._known = entities

    def _entity(self, party: Party) -> Entity:
        return self._known[int(party.entity.removeprefix("e")) - 1]

    def agree(self, one: Sequence[Party], two: Sequence[Party]) -> bool:
        """Whether the parties of one side can be the same: silent, in common, or anybody."""
        if not one or not two or self.share(one, two):
            return True
        anybody = all(map(self.is_anybody, one)) or all(map(self.is_anybody, two))
        return anybody and self.same_number(one, two)

    def share(self, one: Sequence[Party], two: Sequence[Party]) -> bool:
        """Whether somebody stands on both sides, in person or as the state that he speaks for."""
        return any(self._same(a, b) for a in one for b in two)

    def fuller(self, one: tuple[Party, ...], two: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties of two mentions of one event: those that say who, of the first mention before the second."""
        known = tuple(p for p in one if not self.is_anybody(p))
        other = tuple(p for p in two if not self.is_anybody(p))
        if not known:
            return other or one or two
        if not other or not {p.entity for p in known} & {p.entity for p in other}:
            return known
        return (*known, *(p for p in other if not any(self._same(p, k) for k in known)))

    def same_number(self, one: Sequence[Party], two: Sequence[Party]) -> bool:
        """Whether both sides are one or both are several; a silent side is either."""
        return not one or not two or self._is_plural(one) == self._is_plural(two)

    def is_anybody(self, party: Party) -> bool:
        """Whether the party is named by a word that fits anybody, and nowhere else by more."""
        tokens = self._tokens(party)
        if tokens and tokens[0].pos_ == "PROPN" and preposition(tokens[0]) in ("à", "en", "dans"):
            return True  # only where it happened
        if any(m.form is MentionForm.NAME for m in self._entity(party).mentions):
            return False
        named = any(t.pos_ == "PROPN" or "»" in t.text for t in tokens)
        return not named and any("anybody" in self._lexemes.classes(t) for t in tokens[:3])

    def _same(self, one: Party, two: Party) -> bool:
        if one.entity == two.entity:
            return True
        first, second = self._entity(one), self._entity(two)
        if self._name_within(first, second) or self._name_within(second, first):
            return True
        if first.country is None or first.country != second.country:
            return False
        return SpeakerKind.STATE in (first.kind, second.kind) and SpeakerKind.GROUP not in (first.kind, second.kind)

    def _name_within(self, short: Entity, long: Entity) -> bool:
        """Whether all the words of a common name stand in the other: "rebelles" and "forces rebelles"."""
        if short.kind is SpeakerKind.STATE or any(m.form is MentionForm.NAME for m in short.mentions):
            return False
        words = self._words(short.name) or frozenset(short.name.lower().split()[:1])
        named = any(m.form is MentionForm.NAME for m in long.mentions)
        said = [role.text for role in long.roles] if named else [long.name]
        return bool(words) and any(words <= self._words(text) | set(text.lower().split()[:1]) for text in said)

    def _words(self, text: str) -> frozenset[str]:
        known = self._lexemes.words.plover_words
        words = frozenset(singular(w) for w in _WORD.findall(text.lower()) if len(w) > _PARTICLE)
        return frozenset(w for w in words if "anybody" not in known.of(frozenset({w})))

    def _is_plural(self, parties: Sequence[Party]) -> bool:
        if len(parties) > 1:
            return True
        if any("many" in self._lexemes.classes(t) for t in self._tokens(parties[0])[:2]):
            return True
        return any("Plur" in t.morph.get("Number", []) for t in self._tokens(parties[0])[:2])

    def _tokens(self, party: Party) -> list[Token]:
        parsed = self._lexemes.parsed
        first = parsed.token_at(party.start)
        found = []
        for i in range(first, len(parsed.doc)):
            if parsed.starts[i] >= party.end:
                break
            found.append(parsed.doc[i])
        return found
