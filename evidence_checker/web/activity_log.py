"""Who did what, when: one JSON line an act, appended: signing in and failing to, deciding, sending, placing, export."""

from __future__ import annotations

import contextlib
import datetime
import json
import threading
from pathlib import Path

from evidence_checker.store import durable

_MOST_BYTES = 20 << 20


class ActivityLog:
    """A line is on its way to the disk when `note` returns; one that cannot be written stops nothing but is counted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.unwritten = 0

    def note(self, act: str, name: str, client: str, **facts: str | int) -> None:
        """`client`: address of the other end. Values are escaped, so no name can forge a line."""
        at = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        line = json.dumps({"at": at, "act": act, "name": name, "client": client, **facts}, ensure_ascii=True)
        with self._lock:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                size = self._path.stat().st_size if self._path.exists() else 0
                if size > _MOST_BYTES:
                    with contextlib.suppress(OSError):
                        self._path.replace(self._path.with_suffix(".1.jsonl"))
                    size = 0
                durable.append(self._path, line.encode("ascii") + b"\n", sync=False, at=size)
            except OSError:
                self.unwritten += 1
