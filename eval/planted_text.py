"""The text of an invented dispatch, put together piece by piece, with what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.model.attribution import SpeakerKind
from guillemets.model.dispatch import Part, PartKind
from guillemets.model.entity import MentionForm
from guillemets.model.span import Span

if TYPE_CHECKING:
    from planted_draft import Draft, Line, Source, State

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def sheet_of(draft: Draft) -> Sheet:
    """The text of the draft and what stands where in it."""
    sheet = Sheet()
    sheet.head(draft)
    if draft.status == "ANNULE":
        sheet.paragraph(PartKind.LEAD, f"Prière d'annuler notre dépêche «{draft.headline}», inexacte.")
        return sheet
    sheet.lead(draft)
    for number, line in enumerate(draft.lines):
        if number == len(draft.lines) // 2:
            sheet.paragraph(PartKind.CROSSHEAD, draft.crosshead)
        sheet.line(line)
    if draft.own:
        sheet.paragraph(PartKind.PARAGRAPH, draft.own)
    return sheet


@dataclass(slots=True)
class Known:
    """An entity in the making."""

    name: str
    kind: SpeakerKind
    gender: str | None = None
    country: str | None = None
    mentions: list[tuple[Span, MentionForm]] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as it stands in the text; ``entity`` names its speaker among those known."""

    line: Line
    content: Span
    cue: Span
    source: Span
    entity: str
    relay: Span | None
    reason: Span | None
    part: int


@dataclass(slots=True)
class Sheet:
    """Text that grows, and what is known to stand in it."""

    text: str = ""
    parts: list[Part] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    places: dict[str, Span] = field(default_factory=dict)

    def put(self, words: str) -> Span:
        """The place of ``words``, added at the end."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def paragraph(self, kind: PartKind, words: str) -> Span:
        """The place of a part of its own."""
        span = self.put(words)
        self.text += "\n\n"
        self.parts.append(Part(kind=kind, start=span.start, end=span.end))
        return span

    def head(self, draft: Draft) -> None:
        """Add kicker, headline, agency and date."""
        kicker = self.put(draft.kicker)
        self.parts.append(Part(kind=PartKind.KICKER, start=kicker.start, end=kicker.end))
        self.put(" ")
        headline = f"{draft.status} - {draft.headline}" if draft.status else draft.headline
        self.places["headline"] = self.paragraph(PartKind.HEADLINE, headline)
        self.places["kicker"] = kicker
        self.places["agency"] = self.paragraph(PartKind.AGENCY, draft.agency)
        self.paragraph(PartKind.DATE, f"{draft.at:%d.%m.%Y - %H:%M}")

    def lead(self, draft: Draft) -> None:
        """Add the first paragraph, which has the event."""
        start = len(self.text)
        self.places["actor"] = self.state(draft.actor, capital=True)
        before, trigger, after = f" {draft.deed['verb']} ".partition(draft.deed["trigger"])
        self.put(before)
        self.places["trigger"] = self.put(trigger)
        self.put(after)
        self.places["recipient"] = self.state(draft.recipient)
        self.put(", a-t-on appris ")
        self.places["day"] = self.put(_DAYS[draft.at.weekday()])
        self.put(" à ")
        self.places["place"] = self.put(draft.place)
        self.put(f". {draft.background[:1].upper()}{draft.background[1:]}.")
        self.places["lead"] = self._end(PartKind.LEAD, start)

    def state(self, state: State, *, capital: bool = False) -> Span:
        """The place of the state's name, which is added with its article."""
        words = state["with_article"]
        span = self.put(words[:1].upper() + words[1:] if capital else words)
        place = Span(span.end - len(state["name"]), span.end)
        self._mention(state["name"], SpeakerKind.STATE, place, MentionForm.NAME).country = state["country"]
        return place

    def line(self, line: Line) -> None:
        """Add a paragraph with one statement."""
        start = len(self.text)
        words = " ".join(filter(None, (line.clause, line.tail)))
        relay = None
        if line.form == "direct":
            more = f". {line.addition}" if line.addition else ""
            content = self.put(f"«{words[:1].upper()}{words[1:]}{more}»")
            self.put(", ")
            cue = self.put(line.cue)
            self.put(" ")
            source, entity = self.source(line.source)
        elif line.form == "selon":
            cue = self.put("Selon")
            self.put(" ")
            source, entity = self.source(line.source)
            self.put(", ")
            content = self.put(words)
        else:
            if line.relay:
                self.put("Selon ")
                relay = self.put(line.relay)
                self._mention(bare(line.relay), SpeakerKind.PERSON, relay, MentionForm.ROLE)
                self.put(", ")
            source, entity = self.source(line.source, capital=not line.relay)
            self.put(" ")
            cue = self.put(line.cue.removesuffix(" que"))
            self.put(" que ")
            content = self.put(words)
        reason = None
        if line.source.reason and line.form == "direct":
            self.put(" " if line.source.reason.startswith("sous") else ", ")
            reason = self.put(line.source.reason)
        self.put(".")
        self._end(PartKind.PARAGRAPH, start)
        self.said.append(
            Said(
                line=line,
                content=content,
                cue=cue,
                source=source,
                entity=entity,
                relay=relay,
                reason=reason,
                part=len(self.parts) - 1,
            )
        )

    def source(self, source: Source, *, capital: bool = False) -> tuple[Span, str]:
        """The place of the source's words, which are added, and the name under which it is known."""
        start = len(self.text)
        if source.reason:
            self.put(source.name[:1].upper() + source.name[1:] if capital else source.name)
            span = Span(start, len(self.text))
            self._mention(bare(source.name), SpeakerKind.PERSON, span, MentionForm.ROLE)
            return span, bare(source.name)
        kind = SpeakerKind.ORGANISATION if source.organisation else SpeakerKind.PERSON
        role = None
        if source.role and source.name not in self.known:
            role = self.put(source.role[:1].upper() + source.role[1:] if capital else source.role)
            self.put(" ")
        elif source.organisation:
            self.put("La " if capital else "la ")
        name = self.put(source.name)
        known = self._mention(source.name, kind, name, MentionForm.NAME)
        known.gender = source.gender
        if role:
            known.roles.append(role)
        return Span(start, len(self.text)), source.name

    def _mention(self, name: str, kind: SpeakerKind, span: Span, form: MentionForm) -> Known:
        known = self.known.setdefault(name, Known(name=name, kind=kind))
        known.mentions.append((span, form))
        return known

    def _end(self, kind: PartKind, start: int) -> Span:
        span = Span(start, len(self.text))
        self.text += "\n\n"
        self.parts.append(Part(kind=kind, start=span.start, end=span.end))
        return span


def bare(phrase: str) -> str:
    """The noun phrase without its determiner."""
    return phrase.removeprefix("une ").removeprefix("un ")
