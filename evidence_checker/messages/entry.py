"""The shape of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.model import Fact, Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """`{name}` in a sentence stands for the fact of that name. `example`: facts for the generated manual and the tests."""

    severity: Severity
    message_id: str
    message_en: str
    advice_id: str = ""
    advice_en: str = ""
    example: tuple[tuple[str, Fact], ...] = ()
