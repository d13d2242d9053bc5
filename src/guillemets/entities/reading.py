"""Reads the dispatch from beginning to end and finds out whom each source, role and pronoun means."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.entities.answers import Answer, name_unnamed
from guillemets.entities.apposition import find_roles
from guillemets.entities.bystanders import of_superlative, predicate
from guillemets.entities.demonyms import compatriot_at, note_origin
from guillemets.entities.extent import extent
from guillemets.entities.implied import implied_source
from guillemets.entities.limits import Bounds
from guillemets.entities.parting import parted
from guillemets.entities.pronouns import bare_pronoun
from guillemets.entities.referents import Referent, cluster_names
from guillemets.entities.resolving import NONE, Resolver
from guillemets.entities.roster import Roster
from guillemets.entities.scene import Wanted
from guillemets.entities.sources import describe
from guillemets.entities.surroundings import Surroundings
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.knowledge import Sense
from guillemets.lexicons.pronouns import PronounSort
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm

if TYPE_CHECKING:
    from guillemets.entities.names import Name
    from guillemets.entities.phrases import Phrase
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
        cluster = cluster_names(parsed, names, words)
        self.referents = cluster.referents
        self.owners = cluster.owners
        self.answers: dict[Span, Answer] = {}
        self.implied: dict[Span | None, Span] = {}
        self.groups: dict[int, Referent] = {}
        self.appositions: dict[int, tuple[Name, Phrase]] = {}
        self.roles: dict[int, int] = {}
        for name, phrase in find_roles(self.around):
            if name.first not in self.owners:
                continue
            self.appositions[phrase.head] = (name, phrase)
            self.roles[phrase.last + 1] = phrase.head
            self.owners[name.first].add_phrase(phrase)
            self.owners[name.first].mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
        for name in names:
            if name.first in self.owners:
                note_origin(self.around, name, self.owners[name.first])
        heads = _heads(words)
        self.nouns = {
            i
            for i, token in enumerate(parsed.doc)
            if token.lower_ in heads or "-" in token.lower_ or token.text[0] in '«"'
        }
        self.resolver = Resolver(Roster(self.around, cluster, self.appositions))
        self.scene = self.resolver.scene

    def run(self, statements: tuple[Statement, ...]) -> None:
        """Resolve every source of ``statements``, and on the way the names, roles and pronouns around them."""
        spans = {span: statement for statement in statements for span in statement.relay}
        spans |= {statement.source: statement for statement in statements if statement.source}
        self.implied = {s.cue: place for s in statements if s.cue and (place := implied_source(self.around, s))}
        spans |= {self.implied[s.cue]: s for s in statements if s.cue in self.implied and s.source is None}
        sources = sorted(((self._tokens(span), span) for span in spans), key=lambda pair: (pair[0].start, pair[0].stop))
        done = -1
        self.bounds = Bounds(self.parsed, statements, self.words)
        nested = {span for span in spans if self.bounds.enclosing(spans[span], span)}
        for tokens, span in sources:
            if tokens and span not in nested:
                self._pass(done + 1, tokens.start)
                self.answers[span] = self._source(tokens, spans[span], span)
                done = max(done, tokens.stop - 1)
        self._pass(done + 1, len(self.parsed.doc))
        self.scene.last_source = None
        for tokens, span in sources:
            if tokens and span in nested:
                self.answers[span] = self._source(tokens, spans[span], span)
        for tokens, span in sources:
            if tokens and self.parsed.doc[tokens.start].lower_ == "on" and not self.answers[span].referents:
                self.answers[span] = self._source(tokens, spans[span], span)
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
            if not self._note_pronoun(i) and not self._note_demonym(i):
                self._note_role(i)
            i += 1

    def _note_name(self, name: Name) -> None:
        owner = self.owners.get(name.first)
        if owner is None and name.known is not None and name.known.sense is Sense.CAPITAL and self._acts(name):
            owner = self.resolver.namer.standing_for(name)
        if owner is None:
            return
        doc = self.parsed.doc
        start = name.titled if name.titled is not None else name.first
        self.scene.see(name.first, owner, role=self.roles.get(start))
        before = self.around.ends.get(start - 2)
        other = self.owners.get(before.first) if before and doc[start - 1].lower_ == "et" else None
        if other is not None and other is not owner and other.kind is owner.kind and not (other.plural or owner.plural):
            self.scene.see(name.first, self.resolver.together((other, owner)))

    def _acts(self, name: Name) -> bool:
        """Whether a capital is the subject of a verb, or stands beside other powers: then it stands for its state."""
        doc = self.parsed.doc
        before = doc[name.first - 1].text.lower() if name.first else ""
        if before in {"à", "dans", "vers", "de", "près", "depuis"}:
            return False
        return doc[name.first].dep_.startswith("nsubj") or before in {"entre", "avec", "contre", "envers"}

    def _note_pronoun(self, i: int) -> bool:
        """Resolve a personal pronoun that is the subject of its clause; the impersonal ones are passed over."""
        token = self.parsed.doc[i]
        if not token.dep_.startswith("nsubj"):
            return False
        pronoun = self.words.pronouns.get(bare_pronoun(token.text))
        if pronoun is None or pronoun.sort is not PronounSort.PERSONAL:
            return False
        wanted = Wanted(token=i, gender=pronoun.gender, plural=pronoun.plural, quoted=i in self.scene.quoted)
        ranked = self.scene.ranked(wanted)
        if ranked:
            referent = ranked[0][1]
            self.scene.see(i, referent)
            referent.mentions.add((i, i, MentionForm.PRONOUN))
        return True

    def _note_demonym(self, i: int) -> bool:
        """Take note of the person whom "la Slovène" takes up."""
        phrase = self.around.phrase(i, i + 1) if compatriot_at(self.around, i) else None
        person = self.resolver.compatriot(phrase, NONE) if phrase is not None else None
        if person is not None:
            self.scene.see(i + 1, person)
        return person is not None

    def _note_role(self, i: int) -> None:
        """Resolve a definite role beside no name; indefinite ones make a new unnamed person."""
        doc = self.parsed.doc
        counted = doc[i].text[0].isdecimal() and not (i and doc[i - 1].lower_ in self.words.determiners)
        if not (counted or doc[i].lower_ in self.words.determiners) or (
            i and doc[i - 1].pos_ == "ADP" and doc[i - 1].lower_ == "de"
        ):
            return
        if doc[i].lower_ in {"du", "de", "d'", "au", "aux"} or of_superlative(doc, i, self.words):
            return
        if not any(j in self.nouns for j in range(i + 1, i + 6)) or (i and doc[i - 1].lower_ == "l'"):
            return
        phrase = self.around.phrase(i, extent(self.parsed, i, self.around.begins, self.words))
        if phrase is None or phrase.head in self.appositions or self._inside_owned(phrase):
            return
        if predicate(doc[phrase.head]):
            self._say(phrase)
            return
        if counted:
            if phrase.role is None or not doc[phrase.head].dep_.startswith("nsubj"):
                return
            phrase = replace(phrase, sort=DeterminerSort.NUMBER)
        if phrase.role is None and not self._body_subject(phrase):
            return
        above = self.groups.get(i - 2) if i > 1 and doc[i - 1].text == "," else None
        if above is not None and phrase.sort is DeterminerSort.INDEFINITE and not phrase.plural and above.person:
            self._also(above, phrase)
            return
        answer = self.resolver.phrase(phrase, source=False)
        for referent in answer.referents:
            self.scene.see(self._subject_in(phrase), referent)
        before = self.groups.get(self._joint_before(phrase.first))
        if before is not None and answer.referents and answer.referents[0] is not before:
            self.scene.see(phrase.head, self.resolver.together((before, answer.referents[0])))
        if answer.referents:
            self.groups[phrase.last] = answer.referents[0]

    def _subject_in(self, phrase: Phrase) -> int:
        """The word of the phrase that the parse takes for a subject; its noun where it takes none for one."""
        doc = self.parsed.doc
        inner = range(phrase.core, phrase.last + 1)
        return next((i for i in inner if doc[i].dep_.startswith("nsubj")), phrase.head)

    def _inside_owned(self, phrase: Phrase) -> bool:
        """Whether the noun is a part of somebody's name ("La [Banque] Rhodanienne"), who is noted by it."""
        name = self.around.inside.get(phrase.head)
        return name is not None and name.first in self.owners

    def _say(self, phrase: Phrase) -> None:
        """Take what a copula says of somebody without a name right before it ("Le suspect est un homme de 42 ans")."""
        doc = self.parsed.doc
        i = phrase.first - 1
        while i > 0 and doc[i].lower_ in self.around.copulas:
            i -= 1
        subject = self.groups.get(i) if i < phrase.first - 1 else None
        if subject is not None and subject.person and not subject.named and phrase.role is not None:
            self._also(subject, phrase)

    def _also(self, referent: Referent, phrase: Phrase) -> None:
        """Take the phrase as said of the one named right before it ("le suspect, un homme de 42 ans")."""
        referent.add_phrase(phrase)
        referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
        if not referent.named:
            fuller = describe(phrase, self.parsed, self.words).name
            referent.name = fuller if len(fuller.split()) > len(referent.name.split()) else referent.name

    def _joint_before(self, i: int) -> int:
        """The last token before a conjunction that ends before token ``i``; -1 when there is none."""
        doc = self.parsed.doc
        if i > 1 and doc[i - 1].lower_ == "et":
            return i - 2
        if i > 2 and doc[i - 1].lower_ == "que" and doc[i - 2].lower_ == "ainsi":  # noqa: PLR2004
            return i - 3
        return -1

    def _body_subject(self, phrase: Phrase) -> bool:
        """Whether the phrase is a body that is the subject of its clause: then a pronoun may take it up."""
        noun = self.words.source_nouns.get(self.parsed.doc[phrase.head].lower_)
        acts = noun is not None and noun.kind in (SpeakerKind.ORGANISATION, SpeakerKind.STATE)
        return acts and self.parsed.doc[phrase.head].dep_.startswith("nsubj")

    def _source(self, tokens: range, statement: Statement, span: Span) -> Answer:
        answers = []
        cues = [cue for cue in self.bounds.cues_of(span) if cue.start >= span.end]
        limits = self.bounds.of(statement, span, self.answers, self.owners)
        for first, last in parted(self.around, tokens, cues):
            answers.append(self.resolver.conjunct(first, last, limits))
        referents = tuple(dict.fromkeys(r for answer in answers for r in answer.referents))
        candidates = tuple(dict.fromkeys(c for answer in answers for c in answer.candidates))
        if referents:
            speaker = referents[0] if len(referents) == 1 else self.resolver.together(referents)
            for member in speaker.members:
                self.scene.see(tokens.start, member)
            human = speaker.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP)
            leads = statement.cue is not None and (human or not self.bounds.reported(statement, span))
            self.scene.see(tokens.start, speaker, source=leads)
        for i in tokens:
            inner = self.around.begins.get(i)
            owner = self.owners.get(i) if inner is not None else None
            media = inner is not None and inner.known is not None and inner.known.field == "media"
            if media and owner is not None and owner not in referents and not self.scene.seen_at(i):
                self.scene.see(i, owner)
        return Answer(referents, () if referents else candidates)


@lru_cache(maxsize=4)
def _heads(words: Lexicons) -> frozenset[str]:
    """The words that can begin the noun of a role or of a body: where none is near, no phrase is read."""
    return frozenset(form.split()[0] for form in (*words.role_nouns, *words.source_nouns))
