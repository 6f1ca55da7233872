"""The pace of reading one file: how far it is, and how far it may go.

Readers report every page here and ask here how far they may go; the worker process that contains them listens. This
lies below readers and workers because rooms of one layer do not import each other
(docs/decisions/0013-contained-reading.md). Outside a worker nobody listens and nothing is limited. One process reads
one file at a time, so one pace per process is enough.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def _nobody(_page: int, _pages: int) -> None:
    """Outside a worker nobody listens."""


@dataclass(slots=True)
class ReadingPace:
    """`listener(page, pages)` hears that `page` pages of `pages` are read (0 of 0: still alive).

    `stop_after`: read at most so many pages, because the next one stopped the reader before (0 = no such limit).
    """

    listener: Callable[[int, int], None] = field(default=_nobody)
    stop_after: int = 0


PACE = ReadingPace()


def report(page: int = 0, pages: int = 0) -> None:
    """Say that `page` pages of `pages` are read; without numbers: the reader is alive."""
    PACE.listener(page, pages)


def may_read(page: int) -> bool:
    """Whether the 1-based page may be read in this attempt."""
    return not PACE.stop_after or page <= PACE.stop_after
