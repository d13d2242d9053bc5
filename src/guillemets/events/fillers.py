"""Parties in slots that no preposition marks: places, owners, speakers, subjects of the clause around a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.actors import can_act, is_human, is_state
from guillemets.events.clauses import verb_slots
from guillemets.events.contents import condition, in_content, subject_of_content
from guillemets.events.phrases import Phrase, parties, resolve_relative
from guillemets.events.places import is_place, places
from guillemets.events.protesters import crowd, protested
from guillemets.events.sites import Site, object_to_the_right
from guillemets.events.subjects import NAMING, subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token
    from guillemets.model.attribution import Statement


def named_in(tokens: Iterable[Token], name: str, lexemes: Lexemes) -> list[Phrase]:
    """The parties in one slot; with "!" only those who stand there themselves."""
    found: list[Phrase] = []
    for token in tokens:
        own = resolve_relative(token)
        if own.pos_ == "ADJ" and name == "adj":
            found.append(Phrase(own.i, own.i, own.i))
        elif not name.endswith("!") or can_act(own, lexemes):
            found.extend(parties(own, lexemes, doer=name in ("subj", "doer", "par")))
        if found and name not in ("entre", "subj", "par"):
            break
    return found


def source_parties(statement: Statement, lexemes: Lexemes) -> list[Phrase]:
    """The parties that the source of a statement names."""
    if statement.source is None:
        return []
    inside = lexemes.parsed.tokens_in(statement.source)
    tops = [lexemes.doc[i] for i in inside if lexemes.doc[i].head.i not in inside and lexemes.doc[i].pos_ in NAMING]
    return [p for top in tops[:1] for p in parties(resolve_relative(top), lexemes)]


def _place(site: Site, lexemes: Lexemes) -> list[Phrase]:
    return places(site, lexemes, states=False)


def _land(site: Site, lexemes: Lexemes) -> list[Phrase]:
    return places(site, lexemes, states=True)


def _right(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """The object that the parser missed, to the right of a verb."""
    return [p for t in object_to_the_right(lexemes.doc[site.last], lexemes) for p in parties(t, lexemes)]


def _agents(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Those who stand with "de" and are no place ("l'attentat de l'ETA", but not "de Berlin")."""
    knowledge = lexemes.words.knowledge
    tokens = [t for t in site.slots.get("de", ()) if not is_place(t, lexemes) and not knowledge.country_of(t.lower_)]
    return named_in(
        [t for t in tokens if knowledge.name_of(t.text) is None or not is_state(t, lexemes)], "de!", lexemes
    )


def _speaker(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever says the sentence that holds the trigger."""
    span = lexemes.parsed.place(site.head, site.head)
    for statement in lexemes.statements:
        if statement.source is not None and any(span.within(part) for part in statement.content):
            return source_parties(statement, lexemes)
    return []


def _clause_subject(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """The subject of the clause that holds a noun."""
    token = lexemes.doc[site.head]
    for _ in range(6):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            break
    slots = verb_slots(token, lexemes) if token.pos_ in ("VERB", "AUX") else {}
    return [p for doer in slots.get("subj", ()) for p in parties(resolve_relative(doer), lexemes)]


def _clause_crowd(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """The subject of the clause that holds a noun, where it names people."""
    doc = lexemes.doc
    subjects = [p for p in _clause_subject(site, lexemes) if is_human(doc[p.head], lexemes)]
    return [p for p in subjects if doc[p.head].pos_ == "PRON" or "Plur" in doc[p.head].morph.get("Number", [])]


def _owners(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever "son", "leur" on the noun refers to: the subject of its clause."""
    if not site.slots.get("owner") or site.host is None:
        return []
    who = subject(lexemes.doc[site.host], lexemes)
    return parties(resolve_relative(who), lexemes) if who is not None else []


FILLERS: dict[str, Callable[[Site, Lexemes], list[Phrase]]] = {
    "place": _place,
    "land": _land,
    "owner": _owners,
    "content": in_content,
    "content-subj": subject_of_content,
    "protested": protested,
    "agent-de": _agents,
    "crowd": crowd,
    "right": _right,
    "condition": condition,
    "speaker": _speaker,
    "clause-subj": _clause_subject,
    "clause-agent": _clause_subject,
    "clause-crowd": _clause_crowd,
}
"""How each slot that is no preposition is filled."""
