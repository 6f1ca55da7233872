"""Files that were begun and never finished, across runs: what ended the program itself three times is not opened again.

A line is written before a file is opened and another when it is done; it survives a kill of this process, which is all
it must survive, so nothing is synced. The key holds size and time: a changed file starts afresh. Only a watch counts,
which a service starts again for ever; whoever interrupts a `check` three times does not mean that the file is poison.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections import Counter
from pathlib import Path

from evidence_checker.model import SourceFile
from evidence_checker.store import durable

_LARGE = 1 << 20


def _key(file: SourceFile) -> str:
    told = f"{file.path}\0{file.bytes}\0{file.modified_ns}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class CrashCount:
    """`count`, `begin`, `finish` as `workers.examine` calls them, from one thread at a time."""

    def __init__(self, path: Path, version: str = "") -> None:
        self.path = path
        self._version = version
        self._open: Counter[str] = Counter()
        self._begun: set[str] = set()

    def load(self) -> None:
        """Count what earlier runs left unfinished. Raises OSError."""
        self._open = Counter()
        data = durable.read(self.path)
        for line in data.decode("ascii", "replace").split("\n")[:-1]:
            letter, _, rest = line.partition(" ")
            key, _, version = rest.partition(" ")
            if version != self._version:
                # Another reader may cope with what ended the one before.
                continue
            if letter == "b":
                self._open[key] += 1
            elif letter == "f":
                self._open.pop(key, None)

    def shrink(self) -> None:
        """Start a list that grew long afresh. Raises OSError."""
        with contextlib.suppress(FileNotFoundError):
            if self.path.stat().st_size > _LARGE:
                self.path.unlink()

    def forgive(self) -> None:
        """What is being read now is given up by our own will, and counts for nothing."""
        for key in list(self._open):
            if key in self._begun:
                self._write("f", key)

    def count(self, file: SourceFile) -> int:
        """How often the file was begun and never finished."""
        return self._open[_key(file)]

    def begin(self, file: SourceFile) -> None:
        """Note that a file is begun."""
        self._open[_key(file)] += 1
        self._begun.add(_key(file))
        self._write("b", _key(file))

    def finish(self, file: SourceFile) -> None:
        """Note that a file was finished."""
        self._open.pop(_key(file), None)
        self._begun.discard(_key(file))
        self._write("f", _key(file))

    def _write(self, letter: str, key: str) -> None:
        # A full disk must not stop the reading: then a poisonous file is met once more.
        with contextlib.suppress(OSError), self.path.open("ab", buffering=0) as stream:
            stream.write(f"{letter} {key} {self._version}\n".encode("ascii"))
