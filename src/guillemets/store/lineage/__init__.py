"""Copies, utterances and stories: what is the same thing told again, found as dispatches arrive."""
