"""Carry out a filing plan and take it back: nothing is overwritten, no source removed before a verified copy exists."""
