"""Stage 4 of 8. Parsed -> statements: who said what, sources as places."""
