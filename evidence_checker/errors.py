"""What can go wrong for a user, and the exit status it leads to (the status is part of the contract)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses, documented as interface."""

    COMPLETE = 0
    GAPS = 1
    USAGE = 2
    NOT_FINAL = 3
    MISSING_TOOL = 4
    INTERRUPTED = 130


class EvidenceCheckerError(Exception):
    """An error that a user can cause. `code` names the sentence in `wording`; `facts` fill it."""

    exit = Exit.USAGE

    def __init__(self, code: str, /, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class UsageError(EvidenceCheckerError):
    """Wrong arguments, a folder that is none, a report path that cannot be written."""


class RulesError(EvidenceCheckerError):
    """Invalid rules. `mistakes`: every one, as (file, line, what was found, what was expected)."""

    def __init__(self, mistakes: tuple[tuple[str, int, str, str], ...]) -> None:
        super().__init__("ES201", count=len(mistakes))
        self.mistakes = mistakes


class MissingToolError(EvidenceCheckerError):
    """A tool of the system that the user asked for is not there (exit status 4)."""
    exit = Exit.MISSING_TOOL


class StateError(EvidenceCheckerError):
    """The state directory cannot be used (locked, on a share, unreadable, disk full)."""
