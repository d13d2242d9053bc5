"""Guillemets reads French newswire and keeps the sourced record."""
