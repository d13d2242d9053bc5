"""Stage 5 of 8. Parsed + Statement* -> Cast: who the sources are, and who else the dispatch speaks of."""

from guillemets.entities.find import find_entities

__all__ = ["find_entities"]
