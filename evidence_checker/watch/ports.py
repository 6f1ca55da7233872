"""What a watched folder needs of the world: clocks, the tree, readers, a memory. Tests give a script in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from evidence_checker.model import Assessment, Examination, Finding, SourceFile


@dataclass(frozen=True, slots=True)
class Found:
    """A listing of the whole tree. `skipped`: what could not be looked at; `blind`: shown paths of folders among it."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Finding, ...] = ()
    blind: tuple[str, ...] = ()


# The next file; with False none of which the first pages are read already.
Taken = Callable[[bool], "SourceFile | None"]
Deliver = Callable[[SourceFile, "Examination | None"], None]


class Ports(Protocol):
    """What a watched folder needs of the world."""

    def clock(self) -> float:
        """Seconds of a clock that only goes forward."""

    def wall_ns(self) -> int:
        """Nanoseconds since 1970."""

    def effort(self) -> float:
        """Seconds of processor that this thread has used."""
        ...

    def iso(self, wall_ns: int) -> str:
        """A moment as ISO 8601 with zone."""

    def there(self) -> bool:
        """Whether the folder itself can be seen, and is the one that is listened to."""
        ...

    def scan(self) -> Found:
        """Raises OSError or EvidenceCheckerError when the folder itself cannot be listed."""
        ...

    def probe(self, file: SourceFile) -> SourceFile | None:
        """The file as it is now; None when it is gone."""

    def lacking(self, file: SourceFile) -> str:
        """What the end of a file lacks; "" when it is whole."""

    def recall(self, file: SourceFile) -> Examination | None:
        """What is remembered of an unchanged file; opens nothing."""
        ...

    def read(self, take: Taken, deliver: Deliver) -> None:
        """Have waiting files read beside this thread: take one after the other, deliver each (None = not to be had).
        One of which only the first pages were read is delivered, taken and delivered again."""
        ...

    def decided(self) -> bool:
        """Whether a reviewer decided something since the last judgement."""
        ...

    def judge(self, examinations: Iterable[Examination], skipped: tuple[Finding, ...]) -> Assessment:
        """The judgement of the folder from the examinations of its files."""

    def keep(self, assessment: Assessment, present: frozenset[str]) -> None:
        """Keep the assessment, and forget files that are not present."""

    def events_work(self) -> bool:
        """Whether the file system tells of changes."""
