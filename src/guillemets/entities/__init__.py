"""Stage 5 of 8. Parsed, statements -> entities: who the sources are."""
