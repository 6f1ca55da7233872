"""What one file may cost, and how many processes read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from evidence_checker.model import SourceFile


def default_workers() -> int:
    """One process per core, at most eight; one where the system does not say."""
    return max(1, min(8, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    `silence`: seconds without a page done, after which the worker is ended. `seconds`: for the whole file. `memory`:
    bytes of address space of a worker (POSIX and Windows); a file that asks for more is tried once again alone with
    `retry_memory`.
    `recycle_files`, `recycle_memory`: when a worker is replaced by a fresh one. `frame`: bytes of a result.
    """

    silence: float = 60.0
    seconds: float = 3600.0
    memory: int = 1 << 30
    retry_memory: int = 2 << 30
    recycle_files: int = 500
    recycle_memory: int = 600 << 20
    frame: int = 96 << 20


class CrashCount(Protocol):
    """Memory of files that ended a worker, across runs. NamedRegion in the parent, from one thread at a time."""

    def count(self, file: SourceFile) -> int:
        """How often this file, unchanged, was begun and not finished."""

    def begin(self, file: SourceFile) -> None:
        """Note, before the file is opened, that it is begun."""

    def finish(self, file: SourceFile) -> None:
        """Note that the file was finished, well or badly, without ending the program."""
