"""The readers of a watched folder: threads beside the watching one, each of which reads one file after the other.

Of long scans only the first pages are read at first; the rest follows when nothing else waits, and while every thread
is at such a rest one more reads the first pages of what arrives. So a first verdict never waits for a long scan.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from evidence_checker import __version__, workers
from evidence_checker.assess.examined import ended, kept, recalled
from evidence_checker.assess.file_task import FileResult, worker_task
from evidence_checker.assess.first_pages import FIRST, FirstPages
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.assessment import unread_examination
from evidence_checker.errors import StateError
from evidence_checker.model import Examination, Finding, ReadStatus, SourceFile, Unread, replace
from evidence_checker.readers import files
from evidence_checker.store import Store
from evidence_checker.store.crash_history import CrashCount
from evidence_checker.watch.ports import Deliver, Taken


class ReadingThreads:
    """`lock`: of the memory, which has one user at a time. `woken`: is called when a thread delivered or ended.
    `probe`: a file as it is now."""

    def __init__(
        self,
        request: AssessmentRequest,
        store: Store,
        lock: threading.RLock,
        woken: Callable[[], None],
        probe: Callable[[SourceFile], SourceFile | None],
    ) -> None:
        self._request, self._store, self._lock, self._woken, self._probe = request, store, lock, woken, probe
        self._most = max(2, request.options.workers)
        self.threads: list[threading.Thread] = []
        self._crashes: list[CrashCount] = []
        self._first = FirstPages()
        self._rests: set[str] = set()  # whose rest is being read
        self._stopping = False

    def read(self, take: Taken, deliver: Deliver) -> None:
        """One more thread, where there is room for it."""
        self.threads = [thread for thread in self.threads if thread.is_alive()]
        if self._stopping:
            return
        if len(self.threads) < self._most:
            self._start(take, deliver)
        elif len(self.threads) == self._most <= len(self._rests) and (file := take(False)) is not None:
            in_hand = [file]
            self._start(lambda _rest: in_hand.pop() if in_hand else take(False), deliver)

    def _start(self, take: Taken, deliver: Deliver) -> None:
        thread = threading.Thread(target=self._run, args=(take, deliver), name="reading", daemon=True)
        self.threads.append(thread)
        thread.start()

    def _run(self, take: Taken, deliver: Deliver) -> None:
        """Read until nothing waits. An error of the program itself costs the files in hand, and is shown with them."""
        in_hand: dict[str, SourceFile] = {}

        def taken() -> SourceFile | None:
            file = take(True)
            if file is not None:
                in_hand[file.path] = file
            return file

        def done(file: SourceFile, examination: Examination | None) -> None:
            in_hand.pop(file.path, None)
            self._rests.discard(file.path)
            deliver(file, examination)
            self._woken()

        try:
            self._read(taken, done)
        except Exception as error:
            why = Finding.of("EC705", reason=f"{type(error).__name__}: {error}"[:200])
            for file in list(in_hand.values()):
                done(file, unread_examination(Unread(file, ReadStatus.UNREADABLE, why)))
        self._woken()

    def _read(self, take: Callable[[], SourceFile | None], deliver: Deliver) -> None:
        task, limits = worker_task(self._request, first=FIRST), self._request.options.worker_limits

        def pull() -> Iterator[SourceFile]:
            while not self._stopping and (file := take()) is not None:
                begun = self._first.file(file)
                known = self._known(begun or file)
                if known is not None:
                    deliver(file, known)
                    continue
                if begun is not None:
                    self._rests.add(file.path)
                yield file

        # Each thread counts for itself; they share the file.
        crashes = CrashCount(self._store.folder / "strikes.log", __version__)
        crashes.load()
        self._crashes.append(crashes)
        results = workers.examine(
            pull(), task, FileResult, 1, limits, ended, crashes=crashes, given=self._first.to_go_on
        )
        for file, seen in results:
            deliver(file, self._kept(file, seen))
            if self._stopping:
                return
        self._crashes.remove(crashes)

    def _known(self, file: SourceFile) -> Examination | None:
        """What the memory has of this content, be it under another path. Hashed outside the lock."""
        try:
            hashed = file if file.sha256 else files.with_hash(file)
        except OSError:
            return None
        with self._lock, contextlib.suppress(StateError):
            self._store.remember(hashed)
            return recalled(hashed, self._request, self._store)
        return None

    def _kept(self, file: SourceFile, seen: FileResult) -> Examination | None:
        """The examination, kept where the whole file was read; None where the file is gone."""
        examination = seen.examination
        if seen.begun:
            self._first.keep(replace(file, sha256=examination.file.sha256), examination, seen.begun)
            return examination
        self._first.forget(file)
        if not examination.file.sha256:
            return examination if self._probe(file) is not None else None
        with self._lock, contextlib.suppress(StateError):
            kept(file, seen, self._request, self._store)
        return examination

    def only(self, listed: Iterable[SourceFile]) -> None:
        """Forget the first pages of files that are gone. `listed`: those that are there."""
        begun = self._first.waiting()
        there = {file.path for file in listed} if begun else set()
        for file in begun:
            if file.path not in there:
                self._first.forget(file)

    def close(self, seconds: float) -> None:
        """Stop reading; what was read is kept. A thread in the middle of a file is left to end with us."""
        self._stopping = True
        until = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0.0, until - time.monotonic()))
        for crashes in self._crashes:
            crashes.forgive()
        self._first.close()
