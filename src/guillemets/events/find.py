"""The stage in one place: triggers, standing, parties, then events with their date, place and warrant, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.announcing import announcer
from guillemets.events.carrying import Carrier
from guillemets.events.confidence import confidence_of
from guillemets.events.contents import condition
from guillemets.events.contexts import contexts_of
from guillemets.events.dating import date_of, place_of
from guillemets.events.lexemes import Lexemes
from guillemets.events.likeness import Likeness
from guillemets.events.linking import Linker
from guillemets.events.merging import Draft, merged, without_topics
from guillemets.events.modality import ACTUAL, Realis
from guillemets.events.privacy import is_private
from guillemets.events.roles import parties_of
from guillemets.events.scene import Happenings
from guillemets.events.screening import (
    is_arrest,
    is_foreign,
    is_mere_attribute,
    is_programme,
    is_vague,
    number_of,
    takes_up,
    within_speech,
)
from guillemets.events.settling import settled, standing_of
from guillemets.events.sites import find_sites
from guillemets.events.stance import cue_number, is_spoken, is_without_source, names_a_thing
from guillemets.events.trigger_span import trigger_span
from guillemets.events.voice import is_passive
from guillemets.events.warrant import warrant_of
from guillemets.model.event import Event
from guillemets.model.span import Passage

if TYPE_CHECKING:
    from guillemets.events.phrases import Phrase
    from guillemets.events.scene import Scene
    from guillemets.events.sites import Site
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.plover import EventType
    from guillemets.model.event import Party


def find_events(parsed: Parsed, scene: Scene, words: Lexicons) -> Happenings:
    """Who did what to whom: the events of a dispatch, each once, and the entities that take part in them.

    1. triggers: the words that report an event, with their row;
    2. those that are the content of another act, or of another world (sport, weather, business), are left out;
    3. the standing of each: done, to come, possible or denied; what is announced becomes AGREE or CONCEDE;
    4. actors and recipients, as entities;
    5. mentions of one event are brought together;
    6. date, place, contexts, and who asserts or denies it.
    """
    lexemes = Lexemes(parsed, words, scene.statements)
    sites = find_sites(lexemes)  # 1
    linker = Linker(lexemes, scene.cast)
    drafts = []
    for site in sites:
        if is_foreign(site, lexemes) or is_mere_attribute(site, lexemes) or within_speech(site, sites, lexemes):  # 2
            continue
        standing = standing_of(site, lexemes)  # 3
        if standing is not None and (draft := _draft(site, standing, lexemes, linker)) is not None:  # 4
            drafts.append(draft)
    like = Likeness(lexemes, linker.entities)
    drafts = Carrier(lexemes, linker, like).carried(without_topics(drafts, lexemes))
    drafts = [d for d in drafts if d.bare or not _lacks(words.plover.event[d.type], bool(d.actors), bool(d.recipients))]
    kept = merged(drafts, lexemes, like)
    events = tuple(_event(n, draft, parsed, scene, words) for n, draft in enumerate(kept, 1))  # 5, 6
    return Happenings(events=events, entities=tuple(linker.entities))


def _draft(site: Site, standing: Realis, lexemes: Lexemes, linker: Linker) -> Draft | None:
    """The event at a site with its parties; None when PLOVER asks for a party that the text does not give."""
    verdict = settled(site, standing, lexemes)
    if verdict is None:
        return None
    event, mode, factuality = verdict
    kind = lexemes.words.plover.event[event]
    actor_phrases, recipient_phrases = parties_of(site, lexemes)
    if event == "THREATEN" and site.row.event != "THREATEN":
        recipient_phrases = tuple(condition(site, lexemes)) or recipient_phrases
    actors = _parties(actor_phrases, linker)
    if not actors or is_without_source(site, lexemes):
        actors = _speakers(site, lexemes, linker) or actors
    if not actors and (number := announcer(site, standing, lexemes)) is not None:
        actors = linker.speakers(number)
    recipients = _parties(recipient_phrases, linker)
    acting = {party.entity for party in actors}
    recipients = tuple(p for p in recipients if p.entity not in acting)
    if not recipients and (is_arrest(site) or is_programme(site, lexemes)):
        return None
    if is_private(event, actors, recipients, linker):
        return None
    bare = not actors and not recipients and takes_up(site, lexemes)
    open_to_others = event == "PROTEST" or (event == "THREATEN" and bool(actors))
    if not (bare or open_to_others) and _lacks(kind, bool(actors), bool(recipients)):
        return None
    return Draft(
        type=event,
        mode=mode or None,
        trigger=trigger_span(site, lexemes),
        actors=actors,
        recipients=recipients,
        factuality=factuality,
        past=standing.past,
        head=site.head,
        vague=standing == ACTUAL and is_vague(site, lexemes),
        plural=number_of(site, lexemes),
        bare=bare and not open_to_others,
        rule=f"{site.row.sort}:{site.row.head}",
    )


def _speakers(site: Site, lexemes: Lexemes, linker: Linker) -> tuple[Party, ...]:
    """Whoever speaks, where the trigger is the cue of a statement whose source names nobody by itself."""
    number = cue_number(site, lexemes) if is_spoken(site.row.event) else None
    if (
        number is None
        or is_passive(lexemes.doc[site.head], lexemes)
        or names_a_thing(lexemes.statements[number], lexemes)
    ):
        return ()
    return linker.speakers(number)


def _parties(phrases: tuple[Phrase, ...], linker: Linker) -> tuple[Party, ...]:
    """The parties of the phrases, each entity once."""
    found = {party.entity: party for phrase in reversed(phrases) for party in reversed(linker.parties(phrase))}
    return tuple(reversed(found.values()))


def _lacks(kind: EventType, actors: bool, recipients: bool) -> bool:  # noqa: FBT001 - two counts, both told
    return (kind.needs_actor and not actors) or (kind.needs_recipient and not recipients) or not (actors or recipients)


def _event(number: int, draft: Draft, parsed: Parsed, scene: Scene, words: Lexicons) -> Event:
    ontology = words.plover
    date, historical = date_of(draft, parsed, scene.times)
    asserted, denied = warrant_of(draft.trigger, scene.statements)
    return Event(
        id=f"v{number}",
        type=draft.type,
        mode=draft.mode,
        contexts=contexts_of(draft, parsed, words),
        trigger=Passage.at(draft.trigger, parsed.text),
        mentions=tuple(Passage.at(span, parsed.text) for span in draft.mentions),
        actors=draft.actors,
        recipients=draft.recipients,
        date=date,
        place=place_of(draft, parsed, words),
        factuality=draft.factuality,
        historical=historical,
        asserted_by=asserted,
        denied_by=denied,
        goldstein=ontology.score(draft.type, draft.mode),
        quad=ontology.quad[ontology.event[draft.type].quad].name,
        rule=draft.rule,
        confidence=confidence_of(draft, words),
    )
