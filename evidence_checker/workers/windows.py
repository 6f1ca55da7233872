"""The counterpart on Windows of limits and process groups: a job with a memory limit that ends with its parent."""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
from typing import Any

_CREATE_NO_WINDOW = 0x08000000
_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x100
_END_WITH_PARENT = 0x2000


def flags() -> dict[str, Any]:
    """How a worker is started on Windows."""
    return {"creationflags": _CREATE_NO_WINDOW}


def contain(process: subprocess.Popen[bytes], memory: int) -> Any:
    """Put the process into a job with a memory limit. Returns the job's handle, or None when that cannot be done."""
    if not hasattr(ctypes, "WinDLL"):
        return None
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return None
    # JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64 bits: 144 bytes; LimitFlags at 16, ProcessMemoryLimit at 112.
    limits = ctypes.create_string_buffer(144)
    ctypes.c_uint32.from_buffer(limits, 16).value = _PROCESS_MEMORY | _END_WITH_PARENT
    ctypes.c_uint64.from_buffer(limits, 112).value = memory
    kernel.SetInformationJobObject(ctypes.c_void_p(job), _EXTENDED_LIMITS, limits, len(limits))
    kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(int(vars(process)["_handle"])))
    return job


def end(process: subprocess.Popen[bytes], job: Any) -> None:
    """End the process and, with the job, what it started."""
    if hasattr(ctypes, "WinDLL") and job:
        ctypes.WinDLL("kernel32").TerminateJobObject(ctypes.c_void_p(job), 1)
    with contextlib.suppress(OSError):
        process.kill()
