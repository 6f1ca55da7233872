"""What was seen of each file, and whether it may be judged: a state machine without disk or clock.

A file goes from arriving to ready when it stayed the same for the settling time over two looks at least and its end is
there (or patience ran out); from ready to taken when a reader takes it; from taken to settled when the result is of the
file as it still is. A file of which only the first pages were read is ready again, behind all others. Whatever changes
goes back to arriving.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from evidence_checker.model import SourceFile

Stamp = tuple[int, int, int, int]


class Stage(StrEnum):
    """How far a file of a watched folder is."""

    ARRIVING = "arriving"
    READY = "ready"
    TAKEN = "taken"
    SETTLED = "settled"


def stamp(file: SourceFile) -> Stamp:
    """What tells that a file is the same as before, without opening it."""
    return file.bytes, file.modified_ns, file.inode, file.changed_ns


def _content(file: SourceFile) -> tuple[int, int, int]:
    """What stays the same when a file is renamed on its file system."""
    return file.bytes, file.modified_ns, file.inode


@dataclass(slots=True)
class Sighting:
    """`since`: when this stamp was first seen. `looks`: how often. `arrival`: the reconciliation that saw it first.

    `lacking`: what its end lacks ("" = whole or not looked at). `check_at`: when its end is looked at next.
    `begun`: whether its first pages are read."""

    file: SourceFile
    since: float
    looks: int
    arrival: int
    stage: Stage = Stage.ARRIVING
    lacking: str = ""
    check_at: float = 0.0
    wait: float = 0.0
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reconciliation found: paths that are new, changed, gone."""

    new: int = 0
    changed: int = 0
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


class Sightings:
    """`settle`: seconds without change. `patience`: seconds until a file without a proper end is judged as it is."""

    def __init__(self, settle: float = 2.0, patience: float = 60.0) -> None:
        self.settle = settle
        self.patience = patience
        self.by_path: dict[str, Sighting] = {}
        self.rounds = 0
        self._arriving: dict[str, Sighting] = {}
        self._heap: list[tuple[bool, int, int, str]] = []
        self._ready = 0
        self._taken = 0
        # Readers take files from their own threads.
        self._lock = threading.Lock()

    @property
    def arriving(self) -> tuple[Sighting, ...]:
        """Files that have not settled yet."""
        return tuple(self._arriving.values())

    @property
    def ready(self) -> int:
        """How many files wait for a reader."""
        return self._ready

    @property
    def taken(self) -> int:
        """How many files are being read."""
        return self._taken

    def observe(self, now: float, found: Iterable[SourceFile], trusted: Callable[[SourceFile], bool]) -> Changes:
        """A reconciliation: `found` is the whole tree. `trusted`: whether a file is surely whole (known, or old)."""
        self.rounds += 1
        new = changed = 0
        found = tuple(found)
        present = {file.path for file in found}
        # A whole file that only got another name is as whole under the new one.
        moved = {
            _content(seen.file)
            for path, seen in self.by_path.items()
            if path not in present and seen.stage is not Stage.ARRIVING and seen.file.inode
        }
        for file in found:
            seen = self.by_path.get(file.path)
            if seen is None:
                new += 1
                self._arrive(now, file, self.rounds, trusted(file) or _content(file) in moved)
            elif stamp(seen.file) != stamp(file):
                changed += 1
                self._arrive(now, file, self.rounds, trusted(file))
            else:
                seen.looks += 1
        gone = tuple(sorted(path for path in self.by_path if path not in present))
        for path in gone:
            self._leave(path)
        return Changes(new, changed, gone)

    def look(self, now: float, path: str, file: SourceFile | None) -> None:
        """A look at an arriving file between reconciliations. `file` None: not there, a reconciliation will tell."""
        seen = self.by_path.get(path)
        if seen is None or file is None:
            return
        if stamp(seen.file) != stamp(file):
            self._arrive(now, file, seen.arrival, False)
        else:
            seen.looks += 1

    def mature(self, now: float, lacking: Callable[[SourceFile], str]) -> int:
        """Let arriving files that settled become ready. `lacking`: what a file's end lacks, "" when it is whole."""
        grown = 0
        for path, seen in list(self._arriving.items()):
            if now - seen.since < self.settle or seen.looks < 2 or now < seen.check_at:
                continue
            seen.lacking = lacking(seen.file)
            if seen.lacking and now - seen.since < self.patience:
                # Look again, ever more rarely: a paused copy goes on, a broken file stays as it is.
                seen.wait = min(max(self.settle, seen.wait * 2), 600.0)
                seen.check_at = min(now + seen.wait, seen.since + self.patience)
                continue
            del self._arriving[path]
            self._make_ready(seen)
            grown += 1
        return grown

    def take(self, rest: bool = True) -> SourceFile | None:
        """The next file to read: of the latest arrivals the youngest; the rest of files that are begun comes after all
        others, where `rest` allows it. None when none waits. Safe from any thread."""
        with self._lock:
            while self._heap and (rest or not self._heap[0][0]):
                begun, _, _, path = heapq.heappop(self._heap)
                seen = self.by_path.get(path)
                if seen is not None and seen.stage is Stage.READY and seen.begun is begun:
                    seen.stage = Stage.TAKEN
                    self._ready -= 1
                    self._taken += 1
                    return seen.file
            return None

    def begin(self, file: SourceFile) -> bool:
        """The first pages of `file` were read: it waits for the rest. False when it changed. Safe from any thread."""
        with self._lock:
            seen = self.by_path.get(file.path)
            if seen is None or stamp(seen.file) != stamp(file) or seen.stage is not Stage.TAKEN:
                return False
            seen.begun = True
            self._line_up(seen)
            return True

    def is_current(self, file: SourceFile) -> bool:
        """Whether the file is still as it was last seen, and whole."""
        seen = self.by_path.get(file.path)
        return seen is not None and stamp(seen.file) == stamp(file) and seen.stage is not Stage.ARRIVING

    def examined(self, file: SourceFile) -> bool:
        """Whether the result of reading `file` is of the file as it was last seen; it is settled then."""
        with self._lock:
            seen = self.by_path.get(file.path)
            if seen is None or stamp(seen.file) != stamp(file) or seen.stage is Stage.ARRIVING:
                return False
            self._count_out(seen)
            seen.stage, seen.begun = Stage.SETTLED, False
            return True

    def lose(self, file: SourceFile) -> None:
        """Forget a file whose reader could not have it: the next reconciliation sees it as new, or not at all."""
        seen = self.by_path.get(file.path)
        if seen is not None and stamp(seen.file) == stamp(file):
            self._leave(file.path)

    def again(self, path: str) -> None:
        """Let a settled file be read again though it did not change."""
        seen = self.by_path.get(path)
        if seen is not None and seen.stage is Stage.SETTLED:
            self._make_ready(seen)

    def due(self) -> float | None:
        """When `mature` can next make something ready; None when nothing arrives."""
        times = [max(s.since + self.settle, s.check_at) for s in self._arriving.values()]
        return min(times) if times else None

    def _arrive(self, now: float, file: SourceFile, arrival: int, trusted: bool) -> None:
        self._leave(file.path)
        seen = Sighting(file, now, 1, arrival)
        with self._lock:
            self.by_path[file.path] = seen
        if trusted:
            self._make_ready(seen)
        else:
            self._arriving[file.path] = seen

    def _make_ready(self, seen: Sighting) -> None:
        with self._lock:
            self._line_up(seen)

    def _line_up(self, seen: Sighting) -> None:
        self._count_out(seen)
        seen.stage = Stage.READY
        self._ready += 1
        heapq.heappush(self._heap, (seen.begun, -seen.arrival, -seen.file.modified_ns, seen.file.path))

    def _leave(self, path: str) -> None:
        with self._lock:
            seen = self.by_path.pop(path, None)
            self._arriving.pop(path, None)
            if seen is not None:
                self._count_out(seen)

    def _count_out(self, seen: Sighting) -> None:
        self._ready -= seen.stage is Stage.READY
        self._taken -= seen.stage is Stage.TAKEN
