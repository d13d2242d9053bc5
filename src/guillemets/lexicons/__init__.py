"""Words as data: one file per lexicon, typed and checked when first asked for."""

from __future__ import annotations

from functools import cached_property

from guillemets.lexicons.abbreviations import read_abbreviations


class Lexicons:
    """Every lexicon of the package, each read on first use and kept."""

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations whose full stop ends no sentence."""
        return read_abbreviations()


def load_lexicons() -> Lexicons:
    """The lexicons of the package; reading them is deferred until a stage asks."""
    return Lexicons()
