"""Where files are examined: in own processes of this machine, or by workers of a cluster. One small interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from evidence_checker import workers
from evidence_checker.model import Finding, SourceFile
from evidence_checker.workers.places import Places

T = TypeVar("T")


class Engine(Protocol):
    """Runs a task on files. `workers.examine` says what task, result and limits are."""

    def examine(
        self,
        files: Iterable[SourceFile],
        task: Callable[[SourceFile], T],
        result_type: Any,
        limits: workers.Limits,
        on_crash: Callable[[SourceFile, Finding], T],
        *,
        on_page: Callable[[SourceFile, int, int], None] | None = None,
        given: Callable[[SourceFile], bytes] | None = None,
    ) -> Iterator[tuple[SourceFile, T]]:
        """(file, result) in the order of completion; each file exactly once."""


class OwnProcesses:
    """Contained workers of this machine, `count` at most, however many threads call. `standby`: those that were started
    ahead, or wait between two tasks."""

    def __init__(self, count: int, standby: workers.Standby | None = None) -> None:
        self._count, self._standby = count, standby
        self._places = Places(count)

    def examine(
        self,
        files: Iterable[SourceFile],
        task: Callable[[SourceFile], T],
        result_type: Any,
        limits: workers.Limits,
        on_crash: Callable[[SourceFile, Finding], T],
        *,
        on_page: Callable[[SourceFile, int, int], None] | None = None,
        given: Callable[[SourceFile], bytes] | None = None,
    ) -> Iterator[tuple[SourceFile, T]]:
        """See `Engine`."""
        return workers.examine(
            files, task, result_type, self._count, limits, on_crash,
            standby=self._standby, on_page=on_page, given=given, places=self._places,
        )  # fmt: skip

    def end(self) -> None:
        """Interrupt all that is under way, from another thread; whoever waits for results gets KeyboardInterrupt."""
        self._places.end()
