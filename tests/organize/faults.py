"""The system's calls with a fault in one of them: the disk refuses the n-th call, or the process dies at it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from evidence_checker.organize import folder_tree, journal, rename, session, transfer

_CALLS = frozenset(
    ("open", "stat", "fstat", "link", "unlink", "mkdir", "rmdir", "rename", "replace", "read", "write", "fsync",
     "ftruncate", "utime", "listdir", "lseek")
)  # fmt: skip


class Killed(BaseException):
    """What a killed process sees of the rest of its program: nothing. No handler may catch it."""


class FaultyOs:
    """`os`, counted. At call `at` it does `what`: "kill" (and every later call dies too), or an errno by name.

    A refused write writes half of its data first, as a full disk does. Closing always works: the kernel does it.
    `links`: whether two folders can share a file (False = other disks).
    """

    def __init__(self, what: str, at: int, links: bool = True) -> None:
        self.what, self.at, self.links = what, at, links
        self.calls = 0
        self.dead = False
        self.last = ""

    def _count(self, name: str, arguments: tuple[Any, ...]) -> None:
        if self.dead:
            raise Killed
        self.calls += 1
        if self.calls != self.at:
            return
        self.last = name
        if name == "write" and len(arguments[1]) > 1:
            os.write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        if self.what == "kill":
            self.dead = True
            raise Killed
        number = getattr(errno, self.what)
        raise OSError(number, os.strerror(number))

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        if name not in _CALLS:
            return found

        def call(*arguments: Any, **options: Any) -> Any:
            self._count(name, arguments)
            if name == "link" and not self.links:
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
            if name == "fsync":
                return None  # no power is cut in tests, and waiting for the disk is most of the time
            return found(*arguments, **options)

        return call


@contextmanager
def fault(what: str, at: int, *, links: bool = True, exclusive: bool = True) -> Iterator[FaultyOs]:
    """Within the block every module that touches the disk for filing uses the faulty calls."""
    faulty = FaultyOs(what, at, links)
    modules = (journal, session, transfer, folder_tree)
    real_rename = rename.exclusive

    def counted(*arguments: Any) -> bool:
        faulty._count("renameat2", arguments)
        return exclusive and real_rename(*arguments)

    for module in modules:
        module.os = faulty  # type: ignore[attr-defined]
    rename.exclusive = counted
    try:
        yield faulty
    finally:
        for module in modules:
            module.os = os  # type: ignore[attr-defined]
        rename.exclusive = real_rename
