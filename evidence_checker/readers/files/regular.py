"""A regular file of the disk: opened without following a link and without waiting on a pipe."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import BinaryIO

from evidence_checker.model import SourceFile
from evidence_checker.readers.files.failures import NotDownloaded, NotRegular

# A larger file is not read.
MAX_FILE_BYTES = 200 << 20
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
# FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA_ACCESS ([MS-FSCC] 2.6); SF_DATALESS of macOS (sys/stat.h).
_RECALLED = 0x1000 | 0x40000 | 0x400000
_DATALESS = 0x40000000


def source_from(relative: str, path: str, status: os.stat_result) -> SourceFile:
    """The file as a value, from what the file system says of it."""
    changed = status.st_ctime_ns if os.name == "posix" else 0
    return SourceFile(relative, path, status.st_size, status.st_mtime_ns, "", status.st_ino, changed)


def is_elsewhere(status: os.stat_result) -> bool:
    """Whether the content of a file is in the cloud only, so that reading it would fetch it: a reparse point of a sync
    client on Windows, a dataless file on macOS."""
    attributes, flags = getattr(status, "st_file_attributes", 0), getattr(status, "st_flags", 0)
    return bool(attributes & _RECALLED or flags & _DATALESS)


def open_regular(path: str) -> BinaryIO:
    """Open a regular file for reading, without following a link and without waiting on a pipe.

    Raises NotRegular, NotDownloaded or another OSError.
    """
    before = os.lstat(path)
    if not stat.S_ISREG(before.st_mode):
        raise NotRegular(path)
    if is_elsewhere(before):
        raise NotDownloaded(path)
    descriptor = os.open(path, _OPEN_FLAGS)
    try:
        after = os.fstat(descriptor)
        if not stat.S_ISREG(after.st_mode) or (after.st_ino, after.st_dev) != (before.st_ino, before.st_dev):
            raise NotRegular(path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise
