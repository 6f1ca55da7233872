"""Wording of the codes of this family."""

from __future__ import annotations

from evidence_checker.wording.entry import Entry

CATALOGUE: dict[str, Entry] = {}
