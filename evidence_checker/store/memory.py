"""The memory as one value: what may be recalled, kept and recorded, and when it is saved."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from evidence_checker.errors import StateError
from evidence_checker.model import (
    ActionRecord,
    Assessment,
    Decision,
    Document,
    Examination,
    Finding,
    SourceFile,
    Unread,
    replace,
)
from evidence_checker.store import durable, inspection, location
from evidence_checker.store.chained_log import ChainedLog
from evidence_checker.store.crash_history import CrashCount
from evidence_checker.store.decision_log import DecisionLog
from evidence_checker.store.examination_cache import Pack
from evidence_checker.store.history import History, Kept
from evidence_checker.store.index import Index
from evidence_checker.store.kept_form import encoded, speakable
from evidence_checker.store.known_files import KnownFiles, Seen
from evidence_checker.store.texts import Texts
from evidence_checker.store.writer_lock import WriterLock

_FILES = "files"
# A file changed again within the tick of its file system's clock keeps size and time; such an entry is not trusted.
_FINE_TICK_NS, _COARSE_TICK_NS = 20_000_000, 2_000_000_000
_BATCH_ROWS, _BATCH_SECONDS, _SAVING_SHARE = 100, 0.2, 20


class Store:
    """Open with `Store.open`, use as a context manager: leaving it commits.

    `folder`: where the memory lives. `notes`: findings about the memory itself. `counters`: what was recalled and what
    was not, for benchmarks and `-v`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[Finding] = []
        self.counters = {"recalled": 0, "changed": 0, "texts": 0, "examinations": 0, "commits": 0}
        self._writing = WriterLock(folder)
        self._index = Index(folder / "index.json")
        self._files = KnownFiles(folder / "files.sqlite")
        self._pack = Pack(folder / "examinations.pack")
        self._texts = Texts(folder / "text")
        self._decision_log = DecisionLog(folder / "decisions.jsonl")
        self._plan_log = ChainedLog(folder / "plan.jsonl", ActionRecord, "record")
        self._history = History(folder / "assessments", self._index)
        self._saved_at = time.monotonic()
        self._save_took = 0.0
        self._pack_loaded = False

    @staticmethod
    def place(folder: Path, state_dir: Path | None = None) -> Path:
        """Where the memory of `folder` is or would be. Raises StateError."""
        return location.state_folder(folder, state_dir)

    @classmethod
    def open(cls, folder: Path, state_dir: Path | None = None) -> Store:
        """The memory of `folder`, made when absent. Raises StateError: inside the folder, on a share, unusable."""
        where = location.state_folder(folder, state_dir)
        store = cls(where)
        try:
            where.mkdir(parents=True, exist_ok=True, mode=0o700)
            about = where / "about.json"
            if not about.exists():
                shown = os.fsencode(os.path.realpath(folder)).decode("utf-8", "backslashreplace")
                durable.replace_whole(about, msgspec.json.encode({"schema": 1, "folder": shown}))
            with store._writing():
                store._load()
                CrashCount(where / "strikes.log").shrink()
        except OSError as error:
            raise StateError("ES304", state=str(where), reason=error.strerror or str(error)) from error
        return store

    # ------------------------------------------------------------ files and texts

    def recall(self, file: SourceFile) -> str | None:
        """sha256 of a file that did not change since it was remembered; None when it did or is not known."""
        with self._disk():
            row = self._files.get(file.path)
        if row is None or row.bytes != file.bytes or row.mtime != file.modified_ns:
            self.counters["changed"] += 1
            return None
        for known, now in ((row.inode, file.inode), (row.ctime, file.changed_ns)):
            if known and now and known != now:
                self.counters["changed"] += 1
                return None
        tick = _COARSE_TICK_NS if file.modified_ns % 1_000_000_000 == 0 else _FINE_TICK_NS
        if abs(row.at - file.modified_ns) < tick:
            self.counters["changed"] += 1
            return None
        self.counters["recalled"] += 1
        return row.sha256

    @property
    def warm(self) -> bool:
        """Whether anything was remembered before, so that content may be known under another path."""
        with self._disk():
            return bool(self._files)

    def remember(self, file: SourceFile) -> None:
        """Note the hash of the file as it is now (`file.sha256` is filled). Saved with the next batch."""
        now = time.time_ns()
        seen = Seen(file.bytes, file.modified_ns, file.inode, file.changed_ns, file.sha256, now)
        self._files.put(file.path, seen)
        self._batch()

    def forget_others(self, present: Collection[str]) -> int:
        """Forget the paths that are not `present` (never call it for a folder that is offline). Returns how many."""
        with self._disk():
            gone = [path for path in self._files.paths() if path not in present]
        self._files.drop(gone)
        return len(gone)

    def document(self, sha256: str, reader_version: str) -> Document | Unread | None:
        """What was read from these bytes by that reader. Its `file` is the copy read then: put the caller's in."""
        with self._disk():
            found = self._texts.get(sha256, reader_version)
        self.counters["texts"] += found is not None
        return found

    def keep_document(self, document: Document | Unread, reader_version: str) -> None:
        """Keep the text by its content hash, and remember the file. Nothing is kept without `file.sha256`.

        Keep an `Unread` only when its reason lies in the bytes (damaged, protected), not in the moment (locked).
        `reader_version` holds everything else the text depends on: reader, OCR options, extension where it matters."""
        if not document.file.sha256:
            return
        with self._disk():
            self._texts.keep(document, reader_version)
        self.remember(document.file)

    def examination(self, key: str) -> Examination | None:
        """What was concluded for `key` (a string of everything it depends on). Its `file.system_path` is empty."""
        with self._disk():
            if not self._pack_loaded:
                # Only now: an unchanged folder needs no examination at all.
                self._pack.load()
                self._pack_loaded = True
            packed = self._pack.get(key)
        if packed is None:
            return None
        try:
            found = msgspec.json.decode(packed, type=Examination)
        except (msgspec.DecodeError, ValueError):
            return None
        self.counters["examinations"] += 1
        return found

    def keep_examination(self, key: str, examination: Examination) -> None:
        """Saved with the next batch."""
        body = encoded(examination)
        if body is not None:
            self._pack.add(key, body)
            self._batch()

    # ------------------------------------------------------------ decisions and assessments

    def decisions(self) -> tuple[Decision, ...]:
        """In order of recording, those of other processes included."""
        with self._disk():
            self._decision_log.load()
        return tuple(self._decision_log.decisions)

    def record(self, decision: Decision) -> None:
        """On the disk when this returns. Raises StateError; then nothing was recorded."""
        with self._disk(), self._writing():
            self._decision_log.append(speakable(decision))

    def action_records(self, framework: str) -> tuple[ActionRecord, ...]:
        """All that was recorded of a framework's plan, or before frameworks were told apart, in order."""
        with self._disk():
            self._plan_log.load()
        return tuple(each for each in self._plan_log.entries if each.framework in ("", framework))

    def record_actions(self, records: Iterable[ActionRecord], framework: str) -> None:
        """On the disk when this returns, as of that framework's plan. Raises StateError; then none was recorded."""
        with self._disk(), self._writing():
            self._plan_log.append(*(speakable(replace(each, framework=framework)) for each in records))

    def assessments(self) -> tuple[Kept, ...]:
        """The list of kept assessments, oldest first."""
        return self._history.list()

    def assessment(self, identifier: str) -> Assessment | None:
        """The kept assessment of that name; None when it is not there."""
        with self._disk():
            return self._history.get(identifier)

    def latest(self, inputs: str = "") -> Assessment | None:
        """The newest assessment; with `inputs`, the newest that was made from exactly those ("-" = from none)."""
        for kept in reversed(self._history.list()):
            if not inputs or (kept.inputs == inputs != "-"):
                return self.assessment(kept.id)
        return None

    def keep_assessment(self, assessment: Assessment, inputs: str = "") -> None:
        """Keep it and commit; one whose text is no UTF-8 is not kept. Raises StateError.

        `inputs`: key of everything it was made from, for `latest`; "" or "-" = none."""
        with self._disk(), self._writing():
            self._index.load()
            with contextlib.suppress(UnicodeEncodeError):
                self._history.keep(assessment, inputs)
            self._save()

    # ------------------------------------------------------------ saving

    def commit(self) -> None:
        """Save what waits. Raises StateError; then it still waits, and what was saved before is intact."""
        if self._index.pending or self._pack.pending or self._files.pending:
            with self._disk(), self._writing():
                self._save()

    def refresh(self) -> None:
        """Take in what other processes saved."""
        with self._disk(), self._writing():
            self._load()

    def clear(self, *, decisions: bool = False) -> int:
        """Forget what can be computed again; with `decisions`, those too. Returns how many files went."""
        with self._disk(), self._writing():
            self._pack.close()
            self._files.close()
            return inspection.clear(self.folder, decisions=decisions)

    def close(self) -> None:
        """Save what waits and let go of the files."""
        self.commit()
        # A pack that cannot be shrunk now (held open elsewhere, disk full) is no reason to fail: it is whole.
        with contextlib.suppress(OSError, StateError), self._writing():
            self._pack.shrink()
        self._pack.close()
        self._files.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
            return
        with contextlib.suppress(StateError):
            self.close()

    def _load(self) -> None:
        self._index.load()
        if self._pack_loaded:
            self._pack.load()
        self._decision_log.load()
        earlier = self._index.table(_FILES)
        if earlier:  # an earlier version kept them beside the list of assessments
            self._files.take_in(earlier)
            self._index.drop(_FILES, list(earlier))
        bool(self._files)  # a damaged table shows when it is first asked
        for name in (*self._index.storage.damaged, *self._files.damaged):
            self.notes.append(Finding.of("EC701", file=name))
        self._index.storage.damaged, self._files.damaged = [], []

    def _save(self) -> None:
        began = time.monotonic()
        self._pack.save()
        self._files.save()
        if self._index.pending:
            self._index.save()
        self._saved_at = time.monotonic()
        self._save_took = self._saved_at - began
        self.counters["commits"] += 1

    def _batch(self) -> None:
        """Commit when a batch is due: enough rows and enough time that saving stays a twentieth of the work."""
        if self._files.pending + self._pack.pending < _BATCH_ROWS:
            return
        if time.monotonic() - self._saved_at >= max(_BATCH_SECONDS, _SAVING_SHARE * self._save_took):
            self.commit()

    @contextlib.contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StateError("ES304", state=str(self.folder), reason=error.strerror or str(error)) from error
