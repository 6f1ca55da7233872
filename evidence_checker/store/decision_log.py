"""Reviewers' decisions: the one thing that cannot be computed again, so it is only ever appended to, and synced.

One JSON line a decision, each sealed with the hash of the line before it: a changed or missing line shows. A torn last
line was never acknowledged; it is cut by the next append.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evidence_checker.model import Decision
from evidence_checker.store import durable


@dataclass(frozen=True, slots=True)
class Entry:
    """`number`: 1, 2, 3 ... in order of recording. `hash`: over the line before and this decision."""

    number: int
    previous: str
    hash: str
    decision: msgspec.Raw


def _hash(previous: str, body: bytes) -> str:
    return hashlib.sha256(previous.encode("ascii", "replace") + b"\n" + body).hexdigest()


class Ledger:
    """`decisions`: all that were read.

    `broken`: numbers of lines (1-based) that do not hold. `torn`: whether a write at the end
    was cut off (never acknowledged, cut by the next append)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.decisions: list[Decision] = []
        self.broken: list[int] = []
        self.torn = False
        self._end = 0
        self._lines = 0
        self._last = ""

    def load(self) -> None:
        """Read what was appended since the last look. Raises OSError."""
        try:
            with open(self.path, "rb") as file:
                file.seek(self._end)
                data = file.read()
        except FileNotFoundError:
            return
        whole, newline, rest = data.rpartition(b"\n")
        self.torn = bool(rest)
        if not newline:
            return
        for line in whole.split(b"\n"):
            self._lines += 1
            try:
                entry = msgspec.json.decode(line, type=Entry)
                decision = msgspec.json.decode(entry.decision, type=Decision)
            except (msgspec.DecodeError, ValueError):
                self.broken.append(self._lines)
                continue
            if entry.previous != self._last or entry.hash != _hash(entry.previous, bytes(entry.decision)):
                self.broken.append(self._lines)
            # A line that can be read still counts: a decision is reported as doubtful, never dropped.
            self._last = entry.hash
            self.decisions.append(decision)
        self._end += len(whole) + 1

    def append(self, decision: Decision) -> None:
        """Under the lock. Returns when the line is on the disk. Raises OSError; then nothing was recorded."""
        self.load()
        body = msgspec.json.encode(decision)
        entry = Entry(self._lines + 1, self._last, _hash(self._last, body), msgspec.Raw(body))
        durable.append(self.path, msgspec.json.encode(entry) + b"\n", sync=True, at=self._end)
        self.load()
