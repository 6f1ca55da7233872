"""A contained worker that stays: one file after another is handed in, each comes back as a future.

The same supervision as in a check (`workers.examine`): a file that hangs, crashes or asks for too much costs itself.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from evidence_checker import workers
from evidence_checker.model import Finding, SourceFile

T = TypeVar("T")


class Busy(Exception):
    """More waits than can be served."""


class LastingWorker(Generic[T]):
    """`task`, `given`: as for `workers.examine`. The processes start with the first file. Safe from any thread."""

    def __init__(
        self,
        task: Callable[[Any], T],
        result_type: Any,
        ended: Callable[[SourceFile, Finding], T],
        limits: workers.Limits,
        count: int = 1,
        waiting: int = 64,
        standby: workers.Standby | None = None,
        given: Callable[[SourceFile], bytes] | None = None,
    ) -> None:
        self._standby, self._given = standby, given
        self._task, self._type, self._ended, self._limits, self._count = task, result_type, ended, limits, count
        self._files: queue.Queue[SourceFile | None] = queue.Queue(maxsize=waiting)
        # By identity: the same file may be handed in twice. The file is held, so that its identity stays its own.
        self._open: dict[int, tuple[SourceFile, Future[T]]] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit(self, file: SourceFile) -> Future[T]:
        """Raises Busy when too much waits, or the worker is closed."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise Busy
            self._open[id(file)] = (file, future)
            if self._thread is None:
                self._thread = threading.Thread(target=self._tend, name="worker", daemon=True)
                self._thread.start()
        try:
            self._files.put_nowait(file)
        except queue.Full:
            with self._lock:
                del self._open[id(file)]
            raise Busy from None
        return future

    def given_up(self, file: SourceFile, why: Finding) -> T:
        """The result of a file that is not examined."""
        return self._ended(file, why)

    def _pull(self) -> Iterator[SourceFile]:
        while (file := self._files.get()) is not None:
            yield file

    def _tend(self) -> None:
        try:
            for file, result in workers.examine(
                self._pull(), self._task, self._type, self._count, self._limits, self._ended,
                standby=self._standby, given=self._given,
            ):  # fmt: skip
                with self._lock:
                    _, future = self._open.pop(id(file))
                future.set_result(result)
        except Exception as error:  # a fault of the program: those who wait hear of it, the next starts anew
            with self._lock:
                failed, self._open, self._thread = self._open, {}, None
            for _, future in failed.values():
                future.set_exception(error)

    def close(self) -> None:
        """No more is taken; the processes end when what waits is done, or with this one."""
        with self._lock:
            self._closed = True
        for _ in range(self._count):
            try:
                self._files.put_nowait(None)
            except queue.Full:
                return
