"""Keep a check current: the ports of a watched folder, made of files, workers and memory.

Readers run in lanes beside the watching thread: each lane takes the newest waiting file, so a slow scan holds up one
lane and nothing else. The memory has one user at a time, under a lock.
"""

from __future__ import annotations

import contextlib
import datetime
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evidence_checker import __version__, workers
from evidence_checker.assess.check import conclude
from evidence_checker.assess.examined import ended, examination_key, kept, recalled
from evidence_checker.assess.file_task import FileResult, worker_task
from evidence_checker.assess.inner_files import InnerFiles
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.assessment import unread_examination
from evidence_checker.errors import StateError
from evidence_checker.model import (
    Assessment,
    Entry,
    Examination,
    Finding,
    ReadStatus,
    SourceFile,
    Unread,
    replace,
)
from evidence_checker.readers import files
from evidence_checker.store import Store
from evidence_checker.store.crash_history import CrashCount
from evidence_checker.watch import completeness
from evidence_checker.watch.events import FileEvents
from evidence_checker.watch.mounts import Mounts
from evidence_checker.watch.ports import Deliver, Found, Taken

_FRESH_NS = 600_000_000_000


def _bytes_of(file: SourceFile) -> tuple[str, int, int, int]:
    return file.path, file.bytes, file.modified_ns, file.inode


class WatchSession:
    """The ports of one folder. `woken` is called when a reader delivered. `own`: shown paths that we write there."""

    def __init__(
        self,
        folder: Path,
        request: AssessmentRequest,
        store: Store,
        events: FileEvents,
        woken: Callable[[], None],
        own: frozenset[str] = frozenset(),
    ) -> None:
        self.folder = folder
        self.request = request
        self.store = store
        self.events = events
        self._own = own
        self._woken = woken
        self._lock = threading.RLock()
        self._lanes: list[threading.Thread] = []
        self._crashes: list[CrashCount] = []
        self._stopping = False
        self._mounts = Mounts(str(folder))
        self._decisions = 0
        # What lies inside files, by the bytes of the holder as they were last seen.
        self._entries: dict[tuple[str, int, int, int], tuple[Entry, ...]] = {}

    # ------------------------------------------------------------ clocks

    def clock(self) -> float:
        """Seconds of a clock that only goes forward."""
        return time.monotonic()

    def wall_ns(self) -> int:
        """Nanoseconds since 1970."""
        return time.time_ns()

    def effort(self) -> float:
        """Processor seconds of this thread."""
        return time.thread_time()

    def iso(self, wall_ns: int) -> str:
        """A moment as ISO 8601 with the zone of this machine."""
        moment = datetime.datetime.fromtimestamp(wall_ns / 1e9, datetime.UTC)
        return moment.astimezone().isoformat(timespec="seconds")

    def events_work(self) -> bool:
        """Whether the file system tells of changes."""
        return self.events.works

    # ------------------------------------------------------------ the tree

    def there(self) -> bool:
        """Whether the folder is there and still the one that is listened to."""
        return self.events.same_folder()

    def scan(self) -> Found:
        """A listing of the whole tree."""
        # Listen first: what happens from here on is either in the listing or reported again.
        self.events.keep_listening()
        listing = files.discover(self.folder, self.request.options.exclude)
        fresh = self.wall_ns() - _FRESH_NS
        kept = tuple(
            file
            for file in listing.files
            if file.path not in self._own
            and not (max(file.modified_ns, file.changed_ns) > fresh and files.is_temporary(file.path))
        )
        away = self._mounts.dropped(file.path for file in kept)
        unlisted = tuple(str(f.mapping.get("path", "")) for f in listing.skipped if f.code == "EC126")
        blind = (*unlisted, *away)
        inner, left_out = self._inner_files(kept)
        told = tuple(Finding.of("EC245", path=folder) for folder in away)
        return Found((*kept, *inner), (*listing.skipped, *left_out, *told), blind)

    def _inner_files(self, listed: Iterable[SourceFile]) -> tuple[list[SourceFile], list[Finding]]:
        """What earlier readings found inside the listed files, and inside that."""
        waiting = sorted(listed, key=lambda file: file.path)
        inner = InnerFiles({file.path for file in waiting})
        found: list[SourceFile] = []
        left_out: list[Finding] = []
        while waiting:
            deeper: list[SourceFile] = []
            for file in waiting:
                if entries := self._entries.get(_bytes_of(file), ()):
                    taken, missed = inner.take(file, entries)
                    deeper.extend(taken)
                    if missed:
                        left_out.append(Finding.of("EC119", count=len(entries), limit=len(entries) - missed))
            found.extend(deeper)
            waiting = deeper
        return found, left_out

    def _noticed(self, file: SourceFile, examination: Examination) -> Examination:
        """Keep what lies inside a file, for the next listing."""
        if examination.entries:
            self._entries[_bytes_of(file)] = examination.entries
        return examination

    def probe(self, file: SourceFile) -> SourceFile | None:
        """The file as it is now; None when it is gone."""
        path, entry, _ = file.system_path.partition(files.ENTRY)
        try:
            now = files.source_of(Path(path), file.path)
        except Exception:
            return None
        if entry:
            return replace(file, modified_ns=now.modified_ns, inode=now.inode, changed_ns=now.changed_ns)
        return now

    def lacking(self, file: SourceFile) -> str:
        """What the end of a file lacks; "" when it is whole."""
        if files.ENTRY in file.system_path:
            return ""
        try:
            with files.open_evidence(file.system_path) as stream:
                return completeness.lacking(stream, file.bytes)
        except OSError as error:
            return error.strerror or "?"

    # ------------------------------------------------------------ reading

    def recall(self, file: SourceFile) -> Examination | None:
        """What the memory holds of an unchanged file; None when it holds nothing."""
        # A memory that cannot be read is a reason to read the file, not to stop watching; so it is everywhere here.
        with self._lock, contextlib.suppress(StateError):
            sha256 = file.sha256 or self.store.recall(file)
            if not sha256:
                return None
            file = replace(file, sha256=sha256)
            kept = self.store.examination(self._key(file))
            return self._noticed(file, replace(kept, file=file)) if kept else None
        return None

    def _key(self, file: SourceFile) -> str:
        return examination_key(file, self.request)

    def read(self, take: Taken, deliver: Deliver) -> None:
        """Have waiting files read in lanes beside this thread."""
        self._lanes = [lane for lane in self._lanes if lane.is_alive()]
        if len(self._lanes) < max(2, self.request.options.workers) and not self._stopping:
            lane = threading.Thread(target=self._lane, args=(take, deliver), name="lane", daemon=True)
            self._lanes.append(lane)
            lane.start()

    def _lane(self, take: Taken, deliver: Deliver) -> None:
        """Read until nothing waits. An error of the program itself costs the files in hand, and is shown with them."""
        in_hand: dict[str, SourceFile] = {}

        def taken() -> SourceFile | None:
            file = take()
            if file is not None:
                in_hand[file.path] = file
            return file

        def done(file: SourceFile, examination: Examination | None) -> None:
            in_hand.pop(file.path, None)
            if examination is not None:
                self._noticed(file, examination)
            deliver(file, examination)
            self._woken()

        try:
            self._read_in_lane(taken, done)
        except Exception as error:
            why = Finding.of("EC705", reason=f"{type(error).__name__}: {error}"[:200])
            for file in list(in_hand.values()):
                done(file, unread_examination(Unread(file, ReadStatus.UNREADABLE, why)))
        self._woken()

    def _read_in_lane(self, take: Taken, deliver: Deliver) -> None:
        task, limits = worker_task(self.request), self.request.options.worker_limits

        def pull() -> Iterator[SourceFile]:
            while not self._stopping and (file := take()) is not None:
                known = self._known(file)
                if known is None:
                    yield file
                else:
                    deliver(file, known)

        # Each lane counts for itself; they share the file.
        crashes = CrashCount(self.store.folder / "strikes.log", __version__)
        crashes.load()
        self._crashes.append(crashes)
        for file, seen in workers.examine(pull(), task, FileResult, 1, limits, ended, crashes=crashes):
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
            self.store.remember(hashed)
            return recalled(hashed, self.request, self.store)
        return None

    def _kept(self, file: SourceFile, seen: FileResult) -> Examination | None:
        examination = seen.examination
        if not examination.file.sha256:
            return examination if self.probe(file) is not None else None
        with self._lock, contextlib.suppress(StateError):
            kept(file, seen, self.request, self.store)
        return examination

    # ------------------------------------------------------------ verdicts

    def judge(self, examinations: Iterable[Examination], skipped: tuple[Finding, ...]) -> Assessment:
        """The judgement of the folder, with the decisions that are recorded now."""
        with self._lock:
            decisions = self.store.decisions()
        self._decisions = len(decisions)
        return conclude(
            sorted(examinations, key=lambda examination: examination.file.path),
            self.request,
            folder=self.folder,
            made_at=self.iso(self.wall_ns()),
            decisions=decisions,
            skipped=skipped,
        )

    def decided(self) -> bool:
        """Whether a reviewer recorded a decision since the last judgement."""
        with self._lock, contextlib.suppress(StateError):
            return len(self.store.decisions()) != self._decisions
        return False

    def keep(self, assessment: Assessment, present: frozenset[str]) -> None:
        """Keep the assessment, and forget files that are not present."""
        with self._lock:
            self.store.forget_others(present)
            self.store.keep_assessment(assessment)

    def close(self, seconds: float = 2.0) -> None:
        """Stop listening and reading; what was read is saved. A lane in the middle of a file is left to end with us."""
        self._stopping = True
        self.events.stop()
        until = time.monotonic() + seconds
        for lane in self._lanes:
            lane.join(max(0.0, until - time.monotonic()))
        for crashes in self._crashes:
            crashes.forgive()
        if self._lock.acquire(timeout=1.0):
            self.store.close()
