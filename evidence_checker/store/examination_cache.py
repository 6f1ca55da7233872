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


_LINE = 120  # bytes: longer than the head of any record


def _short(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:20]


def _place(start: int, length: int, check: int) -> int:
    """Where a record lies, as one number: a hundred thousand places take a few megabytes."""
    return start << 64 | length << 32 | check


def _told(place: int) -> tuple[int, int, int]:
    return place >> 64, place >> 32 & 0xFFFFFFFF, place & 0xFFFFFFFF


class Pack:
    """Key → bytes. `add` waits in memory until `save`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._inode = 0
        self._end = 0
        self._where: dict[bytes, int] = {}
        self._waiting: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

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
        self._file.seek(0, os.SEEK_END)  # what was read ahead may have been cut off and written anew since
        self._file.seek(self._end)
        while (head := self._file.readline(_LINE)).startswith(_MARK) and head.endswith(b"\n"):
            parts = head.split()
            if len(parts) != 4 or len(parts[1]) != 40 or not parts[2].isdigit() or not parts[3].isdigit():
                break
            start, length, check = self._end + len(head), int(parts[2]), int(parts[3])
            value = self._file.read(length + 1)
            if len(value) != length + 1 or value[-1:] != b"\n" or zlib.crc32(value[:-1]) != check:
                break
            try:
                short = bytes.fromhex(parts[1].decode("ascii"))
            except ValueError:
                break
            self._where[short] = _place(start, length, check)
            self._end = start + length + 1

    def get(self, key: str) -> bytes | None:
        """The value of a key; None when there is none."""
        short = _short(key)
        packed = self._waiting.get(short)
        if packed is None:
            place = self._where.get(short)
            if place is None or self._file is None:
                return None
            start, length, check = _told(place)
            self._file.seek(start)
            packed = self._file.read(length)
            if zlib.crc32(packed) != check:
                return None
        self._used.add(short)
        return zlib.decompress(packed)

    def add(self, key: str, value: bytes) -> None:
        """Keep a value until the next save."""
        short = _short(key)
        self._waiting[short] = zlib.compress(value, 1)
        self._used.add(short)

    def _records(self, items: dict[bytes, bytes]) -> bytes:
        return b"".join(
            b"%s%s %d %d\n%s\n" % (_MARK, short.hex().encode(), len(value), zlib.crc32(value), value)
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
        used = {short: _told(place) for short, place in self._where.items() if short in self._used}
        size = sum(length + 80 for _, length, _ in used.values())
        if self._file is None or self._end < above or self._end < 4 * size:
            return
        kept: dict[bytes, bytes] = {}
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
