"""Workers that are there before they are needed, and between two tasks."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from evidence_checker.workers.supervisor import Worker


class Standby:
    """Workers started before anything is known of their task, so that they import what it needs meanwhile.

    A context manager: those that nobody took are ended with it.
    """

    def __init__(self, preload: Sequence[str], *, keeps: bool = False) -> None:
        """`preload`: names of the modules that the task will need. `keeps`: workers that are done with one task wait
        here for the next, which may be another."""
        self.keeps = keeps
        # On Linux a worker ends with the thread that started it (PR_SET_PDEATHSIG): those that outlive a task are
        # started by a thread that outlives it too.
        self._starting = ThreadPoolExecutor(1, "standby") if keeps else None
        self._preload = preload
        self._waiting: list[Worker] = []
        self._taking = threading.Lock()
        self._over = False

    def grow(self, count: int) -> None:
        """Start as many as are missing to `count`."""
        self._waiting += [Worker(self._preload) for _ in range(count - len(self._waiting))]

    def take(self) -> Worker | None:
        """A worker that was started ahead and lives; None when there is none left."""
        while True:
            with self._taking:
                worker = self._waiting.pop() if self._waiting else None
            if worker is None or worker.alive:
                return worker
            worker.close()

    def fresh(self) -> Worker:
        """A worker, started ahead or now."""
        worker = self.take()
        if worker is None and self._starting is not None:
            worker = self._starting.submit(Worker, self._preload).result()
        return worker or Worker()

    def give_back(self, worker: Worker) -> None:
        """Take in a worker that waits for a file; it is ended where the others were."""
        with self._taking:
            if not self._over:
                self._waiting.append(worker)
                return
        worker.kill()
        worker.close()

    def __enter__(self) -> Standby:
        return self

    def __exit__(self, *_error: object) -> None:
        with self._taking:
            self._over = True
        while (worker := self.take()) is not None:
            worker.kill()
            worker.close()
        if self._starting is not None:
            self._starting.shutdown()
