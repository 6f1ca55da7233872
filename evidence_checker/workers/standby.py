"""Workers that are there before they are needed, and between two tasks."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from evidence_checker.workers.supervisor import Worker


class Standby:
    """Workers started before anything is known of their task, so that they import what it needs meanwhile.

    A context manager: those that nobody took are ended with it.
    """

    def __init__(self, preload: Sequence[str], *, keeps: bool = False) -> None:
        """`preload`: names of the modules that the task will need. `keeps`: workers that are done with one task wait
        here for the next, which may be another."""
        self.keeps = keeps
        self._preload = preload
        self._waiting: list[Worker] = []
        self._taking = threading.Lock()

    def grow(self, count: int) -> None:
        """Start as many as are missing to `count`."""
        self._waiting += [Worker(self._preload) for _ in range(count - len(self._waiting))]

    def take(self) -> Worker | None:
        """A worker that was started ahead; None when there is none left."""
        with self._taking:
            return self._waiting.pop() if self._waiting else None

    def give_back(self, worker: Worker) -> None:
        """Take in a worker that waits for a file."""
        with self._taking:
            self._waiting.append(worker)

    def __enter__(self) -> Standby:
        return self

    def __exit__(self, *_error: object) -> None:
        while (worker := self.take()) is not None:
            worker.kill()
            worker.close()
