"""YAML → Framework: a rule pack, with every mistake at once, each with file and line.

`load` takes the name of a shipped pack or a folder; `parse` is the same for bytes in hand.
"""

from __future__ import annotations

from evidence_checker.rules.packs import InvalidRules, default_pack, load, parse, shared_knowledge, shipped, sources

__all__ = [
    "InvalidRules",
    "default_pack",
    "load",
    "parse",
    "shared_knowledge",
    "shipped",
    "sources",
]
