"""Puts the results of the stages together into the record, every offset checked."""
