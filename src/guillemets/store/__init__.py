"""The record store: one SQLite file that holds dispatches with their records and answers questions about them."""
