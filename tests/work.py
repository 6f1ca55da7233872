"""Tasks for contained workers: some that behave, and every way of not behaving. The file's path says which."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from evidence_checker.model import Finding, ReadStatus, SourceFile, Unread
from evidence_checker.readers import progress


@dataclass(frozen=True)
class Answer:
    """What a task gives: the path it saw, how far it read, and the system path it was given."""

    path: str
    pages: int = 0
    system_path: str = ""


def behave(file: SourceFile) -> Answer | Unread:
    """Do what the path says."""
    what = file.path.split("-")[0]
    if what == "segv":
        ctypes.string_at(0)
    if what == "kill":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if what == "abort":
        os.abort()
    if what == "exit":
        os._exit(0)
    if what == "hang":
        while True:
            time.sleep(60)
    if what == "memory":
        return Answer(file.path, len(bytearray(8 << 30)))
    if what == "fault":
        raise ValueError("salah")
    if what == "unread":
        return Unread(file, ReadStatus.UNREADABLE, Finding.of("EC103"))
    if what == "print":
        print("bukan bingkai", flush=True)
        os.write(1, b"bukan bingkai")
    if what in ("pages", "once"):
        read = 0
        for page in range(1, 6):
            if not progress.may_read(page):
                break
            if page == 4 and what == "pages":
                os.abort()
            if page == 4 and (mark := Path(file.system_path)).exists():
                mark.unlink()
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            read = page
            progress.report(page, 5)
        return Answer(file.path, read)
    return Answer(file.path, 1, file.system_path)


def with_rules(file: SourceFile, *, rules: bytes, agency: str) -> Answer:
    """Tells what it was given besides the file."""
    return Answer(f"{file.path} {rules[:1].decode()} {agency}", len(rules))
