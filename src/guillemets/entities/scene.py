"""Who is in the reader's mind at each point of the text: the salience that pronouns and bare roles are resolved by."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.entities.referents import Referent
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Token

SUBJECT = 1.5
AGENT = 0.8
SPEAKER = 1.0
LAST_SPEAKER = 1.2
PER_SENTENCE = -1.0
PER_MENTION = 0.15
MOST_MENTIONS = 6
QUOTED = -1.2
BODY = -1.0
DOCUMENT = -2.5
UNSURE_GENDER = -0.3
OTHER_GENDER = -2.5
FAR = 12
BESIDE = frozenset({"appos", "flat:name", "flat:title", "nmod", "flat"})
HUMAN = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP})
MARGIN = 0.05
REACH = 60
"""Sentences back to which an anaphor looks: some 1,500 words; who was named further off has to be named again."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a referent came up: token, sentence, whether as subject, as a source, inside a quotation.

    ``agent`` is True for the agent of a passive, ``gender`` that of the words there: "ce pays" is masculine for France.
    """

    token: int
    sentence: int
    referent: Referent
    subject: bool
    source: bool
    quoted: bool
    agent: bool
    gender: Gender | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an anaphor asks of its antecedent; ``source`` when it is the source of a statement itself.

    ``persons`` leaves out bodies and documents; ``alone`` groups too, where the sighting is of one being.
    """

    token: int
    gender: Gender | None
    plural: bool | None
    quoted: bool = False
    source: bool = False
    persons: bool = False
    alone: bool = False
    excluded: frozenset[int] = frozenset()


class Scene:
    """The sightings so far, in the order of the text."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.sentences = [i for i, token in enumerate(parsed.doc) if token.is_sent_start or i == 0]
        self.sightings: list[Sighting] = []
        self._seen_in: dict[int, list[int]] = defaultdict(list)
        self.last_source: Sighting | None = None
        self.quoted = _inside_quotations(parsed)

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds the token."""
        return bisect_right(self.sentences, token)

    def see(self, token: int, referent: Referent, *, source: bool = False, role: int | None = None) -> None:
        """Note that ``referent`` comes up at ``token``; ``role`` is the head of the role that stands before a name."""
        word = self.parsed.doc[token if role is None else role]
        sighting = Sighting(
            token=token,
            sentence=self.sentence_of(token),
            referent=referent,
            subject=_subject(word),
            source=source,
            quoted=token in self.quoted,
            agent=_agent(word),
            gender=None if referent.kind in HUMAN or referent.plural else self._shown(token),
        )
        self._seen_in[sighting.sentence].append(len(self.sightings))
        self.sightings.append(sighting)
        if source:
            self.last_source = sighting

    def _shown(self, token: int) -> Gender | None:
        """The gender of the words that stand for a body here, by its article or its noun."""
        doc = self.parsed.doc
        article = token if doc[token].pos_ == "DET" else token - 1
        noun = doc[token].head if article == token else doc[token]
        of_article = (
            doc[article].morph.get("Gender", []) if article >= 0 and doc[article].pos_ in {"DET", "ADP"} else []
        )
        of_noun = noun.morph.get("Gender", []) if noun.pos_ == "NOUN" else []
        shown = of_noun or of_article
        if len(shown) != 1:
            return None
        return Gender.F if shown[0] == "Fem" else Gender.M

    def outside(self, sentence: int, back: int) -> int:
        """The number of the sentence ``back`` sentences before; those that somebody says do not count."""
        while back and sentence > 0:
            sentence -= 1
            start = self.sentences[sentence - 1] if sentence else 0
            back -= start not in self.quoted and start + 1 not in self.quoted
        return sentence

    def seen_in(self, first: int, last: int) -> list[Sighting]:
        """The sightings in the sentences ``first`` to ``last``, in the order in which they were noted."""
        numbers = sorted(n for sentence in range(first, last + 1) for n in self._seen_in.get(sentence, ()))
        return [self.sightings[number] for number in numbers]

    def source_before(self, excluded: frozenset[int]) -> Referent | None:
        """The last source that is none of ``excluded``, while somebody is speaking."""
        if self.last_source is None:
            return None
        sources = (s.referent for s in reversed(self.sightings) if s.source)
        return next((referent for referent in sources if referent.index not in excluded), None)

    def seen_at(self, token: int) -> bool:
        """Whether somebody was sighted at the token."""
        return any(sighting.token == token for sighting in self.sightings[-4:])

    def ranked(self, wanted: Wanted, fits: Callable[[Referent], bool] | None = None) -> list[tuple[float, Referent]]:
        """Those that agree with ``wanted`` (and ``fits``), most salient first, with their scores.

        Who has not come up for REACH sentences is nobody's antecedent.
        """
        sentence = self.sentence_of(wanted.token)
        goes_on = not (wanted.source and self._shifted(wanted))
        best: dict[int, tuple[float, Referent]] = {}
        count: dict[int, int] = defaultdict(int)
        for sighting in self.seen_in(sentence - REACH, sentence):
            if sighting.token >= wanted.token:
                continue
            referent = sighting.referent
            count[referent.index] += 1
            if referent.index in wanted.excluded or not _agrees(referent, wanted, sighting.gender):
                continue
            if fits is not None and not fits(referent):
                continue
            score = self._score(sighting, wanted, sentence)
            if wanted.source and sighting is self.last_source:
                score += LAST_SPEAKER if goes_on else -SPEAKER
            if referent.index not in best or score >= best[referent.index][0]:
                best[referent.index] = (score, referent)
        total = [
            (score + PER_MENTION * min(count[index], MOST_MENTIONS), referent)
            for index, (score, referent) in best.items()
        ]
        return sorted(total, key=lambda pair: -pair[0])

    def _shifted(self, wanted: Wanted) -> bool:
        """Whether another person who agrees has since been the subject of a sentence: the last speaker is let go."""
        last = self.last_source
        if last is None:
            return False
        return any(
            s.subject
            and not s.quoted
            and s.token < wanted.token
            and s.referent is not last.referent
            and s.referent.kind is SpeakerKind.PERSON
            and s.referent.index not in wanted.excluded
            and _agrees(s.referent, wanted)
            for s in self.seen_in(last.sentence + 1, self.sentence_of(wanted.token))
        )

    def _score(self, sighting: Sighting, wanted: Wanted, sentence: int) -> float:
        referent = sighting.referent
        score = PER_SENTENCE * min(sentence - sighting.sentence, FAR)
        score += SUBJECT * sighting.subject + SPEAKER * sighting.source + AGENT * sighting.agent
        if sighting.quoted and not wanted.quoted:
            score += QUOTED
        if referent.kind in (SpeakerKind.ORGANISATION, SpeakerKind.STATE):
            score += BODY
        elif referent.kind is SpeakerKind.DOCUMENT:
            score += DOCUMENT
        if referent.gender is None and wanted.gender is not None:
            score += UNSURE_GENDER
        elif wanted.gender is not None and wanted.gender not in (referent.gender, sighting.gender):
            score += OTHER_GENDER
        return score + sighting.token * 1e-4


def _agrees(referent: Referent, wanted: Wanted, shown: Gender | None = None) -> bool:
    if wanted.plural is not None and referent.plural is not wanted.plural and not (wanted.plural and referent.many):
        return False
    if wanted.persons and referent.kind not in (SpeakerKind.PERSON, SpeakerKind.GROUP):
        return False
    if wanted.alone and referent.kind is not SpeakerKind.PERSON:
        return False
    if shown is not None and wanted.gender is not None:
        return shown is wanted.gender
    if wanted.gender is None or referent.gender is None or not referent.sure:
        return True
    return referent.gender is wanted.gender


def _subject(token: object) -> bool:
    """Whether the token is the subject of its clause, or stands in one ("le porte-parole [Paul Blanc]")."""
    dependency = getattr(token, "dep_", "")
    if dependency.startswith("nsubj"):
        return True
    if dependency in {"appos", "flat:name", "flat:title", "nmod", "conj", "flat"}:
        head = getattr(token, "head", None)
        return head is not None and getattr(head, "dep_", "").startswith("nsubj") and dependency != "nmod"
    return False


def _agent(token: Token) -> bool:
    """Whether the token is the agent of a passive, or stands in one ("par le juge [Paul Blanc]")."""
    beside = token.dep_ in BESIDE and not any(child.dep_ == "case" for child in token.children)
    return token.dep_ == "obl:agent" or (beside and token.head.dep_ == "obl:agent")


def _inside_quotations(parsed: Parsed) -> frozenset[int]:
    return frozenset(i for quotation in parsed.quotations for i in parsed.tokens_in(quotation.inner))
