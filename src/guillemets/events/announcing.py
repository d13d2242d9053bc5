"""Whoever announces what a passive leaves without an agent: "les otages seront libérés, ont annoncé les rebelles"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.voice import is_passive
from guillemets.lexicons.plover_triggers import TriggerSort
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.modality import Realis
    from guillemets.events.sites import Site
    from guillemets.model.attribution import Statement

_OWN = (Act.ANNOUNCES, Act.PROMISES)
_OF_JUSTICE = frozenset({"ACCUSE.allege", "ACCUSE.investigate", "COERCE.arrest", "SANCTION.convict", "COERCE.seize"})


def announcer(site: Site, standing: Realis, lexemes: Lexemes) -> int | None:
    """The number of the statement whose speaker does what its agentless passive says, or None.

    Somebody announces for later what he will do himself, and the police and the courts report what they did.
    """
    token = lexemes.doc[site.head]
    if site.row.sort is not TriggerSort.VERB or token.dep_.startswith("acl") or not is_passive(token, lexemes):
        return None
    span = lexemes.parsed.place(site.head, site.head)
    for number, statement in enumerate(lexemes.statements):
        if not any(span.within(part) for part in statement.content):
            continue
        justice = f"{site.row.event}.{site.row.mode}" in _OF_JUSTICE and _is_of_justice(statement, lexemes)
        if justice or (standing.future and statement.act in _OWN):
            return number
    return None


def _is_of_justice(statement: Statement, lexemes: Lexemes) -> bool:
    """Whether the source is the police, a prosecutor or a court."""
    if statement.source is None:
        return False
    tokens = [lexemes.doc[i] for i in lexemes.parsed.tokens_in(statement.source)][:4]
    return any({"lawmen", "judges"} & lexemes.classes(t) for t in tokens)
