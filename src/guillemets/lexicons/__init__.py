"""Words as data: one file per lexicon, typed and checked when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from guillemets.lexicons.abbreviations import read_abbreviations
from guillemets.lexicons.agencies import Agency, read_agencies
from guillemets.lexicons.anonymity import AnonymityPhrase, read_anonymity
from guillemets.lexicons.attribution_weights import read_attribution_weights
from guillemets.lexicons.border_words import BorderType, read_border_words
from guillemets.lexicons.connectives import connectives
from guillemets.lexicons.cue_adjuncts import Openings, read_cue_adjuncts
from guillemets.lexicons.cue_carriers import CueCarrier, read_cue_carriers
from guillemets.lexicons.cue_forms import CueForm, read_cue_forms
from guillemets.lexicons.cue_nouns import CueNoun, read_cue_nouns
from guillemets.lexicons.cue_phrases import Idioms, read_cue_phrases
from guillemets.lexicons.cue_verbs import CueVerb, read_cue_verbs
from guillemets.lexicons.date_words import DateWordType, read_date_words
from guillemets.lexicons.determiners import Determiner, read_determiners
from guillemets.lexicons.event_forms import read_event_forms
from guillemets.lexicons.first_names import FirstName, read_first_names
from guillemets.lexicons.furniture import Furniture, read_furniture
from guillemets.lexicons.gazetteer import GazetteerEntry
from guillemets.lexicons.knowledge import Knowledge
from guillemets.lexicons.metonyms import read_metonyms
from guillemets.lexicons.natives import read_natives
from guillemets.lexicons.offices import Holder, Office, read_holders, read_offices
from guillemets.lexicons.organisations import read_organisations
from guillemets.lexicons.plover import Ontology, read_ontology
from guillemets.lexicons.plover_contents import Contents, read_contents
from guillemets.lexicons.plover_record import TrackRecord, read_track_record
from guillemets.lexicons.plover_triggers import Triggers, read_triggers
from guillemets.lexicons.plover_words import WordClasses, read_word_classes
from guillemets.lexicons.pronouns import Pronoun, read_pronouns
from guillemets.lexicons.reference_words import ReferenceSort, read_reference_words
from guillemets.lexicons.role_nouns import RoleForm, inflected, read_role_nouns
from guillemets.lexicons.rubrics import RubricType, read_rubrics
from guillemets.lexicons.source_nouns import SourceNoun, read_source_nouns
from guillemets.lexicons.sourcing_adjectives import SourcingAdjective, read_sourcing_adjectives
from guillemets.lexicons.speech_venues import speech_venues
from guillemets.lexicons.states import read_states
from guillemets.lexicons.status_words import read_status_words
from guillemets.lexicons.time_nouns import time_nouns
from guillemets.lexicons.titles import Title, read_titles

if TYPE_CHECKING:
    from guillemets.model.office import Tenure


class Lexicons:
    """Every lexicon of the package, each read on first use and kept.

    ``gazetteer`` is what the user adds, ``tenures`` what a store knows of who holds which office.
    """

    def __init__(self, gazetteer: tuple[GazetteerEntry, ...] = (), tenures: tuple[Tenure, ...] = ()) -> None:
        self.gazetteer = gazetteer
        self.tenures = tenures

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations whose full stop ends no sentence."""
        return read_abbreviations()

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """News agencies by each of their names in lower case."""
        return read_agencies()

    @cached_property
    def attribution_weights(self) -> dict[str, float]:
        """What each sign of an attribution weighs."""
        return read_attribution_weights()

    @cached_property
    def border_words(self) -> dict[BorderType, frozenset[str]]:
        """Words that show the border of a crosshead, by type."""
        return read_border_words()

    @cached_property
    def cue_adjuncts(self) -> Openings:
        """Openings of attributive adjuncts as token sequences, by their first two tokens."""
        return read_cue_adjuncts()

    @cached_property
    def cue_nouns(self) -> dict[str, CueNoun]:
        """Reporting nouns by each of their forms in lower case."""
        return read_cue_nouns()

    @cached_property
    def source_nouns(self) -> dict[str, SourceNoun]:
        """Nouns that can head a source, by each of their forms in lower case."""
        return read_source_nouns()

    @cached_property
    def sourcing_adjectives(self) -> dict[str, SourcingAdjective]:
        """Adjectives that place an unnamed source, by each of their forms."""
        return read_sourcing_adjectives()

    @cached_property
    def cue_carriers(self) -> dict[str, tuple[CueCarrier, ...]]:
        """Verbs that stand before the infinitive of a cue (tenir à rappeler)."""
        return read_cue_carriers()

    @cached_property
    def cue_forms(self) -> dict[str, tuple[CueForm, ...]]:
        """Readings of every form of the cue verbs, by the form in lower case."""
        return read_cue_forms()

    @cached_property
    def cue_phrases(self) -> dict[str, Idioms]:
        """Verbal idioms that report, by the infinitive of their head."""
        return read_cue_phrases()

    @cached_property
    def cue_verbs(self) -> dict[str, CueVerb]:
        """Reporting verbs by lemma."""
        return read_cue_verbs()

    @cached_property
    def cue_heads(self) -> frozenset[str]:
        """The reporting verbs without their clitics."""
        return frozenset(verb.head for verb in self.cue_verbs.values())

    @cached_property
    def connectives(self) -> dict[str, bool]:
        """Connectives in lower case, and whether they need no comma after them."""
        return connectives()

    @cached_property
    def connective_openings(self) -> frozenset[str]:
        """The first words of the connectives."""
        return frozenset(phrase.replace("'", "' ").split()[0] for phrase in self.connectives)

    @cached_property
    def longest_connective(self) -> int:
        """The most words that a connective has."""
        return max(len(phrase.replace("'", "' ").split()) for phrase in self.connectives)

    @cached_property
    def speech_venues(self) -> frozenset[str]:
        """Nouns for occasions and vessels of speech, in lower case."""
        return speech_venues()

    @cached_property
    def time_nouns(self) -> frozenset[str]:
        """Nouns that say when, in lower case."""
        return time_nouns()

    @cached_property
    def date_words(self) -> dict[DateWordType, dict[str, str]]:
        """Words of date lines with their values, by type."""
        return read_date_words()

    @cached_property
    def furniture(self) -> Furniture:
        """Wordings of share lines, credits, bylines and captions."""
        return read_furniture()

    @cached_property
    def rubrics(self) -> dict[str, RubricType]:
        """Rubrics in lower case, with their type."""
        return read_rubrics()

    @cached_property
    def status_words(self) -> dict[str, str]:
        """Words that announce where a dispatch stands in its life."""
        return read_status_words()

    @cached_property
    def anonymity(self) -> tuple[AnonymityPhrase, ...]:
        """Wordings by which copy says that a source does not want to be named, longest first."""
        return read_anonymity()

    @cached_property
    def determiners(self) -> dict[str, Determiner]:
        """Determiners and quantifiers by their form in lower case."""
        return read_determiners()

    @cached_property
    def pronouns(self) -> dict[str, Pronoun]:
        """Pronouns that can stand for a speaker, by their form in lower case."""
        return read_pronouns()

    @cached_property
    def first_names(self) -> dict[str, FirstName]:
        """First names with the gender of those who bear them."""
        return read_first_names()

    @cached_property
    def knowledge(self) -> Knowledge:
        """States, organisations and seats of power by name."""
        return Knowledge(read_states(), read_organisations(), read_metonyms(), self.gazetteer, read_natives())

    @cached_property
    def role_nouns(self) -> dict[str, RoleForm]:
        """Nouns that name a person by role, by each form in lower case; those of ``source_nouns`` among them."""
        return inflected(read_role_nouns(), self.source_nouns)

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """Offices that have one holder at a time."""
        return read_offices()

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Who held which office when."""
        return read_holders()

    @cached_property
    def reference_words(self) -> dict[ReferenceSort, frozenset[str]]:
        """Words that tell what a mention refers to, by sort."""
        return read_reference_words()

    @cached_property
    def titles(self) -> dict[str, Title]:
        """Forms of address by their form."""
        return read_titles()

    @cached_property
    def event_forms(self) -> dict[str, tuple[CueForm, ...]]:
        """Readings of every form of the verbs that the coding of events knows, by the form in lower case."""
        return read_event_forms()

    @cached_property
    def plover(self) -> Ontology:
        """The types of PLOVER with their modes and scores."""
        return read_ontology()

    @cached_property
    def plover_contents(self) -> Contents:
        """What is asked for, refused, threatened or promised."""
        return read_contents()

    @cached_property
    def plover_record(self) -> TrackRecord:
        """How often events of each type were right in running text."""
        return read_track_record()

    @cached_property
    def plover_triggers(self) -> Triggers:
        """Words that report events."""
        return read_triggers()

    @cached_property
    def plover_words(self) -> WordClasses:
        """Classes of words that the coding of events asks for."""
        return read_word_classes()


def load_lexicons(gazetteer: tuple[GazetteerEntry, ...] = (), tenures: tuple[Tenure, ...] = ()) -> Lexicons:
    """The lexicons of the package with the user's own names and offices; each is read when a stage asks for it."""
    return Lexicons(gazetteer, tenures)
