"""The writer's lock of a memory: one process writes at a time, and says who it is."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import filelock

from evidence_checker.errors import StateError

LOCK_SECONDS = 30.0


class WriterLock:
    """Call it for a context that holds the lock of the memory in `folder`; it may be entered again by its holder."""

    def __init__(self, folder: Path) -> None:
        self._holder = folder / "lock.holder"
        self._lock = filelock.FileLock(folder / "lock", timeout=LOCK_SECONDS, poll_interval=0.005)

    @contextlib.contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the lock. Raises StateError ES303 with the holder when it cannot be had in time."""
        try:
            self._lock.acquire()
        except filelock.Timeout as error:
            with contextlib.suppress(OSError):
                said = self._holder.read_text(encoding="utf-8", errors="replace")
                raise StateError("ES303", holder=said) from error
            raise StateError("ES303", holder="?") from error
        try:
            with contextlib.suppress(OSError):
                self._holder.write_text(f"pid {os.getpid()}, {socket.gethostname()}", encoding="utf-8")
            yield
        finally:
            self._lock.release()
