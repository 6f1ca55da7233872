"""Page text by the hash of the bytes it was read from: a file that moved, or lies there twice, is read once.

One compressed file per content and reader version, written whole. Each carries a checksum; one that does not hold is
the same as none. Nothing is synced: what a power cut takes is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from pathlib import Path

import msgspec

from evidence_checker.model import Document, SourceFile, Unread, replace
from evidence_checker.store import durable

_DOCUMENT, _UNREAD = b"D", b"U"


def anonymous(file: SourceFile) -> SourceFile:
    """The file without what the operating system opens (it may not be UTF-8, and is not true of another copy)."""
    return replace(file, system_path="")


class Texts:
    """Page texts of one memory, by content hash and reader."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str, reader_version: str) -> Path:
        """Where the text of these bytes by that reader is kept."""
        version = hashlib.sha256(reader_version.encode()).hexdigest()[:8]
        return self.folder / sha256[:2] / f"{sha256}-{version}.z"

    def keep(self, document: Document | Unread, reader_version: str) -> None:
        """Raises OSError. Text that is no UTF-8 is not kept, and so read again next time."""
        stored = replace(document, file=anonymous(document.file))
        mark = _DOCUMENT if isinstance(document, Document) else _UNREAD
        try:
            body = mark + msgspec.json.encode(stored)
        except UnicodeEncodeError:
            return
        path = self.path(document.file.sha256, reader_version)
        path.parent.mkdir(parents=True, exist_ok=True)
        durable.replace_whole(path, zlib.crc32(body).to_bytes(4, "big") + zlib.compress(body, 3), sync=False)

    def get(self, sha256: str, reader_version: str) -> Document | Unread | None:
        """None when nothing, or nothing whole, is kept. Raises OSError other than "no such file"."""
        return unpack(durable.read(self.path(sha256, reader_version)))

    def forget(self, sha256: str) -> None:
        """Remove every text of these bytes."""
        for path in (self.folder / sha256[:2]).glob(f"{sha256}-*.z"):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()


def unpack(data: bytes) -> Document | Unread | None:
    """The kept value, None when the bytes do not hold their checksum or have an older shape."""
    try:
        body = zlib.decompress(data[4:])
        if zlib.crc32(body).to_bytes(4, "big") != data[:4]:
            return None
        if body[:1] == _DOCUMENT:
            return msgspec.json.decode(body[1:], type=Document)
        return msgspec.json.decode(body[1:], type=Unread)
    except (zlib.error, msgspec.DecodeError, ValueError):
        return None
