"""Assessment → a plan of where each document is filed, and why: a plan, not an act."""
