"""Words as data: one file per lexicon, typed and checked when first asked for."""

from __future__ import annotations


class Lexicons:
    """Every lexicon of the package, each read on first use and kept."""


def load_lexicons() -> Lexicons:
    """The lexicons of the package; reading them is deferred until a stage asks."""
    return Lexicons()
