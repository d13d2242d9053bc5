"""Dispatches with statements, made of a few words: for tests of what recurs from one to the next."""

from __future__ import annotations

from build import dispatch_with
from guillemets.model.attribution import Act, Attribution, Speaker, SpeakerKind, SpeechType
from guillemets.model.dispatch import AgencyLine, Origin, Part, PartKind
from guillemets.model.entity import Entity, Mention, MentionForm
from guillemets.model.record import Record, text_id
from guillemets.model.span import Passage, Span

Said = tuple[str | None, str]


def told(
    *paragraphs: str,
    said: tuple[Said, ...] = (),
    headline: str = "Nouvelle du jour",
    published: str | None = "2025-03-12T10:00+01:00",
    agency: str | None = "ATS",
) -> Record:
    """A dispatch of those paragraphs; ``said`` gives speaker and content of each statement, both as they stand there.

    A speaker in small letters is an unnamed one; None is nobody in particular.
    """
    text = "\n\n".join((headline, agency or "site", *paragraphs))
    parts, cursor = [], 0
    for number, block in enumerate((headline, agency or "site", *paragraphs)):
        kind = (PartKind.HEADLINE, PartKind.AGENCY, PartKind.LEAD)[number] if number < 3 else PartKind.PARAGRAPH
        parts.append(Part(kind=kind, start=cursor, end=cursor + len(block)))
        cursor += len(block) + 2
    names = list(dict.fromkeys(name for name, _ in said if name))
    entities = tuple(_entity(f"e{number}", name, text) for number, name in enumerate(names, 1))
    ids = {entity.name: entity.id for entity in entities}
    return Record(
        dispatch=dispatch_with(
            text,
            tuple(parts),
            source=Origin(url=f"https://journal-{len(text)}.example/{text_id(text)[:6]}"),
            published=published,
            headline=_passage(headline, text),
            agency=AgencyLine(start=len(headline) + 2, end=len(headline) + 2 + len(agency), text=agency, name=agency)
            if agency
            else None,
            lead=_passage(paragraphs[0], text),
        ),
        attributions=tuple(_attribution(f"a{n}", one, ids, text, parts) for n, one in enumerate(said, 1)),
        entities=entities,
    )


def _passage(words: str, text: str) -> Passage:
    start = text.index(words)
    return Passage.at(Span(start, start + len(words)), text)


def _entity(id_: str, name: str, text: str) -> Entity:
    place = _passage(name, text)
    form = MentionForm.NAME if name[0].isupper() else MentionForm.ROLE
    mention = Mention(start=place.start, end=place.end, text=place.text, form=form)
    return Entity(id=id_, name=name, kind=SpeakerKind.PERSON, mentions=(mention,))


def _attribution(id_: str, said: Said, ids: dict[str, str], text: str, parts: list[Part]) -> Attribution:
    name, content = said
    place = _passage(content, text)
    return Attribution(
        id=id_,
        content=(place,),
        type=SpeechType.DIRECT if content.startswith("«") else SpeechType.INDIRECT,
        cue=None,
        source=None,
        speaker=Speaker(entity=ids[name], name=name) if name else None,
        candidates=(),
        kind=SpeakerKind.PERSON,
        anonymous=bool(name and name[0].islower()),
        sourcing=None,
        act=Act.STATES,
        relay=(),
        addressee=None,
        negated=False,
        conditional=False,
        part=next(number for number, part in enumerate(parts) if part.start <= place.start < part.end),
        rule="by_hand",
        confidence=0.9,
    )
