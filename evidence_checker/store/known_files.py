"""The files of a checked folder as they were last seen, with the hash of their bytes: one row each in SQLite.

A table on the disk, not in memory: of a hundred thousand files none but the one that is asked for is in memory, and a
batch writes its own rows only. What waits is written in one transaction under the writer's lock.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

_SHAPE = """CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, bytes INTEGER, mtime INTEGER, inode TEXT, ctime INTEGER, sha256 BLOB, at INTEGER
) WITHOUT ROWID"""


class Seen(NamedTuple):
    """A file as it was seen. `inode`, `ctime`: 0 = not known. `at`: when it was noted, nanoseconds."""

    bytes: int
    mtime: int
    inode: int
    ctime: int
    sha256: str
    at: int


class KnownFiles:
    """Path → what was seen of the file. `put` and `drop` wait in memory until `save`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._put: dict[str, Seen] = {}
        self._dropped: set[str] = set()

    @property
    def pending(self) -> int:
        """How many changes wait."""
        return len(self._put) + len(self._dropped)

    def get(self, path: str) -> Seen | None:
        """None for a file that is not known. Raises OSError."""
        waiting = self._put.get(path)
        if waiting is not None or path in self._dropped:
            return waiting
        for row in self._rows("SELECT bytes, mtime, inode, ctime, sha256, at FROM files WHERE path = ?", _stored(path)):
            return Seen(row[0], row[1], int(row[2]), row[3], row[4].hex(), row[5])
        return None

    def put(self, path: str, seen: Seen) -> None:
        """Note a file, saved with the next save."""
        self._put[path] = seen
        self._dropped.discard(path)

    def drop(self, paths: Collection[str]) -> None:
        """Forget files, with the next save."""
        for path in paths:
            self._put.pop(path, None)
        self._dropped.update(paths)

    def paths(self) -> Iterator[str]:
        """Every known path, changes that wait included. Raises OSError."""
        for row in self._rows("SELECT path FROM files"):
            path = str(row[0])
            if path not in self._put and path not in self._dropped:
                yield path
        yield from list(self._put)

    def __len__(self) -> int:
        return sum(1 for _ in self.paths())

    def __bool__(self) -> bool:
        return bool(self._put) or any(self._rows("SELECT 1 FROM files LIMIT 1"))

    def save(self) -> None:
        """Write what waits, all or nothing. Under the writer's lock. Raises OSError; then it still waits."""
        if not self.pending:
            return
        with self._translated():
            table = self._open()
            with table:
                table.executemany("DELETE FROM files WHERE path = ?", [(_stored(path),) for path in self._dropped])
                table.executemany(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        (_stored(path), s.bytes, s.mtime, str(s.inode), s.ctime, bytes.fromhex(s.sha256), s.at)
                        for path, s in self._put.items()
                    ],
                )
        self._put, self._dropped = {}, set()

    def take_in(self, rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Rows of the form in which an earlier version kept them."""
        for path, row in rows.items():
            if self.get(path) is None:
                self.put(path, Seen(*(row[name] for name in Seen._fields)))

    def whole(self) -> bool:
        """Whether the table can be read from its first row to its last."""
        if not self.path.exists():
            return True
        try:
            table = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)
            with contextlib.closing(table):
                return bool(table.execute("PRAGMA quick_check").fetchone() == ("ok",))
        except sqlite3.DatabaseError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _rows(self, question: str, *values: object) -> Iterator[Any]:
        if self._connection is None and not self.path.exists():
            return
        with self._translated():
            yield from self._open().execute(question, values)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = _connected(self.path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                # Not a table any more: everything in it can be seen anew.
                self.path.replace(self.path.with_name(self.path.name + ".damaged"))
                self.damaged.append(self.path.name)
                self._connection = _connected(self.path)
        return self._connection

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            number = errno.ENOSPC if "full" in str(error) else errno.EIO
            raise OSError(number, f"{self.path.name}: {error}") from error


def _connected(path: Path) -> sqlite3.Connection:
    # Calls come from one thread at a time, not always from the same one.
    table = sqlite3.connect(path, timeout=30.0, check_same_thread=False)
    try:
        table.execute("PRAGMA journal_mode = WAL")
        table.execute("PRAGMA synchronous = NORMAL")
        table.execute(_SHAPE)
        table.commit()
    except sqlite3.Error:
        table.close()
        raise
    return table


def _stored(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
