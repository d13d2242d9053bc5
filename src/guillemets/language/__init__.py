"""Stage 3 of 8. Dispatch -> Parsed: sentences, words and quotations on the untouched text."""

from guillemets.language.model import load_model
from guillemets.language.parse import parse

__all__ = ["load_model", "parse"]
