"""What kinds of documents are called in reports: told by the rules that were loaded, as a catalogue of words is."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: dict[str, tuple[str, str]] = {}


def learn(names: Mapping[str, tuple[str, str]]) -> None:
    """Take up names of kinds (id → Indonesian, English); a later name of the same id replaces the earlier one."""
    _NAMES.update(names)


def kind(identifier: str, lang: str) -> str:
    """ "peraturan_daerah" → "Peraturan Daerah"; "" → "–"; an id that no rules named stands with blanks."""
    if not identifier:
        return "–"
    if identifier in _NAMES:
        indonesian, english = _NAMES[identifier]
        return english if lang == "en" and english else indonesian
    return identifier.replace("_", " ").capitalize()
