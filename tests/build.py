"""Records made by hand, for tests that need one without any linguistic model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guillemets.model.attribution import Act, Attribution, Relay, Sourcing, Speaker, SpeakerKind, SpeechType
from guillemets.model.dispatch import AgencyLine, Dispatch, Origin, Part, PartKind
from guillemets.model.entity import Entity, Mention, MentionForm
from guillemets.model.event import Event, Factuality, Party
from guillemets.model.record import Record, text_id
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Passage, Span
from guillemets.model.temporal import TimeExpression, TimexType

TEXT = """Transports «Un tunnel de trop» au Gothard, selon Uri et le Tessin

ATS

12.3.2025 - 18:05

Le Conseil d'Etat uranais a dénoncé mercredi «un tunnel de trop» au Gothard, après l'annonce d'un nouveau report du chantier.

Keystone-SDA

«Nous ne paierons pas un franc de plus», a prévenu la directrice des travaux publics, Lucia Arnold, à l'adresse de Berne.

Selon une source proche du dossier, qui a requis l'anonymat, le ministre des transports Paul Zgraggen «n'exclut pas» un abandon du projet. Il aurait admis devant ses services que le calendrier n'était «plus tenable».

Le Tessin s'impatiente

«Il faut trancher avant l'été», a-t-elle ajouté, <b>sans «fermer la porte» & sans illusions</b>.

L'agence Tass rapporte, citant un diplomate, que Moscou ne s'en mêlera pas. Interrogé, l'Office des routes n'a pas souhaité réagir.
"""


def at(words: str, nth: int = 0, text: str = TEXT) -> Passage:
    """The passage where ``words`` stand for the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Passage.at(Span(start, start + len(words)), text)


def part(kind: PartKind, first: str, last: str | None = None) -> Part:
    begin = at(first)
    end = at(last) if last else begin
    return Part(kind=kind, start=begin.start, end=end.end)


PARTS = (
    part(PartKind.KICKER, "Transports"),
    part(PartKind.HEADLINE, "«Un tunnel de trop» au Gothard", "selon Uri et le Tessin"),
    part(PartKind.AGENCY, "ATS"),
    part(PartKind.DATE, "12.3.2025 - 18:05"),
    part(PartKind.LEAD, "Le Conseil d'Etat uranais", "report du chantier."),
    part(PartKind.CREDIT, "Keystone-SDA"),
    part(PartKind.PARAGRAPH, "«Nous ne paierons", "à l'adresse de Berne."),
    part(PartKind.PARAGRAPH, "Selon une source", "«plus tenable»."),
    part(PartKind.CROSSHEAD, "Le Tessin s'impatiente"),
    part(PartKind.PARAGRAPH, "«Il faut trancher", "sans illusions</b>."),
    part(PartKind.PARAGRAPH, "L'agence Tass", "souhaité réagir."),
)


def entity(id_: str, name: str, kind: SpeakerKind, *mentions: Passage, role: Passage | None = None) -> Entity:
    return Entity(
        id=id_,
        name=name,
        kind=kind,
        mentions=tuple(Mention(start=m.start, end=m.end, text=m.text, form=MentionForm.NAME) for m in mentions),
        roles=(role,) if role else (),
    )


ENTITIES = (
    entity("e1", "Conseil d'Etat uranais", SpeakerKind.ORGANISATION, at("Le Conseil d'Etat uranais")),
    entity("e2", "Lucia Arnold", SpeakerKind.PERSON, at("Lucia Arnold"), role=at("directrice des travaux publics")),
    entity("e3", "source proche du dossier", SpeakerKind.PERSON, at("une source proche du dossier")),
    entity("e4", "Paul Zgraggen", SpeakerKind.PERSON, at("Paul Zgraggen"), role=at("ministre des transports")),
    entity("e5", "Office des routes", SpeakerKind.ORGANISATION, at("l'Office des routes")),
    entity("e6", "Russie", SpeakerKind.STATE, at("Moscou")),
    entity("e7", "Uri", SpeakerKind.STATE, at("Uri")),
    entity("e8", "Tessin", SpeakerKind.STATE, at("Tessin")),
)


def attribution(
    id_: str, words: str, cue: str | None, source: str | None, who: tuple[Speaker, ...] = (), **changes: object
) -> Attribution:
    content = at(words)
    place = next(i for i, p in enumerate(PARTS) if p.start <= content.start < p.end)
    plain = Attribution(
        id=id_,
        content=(content,),
        type=SpeechType.DIRECT,
        cue=at(cue) if cue else None,
        source=at(source) if source else None,
        speaker=who[0] if len(who) == 1 else who or None,
        candidates=(),
        kind=SpeakerKind.PERSON,
        anonymous=False,
        sourcing=None,
        act=Act.STATES,
        relay=(),
        addressee=None,
        negated=False,
        conditional=False,
        part=place,
        rule="by_hand",
        confidence=0.9,
    )
    return replace(plain, **changes)


def _speaker(id_: str) -> Speaker:
    return next(Speaker(entity=e.id, name=e.name) for e in ENTITIES if e.id == id_)


def _relay(words: str, speaker: str | None, *, anonymous: bool) -> Relay:
    return Relay(source=at(words), speaker=speaker, anonymous=anonymous)


def dispatch_with(text: str, parts: tuple[Part, ...], **known: Any) -> Dispatch:
    """A dispatch of which nothing is known but its text and its parts, and what ``known`` says."""
    nothing = dict.fromkeys(("published", "status", "kicker", "headline", "agency", "byline", "dateline", "lead"))
    return Dispatch(id=text_id(text), text=text, language="fr", parts=parts, **{"source": Origin(), **nothing, **known})


def sample() -> Record:
    """A dispatch with every kind of statement: named, several, unnamed, ambiguous, relayed twice, overlapping."""
    anonymous = Sourcing(reason=at("a requis l'anonymat"), institution="e5")
    attributions = (
        attribution(
            "a1", "«Un tunnel de trop» au Gothard", "selon", "Uri et le Tessin", (_speaker("e7"), _speaker("e8")),
            kind=SpeakerKind.STATE, type=SpeechType.MIXED,
        ),
        attribution(
            "a2", "«un tunnel de trop» au Gothard", "a dénoncé", "Le Conseil d'Etat uranais", (_speaker("e1"),),
            act=Act.ACCUSES, kind=SpeakerKind.ORGANISATION, type=SpeechType.MIXED,
        ),
        attribution(
            "a3", "«Nous ne paierons pas un franc de plus»", "a prévenu", "la directrice des travaux publics",
            (_speaker("e2"),), act=Act.THREATENS, addressee=at("Berne"),
        ),
        attribution(
            "a4",
            "le ministre des transports Paul Zgraggen «n'exclut pas» un abandon du projet",
            "Selon", "une source proche du dossier", (_speaker("e3"),),
            anonymous=True, sourcing=anonymous, type=SpeechType.MIXED,
        ),
        attribution(
            "a5", "un abandon du projet", "«n'exclut pas»", "le ministre des transports Paul Zgraggen",
            (_speaker("e4"),), type=SpeechType.INDIRECT, negated=True, sourcing=anonymous,
            relay=(_relay("une source proche du dossier", "source proche du dossier", anonymous=True),),
        ),
        attribution(
            "a6", "le calendrier n'était «plus tenable»", "aurait admis", "Il", (),
            candidates=(_speaker("e3"), _speaker("e4")), conditional=True, type=SpeechType.MIXED,
        ),
        attribution("a7", "«Il faut trancher avant l'été»", "a-t-elle ajouté", None, (_speaker("e2"),), act=Act.DEMANDS),
        attribution(
            "a8", "ne s'en mêlera pas", None, "Moscou", (_speaker("e6"),), type=SpeechType.INDIRECT, act=Act.PROMISES,
            kind=SpeakerKind.STATE,
            relay=(
                _relay("L'agence Tass", "Tass", anonymous=False),
                _relay("un diplomate", "diplomate russe", anonymous=True),
            ),
        ),
        attribution(
            "a9", "n'a pas souhaité réagir", None, "l'Office des routes", (), type=SpeechType.INDIRECT,
            act=Act.DECLINES_TO_COMMENT,
        ),
    )  # fmt: skip
    ambiguous = attributions[5].content[0]
    return Record(
        dispatch=dispatch(),
        attributions=attributions,
        entities=ENTITIES,
        times=(_time("mercredi", "2025-03-12"), _time("12.3.2025 - 18:05", "2025-03-12T18:05")),
        refusals=(
            Refusal(stage=Stage.ENTITIES, start=ambiguous.start, end=ambiguous.end, reason=Reason.AMBIGUOUS_SPEAKER),
        ),
    )


def dispatch() -> Dispatch:
    agency = at("ATS")
    return dispatch_with(
        TEXT,
        PARTS,
        source=Origin(path="gothard.txt"),
        published="2025-03-12T18:05+01:00",
        kicker=at("Transports"),
        headline=Passage.at(Span(PARTS[1].start, PARTS[1].end), TEXT),
        agency=AgencyLine(start=agency.start, end=agency.end, text=agency.text, name="ATS"),
        lead=Passage.at(Span(PARTS[4].start, PARTS[4].end), TEXT),
    )


def _time(words: str, value: str) -> TimeExpression:
    place = at(words)
    return TimeExpression(start=place.start, end=place.end, text=words, type=TimexType.DATE, value=value)


def record_with(**changes: object) -> Record:
    """The sample with one event: Uri accuses Ticino, told by the first statement."""
    uri, ticino = at("Uri"), at("Tessin")
    event = Event(
        id="v1", type="ACCUSE", mode=None, contexts=(), trigger=at("Un tunnel de trop"), mentions=(),
        actors=(Party(entity="e7", start=uri.start, end=uri.end, text=uri.text),),
        recipients=(Party(entity="e8", start=ticino.start, end=ticino.end, text=ticino.text),),
        date=None, place=None, factuality=Factuality.ACTUAL, historical=False, asserted_by=(), denied_by=(),
        goldstein=-2.0, quad="verbal conflict", rule="test", confidence=0.7,
    )  # fmt: skip
    return replace(sample(), events=(replace(event, **changes),))
