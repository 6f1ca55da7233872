"""Objects of a store as files of a node: each is fetched when it is to be examined, and gone when nobody needs it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

from evidence_checker.readers import files

_KEPT = 4  # objects that nobody uses now: what lies inside an archive is asked for file by file


class Objects:
    """Safe from any thread. The folder is gone with the process."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._held: dict[str, tuple[Path, int]] = {}
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def fetched(self, place: str) -> Iterator[Path]:
        """The object as a file, for as long as the context lasts. Raises OSError for one that cannot be fetched or is
        not what was listed; MissingToolError, UsageError."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="evidence-checker-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            path, users = self._held.pop(place, (None, 0))
            if path is None:
                path = files.fetched(place, self._folder)
            self._held[place] = (path, users + 1)
        try:
            yield path
        finally:
            with self._lock:
                path, users = self._held[place]
                self._held[place] = (path, users - 1)
                idle = [each for each, (_, used) in self._held.items() if not used]
                for each in idle[:-_KEPT]:
                    shutil.rmtree(self._held.pop(each)[0].parent, ignore_errors=True)
