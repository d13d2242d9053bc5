"""Whom one source or phrase means: a pronoun, a name, a role, or somebody new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.entities.anaphora import antecedents
from guillemets.entities.answers import Answer, answer_of
from guillemets.entities.bodies import Known
from guillemets.entities.counted import last_bodies, last_few, pair
from guillemets.entities.limits import Limits
from guillemets.entities.names import folded, same_person
from guillemets.entities.naming import Namer
from guillemets.entities.offices import counterpart, holder_on, offices_of
from guillemets.entities.referents import Referent
from guillemets.entities.scene import MARGIN, Scene, Wanted
from guillemets.entities.sources import describe
from guillemets.entities.tenures import tenures_of
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.offices import STILL
from guillemets.lexicons.pronouns import Pronoun, PronounSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender, MentionForm

if TYPE_CHECKING:
    from guillemets.entities.apposition import Surroundings
    from guillemets.entities.names import Name
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Cluster
    from guillemets.lexicons.offices import Holder
    from guillemets.model.office import Tenure

NONE = Limits()
LEADING = frozenset(
    {Sphere.ANYONE, Sphere.EXECUTIVE, Sphere.LEGISLATIVE, Sphere.LOCAL, Sphere.DIPLOMATIC, Sphere.ROYAL, Sphere.GENERIC}
)
"""Nouns whose plural with a number can take up persons named one by one ("les deux dirigeants")."""
COUNTERPART = "homologue"
NEAR = 4
"""Sentences after which a role is no longer read as that of the speaker before."""


class Resolver:
    """Resolves phrases of one dispatch, in the order in which they are read; new referents join the cluster's."""

    def __init__(self, around: Surroundings, cluster: Cluster, appositions: dict[int, tuple[Name, Phrase]]) -> None:
        self.around = around
        self.parsed = around.parsed
        self.words = around.words
        self.referents = cluster.referents
        self.owners = cluster.owners
        self.appositions = appositions
        self.namer = Namer(around, cluster, appositions)
        self.scene = Scene(around.parsed)
        self._together: dict[tuple[Referent, ...], Referent] = {}
        self.known = Known(self.referents, self.words, self.parsed.dispatch.published)

    def together(self, referents: tuple[Referent, ...]) -> Referent:
        """The plural referent whose members these are; it is no entity of its own."""
        if referents in self._together:
            return self._together[referents]
        genders = {referent.gender for referent in referents}
        both = Referent(
            index=len(self.referents),
            kind=referents[0].kind,
            name="; ".join(referent.name for referent in referents),
            named=True,
            plural=True,
            gender=Gender.M if Gender.M in genders else genders.pop() if len(genders) == 1 else None,
            members=tuple(m for r in referents for m in (r.members or (r,))),
        )
        self.referents.append(both)
        self._together.setdefault(both.members, both)
        return both

    def conjunct(self, first: int, last: int, limits: Limits) -> Answer:
        """Whom the tokens ``first`` to ``last`` mean; ``limits`` says who cannot be meant."""
        first, last = self.namer.edges(first, last)
        form = bare_pronoun(" ".join(token.text for token in self.parsed.doc[first : last + 1]))
        pronoun = self.words.pronouns.get(form)
        if pronoun is not None:
            return self._pronoun(pronoun, first, last, limits)
        name = self.namer.name_behind(first, last)
        if name is None and not self.namer.is_demonym(first, last):
            name = self.namer.name_in(first, last)
        if name is not None:
            owner = self.owners.get(name.first)
            if owner is None and name.known is not None:
                owner = self.namer.standing_for(name)
            if owner is None:
                owner = self.namer.adopt(name)
            self.namer.note_kind(owner, first, last)
            return Answer((owner,))
        phrase = self.around.phrase(first, last)
        if phrase is None:
            return Answer()
        if self.namer.is_people(phrase):
            return self._compatriot(phrase, limits)
        if self.namer.is_title(phrase):
            return Answer((self.namer.titled_body(phrase),))
        beside = self.appositions.get(phrase.head)
        if beside is not None:
            return Answer((self.owners[beside[0].first],))
        return self.phrase(phrase, source=True, limits=limits)

    def _compatriot(self, phrase: Phrase, limits: Limits) -> Answer:
        """The person of that country for a singular demonym; a plural one is a group of its own, with a name."""
        head = self.parsed.doc[phrase.head]
        country = self.words.knowledge.country_of(head.text)
        wanted = Wanted(token=phrase.first, gender=phrase.gender, plural=False, excluded=limits.excluded, persons=True)
        if not phrase.plural:
            ranked = [r for _, r in self.scene.ranked(wanted, lambda r: r.country == country)]
            ranked = ranked or [r for _, r in self.scene.ranked(wanted, lambda r: r.named and r.country is None)]
            if ranked:
                ranked[0].mentions.add((phrase.first, phrase.last, MentionForm.DEMONYM))
                return Answer((ranked[0],))
        referent = self._unnamed(phrase)
        referent.kind = SpeakerKind.GROUP if phrase.plural else SpeakerKind.PERSON
        referent.anonymous = not phrase.plural
        referent.country = country
        return Answer((referent,))

    def _pronoun(self, pronoun: Pronoun, first: int, last: int, limits: Limits) -> Answer:
        if pronoun.sort is PronounSort.GENERAL:
            inverted = self.parsed.doc[first].text.startswith("-")
            previous = (
                self.scene.source_before(limits.excluded) if inverted and first not in self.scene.quoted else None
            )
            return answer_of(previous) if previous else Answer()
        if pronoun.sort is PronounSort.FIRST:
            return Answer()
        if pronoun.sort is PronounSort.PAIR:
            return Answer(pair(self, first))
        wanted = Wanted(
            token=first,
            gender=pronoun.gender,
            plural=pronoun.plural if pronoun.plural or pronoun.sort is not PronounSort.POSSESSIVE else None,
            quoted=first in self.scene.quoted,
            source=True,
            excluded=limits.excluded,
            alone=limits.alone,
        )
        if pronoun.sort is PronounSort.LATTER:
            return self._latter(wanted)
        ranked = self.scene.ranked(wanted)
        if not ranked:
            return Answer()
        referent = ranked[0][1]
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            other = ranked[1][1]
            if referent not in other.members and other not in referent.members:
                return Answer((), (referent, other))
            referent = other if referent in other.members else referent
        for one in referent.members or (referent,):
            one.mentions.add((first, last, MentionForm.PRONOUN))
        return answer_of(referent)

    def _latter(self, wanted: Wanted) -> Answer:
        """The one named last before the pronoun that agrees with it."""
        fitting = {r.index: r for _, r in self.scene.ranked(wanted)}
        for sighting in reversed(self.scene.sightings):
            referent = fitting.get(sighting.referent.index)
            if referent is not None and (referent.kind is not SpeakerKind.STATE):
                return answer_of(referent)
        return Answer()

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
        bodies = last_bodies(self, phrase) if phrase.plural and phrase.count else ()
        if bodies:
            return Answer(bodies)
        leaders = phrase.role is not None and phrase.role.noun.sphere in LEADING
        if phrase.plural and phrase.count and leaders and phrase.sort is DeterminerSort.DEFINITE:
            group = last_few(self, phrase, wanted)
            if group:
                return Answer(group)
        holder = self._holder(phrase)
        found = antecedents(phrase, self.scene, wanted, self.known, held_outside=holder is not None)
        if found:
            referent = found[0]
            referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
            return answer_of(referent)
        if phrase.noun == COUNTERPART and phrase.country and not phrase.plural:
            others = [r for _, r in self.scene.ranked(replace(wanted, gender=None)) if r.person]
            met, theirs = counterpart(phrase, others, self.referents, offices_of(self.words), self.known.date)
            if met is not None:
                return Answer((met,))
            holder = theirs or holder
        if holder is not None:
            return Answer((self._office_holder(holder, phrase),))
        if source and self.scene.last_source is not None and self._same_as_before(phrase):
            return answer_of(self._source_before())
        author = self._author(phrase, wanted) if source else None
        if author is not None:
            return author
        if source and self._goes_on(phrase):
            return answer_of(self.scene.last_source.referent)  # type: ignore[union-attr]
        if not source and phrase.sort is DeterminerSort.NONE:
            return Answer()
        return Answer((self._unnamed(phrase),))

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether a definite role that nobody has is that of the speaker before, whom the copy named without one.

        "Léa Favre assure que... «...», indique la ministre de la Mer": nobody is brought in by a full name alone unless
        the role follows.
        """
        last = self.scene.last_source
        if last is None or phrase.role is None or phrase.plural or phrase.sort is not DeterminerSort.DEFINITE:
            return False
        before = last.referent
        if phrase.role.noun.sphere in (Sphere.FAMILY, Sphere.SUSPECT, Sphere.LAWYER, Sphere.SPOKESPERSON):
            return False
        fresh = before.named and before.person and not before.phrases and " " in before.name
        agrees = phrase.gender is None or before.gender in (None, phrase.gender)
        near = self.scene.sentence_of(phrase.first) - last.sentence <= NEAR
        return fresh and agrees and near

    def _author(self, phrase: Phrase, wanted: Wanted) -> Answer | None:
        """The author of a text in which somebody speaks ("ses propos", "un message du maire"), who speaks himself."""
        form = self.parsed.doc[phrase.head].lower_
        if form not in self.words.reference_words[ReferenceSort.AUTHORED]:
            return None
        if phrase.sort is DeterminerSort.POSSESSIVE:
            ranked = self.scene.ranked(replace(wanted, gender=None, plural=False, persons=True))
            return answer_of(ranked[0][1]) if ranked else None
        doc = self.parsed.doc
        start = phrase.head + 1
        if start > phrase.last or doc[start].lower_ not in {"de", "d'", "du", "des"}:
            return None
        start += doc[start].lower_ in {"de", "d'"}
        if start > phrase.last:
            return None
        owner = self.conjunct(start, phrase.last, Limits(wanted.excluded))
        return owner if owner.referents and owner.referents[0].kind is SpeakerKind.PERSON else None

    def _source_before(self) -> Referent:
        """The last source that is no named person: the one that "même source" speaks of."""
        for sighting in reversed(self.scene.sightings):
            referent = sighting.referent
            if sighting.source and not (referent.kind is SpeakerKind.PERSON and referent.named):
                return referent
        return self.scene.sightings[-1].referent

    def _same_as_before(self, phrase: Phrase) -> bool:
        """Whether the phrase says itself that it is the source before ("de même source")."""
        same = bool(phrase.words & {folded(word) for word in self.words.reference_words[ReferenceSort.SAMENESS]})
        return same and (phrase.sort is DeterminerSort.NONE or phrase.noun in {"source", "sources"})

    def _definite(self, phrase: Phrase) -> bool:
        return phrase.sort in (DeterminerSort.DEFINITE, DeterminerSort.NONE)

    def _holder(self, phrase: Phrase) -> Holder | Tenure | None:
        """Who holds the office that the phrase names on the date of the dispatch, by a store or the package's table.

        What a store settled goes before the table, what it only read before those rows of it that have no end yet.
        """
        if not self._definite(phrase):
            return None
        holder = holder_on(phrase, offices_of(self.words), self.known.date)
        tenure = tenures_of(self.words).holder(phrase, self.parsed)
        if tenure is None or (holder is not None and not tenure.settled and holder.end != STILL):
            return holder
        return tenure

    def _office_holder(self, holder: Holder | Tenure, phrase: Phrase) -> Referent:
        """The holder of an office, under the name that the text gives, or else the one of the table of offices."""
        named = (r for r in self.referents if r.person and r.named and not r.anonymous)
        referent = next((r for r in named if same_person(r.name, holder.name)), None)
        if referent is None:
            referent = Referent(
                index=len(self.referents),
                kind=SpeakerKind.PERSON,
                name=holder.name,
                named=True,
                gender=holder.gender,
                country=holder.country,
            )
            self.referents.append(referent)
        referent.add_phrase(phrase)
        referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
        return referent

    def _unnamed(self, phrase: Phrase) -> Referent:
        description = describe(phrase, self.parsed, self.words)
        referent = Referent(
            index=len(self.referents),
            kind=description.kind,
            name=description.name,
            named=False,
            anonymous=description.anonymous,
            gender=phrase.gender,
            plural=phrase.plural,
            country=phrase.country,
            phrases=[phrase],
        )
        referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
        self.referents.append(referent)
        return referent


def bare_pronoun(form: str) -> str:
    """The pronoun without the hyphen and the t of its inverted form.

    >>> bare_pronoun("-t-elle"), bare_pronoun("Il")
    ('elle', 'il')
    """
    lower = form.lower().replace("' ", "'")
    return lower.removeprefix("-t").lstrip("-") if lower.startswith("-") else lower
