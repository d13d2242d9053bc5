"""Verbs that report speech, writing, opinion or demand, and the shapes their content takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import Act


class Frame(StrEnum):
    """The shape in which a cue takes its content; the preposition named is the one that introduces it."""

    QUE = "que"  # a clause after que
    INF = "inf"  # a bare infinitive: affirmer avoir vu
    DE_INF = "de_inf"  # an infinitive after de
    A_INF = "a_inf"  # an infinitive after à
    NP = "np"  # the direct object (or the subject of the passive) is the content
    A_NP = "a_np"
    DE_NP = "de_np"
    SUR_NP = "sur_np"
    POUR_NP = "pour_np"  # pour with a noun phrase or an infinitive
    CONTRE_NP = "contre_np"
    EN_FAVEUR = "en_faveur"  # en faveur de
    PRED = "pred"  # object (or reflexive) and predicate are the content: qualifier X de Y, se dire prêt
    WH = "wh"  # an indirect question: si, comment, pourquoi, qui, ce que
    QUOTE = "quote"  # stands inside, before or after direct speech
    COLON = "colon"  # introduces content after a colon


class Addressee(StrEnum):
    """How the one spoken to is marked; the addressee is outside the content."""

    NONE = "none"
    A = "a"  # à X, or a dative clitic
    OBJ = "obj"  # direct object: accuser X de, appeler X à
    AUPRES = "aupres"  # auprès de X


class Strength(StrEnum):
    """How much evidence a verb needs before it counts as a cue."""

    STRONG = "strong"  # nearly always reporting
    NAMED = "named"  # reporting when its subject can be a news source
    WEAK = "weak"  # reporting only with a quotation, a que-clause or an object listed in np_nouns


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """One reporting verb.

    ``risky`` lists the frames that over-fire even when ``strength`` is met and want a second sign (a news source as
    subject, a quotation in the content, an object of speech). ``np_nouns``, when not empty, are the forms, singular
    and plural, one of which must head the object for the np frame to count; with such an object a weak verb reports.

    >>> verbs = read_cue_verbs()
    >>> verbs["s'en prendre"].head, verbs["s'en prendre"].clitics
    ('prendre', ('se', 'en'))
    """

    lemma: str
    frames: tuple[Frame, ...]
    risky: tuple[Frame, ...] = ()
    addressee: Addressee
    act: Act
    strength: Strength
    np_nouns: tuple[str, ...] = ()
    example: str
    source: str

    @property
    def head(self) -> str:
        """The infinitive without its clitics, as it stands in the lexicon of forms."""
        return self.lemma.removeprefix("se ").removeprefix("s'").removeprefix("en ")

    @property
    def clitics(self) -> tuple[str, ...]:
        """The clitics that must accompany the head: ("se",), ("se", "en") or ()."""
        if not self.lemma.startswith(("se ", "s'")):
            return ()
        return ("se", "en") if self.lemma.startswith("s'en ") else ("se",)

    @property
    def reflexive(self) -> bool:
        """Whether the verb is a cue only with its reflexive pronoun."""
        return bool(self.clitics)


def read_cue_verbs() -> dict[str, CueVerb]:
    """The reporting verbs by lemma ("affirmer", "se féliciter"). Raises LexiconError on a faulty file."""
    return {row.lemma: row for row in read_rows("cue_verbs.tsv", CueVerb, key=("lemma",))}
