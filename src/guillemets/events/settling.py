"""The type, mode and factuality of an event once its standing is known: what is to come, refused or conditional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.modality import ACTUAL, realis
from guillemets.events.stance import coded, is_spoken, is_without_source, threatened
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.plover_triggers import TriggerSort
from guillemets.model.event import Factuality

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.modality import Realis
    from guillemets.events.sites import Site

Verdict = tuple[str, str, Factuality]


def settled(site: Site, standing: Realis, lexemes: Lexemes) -> Verdict | None:
    """The type, the mode ("" for none) and the factuality; None for acts of words that were not performed.

    A cooperation to come is AGREE and a retreat to come CONCEDE; a concession that is denied is REJECT; harm that will
    follow "if" is THREATEN.
    """
    event, mode = coded(site, lexemes)
    kind = lexemes.words.plover.event[event]
    if site.row.actor == ("speaker",):
        return event, mode, Factuality.ACTUAL
    if standing.future and not is_spoken(event) and _is_conditional(site, lexemes):
        return "THREATEN", threatened(site, event, mode, lexemes), Factuality.ACTUAL
    binding = event == "SUPPORT" and "binds" in lexemes.classes(lexemes.doc[site.head])
    if standing.factuality is Factuality.DENIED and binding:
        return "REJECT", "", Factuality.ACTUAL
    if standing.factuality is Factuality.DENIED and event in ("CONCEDE", "AGREE") and not _is_mutual(site):
        return "REJECT", "yield" if event == "CONCEDE" else "", Factuality.ACTUAL
    if standing.future and kind.later:
        return kind.later, mode if kind.later == event else "", Factuality.ACTUAL
    if event == "PROTEST" and standing.factuality is Factuality.POSSIBLE and not standing.future:
        return None
    if is_spoken(event):
        return _act_of_words(event, mode, standing)
    return event, mode, standing.factuality


def standing_of(site: Site, lexemes: Lexemes) -> Realis | None:
    """The standing of what the site reports; the infinitive that goes on telling ("Et d'accuser Rome") tells a deed."""
    token = lexemes.doc[site.head]
    if is_without_source(site, lexemes) and lexemes.only_mood(token, Mood.INF):
        return ACTUAL
    return realis(token, lexemes)


def _act_of_words(event: str, mode: str, standing: Realis) -> Verdict | None:
    """What may be demanded tomorrow is no demand, and what nobody asked for is none either."""
    if standing.factuality is Factuality.POSSIBLE and not standing.future:
        return None
    if standing.factuality is Factuality.DENIED and event in ("REQUEST", "ACCUSE", "THREATEN", "REJECT"):
        return None
    return event, mode, standing.factuality


def _is_mutual(site: Site) -> bool:
    return site.row.sort is TriggerSort.NOUN or any(slot.startswith("+") for slot in site.row.actor)


def _is_conditional(site: Site, lexemes: Lexemes) -> bool:
    """Whether "si" opens a clause of the sentence: "boycottera le scrutin si le président refuse"."""
    sentence = lexemes.doc[site.head].sent
    return any(t.lower_ in ("si", "s'") and t.dep_ == "mark" for t in sentence)
