"""Who does it and to whom: the slots that a row names, filled with parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.fillers import FILLERS, named_in, source_parties
from guillemets.events.places import is_mere_place, is_place
from guillemets.events.protesters import can_protest
from guillemets.events.stance import cued_by, is_spoken
from guillemets.events.voice import is_passive
from guillemets.lexicons.plover_triggers import TriggerSort
from guillemets.lexicons.plover_words import singular

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.events.lexemes import Lexemes
    from guillemets.events.phrases import Phrase
    from guillemets.events.sites import Site

_VERB_ACTOR = ("subj", "par")
_VERB_RECIPIENT = ("obj", "à", "contre", "sur", "envers", "avec", "land")
_NOUN_ACTOR = ("par", "doer", "adj", "de", "owner")
_NOUN_RECIPIENT = ("contre", "sur", "à", "victim", "land")
_DIRECT = ("obj", "à", "contre", "envers")
_ON_THE_SPOT = ("COERCE", "PROTEST")
_MUTUAL = ("subj", "avec", "entre", "doer", "de", "adj", "owner")


def parties_of(site: Site, lexemes: Lexemes) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """The actors and the recipients of an event, each party once; a party is never on both sides.

    Where the trigger is the cue of an attribution, its source is the actor: stage 4 reads inverted subjects better.
    """
    row = site.row
    noun = row.sort is TriggerSort.NOUN
    statement = cued_by(site, lexemes)
    source = source_parties(statement, lexemes) if statement is not None and is_spoken(row.event) and not noun else []
    doers = row.actor or (_NOUN_ACTOR if noun else _VERB_ACTOR)
    if row.event == "PROTEST" and noun:
        doers = (*doers, "crowd")
    actors = tuple(source) or _filled(site, doers, lexemes)
    facing: tuple[Phrase, ...] = ()
    if row.event == "PROTEST":
        facing = tuple(p for p in actors if {"lawmen", "govern"} & lexemes.classes(lexemes.doc[p.head]))
        actors = tuple(p for p in actors if can_protest(lexemes.doc[p.head], noun=noun, lexemes=lexemes))
    taken = {i for phrase in actors for i in range(phrase.first, phrase.last + 1)}
    names = row.recipient or (_NOUN_RECIPIENT if noun else _VERB_RECIPIENT)
    if statement is not None and source and statement.content[0].start < lexemes.parsed.starts[site.head]:
        names = ("content-subj", *names)
    if "obj" in names and not noun and not is_passive(lexemes.doc[site.head], lexemes):
        names = (*names, "right")
    kind = lexemes.words.plover.event[row.event]
    if (kind.needs_recipient or (is_spoken(row.event) and row.event != "ACCUSE")) and row.recipient != ("-",):
        names = (*names, "content")
    if row.event == "THREATEN":
        names = tuple(dict.fromkeys((*(n for n in names if n in _DIRECT), "content", "condition", *names)))
    if row.event == "PROTEST" and row.recipient != ("-",):
        names = (*names, "protested")
    return actors, _filled(site, names, lexemes, taken) or (facing if row.mode == "riot" else ())


def _filled(site: Site, names: Iterable[str], lexemes: Lexemes, taken: set[int] | None = None) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    for name in names:
        if name == "-":
            break
        together = name.startswith("+")
        if found and not together:
            continue
        for phrase in _in_slot(site, name.removeprefix("+"), lexemes):
            if (
                phrase.head not in (taken or ())
                and phrase.head not in {f.head for f in found}
                and not _inside(phrase, site, lexemes)
            ):
                found.append(phrase)
    return tuple(found)


def _inside(phrase: Phrase, site: Site, lexemes: Lexemes) -> bool:
    """Whether the phrase is the trigger itself or a word of its idiom; its object may stand within the idiom."""
    if not site.head <= phrase.head <= site.last:
        return False
    token = lexemes.doc[phrase.head]
    pieces = site.row.tail.split()
    return phrase.head == site.head or token.lower_ in pieces or singular(token.lower_) in pieces


def _in_slot(site: Site, name: str, lexemes: Lexemes) -> list[Phrase]:
    if name == "mutual":
        return [p for slot in _MUTUAL for p in _in_slot(site, slot, lexemes)]
    filler = FILLERS.get(name)
    return filler(site, lexemes) if filler is not None else _marked(site, name, lexemes)


def _marked(site: Site, name: str, lexemes: Lexemes) -> list[Phrase]:
    """Those whom a preposition or the verb itself marks; else those whom the parser hung on its object or agent."""
    bare = name.removesuffix("!")
    tokens = list(site.slots.get(bare, ()))
    inner = list(site.slots.get("~par" if bare == "subj" else f"~{bare}", ()))
    if bare == "à" and site.row.event in _ON_THE_SPOT:
        tokens = [t for t in tokens if not is_place(t, lexemes)]
        inner = [t for t in inner if not is_place(t, lexemes)]
    elif bare == "à":
        tokens.sort(key=lambda t: is_mere_place(t, lexemes))
    own = named_in(tokens, name, lexemes)
    nested = named_in(inner, name, lexemes)
    if nested and bare == "à" and all(is_mere_place(lexemes.doc[p.head], lexemes) for p in own):
        return nested
    return own or nested
