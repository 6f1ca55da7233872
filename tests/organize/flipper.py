"""A stranger's process that turns a folder into a link to outside and back, without pause."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path

_CONTEXT = multiprocessing.get_context("spawn")


def _flip(flipped: Path, outside: Path, count: Synchronized[int], stop: Event) -> None:
    number = 0
    while not stop.is_set():
        hidden = flipped.with_name(f"disimpan-{number}")
        try:
            flipped.rename(hidden)
        except OSError:
            continue
        with suppress(OSError):
            flipped.symlink_to(outside, target_is_directory=True)
            count.value += 1
        with suppress(OSError):
            flipped.unlink()
        try:
            hidden.rename(flipped)
        except OSError:
            number += 1  # in the meantime someone made a new folder of the name


@contextmanager
def flipping(flipped: Path, outside: Path) -> Iterator[Synchronized[int]]:
    """Within the block the folder is flipped; the value counts how often the link stood there."""
    count, stop = _CONTEXT.Value("i", 0), _CONTEXT.Event()
    process = _CONTEXT.Process(target=_flip, args=(flipped, outside, count, stop))
    process.start()
    try:
        yield count
    finally:
        stop.set()
        process.join()
