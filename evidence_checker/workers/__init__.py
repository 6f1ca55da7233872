"""Contained worker processes: the time, memory or crash of one file costs only that file.

Own supervision instead of a process pool: a pool that loses one worker loses every task that waits with it, and a task
that hangs is never given up. Each worker is a fresh Python that is handed one file at a time; results come back as
JSON, never as pickles, because a worker has read hostile bytes. What only a result needs is imported with the first
result, so that workers can be started before anything else.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from evidence_checker.workers.limits import CrashCount, Limits, default_workers
from evidence_checker.workers.places import Places
from evidence_checker.workers.results import Results
from evidence_checker.workers.standby import Standby
from evidence_checker.workers.supervisor import Attempt, Worker

if TYPE_CHECKING:
    from evidence_checker.model import Finding, SourceFile

T = TypeVar("T")

__all__ = ["CrashCount", "Limits", "Standby", "default_workers", "examine"]

MOST_STRIKES = 3


def examine(
    files: Iterable[SourceFile],
    task: Callable[[SourceFile], T],
    result_type: Any,
    workers: int = 1,
    limits: Limits | None = None,
    on_crash: Callable[[SourceFile, Finding], T] | None = None,
    *,
    crashes: CrashCount | None = None,
    on_page: Callable[[SourceFile, int, int], None] | None = None,
    standby: Standby | None = None,
    given: Callable[[SourceFile], bytes] | None = None,
    places: Places | None = None,
) -> Iterator[tuple[SourceFile, T]]:
    """Run `task` on every file in `workers` processes; yields (file, result) in the order of completion.

    `task`: a picklable callable (a top-level function or a partial of one) of an importable module. `result_type`:
    what it returns (also a union of dataclasses); msgspec turns it into JSON and back. With
    `bytes` results stay the JSON they came as (`results.Results` reads them). `on_crash`: makes the result
    of a file whose worker was ended (EC108 time, EC109 memory, EC110 crash, EC125 remembered as poison, EC135 a fault
    of the task); without it RuntimeError is raised.

    Partial results: readers report every page to `pace`. When a worker ends on page n + 1, the task runs once more in a
    fresh worker with `pace.stop_after` = n, so that it gives the result of the first n pages by itself, marked EC110.
    `on_page(file, page, pages)` hears of pages as they are done; it is called from the thread that iterates.

    `standby`: workers that were started ahead; they are used first. `given(file)`: what the task is handed besides the
    file, as a second argument, where it is not empty; asked from a thread of the worker. `places`: shared by calls that
    run at the same time and may have so many processes together.

    At most two files a worker are in flight, so a million files cost no more memory than ten. Closing the iterator,
    or an interrupt, ends all workers.
    """
    run = _Run(task, result_type, limits or Limits(), on_crash, crashes, standby, given, places)
    return run.results(iter(files), max(1, workers), on_page)


@dataclass(slots=True)
class _Failed:
    """An error of the program itself, carried from a thread to the caller."""

    error: BaseException


class _Run(Generic[T]):
    """One call of `examine`: threads that each tend one worker, and a queue of what they have to say."""

    def __init__(
        self,
        task: Callable[[SourceFile], T],
        result_type: Any,
        limits: Limits,
        on_crash: Callable[[SourceFile, Finding], T] | None,
        crashes: CrashCount | None,
        standby: Standby | None,
        given: Callable[[SourceFile], bytes] | None,
        places: Places | None,
    ) -> None:
        self._standby, self._given, self._places = standby, given, places
        self._dry = self._interrupted = False  # no file is left to begin; ended from outside
        self._task, self._limits = task, limits
        self._results: Results[T] = Results(result_type)
        self._on_crash, self._crashes = on_crash, crashes
        self._taking = threading.Lock()
        self._alone = threading.Lock()
        self._counting = threading.Lock()
        self._stop = threading.Event()
        self._said: queue.Queue[tuple[SourceFile, T] | tuple[SourceFile, int, int] | _Failed | None]
        self._tended: list[Worker] = []

    def results(
        self, files: Iterator[SourceFile], workers: int, on_page: Callable[[SourceFile, int, int], None] | None
    ) -> Iterator[tuple[SourceFile, T]]:
        self._said = queue.Queue(maxsize=4 * workers)
        self._on_page = on_page is not None
        if self._places is not None:
            self._places.enter(self)
        threads = [threading.Thread(target=self._tend, args=(files,), daemon=True) for _ in range(workers)]
        for thread in threads:
            thread.start()
        working = workers
        try:
            while working:
                said = self._said.get()
                if said is None:
                    working -= 1
                elif isinstance(said, _Failed):
                    raise said.error
                elif len(said) == 3:
                    if on_page is not None:
                        on_page(*said)
                else:
                    yield said
            if self._interrupted:
                raise KeyboardInterrupt
        finally:
            if self._places is not None:
                self._places.leave(self)
            self._stop.set()
            for worker in list(self._tended):
                worker.kill()
            while any(thread.is_alive() for thread in threads):
                try:
                    self._said.get(timeout=0.05)
                except queue.Empty:
                    continue

    @property
    def over(self) -> bool:
        """See `places.Waiting`."""
        return self._dry or self._stop.is_set()

    def interrupt(self) -> None:
        """See `places.Waiting`."""
        self._interrupted = True
        self._stop.set()
        for worker in list(self._tended):
            worker.kill()

    def _tend(self, files: Iterator[SourceFile]) -> None:
        try:
            if self._places is None:
                self._tend_worker(files)
            elif self._places.take(self):
                try:
                    self._tend_worker(files)
                finally:
                    self._places.give_back()
        finally:
            self._said.put(None)

    def _tend_worker(self, files: Iterator[SourceFile]) -> None:
        worker: Worker | None = None
        try:
            while not self._stop.is_set():
                with self._taking:
                    file = next(files, None)
                if file is None:
                    self._dry = True
                    break
                worker, result = self._one(worker, file)
                if not self._stop.is_set():
                    self._said.put((file, result))
        except BaseException as error:
            if not self._stop.is_set():
                self._said.put(_Failed(error))
        finally:
            if worker is not None and not self._stop.is_set() and self._standby is not None and self._standby.keeps:
                self._tended.remove(worker)
                self._standby.give_back(worker)
            elif worker is not None:
                # It waits for a file and holds nothing: ending it is quicker than asking it to leave.
                worker.kill()
                self._release(worker)

    def _one(self, worker: Worker | None, file: SourceFile) -> tuple[Worker | None, T]:
        """The result of one file, and the worker that is left for the next."""
        if self._crashes is not None:
            from evidence_checker.model import Finding

            with self._counting:
                if self._crashes.count(file) >= MOST_STRIKES:
                    return worker, self._given_up(file, Finding.of("EC125", times=MOST_STRIKES))
                self._crashes.begin(file)
        worker = worker or self._fresh(self._limits.memory)
        fate = self._attempt(worker, file, 0)
        if not fate.ended and not fate.wants_memory:
            worker = self._recycled(worker)
        else:
            self._release(worker)
            worker = None
            fate = self._again(file, fate)
        if self._crashes is not None and not self._stop.is_set():
            with self._counting:
                self._crashes.finish(file)
        if fate.result is not None:
            return worker, self._results.of(fate.letter, fate.result)
        return worker, self._given_up(file, fate.finding())

    def _again(self, file: SourceFile, first: Attempt) -> Attempt:
        """A second attempt in a fresh worker: with more memory, wholly where the first was killed from outside, or only
        as far as the first one came."""
        if self._stop.is_set() or (first.timed_out and first.page == 0):
            return first
        if first.page == 0 or first.wants_memory or first.killed:
            # Large attempts go one at a time, so that two of them cannot take the machine's memory together.
            with self._alone:
                worker = self._fresh(max(self._limits.memory, self._limits.retry_memory))
                fate = self._attempt(worker, file, 0, exact=True)
                self._release(worker)
            if fate.result is not None or fate.error:
                return fate
            fate.wants_memory, fate.page = fate.wants_memory or first.wants_memory, fate.page or first.page
        else:
            fate = first
        if fate.page == 0 or self._stop.is_set():
            return fate
        worker = self._fresh(self._limits.memory)
        partial = self._attempt(worker, file, fate.page)
        self._release(worker)
        return partial if partial.result is not None else fate

    def _attempt(self, worker: Worker, file: SourceFile, stop_after: int, exact: bool = False) -> Attempt:
        def heard(page: int, pages: int) -> None:
            # Pages are news, not results: when nobody takes them up they are dropped rather than waited for.
            if self._on_page and not self._said.full():
                self._said.put_nowait((file, page, pages))

        given = self._given(file) if self._given is not None else b""
        return worker.run(file, stop_after, heard if self._on_page else None, exact, given)

    def _fresh(self, memory: int) -> Worker:
        worker = self._standby.fresh() if self._standby is not None else Worker()
        self._tended.append(worker)
        worker.engage(self._task, memory, self._limits.silence, self._limits.seconds, self._limits.frame)
        if self._stop.is_set():
            worker.kill()
        return worker

    def _recycled(self, worker: Worker) -> Worker | None:
        if worker.files < self._limits.recycle_files and worker.peak_memory < self._limits.recycle_memory:
            return worker
        self._release(worker)
        return None

    def _release(self, worker: Worker) -> None:
        worker.close()
        self._tended.remove(worker)

    def _given_up(self, file: SourceFile, finding: Finding) -> T:
        if self._on_crash is None:
            raise RuntimeError(f"{file.path}: {finding.code}")
        return self._on_crash(file, finding)
