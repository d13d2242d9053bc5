"""Parties as entities of the record: those of the cast where they are known, new ones for the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.events.subjects import preposition
from guillemets.lexicons.plover_words import singular
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Entity, Mention, MentionForm
from guillemets.model.event import Party
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.phrases import Phrase


_PARTICLE = 3  # letters of the longest word in lower case inside a name (des, les, sur)


@dataclass(frozen=True, slots=True)
class _Known:
    """A mention of the cast, by its place."""

    span: Span
    entity: int
    form: MentionForm


class Linker:
    """Finds or makes the entity of each party. ``entities`` are those of the cast and the new ones after them."""

    def __init__(self, lexemes: Lexemes, entities: tuple[Entity, ...]) -> None:
        self.entities = list(entities)
        self._lexemes = lexemes
        self._mentions = [
            _Known(Span(m.start, m.end), i, m.form) for i, entity in enumerate(entities) for m in entity.mentions
        ]
        self._named = {entity.name.lower(): i for i, entity in reversed(list(enumerate(entities)))}

    def party(self, phrase: Phrase) -> Party | None:
        """The party with its entity; None for a pronoun that nobody could resolve."""
        parsed = self._lexemes.parsed
        span = parsed.place(phrase.first, phrase.last)
        head = parsed.place(phrase.head, phrase.head)
        token = self._lexemes.doc[phrase.head]
        index = self._known_at(head, span)
        if token.pos_ == "PRON" and index is None:
            index = self._antecedent(phrase)
        if index is None:
            if token.pos_ == "PRON":
                return None
            index = self._made(phrase, span)
        entity = self.entities[index]
        pronoun = token.pos_ == "PRON"
        span = self._nearest(index, span) if pronoun else self._with_mention(head, span)
        return Party(entity=entity.id, start=span.start, end=span.end, text=span.of(parsed.text))

    def _with_mention(self, head: Span, span: Span) -> Span:
        """The phrase made as long as the name that its head stands in ("New" in "New Delhi")."""
        over = [m.span for m in self._mentions if m.span.overlaps(head) and m.form is MentionForm.NAME]
        over = [name for name in over if self._is_name_through(name)]
        if not over:
            return span
        widest = max(over, key=len)
        return Span(min(span.start, widest.start), max(span.end, widest.end))

    def _is_name_through(self, span: Span) -> bool:
        """Whether every word of the mention belongs to a name: recognisers run on into verbs."""
        words = span.of(self._lexemes.parsed.text).replace("'", " ").replace("’", " ").split()
        if self._lexemes.words.knowledge.name_of(span.of(self._lexemes.parsed.text)) is not None:
            return True
        return all(not w[:1].islower() or len(w) <= _PARTICLE for w in words)

    def _known_at(self, head: Span, span: Span) -> int | None:
        over = [m for m in self._mentions if m.span.overlaps(head)]
        if not over:
            inside = [m for m in self._mentions if m.span.within(span) and m.form is MentionForm.NAME]
            inside = [m for m in inside if self._is_own_name(m, head)]
            over = inside[:1]
        return max(over, key=lambda m: len(m.span)).entity if over else None

    def _is_own_name(self, known: _Known, head: Span) -> bool:
        """Whether the name stands in apposition to the head ("le président Macron") and is no complement of it."""
        entity = self.entities[known.entity]
        doc = self._lexemes.doc
        first = self._lexemes.parsed.token_at(known.span.start)
        own = head.end <= known.span.start and first < len(doc) and not preposition(doc[first])
        return own and entity.kind is SpeakerKind.PERSON

    def _antecedent(self, phrase: Phrase) -> int | None:
        """The subject named nearest before a pronoun, of its number, or None."""
        doc = self._lexemes.doc
        token = doc[phrase.head]
        plural = token.lower_ in ("ils", "elles", "eux", "leur", "les", "ceux-ci", "celles-ci")
        begin = max(0, token.i - 45)
        for i in range(token.i - 1, begin - 1, -1):
            word = doc[i]
            if not word.dep_.startswith("nsubj") or word.pos_ == "PRON":
                continue
            if ("Plur" in word.morph.get("Number", [])) is not plural:
                continue
            parsed = self._lexemes.parsed
            found = self._known_at(parsed.place(i, i), parsed.place(i, i))
            if found is not None:
                return found
        return None

    def _nearest(self, index: int, span: Span) -> Span:
        """The mention by name or role nearest before a pronoun, or the pronoun itself."""
        before = [
            Span(m.start, m.end)
            for m in self.entities[index].mentions
            if m.end <= span.start and m.form is not MentionForm.PRONOUN
        ]
        return before[-1] if before else span

    def _made(self, phrase: Phrase, span: Span) -> int:
        parsed = self._lexemes.parsed
        text = span.of(parsed.text)
        token = self._lexemes.doc[phrase.head]
        knowledge = self._lexemes.words.knowledge
        known = knowledge.name_of(text) or (knowledge.name_of(token.text) if token.pos_ == "PROPN" else None)
        country = known.country if known else knowledge.country_of(token.lower_)
        adjective = phrase.first == phrase.last and country is not None and known is None
        name = (
            known.entity
            if known
            else (knowledge.state_names.get(country or "", text) if adjective and token.text[:1].islower() else text)
        )
        index = self._named.get(name.lower())
        form = MentionForm.DEMONYM if adjective else (MentionForm.NAME if token.pos_ == "PROPN" else MentionForm.ROLE)
        mention = Mention(start=span.start, end=span.end, text=text, form=form)
        if index is None:
            index = len(self.entities)
            kind = known.kind if known else (SpeakerKind.STATE if name != text else self._kind(phrase))
            self.entities.append(
                Entity(
                    id=f"e{index + 1}",
                    name=name,
                    kind=kind,
                    mentions=(mention,),
                    country=country or self._country(phrase),
                )
            )
            self._named[name.lower()] = index
        elif mention not in self.entities[index].mentions:
            old = self.entities[index]
            self.entities[index] = replace(
                old, mentions=tuple(sorted((*old.mentions, mention), key=lambda m: (m.start, m.end)))
            )
        self._mentions.append(_Known(span, index, form))
        return index

    def _country(self, phrase: Phrase) -> str | None:
        """The one country whose name or adjective stands in the phrase."""
        doc, knowledge = self._lexemes.doc, self._lexemes.words.knowledge
        found = {
            known.country if (known := knowledge.name_of(doc[i].text)) else knowledge.country_of(doc[i].lower_)
            for i in range(phrase.first, phrase.last + 1)
        } - {None}
        return found.pop() if len(found) == 1 else None

    def _kind(self, phrase: Phrase) -> SpeakerKind:
        token = self._lexemes.doc[phrase.head]
        words = self._lexemes.words
        if token.pos_ == "PROPN":
            return SpeakerKind.PERSON if token.ent_type_ == "PER" else SpeakerKind.ORGANISATION
        plural = "Plur" in token.morph.get("Number", [])
        noun = words.source_nouns.get(token.lower_) or words.source_nouns.get(singular(token.lower_))
        if noun is not None:
            return SpeakerKind.GROUP if noun.kind is SpeakerKind.PERSON and plural else noun.kind
        return SpeakerKind.GROUP if plural else SpeakerKind.PERSON
