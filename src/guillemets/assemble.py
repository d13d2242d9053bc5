"""Puts the results of the stages together into the record, every offset checked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from guillemets.model.attribution import Attribution, Relay, Sourcing, Speaker
from guillemets.model.record import Record
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Passage, Span

if TYPE_CHECKING:
    from guillemets.events import Happenings
    from guillemets.model.attribution import Statement
    from guillemets.model.dispatch import Dispatch
    from guillemets.model.entity import Cast, Entity, Resolution
    from guillemets.model.refusal import Findings
    from guillemets.model.temporal import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the stages found, before it is one record; ``refusals`` are those of the first three stages."""

    dispatch: Dispatch
    statements: Findings[Statement]
    cast: Cast
    times: Findings[TimeExpression]
    happenings: Happenings
    refusals: tuple[Refusal, ...] = ()


def assemble(draft: Draft) -> Record:
    """The record of the draft, refusals in the order of the text. Raises InternalError when an offset is wrong."""
    statements = draft.statements.items
    attributions = tuple(_attribution(i, statement, draft) for i, statement in enumerate(statements))
    unresolved = (refusal for i, statement in enumerate(statements) for refusal in _unresolved(i, statement, draft))
    refusals = chain(draft.refusals, draft.statements.refusals, draft.cast.refusals, draft.times.refusals, unresolved)
    return Record(
        dispatch=draft.dispatch,
        attributions=attributions,
        entities=draft.happenings.entities,
        times=draft.times.items,
        events=draft.happenings.events,
        refusals=tuple(sorted(set(refusals), key=lambda r: (r.start, r.end, r.stage, r.reason))),
    )


def _attribution(i: int, statement: Statement, draft: Draft) -> Attribution:
    text = draft.dispatch.text
    entities = draft.cast.entities
    who = draft.cast.speakers[i]
    return Attribution(
        id=f"a{i + 1}",
        content=tuple(Passage.at(span, text) for span in statement.content),
        type=statement.type,
        cue=_passage(statement.cue, text),
        source=_passage(statement.source, text),
        speaker=_speaker(who, entities),
        candidates=tuple(_named(entities[c]) for c in who.candidates),
        kind=who.kind,
        anonymous=who.anonymous,
        sourcing=_sourcing(who, entities, text),
        act=statement.act,
        relay=_chain(statement, who, draft.cast.relays[i], draft),
        addressee=_passage(statement.addressee, text),
        negated=statement.negated,
        conditional=statement.conditional,
        part=statement.part,
        rule=statement.rule,
        confidence=statement.confidence,
    )


def _passage(span: Span | None, text: str) -> Passage | None:
    return Passage.at(span, text) if span is not None else None


def _named(entity: Entity) -> Speaker:
    return Speaker(entity=entity.id, name=entity.name)


def _speaker(who: Resolution, entities: tuple[Entity, ...]) -> Speaker | tuple[Speaker, ...] | None:
    named = tuple(_named(entities[e]) for e in who.entities)
    if not named:
        return None
    return named[0] if len(named) == 1 else named


def _sourcing(who: Resolution, entities: tuple[Entity, ...], text: str) -> Sourcing | None:
    if who.reason is None and who.institution is None:
        return None
    institution = entities[who.institution].id if who.institution is not None else None
    return Sourcing(reason=_passage(who.reason, text), institution=institution)


def _chain(statement: Statement, who: Resolution, links: tuple[Resolution, ...], draft: Draft) -> tuple[Relay, ...]:
    """The relay chain; nobody relays himself ("des manifestants ont annoncé ... où ils espèrent")."""
    return tuple(
        _relay(span, link, draft.cast.entities, draft.dispatch.text)
        for span, link in zip(statement.relay, links, strict=True)
        if not who.entities or link.entities != who.entities
    )


def _relay(span: Span, link: Resolution, entities: tuple[Entity, ...], text: str) -> Relay:
    names = "; ".join(entities[e].name for e in link.entities)
    return Relay(source=Passage.at(span, text), speaker=names or None, anonymous=link.anonymous)


def _unresolved(i: int, statement: Statement, draft: Draft) -> list[Refusal]:
    """A refusal for each attribution whose speaker is unknown or undecided."""
    who = draft.cast.speakers[i]
    if who.entities:
        return []
    place = statement.source or statement.content[0]
    reason = Reason.AMBIGUOUS_SPEAKER if who.candidates else Reason.UNRESOLVED_SPEAKER
    return [Refusal(stage=Stage.ENTITIES, start=place.start, end=place.end, reason=reason)]
