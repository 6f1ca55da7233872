"""First pages first: of every long scan the first pages are read before the rest of any, so that first verdicts stand
early.

What was begun waits on the disk (an unnamed file that is gone with the process), so that thousands of scans cost no
memory, and is handed back to the worker that goes on: no page is read twice. What is known of a file meanwhile is
provisional (EC180), is shown and never kept.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO

import msgspec

from evidence_checker.model import Examination, Finding, SourceFile, replace
from evidence_checker.readers.begun import Begun

# So many pages read by OCR hold a decree's heading, its considerations and what it decides.
FIRST = 3


def packed(begun: Begun | None) -> bytes:
    """As it waits and travels between workers; the parent does not look inside."""
    return b"" if begun is None else zlib.compress(msgspec.json.encode(begun), 1)


# Handed to a worker where what was begun is lost (no room on the disk): the file is read wholly.
WHOLE = zlib.compress(b"null", 1)


def unpacked(data: bytes) -> Begun | None:
    """In a worker. None when nothing is begun."""
    return msgspec.json.decode(zlib.decompress(data), type=Begun | None) if data else None


def so_far(findings: Iterable[Finding]) -> Finding | None:
    """How many pages of a file are read of how many, where only the first ones are (EC180)."""
    return next((finding for finding in findings if finding.code == "EC180"), None)


def is_provisional(examination: Examination) -> bool:
    """Whether only the first pages of the file are read, and the rest is to come."""
    return so_far(examination.findings) is not None


def provisional(examinations: Iterable[Examination]) -> tuple[Finding, ...]:
    """What is said of a judgement that rests on first pages (EC186); nothing where none does."""
    waiting = sum(map(is_provisional, examinations))
    return (Finding.of("EC186", files=waiting),) if waiting else ()


def _nobody_listens(_file: SourceFile, _examination: Examination) -> None:
    return


@dataclass(slots=True)
class FirstPages:
    """Files whose first pages are read. `heard(file, examination)`: is told of each. `all_begun(files)`: is told when
    of every file at least the first pages are read, before the rest is; `files` wait for that. Safe from any thread."""

    heard: Callable[[SourceFile, Examination], None] = _nobody_listens
    all_begun: Callable[[Sequence[SourceFile]], None] = lambda _files: None
    _files: dict[str, SourceFile] = field(default_factory=dict)
    _places: dict[str, tuple[int, int]] = field(default_factory=dict)
    _kept: IO[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, file: SourceFile, examination: Examination, begun: bytes) -> None:
        """Keep what was begun of a file until it is asked for."""
        with self._lock:
            self._files[file.path] = file
            try:
                if self._kept is None:
                    self._kept = tempfile.TemporaryFile()  # noqa: SIM115
                place = self._kept.seek(0, 2)
                self._kept.write(begun)
                self._places[file.path] = place, len(begun)
            except OSError:
                self._places.pop(file.path, None)  # no room on the disk: the file is read anew
        self.heard(file, examination)

    def begun(self, file: SourceFile) -> bytes:
        """What was begun of the file, b"" where nothing was."""
        with self._lock:
            place = self._places.get(file.path)
            if place is None or self._kept is None:
                return b""
            try:
                self._kept.seek(place[0])
                return self._kept.read(place[1])
            except OSError:
                return b""

    def file(self, file: SourceFile) -> SourceFile | None:
        """The file as it was when its first pages were read; None when they were not, or it changed since."""
        held = self._files.get(file.path)
        return held if held is not None and replace(held, sha256=file.sha256) == file else None

    def to_go_on(self, file: SourceFile) -> bytes:
        """What a worker is handed of a file: what was begun, `WHOLE` where that is lost, b"" where nothing was."""
        return b"" if self.file(file) is None else self.begun(file) or WHOLE

    def forget(self, file: SourceFile) -> None:
        """The file is wholly read."""
        with self._lock:
            self._files.pop(file.path, None)
            self._places.pop(file.path, None)
            if not self._places:
                self._close()

    def close(self) -> None:
        """Forget all that was begun."""
        with self._lock:
            self._places.clear()
            self._close()

    def _close(self) -> None:
        if self._kept is not None:
            with contextlib.suppress(OSError):
                self._kept.close()
            self._kept = None

    def waiting(self) -> tuple[SourceFile, ...]:
        """The files whose rest is to be read, in the order in which they were begun."""
        with self._lock:
            return tuple(self._files.values())
