"""Places for processes that several calls share, so that they never have more of them together than was asked."""

from __future__ import annotations

import threading
from typing import Protocol

_LOOK_AGAIN = 0.1  # seconds: how soon one that waits for a place sees that it is not needed any more


class Waiting(Protocol):
    """A call that may be ended from outside."""

    @property
    def over(self) -> bool:
        """Whether nothing is left for a further process to begin."""

    def interrupt(self) -> None:
        """End its processes; it raises KeyboardInterrupt where its results are asked for."""


class Places:
    """`count` places. A process holds one until no file is left for it: then a later call begins on what an earlier one
    does not need any more. Safe from any thread."""

    def __init__(self, count: int) -> None:
        self._free = threading.Semaphore(count)
        self._calls: list[Waiting] = []
        self._lock = threading.Lock()
        self._ended = False

    def enter(self, call: Waiting) -> None:
        """Raises KeyboardInterrupt after `end`."""
        with self._lock:
            if self._ended:
                raise KeyboardInterrupt
            self._calls.append(call)

    def leave(self, call: Waiting) -> None:
        """The call is done."""
        with self._lock:
            self._calls.remove(call)

    def take(self, call: Waiting) -> bool:
        """Wait for a place; False when the call needs none any more."""
        while not self._free.acquire(timeout=_LOOK_AGAIN):
            if call.over:
                return False
        return True

    def give_back(self) -> None:
        """A process is done."""
        self._free.release()

    def end(self) -> None:
        """Interrupt every call that is under way, and every later one."""
        with self._lock:
            self._ended = True
            calls = list(self._calls)
        for each in calls:
            each.interrupt()
