"""Stage 3 of 8. Dispatch -> Parsed: sentences, words and quotations on the untouched text."""
