"""Files that staff send in: kept apart until they are judged, placed into the folder on their word, undoable.

A file that is sent lies under a random name in the state directory, whatever it is called. It is read in a contained
worker and judged as if it were in the folder already. Placing is a move by the organizer's journal: a kill at any
moment leaves the file here or there, and the next look finishes or takes back what was begun. What became of a file is
never written down twice: the journal says it.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evidence_checker.assess.examined import ended
from evidence_checker.assess.file_task import FileResult, worker_task
from evidence_checker.errors import StateError, UsageError
from evidence_checker.model import Examination, SourceFile, replace
from evidence_checker.organize.apply import Outcome
from evidence_checker.organize.journal import NAME, PLACE, Run
from evidence_checker.organize.plan import Plan, Row
from evidence_checker.organize.session import Filing, filing
from evidence_checker.readers import files
from evidence_checker.store import durable
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.workers.lasting_worker import Busy, LastingWorker

MOST_WAITING = 200
_CONTENT, _ABOUT, _READ = "isi", "about.json", "examined.json"
_ID = re.compile(r"[A-Za-z0-9_-]{16}")
_SPARE = 64 << 20
_MOST_ENTRIES = 200


class About(msgspec.Struct, frozen=True):
    """`name`: as the sender called it, made safe to be seen. `by`: the account. `at`: ISO 8601."""

    name: str
    by: str
    at: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Submission:
    """`state`: "reading", "waiting" (read, to be placed), "placed". `target`: where it stands in the folder.
    `examined`: what was learnt of it, and of the files inside it when it is an archive."""

    id: str
    about: About
    state: str
    target: str = ""
    run: str = ""
    examined: tuple[Examination, ...] = ()


class Submissions:
    """What was sent for one folder. Safe from any thread."""

    def __init__(self, folder: LiveFolder) -> None:
        self._folder = folder
        self._home = folder.state / "submissions"
        self._worker = LastingWorker(
            worker_task(folder.request), FileResult, ended, folder.request.options.worker_limits, waiting=MOST_WAITING
        )
        self._reading: dict[str, Future[tuple[Examination, ...]]] = {}
        self._lock = threading.Lock()

    # ------------------------------------------------------------ receiving

    def receive(self, name: str, content: Iterator[bytes], by: str, at: str) -> str:
        """Keep a file that is sent and have it read. Returns its id.

        Raises StateError ES516 when the disk refuses or too much waits; then nothing is kept."""
        if len(self._ids()) >= MOST_WAITING:
            raise StateError("ES516", reason=f"> {MOST_WAITING}")
        identifier = secrets.token_urlsafe(12)
        place = self._home / identifier
        try:
            place.mkdir(parents=True, mode=0o700)
            if shutil.disk_usage(place).free < _SPARE:
                raise OSError(28, "No space left on device")
            with open(place / _CONTENT, "xb") as kept:
                for block in content:
                    kept.write(block)
                kept.flush()
                os.fsync(kept.fileno())
            # Browsers send a bare name; what looks like a path is none of ours.
            shown = files.shown(name.replace("\\", "/").rpartition("/")[2])[:240].strip() or "_"
            file = files.with_hash(files.source_of(place / _CONTENT, shown))
            about = About(shown, by, at, file.bytes, file.sha256)
            durable.replace_whole(place / _ABOUT, msgspec.json.encode(about))
        except OSError as error:
            shutil.rmtree(place, ignore_errors=True)
            raise StateError("ES516", reason=error.strerror or type(error).__name__) from error
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        self._read(identifier, about)
        return identifier

    def _read(self, identifier: str, about: About) -> Future[tuple[Examination, ...]] | None:
        """Have it read, once. None when too much waits: it is tried again with the next look."""
        with self._lock:
            if identifier in self._reading:
                return self._reading[identifier]
            file = self._file(identifier, about)
            inside = files.entries_of(file)[:_MOST_ENTRIES] if about.name.lower().endswith(".zip") else ()
            try:
                futures = [(each, self._worker.submit(each)) for each in (file, *inside)]
            except Busy:
                return None
            whole: Future[tuple[Examination, ...]] = Future()
            self._reading[identifier] = whole
        threading.Thread(target=self._gather, args=(identifier, futures, whole), daemon=True).start()
        return whole

    def _gather(
        self,
        identifier: str,
        futures: list[tuple[SourceFile, Future[FileResult]]],
        whole: Future[tuple[Examination, ...]],
    ) -> None:
        try:
            found = []
            for file, future in futures:
                result = future.result()
                self._folder.keep(file, result)
                found.append(result.examination)
            examined = tuple(found)
            with contextlib.suppress(OSError, UnicodeEncodeError):
                durable.replace_whole(self._home / identifier / _READ, msgspec.json.encode(examined), sync=False)
            whole.set_result(examined)
        except Exception as error:
            whole.set_exception(error)
        finally:
            with self._lock:
                self._reading.pop(identifier, None)

    def wait(self, identifier: str, seconds: float) -> None:
        """Wait until it is read, but no longer."""
        with self._lock:
            future = self._reading.get(identifier)
        if future is not None:
            with contextlib.suppress(Exception):
                future.result(timeout=seconds)

    def _file(self, identifier: str, about: About) -> SourceFile:
        path = self._home / identifier / _CONTENT
        return replace(files.source_of(path, about.name), sha256=about.sha256)

    # ------------------------------------------------------------ what there is

    def _ids(self) -> list[str]:
        with contextlib.suppress(OSError):
            return [each.name for each in self._home.iterdir() if _ID.fullmatch(each.name)]
        return []

    def all(self) -> tuple[Submission, ...]:
        """Everything sent and not discarded, newest first. Raises StateError."""
        runs = self._runs()
        found = [each for name in self._ids() if (each := self._one(name, runs)) is not None]
        return tuple(sorted(found, key=lambda each: each.about.at, reverse=True))

    def get(self, identifier: str) -> Submission | None:
        """None for an id that is none. Raises StateError."""
        return self._one(identifier, self._runs()) if _ID.fullmatch(identifier) else None

    def _one(self, identifier: str, runs: Mapping[str, Run]) -> Submission | None:
        place = self._home / identifier
        try:
            about = msgspec.json.decode(durable.read(place / _ABOUT), type=About)
        except (OSError, msgspec.DecodeError):
            return None  # a sending that was cut off
        run = runs.get(os.path.realpath(place))
        if run is not None and run.status != "undone" and run.entries[0].state in ("placed", "found"):
            return Submission(identifier, about, "placed", run.entries[0].target, run.id, self._known(place))
        examined = self._known(place)
        if not examined:
            if not (place / _CONTENT).is_file():
                return None
            self._read(identifier, about)
            return Submission(identifier, about, "reading")
        return Submission(identifier, about, "waiting", examined=examined)

    def _known(self, place: Path) -> tuple[Examination, ...]:
        try:
            return msgspec.json.decode(durable.read(place / _READ), type=tuple[Examination, ...])
        except (OSError, msgspec.DecodeError):
            return ()

    def _runs(self) -> dict[str, Run]:
        """Source folder → the last run of the folder's journal that took from it; an interrupted one is finished
        first. Raises StateError."""
        if not (self._folder.folder / PLACE / NAME).is_file():
            return {}
        with self._filing() as session:
            return {run.folder: run for run in session.journal.runs}

    # ------------------------------------------------------------ placing

    @contextlib.contextmanager
    def _filing(self, *, make: bool = False) -> Iterator[Filing]:
        """The folder's journal at hand; what a killed run left is finished first."""
        held: list[Filing] = []

        def render(rows: Sequence[Row]) -> Mapping[str, bytes]:
            # Only a folder that `organize` filed has an index beside its documents; it is kept current there.
            if not held or not held[0].journal.indexes:
                return {}
            from evidence_checker.organize.file_index import render as rendered

            return rendered(rows, self._folder.settled.lang)

        with filing(self._folder.folder, render, make=make, wait=10.0) as session:
            held.append(session)
            session.recover()
            yield session

    def place(self, submission: Submission, plan: Plan, at: str) -> Outcome:
        """Move it into the folder. Raises StateError (nothing was done, or it is finished with the next look)."""
        place = self._home / submission.id
        file = self._file(submission.id, submission.about)
        with self._filing(make=True) as session:
            outcome = session.apply(plan, place, {file.path: file}, at)
        self._folder.nudge()
        return outcome

    def undo(self, submission: Submission) -> Outcome:
        """Take it back out of the folder. What was changed there since stays, and is told. Raises StateError."""
        with self._filing() as session:
            outcome = session.undo(run_id=submission.run)
        self._folder.nudge()
        return outcome

    def discard(self, submission: Submission) -> None:
        """Forget a file that was not placed. Raises UsageError ES517 for one that was."""
        if submission.state == "placed":
            raise UsageError("ES517", reason=submission.target)
        shutil.rmtree(self._home / submission.id, ignore_errors=True)

    def forget(self, submission: Submission) -> None:
        """Leave a placed file where it is and drop its line here."""
        shutil.rmtree(self._home / submission.id, ignore_errors=True)

    def close(self) -> None:
        """Throw away what was sent and not placed."""
        self._worker.close()
