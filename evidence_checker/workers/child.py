"""The worker process: limits itself, then runs the task on one file after another until its input ends."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import gc
import importlib
import os
import pickle
import struct
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from evidence_checker.readers import progress
from evidence_checker.workers import frames
from evidence_checker.workers.parts import kept
from evidence_checker.workers.results import encoded

_MOST_TASK = 64 << 20
_PAGE_NEWS_SECONDS = 0.05


def main() -> None:
    """Run tasks until the input ends."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    # A library that prints must not reach the pipe that carries results.
    channel = os.fdopen(os.dup(sink.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sink.fileno())
    threading.Thread(target=_preload, args=(sys.argv[1:],), daemon=True).start()
    task: Any = None
    parts: dict[bytes, bytes] = {}
    while (frame := frames.read(source, _MOST_TASK)) is not None:
        if frame[0] == frames.PART:
            kept(parts, frame[1][:32], frame[1][32:])
            continue
        if frame[0] == frames.TASK:
            limit_self(struct.unpack_from(">Q", frame[1])[0])
            small, names = pickle.loads(memoryview(frame[1])[8:])
            large = {argument: parts[name] for argument, name in names.items()}
            task = functools.partial(small, **large) if large else small
            # What is loaded by now stays until the end; texts make much that is small and little that goes in circles.
            gc.freeze()
            gc.set_threshold(20_000, 20, 20)
            frames.write(channel, frames.READY)
            continue
        file, stop_after, exact, given = pickle.loads(frame[1])
        _answer(channel, functools.partial(task, file, *([given] if given else ())), stop_after, exact)
        frames.write(channel, frames.SIZE, struct.pack(">Q", peak_memory()))


def _preload(modules: Sequence[str]) -> None:
    """Import what the task will need while the parent makes the task, and while the reader of the first file works in
    native code."""
    # Two threads take turns here; at the usual 5 ms a turn the reader would wait longer than it works.
    sys.setswitchinterval(0.0002)
    for module in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)


def limit_self(memory: int) -> None:
    """No core dumps, no files written, bounded memory, gone when the parent is gone. Best effort on each system."""
    try:
        import resource
    except ImportError:  # Windows: the parent put this process into a job
        return
    for name, value in (("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0), ("RLIMIT_AS", memory)):
        number = getattr(resource, name, None)
        if number is not None and value >= 0:
            _soft, hard = resource.getrlimit(number)
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(number, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, 9)  # PR_SET_PDEATHSIG, SIGKILL


def peak_memory() -> int:
    """The most resident memory so far, bytes; 0 where it cannot be asked.

    On Linux it is asked of /proc: `ru_maxrss` of a fresh process begins with what its parent held when it was started
    (the kernel carries it over exec), so that the worker of a large parent would look large before its first file.
    """
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/self/status", "rb") as status:
        for line in status:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) << 10
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak << 10


def _answer(channel: BinaryIO, task: Callable[[], Any], stop_after: int, exact: bool) -> None:
    told = 0.0

    def heard(page: int, pages: int) -> None:
        # Slow pages are told at once, fast ones only every so often. A second attempt tells each of them, so that
        # the page that ended the reader is known.
        nonlocal told
        now = time.monotonic()
        if exact or now - told >= _PAGE_NEWS_SECONDS:
            told = now
            frames.write(channel, frames.PAGE, struct.pack(">II", page, pages))

    progress.PACE.listener, progress.PACE.stop_after = heard, stop_after
    try:
        result = task()
    except MemoryError:
        frames.write(channel, frames.MEMORY)
        return
    except Exception as error:
        frames.write(channel, frames.ERROR, _described(error))
        return
    frames.write(channel, *encoded(result))


def _described(error: Exception) -> bytes:
    """An error of the task itself: a fault of this program, told with its place."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119
        trace = trace.tb_next
    return f"{type(error).__name__}: {error} ({place})".encode("utf-8", "backslashreplace")[:2000]


if __name__ == "__main__":
    main()
