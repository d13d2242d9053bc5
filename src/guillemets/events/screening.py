"""What is no event of its own: the content of an act of words, and the worlds of sport, weather and business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.phrases import can_act
from guillemets.events.stance import cued_by, is_spoken
from guillemets.events.subjects import preposition
from guillemets.events.voice import finite_of
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.plover_triggers import TriggerSort

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token

_ASIDE = ("acl:relcl", "advcl", "parataxis")
_CIRCUMSTANCE = ("après", "depuis", "lors", "malgré", "pendant", "durant", "avant")
_DEEPEST = 12


def is_foreign(site: Site, lexemes: Lexemes) -> bool:
    """Whether the sentence speaks of sport or business, or the one who acts is a thing or a firm."""
    token = lexemes.doc[site.head]
    if any({"sport", "business-talk"} & lexemes.classes(t) for t in token.sent):
        return True
    agents = site.slots.get("par", ())
    doers = [t for t in site.slots.get("subj", ()) if t not in agents]
    if site.row.sort is TriggerSort.VERB and doers and all(_is_inert(t, lexemes) for t in doers):
        return True
    return any("business" in lexemes.classes(t) for t in (*doers, *site.slots.get("doer", ())))


def _is_inert(token: Token, lexemes: Lexemes) -> bool:
    return token.pos_ == "NOUN" and "inert" in lexemes.classes(token) and not can_act(token, lexemes)


def is_mere_attribute(site: Site, lexemes: Lexemes) -> bool:
    """Whether the trigger only describes somebody ("déployés dans la région"): a bare participle beside its noun.

    Deeds of some types are told that way ("tués par balle"): the ontology names them (``told_aside``).
    """
    token = lexemes.doc[site.head]
    if site.row.sort is TriggerSort.NOUN or not token.dep_.startswith(("acl", "amod")) or "relcl" in token.dep_:
        return False
    if finite_of(token, lexemes).i != token.i or not lexemes.has_mood(token, Mood.PP):
        return False
    if site.row.event == "COERCE" and site.row.mode not in ("arrest", "deport", "seize"):
        return not site.slots.get("par")
    return not lexemes.words.plover.event[site.row.event].told_aside and not site.row.needs


def within_speech(site: Site, sites: list[Site], lexemes: Lexemes) -> bool:
    """Whether the site lies in the content of an act of words, or in the idiom of another site."""
    doc = lexemes.doc
    others = [s for s in sites if s.head != site.head]
    if any(s.head < site.head <= s.last for s in others):
        return True
    heads = {s.head: s for s in others}
    token = doc[site.head]
    for _ in range(_DEEPEST):
        parent = token.head
        if parent.i == token.i:
            break
        if _is_aside(token, lexemes):
            return False
        other = heads.get(parent.i)
        if other is not None and _governs(other, token, site, lexemes):
            return True
        token = parent
    return any(_is_cue_of_what_holds(other, site, lexemes) for other in others)


def _is_cue_of_what_holds(other: Site, site: Site, lexemes: Lexemes) -> bool:
    """Whether ``other`` is the cue of a statement in whose content the site lies ("..., a-t-il menacé")."""
    if not is_spoken(other.row.event) or other.row.actor == ("speaker",) or _presupposes(other, lexemes):
        return False
    statement = cued_by(other, lexemes)
    span = lexemes.parsed.place(site.head, site.head)
    return statement is not None and site.head < other.head and any(span.within(part) for part in statement.content)


def _presupposes(site: Site, lexemes: Lexemes) -> bool:
    """Whether the act takes what it speaks of as done: one imputes an attack that took place."""
    return "presupposes" in lexemes.classes(lexemes.doc[site.head])


def _is_aside(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word opens something that is told for itself: a relative clause, a circumstance."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "case")}
    if token.dep_ in _ASIDE:
        return bool(marks & set(_CIRCUMSTANCE)) or not marks & {"que", "qu'", "de", "à", "d'"}
    if token.dep_.startswith("acl"):
        return not lexemes.only_mood(token, Mood.INF)
    if token.dep_.startswith(("obl", "nmod", "xcomp")) and (preposition(token) in _CIRCUMSTANCE or marks & {"avant"}):
        return True
    return "circumstance" in lexemes.classes(token)


def _governs(other: Site, token: Token, site: Site, lexemes: Lexemes) -> bool:
    """Whether ``token`` hangs on the act of words ``other`` as what it is about."""
    if token.dep_ in ("conj", "cc") or lexemes.is_time(token):
        return False
    if token.dep_.startswith("nsubj") and other.row.sort is TriggerSort.VERB and token.dep_ != "nsubj:pass":
        return False
    if _presupposes(other, lexemes):
        return False
    if is_spoken(other.row.event) or "swallows" in lexemes.classes(lexemes.doc[other.head]):
        return True
    return (
        other.row.event == site.row.event and other.row.sort is TriggerSort.VERB and site.row.sort is TriggerSort.NOUN
    )
