"""The pages, one a file: its context, what fills it, and its routes."""
