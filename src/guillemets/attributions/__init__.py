"""Stage 4 of 8. Parsed -> statements: who said what, sources as places."""

from guillemets.attributions.find import find_attributions

__all__ = ["find_attributions"]
