"""Nouns. Frozen records that import nothing of ours but the errors."""
