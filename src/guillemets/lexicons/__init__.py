"""Words as data: one file per lexicon, typed and checked when first asked for."""

from __future__ import annotations

from functools import cached_property

from guillemets.lexicons.abbreviations import read_abbreviations
from guillemets.lexicons.cue_carriers import CueCarrier, read_cue_carriers
from guillemets.lexicons.cue_forms import CueForm, read_cue_forms
from guillemets.lexicons.cue_phrases import CuePhrase, read_cue_phrases
from guillemets.lexicons.cue_verbs import CueVerb, read_cue_verbs


class Lexicons:
    """Every lexicon of the package, each read on first use and kept."""

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations whose full stop ends no sentence."""
        return read_abbreviations()

    @cached_property
    def cue_carriers(self) -> tuple[CueCarrier, ...]:
        """Verbs that stand before the infinitive of a cue (tenir à rappeler)."""
        return read_cue_carriers()

    @cached_property
    def cue_forms(self) -> dict[str, tuple[CueForm, ...]]:
        """Readings of every form of the cue verbs, by the form in lower case."""
        return read_cue_forms()

    @cached_property
    def cue_phrases(self) -> dict[str, tuple[CuePhrase, ...]]:
        """Verbal idioms that report, by the infinitive of their head, the longest first."""
        return read_cue_phrases()

    @cached_property
    def cue_verbs(self) -> dict[str, CueVerb]:
        """Reporting verbs by lemma."""
        return read_cue_verbs()


def load_lexicons() -> Lexicons:
    """The lexicons of the package; reading them is deferred until a stage asks."""
    return Lexicons()
