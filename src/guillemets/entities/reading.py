"""Reads the dispatch from beginning to end and finds out whom each source, role and pronoun means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.anaphora import Known, antecedents
from guillemets.entities.answers import Answer, name_unnamed
from guillemets.entities.apposition import Surroundings, find_roles
from guillemets.entities.coordination import conjuncts
from guillemets.entities.names import NameLabel, folded
from guillemets.entities.phrases import Phrase, extent
from guillemets.entities.referents import Referent, cluster_names, find_known, new_known
from guillemets.entities.scene import MARGIN, Scene, Wanted
from guillemets.entities.sources import describe
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.knowledge import Sense
from guillemets.lexicons.pronouns import Pronoun, PronounSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm

if TYPE_CHECKING:
    from guillemets.entities.names import Name
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.attribution import Statement
    from guillemets.model.span import Span


class Reading:
    """One pass over one dispatch. ``answers`` holds what each source span means, by its span."""

    def __init__(self, parsed: Parsed, names: tuple[Name, ...], words: Lexicons) -> None:
        self.parsed = parsed
        self.words = words
        self.around = Surroundings(parsed, names, words)
        cluster = cluster_names(names, words)
        self.referents = cluster.referents
        self.owners = cluster.owners
        self.scene = Scene(parsed)
        self.known = Known(self.referents, words, parsed.dispatch.published)
        self.answers: dict[Span, Answer] = {}
        self.appositions: dict[int, tuple[Name, Phrase]] = {}
        for name, phrase in find_roles(self.around):
            self.appositions[phrase.head] = (name, phrase)
            self.owners[name.first].add_phrase(phrase)
            self.owners[name.first].mentions.add((phrase.first, phrase.last, MentionForm.ROLE))

    def run(self, statements: tuple[Statement, ...]) -> None:
        """Resolve every source of ``statements``, and on the way the names, roles and pronouns around them."""
        spans = {span: statement for statement in statements for span in _sources(statement)}
        sources = sorted(((self._tokens(span), span) for span in spans), key=lambda pair: (pair[0].start, pair[0].stop))
        done = -1
        for tokens, span in sources:
            if not tokens:
                continue
            self._pass(done + 1, tokens.start)
            self.answers[span] = self._source(tokens, spans[span], span)
            done = max(done, tokens.stop - 1)
        self._pass(done + 1, len(self.parsed.doc))
        name_unnamed(self.referents, self.answers)

    def _tokens(self, span: Span) -> range:
        """The tokens of a source; for a clitic inside its verb the token that holds it."""
        tokens = self.parsed.tokens_in(span)
        at = self.parsed.token_at(span.start)
        return tokens or range(at, min(at + 1, len(self.parsed.doc)))

    def _pass(self, start: int, stop: int) -> None:
        """Take note of the names, roles and pronouns between two sources."""
        i = start
        while i < stop:
            name = self.around.begins.get(i)
            if name is not None:
                self._note_name(name)
                i = name.last + 1
                continue
            if not self._note_pronoun(i):
                self._note_role(i)
            i += 1

    def _note_name(self, name: Name) -> None:
        owner = self.owners.get(name.first)
        if owner is None and name.known is not None and name.known.sense is Sense.CAPITAL and self._acts(name):
            owner = self._standing_for(name)
        if owner is None:
            return
        self.scene.see(name.first, owner)
        doc = self.parsed.doc
        start = name.titled if name.titled is not None else name.first
        before = self.around.ends.get(start - 2)
        other = self.owners.get(before.first) if before and doc[start - 1].lower_ == "et" else None
        if other is not None and other is not owner and other.kind is owner.kind and not (other.plural or owner.plural):
            self.scene.see(name.first, self._together((other, owner)))

    def _acts(self, name: Name) -> bool:
        """Whether a capital is the subject of a verb, or stands beside other powers: then it stands for its state."""
        doc = self.parsed.doc
        before = doc[name.first - 1].text.lower() if name.first else ""
        if before in {"à", "dans", "vers", "de", "près", "depuis"}:
            return False
        return doc[name.first].dep_.startswith("nsubj") or before in {"entre", "avec", "contre", "envers"}

    def _standing_for(self, name: Name) -> Referent:
        known = name.known
        if known is None:
            msg = "a metonym is a known name"
            raise TypeError(msg)
        referent = find_known(known, self.referents) or new_known(known, name.text, self.referents)
        referent.mentions.add((name.first, name.last, MentionForm.METONYM))
        return referent

    def _note_pronoun(self, i: int) -> bool:
        """Resolve a personal pronoun that is the subject of its clause; the impersonal ones are passed over."""
        token = self.parsed.doc[i]
        form = bare_pronoun(token.text)
        pronoun = self.words.pronouns.get(form)
        if pronoun is None or pronoun.sort is not PronounSort.PERSONAL or not token.dep_.startswith("nsubj"):
            return False
        wanted = Wanted(token=i, gender=pronoun.gender, plural=pronoun.plural, quoted=i in self.scene.quoted)
        ranked = self.scene.ranked(wanted)
        if ranked:
            referent = ranked[0][1]
            self.scene.see(i, referent)
            referent.mentions.add((i, i, MentionForm.PRONOUN))
        return True

    def _note_role(self, i: int) -> None:
        """Resolve a definite role beside no name; indefinite ones make a new unnamed person."""
        doc = self.parsed.doc
        if doc[i].text.lower() not in self.words.determiners or (
            i and doc[i - 1].pos_ == "ADP" and doc[i - 1].lower_ == "de"
        ):
            return
        if doc[i].lower_ in {"du", "de", "d'", "au", "aux"} or (doc[i].lower_ == "des" and doc[i].pos_ != "DET"):
            return
        phrase = self.around.phrase(i, extent(self.parsed, i, self.around.begins, self.words))
        if phrase is None or phrase.role is None or phrase.head in self.appositions:
            return
        answer = self._phrase(phrase, source=False)
        for referent in answer.referents:
            self.scene.see(phrase.head, referent)

    def _source(self, tokens: range, statement: Statement, span: Span) -> Answer:
        answers = []
        excluded = self._excluded(statement, span)
        for first, last in conjuncts(self.around, tokens.start, tokens.stop - 1):
            answers.append(self._conjunct(first, last, excluded))
        referents = tuple(dict.fromkeys(r for answer in answers for r in answer.referents))
        candidates = tuple(dict.fromkeys(c for answer in answers for c in answer.candidates))
        if len(referents) == 1:
            self.scene.see(tokens.start, referents[0], source=True)
        elif referents:
            self.scene.see(tokens.start, self._together(referents), source=True)
        return Answer(referents, () if referents else candidates)

    def _together(self, referents: tuple[Referent, ...]) -> Referent:
        """The plural referent whose members these are; it is no entity of its own."""
        for referent in self.referents:
            if referent.members == referents:
                return referent
        genders = {referent.gender for referent in referents}
        both = Referent(
            index=len(self.referents),
            kind=referents[0].kind,
            name="; ".join(referent.name for referent in referents),
            named=True,
            plural=True,
            gender=genders.pop() if len(genders) == 1 else None,
            members=referents,
        )
        self.referents.append(both)
        return both

    def _excluded(self, statement: Statement, span: Span) -> frozenset[int]:
        """Those who cannot be this source: the relays of the statement, and the speaker of a quotation around it."""
        excluded: set[int] = set()
        for relay in statement.relay:
            answer = self.answers.get(relay)
            if answer is not None and relay != span:
                excluded.update(referent.index for referent in answer.referents)
        return frozenset(excluded)

    def _conjunct(self, first: int, last: int, excluded: frozenset[int]) -> Answer:
        form = bare_pronoun(" ".join(token.text for token in self.parsed.doc[first : last + 1]))
        pronoun = self.words.pronouns.get(form)
        if pronoun is not None:
            return self._pronoun(pronoun, first, last, excluded)
        name = self._named(first, last)
        if name is not None:
            owner = self.owners.get(name.first)
            if owner is None and name.known is not None:
                owner = self._standing_for(name)
            if owner is None:
                owner = self._adopt(name)
            return Answer((owner,))
        phrase = self.around.phrase(first, last)
        if phrase is None:
            return Answer()
        return self._phrase(phrase, source=True, excluded=excluded)

    def _adopt(self, name: Name) -> Referent:
        """A referent for a name that none was made for: a place or a work that speaks."""
        for referent in self.referents:
            if referent.named and folded(referent.name) == folded(name.text):
                return referent
        referent = Referent(
            index=len(self.referents), kind=SpeakerKind.ORGANISATION, name=name.text, named=True, names=[name]
        )
        self.referents.append(referent)
        self.owners[name.first] = referent
        return referent

    def _named(self, first: int, last: int) -> Name | None:
        """The name that a phrase is: alone, after a title, or in apposition to the phrase's noun."""
        names = [name for name in self.around.names if first <= name.first and name.last <= last]
        if not names:
            return None
        for name in names:
            linked = next((p for n, p in self.appositions.values() if n is name and first <= p.head <= last), None)
            if linked is not None and linked.first <= first + 1:
                return name
        doc = self.parsed.doc
        name = names[0]
        lead = [doc[i] for i in range(first, name.titled if name.titled is not None else name.first)]
        if all(t.text.lower() in self.words.determiners or not t.text[0].isalnum() for t in lead):
            return name
        if any(
            t.text.lower()
            in {"de", "d'", "du", "des", "à", "au", "aux", "par", "sur", "dans", "en", "que", "qui", "entre", "contre"}
            for t in lead
        ):
            return self._apposed(first, last, names)
        phrase = self.around.phrase(first, last)
        if phrase is None or describe(phrase, self.parsed, self.words).kind is SpeakerKind.DOCUMENT:
            return None
        if phrase.role is not None and name.label is not NameLabel.PER:
            return self._apposed(first, last, names)
        return name

    def _apposed(self, first: int, last: int, names: list[Name]) -> Name | None:
        """The person whose name ends a phrase with complements, right after a noun ("le maire de Nice Jean Blanc")."""
        doc = self.parsed.doc
        name = names[-1]
        if name.label is not NameLabel.PER or name.known is not None or name.last != last:
            return None
        before = doc[(name.titled if name.titled is not None else name.first) - 1]
        if before.text.lower() in {"de", "d'", "du", "des", "à", "par", "et"}:
            return None
        phrase = self.around.phrase(first, last)
        return name if phrase is not None and phrase.role is not None and not phrase.plural else None

    def _pronoun(self, pronoun: Pronoun, first: int, last: int, excluded: frozenset[int]) -> Answer:
        if pronoun.sort is PronounSort.GENERAL:
            previous = self.scene.last_source
            return _answer(previous.referent) if previous else Answer()
        if pronoun.sort is PronounSort.FIRST:
            return Answer()
        wanted = Wanted(
            token=first,
            gender=pronoun.gender,
            plural=pronoun.plural if pronoun.sort is not PronounSort.POSSESSIVE else None,
            quoted=first in self.scene.quoted,
            source=True,
            excluded=excluded,
        )
        if pronoun.sort is PronounSort.LATTER:
            return self._latter(wanted)
        ranked = self.scene.ranked(wanted)
        if not ranked:
            return Answer()
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return Answer((), tuple(r for _, r in ranked[:2]))
        referent = ranked[0][1]
        for one in referent.members or (referent,):
            one.mentions.add((first, last, MentionForm.PRONOUN))
        return _answer(referent)

    def _latter(self, wanted: Wanted) -> Answer:
        """The one named last before the pronoun that agrees with it."""
        fitting = {r.index: r for _, r in self.scene.ranked(wanted)}
        for sighting in reversed(self.scene.sightings):
            referent = fitting.get(sighting.referent.index)
            if referent is not None and (referent.kind is not SpeakerKind.STATE):
                return _answer(referent)
        return Answer()

    def _phrase(self, phrase: Phrase, *, source: bool, excluded: frozenset[int] = frozenset()) -> Answer:
        wanted = Wanted(
            token=phrase.first,
            gender=phrase.gender if phrase.role is not None else None,
            plural=phrase.plural,
            quoted=phrase.first in self.scene.quoted,
            source=source,
            excluded=excluded,
        )
        if phrase.plural and phrase.count and phrase.role is not None and phrase.sort is DeterminerSort.DEFINITE:
            group = self._last_few(phrase, wanted)
            if group:
                return Answer(group)
        found = antecedents(phrase, self.scene, wanted, self.known)
        if found:
            referent = found[0]
            referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
            return _answer(referent)
        if source and self.scene.last_source is not None and self._same_as_before(phrase):
            return _answer(self.scene.last_source.referent)
        if not source and phrase.sort is DeterminerSort.NONE:
            return Answer()
        return Answer((self._unnamed(phrase),))

    def _same_as_before(self, phrase: Phrase) -> bool:
        """Whether the phrase says itself that it is the source before ("de même source")."""
        sameness = self.words.reference_words[ReferenceSort.SAMENESS]
        return phrase.sort is DeterminerSort.NONE and bool(phrase.words & {folded(word) for word in sameness})

    def _last_few(self, phrase: Phrase, wanted: Wanted) -> tuple[Referent, ...]:
        """The ``count`` persons named last, for "les deux dirigeants" when nobody was counted before."""
        count = phrase.count or 0
        for referent in self.referents:
            if (
                not referent.members
                and referent.plural
                and any(said.count == count and said.noun == phrase.noun for said in referent.phrases)
            ):
                return ()
        ranked = [
            r
            for _, r in self.scene.ranked(Wanted(token=wanted.token, gender=None, plural=False, persons=True))
            if r.named
        ]
        return tuple(ranked[:count]) if len(ranked) >= count and not phrase.words else ()

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


def _answer(referent: Referent) -> Answer:
    return Answer(referent.members or (referent,))


def bare_pronoun(form: str) -> str:
    """The pronoun without the hyphen and the t of its inverted form.

    >>> bare_pronoun("-t-elle"), bare_pronoun("Il")
    ('elle', 'il')
    """
    lower = form.lower()
    return lower.removeprefix("-t").lstrip("-") if lower.startswith("-") else lower


def _sources(statement: Statement) -> tuple[Span, ...]:
    return (*statement.relay, *((statement.source,) if statement.source else ()))
