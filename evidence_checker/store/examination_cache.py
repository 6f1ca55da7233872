"""Examinations of one checked folder in one file: thousands are recalled without opening thousands of files.

Records are appended under the writer's lock; each carries a checksum, and the first record that does not hold ends the
pack (a torn write is cut by the next one). Nothing here is synced: what is lost to a power cut is computed again.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path
from typing import BinaryIO

from evidence_checker.store import durable

_MARK = b"X1 "


def _short(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]


class Pack:
    """Key → bytes. `add` waits in memory until `save`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._inode = 0
        self._end = 0
        self._where: dict[str, tuple[int, int, int]] = {}
        self._waiting: dict[str, bytes] = {}
        self._used: set[str] = set()

    @property
    def pending(self) -> int:
        """How many entries wait to be saved."""
        return len(self._waiting)

    @property
    def whole(self) -> int:
        """Bytes up to the end of the last record that holds."""
        return self._end

    def __len__(self) -> int:
        return len(self._where) + len(self._waiting)

    def load(self) -> None:
        """Find the records that were added since the last look. Raises OSError."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            self.close()
            return
        if self._file is None or status.st_ino != self._inode or status.st_size < self._end:
            self.close()
            self._file = self.path.open("rb")
            self._inode = os.fstat(self._file.fileno()).st_ino
        self._file.seek(self._end)
        data = self._file.read()
        at = 0
        while data.startswith(_MARK, at):
            line = data.find(b"\n", at)
            parts = data[at:line].split(b" ") if line > 0 else []
            if len(parts) != 4 or not parts[2].isdigit() or not parts[3].isdigit():
                break
            start, length, check = line + 1, int(parts[2]), int(parts[3])
            if zlib.crc32(data[start : start + length]) != check or data[start + length : start + length + 1] != b"\n":
                break
            self._where[parts[1].decode("ascii", "replace")] = (self._end + start, length, check)
            at = start + length + 1
        self._end += at

    def get(self, key: str) -> bytes | None:
        """The value of a key; None when there is none."""
        short = _short(key)
        packed = self._waiting.get(short)
        if packed is None:
            place = self._where.get(short)
            if place is None or self._file is None:
                return None
            self._file.seek(place[0])
            packed = self._file.read(place[1])
            if zlib.crc32(packed) != place[2]:
                return None
        self._used.add(short)
        return zlib.decompress(packed)

    def add(self, key: str, value: bytes) -> None:
        """Keep a value until the next save."""
        short = _short(key)
        self._waiting[short] = zlib.compress(value, 1)
        self._used.add(short)

    def _records(self, items: dict[str, bytes]) -> bytes:
        return b"".join(
            b"%s%s %d %d\n%s\n" % (_MARK, short.encode(), len(value), zlib.crc32(value), value)
            for short, value in items.items()
        )

    def save(self) -> None:
        """Append what waits. Under the lock. Raises OSError; then it still waits."""
        self.load()
        if self._waiting:
            durable.append(self.path, self._records(self._waiting), sync=False, at=self._end)
            self._waiting = {}
            self.load()

    def shrink(self, above: int = 32 << 20) -> None:
        """Keep what this session used when the rest is most of a large pack. Under the lock. Raises OSError."""
        used = {short: place for short, place in self._where.items() if short in self._used}
        size = sum(length + 80 for _, length, _ in used.values())
        if self._file is None or self._end < above or self._end < 4 * size:
            return
        kept: dict[str, bytes] = {}
        for short, (start, length, _) in used.items():
            self._file.seek(start)
            kept[short] = self._file.read(length)
        # Windows cannot replace a file that another process holds open; the pack then stays large until it can.
        self.close()
        durable.replace_whole(self.path, self._records(kept), sync=False)
        self.load()

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        self._file = None
        self._where = {}
        self._end = 0
