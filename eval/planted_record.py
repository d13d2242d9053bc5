"""The record of an invented dispatch, from what stands where in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planted_text import bare, sheet_of

from guillemets.model.attribution import Act, Attribution, Relay, Sourcing, Speaker, SpeakerKind, SpeechType
from guillemets.model.dispatch import AgencyLine, Dispatch, Origin, Status
from guillemets.model.entity import Entity, Gender, Mention
from guillemets.model.event import DateBasis, Event, EventDate, Factuality, Party, Place
from guillemets.model.record import Record, text_id
from guillemets.model.span import Passage
from guillemets.model.temporal import TimeExpression, TimexType

if TYPE_CHECKING:
    from planted_draft import Draft
    from planted_text import Known, Said, Sheet

_STATUS = {"CORRECTIF": Status.CORRECTION, "ACTUALISE": Status.UPDATE, "ANNULE": Status.WITHDRAWAL}


def record_of(draft: Draft) -> tuple[Record, tuple[int, ...]]:
    """The record of the draft, every offset checked, and the number of the utterance behind each statement."""
    return _record(sheet_of(draft), draft), tuple(line.utterance for line in draft.lines)


def _record(sheet: Sheet, draft: Draft) -> Record:
    ids = {name: f"e{i}" for i, name in enumerate(sheet.known, 1)}
    published = draft.at.isoformat(timespec="minutes")
    agency = _passage(sheet, "agency")
    day = sheet.places.get("day")
    dispatch = Dispatch(
        id=text_id(sheet.text),
        text=sheet.text,
        language="fr",
        source=Origin(url=draft.url, format="html"),
        published=published,
        status=_STATUS[draft.status] if draft.status else None,
        kicker=_passage(sheet, "kicker"),
        headline=_passage(sheet, "headline"),
        agency=AgencyLine(start=agency.start, end=agency.end, text=agency.text, name=draft.agency),
        byline=None,
        dateline=None,
        lead=_passage(sheet, "lead") if "lead" in sheet.places else None,
        parts=tuple(sheet.parts),
    )
    return Record(
        dispatch=dispatch,
        attributions=tuple(_attribution(sheet, i, said, ids) for i, said in enumerate(sheet.said, 1)),
        entities=tuple(_entity(sheet, ids[name], known) for name, known in sheet.known.items()),
        times=(
            TimeExpression(
                start=day.start, end=day.end, text=day.of(sheet.text), type=TimexType.DATE, value=published[:10]
            ),
        )
        if day
        else (),
        events=(_event(sheet, draft, ids),) if day else (),
    )


def _attribution(sheet: Sheet, number: int, said: Said, ids: dict[str, str]) -> Attribution:
    line, relay, reason = said.line, said.relay, said.reason
    unnamed = bool(line.source.reason)
    return Attribution(
        id=f"a{number}",
        content=(Passage.at(said.content, sheet.text),),
        type=SpeechType.DIRECT if line.form == "direct" else SpeechType.INDIRECT,
        cue=Passage.at(said.cue, sheet.text),
        source=Passage.at(said.source, sheet.text),
        speaker=Speaker(entity=ids[said.entity], name=said.entity),
        candidates=(),
        kind=SpeakerKind.ORGANISATION if line.source.organisation else SpeakerKind.PERSON,
        anonymous=unnamed,
        sourcing=Sourcing(reason=Passage.at(reason, sheet.text)) if reason else None,
        act=Act(line.act) if line.form != "selon" else Act.STATES,
        relay=(Relay(source=Passage.at(relay, sheet.text), speaker=bare(relay.of(sheet.text)), anonymous=True),)
        if relay
        else (),
        addressee=None,
        negated=False,
        conditional=False,
        part=said.part,
        rule="planted",
        confidence=1.0,
    )


def _entity(sheet: Sheet, id_: str, known: Known) -> Entity:
    return Entity(
        id=id_,
        name=known.name,
        kind=known.kind,
        mentions=tuple(
            Mention(start=span.start, end=span.end, text=span.of(sheet.text), form=form)
            for span, form in known.mentions
        ),
        roles=tuple(Passage.at(role, sheet.text) for role in known.roles),
        country=known.country,
        gender=Gender(known.gender) if known.gender else None,
    )


def _event(sheet: Sheet, draft: Draft, ids: dict[str, str]) -> Event:
    actor, recipient, place = (_passage(sheet, name) for name in ("actor", "recipient", "place"))
    trigger, day = _passage(sheet, "trigger"), sheet.places["day"]
    return Event(
        id="v1",
        type=draft.deed["type"],
        mode=None,
        contexts=(),
        trigger=trigger,
        mentions=(trigger,),
        actors=(Party(entity=ids[draft.actor["name"]], start=actor.start, end=actor.end, text=actor.text),),
        recipients=(
            Party(entity=ids[draft.recipient["name"]], start=recipient.start, end=recipient.end, text=recipient.text),
        ),
        date=EventDate(value=f"{draft.at:%Y-%m-%d}", basis=DateBasis.READ, start=day.start, end=day.end),
        place=Place(start=place.start, end=place.end, text=place.text),
        factuality=Factuality.ACTUAL,
        historical=False,
        asserted_by=(),
        denied_by=(),
        goldstein=draft.deed["goldstein"],
        quad=draft.deed["quad"],
        rule="planted",
        confidence=1.0,
    )


def _passage(sheet: Sheet, name: str) -> Passage:
    return Passage.at(sheet.places[name], sheet.text)
