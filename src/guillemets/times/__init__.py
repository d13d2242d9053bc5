"""Stage 6 of 8. Text -> TIMEX3: when."""
