"""One worker process as its parent sees it: started, given a file, watched, ended."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from evidence_checker.workers import frames, windows
from evidence_checker.workers.parts import apart, kept, name_of

if TYPE_CHECKING:
    from evidence_checker.model import Finding, SourceFile

_START_SECONDS = 60.0
# How native libraries end when memory is refused: they abort.
_ABORTS = frozenset({6, 5, 4})
# SIGKILL, SIGTERM.
_KILLS = frozenset({9, 15})


@dataclass(slots=True)
class Attempt:
    """What became of one attempt. `result`: JSON, in a frame of that `letter`. `ended`: the process is gone. `page` of
    `pages` was done. `broken`: what it said made no sense, and it was ended for that."""

    result: bytes | None = None
    letter: bytes = b""
    ended: bool = False
    timed_out: bool = False
    wants_memory: bool = False
    page: int = 0
    pages: int = 0
    status: int = 0
    seconds: int = 0
    error: str = ""
    broken: bool = False

    @property
    def killed(self) -> bool:
        """Whether the process was ended from outside, by a person or a system short of memory: that is no fault of the
        file."""
        return self.ended and not (self.timed_out or self.broken) and -self.status in _KILLS

    def finding(self) -> Finding:
        """Why there is no result."""
        from evidence_checker.model import Finding

        if self.error:
            return Finding.of("EC135", detail=self.error)
        if self.timed_out:
            return Finding.of("EC108", read=self.page, pages=self.pages, seconds=self.seconds)
        if self.wants_memory:
            return Finding.of("EC109")
        return Finding.of("EC110", read=self.page, pages=self.pages, how=_how(self.status))


def _how(status: int) -> str:
    if status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"status {status}"


class Worker:
    """A process that runs one task on one file at a time. `files`: how many it did. `peak_memory`: bytes, as told."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        """Start the process. `preload`: modules that it imports while it waits for its task."""
        self.files = 0
        self.peak_memory = 0
        self.memory = 0
        self._silence = self._seconds = _START_SECONDS
        self._frame = 0
        self._started = False
        self._order = b""
        self._parts: dict[bytes, bytes] = {}
        self._gone = threading.Lock()
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        extra: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else windows.flags()
        # -I would hide a package that is run from its checkout; the search path is handed over instead.
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "evidence_checker.workers.child", *preload],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            **extra,
        )
        self._job: Any = None
        self._to = cast(BinaryIO, self._process.stdin)
        self._from = cast(BinaryIO, self._process.stdout)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def engage(self, task: Any, memory: int, silence: float, seconds: float, frame: int) -> None:
        """Tell the process its task and its limits (see `Limits`). It limits itself before it takes the task, and keeps
        both until it hears of others; what of a task is large is told once, though other tasks come between."""
        small, large = apart(task)
        names = {argument: name_of(part) for argument, part in large.items()}
        order = struct.pack(">Q", memory) + pickle.dumps((small, names))
        if order == self._order:
            self._silence, self._seconds, self._frame = silence, seconds, frame
            return
        self._order, self._started = order, False
        self.memory, self._silence, self._seconds, self._frame = memory, silence, seconds, frame
        if os.name != "posix":
            self._job = windows.contain(self._process, memory)
        with contextlib.suppress(OSError):
            for argument, name in names.items():
                if name not in self._parts:
                    kept(self._parts, name)
                    frames.write(self._to, frames.PART, name + large[argument])
            frames.write(self._to, frames.TASK, order)

    def run(
        self,
        file: SourceFile,
        stop_after: int,
        on_page: Callable[[int, int], None] | None,
        exact: bool = False,
        given: bytes = b"",
    ) -> Attempt:
        """Run the task on the file; returns when there is a result, or the process is gone or was ended. `given`: what
        the task is handed besides."""
        fate = Attempt()
        self._await_start()
        clock = _Clock(self, self._silence, self._seconds)
        try:
            # Names may hold bytes that are no UTF-8; a pickle from parent to worker is the safe direction.
            frames.write(self._to, frames.FILE, pickle.dumps((file, stop_after, exact, given)))
            while (frame := frames.read(self._from, self._frame)) is not None:
                letter, body = frame
                if letter == frames.PAGE:
                    clock.hear()
                    page, pages = struct.unpack(">II", body)
                    fate.page, fate.pages = max(fate.page, page), max(fate.pages, pages)
                    if on_page is not None and page:
                        on_page(page, pages)
                elif letter == frames.SIZE:
                    self.peak_memory = struct.unpack(">Q", body)[0]
                    self.files += 1
                    return fate
                elif letter == frames.MEMORY:
                    fate.wants_memory = True
                elif letter == frames.ERROR:
                    fate.error = body.decode("utf-8", "replace")
                elif letter in (frames.RESULT, frames.PLAIN):
                    fate.result, fate.letter = body, letter
        except (OSError, frames.TooLong, ValueError) as error:
            fate.broken = not isinstance(error, OSError)
            self.kill()
        finally:
            clock.stop()
        fate.ended = True
        fate.result = None
        fate.timed_out, fate.seconds = clock.ran_out, int(clock.limit)
        self.kill()
        fate.status = self._process.wait()
        fate.wants_memory = fate.wants_memory or (not fate.timed_out and -fate.status in _ABORTS)
        return fate

    def _await_start(self) -> None:
        """A fresh process imports what it needs first; that time is not the file's."""
        if self._started:
            return
        clock = _Clock(self, _START_SECONDS, _START_SECONDS)
        try:
            self._started = frames.read(self._from, self._frame) is not None
        except (OSError, frames.TooLong, ValueError):
            self.kill()
        finally:
            clock.stop()

    def kill(self) -> None:
        """End the process and everything it started. Safe to call from another thread, and twice."""
        with self._gone:
            if self._process.poll() is not None and os.name != "posix":
                return
            if os.name == "posix":
                # The group stays addressable while a program that the worker started is alive.
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            else:
                windows.end(self._process, self._job)

    def close(self) -> None:
        """Let the process end by itself, and see that it does."""
        with contextlib.suppress(OSError):
            self._to.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        self._from.close()


class _Clock:
    """Ends a worker that says nothing for too long, or works too long on one file."""

    def __init__(self, worker: Worker, silence: float, seconds: float) -> None:
        self._worker, self._silence = worker, silence
        now = time.monotonic()
        self._end = now + seconds
        self._heard = now
        self.ran_out = False
        self.limit = silence
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def hear(self) -> None:
        self._heard = time.monotonic()

    def _due(self) -> float:
        return min(self._heard + self._silence, self._end)

    def _watch(self) -> None:
        while not self._over.wait(max(0.01, self._due() - time.monotonic())):
            if time.monotonic() >= self._due():
                self.ran_out = True
                self._worker.kill()
                return

    def stop(self) -> None:
        self._over.set()
        self._thread.join()
