"""Whom one source or phrase means: a pronoun, a name, a role, or somebody new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.entities.anaphora import antecedents
from guillemets.entities.answers import Answer, answer_of
from guillemets.entities.bodies import Known
from guillemets.entities.counted import counted
from guillemets.entities.documents import document_before
from guillemets.entities.edges import edges
from guillemets.entities.holding import holder_of, office_holder
from guillemets.entities.limits import Limits
from guillemets.entities.naming import Namer
from guillemets.entities.offices import counterpart, offices_of
from guillemets.entities.phrases import Phrase
from guillemets.entities.pronouns import bare_pronoun, picked_from, pronoun_answer
from guillemets.entities.referents import Referent
from guillemets.entities.reprise import most_salient
from guillemets.entities.said import Said
from guillemets.entities.scene import Scene, Wanted
from guillemets.entities.speaking import author, goes_on, same_as_before, source_before
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender, MentionForm

if TYPE_CHECKING:
    from guillemets.entities.roster import Roster


NONE = Limits()
COUNTERPART = "homologue"


class Resolver:
    """Resolves phrases of one dispatch, in the order in which they are read; new referents join the cluster's."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.namer = Namer(roster)
        self.scene = Scene(roster.parsed)
        self.known = Known(roster.referents, Said(roster.referents), roster.words, roster.parsed.dispatch.published)
        self.called: dict[int, Gender | None] = {}
        self._together: dict[tuple[Referent, ...], Referent] = {}

    def together(self, referents: tuple[Referent, ...]) -> Referent:
        """The plural referent whose members these are; it is no entity of its own."""
        if referents in self._together:
            return self._together[referents]
        genders = {referent.gender for referent in referents}
        both = Referent(
            index=len(self.roster.referents),
            kind=referents[0].kind,
            name="; ".join(referent.name for referent in referents),
            named=True,
            plural=True,
            gender=Gender.M if Gender.M in genders else genders.pop() if len(genders) == 1 else None,
            members=tuple(m for r in referents for m in (r.members or (r,))),
        )
        self.roster.referents.append(both)
        self._together.setdefault(both.members, both)
        return both

    def conjunct(self, first: int, last: int, limits: Limits) -> Answer:
        """Whom the tokens ``first`` to ``last`` mean; ``limits`` says who cannot be meant."""
        opening = first
        first, last = edges(self.roster, first, last)
        cut_off = (self.roster.owners.get(name.first) for name in self.roster.around.names_in(opening, first - 1))
        limits = replace(limits, excluded=limits.excluded | {owner.index for owner in cut_off if owner is not None})
        first = picked_from(self, first, last)
        form = bare_pronoun(" ".join(token.text for token in self.roster.parsed.doc[first : last + 1]))
        pronoun = self.roster.words.pronouns.get(form)
        if pronoun is not None:
            return pronoun_answer(self, pronoun, (first, last), limits)
        several = self.namer.names_behind(first, last)
        if several:
            return Answer(tuple(dict.fromkeys(self.roster.owners[name.first] for name in several)))
        name = self.namer.name_behind(first, last)
        if name is None and not self.namer.is_demonym(first, last):
            name = self.namer.name_in(first, last)
        if name is not None:
            owner = self.roster.owners.get(name.first)
            if owner is None and name.known is not None:
                owner = self.namer.standing_for(name)
            if owner is None:
                owner = self.namer.adopt(name)
            self.namer.note_kind(owner, first, last)
            return Answer((owner,))
        phrase = self.roster.around.phrase(first, last)
        if phrase is None:
            return Answer()
        if self.namer.is_people(phrase):
            return self._compatriots(phrase, limits)
        if self.namer.is_title(phrase):
            return Answer((self.namer.titled_body(phrase),))
        beside = self.roster.appositions.get(phrase.head) or self.namer.body_behind(phrase)
        if beside is not None:
            return Answer((self.roster.owners[beside[0].first],))
        return self.phrase(phrase, source=True, limits=limits)

    def compatriot(self, phrase: Phrase, limits: Limits) -> Referent | None:
        """The person from there, or else the one of no known origin, whom a singular demonym takes up."""
        if phrase.plural:
            return None
        origin = self.roster.words.knowledge.origin_of(self.roster.parsed.doc[phrase.head].text)
        wanted = Wanted(token=phrase.first, gender=phrase.gender, plural=False, excluded=limits.excluded, persons=True)
        ranked = self.scene.ranked(wanted, lambda r: r.person and origin in r.origins)
        found = [r for _, r in ranked[:1]] or most_salient(self.scene, wanted, lambda r: r.named and not r.origins)
        for person in found:
            person.mentions.add((phrase.first, phrase.last, MentionForm.DEMONYM))
        return found[0] if found else None

    def _compatriots(self, phrase: Phrase, limits: Limits) -> Answer:
        """The person of that country for a singular demonym; a plural one is a group of its own, with a name."""
        person = self.compatriot(phrase, limits)
        if person is not None:
            return Answer((person,))
        referent = self.roster.unnamed(phrase)
        referent.kind = SpeakerKind.GROUP if phrase.plural else SpeakerKind.PERSON
        referent.anonymous = not phrase.plural
        referent.country = self.roster.words.knowledge.country_of(self.roster.parsed.doc[phrase.head].text)
        return Answer((referent,))

    def phrase(self, phrase: Phrase, *, source: bool, limits: Limits = NONE) -> Answer:
        """Whom a noun phrase without a name means; a new unnamed referent where it takes up nobody."""
        wanted = Wanted(
            token=phrase.first,
            gender=phrase.gender if phrase.role is not None else None,
            plural=phrase.plural,
            quoted=phrase.first in self.scene.quoted,
            source=source,
            excluded=limits.excluded,
        )
        several = counted(self, phrase, wanted)
        if several:
            return Answer(several)
        holder = holder_of(self.roster, phrase)
        found = antecedents(phrase, self.scene, wanted, self.known, held_outside=holder is not None)
        if found:
            referent = found[0]
            referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
            return answer_of(referent)
        if phrase.noun == COUNTERPART and phrase.country and not phrase.plural:
            others = [r for _, r in self.scene.ranked(replace(wanted, gender=None)) if r.person]
            officials = offices_of(self.roster.words)
            met, theirs = counterpart(phrase, others, self.roster.referents, officials, self.known.date)
            if met is not None:
                return Answer((met,))
            holder = theirs or holder
        if holder is not None:
            return Answer((office_holder(self.roster, holder, phrase),))
        return self._speaker(phrase, wanted) if source else self._bystander(phrase)

    def _speaker(self, phrase: Phrase, wanted: Wanted) -> Answer:
        """Whom a source means that takes up nobody by its words: the one before, an author, a text, somebody new."""
        if self.scene.last_source is not None and same_as_before(self, phrase):
            before = source_before(self)
            self.called[before.index] = phrase.gender
            return answer_of(before)
        writer = author(self, phrase, wanted)
        if writer is not None:
            return writer
        text = document_before(phrase, self.roster.around, self.scene)
        if text is not None:
            return Answer((self.roster.unnamed(text) if isinstance(text, Phrase) else text,))
        if self.scene.last_source is not None and goes_on(self, phrase):
            return answer_of(self.scene.last_source.referent)
        body = self.namer.body_acting(phrase)
        return Answer((body or self._somebody(phrase, wanted),))

    def _somebody(self, phrase: Phrase, wanted: Wanted) -> Referent:
        """Somebody new; of "un de ses lieutenants" the name says whose."""
        doc = self.roster.parsed.doc
        inner = range(phrase.core + 1, phrase.head) if phrase.picked else range(0)
        rows = {i: self.roster.words.determiners.get(doc[i].lower_) for i in inner}
        own = next((i for i, row in rows.items() if row and row.sort is DeterminerSort.POSSESSIVE), None)
        persons = replace(wanted, gender=None, plural=False, persons=True)
        ranked = self.scene.ranked(persons) if own is not None else []
        referent = self.roster.unnamed(phrase)
        if own is not None and ranked and ranked[0][1].named:
            noun = self.roster.parsed.place(own + 1, phrase.last).of(self.roster.parsed.text)
            referent.name = f"{doc[phrase.core].lower_} des {noun} de {ranked[0][1].name}"
        return referent

    def _bystander(self, phrase: Phrase) -> Answer:
        """Somebody new, whom the copy brings in with a determiner; "la victime" alone brings in nobody to speak of."""
        doc = self.roster.parsed.doc
        told = phrase.last + 1 < len(doc) and doc[phrase.last + 1].text == ","
        wronged = phrase.role is not None and phrase.role.noun.sphere is Sphere.WRONGED
        nobody = wronged and phrase.sort is DeterminerSort.DEFINITE and not (told or phrase.plural)
        return Answer() if nobody or phrase.sort is DeterminerSort.NONE else Answer((self.roster.unnamed(phrase),))
