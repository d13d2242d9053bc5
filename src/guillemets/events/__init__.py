"""Stage 7 of 8. Parsed and all before -> PLOVER events."""
