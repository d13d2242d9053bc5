"""Dispatches in wire style with what makes exports fail: line ends, control and astral characters, cut quotations."""

from __future__ import annotations

from dataclasses import replace

from build import dispatch_with, entity
from guillemets.model.attribution import Act, Attribution, Relay, Speaker, SpeakerKind, SpeechType
from guillemets.model.dispatch import AgencyLine, Origin, Part, PartKind
from guillemets.model.entity import Entity, Gender, Mention, MentionForm
from guillemets.model.event import DateBasis, Event, EventDate, Factuality, Party, Place
from guillemets.model.record import Record, text_id
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Passage, Span
from guillemets.model.temporal import TimeExpression, TimexType

TEXT = (
    "Haut-Valdar: Skarje rejette le plan de l’ONU 🕊\r\n\r\nSKARJE, 14 mars (AFP) -\r\n"
    "L'armée valdarienne a bombardé jeudi le port d'Orsk. «Nous ne signerons pas\r\nce plan», a déclaré le président "
    "Goran Stanko, «ni demain, ni jamais». Il a\x0caccusé la Doravie d’ «armer les milices\u00a0», selon son porte-parole."
    "\n\nLa Doravie a démenti vendredi à 9h30 & parlé de\tprovocation <sic>."
)


def place(words: str, nth: int = 0) -> Passage:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Passage.at(Span(start, start + len(words)), TEXT)


def dispatches() -> tuple[Record, ...]:
    """The dispatch from Skarje with statements, events, times and a refusal; and one with nothing in it."""
    return skarje(), nothing()


def again(published: str = "2025-03-14") -> Record:
    """The news from Skarje in another text."""
    record = skarje()
    text = record.dispatch.text + " "
    return replace(record, dispatch=replace(record.dispatch, text=text, id=text_id(text), published=published))


def nothing() -> Record:
    text = "Météo: temps sec demain."
    part = Part(kind=PartKind.PARAGRAPH, start=0, end=len(text))
    return Record(dispatch=dispatch_with(text, (part,), source=Origin(id="meteo/14:03"), published="2025-03-15"))


def _people() -> tuple[Entity, ...]:
    stanko = entity("e1", "Goran Stanko", SpeakerKind.PERSON, place("Goran Stanko"), role=place("président"))
    he = place("Il a\x0c")
    pronoun = Mention(start=he.start, end=he.start + 2, text="Il", form=MentionForm.PRONOUN)
    doravie = entity("e2", "Doravie", SpeakerKind.STATE, place("la Doravie"), place("La Doravie"))
    port = entity("e3", "armée valdarienne", SpeakerKind.ORGANISATION, place("L'armée valdarienne"))
    orsk = entity("e4", "Orsk", SpeakerKind.STATE, place("Orsk"))
    return (
        _with(stanko, pronoun),
        _identified(doravie),
        port,
        orsk,
        entity("e5", "porte-parole", SpeakerKind.PERSON, place("porte-parole")),
    )


def _with(one: Entity, mention: Mention) -> Entity:
    return Entity(
        id=one.id,
        name=one.name,
        kind=one.kind,
        mentions=(*one.mentions, mention),
        roles=one.roles,
        gender=Gender.M,
    )


def _identified(one: Entity) -> Entity:
    return Entity(
        id=one.id, name=one.name, kind=one.kind, mentions=one.mentions, country="DOR", ids={"wikidata": "Q999999"}
    )


def _said(id_: str, content: tuple[Passage, ...], type_: SpeechType, **more: object) -> Attribution:
    fields: dict[str, object] = {
        "cue": None,
        "source": None,
        "speaker": None,
        "candidates": (),
        "kind": SpeakerKind.PERSON,
        "anonymous": False,
        "sourcing": None,
        "act": Act.STATES,
        "relay": (),
        "addressee": None,
        "negated": False,
        "conditional": False,
        "part": 2,
        "rule": "by_hand",
        "confidence": 0.75,
    }
    return Attribution(id=id_, content=content, type=type_, **(fields | more))  # type: ignore[arg-type]


def skarje() -> Record:
    head, line = place("Haut-Valdar: Skarje rejette le plan de l’ONU 🕊"), place("SKARJE, 14 mars (AFP) -")
    agency = place("AFP")
    stanko, doravie = Speaker(entity="e1", name="Goran Stanko"), Speaker(entity="e2", name="Doravie")
    parts = (
        Part(kind=PartKind.HEADLINE, start=head.start, end=head.end),
        Part(kind=PartKind.AGENCY, start=line.start, end=line.end),
        Part(kind=PartKind.LEAD, start=place("L'armée").start, end=place("porte-parole.").end),
        Part(kind=PartKind.PARAGRAPH, start=place("La Doravie").start, end=len(TEXT)),
    )
    spokesman = Relay(source=place("son porte-parole"), speaker="porte-parole", anonymous=True)
    he = place("Il a\x0c")
    attributions = (
        _said(
            "a1", (place("«Nous ne signerons pas\r\nce plan»"), place("«ni demain, ni jamais»")), SpeechType.DIRECT,
            cue=place("a déclaré"), source=place("le président Goran Stanko"), speaker=stanko,
        ),
        _said(
            "a2", (place("la Doravie d’ «armer les milices\u00a0»"),), SpeechType.MIXED, cue=place("a\x0caccusé"),
            source=Passage(start=he.start, end=he.start + 2, text="Il"), speaker=stanko, act=Act.ACCUSES,
            relay=(spokesman,),
        ),
        _said(
            "a3", (place("provocation <sic>"),), SpeechType.INDIRECT, cue=place("parlé de"), speaker=doravie,
            kind=SpeakerKind.STATE, act=Act.DENIES, part=3, conditional=True,
        ),
        _said("a4", (place("bombardé jeudi le port d'Orsk"),), SpeechType.INDIRECT, candidates=(stanko, doravie)),
    )  # fmt: skip
    dispatch = dispatch_with(
        TEXT,
        parts,
        source=Origin(url="https://exemple.test/valdar?page=1&x=é", format="html"),
        published="2025-03-14T23:30-02:00",
        headline=head,
        agency=AgencyLine(start=agency.start, end=agency.end, text="AFP", name="AFP"),
        dateline=place("SKARJE"),
        lead=Passage.at(Span(parts[2].start, parts[2].end), TEXT),
    )
    return Record(
        dispatch=dispatch,
        attributions=attributions,
        entities=_people(),
        times=(
            _time("jeudi", TimexType.DATE, "2025-03-13"),
            _time("ni demain", TimexType.DATE, "FUTURE_REF"),
            _time("vendredi à 9h30", TimexType.TIME, "2025-03-14T09:30"),
        ),
        events=_events(),
        refusals=(
            Refusal(
                stage=Stage.ENTITIES,
                start=place("bombardé").start,
                end=place("bombardé").end,
                reason=Reason.AMBIGUOUS_SPEAKER,
            ),
        ),
    )


def _time(words: str, type_: TimexType, value: str) -> TimeExpression:
    where = place(words)
    return TimeExpression(start=where.start, end=where.end, text=words, type=type_, value=value)


def _party(id_: str, words: str) -> Party:
    where = place(words)
    return Party(entity=id_, start=where.start, end=where.end, text=words)


def _events() -> tuple[Event, ...]:
    orsk, day = place("Orsk"), place("jeudi")
    assault = Event(
        id="v1",
        type="ASSAULT",
        mode="aerial",
        contexts=("military", "territory"),
        trigger=place("bombardé"),
        mentions=(place("bombardé"),),
        actors=(_party("e3", "L'armée valdarienne"),),
        recipients=(_party("e4", "Orsk"), _party("e2", "la Doravie")),
        date=EventDate(value="2025-03-13", basis=DateBasis.READ, start=day.start, end=day.end),
        place=Place(start=orsk.start, end=orsk.end, text="Orsk", country="DOR"),
        factuality=Factuality.ACTUAL,
        historical=False,
        asserted_by=("a1", "a2"),
        denied_by=("a3",),
        goldstein=-9.0,
        quad="material conflict",
        rule="verb",
        confidence=0.8,
    )
    accuse = Event(
        id="v2",
        type="ACCUSE",
        mode=None,
        contexts=(),
        trigger=place("a\x0caccusé"),
        mentions=(place("a\x0caccusé"),),
        actors=(_party("e1", "Goran Stanko"),),
        recipients=(_party("e2", "la Doravie"),),
        date=None,
        place=None,
        factuality=Factuality.POSSIBLE,
        historical=True,
        asserted_by=(),
        denied_by=(),
        goldstein=-2.0,
        quad="verbal conflict",
        rule="verb",
        confidence=0.5,
    )
    return assault, accuse
