"""Keep a check current: the ports of a watched folder, made of files, workers and memory.

Files are read in threads beside the watching thread. The memory has one user at a time, under a lock.
"""

from __future__ import annotations

import contextlib
import datetime
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from evidence_checker.assess.check import conclude
from evidence_checker.assess.examined import examination_key
from evidence_checker.assess.first_pages import provisional
from evidence_checker.assess.inner_files import InnerFiles
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.errors import StateError
from evidence_checker.model import Assessment, Entry, Examination, Finding, SourceFile, replace
from evidence_checker.readers import files
from evidence_checker.store import Store
from evidence_checker.watch import completeness
from evidence_checker.watch.events import FileEvents
from evidence_checker.watch.mounts import Mounts
from evidence_checker.watch.ports import Deliver, Found, Taken
from evidence_checker.watch.reading_threads import ReadingThreads

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
        self._lock = threading.RLock()
        self.reading = ReadingThreads(request, store, self._lock, woken, self.probe)
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
        self.reading.only((*kept, *inner))
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
        """Have waiting files read beside this thread."""

        def noticed(file: SourceFile, examination: Examination | None) -> None:
            if examination is not None:
                self._noticed(file, examination)
            deliver(file, examination)

        self.reading.read(take, noticed)

    # ------------------------------------------------------------ verdicts

    def judge(self, examinations: Iterable[Examination], skipped: tuple[Finding, ...]) -> Assessment:
        """The judgement of the folder, with the decisions that are recorded now; it says which is provisional."""
        with self._lock:
            decisions = self.store.decisions()
        self._decisions = len(decisions)
        examinations = sorted(examinations, key=lambda examination: examination.file.path)
        return conclude(
            examinations,
            self.request,
            folder=self.folder,
            made_at=self.iso(self.wall_ns()),
            decisions=decisions,
            skipped=(*skipped, *provisional(examinations)),
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
        """Stop listening and reading; what was read is saved. A thread in the middle of a file ends with us."""
        self.events.stop()
        self.reading.close(seconds)
        if self._lock.acquire(timeout=1.0):
            self.store.close()
