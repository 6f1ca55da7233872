"""One folder behind the pages: kept current by the watch session in a thread of its own, seen as snapshots."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from evidence_checker.assess.check import conclude
from evidence_checker.assess.common_texts import reading_version
from evidence_checker.assess.configuration import Settings
from evidence_checker.assess.examined import kept
from evidence_checker.assess.file_task import FileResult
from evidence_checker.assess.first_pages import provisional
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.assessment import decisions as deciding
from evidence_checker.errors import EvidenceCheckerError, StateError, UsageError
from evidence_checker.model import (
    Assessment,
    Decision,
    Document,
    DocumentResult,
    Examination,
    Finding,
    Framework,
    SourceFile,
    replace,
)
from evidence_checker.readers import files
from evidence_checker.store import Kept, Store, location
from evidence_checker.watch.events import FileEvents
from evidence_checker.watch.file_states import Sightings
from evidence_checker.watch.folder import FolderWatch
from evidence_checker.watch.session import WatchSession
from evidence_checker.watch.standing import Beat
from evidence_checker.watch.standing_of import beat_of
from evidence_checker.watch.verdicts import verdicts
from evidence_checker.web.snapshot import Snapshot

_LEAST_WAIT, _MOST_WAIT = 0.02, 2.0


def key_of(folder: Path) -> str:
    """The folder's place in addresses: tells nothing of its path."""
    return hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:10]


class LiveFolder:
    """`key`: in addresses. `snapshot`: the newest assessment, None until there is one. Safe from any thread."""

    def __init__(
        self, folder: Path, settled: Settings, framework: Framework, *, poll: bool = False, settle: float = 2.0
    ) -> None:
        """`poll`: do not rely on events. `settle`: seconds that a file must stay the same before it is read.

        Raises UsageError for a folder that is none, StateError."""
        folder = folder.absolute()
        if not folder.is_dir():
            raise UsageError("ES102" if folder.exists() else "ES101", path=files.shown(folder))
        self.folder = folder
        self.key = key_of(folder)
        self.name = files.shown(folder.name or folder)
        self.settled = settled
        self.request = AssessmentRequest.of(settled, framework)
        self.snapshot: Snapshot | None = None
        self.listeners: list[Callable[[], None]] = []
        self._wake, self._stopping = threading.Event(), threading.Event()
        # Two memories of the same folder: one for the watching thread, one for what pages ask and record.
        self._watch_store = Store.open(folder, settled.state_folder)
        self._store = Store.open(folder, settled.state_folder)
        self._lock = threading.RLock()
        self._version = 0
        self._indexes: dict[str, float | None] = {}
        latest = self._store.latest()
        self._baseline = self._kept_before()
        events = FileEvents(folder, self._something_happened, wanted=not poll and not location.network_type(folder))
        self._session = WatchSession(folder, self.request, self._watch_store, events, self._wake.set)
        self.watch = FolderWatch(
            files.shown(folder),
            self._session,
            earlier=verdicts(latest) if latest is not None else {},
            sightings=Sightings(settle),
        )
        if latest is not None and latest.framework.id == framework.id:
            self.snapshot = Snapshot(latest, 0)
        self._thread = threading.Thread(target=self._run, name=f"folder-{self.key}", daemon=True)

    @property
    def state(self) -> Path:
        """Where the memory of this folder lies."""
        return self._store.folder

    # ------------------------------------------------------------ watching

    def start(self) -> None:
        """Begin to watch the folder."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching; what was read is saved."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(5.0)
        self._session.close()
        with self._lock, contextlib.suppress(StateError):
            self._store.close()

    def nudge(self) -> None:
        """Something was written: look soon."""
        self.watch.something_happened()
        self._wake.set()

    def _something_happened(self) -> None:
        self.watch.something_happened()
        self._wake.set()

    def _run(self) -> None:
        self._session.events.keep_listening()
        seen: Assessment | None = None
        queue = -1
        while not self._stopping.is_set():
            self._wake.clear()
            self.watch.step()
            if self.watch.assessment is not seen and self.watch.assessment is not None:
                seen = self.watch.assessment
                self._version += 1
                self.snapshot = Snapshot(seen, self._version)
                self._tell()
            sightings = self.watch.sightings
            waiting = sightings.ready + sightings.taken + len(sightings.arriving)
            if waiting != queue:
                queue = waiting
                self._tell()
            due = self.watch.next_due() - self._session.clock()
            self._wake.wait(min(max(due, _LEAST_WAIT), _MOST_WAIT))

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()

    def beat(self) -> Beat:
        """How watching stands: files, what waits, troubles."""
        return beat_of(self.watch, os.getpid())

    def wait_for(self, seconds: float, holds: Callable[[Snapshot], bool] = lambda _: True) -> bool:
        """Wait until a snapshot of this run holds (for tests and the command line)."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            snapshot = self.snapshot
            idle = self.watch.caught_up and not self.watch.sightings.arriving
            newest = snapshot is not None and snapshot.version and snapshot.assessment is self.watch.assessment
            if snapshot is not None and newest and idle and holds(snapshot):
                return True
            self._wake.wait(0.02)
            time.sleep(0.01)
        return False

    # ------------------------------------------------------------ files

    def source(self, document: DocumentResult) -> SourceFile | None:
        """The file of a document as the folder has it now, with the hash that was judged; None when it is gone."""
        seen = self.watch.sightings.by_path.get(document.path)
        found: SourceFile | None = seen.file if seen is not None else None
        if found is None:
            with contextlib.suppress(EvidenceCheckerError, OSError):
                listed = files.discover(self.folder, self.request.options.exclude).files
                found = next((file for file in listed if file.path == document.path), None)
        return replace(found, sha256=document.sha256) if found is not None else None

    def unchanged(self, document: DocumentResult) -> bool:
        """Whether the file still has the bytes that were judged, looked at now."""
        file = self.source(document)
        if file is None:
            return False
        with contextlib.suppress(OSError):
            return files.with_hash(replace(file, sha256="")).sha256 == document.sha256
        return False

    def text(self, document: DocumentResult) -> Document | None:
        """What was read of a document, page by page, where the memory has it."""
        file = self.source(document)
        if file is None:
            return None
        with self._lock, contextlib.suppress(StateError):
            found = self._store.document(document.sha256, reading_version(file, self.request.options.ocr))
            return found if isinstance(found, Document) else None
        return None

    # ------------------------------------------------------------ decisions

    def recorded(self) -> tuple[Decision, ...]:
        """The log as far as it is about this framework, in order. Raises StateError."""
        with self._lock:
            return deciding.of_framework(self._store.decisions(), self.request.framework.id)

    def decisions(self, snapshot: Snapshot, today: str) -> tuple[Decision, ...]:
        """Those that hold today. Raises StateError."""
        ids = tuple(snapshot.indicators)
        framework = snapshot.assessment.framework.id
        return deciding.current(self.recorded(), snapshot.assessment.documents, ids, today, framework)

    def record(self, decision: Decision) -> None:
        """On the disk when this returns. Raises StateError; then nothing was recorded."""
        with self._lock:
            self._store.record(decision)
        self.nudge()

    def seen_of(self, indicator: str, sha256: str, *, assign: bool = False) -> int:
        """How many acts the log has on a slot: what a form has seen when it is shown. Raises StateError."""
        return len(self._acts(indicator, sha256, assign))

    def _acts(self, indicator: str, sha256: str, assign: bool) -> list[Decision]:
        return [
            each
            for each in self.recorded()
            if each.indicator == indicator
            and each.sha256 == sha256
            and each.action not in deciding.BLIND
            and (each.action == "assign" or (each.note == "assign" and each.action == "withdraw")) is assign
        ]

    def record_after(self, decision: Decision, seen: int) -> Decision | None:
        """Record unless the slot has acts that the form had not seen; then the last of those comes back and nothing is
        recorded. Raises StateError."""
        assign = decision.action == "assign" or (decision.action == "withdraw" and decision.note == "assign")
        with self._lock:
            acts = self._acts(decision.indicator, decision.sha256, assign)
            if len(acts) != seen:
                return acts[-1] if acts else decision
            self._store.record(decision)
        self.nudge()
        return None

    # ------------------------------------------------------------ earlier assessments

    def _kept_before(self) -> str:
        """The newest assessment that was kept before this run."""
        kept = self._store.assessments()
        return kept[-1].id if kept else ""

    def history(self) -> tuple[Kept, ...]:
        """Kept assessments of these rules, oldest first. Raises StateError."""
        with self._lock:
            self._store.refresh()
            found = self._store.assessments()
        return tuple(each for each in found if each.framework.split(" ")[0] == self.request.framework.id)

    def earlier(self, identifier: str = "") -> Assessment | None:
        """A kept assessment; without an id, the last one before this run. Raises StateError."""
        wanted = identifier or self._baseline
        with self._lock:
            return self._store.assessment(wanted) if wanted and wanted.replace("-", "").isalnum() else None

    def index_of(self, identifier: str) -> float | None:
        """The index of a kept assessment; None when it has none or is gone."""
        if identifier not in self._indexes:
            with self._lock, contextlib.suppress(StateError):
                found = self._store.assessment(identifier)
                self._indexes[identifier] = found.index.value if found and found.index else None
        return self._indexes.get(identifier)

    def judged_with(self, more: tuple[Examination, ...]) -> Assessment:
        """The folder's assessment as if these files were in it too; nothing is kept."""
        taken = {each.file.path for each in more}
        together = [each for each in self.watch.examinations if each.file.path not in taken]
        return conclude(
            sorted([*together, *more], key=lambda each: each.file.path),
            self.request,
            folder=self.folder,
            made_at=self._session.iso(self._session.wall_ns()),
            decisions=(),
            skipped=(*self.watch.skipped, *provisional(self.watch.examinations)),
        )

    def keep(self, file: SourceFile, result: FileResult) -> None:
        """Keep what was read of a file that is sent in, so that it is not read again once it is placed."""
        with self._lock, contextlib.suppress(StateError):
            kept(file, result, self.request, self._store)
            self._store.commit()

    def trouble(self) -> tuple[Finding, ...]:
        """What is shown of the folder beside its standing."""
        return tuple(dict(self.watch.trouble).values())
