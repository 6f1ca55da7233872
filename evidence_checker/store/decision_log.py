"""Reviewers' decisions, as a log that is only ever appended to."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.model import Decision
from evidence_checker.store.chained_log import ChainedLog


class DecisionLog(ChainedLog[Decision]):
    """The log of decisions of one memory."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, Decision, "decision")

    @property
    def decisions(self) -> list[Decision]:
        """All that were read, in order of recording."""
        return self.entries
