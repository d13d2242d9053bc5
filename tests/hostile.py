"""A dispatch whose every word is an attack on the page that shows it, and its record made by hand."""

from __future__ import annotations

from build import dispatch_with
from guillemets.model.attribution import Act, Attribution, Relay, Speaker, SpeakerKind, SpeechType
from guillemets.model.dispatch import AgencyLine, Dispatch, Origin, Part, PartKind
from guillemets.model.entity import Entity, Mention, MentionForm
from guillemets.model.event import DateBasis, Event, EventDate, Factuality, Party, Place
from guillemets.model.record import Record
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Passage
from guillemets.model.temporal import TimeExpression, TimexType

SCRIPT = "<script>window.attacked = 1</script>"
TITLE = f"Titre {SCRIPT} \"><img src=x onerror='window.attacked=1'>"
AGENCY = "A<b onmouseover=alert(1)>FP"
SPEAKER = "Jean <svg/onload=window.attacked=1> O'Neill"
RELAY = "une source </ol></article>{{ 7*7 }}{% raw %}"
CONTENT = "«=cmd|' /C calc'!A0 </blockquote><iframe srcdoc='<script>parent.attacked=1</script>'></iframe> javascript:attacked»"
DEED = "a accusé' onclick='window.attacked=1"
TEXT = f"{TITLE}\n\n{AGENCY}\n\n{SPEAKER}, selon {RELAY}, {DEED} hier le Karanda: {CONTENT}. \u202egnirts desrever\u202c \x00\ufffe fin.\n"
URL = 'javascript:window.attacked=1//"><script>window.attacked=1</script>'


def at(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(start=start, end=start + len(words), text=words)


def hostile() -> Record:
    """The record of the dispatch."""
    speaker, relay, content, agency, deed, day = map(at, (SPEAKER, RELAY, CONTENT, AGENCY, DEED, "hier"))
    karanda = at("Karanda")
    who = Speaker(entity="e1", name=SPEAKER)
    attribution = Attribution(
        id="a1", content=(content,), type=SpeechType.DIRECT, cue=deed, source=speaker, speaker=who, candidates=(),
        kind=SpeakerKind.PERSON, anonymous=False, sourcing=None, act=Act.DENIES,
        relay=(Relay(source=relay, speaker=RELAY, anonymous=True),), addressee=karanda, negated=True, conditional=True,
        part=2, rule="by_hand", confidence=0.5,
    )  # fmt: skip
    event = Event(
        id="v1", type="ACCUSE", mode=None, contexts=(), trigger=deed, mentions=(deed,),
        actors=(Party(entity="e1", start=speaker.start, end=speaker.end, text=SPEAKER),),
        recipients=(Party(entity="e2", start=karanda.start, end=karanda.end, text="Karanda"),),
        date=EventDate(value="2025-03-11", basis=DateBasis.READ, start=day.start, end=day.end),
        place=Place(start=karanda.start, end=karanda.end, text="Karanda", country=None), factuality=Factuality.ACTUAL,
        historical=False, asserted_by=("a1",), denied_by=(), goldstein=-2.0, quad="verbal conflict", rule="by_hand",
        confidence=0.5,
    )  # fmt: skip
    return Record(dispatch=_dispatch(agency), attributions=(attribution,), entities=_entities(speaker, karanda),
        times=(TimeExpression(start=day.start, end=day.end, text="hier", type=TimexType.DATE, value="2025-03-11"),),
        events=(event,),
        refusals=(Refusal(stage=Stage.ENTITIES, start=relay.start, end=relay.end, reason=Reason.UNRESOLVED_SPEAKER),),
    )  # fmt: skip


def _dispatch(agency: Passage) -> Dispatch:
    body = TEXT.index(SPEAKER)
    return dispatch_with(
        TEXT,
        (
            Part(kind=PartKind.HEADLINE, start=0, end=len(TITLE)),
            Part(kind=PartKind.AGENCY, start=agency.start, end=agency.end),
            Part(kind=PartKind.PARAGRAPH, start=body, end=len(TEXT) - 1),
        ),
        source=Origin(path=f"{SCRIPT}.txt", url=URL),
        published="2025-03-12",
        headline=at(TITLE),
        agency=AgencyLine(start=agency.start, end=agency.end, text=AGENCY, name=AGENCY),
    )


def _entities(speaker: Passage, state: Passage) -> tuple[Entity, ...]:
    def mention(place: Passage) -> Mention:
        return Mention(start=place.start, end=place.end, text=place.text, form=MentionForm.NAME)

    return (
        Entity(id="e1", name=SPEAKER, kind=SpeakerKind.PERSON, mentions=(mention(speaker),), roles=(at(DEED),)),
        Entity(id="e2", name="Karanda", kind=SpeakerKind.STATE, mentions=(mention(state),)),
    )
