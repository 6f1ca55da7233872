"""Write so that a kill, a full disk or a power cut leaves the earlier content or the new one, never a mixture.

Every call goes to `os` in the end, so that tests can make each of them fail in turn.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


def _write_all(descriptor: int, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        view = memoryview(piece)
        while view:
            view = view[os.write(descriptor, view) :]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows has no such call; there replacing a file is as durable as it gets."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_beside(path: Path, data: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Write `data` under `path`, a name nobody reads yet; pieces are written as they are made. Removed again on
    failure. Raises OSError, and what the pieces raise."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        try:
            _write_all(descriptor, [data] if isinstance(data, bytes) else data)
            if sync:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def replace(source: Path, target: Path) -> None:
    """Rename over `target`. Windows refuses while a reader has it open, so there it is tried a few times."""
    for attempt in range(10):
        try:
            source.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == 9:
                raise
            time.sleep(0.02)


def replace_whole(path: Path, data: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Put `data` in the place of whatever `path` held. Raises OSError, and what pieces of it raise; then the earlier
    content is intact.

    `sync` is left out only for what can be computed again and carries its own checksum."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    write_beside(beside, data, sync=sync)
    try:
        replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    if sync:
        sync_folder(path.parent)


def append(path: Path, data: bytes, *, sync: bool, at: int) -> None:
    """Append `data` at byte `at`, cutting what a torn write left there. Raises OSError; the file then ends at `at`.

    Call it under the writer's lock only."""
    fresh = not path.exists()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600)
    try:
        try:
            if os.fstat(descriptor).st_size != at:
                os.ftruncate(descriptor, at)
            os.lseek(descriptor, at, os.SEEK_SET)
            _write_all(descriptor, [data])
            if sync:
                os.fsync(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, at)
            raise
    finally:
        os.close(descriptor)
    if fresh and sync:
        sync_folder(path.parent)


def read(path: Path) -> bytes:
    """The content, b"" when there is no such file. Raises OSError for anything else."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
