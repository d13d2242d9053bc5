"""Which name a source is: alone, behind a title or a noun, in capitals; and what lies at the edges of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.behind import name_behind, names_behind
from guillemets.entities.demonyms import is_demonym
from guillemets.entities.names import Name, NameLabel, folded
from guillemets.entities.referents import find_known, new_known
from guillemets.entities.sources import describe
from guillemets.errors import InternalError
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.roster import Roster
    from guillemets.language.tokens import Token


class Namer:
    """Finds the names of sources, and makes referents for those that nobody has recognised before."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster

    def name_behind(self, first: int, last: int) -> Name | None:
        """The person's name behind a role or a demonym that the source leaves out."""
        name = name_behind(self.roster.around, last)
        if name is None:
            return None
        phrase = self.roster.around.phrase(first, last)
        if phrase is None or phrase.plural:
            return None
        return name if phrase.role is not None or self.is_people(phrase) else None

    def names_behind(self, first: int, last: int) -> tuple[Name, ...]:
        """The persons' names between commas behind a plural role that the source leaves out."""
        phrase = self.roster.around.phrase(first, last)
        named = phrase is not None and phrase.plural and phrase.role is not None
        return names_behind(self.roster.around, last) if named else ()

    def body_behind(self, phrase: Phrase) -> tuple[Name, Phrase] | None:
        """The body named between commas behind what it is: "le bailleur, [la société municipale Habitar], assure"."""
        doc = self.roster.parsed.doc
        start = phrase.last + 2
        told = phrase.sort in (DeterminerSort.DEFINITE, DeterminerSort.INDEFINITE)
        if phrase.plural or not told or start >= len(doc):
            return None
        if doc[start - 1].text != "," or doc[start].lower_ not in {"le", "la", "l'"}:
            return None
        found = self.roster.kinds.get(start)
        if found is not None:
            name, kind = found
            closed = name.last + 1 < len(doc) and doc[name.last + 1].text == ","
            return found if name.first > kind.last and closed else None
        return None

    def name_in(self, first: int, last: int) -> Name | None:
        """The name that a phrase is: alone, after a title, or in apposition to the phrase's noun."""
        names = self.roster.around.names_in(first, last)
        if not names:
            return None
        for name in names:
            linked = next(
                (p for n, p in self.roster.appositions.values() if n is name and first <= p.head <= last), None
            )
            if linked is not None and linked.first <= first + 1:
                return name
        doc = self.roster.parsed.doc
        bracketed = doc[names[-1].first - 1].text == "(" and names[-1].first in self.roster.owners
        whole = self.roster.around.phrase(first, last) if bracketed else None
        bracketed = bracketed and (whole is None or whole.role is None)
        if bracketed and names[-1].text.isupper() and names[0].label is not NameLabel.PER:
            return names[-1]
        if names[0].last + 1 < last and doc[names[0].last + 1].lower_ == "et" and names[0].label is NameLabel.ORG:
            return None
        if self._ends_in_person(names, first, last):
            return names[-1]
        if (
            names[0].label is NameLabel.PER
            and doc[min(first + 1, last)].lower_ in self.roster.words.reference_words[ReferenceSort.POWER]
        ):
            return None
        name = names[0]
        lead = [doc[i] for i in range(first, name.titled if name.titled is not None else name.first)]
        if all(t.text.lower() in self.roster.words.determiners or not t.text[0].isalnum() for t in lead):
            return name
        if len(lead) > 1 and lead[-2].lower_ in self.roster.words.reference_words[ReferenceSort.INSTANTIATED]:
            return name
        if any(t.lower_ in self.roster.words.reference_words[ReferenceSort.GOVERNING] for t in lead):
            return self._apposed(first, last, names)
        phrase = self.roster.around.phrase(first, last)
        if phrase is None or describe(phrase, self.roster.parsed, self.roster.words).kind is SpeakerKind.DOCUMENT:
            return None
        if phrase.role is not None and name.label is not NameLabel.PER and not phrase.plural:
            return self._apposed(first, last, names)
        return name

    def _ends_in_person(self, names: list[Name], first: int, last: int) -> bool:
        """Whether a person's name closes a phrase with other names, governed by nothing ("le Vert genevois [X]")."""
        doc = self.roster.parsed.doc
        end = names[-1]
        start = end.titled if end.titled is not None else end.first
        person = end.label is NameLabel.PER and end.known is None and end.last == last
        if len(names) == 1 or not person or start <= first:
            return False
        before = doc[start - 1]
        return before.lower_ not in self.roster.around.links and before.pos_ in {"NOUN", "ADJ", "PROPN"}

    def _apposed(self, first: int, last: int, names: list[Name]) -> Name | None:
        """The person whose name ends a phrase with complements, right after a noun ("le maire de Nice Jean Blanc")."""
        doc = self.roster.parsed.doc
        name = names[-1]
        phrase = self.roster.around.phrase(first, last)
        noun = self.roster.words.source_nouns.get(doc[phrase.head].lower_) if phrase is not None else None
        if noun is not None and noun.kind is SpeakerKind.ORGANISATION and name.last == last and name.known is None:
            behind = doc[name.first - 1]
            alone = name.title is None and len(name.text.split()) == 1
            return name if alone and behind.pos_ in {"NOUN", "ADJ"} else None
        if name.label is not NameLabel.PER or name.known is not None or name.last != last:
            return None
        before = doc[(name.titled if name.titled is not None else name.first) - 1]
        role = self.roster.words.role_nouns.get(before.lower_)
        if role is not None and role.plural:
            return None
        if before.text.lower() in {"de", "d'", "du", "des", "à", "par", "et"}:
            return None
        phrase = self.roster.around.phrase(first, last)
        return name if phrase is not None and phrase.role is not None and not phrase.plural else None

    def adopt(self, name: Name) -> Referent:
        """A referent for a name that none was made for: a place or a work that speaks."""
        for referent in self.roster.referents:
            if referent.named and folded(referent.name) == folded(name.text):
                return referent
        return self.roster.body(name, person=name.label is NameLabel.PER)

    def note_kind(self, owner: Referent, first: int, last: int) -> None:
        """Note what kind of body the phrase says that a name is ("le quotidien X"): the noun can take it up later."""
        phrase = self.roster.around.phrase(first, last)
        noun = (
            self.roster.words.source_nouns.get(self.roster.parsed.doc[phrase.head].lower_)
            if phrase is not None
            else None
        )
        if phrase is None or noun is None or noun.kind is not SpeakerKind.ORGANISATION:
            return
        if owner.kind is SpeakerKind.PERSON and not owner.phrases and " " not in owner.name:
            owner.kind = SpeakerKind.ORGANISATION
        if owner.kind is SpeakerKind.ORGANISATION:
            owner.phrases.append(phrase)

    def body_acting(self, phrase: Phrase) -> Referent | None:
        """The body that "l'entreprise" takes up where nothing said that its name was one: "Novalis ferme deux sites".

        It is the one name of the sentences before that acts and stands without article or preposition.
        """
        doc, words = self.roster.parsed.doc, self.roster.words
        noun = words.source_nouns.get(doc[phrase.head].lower_)
        taking = doc[phrase.head].lower_ in words.reference_words[ReferenceSort.BODY]
        if (
            not taking
            or phrase.plural
            or phrase.complemented
            or phrase.names
            or phrase.sort is not DeterminerSort.DEFINITE
        ):
            return None
        if noun is not None and noun.field not in (SourceField.BUSINESS, SourceField.POLITICS):
            return None
        fits = {n.text: n for n in self.roster.around.names if n.first < phrase.first and self._acts_alone(n)}
        if len(fits) != 1:
            return None
        name = next(iter(fits.values()))
        owner = self.roster.owners.get(name.first) or self.roster.body(name)
        owner.kind = SpeakerKind.ORGANISATION
        return owner

    def _acts_alone(self, name: Name) -> bool:
        """Whether a name of no known being, of one word, is a subject without article or preposition."""
        doc = self.roster.parsed.doc
        owner = self.roster.owners.get(name.first)
        bare = name.known is None and name.title is None and name.first == name.last
        unknown = owner is None or (owner.kind is SpeakerKind.PERSON and " " not in owner.name and not owner.phrases)
        return bare and unknown and bool(doc[name.first].is_sent_start) and doc[name.first].dep_.startswith("nsubj")

    def is_title(self, phrase: Phrase) -> bool:
        """Whether the phrase is written as a name: in capitals without a determiner, or all in capitals with one."""
        doc = self.roster.parsed.doc
        if not (doc[phrase.core].text[0].isupper() and doc[phrase.last].text[0].isupper()):
            return False
        if phrase.role is not None and phrase.sort is DeterminerSort.DEFINITE and phrase.complemented:
            return False
        if phrase.sort is DeterminerSort.NONE:
            return not doc[phrase.core].is_sent_start or _strange(doc[phrase.core])
        inner = doc[phrase.core : phrase.last + 1]
        return phrase.last > phrase.core and all(t.text[0].isupper() and t.text[0].isalpha() for t in inner)

    def titled_body(self, phrase: Phrase) -> Referent:
        """The referent of a phrase that is written as a name."""
        text = " ".join(self.roster.parsed.place(phrase.core, phrase.last).of(self.roster.parsed.text).split())
        label = NameLabel.PER if phrase.role is not None and phrase.sort is DeterminerSort.NONE else NameLabel.ORG
        return self.adopt(Name(first=phrase.core, last=phrase.last, text=text, label=label))

    def is_people(self, phrase: Phrase) -> bool:
        """Whether the phrase is a demonym used as a noun: "l'Américain", "les Européens"."""
        name = self.roster.around.inside.get(phrase.head)
        if name is not None and name.known is not None:
            return False
        return phrase.first < phrase.core and is_demonym(self.roster.around, phrase.head)

    def is_demonym(self, first: int, last: int) -> bool:
        """Whether the tokens are a demonym used as a noun, with no name right behind it ("l'Allemande Eva Roth")."""
        phrase = self.roster.around.phrase(first, last)
        if phrase is None or not self.is_people(phrase):
            return False
        name = self.roster.around.name_at(phrase.head + 1)
        return name is None or name.last > last

    def standing_for(self, name: Name) -> Referent:
        """The power that a capital or a palace stands for."""
        known = name.known
        if known is None:
            raise InternalError(f"{name.text!r} stands for no known power")
        referent = find_known(known, self.roster.referents) or new_known(known, name.text, self.roster.referents)
        referent.mentions.add((name.first, name.last, MentionForm.METONYM))
        return referent


def _strange(token: Token) -> bool:
    """Whether a word at the head of its sentence is a name rather than a common noun in a capital."""
    return token.pos_ == "PROPN"
