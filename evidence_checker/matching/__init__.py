"""Phrases × text → hits: exact and tolerant, in one pass."""
