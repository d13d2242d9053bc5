"""Parties as entities of the record: those of the cast where they are known, new ones for the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.events.actors import can_act
from guillemets.events.coordination import coordinated
from guillemets.events.newcomers import country_in, kind_of
from guillemets.events.pronouns import is_object, names_government, stands_for_government, stands_for_state
from guillemets.events.subjects import preposition, subject
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.plover_words import singular
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Entity, Mention, MentionForm
from guillemets.model.event import Party
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.phrases import Phrase
    from guillemets.language.tokens import Token
    from guillemets.model.entity import Cast


_FAR = 60  # tokens before a pronoun in which its noun is looked for
_PARTICLE = 3  # letters of the longest word in lower case inside a name (des, les, sur)


@dataclass(frozen=True, slots=True)
class _Known:
    """A mention of the cast, by its place."""

    span: Span
    entity: int
    form: MentionForm


class Linker:
    """Finds or makes the entity of each party. ``entities`` are those of the cast and the new ones after them."""

    def __init__(self, lexemes: Lexemes, cast: Cast) -> None:
        self.entities = list(cast.entities)
        self._cast = cast
        self._lexemes = lexemes
        self._mentions = [
            _Known(Span(m.start, m.end), i, m.form) for i, entity in enumerate(cast.entities) for m in entity.mentions
        ]
        self._named = {entity.name.lower(): i for i, entity in reversed(list(enumerate(cast.entities)))}

    def parties(self, phrase: Phrase) -> tuple[Party, ...]:
        """Those whom the phrase names, each with its entity; none for a pronoun that nobody could resolve.

        "ils" after two names stands for both; "je" and "nous" for whoever says the sentence; "le pays" for the state
        told of.
        """
        parsed = self._lexemes.parsed
        span = parsed.place(phrase.first, phrase.last)
        token = self._lexemes.doc[phrase.head]
        if token.pos_ == "PRON" and token.lower_ not in grammar().of_their_own:
            meant = self._meant_by(phrase)
            return tuple(self._party(i, self._nearest(i, span)) for i in meant)
        head = parsed.place(phrase.head, phrase.head)
        index = self._known_at(head, span)
        if index is None and stands_for_state(phrase, self._lexemes):
            index = self._state_before(span)
        if index is None and stands_for_government(phrase, self._lexemes):
            index = self._government_before(span)
        if index is None:
            index = self._made(phrase, span)
        return (self._party(index, self._with_mention(head, span)),)

    def speakers(self, number: int) -> tuple[Party, ...]:
        """Those who make statement ``number``, at their mention before it; none where stage 5 does not know them."""
        statement = self._lexemes.statements[number]
        place = statement.source or statement.cue or statement.content[0]
        if number >= len(self._cast.speakers):
            return ()
        meant = self._cast.speakers[number].entities
        named = statement.source is not None and not self._is_pronoun(statement.source)
        return tuple(self._party(i, place if named and len(meant) == 1 else self._nearest(i, place)) for i in meant)

    def _is_pronoun(self, source: Span) -> bool:
        tokens = self._lexemes.parsed.tokens_in(source)
        return len(tokens) <= 1 and all(self._lexemes.doc[i].pos_ == "PRON" for i in tokens)

    def is_private_person(self, party: Party) -> bool:
        """Whether the party is one person of whom the dispatch gives neither name nor office nor country."""
        entity = self.entities[int(party.entity.removeprefix("e")) - 1]
        if entity.kind is not SpeakerKind.PERSON or entity.country is not None:
            return False
        if any(m.form is MentionForm.NAME for m in entity.mentions):
            return False
        known = self._lexemes.words.plover_words
        return bool({"anybody", "civilians"} & known.of(frozenset(map(singular, entity.name.lower().split()[:2]))))

    def _party(self, index: int, span: Span) -> Party:
        text = span.of(self._lexemes.parsed.text)
        return Party(entity=self.entities[index].id, start=span.start, end=span.end, text=text)

    def _meant_by(self, phrase: Phrase) -> tuple[int, ...]:
        """The entities that a pronoun stands for."""
        token = self._lexemes.doc[phrase.head]
        place = self._lexemes.parsed.place(phrase.head, phrase.head)
        if token.lower_ in grammar().first_person_tonic:
            return self._first_person(place)
        plural = token.lower_ in grammar().plural_pronoun
        known = [m.entity for m in self._mentions if m.span.overlaps(place)]
        if known and (plural or len(known) == 1) and not (plural and len(known) == 1 and self._is_person(known[0])):
            return tuple(dict.fromkeys(known))
        doer = subject(token.head, self._lexemes) if is_object(token) else None
        for index in range(token.i - 1, max(0, token.i - _FAR) - 1, -1):
            word = self._lexemes.doc[index]
            if not self._can_be_meant(word, token, doer):
                continue
            mates = [w for w in coordinated(word) if w.pos_ in ("NOUN", "PROPN")]
            if ("Plur" in word.morph.get("Number", []) or len(mates) > 1) is not plural:
                continue
            places = [self._lexemes.parsed.place(w.i, w.i) for w in (mates if plural else [word])]
            found = [i for one in places if (i := self._known_at(one, one)) is not None]
            if found and len(found) == len(places):
                return tuple(dict.fromkeys(found))
        return tuple(dict.fromkeys(known)) if known and not plural else ()

    def _can_be_meant(self, word: Token, pronoun: Token, doer: Token | None) -> bool:
        """Whether the word can be what the pronoun takes up: a subject; for an object, not its own subject."""
        if not is_object(pronoun):
            return word.dep_.startswith("nsubj") and word.pos_ != "PRON"
        named = word.pos_ in ("NOUN", "PROPN") and word.dep_ not in ("flat:name", "flat", "amod")
        return named and (doer is None or not (word == doer or doer.is_ancestor(word))) and can_act(word, self._lexemes)

    def _first_person(self, place: Span) -> tuple[int, ...]:
        """Whoever says what holds the pronoun."""
        for number in range(len(self._lexemes.statements) - 1, -1, -1):
            statement = self._lexemes.statements[number]
            if any(place.within(part) for part in statement.content) and number < len(self._cast.speakers):
                return self._cast.speakers[number].entities
        return ()

    def _is_person(self, index: int) -> bool:
        return self.entities[index].kind is SpeakerKind.PERSON

    def _state_before(self, span: Span) -> int | None:
        """The one state named nearest before, as subject or first of its sentence, else the first of the dispatch."""
        states = [
            (m.start, i)
            for i, entity in enumerate(self.entities)
            if entity.kind is SpeakerKind.STATE and entity.country
            for m in entity.mentions
            if m.form is not MentionForm.METONYM
        ]
        before = [(start, i) for start, i in states if start < span.start]
        return max(before)[1] if before else None

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

    def _nearest(self, index: int, span: Span) -> Span:
        """The mention by name or role nearest before a pronoun, or the pronoun itself."""
        before = [
            Span(m.start, m.end)
            for m in self.entities[index].mentions
            if m.end <= span.start and m.form is not MentionForm.PRONOUN
        ]
        return before[-1] if before else span

    def _government_before(self, span: Span) -> int | None:
        """The government named in full last before ("le gouvernement Assad" for "le régime")."""
        named = [
            (mention.start, i)
            for i, entity in enumerate(self.entities)
            if " " in entity.name and names_government(entity.name, self._lexemes)
            for mention in entity.mentions
            if mention.start < span.start
        ]
        return max(named)[1] if named else None

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
            kind = known.kind if known else (SpeakerKind.STATE if name != text else kind_of(phrase, self._lexemes))
            self.entities.append(
                Entity(
                    id=f"e{index + 1}",
                    name=name,
                    kind=kind,
                    mentions=(mention,),
                    country=country or country_in(phrase, self._lexemes),
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
