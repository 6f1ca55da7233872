"""How much memory a worker may take for one file: the models of the OCR need much address space, a file does not.

The limit of the whole process has room for the models. A file that grows without end would fill all of it, so the
limit stands lower while a file is opened, and goes up only while an engine reads. Only where a worker has a limit, and
only on Linux, which tells how much is in use; elsewhere nothing changes.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

# What one file may take on top of what the process holds: a picture of 100 million pixels with its copies.
ROOM = 1536 << 20
_whole: list[int] = []


def for_a_file() -> None:
    """Let the process grow by ROOM from here, never beyond the limit it was given."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY:
        return
    if not _whole:
        _whole.append(soft)
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as told:
            in_use = int(told.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (min(_whole[0], in_use + ROOM), hard))


@contextlib.contextmanager
def for_models() -> Iterator[None]:
    """All that the process was given, while an engine reads."""
    if not _whole:
        yield
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_whole[0], hard))
    try:
        yield
    finally:
        for_a_file()
