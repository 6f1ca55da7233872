"""The system's own rename that refuses to replace (Linux renameat2, macOS renameatx_np), which Python does not offer.

It is needed where a disk has no hard links (exFAT, some shares), and is one act where link and unlink are two.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import sys
from collections.abc import Callable

_NOREPLACE_LINUX = 1  # RENAME_NOREPLACE, linux/fs.h
_EXCL_MACOS = 4  # RENAME_EXCL, sys/stdio.h
_UNKNOWN = frozenset((errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, getattr(errno, "EOPNOTSUPP", errno.ENOTSUP)))


@functools.cache
def _call() -> tuple[Callable[..., int], int] | None:
    names = {"linux": ("renameat2", _NOREPLACE_LINUX), "darwin": ("renameatx_np", _EXCL_MACOS)}
    if sys.platform not in names:
        return None
    name, flag = names[sys.platform]
    try:
        found = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return None
    found.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    found.restype = ctypes.c_int
    return found, flag


def exclusive(folder: int | None, name: str, other: int | None, other_name: str) -> bool:
    """Rename relative to open folders without replacing. False when this system or disk cannot; raises OSError else."""
    call = _call()
    if call is None or folder is None or other is None:
        return False
    function, flag = call
    if function(folder, os.fsencode(name), other, os.fsencode(other_name), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), other_name)
