"""Calls of reader libraries that are written in another language and fail in their own ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from evidence_checker.readers.base import Unreadable

T = TypeVar("T")


def called(format_name: str, act: Callable[[], T]) -> T:
    """The result. Raises Unreadable for whatever the library raises about the bytes.

    Some raise a panic, which is a BaseException and would slip through `except Exception`; that the process is ended
    by them (abort) cannot be caught here: that is why readers run in contained workers.
    """
    try:
        return act()
    except (KeyboardInterrupt, SystemExit, MemoryError, Unreadable):
        raise
    except BaseException as error:
        raise Unreadable("EC101", format=format_name, detail=f"{type(error).__name__}: {error}"[:200]) from error
