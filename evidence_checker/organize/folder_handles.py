"""Windows' counterpart of an open folder: a handle that keeps a folder from being renamed, removed or exchanged.

On other systems a pin is only the check that the path is a folder and no link; `tree` uses descriptors there.
"""

# ruff: noqa: PTH116  (the same calls as in `tree`, whose faults are tested by exchanging `os`)

from __future__ import annotations

import ctypes
import os
import stat
import sys

_REPARSE_POINT = 0x400
_LIST_DIRECTORY = 0x1
_SHARE_READ_WRITE = 0x3  # not FILE_SHARE_DELETE: that is what keeps the folder in its place
_OPEN_EXISTING = 3
_BACKUP_SEMANTICS = 0x02000000
_OPEN_REPARSE_POINT = 0x00200000


def is_link(path: str) -> bool:
    """Whether the path is a link, or on Windows any reparse point (junction, mount point)."""
    status = os.stat(path, follow_symlinks=False)
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _REPARSE_POINT)


def pin(path: str) -> int:
    """Hold a folder in its place. Raises NotADirectoryError for a link or what is no folder, or OSError."""
    handle = _open(path) if sys.platform == "win32" else 0
    # Looked at after it is held, so what was looked at is what stays.
    status = os.stat(path, follow_symlinks=False)
    if is_link(path) or not stat.S_ISDIR(status.st_mode):
        release(handle)
        raise NotADirectoryError(20, "not a folder", path)
    return handle


def release(handle: int) -> None:
    """Let go of a handle."""
    if sys.platform == "win32" and handle:
        ctypes.windll.kernel32.CloseHandle(ctypes.c_void_p(handle))


if sys.platform == "win32":

    def _open(path: str) -> int:
        create = ctypes.windll.kernel32.CreateFileW
        create.restype = ctypes.c_void_p
        handle = create(
            ctypes.c_wchar_p(path), _LIST_DIRECTORY, _SHARE_READ_WRITE, None, _OPEN_EXISTING,
            _BACKUP_SEMANTICS | _OPEN_REPARSE_POINT, None,
        )  # fmt: skip
        if handle is None or handle == ctypes.c_void_p(-1).value:
            raise ctypes.WinError()
        return int(handle)
else:

    def _open(path: str) -> int:
        return 0
