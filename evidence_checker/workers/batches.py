"""How many files go to a worker of a cluster together: about half a second of work.

A task of the cluster costs some milliseconds wherever it passes, as much as a short document takes to read; a long scan
goes alone, so that nobody waits behind it and a lost worker costs little.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from evidence_checker.model import SourceFile

SECONDS = 0.5  # of work in a batch, as far as it is known
_LEAST = 0.15  # seconds of work that are not spread over several readers: it would cost more than waiting for them
LONGEST = 2.0  # seconds after which a batch comes back with what is done; the rest is handed out anew
_MOST = 64  # files in a batch
# Workers that a file may see lost (the scheduler's setting, see docs/skala.md); those in wait count too.
MOST_LOSSES = 10
_MOST_FAULTS = 3  # times that a batch is handed out anew because a worker does not know what to do with it


class Pace:
    """Seconds that files took so far, by the ending of the name and the magnitude of the size. A kind that nobody has
    read yet goes file by file. Safe from any thread: each step is one look into a dict."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[str, int], float] = {}

    def learn(self, file: SourceFile, seconds: float) -> None:
        """The last ones count most: what a kind of file takes is seen after a few, and the first one started its
        process, which the second tells."""
        before = self._seconds.get(_kind(file), seconds)
        self._seconds[_kind(file)] = (min(before, 4 * seconds) + seconds) / 2

    def expected(self, file: SourceFile) -> float:
        """Seconds."""
        return self._seconds.get(_kind(file), SECONDS)


def _kind(file: SourceFile) -> tuple[str, int]:
    return PurePosixPath(file.path).suffix.lower(), file.bytes.bit_length()


@dataclass(frozen=True, slots=True)
class Batch:
    """`files`: at least one. `faults`: how often it came back because a worker could do nothing with it. `losses`: how
    often because every worker was lost at once."""

    files: Sequence[SourceFile]
    faults: int = 0
    losses: int = 0


class Batches:
    """The files of one call: those that wait, and batches that came back undone. Each file is done or lost once."""

    def __init__(self, files: Iterable[SourceFile], pace: Pace) -> None:
        """`pace`: shared by calls."""
        self._waiting = deque(files)
        self._again: deque[Batch] = deque()
        self._pace = pace

    def following(self, readers: int) -> Batch | None:
        """The next files; None where none waits. The last ones are spread over so many `readers`, while that is worth
        it."""
        if self._again:
            return self._again.popleft()
        spread = len(self._waiting) // (2 * readers)
        taken: list[SourceFile] = []
        seconds = 0.0
        while self._waiting and len(taken) < _MOST:
            seconds += self._pace.expected(self._waiting[0])
            if taken and seconds > (SECONDS if len(taken) < spread else _LEAST):
                break
            taken.append(self._waiting.popleft())
        return Batch(taken) if taken else None

    def done(self, batch: Batch, seconds: Sequence[float]) -> None:
        """So many of its first files are done, in so many seconds each; the others wait again."""
        for file, each in zip(batch.files, seconds, strict=False):
            self._pace.learn(file, each)
        self._waiting.extendleft(reversed(batch.files[len(seconds) :]))

    def lost(self, batch: Batch) -> Sequence[SourceFile]:
        """Too many workers were lost with it. One of its files may be the cause: each goes by itself; a file that was
        by itself is given up and comes back."""
        if len(batch.files) == 1:
            return batch.files
        self._again.extend(Batch([file]) for file in batch.files)
        return ()

    def lost_together(self, batch: Batch) -> Sequence[SourceFile]:
        """Every worker was lost at once, with what they held for all batches: it is handed out anew, as often as a
        batch may see its own worker lost, then as `lost`."""
        if batch.losses + 1 >= MOST_LOSSES:
            return self.lost(batch)
        self._again.append(Batch(batch.files, batch.faults, batch.losses + 1))
        return ()

    def not_understood(self, batch: Batch) -> bool:
        """A worker could do nothing with it: whether it is handed out anew."""
        if batch.faults < _MOST_FAULTS:
            self._again.append(Batch(batch.files, batch.faults + 1, batch.losses))
        return batch.faults < _MOST_FAULTS
