"""Parties told in another sentence: who protests, who is denied, whom a threat is meant for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.events.phrases import parties

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.events.lexemes import Lexemes
    from guillemets.events.likeness import Likeness
    from guillemets.events.linking import Linker
    from guillemets.events.merging import Draft
    from guillemets.language.tokens import Token
    from guillemets.model.event import Party
    from guillemets.model.span import Span

_DENYING = frozenset({"verb:nier", "verb:démentir", "verb:réfuter", "verb:récuser", "verb:rejeter"})


class Carrier:
    """Fills what the sentence of an event leaves open from the rest of the dispatch."""

    def __init__(self, lexemes: Lexemes, linker: Linker, like: Likeness) -> None:
        self._lexemes = lexemes
        self._linker = linker
        self._like = like
        self._crowds = [t for t in lexemes.doc if _names_a_movement(t, lexemes)]

    def carried(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts, their open parties filled where exactly one answer is at hand."""
        filled: list[Draft] = []
        for draft in drafts:
            for rule in self._rules():
                draft = rule(draft, filled)  # noqa: PLW2901 - the rules follow each other
            filled.append(draft)
        return filled

    def _rules(self) -> tuple[Callable[[Draft, list[Draft]], Draft], ...]:
        return (self._protester, self._accuser, self._threatened)

    def _protester(self, draft: Draft, _: list[Draft]) -> Draft:
        """A protest without any but "manifestants": the movement named nearest before it, else the first one."""
        if draft.type != "PROTEST" or draft.bare or not all(map(self._like.is_anybody, draft.actors)):
            return draft
        if not draft.actors and draft.rule.startswith("verb:"):
            return draft  # "un magasin a été pillé" may be anybody's doing
        before = [t for t in self._crowds if t.i < draft.head]
        chosen = before[-1:] or self._crowds[:1]
        found = tuple(p for t in chosen for phrase in parties(t, self._lexemes) for p in self._linker.parties(phrase))
        return replace(draft, actors=found[:1]) if found else draft

    def _accuser(self, draft: Draft, earlier: list[Draft]) -> Draft:
        """A denial that names nobody: whoever accused the one who denies, last before."""
        if draft.type != "REJECT" or draft.recipients or draft.rule not in _DENYING:
            return draft
        for other in reversed(earlier):
            if other.type == "ACCUSE" and self._like.share(other.recipients, draft.actors):
                return replace(draft, recipients=other.actors)
        return replace(draft, recipients=self._speaker_about(draft))

    def _speaker_about(self, draft: Draft) -> tuple[Party, ...]:
        """Whoever last said something of the actors of the draft, before it."""
        lexemes = self._lexemes
        for number in range(len(lexemes.statements) - 1, -1, -1):
            statement = lexemes.statements[number]
            if statement.content[0].end > draft.trigger.start:
                continue
            subjects = _subjects(statement.content[0], lexemes)
            meant = tuple(p for t in subjects for phrase in parties(t, lexemes) for p in self._linker.parties(phrase))
            said = self._linker.speakers(number)
            if meant and said and self._like.share(meant, draft.actors) and not self._like.share(said, draft.actors):
                return said
        return ()

    def _threatened(self, draft: Draft, _: list[Draft]) -> Draft:
        """A threat that names nobody: those of whom the one who threatens speaks next."""
        if draft.type != "THREATEN" or draft.recipients:
            return draft
        lexemes = self._lexemes
        for number, statement in enumerate(lexemes.statements):
            if statement.content[0].start < draft.trigger.end:
                continue
            if not self._like.share(self._linker.speakers(number), draft.actors):
                return draft
            for token in _subjects(statement.content[0], lexemes):
                found = tuple(p for phrase in parties(token, lexemes) for p in self._linker.parties(phrase))
                if found and not self._like.share(found, draft.actors):
                    return replace(draft, recipients=found)
            return draft
        return draft


def _subjects(span: Span, lexemes: Lexemes) -> list[Token]:
    """The first noun that is a subject in the span."""
    tokens = [lexemes.doc[i] for i in lexemes.parsed.tokens_in(span)]
    return [t for t in tokens if t.dep_.startswith("nsubj") and t.pos_ in ("NOUN", "PROPN")][:1]


def _names_a_movement(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word names people who take to the street, by more than that they do."""
    if token.pos_ != "NOUN":
        return False
    classes = lexemes.classes(token)
    plural = "Plur" in token.morph.get("Number", []) or token.doc[token.i - 1].text == "«"
    return plural and "crowd" in classes and "anybody" not in classes
