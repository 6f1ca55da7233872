"""What people decided or typed cannot be computed again, so it is only ever appended to a log, and synced.

One JSON line an entry, each sealed with the hash of the line before it: a changed or missing line shows. A torn last
line was never acknowledged; it is cut by the next append.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from evidence_checker.store import durable

T = TypeVar("T")


def _hash(previous: str, body: bytes) -> str:
    return hashlib.sha256(previous.encode("ascii", "replace") + b"\n" + body).hexdigest()


class ChainedLog(Generic[T]):
    """A log of values of one type, each under the name `key` in its line.

    `entries`: all that were read. `broken`: numbers of lines (1-based) that do not hold. `torn`: whether a write at the
    end was cut off (never acknowledged, cut by the next append). `head`: hash of the last line, "" when empty."""

    def __init__(self, path: Path, kind: type[T], key: str) -> None:
        self.path = path
        self.entries: list[T] = []
        self.broken: list[int] = []
        self.torn = False
        self.head = ""
        self._kind, self._key = kind, key
        self._end = 0
        self._lines = 0

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
                fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
                body = bytes(fields[self._key])
                previous = msgspec.json.decode(fields["previous"], type=str)
                sealed = msgspec.json.decode(fields["hash"], type=str)
                entry = msgspec.json.decode(body, type=self._kind)
            except (msgspec.DecodeError, ValueError, KeyError):
                self.broken.append(self._lines)
                continue
            if previous != self.head or sealed != _hash(previous, body):
                self.broken.append(self._lines)
            # A line that can be read still counts: an entry is reported as doubtful, never dropped.
            self.head = sealed
            self.entries.append(entry)
        self._end += len(whole) + 1

    def append(self, *entries: T) -> None:
        """Under the lock. Returns when all lines are on the disk. Raises OSError; then nothing was recorded."""
        self.load()
        lines, previous = [], self.head
        for number, entry in enumerate(entries, self._lines + 1):
            body = msgspec.json.encode(entry)
            sealed = _hash(previous, body)
            fields = {"number": number, "previous": previous, "hash": sealed, self._key: msgspec.Raw(body)}
            lines.append(msgspec.json.encode(fields))
            previous = sealed
        if lines:
            durable.append(self.path, b"\n".join(lines) + b"\n", sync=True, at=self._end)
        self.load()
